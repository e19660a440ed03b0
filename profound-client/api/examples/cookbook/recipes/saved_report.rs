//! How do we run a report whose definition is a file?

use std::error::Error;

use profound_api::{Client, Reports, VisibilityQuery, VisibilityRow};

pub async fn saved_report(
    client: &Client,
    definition: &str,
) -> Result<Vec<VisibilityRow>, Box<dyn Error>> {
    let query: VisibilityQuery = serde_json::from_str(definition)?;
    Ok(client.all_visibility(&query).await?.into_vec().await?)
}
