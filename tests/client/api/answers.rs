//! Responses that the sandbox does not produce: of a newer API, and of fakes.

use profound_api::{
    AdInsightRow, AdInsightsPage, AdInsightsQuery, Ads, Agents, AgentsQuery, AnswersQuery,
    AnswersQueryV1, BotMetric, BotsQuery, Content, DocumentChange, DocumentVisibility, Documents,
    DocumentsQuery, OptimizationsQuery, Prompts, PromptsQuery, ReportEvent, Reports, RowEvent,
    SentimentScoresMetricV1, SentimentScoresQueryV1, Shopping, ShoppingExecutionsQuery, Uuid,
    VisibilityMetricV1, VisibilityQuery, VisibilityQueryV1,
};
use profound_client::{Error, Pages};
use profound_tests::{Reply, Server};
use serde_json::{Value, from_value, json, to_value};

use super::week;

#[tokio::test]
async fn an_unknown_value_of_an_enum_is_kept_and_sent_back() -> Result<(), Error> {
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
    assert_eq!(listed.data[0].extra["colour"], "red");
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

fn reply(body: Value) -> Reply {
    Reply::json(200, &body.to_string())
}

/// The documentation has responses with `"info": {}`.
#[tokio::test]
#[allow(deprecated)]
async fn a_response_with_an_empty_info_is_decoded() -> Result<(), Error> {
    let page = || reply(json!({ "info": {}, "data": [] }));
    let server = Server::start([page(), page(), page(), page(), page(), page(), page()]).await;
    let (client, id) = (server.client(), Uuid::nil());
    let answers = client.answers_v1(&AnswersQueryV1::new(id, week()?)).await?;
    assert_eq!(answers.info.total_rows, None);
    let answers = client.answers(&AnswersQuery::new(id, week()?)).await?;
    assert_eq!((answers.info.count, answers.info.models.len()), (None, 0));
    let prompts = client.prompts(id, &PromptsQuery::new()).await?;
    assert_eq!(prompts.info.total_rows, None);
    let query = SentimentScoresQueryV1::builder()
        .category_id(id)
        .asset_name("Fleetmoor")
        .dates(week()?)
        .metrics([SentimentScoresMetricV1::Occurrence])
        .build();
    let sentiment = client.sentiment_scores_v1(&query).await?;
    assert_eq!(
        (sentiment.info.total_rows, sentiment.info.query),
        (None, None)
    );
    let analyses = client.optimizations(id, &OptimizationsQuery::new()).await?;
    assert_eq!(
        (analyses.info.total_rows, analyses.info.query),
        (None, None)
    );
    let rows = client
        .shopping_executions(&ShoppingExecutionsQuery::new(id, week()?))
        .await?;
    assert_eq!(rows.info.total_rows, None);
    assert!(!rows.is_complete(), "the API has counted nothing");
    let report = client
        .visibility(&VisibilityQuery::new(id, week()?))
        .await?;
    assert!(report.is_complete());
    Ok(())
}

#[tokio::test]
async fn the_summary_of_a_stream_can_be_empty() -> Result<(), Error> {
    let events = |name: &str| {
        format!("event: summary\ndata: {{}}\n\nevent: {name}\ndata: {{\"date\": \"d\"}}\n\n")
    };
    let replies = ["row", "result"]
        .map(|name| Reply::with(200, &[("content-type", "text/event-stream")], &events(name)));
    let server = Server::start(replies).await;
    let client = server.client();
    let query = VisibilityQueryV1::new(Uuid::nil(), week()?, [VisibilityMetricV1::MentionsCount]);
    let mut rows = client.visibility_stream_v1(&query).await?;
    let Some(RowEvent::Summary(summary)) = rows.next().await.transpose()? else {
        panic!("the first event is the summary");
    };
    assert_eq!((summary.total_rows, summary.query), (None, None));
    let query = VisibilityQuery::new(Uuid::nil(), week()?);
    let mut rows = client.visibility_stream(&query).await?;
    let Some(ReportEvent::Summary(summary)) = rows.next().await.transpose()? else {
        panic!("the first event is the summary");
    };
    assert_eq!(summary.count, None);
    Ok(())
}

/// The documentation has an accepted run without `status`, and a listing without `pagination`.
#[tokio::test]
async fn a_response_without_a_field_that_the_documentation_omits_is_decoded() -> Result<(), Error> {
    let id = Uuid::nil();
    let accepted = Reply::json(202, &json!({ "id": id, "agent_id": id }).to_string());
    let listed = reply(json!({ "data": [] }));
    let server = Server::start([accepted, listed]).await;
    let client = server.client();
    let run = client.run_agent(id, None).await?;
    assert_eq!((run.id, run.status, run.started_at), (id, None, None));
    assert!(client.agents(&AgentsQuery::new()).await?.is_complete());
    Ok(())
}

#[tokio::test]
async fn a_field_that_a_caller_needs_is_required() -> Result<(), Error> {
    let server = Server::start([reply(json!({ "agent_id": Uuid::nil() }))]).await;
    let error = server
        .client()
        .run_agent(Uuid::nil(), None)
        .await
        .unwrap_err();
    assert!(error.to_string().contains("missing field `id`"), "{error}");
    Ok(())
}

/// Fields that the API is known to send and its description lacks are kept at every level.
#[tokio::test]
async fn fields_that_the_description_lacks_are_kept() -> Result<(), Error> {
    let id = Uuid::nil();
    let run = json!({
        "id": id, "agent_id": id, "status": "succeeded", "outputs_expanded": { "text": "a" },
        "steps": [{ "node_id": "n", "node_type": "t", "title": "A", "status": "succeeded", "exa": [1] }],
    });
    let listed = json!({
        "data": [], "took_ms": 3, "pagination": { "limit": 1, "next_cursor": null, "previous": "p" },
    });
    let report = json!({
        "info": { "view_id": "v" }, "notes": ["n"],
        "data": [{ "asset": { "name": "Hoka", "colour": "blue" }, "languages": ["en"] }],
    });
    let replies = [&run, &listed, &report].map(|body| reply(body.clone()));
    let server = Server::start(replies).await;
    let client = server.client();

    let read = client.agent_run(id, id, None).await?;
    assert_eq!(read.outputs_expanded, Some(json!({ "text": "a" })));
    assert_eq!(
        read.steps.as_deref().expect("it has steps")[0].extra["exa"],
        json!([1])
    );
    let written = to_value(&read).expect("it can be written");
    assert_eq!(written["outputs_expanded"], run["outputs_expanded"]);
    assert_eq!(written["steps"][0]["exa"], json!([1]));

    let read = client.agents(&AgentsQuery::new()).await?;
    assert_eq!(read.extra["took_ms"], 3);
    let pagination = read.pagination.as_ref().expect("it is there");
    assert_eq!(pagination.extra["previous"], "p");

    let query = VisibilityQuery::new(id, week()?);
    let read = client.visibility(&query).await?;
    assert_eq!(read.extra["notes"], json!(["n"]));
    assert_eq!(read.info.extra["view_id"], "v");
    assert_eq!(read.data[0].extra["languages"], json!(["en"]));
    let asset = read.data[0].asset.as_ref().expect("it has one");
    assert_eq!(asset.extra["colour"], "blue");
    Ok(())
}

#[tokio::test]
async fn a_field_that_the_description_lacks_can_be_sent() -> Result<(), Error> {
    let empty = json!({ "info": { "total_rows": 0 }, "data": [] });
    let server = Server::start([reply(empty), reply(json!({ "data": [] }))]).await;
    let client = server.client();
    let query = BotsQuery::new("example.com", week()?, [BotMetric::Count]);
    client.bots(&query.clone().extra("layout", "v")).await?;
    let body: Value = serde_json::from_slice(&server.received()[0].body).expect("it is JSON");
    assert_eq!(body["layout"], "v");
    let listed = AgentsQuery::new().extra("view_id", 7);
    client.agents(&listed).await?;
    let received = server.received();
    assert!(
        received[1].target.ends_with("?view_id=7"),
        "{}",
        received[1].target
    );

    let refused = client.bots(&query.extra("domain", "other.example")).await;
    assert!(matches!(refused, Err(Error::Encode(_))), "{refused:?}");
    assert_eq!(server.received().len(), 2);
    Ok(())
}
