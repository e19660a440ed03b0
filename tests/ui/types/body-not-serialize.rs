use profound_client::{Client, Error, profound_endpoint};

struct Query;

#[profound_endpoint(POST "/v2/reports/visibility")]
async fn visibility(client: &Client, query: &Query) -> Result<(), Error>;

fn main() {}
