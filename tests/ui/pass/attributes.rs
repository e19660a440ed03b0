use profound_client::{Client, Error, HasClient, profound_endpoint};

#[profound_endpoint(dyn = DynOrgs)]
#[must_use]
#[doc(alias = "organisations")]
#[expect(clippy::missing_errors_doc, non_snake_case)]
pub trait Orgs {
    #[must_use = "an answer costs a request"]
    #[profound_endpoint(GET "/v1/org")]
    #[doc(alias = "organisation")]
    async fn org(&self) -> Result<String, Error>;

    #[deprecated(note = "use `org`")]
    #[profound_endpoint(GET "/v1/org/models")]
    async fn models(&self) -> Result<Vec<String>, Error>;

    #[profound_endpoint(GET "/v1/org/domains")]
    #[allow(non_snake_case)]
    async fn getDomains(&self) -> Result<Vec<String>, Error>;

    #[profound_endpoint(GET "/v1/org/personas")]
    async fn GetPersonas(
        &self,
        #[allow(unused)] organization_ids: &[&str],
    ) -> Result<Vec<String>, Error>;
}

#[deprecated(note = "use `Orgs`")]
#[profound_endpoint(dyn = DynOldOrgs)]
trait OldOrgs {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<String, Error>;
}

#[profound_endpoint]
pub trait Within {
    //! An inner comment belongs to the trait.
    #![allow(non_snake_case)]

    #[profound_endpoint(GET "/v1/org")]
    async fn getOrg(&self) -> Result<String, Error>;
}

#[deprecated = "use `Orgs`"]
#[must_use]
#[inline]
#[profound_endpoint(GET "/v1/org")]
async fn org(client: &Client) -> Result<String, Error>;

trait Categories: HasClient {
    #[profound_endpoint(GET "/v1/org/categories")]
    #[deprecated]
    #[expect(non_snake_case)]
    async fn Categories(&self) -> Result<Vec<String>, Error>;
}

impl Categories for Client {}

#[expect(deprecated)]
fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    let _ = Orgs::org(&client);
    let _ = client.getDomains();
    let _ = client.GetPersonas(&[]);
    let _ = client.models();
    let _ = DynOldOrgs::new(client.clone());
    let _ = org(&client);
    let _ = client.Categories();
    let _ = DynOrgs::new(client).models();
}
