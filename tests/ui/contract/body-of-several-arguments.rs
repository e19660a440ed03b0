use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v2/reports/visibility")]
async fn visibility(
    client: &Client,
    category_id: &str,
    start_date: &str,
    end_date: &str,
) -> Result<(), Error>;

fn main() {}
