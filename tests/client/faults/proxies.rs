//! Proxies that refuse a tunnel, and hosts that cannot be reached.

use std::time::Duration;

use profound_client::{
    Client, ClientBuilder, Error, Retry, errors::Delivery, profound_endpoint, reqwest,
};
use profound_tests::{NOBODY, Reply, Server, advance_until_ready, printed};
use serde_json::Value;

#[profound_endpoint(POST "/v1/things", unlisted)]
async fn write(client: &Client, thing: &Value) -> Result<Value, Error>;

/// Returns a builder of a client that reaches an API by TLS through this proxy.
fn behind(proxy: &str) -> ClientBuilder {
    let proxy = reqwest::Proxy::all(proxy).expect("it is a URL");
    let http =
        |http: reqwest::ClientBuilder| http.proxy(proxy).tls_danger_accept_invalid_certs(true);
    let builder = Client::builder().api_key("pk_CANARY");
    builder.base_url("https://api.invalid").http(http)
}

#[track_caller]
fn assert_not_sent(name: &str, error: &Error, attempts: u32) {
    let Error::Transport(transport) = error else {
        panic!("{name}: it is another error: {error:?}");
    };
    assert!(transport.is_connect(), "{name}: {error:?}");
    assert_eq!(error.delivery(), Delivery::NotSent, "{name}");
    assert_eq!(transport.attempts(), attempts, "{name}");
    let text = printed(error);
    assert!(!text.contains("CANARY"), "{name}: {text}");
}

#[tokio::test(start_paused = true)]
async fn a_proxy_that_refuses_the_tunnel_sends_nothing() {
    let head = |status: u16, header: &str| {
        Reply::close(format!("HTTP/1.1 {status} X\r\n{header}\r\n\r\nCANARY"))
    };
    for (name, reply) in [
        (
            "407",
            head(407, "proxy-authenticate: Basic realm=\"CANARY\""),
        ),
        ("403", head(403, "content-length: 6")),
        ("502", head(502, "content-length: 6")),
        ("302", head(302, "location: https://elsewhere.invalid/")),
        ("closes", Reply::close("")),
        ("resets", Reply::default().reset()),
        ("garbage", Reply::close("SSH-2.0-CANARY\r\n")),
        ("half a response", Reply::close("HTTP/1.1 200 OK\r\nCANARY")),
        (
            "long headers",
            head(200, &format!("a: {}", "x".repeat(64 << 10))),
        ),
        (
            "a tunnel that closes",
            Reply::close("HTTP/1.1 200 OK\r\n\r\n"),
        ),
        (
            "a tunnel to plain HTTP",
            Reply::close("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 400 X\r\n\r\n"),
        ),
        ("silence", Reply::silence()),
    ] {
        let proxy = Server::start([reply]).await;
        let client = behind(proxy.base_url())
            .build()
            .expect("the settings are sound");
        let error = advance_until_ready(write(&client, &Value::Null)).await;
        assert_not_sent(name, &error.expect_err("it refuses"), 3);
        let received = proxy.received();
        assert_eq!(received.len(), 3, "{name}");
        for request in received {
            assert_eq!(request.method, "CONNECT", "{name}");
            assert!(!format!("{request:?}").contains("pk_CANARY"), "{name}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_proxy_that_is_not_there_is_a_connection_that_cannot_be_made() {
    let client = behind(NOBODY).build().expect("the settings are sound");
    let error = advance_until_ready(write(&client, &Value::Null)).await;
    assert_not_sent("nobody", &error.expect_err("nobody is there"), 3);
}

#[tokio::test]
async fn a_host_that_is_unknown_or_unreachable_is_a_connection_that_cannot_be_made() {
    for host in ["https://api.invalid", "https://255.255.255.255"] {
        let builder = Client::builder().api_key("pk_CANARY").base_url(host);
        let client = builder.timeout(Duration::from_secs(30)).retry(Retry::Never);
        let client = client.http(|http| http.tls_danger_accept_invalid_certs(true).no_proxy());
        let client = client.build().expect("the settings are sound");
        let error = write(&client, &Value::Null).await;
        assert_not_sent(host, &error.expect_err("it is not there"), 1);
    }
}
