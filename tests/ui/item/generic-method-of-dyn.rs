use profound_client::{Error, profound_endpoint};

#[profound_endpoint(dyn = DynReports)]
trait Reports {
    #[profound_endpoint(POST "/v1/agents")]
    async fn create<A: serde::Serialize + Sync>(&self, agent: &A) -> Result<(), Error>;
}

fn main() {}
