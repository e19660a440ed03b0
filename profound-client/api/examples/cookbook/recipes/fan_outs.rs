//! Which web searches do models make for each prompt?

use profound_api::{
    Client, Error, QueryFanoutDimension, QueryFanoutRow, QueryFanoutsQuery, Reports, Uuid,
    dates::DateRange,
};

pub async fn fan_outs(
    client: &Client,
    category: Uuid,
    period: DateRange,
) -> Result<Vec<(String, String, f64)>, Error> {
    let query = QueryFanoutsQuery::new(category, period)
        .group_by([QueryFanoutDimension::Prompt, QueryFanoutDimension::Query]);
    let rows = client.all_query_fanouts(&query).await?.into_vec().await?;
    let line = |row: QueryFanoutRow| Some((row.prompt?, row.query?, row.total_fanouts?));
    Ok(rows.into_iter().filter_map(line).collect())
}
