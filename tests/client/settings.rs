//! Precedence of the settings of handle, method, trait and client.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use profound_client::{ApiError, Client, Error, KeyPlacement, Retry, profound_endpoint, reqwest};
use profound_tests::{Received, Reply, Server, advance_until_ready};
use serde_json::Value;
use tokio::time::Instant;

#[profound_endpoint]
trait Plain {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/org", timeout = "2s", headers("X-Team" = "method"))]
    async fn own(&self) -> Result<Value, Error>;
}

#[profound_endpoint(
    key = query,
    timeout = "1s",
    headers("X-Team" = "trait", "X-Trait" = "1"),
    errors(404 => Refused::Gone, 409 => Refused::Conflict),
)]
trait Set {
    #[profound_endpoint(GET "/v1/org/regions")]
    async fn inherits(&self, organization_ids: Option<&str>) -> Result<Value, Refused>;

    #[profound_endpoint(
        GET "/v1/org",
        key = header,
        timeout = "2s",
        headers("x-team" = "method", "X-Method" = "1"),
        errors(409 => Refused::Locked, 410 => Refused::Gone),
    )]
    async fn overrides(&self, #[header("X-Argument")] argument: u8) -> Result<Value, Refused>;

    #[profound_endpoint(GET "/v1/org", key = none)]
    async fn keyless(&self) -> Result<Value, Refused>;

    #[profound_endpoint(GET "/v1/org", key = bearer)]
    async fn bearer(&self) -> Result<Value, Refused>;
}

#[profound_endpoint(
    PATCH "/v1/agents/{agent_id}",
    headers("Content-Type" = "application/merge-patch+json", "Accept" = "application/problem+json")
)]
async fn patch(client: &Client, agent_id: &str, change: &Value) -> Result<(), Error>;

#[derive(Debug)]
enum Refused {
    Gone(ApiError),
    Conflict(ApiError),
    Locked(ApiError),
    Other(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

async fn server() -> Server {
    Server::start([Reply::json(200, "{}")]).await
}

fn last(server: &Server) -> Received {
    server.received().pop().expect("a request arrived")
}

/// Returns every place where a request carries the key.
fn placement(server: &Server) -> String {
    let received = last(server);
    let query = received.target.split_once("api_key=").map(|(_, key)| key);
    let found = [
        received
            .header("x-api-key")
            .map(|key| format!("header {key}")),
        received.header("authorization").map(str::to_owned),
        query.map(|key| format!("query {key}")),
    ];
    found.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn the_key_goes_where_the_nearest_says() -> Result<(), Refused> {
    let server = server().await;
    let key = server.key();
    let (in_header, as_bearer) = (format!("header {key}"), format!("Bearer {key}"));
    let in_query = "query pk%5FCANARY%2B0%2F9%3Dz";
    for (client, of_client) in [
        (
            server.builder().key_placement(KeyPlacement::Header),
            &*in_header,
        ),
        (
            server.builder().key_placement(KeyPlacement::Bearer),
            &as_bearer,
        ),
        (
            server.builder().key_placement(KeyPlacement::Query),
            in_query,
        ),
    ] {
        let client = client.build()?;
        client.org().await?;
        assert_eq!(placement(&server), of_client, "the client's");
        client.inherits(None).await?;
        assert_eq!(placement(&server), in_query, "the trait's");
        assert_eq!(
            last(&server).target,
            "/v1/org/regions?api_key=pk%5FCANARY%2B0%2F9%3Dz"
        );
        client.overrides(1).await?;
        assert_eq!(placement(&server), in_header, "the method's");
        client.bearer().await?;
        assert_eq!(placement(&server), as_bearer, "the method's");
        client.keyless().await?;
        assert_eq!(placement(&server), "", "none");
    }
    Ok(())
}

#[tokio::test]
async fn a_key_in_the_query_follows_the_parameters() -> Result<(), Refused> {
    let server = server().await;
    server.client().inherits(Some("o")).await?;
    assert_eq!(
        last(&server).target,
        "/v1/org/regions?organization_ids=o&api_key=pk%5FCANARY%2B0%2F9%3Dz"
    );
    Ok(())
}

#[tokio::test]
async fn headers_are_merged_by_name_and_the_nearest_wins() -> Result<(), Refused> {
    let server = server().await;
    let builder = server.builder().default_header("X-Team", "client");
    let client = builder.default_header("X-Client", "1").build()?;
    let team = || last(&server).header("x-team").map(str::to_owned);
    client.org().await?;
    assert_eq!(team().as_deref(), Some("client"));
    client.inherits(None).await?;
    assert_eq!(team().as_deref(), Some("trait"));
    client.overrides(7).await?;
    assert_eq!(team().as_deref(), Some("method"));
    let received = last(&server);
    for (name, value) in [
        ("x-client", "1"),
        ("x-trait", "1"),
        ("x-method", "1"),
        ("x-argument", "7"),
    ] {
        assert_eq!(received.header(name), Some(value), "{name}");
    }
    let handle = client.with_header("X-TEAM", "handle");
    handle.with_header("X-Argument", "8").overrides(7).await?;
    assert_eq!(team().as_deref(), Some("handle"));
    assert_eq!(last(&server).header("x-argument"), Some("8"));
    Ok(())
}

#[tokio::test]
async fn statuses_are_merged_by_number_and_the_methods_go_first() {
    for (status, inherited, overridden) in [
        (404, "Gone", "Gone"),
        (409, "Conflict", "Locked"),
        (410, "Other", "Gone"),
        (418, "Other", "Other"),
    ] {
        let server = Server::start([Reply::json(status, "{}")]).await;
        for (outcome, expected) in [
            (server.client().inherits(None).await, inherited),
            (server.client().overrides(1).await, overridden),
        ] {
            let (name, told) = match outcome.expect_err("it is refused") {
                Refused::Gone(error) => ("Gone", Some(error.status())),
                Refused::Conflict(error) => ("Conflict", Some(error.status())),
                Refused::Locked(error) => ("Locked", Some(error.status())),
                Refused::Other(error) => ("Other", error.status()),
            };
            assert_eq!(
                (name, told.map(|told| told.as_u16())),
                (expected, Some(status))
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn the_nearest_timeout_ends_a_call() {
    let server = Server::start([Reply::silence()]).await;
    let client = server.builder().timeout(Duration::from_millis(200)).build();
    let client = client.expect("200 ms are a timeout");
    let handle = client.with_timeout(Duration::from_millis(50));
    assert_eq!(seconds(client.org()).await, 0.2);
    assert_eq!(seconds(client.inherits(None)).await, 1.0);
    assert_eq!(seconds(client.overrides(1)).await, 2.0);
    assert_eq!(seconds(client.own()).await, 2.0);
    assert_eq!(seconds(handle.own()).await, 0.05);
}

/// Returns the limit of a call that gets no response, and checks that the call ends then.
async fn seconds<E: Into<Refused>>(call: impl Future<Output = Result<Value, E>>) -> f64 {
    let began = Instant::now();
    let Err(refused) = advance_until_ready(call).await else {
        panic!("nobody answers");
    };
    let took = began.elapsed();
    let Refused::Other(Error::Timeout(timeout)) = refused.into() else {
        panic!("it is not the deadline that ended it");
    };
    let limit = timeout.limit();
    assert!(
        took >= limit && took < limit + Duration::from_millis(5),
        "{took:?}"
    );
    limit.as_secs_f64()
}

#[tokio::test(start_paused = true)]
async fn the_nearest_word_on_repeating_wins() -> Result<(), Error> {
    #[profound_endpoint(retry = never)]
    trait Once {
        #[profound_endpoint(GET "/v1/org")]
        async fn once(&self) -> Result<Value, Error>;

        #[profound_endpoint(GET "/v1/org", retry = safe)]
        async fn again(&self) -> Result<Value, Error>;
    }
    let broken = Server::start([Reply::json(500, "{}")]).await;
    let sent = async |call: &dyn Fn() -> profound_client::Call<Result<Value, Error>>| {
        let before = broken.received().len();
        advance_until_ready(call())
            .await
            .expect_err("the server is broken");
        broken.received().len() - before
    };
    let (client, never) = (
        broken.client(),
        broken.builder().retry(Retry::Never).build()?,
    );
    assert_eq!(sent(&|| client.org()).await, 3, "what reads");
    assert_eq!(sent(&|| never.org()).await, 1, "the client's");
    assert_eq!(sent(&|| client.once()).await, 1, "the trait's");
    assert_eq!(sent(&|| never.again()).await, 3, "the method's");
    let (safe, never) = (
        client.with_retry(Retry::Safe),
        client.with_retry(Retry::Never),
    );
    assert_eq!(sent(&|| safe.once()).await, 3, "the handle's");
    assert_eq!(sent(&|| never.again()).await, 1, "the handle's");
    Ok(())
}

#[tokio::test]
async fn a_content_type_and_an_accept_of_ones_own_replace_ours() -> Result<(), Error> {
    let server = server().await;
    patch(&server.client(), "a", &Value::Bool(true)).await?;
    let received = server.only();
    let kind = received.header("content-type");
    assert_eq!(kind, Some("application/merge-patch+json"));
    assert_eq!(received.header("accept"), Some("application/problem+json"));
    assert_eq!(received.text(), "true");
    Ok(())
}

#[tokio::test]
async fn hooks_of_the_http_client_apply_in_their_order() -> Result<(), Error> {
    let server = server().await;
    let order = Arc::new(Mutex::new(Vec::new()));
    let (first, second) = (order.clone(), order.clone());
    let builder = server.builder().http(move |http| {
        first.lock().unwrap().push(1);
        http.connection_verbose(true)
    });
    let builder = builder.http(move |http| {
        second.lock().unwrap().push(2);
        http
    });
    builder.build()?.org().await?;
    assert_eq!(*order.lock().unwrap(), [1, 2]);
    Ok(())
}

#[tokio::test]
async fn https_to_this_machine_goes_through_a_proxy() {
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        let proxy = Server::start([Reply::empty(502)]).await;
        let through = reqwest::Proxy::all(proxy.base_url()).expect("it is a URL");
        let builder = server()
            .await
            .builder()
            .base_url(format!("https://{host}:1"));
        let client = builder.http(|http| http.proxy(through)).build();
        let client = client.expect("the settings are sound");
        let refused = client.with_retry(Retry::Never).org().await;
        assert!(matches!(refused, Err(Error::Transport(_))), "{refused:?}");
        let tunnel = proxy.only();
        assert_eq!(tunnel.line(), format!("CONNECT {host}:1"));
        assert!(tunnel.header("x-api-key").is_none());
    }
}
