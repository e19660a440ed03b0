use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(GET "/v1/ads/openai-ads/ad-account/insights")]
async fn org(client: &Client, #[query("time_ranges")] ranges: &[&str]) -> Result<(), Error>;

fn main() {}
