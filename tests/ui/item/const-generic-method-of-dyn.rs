use profound_client::{Error, profound_endpoint};

#[profound_endpoint(dyn = DynReports)]
trait Reports {
    #[profound_endpoint(POST "/v1/agents")]
    async fn create<const N: usize>(&self, agents: &[u8; N]) -> Result<(), Error>;
}

fn main() {}
