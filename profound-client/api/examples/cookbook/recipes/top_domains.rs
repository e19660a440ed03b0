//! Which domains are cited most, and how did their shares change?

use profound_api::{
    CitationRow, CitationsQuery, Client, Error, Reports, Uuid,
    dates::{self, Change, DateRange},
};

pub async fn top_domains(
    client: &Client,
    category: Uuid,
    period: DateRange,
    most: usize,
) -> Result<Vec<Change<String>>, Error> {
    let shares = async |dates| {
        let query = CitationsQuery::new(category, dates);
        let rows = client.all_citations(&query).await?.into_vec().await?;
        let pair = |row: CitationRow| Some((row.domain?, row.citation_share?));
        Ok::<_, Error>(rows.into_iter().filter_map(pair))
    };
    let mut changes = dates::compare(period, period.previous()?, shares).await?;
    changes.sort_by(|a: &Change<_>, b| b.value.total_cmp(&a.value));
    changes.truncate(most);
    Ok(changes)
}
