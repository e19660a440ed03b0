use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(dyn = DynOrganisation)]
pub trait Organisation {
    #[profound_endpoint(GET "/v1/org")]
    fn org(&self) -> Result<(), Error>;

    #[profound_endpoint(GET "/v1/org/models")]
    fn models(&self) -> Result<(), Error>;
}

pub fn models(organisation: &impl Organisation, shared: &DynOrganisation) -> Result<(), Error> {
    DynOrganisation::models(shared)?;
    organisation.models()
}

#[profound_endpoint(GET "/v1/org")]
pub fn org(client: &Client) -> Result<(), Error>;

fn main() {}
