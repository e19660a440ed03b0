//! How do we read a report as columns, for a data frame?

use profound_api::{
    Client, Error, Reports, Uuid, WebSearchDimension, WebSearchMetric, WebSearchResultsQuery,
    dates::DateRange,
};

pub async fn columns(
    client: &Client,
    category: Uuid,
    period: DateRange,
) -> Result<(Vec<String>, Vec<u32>, Vec<f64>), Error> {
    let query = WebSearchResultsQuery::new(category, period, [WebSearchMetric::Count])
        .dimensions([WebSearchDimension::Hostname, WebSearchDimension::Date]);
    let report = client.web_search_results(&query).await?;
    let counts: &[f64] = report.numbers("count")?.values(); // NaN is null
    let hosts = report.strings("hostname")?;
    let codes: &[u32] = hosts.codes(); // an index into the dictionary for each row
    let dictionary = hosts.distinct().map(str::to_owned).collect();
    Ok((dictionary, codes.to_vec(), counts.to_vec()))
}
