//! Failures are recorded and played back as they were.

use std::time::Duration;

use profound_client::{Client, Error, Raw, Retry, errors::Delivery};
use profound_tests::{NOBODY, Reply, Server, advance_until_ready};
use serde_json::{Value, json};

use super::{Calls, Folder, TestResult, playing, query};

#[tokio::test]
async fn a_stream_that_ended_early_ends_early_again() -> TestResult {
    let folder = Folder::new();
    let recorder = folder.recorder();
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 999\r\n\r\n";
    let events = "event: result\ndata: {\"a\": 1}\n\nevent: result\ndata: {\"cut";
    let server = Server::start([Reply::close(format!("{head}{events}"))]).await;
    let read = async |client: Client| -> Result<_, Error> {
        let mut stream = client.rows(&query("c")).await?;
        let mut rows = Vec::new();
        loop {
            match stream.next().await {
                Some(Ok(row)) => rows.push(row),
                Some(Err(error)) => return Ok((rows, error.to_string(), error.delivery())),
                None => panic!("the stream is complete"),
            }
        }
    };
    let sent = read(server.builder().layer(recorder.clone()).build()?).await?;
    assert_eq!(sent.0, [json!({"a": 1})]);
    recorder.finish()?;
    let response = &folder.exchanges()[0]["response"];
    assert_eq!(response["end"], "early");
    assert_eq!(
        response["body"]["events"][0],
        json!({"event": "result", "data": {"a": 1}})
    );
    assert_eq!(response["body"]["events"][1], "event: result\ndata: {\"cut");
    let player = folder.player();
    assert_eq!(read(playing(&player).build()?).await?, sent);
    Ok(())
}

#[tokio::test]
async fn a_body_that_ended_early_and_its_retry_are_played_back() -> TestResult {
    let folder = Folder::new();
    let recorder = folder.recorder();
    let cut = Reply::close("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{\"a\"");
    let server = Server::start([cut, Reply::close(""), Reply::json(200, "{\"a\": 1}")]).await;
    let client = server.builder().layer(recorder.clone()).build()?;
    assert_eq!(client.agent("a").await?, json!({"a": 1}));
    recorder.finish()?;
    let exchanges = folder.exchanges();
    assert_eq!(exchanges[0]["response"]["end"], "early");
    assert_eq!(exchanges[0]["response"]["body"], json!({"text": "{\"a\""}));
    assert_eq!(exchanges[1]["failure"], "no response");
    let attempts: Vec<_> = exchanges.iter().map(|one| &one["attempt"]).collect();
    assert_eq!(attempts, [1, 2, 3]);
    let player = folder.player();
    assert_eq!(playing(&player).build()?.agent("a").await?, json!({"a": 1}));
    player.finish()?;
    Ok(())
}

#[tokio::test]
async fn a_failed_connection_is_one_again() -> TestResult {
    let folder = Folder::new();
    let recorder = folder.recorder();
    let builder = Client::builder().api_key("a-key").base_url(NOBODY);
    let client = builder
        .retry(Retry::Never)
        .layer(recorder.clone())
        .max_attempts(1);
    let error = client
        .build()?
        .report(&query("c"))
        .await
        .expect_err("nobody listens");
    recorder.finish()?;
    assert_eq!(folder.exchanges()[0]["failure"], "not connected");
    let client = playing(&folder.player()).max_attempts(1).build()?;
    let again = client
        .report(&query("c"))
        .await
        .expect_err("nobody listened");
    assert_eq!(
        (again.to_string(), again.delivery()),
        (error.to_string(), Delivery::NotSent)
    );
    assert!(matches!(again, Error::Transport(error) if error.is_connect()));
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_call_that_was_given_up_times_out_again() -> TestResult {
    let folder = Folder::new();
    let recorder = folder.recorder();
    let server = Server::start([Reply::silence()]).await;
    let timeout = Duration::from_secs(3);
    let client = server
        .builder()
        .layer(recorder.clone())
        .timeout(timeout)
        .build()?;
    let error = advance_until_ready(client.agent("a"))
        .await
        .expect_err("it is silent");
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    recorder.finish()?;
    assert_eq!(folder.exchanges()[0]["failure"], "cancelled");
    let client = playing(&folder.player()).timeout(timeout).build()?;
    let again = client.agent("a").await.expect_err("it was silent");
    assert_eq!(again.to_string(), error.to_string());
    Ok(())
}

#[tokio::test]
async fn errors_and_empty_bodies_are_played_back() -> TestResult {
    let folder = Folder::new();
    let recorder = folder.recorder();
    let replies = [
        Reply::json(
            422,
            r#"{"detail": [{"loc": ["body", "a"], "msg": "m", "type": "t"}]}"#,
        ),
        Reply::with(429, &[("retry-after", "7200")], ""),
        Reply::empty(401),
        Reply::empty(204),
        Reply::with(200, &[("content-type", "text/html")], "<html>"),
    ];
    let count = replies.len();
    let server = Server::start(replies).await;
    let call = async |client: &Client| -> Vec<String> {
        let mut texts = Vec::new();
        for number in 0..count {
            let result = client.agent(&number.to_string()).await;
            texts.push(match result {
                Ok(value) => value.to_string(),
                Err(error) => format!("{error}, {:?}, {:?}", error.delivery(), error.retry_after()),
            });
        }
        texts
    };
    let sent = call(&server.builder().layer(recorder.clone()).build()?).await;
    recorder.finish()?;
    let again = call(&playing(&folder.player()).build()?).await;
    assert_eq!(again, sent);
    assert!(sent[1].contains("7200s"), "{sent:?}");
    Ok(())
}

#[tokio::test]
async fn the_limits_of_the_client_bound_a_player() -> TestResult {
    let folder = Folder::new();
    let recorder = folder.recorder();
    let body = format!("\"{}\"", "a".repeat(2000));
    let server = Server::start([Reply::json(200, &body)]).await;
    let client = server.builder().layer(recorder.clone()).build()?;
    client.agent("a").await?;
    recorder.finish()?;
    let client = playing(&folder.player()).max_body_bytes(1000).build()?;
    match client.agent("a").await.expect_err("it is too large") {
        Error::Transport(error) => assert!(error.is_too_large(), "{error}"),
        other => panic!("{other:?}"),
    }
    Ok(())
}

#[tokio::test]
async fn an_upload_that_was_refused_early_is_played_back() -> TestResult {
    use profound_client::{Method, Part};

    let folder = Folder::new();
    let recorder = folder.recorder();
    let refusal = "HTTP/1.1 413 Payload Too Large\r\ncontent-length: 0\r\n\r\n";
    let server = Server::start([Reply::close(refusal).upon(profound_tests::Begin::Head)]).await;
    let upload = async |client: Client| {
        let part = Part::bytes(vec![7; 8 << 20]).file_name("a.bin");
        let call = client
            .request(Method::POST, "/v1/things")
            .part("file", part);
        let error = call.send::<Raw>().await.expect_err("it is refused");
        error.status().map(|status| status.as_u16())
    };
    let sent = upload(server.builder().layer(recorder.clone()).build()?).await;
    assert_eq!(sent, Some(413));
    recorder.finish()?;
    let request: &Value = &folder.exchanges()[0]["request"];
    assert_eq!(request["complete"], false);
    assert_eq!(upload(playing(&folder.player()).build()?).await, sent);
    Ok(())
}
