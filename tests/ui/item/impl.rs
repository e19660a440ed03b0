use profound_client::{profound_endpoint};

struct Org;

#[profound_endpoint(GET "/v1/org")]
impl Org {}

fn main() {}
