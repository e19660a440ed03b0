//! How accurate is what answers say about us, by topic?

use profound_api::{
    Accuracy, Client, Error, FactcheckDimension, FactcheckQuery, FactcheckRow, Uuid,
    dates::DateRange,
};

pub async fn fact_check(
    client: &Client,
    category: Uuid,
    period: DateRange,
) -> Result<Vec<(String, f64, i64, i64)>, Error> {
    let query = FactcheckQuery::new(category, period).group_by([FactcheckDimension::Topic]);
    let rows = client.all_factcheck(&query).await?.into_vec().await?;
    let line = |row: FactcheckRow| {
        Some((
            row.topic?.name?,
            row.accuracy?,
            row.accurate?,
            row.inaccurate?,
        ))
    };
    Ok(rows.into_iter().filter_map(line).collect())
}
