//! What do answers say about a brand, by theme, now and in the period before?

use profound_api::{
    Client, Error, Reports, SentimentDimension, SentimentQuery, SentimentRow, Uuid,
    dates::DateRange,
};

pub async fn sentiment_by_theme(
    client: &Client,
    category: Uuid,
    brand: &str,
    period: DateRange,
) -> Result<Vec<(String, f64, Option<f64>)>, Error> {
    let query = SentimentQuery::new(category, brand, period)
        .comparison(period.previous()?)
        .group_by([SentimentDimension::Theme]);
    let rows = client.all_sentiment(&query).await?.into_vec().await?;
    let line = |row: SentimentRow| {
        let before = row.previous.and_then(|before| before.positive_sentiment);
        Some((row.theme?.name?, row.positive_sentiment?, before))
    };
    Ok(rows.into_iter().filter_map(line).collect())
}
