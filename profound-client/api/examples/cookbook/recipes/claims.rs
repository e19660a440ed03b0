//! Which inaccurate claims are the most frequent, and which pages are they from?

use profound_api::{
    Accuracy, ClaimCitationSource, ClaimDetail, Client, Error, FactcheckClaimRow,
    FactcheckClaimsQuery, Uuid, dates::DateRange,
};

pub async fn claims(
    client: &Client,
    category: Uuid,
    period: DateRange,
) -> Result<Vec<(String, f64, Vec<ClaimCitationSource>)>, Error> {
    let query = FactcheckClaimsQuery::new(category, period)
        .include([ClaimDetail::CitationSources])
        .limit(10);
    let rows = client.factcheck_claims(&query).await?.data;
    let line = |row: FactcheckClaimRow| {
        Some((
            row.claim?,
            row.occurrence?,
            row.citation_sources.unwrap_or_default(),
        ))
    };
    Ok(rows.into_iter().filter_map(line).collect())
}
