//! Which brands are the most visible?

use profound_api::{
    Client, Error, Reports, Scope, Uuid, VisibilityQuery, VisibilityRow, dates::DateRange,
};

pub async fn competitors(
    client: &Client,
    category: Uuid,
    period: DateRange,
) -> Result<Vec<(i64, String, f64)>, Error> {
    let query = VisibilityQuery::new(category, period).scope(Scope::All);
    let rows = client.all_visibility(&query).await?.into_vec().await?;
    let line = |row: VisibilityRow| Some((row.rank?, row.asset?.name?, row.visibility_score?));
    Ok(rows.into_iter().filter_map(line).collect())
}
