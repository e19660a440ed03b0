//! How many active prompts does each topic have?

use std::collections::BTreeMap;

use profound_api::{Client, Error, Prompts, PromptsQuery, TrackingStatus, Uuid};

pub async fn prompts_by_topic(
    client: &Client,
    category: Uuid,
) -> Result<BTreeMap<String, usize>, Error> {
    let query = PromptsQuery::new().statuses([TrackingStatus::Active]);
    let mut prompts = client.all_prompts(category, &query).await?;
    let mut topics = BTreeMap::new();
    while let Some(prompt) = prompts.next().await {
        *topics.entry(prompt?.topic.name).or_default() += 1;
    }
    Ok(topics)
}
