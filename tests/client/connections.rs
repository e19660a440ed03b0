//! Connections that are refused, break or stay silent.

use std::{error::Error as _, time::Duration};

use profound_client::{Client, ClientBuilder, Error, Retry, profound_endpoint, reqwest};
use profound_tests::{NOBODY, Reply, Server, advance_until_ready, printed};
use serde_json::Value;
use tokio::time::Instant;

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/agents/{agent_id}/runs")]
    async fn start(&self, agent_id: &str, inputs: &Value) -> Result<Value, Error>;
}

async fn once(reply: Reply) -> Error {
    let server = Server::start([reply]).await;
    let call = server.client().with_retry(Retry::Never).org();
    call.await.expect_err("the connection breaks")
}

#[tokio::test]
async fn a_refused_connection_is_a_transport_error_that_was_never_sent() -> Result<(), Error> {
    let client = Client::builder().api_key("a-key").base_url(NOBODY);
    let client = client.retry(Retry::Never).build()?;
    let error = client.org().await.expect_err("no server listens there");
    let Error::Transport(transport) = &error else {
        panic!("it is another error: {error:?}");
    };
    assert!(transport.is_connect());
    assert_eq!(
        error.to_string(),
        "GET /v1/org: cannot connect to the API: check the base URL, the network and the proxy"
    );
    assert!(error.source().is_some() && error.response().is_none());
    assert!(printed(&error).contains("refused"), "{}", printed(&error));
    Ok(())
}

#[tokio::test]
async fn a_connection_that_breaks_is_told_by_how_far_it_came() {
    for (reply, told) in [
        (
            Reply::close(""),
            "the connection broke before a response: the API may have processed the request",
        ),
        (
            Reply::close("HTTP/1.1 200 OK\r\ncontent-le"),
            "the connection broke before a response: the API may have processed the request",
        ),
        (
            Reply::close("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{\"a\""),
            "the connection broke within the response body",
        ),
        (
            Reply::close("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\n{\"a\""),
            "the connection broke within the response body",
        ),
    ] {
        let error = once(reply.clone()).await;
        let Error::Transport(transport) = &error else {
            panic!("{reply:?} is another error: {error:?}");
        };
        assert!(!transport.is_connect(), "{reply:?}");
        assert_eq!(
            error.to_string(),
            format!("GET /v1/org: {told}"),
            "{reply:?}"
        );
        assert!(error.source().is_some(), "{reply:?}");
    }
}

#[tokio::test]
async fn an_answer_that_is_not_http_is_a_transport_error() {
    for text in [
        "SSH-2.0-OpenSSH\r\n",
        "HTTP/1.1 CANARY\r\n\r\n",
        "HTTP/1.1 200 X\r\nCANARY\r\n\r\n",
    ] {
        let error = once(Reply::close(text)).await;
        assert!(matches!(error, Error::Transport(_)), "{text:?}: {error:?}");
        assert!(!printed(&error).contains("CANARY"), "{}", printed(&error));
    }
}

#[tokio::test]
async fn a_kept_connection_that_the_server_closed_is_replaced() -> Result<(), Error> {
    let whole = Reply::close("HTTP/1.1 200 X\r\ncontent-length: 2\r\n\r\n{}");
    let server = Server::start([whole]).await;
    let client = server.client();
    for _ in 0..5 {
        client.start("a", &Value::Null).await?;
    }
    assert_eq!(server.received().len(), 5);
    Ok(())
}

#[tokio::test]
async fn a_write_whose_kept_connection_breaks_is_sent_once() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "{}"), Reply::close("")]).await;
    let client = server.client();
    client.start("a", &Value::Null).await?;
    let error = client.start("a", &Value::Null).await;
    let error = error.expect_err("the connection broke");
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!((server.received().len(), server.connections()), (2, 1));
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_server_that_says_nothing_is_given_up_at_the_deadline() {
    for silent in [
        Reply::silence(),
        Reply::bytes(b"HTTP/1.1 200 OK\r\n".to_vec()),
        Reply::bytes(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{".to_vec()),
    ] {
        let server = Server::start([silent.clone()]).await;
        let began = Instant::now();
        let client = server.client().with_timeout(Duration::from_millis(300));
        let error = advance_until_ready(client.org())
            .await
            .expect_err("nothing comes");
        let took = began.elapsed().as_millis();
        assert!((300..305).contains(&took), "{took} ms: {silent:?}");
        let Error::Timeout(timeout) = &error else {
            panic!("{silent:?} is another error: {error:?}");
        };
        assert_eq!(timeout.limit(), Duration::from_millis(300));
        assert_eq!((timeout.attempts(), server.received().len()), (1, 1));
        assert!(error.source().is_none() && error.response().is_none());
        assert_eq!(
            error.to_string(),
            "GET /v1/org: no response within 300ms (1 attempt): raise the timeout or request less"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_deadline_after_several_attempts_tells_how_many_and_why() {
    let again = Reply::with(503, &[("retry-after-ms", "10")], "");
    let server = Server::start([again, Reply::silence()]).await;
    let client = server.client().with_timeout(Duration::from_secs(3));
    let error = advance_until_ready(client.org())
        .await
        .expect_err("nothing comes");
    let Error::Timeout(timeout) = &error else {
        panic!("it is another error: {error:?}");
    };
    assert_eq!((timeout.attempts(), server.received().len()), (2, 2));
    let last = error.source().expect("the attempt before failed too");
    assert_eq!(
        last.to_string(),
        "GET /v1/org: the API responded with 503 Service Unavailable"
    );
    assert!(error.to_string().contains("(2 attempts)"), "{error}");
}

#[tokio::test]
async fn a_call_that_is_dropped_ends_its_connection() {
    let server = Server::start([Reply::silence()]).await;
    let client = server.client();
    let call = tokio::spawn(client.org());
    while server.received().is_empty() {
        tokio::task::yield_now().await;
    }
    call.abort();
    let ended = call.await.expect_err("it was aborted");
    assert!(ended.is_cancelled());
    while server.open() > 0 {
        tokio::task::yield_now().await;
    }
    server.only();
}

#[tokio::test]
async fn an_answer_that_nobody_looked_at_in_time_is_not_decoded() {
    let server = Server::start([Reply::json(200, "1")]).await;
    let client = server.client().with_timeout(Duration::from_millis(150));
    let call = tokio::spawn(client.org());
    // Wait until the request was sent, then block the only thread of this runtime.
    while server.received().is_empty() {
        tokio::task::yield_now().await;
    }
    std::thread::sleep(Duration::from_millis(200));
    let outcome = call.await.expect("it does not panic");
    assert!(matches!(outcome, Err(Error::Timeout(_))), "{outcome:?}");
}

/// Builds a client whose own settings send all requests through a proxy.
fn behind(proxy: &Server, builder: ClientBuilder) -> Client {
    let proxy = reqwest::Proxy::all(proxy.base_url()).expect("it is a URL");
    let client = builder.http(|http| http.proxy(proxy)).build();
    client
        .expect("the settings are sound")
        .with_retry(Retry::Never)
}

#[tokio::test]
async fn this_machine_is_reached_past_any_proxy() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "1")]).await;
    let proxy = Server::start([Reply::json(200, "2")]).await;
    assert_eq!(behind(&proxy, server.builder()).org().await?, 1);
    assert!(proxy.received().is_empty());
    Ok(())
}

#[tokio::test]
async fn plain_http_that_was_asked_for_goes_through_no_proxy() {
    let proxy = Server::start([Reply::json(200, "2")]).await;
    let builder = proxy.builder().base_url("http://plain.invalid");
    let client = behind(&proxy, builder.allow_plain_http("plain.invalid"));
    let client = client.with_timeout(Duration::from_secs(5));
    assert!(client.org().await.is_err());
    assert!(proxy.received().is_empty());
}
