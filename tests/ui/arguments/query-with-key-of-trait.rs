use profound_client::{Error, profound_endpoint};

#[profound_endpoint(key = query("token"))]
trait Weather {
    #[profound_endpoint(GET "/forecast", unlisted)]
    async fn forecast(&self, #[query("token")] page: &str) -> Result<(), Error>;
}

fn main() {}
