use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v1/projects/{project_id}/unarchive")]
async fn org(client: &Client, project_id: &str, category_id: &str) -> Result<(), Error>;

fn main() {}
