//! A method with the bound `Self: Sized` is called through the `dyn` form like any other.

use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(dyn = DynOrg)]
trait Org {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Vec<String>, Error>
    where
        Self: Sized;

    fn name(&self) -> &str
    where
        Self: Sized,
    {
        "org"
    }
}

#[profound_endpoint(dyn = DynModels)]
trait Models {
    #[profound_endpoint(GET "/v1/org/models")]
    fn models(&self) -> Result<Vec<String>, Error>
    where
        Self: Sized;
}

fn main() {
    let _ = |client: Client| {
        let org = DynOrg::new(client);
        assert_eq!(org.name(), "org");
        drop(org.org());
    };
    let _ = |client: profound_client::blocking::Client| DynModels::new(client).models();
}
