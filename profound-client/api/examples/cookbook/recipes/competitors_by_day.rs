//! How do the scores of several brands develop from day to day?

use std::collections::BTreeMap;

use profound_api::{
    Assets, Client, Error, Reports, Uuid, VisibilityDimension, VisibilityQuery, VisibilityRow,
    dates::DateRange,
};

pub async fn competitors_by_day(
    client: &Client,
    category: Uuid,
    brands: &[&str],
    period: DateRange,
) -> Result<BTreeMap<(String, String), f64>, Error> {
    let query = VisibilityQuery::new(category, period)
        .assets(Assets::any_of(brands.iter().copied()))
        .group_by([VisibilityDimension::Date]);
    let rows = client.all_visibility(&query).await?.into_vec().await?;
    let point = |row: VisibilityRow| Some(((row.asset?.name?, row.date?), row.visibility_score?));
    Ok(rows.into_iter().filter_map(point).collect())
}
