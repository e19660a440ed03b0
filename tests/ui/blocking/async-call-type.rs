use profound_client::{Call, Error, profound_endpoint};

#[profound_endpoint]
trait Organisation {
    #[profound_endpoint(GET "/v1/org")]
    fn org(&self) -> Call<Result<(), Error>>;
}

fn main() {}
