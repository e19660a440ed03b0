//! Layers around an attempt: their order, what they see, and what they cannot do.

mod key_leaks;
mod limits;
mod through;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use profound_client::{
    Client, Error, EventStream, KeyPlacement, Method, Pages, Part, Response, Retry,
    errors::Delivery,
    http::{self, HeaderValue, Uri},
    layer::{Attempt, Body, Exchange},
    profound_endpoint,
};
use profound_tests::{Reply, Server, printed, shown};
use serde_json::{Value, json};
use tower_service::Service;

pub(crate) use self::through::{Answer, BoxError, Through, changing};
use self::through::{Lines, printing};

#[profound_endpoint]
pub(crate) trait Calls {
    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    async fn agent(&self, agent_id: &str, version: u8) -> Result<Response<Value>, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn rows(&self, query: &Value) -> Result<Pages<Value>, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility/stream")]
    async fn stream(&self, query: &Value) -> Result<EventStream<Value>, Error>;
}

#[tokio::test]
async fn the_first_layer_is_the_outermost() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "{}")]).await;
    let lines = Lines::default();
    let named = |name: &'static str| {
        let lines = lines.clone();
        Through(
            move |mut request: http::Request<Body>, mut next: Exchange| {
                let lines = lines.clone();
                lines.write(format!("{name} in"));
                request
                    .headers_mut()
                    .append("x-order", HeaderValue::from_static(name));
                Box::pin(async move {
                    let response = next.call(request).await;
                    lines.write(format!("{name} out"));
                    response
                }) as through::Answer
            },
        )
    };
    let client = server
        .builder()
        .layer(named("first"))
        .layer(named("second"))
        .build()?;
    client.agent("a", 1).await?;
    assert_eq!(
        lines.take(),
        ["first in", "second in", "second out", "first out"]
    );
    let received = server.only();
    let order = received
        .headers
        .iter()
        .filter(|(name, _)| name == "x-order");
    let order: Vec<_> = order.map(|(_, value)| &**value).collect();
    assert_eq!(order, ["first", "second"]);
    assert_eq!(received.header("x-api-key"), Some(server.key()));
    Ok(())
}

#[tokio::test]
async fn a_layer_sees_the_facts_of_each_attempt() -> Result<(), Error> {
    let server = Server::start([Reply::empty(503), Reply::json(200, "{}")]).await;
    let facts = Lines::default();
    let seen = facts.clone();
    let layer = changing(move |request| {
        let attempt = request.extensions().get::<Attempt>().expect("it is there");
        assert!(attempt.time_left() <= Duration::from_secs(60));
        let (method, template) = (attempt.method(), attempt.path_template());
        seen.write(format!(
            "{} {method} {template} {}",
            attempt.number(),
            request.uri().path()
        ));
    });
    let client = server.builder().layer(layer).build()?;
    client.agent("a b", 1).await?;
    assert_eq!(
        facts.take(),
        [
            "1 GET /v1/agents/{agent_id} /v1/agents/a%20b",
            "2 GET /v1/agents/{agent_id} /v1/agents/a%20b"
        ]
    );
    Ok(())
}

/// Changes that no layer may make, and a part of the error.
type Change = fn(&mut http::Request<Body>);

fn with_uri(request: &mut http::Request<Body>, change: impl Fn(String) -> String) {
    let uri = change(request.uri().to_string());
    *request.uri_mut() = uri.parse().expect("it is a URI");
}

fn with_header(request: &mut http::Request<Body>, name: &'static str) {
    request
        .headers_mut()
        .insert(name, HeaderValue::from_static("1"));
}

const FORBIDDEN: [(Change, &str); 22] = [
    (
        |request| with_uri(request, |uri| uri.replace("127.0.0.1", "localhost")),
        "the host or the port",
    ),
    (
        |request| with_uri(request, |uri| uri.replace("127.0.0.1:", "127.0.0.1:1")),
        "the host or the port",
    ),
    (
        |request| with_uri(request, |uri| uri.replace("http://", "https://")),
        "the scheme",
    ),
    (
        |request| with_uri(request, |uri| uri.replace("http://", "http://user@")),
        "the host or the port",
    ),
    (
        |request| *request.uri_mut() = Uri::from_static("/v1/org"),
        "the scheme",
    ),
    (
        |request| with_uri(request, |uri| uri.replace("/prefix/", "/other/")),
        "the path of the base URL",
    ),
    (
        |request| with_uri(request, |uri| uri.replace("/prefix/", "/prefixed/")),
        "the path of the base URL",
    ),
    (
        |request| with_uri(request, |uri| uri.replace("/v1/", "/../v1/")),
        "dot segments",
    ),
    (
        |request| with_uri(request, |uri| uri.replace("/v1/", "/%2e%2E/v1/")),
        "dot segments",
    ),
    (
        |request| with_uri(request, |uri| format!("{uri}&api_key=mine")),
        "the query parameter `api_key`",
    ),
    (
        |request| with_uri(request, |uri| format!("{uri}&api%5Fkey=mine")),
        "the query parameter `api_key`",
    ),
    (
        |request| with_header(request, "x-api-key"),
        "the header `x-api-key`",
    ),
    (
        |request| with_header(request, "authorization"),
        "the header `authorization`",
    ),
    (|request| with_header(request, "host"), "the header `host`"),
    (
        |request| with_header(request, "cookie"),
        "the header `cookie`",
    ),
    (
        |request| with_header(request, "content-length"),
        "the header `content-length`",
    ),
    (
        |request| with_header(request, "transfer-encoding"),
        "the header `transfer-encoding`",
    ),
    (
        |request| with_header(request, "connection"),
        "the header `connection`",
    ),
    (|request| with_header(request, "te"), "the header `te`"),
    (
        |request| with_header(request, "upgrade"),
        "the header `upgrade`",
    ),
    (
        |request| with_header(request, "expect"),
        "the header `expect`",
    ),
    (
        |request| request.extensions_mut().clear(),
        "removed the `Attempt`",
    ),
];

#[tokio::test]
async fn a_layer_that_breaks_a_rule_sends_nothing() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "{}")]).await;
    for (change, rule) in FORBIDDEN {
        let base = format!("{}/prefix", server.base_url());
        let client = server
            .builder()
            .base_url(base)
            .layer(changing(change))
            .build()?;
        let error = client.agent("a", 1).await.expect_err(rule);
        let text = error.to_string();
        assert!(
            text.contains(rule) && text.contains("a layer "),
            "{rule}: {text}"
        );
        assert_eq!(error.delivery(), Delivery::NotSent, "{text}");
        assert!(
            !text.contains("mine") && !text.contains("localhost"),
            "{text}"
        );
    }
    assert_eq!((server.connections(), server.received().len()), (0, 0));
    Ok(())
}

#[tokio::test]
async fn a_layer_cannot_set_the_name_that_carries_the_key_of_a_service() -> Result<(), Error> {
    #[profound_endpoint(key = header("X-Own"))]
    trait Own {
        #[profound_endpoint(GET "/v1/org")]
        async fn own(&self) -> Result<Value, Error>;
    }
    let server = Server::start([Reply::json(200, "{}")]).await;
    let client = |placement, change: Change| {
        let builder = server.builder().key_placement(placement);
        builder.layer(changing(change)).build()
    };
    let token: Change = |request| with_header(request, "x-token");
    let own: Change = |request| with_header(request, "x-own");
    let query: Change = |request| with_uri(request, |uri| format!("{uri}?Token=mine"));
    let header = KeyPlacement::NamedHeader("X-Token");
    let parameter = KeyPlacement::NamedQuery("token");
    for (placement, change, rule) in [
        (header, token, "the header `x-token`"),
        (header, own, "the header `x-own`"),
        (parameter, query, "the query parameter `token`"),
        (KeyPlacement::Header, own, "the header `x-own`"),
    ] {
        let error = client(placement, change)?.own().await.expect_err(rule);
        let text = error.to_string();
        assert!(text.contains(&format!("a layer set {rule}")), "{text}");
        assert!(!text.contains("mine"), "{text}");
    }
    assert_eq!(server.received().len(), 0);
    client(parameter, token)?.own().await?;
    let received = server.only();
    assert_eq!(received.header("x-token"), Some("1"));
    assert_eq!(received.header("x-own"), Some(server.key()));
    Ok(())
}

#[tokio::test]
async fn an_attempt_is_sent_once() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "{}")]).await;
    let twice = Through(|request: http::Request<Body>, mut next: Exchange| {
        let mut copy = http::Request::new(Body::empty());
        *copy.uri_mut() = request.uri().clone();
        *copy.extensions_mut() = request.extensions().clone();
        Box::pin(async move {
            next.call(request).await?;
            next.call(copy).await
        }) as through::Answer
    });
    let client = server.builder().layer(twice).build()?;
    let error = client.agent("a", 1).await.expect_err("it is sent twice");
    assert!(
        error
            .to_string()
            .contains("sent the request of an attempt twice"),
        "{error}"
    );
    assert_eq!(error.delivery(), Delivery::Processed);
    assert_eq!(server.received().len(), 1);
    Ok(())
}

#[tokio::test]
async fn nothing_is_sent_after_the_attempt() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "{}")]).await;
    let kept = Arc::new(Mutex::new(None));
    let keep = kept.clone();
    let layer = Through(move |request: http::Request<Body>, next: Exchange| {
        *keep.lock().expect("nobody panics") = Some((request, next));
        Box::pin(async { Ok(http::Response::new("{}".into())) }) as through::Answer
    });
    let client = server.builder().layer(layer).build()?;
    client.agent("a", 1).await?;
    let (request, mut next) = kept
        .lock()
        .expect("nobody panics")
        .take()
        .expect("it was kept");
    let error = next.call(request).await.expect_err("the attempt is over");
    assert!(
        error.to_string().contains("after the attempt had ended"),
        "{error}"
    );
    assert_eq!(server.connections(), 0);
    Ok(())
}

#[tokio::test]
async fn a_layer_can_change_headers_the_query_and_the_body() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, r#"{"data": []}"#)]).await;
    let layer = changing(|request| {
        with_uri(request, |uri| format!("{uri}?trace=1"));
        with_header(request, "x-note");
        *request.body_mut() = r#"{"changed": true}"#.into();
    });
    let client = server.builder().layer(layer).build()?;
    client
        .request(Method::POST, "/v1/things")
        .json(&json!({"a": 1}))
        .send::<Value>()
        .await?;
    let received = server.only();
    assert_eq!(received.line(), "POST /v1/things?trace=1");
    assert_eq!(received.json(), json!({"changed": true}));
    assert_eq!(received.header("content-length"), Some("17"));
    assert_eq!(received.header("x-note"), Some("1"));
    Ok(())
}

#[tokio::test]
async fn a_layer_that_answers_spends_no_quota() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, r#"{"from": "server"}"#)]).await;
    let layer = Through(|request: http::Request<Body>, mut next: Exchange| {
        Box::pin(async move {
            if request.uri().path().ends_with("/cached") {
                return Ok(http::Response::new(r#"{"from": "layer"}"#.into()));
            }
            next.call(request).await
        }) as through::Answer
    });
    let client = server
        .builder()
        .layer(layer)
        .wait_for_quota(Duration::from_millis(50))
        .build()?;
    let client = client.with_quota_share(1);
    for _ in 0..5 {
        assert_eq!(client.agent("cached", 1).await?.body()["from"], "layer");
    }
    assert_eq!(client.agent("a", 1).await?.body()["from"], "server");
    let error = client
        .agent("b", 1)
        .await
        .expect_err("the share is used up");
    assert!(matches!(error, Error::QueueTimeout(_)), "{error}");
    assert_eq!(server.received().len(), 1);
    Ok(())
}

#[tokio::test]
async fn headers_that_a_layer_hides_still_count_for_the_quota() -> Result<(), Error> {
    let limits = [
        ("x-ratelimit-limit", "600"),
        ("x-ratelimit-remaining", "17"),
        ("x-ratelimit-reset", "99999999999"),
    ];
    let server = Server::start([Reply::with(200, &limits, "{}")]).await;
    let layer = Through(|request: http::Request<Body>, mut next: Exchange| {
        Box::pin(async move {
            let mut response = next.call(request).await?;
            response.headers_mut().clear();
            Ok(response)
        }) as through::Answer
    });
    let client = server.builder().layer(layer).build()?;
    let response = client.agent("a", 1).await?;
    assert_eq!(response.rate_limit().remaining, None);
    assert_eq!(client.rate_limit().remaining, Some(17));
    Ok(())
}

#[tokio::test]
async fn an_error_of_a_layer_says_how_far_the_request_came() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "{}"), Reply::empty(500), Reply::close("")]).await;
    let before =
        Through(|_, _| Box::pin(async { Err(BoxError::from("no token")) }) as through::Answer);
    let client = server.builder().layer(before).build()?;
    let error = client.agent("a", 1).await.expect_err("the layer fails");
    assert_eq!(error.delivery(), Delivery::NotSent);
    let text = printed(&error);
    assert!(
        text.contains("a layer failed") && text.contains("no token"),
        "{text}"
    );
    assert_eq!(server.connections(), 0);
    let after = Through(|request, mut next: Exchange| {
        Box::pin(async move {
            next.call(request).await.map(drop).ok();
            Err(BoxError::from("cannot write"))
        }) as through::Answer
    });
    let client = server.builder().layer(after).retry(Retry::Never).build()?;
    let reached = [
        Delivery::Processed,
        Delivery::MaybeProcessed,
        Delivery::MaybeProcessed,
    ];
    for reached in reached {
        let error = client.agent("a", 1).await.expect_err("the layer fails");
        assert_eq!(error.delivery(), reached, "{error}");
    }
    Ok(())
}

#[tokio::test]
async fn an_error_passes_through_a_layer_as_it_was() -> Result<(), Error> {
    let plain = Server::start([]).await;
    plain.stop();
    let lines = Lines::default();
    let client = plain
        .builder()
        .layer(printing(&lines))
        .max_attempts(2)
        .build()?;
    let error = client.agent("a", 1).await.expect_err("nobody listens");
    let Error::Transport(error) = &error else {
        panic!("{error:?}")
    };
    assert!(error.is_connect() && error.attempts() == 2, "{error}");
    assert_eq!(error.delivery(), Delivery::NotSent);
    Ok(())
}

#[tokio::test]
async fn pages_streams_and_uploads_pass_through() -> Result<(), Error> {
    let page = |next: Value| json!({"info": {"next_cursor": next}, "data": [{"n": 1}]}).to_string();
    let (first, last) = (page(json!("c")), page(Value::Null));
    let server = Server::start([
        Reply::json(200, &first),
        Reply::json(200, &last),
        Reply::with(
            200,
            &[("content-type", "text/event-stream")],
            "event: summary\ndata: {\"count\": 2}\n\nevent: result\ndata: 1\n\nevent: result\ndata: 2\n\n",
        ),
        Reply::json(200, "{}"),
    ])
    .await;
    let lines = Lines::default();
    let client: Client = server.builder().layer(printing(&lines)).build()?;
    let mut rows = client.rows(&json!({})).await?;
    let mut count = 0;
    while let Some(row) = rows.next().await {
        row?;
        count += 1;
    }
    assert_eq!(count, 2);
    let mut stream = client.stream(&json!({})).await?;
    let mut events = Vec::new();
    while let Some(event) = stream.next().await {
        events.push(event?);
    }
    assert_eq!(events[1..], [json!(1), json!(2)]);
    let request = client.request(Method::POST, "/v1/things");
    request
        .part("file", Part::bytes("abc").file_name("a.txt"))
        .send::<Value>()
        .await?;
    assert!(server.received()[3].text().contains("abc"));
    assert_eq!(lines.take().len(), 12);
    Ok(())
}

#[tokio::test]
async fn a_client_with_layers_is_shared_and_hides_its_layers() -> Result<(), Error> {
    fn is_shared<T: Send + Sync + Clone>(_: &T) {}
    let server = Server::start([Reply::json(200, "{}"), Reply::json(200, "{}")]).await;
    let client = server.builder().layer(changing(|_| ())).build()?;
    is_shared(&client);
    let (one, two) = tokio::join!(client.agent("a", 1), client.clone().agent("b", 1));
    let _: BTreeMap<_, _> = [(1, one?), (2, two?)].into();
    assert!(!shown(&client).contains("CANARY"));
    Ok(())
}
