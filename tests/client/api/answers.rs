//! Responses that the sandbox does not produce: of a newer API, and of fakes.

use profound_api::{
    AdInsightRow, AdInsightsPage, AdInsightsQuery, Ads, DocumentChange, DocumentVisibility,
    Documents, DocumentsQuery, Uuid,
};
use profound_client::{Error, Pages};
use profound_tests::{Reply, Server};
use serde_json::{from_value, json};

#[tokio::test]
async fn a_word_that_is_new_is_kept_and_sent_back() -> Result<(), Error> {
    let document = json!({
        "id": Uuid::nil(), "name": "Notes", "url": "https://example.com", "visibility": "public",
        "created_at": "2026-06-08T00:00:00Z", "updated_at": "2026-06-08", "author_type": "user",
        "owner_user_id": Uuid::nil(), "owner_email": null, "app_delegate": null,
        "category_name": null, "company_name": null, "colour": "red",
    });
    let page = json!({ "data": [document] });
    let replies = [page, document].map(|body| Reply::json(200, &body.to_string()));
    let server = Server::start(replies).await;
    let client = server.client();
    let listed = client
        .documents(Uuid::nil(), &DocumentsQuery::new())
        .await?;
    let visibility = &listed.data[0].visibility;
    assert_eq!(
        *visibility,
        DocumentVisibility::Unknown("public".to_owned())
    );
    assert_eq!(listed.data[0].created_at, listed.data[0].updated_at);

    let change = DocumentChange::new(Uuid::nil()).visibility(visibility.clone());
    client.update_document(Uuid::nil(), &change).await?;
    let sent = &server.received()[1].body;
    let expected = json!({ "organization_id": Uuid::nil(), "visibility": "public" });
    assert_eq!(
        serde_json::from_slice::<serde_json::Value>(sent).ok(),
        Some(expected)
    );
    Ok(())
}

/// Returns the total cost of the advertisements, as a user's program would.
async fn spent(ads: &impl Ads) -> Result<f64, Error> {
    let mut rows = ads.all_ad_insights(&AdInsightsQuery::new()).await?;
    let mut sum = 0.0;
    while let Some(row) = rows.next().await {
        sum += row?.spend.unwrap_or_default();
    }
    Ok(sum)
}

struct Fake;

fn row(id: &str, spend: f64) -> AdInsightRow {
    from_value(json!({ "id": id, "spend": spend })).expect("it is a row")
}

impl Ads for Fake {
    async fn ad_insights(&self, _: &AdInsightsQuery) -> Result<AdInsightsPage, Error> {
        panic!("all of them are asked for")
    }

    async fn all_ad_insights(&self, _: &AdInsightsQuery) -> Result<Pages<AdInsightRow>, Error> {
        Ok(Pages::fake([Ok(row("one", 1.5)), Ok(row("two", 2.0))]))
    }
}

#[tokio::test]
async fn an_area_is_faked_by_its_trait() -> Result<(), Error> {
    assert_eq!(spent(&Fake).await?, 3.5);
    Ok(())
}
