//! No output contains the key, whatever fails and whatever a server sends back.

use std::{collections::BTreeMap, time::Duration};

use profound_client::{ApiKey, Client, Error, Method, Response, Retry, profound_endpoint};
use profound_tests::{
    EventLog, NOBODY, PLACEMENTS, Reply, Server, advance_until_ready, printed, shown,
};
use serde::Deserialize;
use serde_json::Value;

/// The server's key in base64.
pub(super) const BASE64: &str = "cGtfQ0FOQVJZKzAvOT16";

pub(super) type Map = BTreeMap<String, u8>;

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    async fn agent(&self, agent_id: &str, version: u8) -> Result<Response<Map>, Error>;

    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Response<Value>, Error>;

    #[profound_endpoint(GET "/v1/org")]
    async fn empty(&self) -> Result<Empty, Error>;

    #[profound_endpoint(GET "/v1/org", key = none)]
    async fn keyless(&self) -> Result<Map, Error>;
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Empty {}

/// Fails if a text contains the key in any form: its middle survives percent-encoding.
#[track_caller]
fn hidden(text: &str, of: &str) {
    assert!(!text.contains("CANARY"), "{of}: {text}");
    assert!(!text.contains(BASE64), "{of}: {text}");
}

/// Returns the forms in which a server may return the key that it received.
pub(super) fn echoes() -> [String; 6] {
    [
        "pk_CANARY+0/9=z".into(),
        "pk_CANARY%2B0%2F9%3Dz".into(),
        "pk%5fCANARY%2b0%2f9%3dz".into(),
        "pk_CANARY+0\\/9=z".into(),
        "pk_CANARY\\u002b0/9=z".into(),
        BASE64.into(),
    ]
}

/// A response with this text in every place that a server controls.
pub(super) fn echo(status: u16, text: &str) -> Reply {
    let body = format!(
        r#"{{"{text}": "{text}", "message": "{text}", "detail": [
            {{"loc": ["body", "{text}"], "msg": "{text}", "type": "{text}", "input": "{text}"}}
        ]}}"#
    );
    let head = format!(
        "HTTP/1.1 {status} {text}\r\nx-request-id: {text}\r\nrequest-id: {text}\r\n\
         location: /?api_key={text}&token={text}\r\nx-api-key: {text}\r\nx-token: {text}\r\nset-cookie: {text}\r\n\
         www-authenticate: Bearer {text}\r\nretry-after: {text}\r\nx-ratelimit-limit: {text}\r\n\
         content-type: application/json; note={text}\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    Reply::bytes(format!("{head}{body}"))
}

#[test]
fn the_constant_is_the_servers_key() {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in b"pk_CANARY+0/9=z".chunks(3) {
        let bits = three
            .iter()
            .fold(0, |bits, byte| bits << 8 | usize::from(*byte));
        text.extend([18, 12, 6, 0].map(|shift| char::from(alphabet[bits >> shift & 63])));
    }
    assert_eq!(text, BASE64);
}

#[tokio::test(start_paused = true)]
async fn no_failure_prints_the_key_in_any_placement() -> Result<(), Error> {
    let failures = [
        Reply::empty(302),
        Reply::empty(401),
        Reply::empty(403),
        Reply::empty(404),
        Reply::json(422, r#"{"detail": [{}]}"#),
        Reply::with(429, &[("retry-after", "9")], ""),
        Reply::empty(500),
        Reply::with(200, &[("content-type", "text/html")], "<html>"),
        Reply::json(200, r#"{"a": "b"}"#),
        Reply::json(200, "[1234567890123456789012345678901234567890]"),
        Reply::close(""),
        Reply::close("HTTP/1.1 200 OK\r\nx"),
        Reply::close("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"),
        Reply::close("SSH-2.0\r\n"),
        Reply::silence(),
    ];
    for placement in PLACEMENTS {
        let server = Server::start(failures.clone()).await;
        let builder = server
            .builder()
            .key_placement(placement)
            .retry(Retry::Never);
        let builder = builder
            .max_body_bytes(30)
            .timeout(Duration::from_millis(200));
        let log = EventLog::default();
        let client = builder.observe(log.clone()).build()?;
        for (place, reply) in failures.iter().enumerate() {
            let error = advance_until_ready(client.agent("a", 1)).await;
            let error = error.expect_err("every one is a failure");
            let sent = format!("{:?}", server.received()[place]);
            assert!(sent.contains("CANARY"), "{placement:?} is sent: {sent}");
            hidden(&printed(&error), &format!("{placement:?}, {reply:?}"));
            hidden(
                &log.printed(),
                &format!("observed: {placement:?}, {reply:?}"),
            );
        }
        let ended = log.take_texts();
        let ended = ended.iter().filter(|text| text.starts_with("call ended"));
        assert_eq!(ended.count(), failures.len());
    }
    Ok(())
}

#[tokio::test]
async fn an_error_before_sending_prints_no_key() -> Result<(), Error> {
    for placement in PLACEMENTS {
        let builder = Client::builder()
            .api_key("pk_CANARY")
            .key_placement(placement);
        let log = EventLog::default();
        let builder = builder.base_url(NOBODY).retry(Retry::Never);
        let client = builder.observe(log.clone()).build()?;
        let nobody = client.org().await.expect_err("no server listens there");
        let climbs = client
            .agent("..", 1)
            .await
            .expect_err("the path would climb");
        let handle = client.with_header("X-Api-Key", "pk_CANARY");
        let refused = handle
            .org()
            .await
            .expect_err("the header is not the caller's");
        let handle = client.with_header("X-Note", "pk_CANARY\n");
        let broken = handle.org().await.expect_err("the header is none");
        let call = client.request(Method::GET, "/v1/pk_CANARY/../x");
        let path = call.send::<()>().await.expect_err("the path would climb");
        for error in [nobody, climbs, refused, broken, path] {
            hidden(&printed(&error), "before it is sent");
        }
        hidden(&log.printed(), "observed before it is sent");
    }
    let url = "https://u:pk_CANARY@host.example/?api_key=pk_CANARY";
    let built = Client::builder()
        .api_key("pk_CANARY ")
        .base_url(url)
        .build();
    hidden(
        &printed(&built.expect_err("nothing is right")),
        "the builder",
    );
    Ok(())
}

#[tokio::test]
async fn a_server_that_echoes_the_key_does_not_get_it_printed() {
    let statuses = [200, 302, 400, 401, 403, 404, 422, 429, 500];
    let each = |text: String| PLACEMENTS.map(|placement| (text.clone(), placement));
    for (text, placement) in echoes().into_iter().flat_map(each) {
        let server = Server::start(statuses.map(|status| echo(status, &text))).await;
        let log = EventLog::default();
        // The headers that a service may have in place of Profound's are echoed too.
        let builder = server.builder().key_placement(placement);
        let builder = builder.rate_limit_headers("X-Token", "X-API-Key", "X-Request-Id");
        let client = builder.observe(log.clone()).build();
        let client = client.expect("it is sound").with_retry(Retry::Never);
        for status in statuses {
            let error = client.agent("a", 1).await.expect_err("it is refused");
            assert_eq!(error.status().map(|told| told.as_u16()), Some(status));
            let came = error.response().map(|answer| answer.text().into_owned());
            assert!(
                came.is_some_and(|came| came.contains(&*text)),
                "it did come"
            );
            hidden(
                &printed(&error),
                &format!("{placement:?}, {status}, {text}"),
            );
            hidden(&log.printed(), &format!("observed: {status}, {text}"));
        }
    }
}

#[tokio::test]
async fn a_call_without_a_key_prints_none_of_its_client() -> Result<(), Error> {
    for text in echoes() {
        let server = Server::start([200, 401, 404, 500].map(|status| echo(status, &text))).await;
        let log = EventLog::default();
        let builder = server.builder().key_placement(PLACEMENTS[3]);
        let client = builder.observe(log.clone()).build()?;
        let client = client.with_retry(Retry::Never);
        // The key of the server is then one that another handle uses.
        let other = client.with_key(ApiKey::new("pk_other")?);
        for handle in [&client, &other, &client, &other] {
            let error = handle.keyless().await.expect_err("it is refused");
            hidden(&printed(&error), &text);
            hidden(&log.printed(), &text);
        }
        let sent = server.received();
        assert!(
            sent.iter()
                .all(|request| !format!("{request:?}").contains("CANARY"))
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_response_does_not_print_the_headers_that_came() -> Result<(), Error> {
    for text in echoes() {
        let headers = [
            ("x-request-id", &*text),
            ("x-echo", &text),
            ("x-api-key", &text),
            ("x-token", &text),
        ];
        let server = Server::start([Reply::with(200, &headers, "{}")]).await;
        let response = server.client().org().await?;
        assert_eq!(response.headers()["x-echo"], text);
        hidden(&shown(&response), &text);
    }
    Ok(())
}

#[tokio::test]
async fn a_name_that_looks_like_the_end_of_a_message_is_not_quoted() {
    let body = r#"{"x, expected CANARY": 1}"#;
    let server = Server::start([Reply::json(200, body)]).await;
    let error = server.client().empty().await.expect_err("it has no fields");
    hidden(&printed(&error), body);
}

#[tokio::test(start_paused = true)]
async fn a_timeout_does_not_print_what_the_attempt_before_was_told() {
    for text in echoes() {
        let server = Server::start([echo(503, &text), Reply::silence()]).await;
        let client = server.client().with_timeout(Duration::from_millis(600));
        let error = advance_until_ready(client.org())
            .await
            .expect_err("nothing comes");
        assert!(matches!(error, Error::Timeout(_)), "{error:?}");
        hidden(&printed(&error), &text);
    }
}

#[tokio::test]
async fn nothing_that_holds_a_key_prints_it() -> Result<(), Error> {
    let key = ApiKey::new("pk_CANARY")?;
    hidden(&format!("{key}{}", shown(&key)), "ApiKey");
    for placement in PLACEMENTS {
        let builder = Client::builder()
            .api_key(key.clone())
            .base_url(NOBODY)
            .key_placement(placement);
        hidden(&shown(&builder), "ClientBuilder");
        let client = builder.build()?;
        hidden(&shown(&client), "Client");
        let handle = client.with_key(key.clone()).with_header("X-Team", "t");
        hidden(&shown(&handle), "a handle");
        hidden(&shown(&client.org()), "Call");
        let call = client.request(Method::GET, "/v1/agents/{id}").path("id", 1);
        hidden(&shown(&call), "RequestBuilder");
        hidden(&shown(&call.send::<Value>()), "Call");
    }
    Ok(())
}
