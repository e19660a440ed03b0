//! Endpoints that are not `async`. The lines that end in a comment get an error.

use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(dyn = DynOrganisation)]
pub trait Organisation {
    #[profound_endpoint(GET "/v1/org")]
    fn org(&self) -> Result<(), Error>; // error

    #[profound_endpoint(GET "/v1/org/models")]
    fn models(&self) -> Result<(), Error>;
}

pub fn models(organisation: &impl Organisation, shared: &DynOrganisation) -> Result<(), Error> {
    DynOrganisation::models(shared)?;
    organisation.models()
}

#[profound_endpoint(GET "/v1/org")]
pub fn org(client: &Client) -> Result<(), Error>; // error

fn main() {}
