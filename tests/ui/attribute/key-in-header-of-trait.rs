use profound_client::{Error, profound_endpoint};

#[profound_endpoint(headers("X-Token" = "a"))]
trait Weather {
    #[profound_endpoint(GET "/forecast", unlisted, key = header("X-Token"))]
    async fn forecast(&self) -> Result<(), Error>;
}

fn main() {}
