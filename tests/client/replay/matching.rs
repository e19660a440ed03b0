//! The recorded exchange of a request, and the errors if there is none.

use profound_client::{Client, Error, errors::Delivery};
use profound_tests::{EventLog, Reply, Server, printed};
use serde_json::json;

use super::{Calls, Folder, Query, TestResult, playing, query};

/// Records two equal calls and a third one.
async fn three(folder: &Folder) -> TestResult {
    let recorder = folder.recorder();
    let server = Server::start(["1", "2", "3"].map(|body| Reply::json(200, body))).await;
    let client = server.builder().layer(recorder.clone()).build()?;
    client.agent("a").await?;
    client.agent("a").await?;
    client.report(&query("c")).await?;
    recorder.finish()?;
    Ok(())
}

fn refused(error: &Error) -> String {
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!(error.delivery(), Delivery::NotSent);
    printed(error)
}

#[tokio::test]
async fn each_exchange_is_used_once_and_in_order() -> TestResult {
    let folder = Folder::new();
    three(&folder).await?;
    let player = folder.player();
    let client = playing(&player).build()?;
    assert_eq!(client.report(&query("c")).await?, 3);
    assert_eq!(client.agent("a").await?, 1);
    let unused = player.finish().expect_err("one is unused").to_string();
    assert!(
        unused.contains("no request has used its exchanges 2 (`GET /v1/agents/{agent_id}`)"),
        "{unused}"
    );
    assert_eq!(client.agent("a").await?, 2);
    player.finish()?;
    let error = client.agent("a").await.expect_err("all are used");
    let error = refused(&error);
    assert!(
        error.contains("it has 2 for this request, and all are used"),
        "{error}"
    );
    Ok(())
}

#[tokio::test]
async fn a_lenient_player_repeats_the_last_response() -> TestResult {
    let folder = Folder::new();
    three(&folder).await?;
    let client = playing(&folder.player().lenient()).build()?;
    for expected in [1, 2, 2, 2] {
        assert_eq!(client.agent("a").await?, expected);
    }
    Ok(())
}

#[tokio::test]
async fn a_changed_request_is_an_error_with_the_difference_and_is_not_retried() -> TestResult {
    let folder = Folder::new();
    three(&folder).await?;
    let player = folder.player();
    let log = EventLog::default();
    let client = playing(&player).observe(log.clone()).build()?;
    let today = Query {
        end_date: "2026-11-29",
        ..query("c")
    };
    let error = client
        .report(&today)
        .await
        .expect_err("it is another request");
    let error = refused(&error);
    assert!(
        error.contains("the request is not in the recording"),
        "{error}"
    );
    assert!(
        error.contains("the nearest one differs in `body.json.end_date`"),
        "{error}"
    );
    assert!(
        !error.contains("2026-11-29"),
        "an error of a call shows no value: {error}"
    );
    let texts = log.take_texts();
    assert!(texts.contains(&"attempt 1".into()), "{texts:?}");
    assert!(!texts.contains(&"attempt 2".into()), "{texts:?}");
    let error = player.finish().expect_err("it does not fit").to_string();
    assert!(
        error.contains("`body.json.end_date` \"2026-11-29\" instead of \"2026-06-14\""),
        "{error}"
    );
    let error = client.agent("b").await.expect_err("another agent");
    assert!(refused(&error).contains("differs in `path`"), "{error:?}");
    let error = client.categories().await.expect_err("no such operation");
    let error = refused(&error);
    assert!(
        error.contains("it has `GET /v1/agents/{agent_id}`, `POST /v2/reports/visibility`"),
        "{error}"
    );
    Ok(())
}

#[tokio::test]
async fn ignored_names_are_not_compared() -> TestResult {
    let folder = Folder::new();
    three(&folder).await?;
    let player = folder.player().ignore(["start_date", "end_date"]);
    let client = playing(&player).build()?;
    let today = Query {
        end_date: "2026-11-29",
        ..query("c")
    };
    assert_eq!(client.report(&today).await?, 3);
    Ok(())
}

#[tokio::test]
async fn the_base_url_and_the_order_of_parameters_do_not_count() -> TestResult {
    let folder = Folder::new();
    let recorder = folder.recorder();
    let server = Server::start([Reply::json(200, "1")]).await;
    let url = format!("{}/gate/x", server.base_url());
    let ask = async |client: Client, names: [&str; 2]| -> Result<u8, Error> {
        let mut call = client.request(profound_client::Method::GET, "/v1/org/domains");
        for name in names {
            call = call.query(name, name);
        }
        call.send().await
    };
    let client = server
        .builder()
        .base_url(url)
        .layer(recorder.clone())
        .build()?;
    ask(client, ["limit", "cursor"]).await?;
    recorder.finish()?;
    let client = playing(&folder.player()).build()?;
    assert_eq!(ask(client, ["cursor", "limit"]).await?, 1);
    Ok(())
}

#[tokio::test]
async fn the_order_of_the_fields_of_a_body_does_not_count() -> TestResult {
    let folder = Folder::new();
    let recorder = folder.recorder();
    let server = Server::start([Reply::json(200, "1")]).await;
    let ask = async |client: Client, body: &'static str| -> Result<u8, Error> {
        let call = client.request(profound_client::Method::POST, "/v1/things");
        let body = serde_json::value::RawValue::from_string(body.into()).expect("it is JSON");
        call.json(&body).send().await
    };
    let client = server.builder().layer(recorder.clone()).build()?;
    ask(client, r#"{"a":1,"b":[{"c":1,"d":2}]}"#).await?;
    recorder.finish()?;
    let body = &folder.exchanges()[0]["request"]["body"]["json"];
    assert_eq!(*body, json!({"a": 1, "b": [{"c": 1, "d": 2}]}));
    let client = playing(&folder.player()).build()?;
    assert_eq!(ask(client, r#"{"b":[{"d":2,"c":1}],"a":1}"#).await?, 1);
    Ok(())
}
