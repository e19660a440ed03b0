//! Which part of all mentions does each brand have?

use profound_api::{
    Client, Error, Reports, Scope, Uuid, VisibilityMetric, VisibilityQuery, VisibilityRow,
    VisibilitySort, dates::DateRange,
};

pub async fn share_of_voice(
    client: &Client,
    category: Uuid,
    period: DateRange,
) -> Result<Vec<(String, f64)>, Error> {
    let query = VisibilityQuery::new(category, period)
        .scope(Scope::All)
        .sort(VisibilitySort::new().field(VisibilityMetric::ShareOfVoice));
    let rows = client.all_visibility(&query).await?.into_vec().await?;
    let pair = |row: VisibilityRow| Some((row.asset?.name?, row.share_of_voice?));
    Ok(rows.into_iter().filter_map(pair).collect())
}
