//! No recording holds a key.

use std::time::Duration;

use profound_client::{ApiKey, Client, KeyPlacement, Method, Part, Retry};
use profound_sandbox::{CannedResponse, Sandbox};
use profound_tests::{Reply, Server};
use serde_json::{Value, json};

use super::{Calls, Folder, TestResult, everything, playing};
use crate::key_leaks::{BASE64, echo, echoes};

/// Fails if a recording contains the key in any form: its middle survives percent-encoding.
#[track_caller]
fn hidden(text: &str) {
    for form in ["CANARY", BASE64, "434e4152", "434E4152"] {
        assert!(!text.contains(form), "{form}: {text}");
    }
}

#[tokio::test]
async fn no_recording_of_the_sandbox_holds_the_key_in_any_placement() -> TestResult {
    // The sandbox accepts Profound's placements only.
    for placement in [
        KeyPlacement::Header,
        KeyPlacement::Query,
        KeyPlacement::Bearer,
    ] {
        let folder = Folder::new();
        let recorder = folder.recorder();
        let sandbox = Sandbox::builder().key("pk_CANARY+0/9=z").start()?;
        let client = Client::builder()
            .api_key("pk_CANARY+0/9=z")
            .key_placement(placement)
            .base_url(sandbox.base_url())
            .layer(recorder.clone())
            .build()?;
        let sent = everything(&client).await?;
        recorder.finish()?;
        hidden(&folder.text());
        drop(sandbox);
        // A transport receives the key, unlike the recorder. A request with it matches all the same.
        let player = folder.player();
        let client = playing(&player).key_placement(placement).build()?;
        assert_eq!(everything(&client).await?, sent, "{placement:?}");
        player.finish()?;
    }
    Ok(())
}

#[tokio::test]
async fn a_server_that_echoes_the_key_does_not_get_it_recorded() -> TestResult {
    for text in echoes() {
        let folder = Folder::new();
        let recorder = folder.recorder();
        let stream = format!("event: {text}\ndata: {{\"a\": \"{text}\"}}\n\ndata: {text}\n\n");
        let binary = [&[0xff, 0xfe], text.as_bytes()].concat();
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n",
            binary.len()
        );
        let mut replies: Vec<_> = [200, 302, 401, 404, 422, 429, 500]
            .map(|status| echo(status, &text))
            .into();
        replies.push(Reply::with(
            200,
            &[("content-type", "text/event-stream")],
            &stream,
        ));
        replies.push(Reply::with(
            200,
            &[("content-type", "text/plain")],
            &format!("a\n{text}\n"),
        ));
        replies.push(Reply::bytes([head.into_bytes(), binary].concat()));
        replies.push(Reply::json(200, &format!("[\"a\", [\"{text}")));
        let count = replies.len();
        let server = Server::start(replies).await;
        let client = server.builder().retry(Retry::Never).layer(recorder.clone());
        let client = client.build()?;
        for _ in 0..count {
            let call = client
                .request(Method::GET, "/v1/agents/{id}")
                .path("id", "a");
            let _ = call.send::<profound_client::Raw>().await;
        }
        assert_eq!(server.received().len(), count);
        recorder.finish()?;
        let recorded = folder.text();
        hidden(&recorded);
        assert_eq!(folder.exchanges().len(), count);
        assert!(
            recorded.matches("[redacted]").count() >= count,
            "{recorded}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_request_that_repeats_the_key_is_recorded_and_matched_without_it() -> TestResult {
    for text in echoes() {
        let folder = Folder::new();
        let recorder = folder.recorder();
        let server = Server::start([Reply::json(200, "1"), Reply::json(200, "2")]).await;
        let repeat = async |client: Client| -> TestResult {
            client
                .thing(&text, &[&text], &json!({&text: [&text, 7]}))
                .await?;
            let part = Part::bytes(text.clone()).file_name(text.clone());
            let call = client.request(Method::POST, "/v1/things").part("a", part);
            call.send::<Value>().await?;
            Ok(())
        };
        repeat(server.builder().layer(recorder.clone()).build()?).await?;
        recorder.finish()?;
        hidden(&folder.text());
        let player = folder.player();
        let client = Client::builder().api_key(server.key());
        repeat(client.transport(player.clone()).build()?).await?;
        player.finish()?;
    }
    Ok(())
}

#[tokio::test]
async fn the_keys_of_all_handles_and_earlier_keys_are_not_recorded() -> TestResult {
    let folder = Folder::new();
    let recorder = folder.recorder();
    let sandbox = Sandbox::builder().key("pk_tenant_CANARY").start()?;
    let body = json!({"id": "x pk_tenant_CANARY y", "name": "kept"});
    sandbox.respond_next(
        "GET /v1/org/categories",
        CannedResponse::json(&json!([body])),
    );
    let builder = Client::builder().api_key(Sandbox::VALID_KEY);
    let builder = builder.base_url(sandbox.base_url()).layer(recorder.clone());
    let client = builder.build()?;
    let tenant = client.with_key(ApiKey::new("pk_tenant_CANARY")?);
    client.categories().await?;
    tenant
        .with_timeout(Duration::from_secs(9))
        .categories()
        .await?;
    recorder.finish()?;
    let text = folder.text();
    hidden(&text);
    assert!(
        text.contains("\"id\": \"[redacted]\"") && text.contains("kept"),
        "{text}"
    );
    Ok(())
}

#[tokio::test]
async fn a_player_prints_no_key() -> TestResult {
    let folder = Folder::new();
    drop(folder.recorder());
    let player = folder.player();
    let client = Client::builder().api_key("pk_CANARY");
    let client = client.key_placement(KeyPlacement::Query);
    let client = client.transport(player.clone()).build()?;
    let error = client
        .thing("pk_CANARY", &["pk_CANARY"], &json!("pk_CANARY"))
        .await;
    let error = error.expect_err("nothing is recorded");
    hidden(&profound_tests::printed(&error));
    let error = player.finish().expect_err("a request had no exchange");
    hidden(&format!(
        "{error} {error:?} {player:?} {:?}",
        folder.recorder()
    ));
    Ok(())
}
