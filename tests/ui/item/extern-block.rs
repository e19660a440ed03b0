use profound_client::{profound_endpoint};

#[profound_endpoint(GET "/v1/org")]
unsafe extern "C" {}

fn main() {}
