use profound_client::Client;

fn main() {
    use profound_client::{ApiError, Error, ProfoundError, profound_endpoint};

    #[derive(Debug, ProfoundError)]
    enum MyError {
        #[profound(status = 404)]
        Missing(#[allow(unused)] ApiError),
        #[profound(other)]
        Other(#[allow(unused)] Error),
    }

    #[profound_endpoint(dyn = DynOrgs)]
    trait Orgs {
        #[profound_endpoint(GET "/v1/org", errors(409 => MyError::Missing))]
        async fn org(&self) -> Result<String, MyError>;
    }

    let client = Client::builder().api_key("example").build().unwrap();
    drop(client.org());
    drop(DynOrgs::new(client.clone()).org());
    {
        #[profound_endpoint(GET "/v1/org/models")]
        async fn models(client: &Client) -> Result<String, MyError>;

        drop(models(&client));
    }
}
