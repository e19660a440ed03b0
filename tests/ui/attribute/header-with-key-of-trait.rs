use profound_client::{Error, profound_endpoint};

#[profound_endpoint(key = header("X-Token"), headers("X-Team" = "a"))]
trait Weather {
    #[profound_endpoint(GET "/forecast", unlisted, headers("X-Token" = "a"))]
    async fn forecast(&self) -> Result<(), Error>;
}

fn main() {}
