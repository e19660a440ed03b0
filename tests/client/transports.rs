//! Transports in place of reqwest.

use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use hyper_util::{client::legacy, rt::TokioExecutor};
use profound_client::{
    Client, ClientBuilder, Error, KeyPlacement, Method, Part, Retry,
    errors::Delivery,
    http,
    layer::{Attempt, Body},
};
use profound_tests::{NOBODY, PLACEMENTS, Received, Reply, Server, advance_until_ready, printed};
use serde_json::{Value, json};
use tower_service::Service;

use crate::layers::{BoxError, Calls, changing};

fn hyper() -> legacy::Client<legacy::connect::HttpConnector, Body> {
    legacy::Client::builder(TokioExecutor::new()).build_http()
}

/// Returns a builder without settings of reqwest, which a transport excludes.
fn builder_of(server: &Server) -> ClientBuilder {
    Client::builder()
        .api_key(server.key())
        .base_url(server.base_url())
}

#[tokio::test]
async fn hyper_utils_client_sends_the_calls() -> Result<(), Error> {
    for placement in PLACEMENTS {
        let server = Server::start([Reply::json(200, r#"{"a": 1}"#), Reply::json(200, "{}")]).await;
        let builder = builder_of(&server).key_placement(placement);
        let client = builder.transport(hyper()).build()?;
        assert_eq!(client.agent("a b", 7).await?.body()["a"], 1);
        let part = Part::bytes("abc").file_name("a.txt");
        client
            .request(Method::POST, "/v1/things")
            .part("file", part)
            .send::<Value>()
            .await?;
        let plain = Server::start([Reply::json(200, "{}")]).await;
        plain
            .builder()
            .key_placement(placement)
            .build()?
            .agent("a b", 7)
            .await?;
        // The requests are those that reqwest sends.
        let received = server.received();
        let [first, upload] = &received[..] else {
            panic!("{received:?}")
        };
        let sorted = |received: &Received, server: &Server| {
            let address = server.base_url().replace("http://", "");
            let shown = format!("{} {:?}", received.line(), received.headers);
            let mut words: Vec<_> = shown
                .replace(&address, "HOST")
                .split("), (")
                .map(str::to_owned)
                .collect();
            words[1..].sort();
            words
        };
        assert_eq!(sorted(first, &server), sorted(&plain.only(), &plain));
        assert!(format!("{first:?}").contains("CANARY"));
        assert!(upload.text().contains("abc"));
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn failures_of_hyper_are_classified() -> Result<(), Error> {
    let attempt = |builder: ClientBuilder| async {
        let client = builder.retry(Retry::Never).transport(hyper()).build()?;
        let client = client.with_timeout(Duration::from_secs(5));
        Ok::<_, Error>(
            advance_until_ready(client.agent("a", 1))
                .await
                .expect_err("it fails"),
        )
    };
    let nobody = Client::builder().api_key("pk_CANARY").base_url(NOBODY);
    let error = attempt(nobody).await?;
    assert_eq!(error.delivery(), Delivery::NotSent, "{error}");
    assert!(error.to_string().contains("cannot connect"), "{error}");
    let replies: [(Reply, Delivery, &str); 5] = [
        (
            Reply::close(""),
            Delivery::MaybeProcessed,
            "broke before a response",
        ),
        (
            Reply::close("SSH-2.0\r\n"),
            Delivery::MaybeProcessed,
            "not valid HTTP",
        ),
        (
            Reply::close("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"),
            Delivery::Processed,
            "within the response body",
        ),
        (Reply::silence(), Delivery::MaybeProcessed, "5s"),
        (Reply::empty(500), Delivery::MaybeProcessed, "500"),
    ];
    for (reply, reached, words) in replies {
        let server = Server::start([reply]).await;
        let error = attempt(builder_of(&server)).await?;
        assert_eq!(error.delivery(), reached, "{error}");
        assert!(error.to_string().contains(words), "{error}");
        assert!(!printed(&error).contains("CANARY"));
    }
    Ok(())
}

#[tokio::test]
async fn layers_are_above_a_transport() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "{}")]).await;
    let layer = changing(|request| {
        assert!(!format!("{request:?} {}", request.uri()).contains("CANARY"));
        request
            .headers_mut()
            .insert("x-note", http::HeaderValue::from_static("1"));
    });
    let builder = builder_of(&server).key_placement(KeyPlacement::Query);
    let client = builder.layer(layer).transport(hyper()).build()?;
    client.agent("a", 1).await?;
    assert_eq!(server.only().header("x-note"), Some("1"));
    assert!(server.only().line().contains("CANARY"));
    Ok(())
}

/// A transport that is a function.
#[derive(Clone)]
struct Local<F>(F);

type Answer = Pin<Box<dyn Future<Output = Result<http::Response<Body>, BoxError>> + Send>>;

impl<F: Fn(http::Request<Body>) -> Result<http::Response<Body>, BoxError>>
    Service<http::Request<Body>> for Local<F>
{
    type Response = http::Response<Body>;
    type Error = BoxError;
    type Future = Answer;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Answer {
        Box::pin(std::future::ready((self.0)(request)))
    }
}

#[tokio::test]
async fn a_transport_without_a_network_has_the_key_and_the_facts() -> Result<(), Error> {
    let local = Local(|request: http::Request<Body>| {
        let attempt = request.extensions().get::<Attempt>().expect("it is there");
        assert_eq!(attempt.path_template(), "/v1/agents/{agent_id}");
        let key = request.headers()["x-api-key"].to_str()?.to_owned();
        Ok(http::Response::new(json!({"key": key}).to_string().into()))
    });
    let client = Client::builder()
        .api_key("pk_CANARY")
        .transport(local)
        .build()?;
    assert_eq!(client.agent("a", 1).await?.body()["key"], "pk_CANARY");
    Ok(())
}

#[tokio::test]
async fn an_error_of_a_transport_that_quotes_the_key_is_replaced() -> Result<(), Error> {
    for placement in [KeyPlacement::Header, KeyPlacement::Query] {
        let quoting = Local(|request: http::Request<Body>| {
            Err(format!(
                "cannot send {} {:?}",
                request.uri(),
                request.headers()["x-api-key"].to_str()
            )
            .into())
        });
        let uri = Local(|request: http::Request<Body>| {
            Err(format!("cannot send {}", request.uri()).into())
        });
        let builder = Client::builder()
            .api_key("pk_CANARY+/")
            .key_placement(placement);
        let builder = builder.retry(Retry::Never);
        let client = match placement {
            KeyPlacement::Header => builder.transport(quoting).build()?,
            _ => builder.transport(uri).build()?,
        };
        let error = client.agent("a", 1).await.expect_err("it fails");
        let text = printed(&error);
        assert!(!text.contains("CANARY"), "{text}");
        assert!(
            text.contains("contained the key, and was removed"),
            "{text}"
        );
    }
    let other = Local(|_| Err("no route".into()));
    let client = Client::builder()
        .api_key("pk_CANARY")
        .retry(Retry::Never)
        .transport(other)
        .build()?;
    let text = printed(&client.agent("a", 1).await.expect_err("it fails"));
    assert!(text.contains("no route"), "{text}");
    Ok(())
}

#[test]
fn settings_of_reqwest_and_a_transport_exclude_each_other() {
    let builder = Client::builder()
        .api_key("pk_CANARY")
        .http(|http| http)
        .transport(hyper());
    let error = builder.build().expect_err("both are set").to_string();
    assert!(
        error.contains("`http` and `transport` are both set"),
        "{error}"
    );
}
