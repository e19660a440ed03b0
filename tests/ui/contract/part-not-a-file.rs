use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(POST "/v1/knowledge-bases/{id}/documents")]
async fn add(
    client: &Client,
    id: &str,
    #[part] name: &str,
    #[part] file: &str,
) -> Result<(), Error>;

fn main() {}
