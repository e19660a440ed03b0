use profound_client::{Error, profound_endpoint};

#[profound_endpoint(dyn = DynReports)]
trait Reports {
    #[profound_endpoint(POST "/v1/agents")]
    async fn create(&self, agent: &serde_json::Value, #[header("X-Team")] team: impl profound_client::QueryValue) -> Result<(), Error>;
}

fn main() {}
