use profound_client::{profound_endpoint};

#[profound_endpoint]
trait Reports {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self);
}

fn main() {}
