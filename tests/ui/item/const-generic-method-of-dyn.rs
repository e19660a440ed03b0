use profound_client::{Error, profound_endpoint};

#[profound_endpoint(dyn = DynReports)]
trait Reports {
    #[profound_endpoint(GET "/v1/org/domains")]
    async fn domains<const N: usize>(&self, organization_ids: &[u32; N]) -> Result<(), Error>;
}

fn main() {}
