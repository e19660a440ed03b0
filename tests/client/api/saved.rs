//! Queries from files, with the feature `deserialize`.

use profound_api::{Filter, Reports, VisibilityDimension, VisibilityQuery};
use profound_client::Error;

use super::{Desk, week};

#[tokio::test]
async fn a_saved_query_is_called() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let file = format!(
        r#"{{
            "category_id": "{}",
            "dates": "2026-06-08 to 2026-06-14",
            "group_by": ["date", "model"],
            "filter": {{ "and": [
                {{ "field": "model", "op": "in", "value": ["ChatGPT", "Perplexity"] }},
                {{ "not": {{ "field": "topic", "op": "contains", "value": "shoe" }} }}
            ] }},
            "limit": 5
        }}"#,
        desk.category.id
    );
    let query: VisibilityQuery = serde_json::from_str(&file).expect("it is a query");
    let written = VisibilityQuery::new(desk.category.id, week()?)
        .group_by([VisibilityDimension::Date, VisibilityDimension::Model])
        .filter(
            Filter::field("model")
                .is_any_of(["ChatGPT", "Perplexity"])
                .and(Filter::field("topic").contains("shoe").not()),
        )
        .limit(5);
    assert_eq!(query, written);
    let rows = desk.client.visibility(&query).await?.data;
    assert_eq!(rows, desk.client.visibility(&written).await?.data);
    assert_eq!(rows.len(), 5);
    Ok(())
}
