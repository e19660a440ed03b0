use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v1/projects/{project_id}/tasks")]
async fn org(client: &Client, project_id: &str, task: &serde_json::Value) -> Result<(), Error>;

fn main() {}
