//! Responses that are decoded into a type, and those that do not fit it.

use std::time::Duration;

use profound_client::{
    Client, Error, Raw, Response, Text,
    errors::{DecodeError, TransportError},
    profound_endpoint,
};
use profound_tests::{Reply, Server, advance_until_ready, printed};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

#[profound_endpoint(GET "/v1/things", unlisted)]
async fn read<T: DeserializeOwned>(client: &Client) -> Result<T, Error>;

#[profound_endpoint(GET "/v1/things", unlisted)]
async fn whole(client: &Client) -> Result<Response<Option<Value>>, Error>;

#[profound_endpoint(GET "/v1/things", unlisted)]
async fn text(client: &Client) -> Result<Text, Error>;

#[profound_endpoint(GET "/v1/things", unlisted)]
async fn raw(client: &Client) -> Result<Response<Raw>, Error>;

#[derive(Debug, Deserialize)]
struct Report {
    #[serde(rename = "data")]
    _data: Vec<Row>,
}

#[derive(Debug, Deserialize)]
struct Row {
    #[serde(rename = "metrics")]
    _metrics: Vec<f64>,
    #[serde(rename = "model")]
    _model: Option<Model>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Model {
    Chat,
}

async fn client(reply: Reply) -> (Server, Client) {
    let server = Server::start([reply]).await;
    let client = server.client();
    (server, client)
}

async fn answered<T: DeserializeOwned>(reply: Reply) -> Result<T, Error> {
    let (_server, client) = client(reply).await;
    read(&client).await
}

async fn misfit(reply: Reply) -> DecodeError {
    match answered::<Report>(reply).await {
        Err(Error::Decode(error)) => error,
        other => panic!("it is no decode error: {other:?}"),
    }
}

#[tokio::test]
async fn a_misfit_is_told_by_its_path_and_its_value_is_not_quoted() {
    for (body, path, problem) in [
        (
            r#"{"data": [{"metrics": [1]}, {"metrics": [1]}, {"metrics": []}, {"metrics": ["CANARY"]}]}"#,
            "data[3].metrics[0]",
            "expected f64, found string",
        ),
        (
            r#"{"data": [{"metrics": null}]}"#,
            "data[0].metrics",
            "found null",
        ),
        (
            r#"{"data": [{"metric": ["CANARY"]}]}"#,
            "data[0]",
            "missing field `metrics`",
        ),
        (
            r#"{"data": [{"metrics": [], "model": "CANARY"}]}"#,
            "data[0].model",
            "found an unknown variant",
        ),
        (
            r#"{"data": {"CANARY": 1}}"#,
            "data",
            "expected a sequence, found map",
        ),
        (r#"["CANARY"]"#, "[0]", "expected a sequence, found string"),
        (
            r#"{"data": [{"metrics": [1, CANARY"#,
            "data[0].metrics[1]",
            "expected value",
        ),
        (
            r#"{"data": [{"metrics": [1"#,
            "data[0].metrics[0]",
            "EOF while parsing",
        ),
    ] {
        let error = misfit(Reply::json(200, body)).await;
        assert_eq!(error.path(), path, "{body}");
        assert!(error.problem().contains(problem), "{problem}: {error}");
        let text = printed(&error);
        assert!(
            text.contains(path) && text.contains("GET /v1/things"),
            "{text}"
        );
        assert!(!text.contains("CANARY"), "{text}");
        assert_eq!(error.response().text(), body);
    }
}

#[tokio::test]
async fn a_page_of_html_is_called_that() {
    let headers = [
        ("content-type", "text/html; charset=utf-8"),
        ("x-request-id", "req-7"),
    ];
    let error = misfit(Reply::with(200, &headers, "<html>CANARY</html>")).await;
    assert_eq!(error.problem(), "expected JSON, found `text/html`");
    assert_eq!(
        error.to_string(),
        "GET /v1/things: the response does not match its type: expected JSON, found `text/html` \
         (request id req-7)"
    );
    assert_eq!(error.response().status(), 200);
    assert_eq!(error.response().text(), "<html>CANARY</html>");
}

#[tokio::test]
async fn an_empty_answer_is_unit_or_none_or_an_error() -> Result<(), Error> {
    for reply in [
        Reply::empty(200),
        Reply::empty(204),
        Reply::json(200, " \n"),
    ] {
        answered::<()>(reply.clone()).await?;
        assert_eq!(answered::<Option<Value>>(reply.clone()).await?, None);
        let problem = misfit(reply).await.problem().to_owned();
        assert_eq!(problem, "expected JSON, found an empty body");
    }
    Ok(())
}

#[tokio::test]
async fn unit_ignores_whatever_came() -> Result<(), Error> {
    for reply in [Reply::json(200, "{}"), Reply::with(201, &[], "<html>")] {
        answered::<()>(reply).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_byte_order_mark_is_not_part_of_the_document() -> Result<(), Error> {
    let value: Vec<u8> = answered(Reply::json(200, "\u{FEFF}[1, 2]")).await?;
    assert_eq!(value, [1, 2]);
    let error = misfit(Reply::json(200, "\u{FEFF}{\"data\": [7]}")).await;
    assert_eq!(error.path(), "data[0]");
    Ok(())
}

#[tokio::test]
async fn chunks_of_a_body_are_put_together() -> Result<(), Error> {
    let value: Vec<u8> = answered(Reply::chunked(200, &["[1", ", 2", "]"])).await?;
    assert_eq!(value, [1, 2]);
    Ok(())
}

#[tokio::test]
async fn a_response_has_status_headers_and_quota_beside_the_body() -> Result<(), Error> {
    let headers = [
        ("x-ratelimit-limit", "600"),
        ("x-ratelimit-remaining", "12"),
        ("x-request-id", "req-1"),
        ("x-note", "CANARY"),
    ];
    let (_server, client) = client(Reply::with(202, &headers, "[1]")).await;
    let response = whole(&client).await?;
    assert_eq!(response.status(), 202);
    assert_eq!(response.headers()["x-note"], "CANARY");
    assert_eq!(response.request_id(), Some("req-1"));
    assert_eq!(response.rate_limit().remaining, Some(12));
    assert_eq!(client.rate_limit().limit, Some(600));
    assert!(!format!("{response:?} {response:#?}").contains("CANARY"));
    assert_eq!(response.into_body(), Some(serde_json::json!([1])));
    Ok(())
}

#[tokio::test]
async fn text_and_bytes_come_as_they_are() -> Result<(), Error> {
    let (server, client) = client(Reply::with(200, &[], "\u{FEFF}a,b\r\n")).await;
    assert_eq!(&*text(&client).await?, "\u{FEFF}a,b\r\n");
    assert_eq!(server.only().header("accept"), Some("*/*"));
    assert_eq!(
        raw(&client).await?.into_body().into_bytes(),
        "\u{FEFF}a,b\r\n"
    );
    let bytes = b"HTTP/1.1 200 X\r\ncontent-length: 2\r\n\r\n\xC3\x28".to_vec();
    let (_server, client) = self::client(Reply::bytes(bytes)).await;
    let error = text(&client)
        .await
        .expect_err("it is not UTF-8")
        .to_string();
    assert!(error.ends_with("the text is not UTF-8"), "{error}");
    assert_eq!(raw(&client).await?.body()[..], *b"\xC3\x28");
    Ok(())
}

fn transport(outcome: Result<Value, Error>) -> TransportError {
    match outcome {
        Err(Error::Transport(error)) => error,
        other => panic!("it is no transport error: {other:?}"),
    }
}

#[tokio::test]
async fn a_body_larger_than_allowed_is_refused_and_asked_for_once() -> Result<(), Error> {
    for (reply, fits) in [
        (Reply::json(200, "[1234567]"), false),
        (Reply::json(200, "[123456]"), true),
        (Reply::chunked(200, &["[123", "4567", "]"]), false),
        (Reply::chunked(200, &["[123", "456]"]), true),
        (Reply::chunked(200, &["[1234567]"]), false),
        (Reply::close("HTTP/1.1 200 X\r\n\r\n[1234567]"), false),
    ] {
        let server = Server::start([reply]).await;
        let client = server.builder().max_body_bytes(8).build()?;
        let outcome = read::<Value>(&client).await;
        if fits {
            outcome?;
        } else {
            let text = transport(outcome).to_string();
            assert!(
                text.contains("larger than 8 bytes: request less, or raise"),
                "{text}"
            );
            assert!(text.contains("`max_body_bytes`"), "{text}");
        }
        server.only();
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_body_is_not_read_past_the_limit() -> Result<(), Error> {
    for chunks in ["9\r\n[12345678\r\n", "5\r\n[1234\r\n4\r\n5678\r\n"] {
        let head = "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n";
        let unended = Reply::bytes(format!("{head}{chunks}"));
        let server = Server::start([unended]).await;
        let builder = server.builder().max_body_bytes(8);
        let client = builder.timeout(Duration::from_millis(500)).build()?;
        let text = transport(advance_until_ready(read::<Value>(&client)).await).to_string();
        assert!(text.contains("larger than 8 bytes"), "{text}");
    }
    Ok(())
}

#[tokio::test]
async fn a_refusals_body_is_not_subject_to_that_limit() -> Result<(), Error> {
    let server = Server::start([Reply::json(404, r#"{"detail": "no such thing"}"#)]).await;
    let client = server.builder().max_body_bytes(8).build()?;
    let error = read::<Value>(&client).await.expect_err("it is refused");
    let message = error.response().and_then(|answer| answer.message());
    assert_eq!(message.as_deref(), Some("no such thing"));
    Ok(())
}
