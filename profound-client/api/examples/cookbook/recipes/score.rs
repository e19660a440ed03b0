//! How visible is a brand, and how did that change since the period before?

use profound_api::{
    Assets, Client, Error, Reports, Uuid, VisibilityQuery, VisibilityRow,
    dates::{self, Change, DateRange},
};

pub async fn score(
    client: &Client,
    category: Uuid,
    brand: &str,
    period: DateRange,
) -> Result<Vec<Change<String>>, Error> {
    let scores = async |dates| {
        let query = VisibilityQuery::new(category, dates).assets(Assets::is(brand));
        let pair = |row: VisibilityRow| Some((row.asset?.name?, row.visibility_score?));
        let rows = client.visibility(&query).await?.data;
        Ok(rows.into_iter().filter_map(pair))
    };
    dates::compare(period, period.previous()?, scores).await
}
