use profound_client::{Client, Error, Part, profound_endpoint};

#[profound_endpoint(POST "/v1/knowledge-bases/{id}/documents")]
async fn add(
    client: &Client,
    id: &str,
    #[part] name: &[&str],
    #[part] file: &Part,
) -> Result<(), Error>;

fn main() {}
