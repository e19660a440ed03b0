use profound_client::{profound_endpoint};

#[profound_endpoint(GET "/v1/org")]
const ORG: u8 = 0;

fn main() {}
