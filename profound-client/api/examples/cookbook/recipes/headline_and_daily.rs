//! What are the score of a period, and the scores of its days for a chart?

use std::collections::BTreeMap;

use profound_api::{
    Assets, Client, Error, Reports, Uuid, VisibilityDimension, VisibilityQuery, VisibilityRow,
    dates::DateRange,
};

pub async fn headline_and_daily(
    client: &Client,
    category: Uuid,
    brand: &str,
    period: DateRange,
) -> Result<(Option<f64>, BTreeMap<String, f64>), Error> {
    let query = VisibilityQuery::new(category, period).assets(Assets::is(brand));
    let by_day = query.clone().group_by([VisibilityDimension::Date]);
    let headline = client.visibility(&query).await?.data;
    let daily = client.all_visibility(&by_day).await?.into_vec().await?;
    let day = |row: VisibilityRow| Some((row.date?, row.visibility_score?));
    let headline = headline.first().and_then(|row| row.visibility_score);
    Ok((headline, daily.into_iter().filter_map(day).collect()))
}
