use profound_client::{Error, profound_endpoint};

#[profound_endpoint]
trait Reports {
    #[profound_endpoint(GET "/v1/org")]
    fn org(&self) -> impl Future<Output = Result<(), Error>>;
}

fn main() {}
