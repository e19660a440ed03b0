//! How do we ask for several categories at once, within the quota?

use std::error::Error;

use profound_api::{Categories, Client, Reports, VisibilityQuery, VisibilityRow, dates::DateRange};

pub async fn all_categories(
    client: &Client, // built with `wait_for_quota` and `max_concurrent_calls`
    period: DateRange,
) -> Result<Vec<(String, Vec<VisibilityRow>)>, Box<dyn Error>> {
    let mut calls = Vec::new();
    for category in client.categories(&[]).await? {
        let call = client.visibility(&VisibilityQuery::new(category.id, period));
        calls.push((category.name, tokio::spawn(call)));
    }
    let mut reports = Vec::new();
    for (name, call) in calls {
        reports.push((name, call.await??.data));
    }
    Ok(reports)
}
