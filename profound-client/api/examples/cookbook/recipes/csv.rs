//! How do we write a report as CSV?

use std::{error::Error, io::Write};

use profound_api::{
    Client, Reports, Uuid, WebSearchDimension, WebSearchMetric, WebSearchResultsQuery,
    dates::DateRange,
};

pub async fn csv(
    client: &Client,
    category: Uuid,
    period: DateRange,
    file: impl Write,
) -> Result<(), Box<dyn Error>> {
    let query = WebSearchResultsQuery::new(category, period, [WebSearchMetric::Count])
        .dimensions([WebSearchDimension::Date, WebSearchDimension::Hostname]);
    Ok(client.web_search_results(&query).await?.write_csv(file)?)
}
