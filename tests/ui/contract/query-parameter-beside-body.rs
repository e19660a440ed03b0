use profound_client::{Client, Error, profound_endpoint};
use serde_json::Value;

#[profound_endpoint(POST "/v1/projects/{project_id}/tasks")]
async fn add(
    client: &Client,
    project_id: &str,
    category_id: &str,
    task: &Value,
) -> Result<(), Error>;

fn main() {}
