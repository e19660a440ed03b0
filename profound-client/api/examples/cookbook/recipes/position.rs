//! At which position is each brand named, if it is named?

use profound_api::{
    Client, Error, Reports, Scope, Uuid, VisibilityMetric, VisibilityQuery, VisibilityRow,
    VisibilitySort, dates::DateRange,
};

pub async fn position(
    client: &Client,
    category: Uuid,
    period: DateRange,
) -> Result<Vec<(String, Option<f64>)>, Error> {
    let query = VisibilityQuery::new(category, period)
        .scope(Scope::All)
        .sort(VisibilitySort::new().field(VisibilityMetric::AveragePosition));
    let rows = client.all_visibility(&query).await?.into_vec().await?;
    let line = |row: VisibilityRow| Some((row.asset?.name?, row.average_position));
    Ok(rows.into_iter().filter_map(line).collect())
}
