use profound_client::{Error, profound_endpoint};

struct Org;

#[profound_endpoint]
trait Organisation {
    #[profound_endpoint(GET "/v1/org")]
    fn org(&self) -> Result<Org, Error>;
}

fn main() {}
