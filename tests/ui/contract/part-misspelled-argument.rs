use profound_client::{Client, Error, Part, profound_endpoint};

#[profound_endpoint(PUT "/v1/knowledge-bases/{id}/documents")]
async fn add(
    client: &Client,
    id: &str,
    #[part] name: &str,
    #[part] fil: &Part,
) -> Result<(), Error>;

fn main() {}
