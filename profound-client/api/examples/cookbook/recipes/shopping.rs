//! Which brands do answers show as products?

use profound_api::{
    Client, Error, Scope, Shopping, ShoppingBrandRow, ShoppingBrandsQuery, Uuid, dates::DateRange,
};

pub async fn shopping(
    client: &Client,
    category: Uuid,
    period: DateRange,
) -> Result<Vec<(String, f64, f64)>, Error> {
    let query = ShoppingBrandsQuery::new(category, period).scope(Scope::All);
    let rows = client.all_shopping_brands(&query).await?.into_vec().await?;
    let line = |row: ShoppingBrandRow| {
        let name = row.asset?.get("name")?.as_str()?.to_owned();
        Some((name, row.visibility_score?, row.average_position?))
    };
    Ok(rows.into_iter().filter_map(line).collect())
}
