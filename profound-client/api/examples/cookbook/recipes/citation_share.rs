//! Which share of the citations does a domain have on each day?

use std::collections::BTreeMap;

use profound_api::{
    CitationDimension, CitationsQuery, Client, Domain, Error, OwnedDomains, Reports, Uuid,
    dates::DateRange,
};

pub async fn citation_share(
    client: &Client,
    category: Uuid,
    domain: Domain,
    period: DateRange,
) -> Result<BTreeMap<String, f64>, Error> {
    let query = CitationsQuery::new(category, period).group_by([CitationDimension::Date]);
    let rows = client.all_citations(&query).await?.into_vec().await?;
    let domains = OwnedDomains::from_iter([domain]);
    Ok(domains.citation_share_by_date(&rows).unwrap_or_default())
}
