use profound_client::{profound_endpoint};

#[profound_endpoint]
trait Org {}

fn main() {}
