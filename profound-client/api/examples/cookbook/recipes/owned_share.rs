//! Which share of the citations do our own domains have, and how did it change?

use profound_api::{
    CitationsQuery, Client, Error, Reports, Uuid,
    dates::{self, Change, DateRange},
    owned_domains,
};

pub async fn owned_share(
    client: &Client,
    category: Uuid,
    period: DateRange,
) -> Result<Vec<Change<&'static str>>, Error> {
    let owned = owned_domains(client, category).await?;
    let share = async |dates| {
        let query = CitationsQuery::new(category, dates);
        let rows = client.all_citations(&query).await?.into_vec().await?;
        Ok(owned.citation_share(&rows).map(|share| ("owned", share)))
    };
    dates::compare(period, period.previous()?, share).await
}
