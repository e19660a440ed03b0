//! Which of our own pages are cited most?

use profound_api::{
    CitationEntity, CitationRow, CitationsQuery, Client, Error, Reports, Uuid, dates::DateRange,
    owned_domains,
};

pub async fn top_pages(
    client: &Client,
    category: Uuid,
    period: DateRange,
) -> Result<Vec<(String, i64)>, Error> {
    let owned = owned_domains(client, category).await?;
    let query = CitationsQuery::new(category, period).entity(CitationEntity::Page);
    let rows = client.all_citations(&query).await?.into_vec().await?;
    let pair = |row: CitationRow| Some((row.page?, row.count?));
    let pages = rows.into_iter().filter_map(pair);
    let mut pages: Vec<_> = pages.filter(|(page, _)| owned.contains(page)).collect();
    pages.sort_by_key(|(_, count)| -count);
    Ok(pages)
}
