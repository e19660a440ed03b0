//! A client of a service beside Profound: the names of the key, of its variables and of the rate limit.

use std::time::{Duration, SystemTime};

use profound_client::{
    Client, ClientBuilder, Error, KeyPlacement, Method, Retry, http,
    layer::{Body, Exchange},
    profound_endpoint,
};
use profound_tests::{Received, Reply, Server, advance_until_ready, printed};
use serde::Serialize;
use serde_json::Value;
use tower_service::Service;

use crate::layers::{Answer, Through};

/// The server's key, encoded for a query.
const ENCODED: &str = "pk%5FCANARY%2B0%2F9%3Dz";

const HEADER: KeyPlacement = KeyPlacement::NamedHeader("X-Token");
const QUERY: KeyPlacement = KeyPlacement::NamedQuery("token");

#[profound_endpoint(key = query("token"))]
trait Forecasts {
    #[profound_endpoint(GET "/forecast", unlisted)]
    async fn forecast(&self, city: Option<&str>) -> Result<Value, Error>;

    #[profound_endpoint(GET "/stations", unlisted, key = header("X-Station-Key"))]
    async fn stations(&self) -> Result<Value, Error>;

    #[profound_endpoint(GET "/bare", unlisted, key = header("Authorization"))]
    async fn bare(&self) -> Result<Value, Error>;

    #[profound_endpoint(GET "/status", unlisted, key = none)]
    async fn status(&self) -> Result<Value, Error>;

    #[profound_endpoint(GET "/profound", unlisted, key = header)]
    async fn as_profound(&self) -> Result<Value, Error>;
}

#[profound_endpoint]
trait Plain {
    #[profound_endpoint(GET "/alerts", unlisted)]
    async fn alerts(
        &self,
        #[header("X-Token")] header: Option<&str>,
        #[query("token")] query: Option<&str>,
    ) -> Result<Value, Error>;

    #[profound_endpoint(GET "/pairs", unlisted, headers("x-token" = "canary"))]
    async fn pairs(&self) -> Result<Value, Error>;
}

#[derive(Serialize)]
struct Fields {
    #[serde(rename = "TOKEN")]
    token: &'static str,
}

async fn server() -> Server {
    Server::start([Reply::json(200, "{}")]).await
}

fn client(server: &Server, placement: KeyPlacement) -> Client {
    let client = server.builder().key_placement(placement).build();
    client.expect("the settings are sound")
}

fn last(server: &Server) -> Received {
    server.received().pop().expect("a request arrived")
}

/// Returns every place in a request that has the key: the target or the name of a header.
fn places(server: &Server) -> Vec<String> {
    let received = last(server);
    let holds = |text: &str| text.contains("CANARY");
    let target = holds(&received.target).then(|| received.target.clone());
    let headers = received.headers.iter().filter(|(_, value)| holds(value));
    let headers = headers.map(|(name, value)| format!("{name}: {value}"));
    target.into_iter().chain(headers).collect()
}

#[tokio::test]
async fn the_key_is_sent_under_the_name_of_the_service_and_nowhere_else() -> Result<(), Error> {
    let server = server().await;
    let key = server.key();
    for placement in [KeyPlacement::Header, HEADER, QUERY] {
        let client = client(&server, placement);
        client.forecast(None).await?;
        assert_eq!(places(&server), [format!("/forecast?token={ENCODED}")]);
        client.forecast(Some("Bern")).await?;
        assert_eq!(
            places(&server),
            [format!("/forecast?city=Bern&token={ENCODED}")]
        );
        client.stations().await?;
        assert_eq!(places(&server), [format!("x-station-key: {key}")]);
        client.bare().await?;
        assert_eq!(places(&server), [format!("authorization: {key}")]);
        client.as_profound().await?;
        assert_eq!(places(&server), [format!("x-api-key: {key}")]);
        client.status().await?;
        assert!(places(&server).is_empty());
    }
    client(&server, HEADER).alerts(None, None).await?;
    assert_eq!(places(&server), [format!("x-token: {key}")]);
    client(&server, QUERY).alerts(None, None).await?;
    assert_eq!(places(&server), [format!("/alerts?token={ENCODED}")]);
    Ok(())
}

#[tokio::test]
async fn a_rotated_key_replaces_the_other_under_each_name() -> Result<(), Error> {
    let server = server().await;
    let next = "pk_CANARY_next".to_owned();
    let client = client(&server, HEADER).with_key(next.clone().try_into()?);
    client.alerts(None, None).await?;
    assert_eq!(places(&server), [format!("x-token: {next}")]);
    client.forecast(None).await?;
    assert_eq!(places(&server), ["/forecast?token=pk%5FCANARY%5Fnext"]);
    Ok(())
}

fn refusal(outcome: Result<Value, Error>, expected: &str) {
    let error = outcome.expect_err("the name is the key's");
    let all = printed(&error);
    assert!(!all.contains("canary"), "{all}");
    assert!(error.to_string().ends_with(expected), "{error}");
    let is_encode = matches!(error, Error::Encode(_));
    assert!(
        is_encode || matches!(error, Error::Configuration(_)),
        "{error:?}"
    );
}

#[tokio::test]
async fn nobody_else_sets_the_header_with_the_key() -> Result<(), Error> {
    let server = server().await;
    let by_argument = "`X-Token` cannot be sent: it is reserved: it carries the key";
    let by_client = "the header `X-Token` is reserved: it carries the key";
    let plain = client(&server, HEADER);
    refusal(plain.alerts(Some("canary"), None).await, by_argument);
    refusal(plain.pairs().await, by_argument);
    let call = plain.request(Method::GET, "/x").header("x-token", "canary");
    refusal(call.send().await, by_argument);
    let handle = plain.with_header("x-token", "canary");
    refusal(handle.alerts(None, None).await, by_client);
    // Reserved in all calls of the client, wherever they send the key.
    refusal(handle.status().await, by_client);
    let builder = server.builder().default_header("x-token", "canary");
    let error = builder.key_placement(HEADER).build();
    let error = error.expect_err("the header is the key's");
    assert_eq!(error.to_string(), by_client);
    // The placement of a method is known when it is called.
    let builder = server.builder().default_header("X-Station-Key", "canary");
    let by_client = "the header `x-station-key` is reserved: it carries the key";
    refusal(builder.build()?.stations().await, by_client);
    let handle = server.client().with_header("X-Station-Key", "canary");
    refusal(handle.stations().await, by_client);
    assert!(server.received().is_empty());
    // Under another placement, the header is as any other.
    let other = client(&server, QUERY);
    other.alerts(Some("mine"), None).await?;
    assert_eq!(last(&server).header("x-token"), Some("mine"));
    Ok(())
}

#[tokio::test]
async fn nobody_else_sets_the_query_parameter_with_the_key() -> Result<(), Error> {
    let server = server().await;
    let expected = "`token` cannot be sent: it is reserved: it carries the key";
    let plain = client(&server, QUERY);
    refusal(plain.alerts(None, Some("canary")).await, expected);
    let call = || plain.request(Method::GET, "/x");
    refusal(call().query("Token", "canary").send().await, expected);
    let fields = Fields { token: "canary" };
    refusal(call().query_fields(&fields).send().await, expected);
    // Profound's names stay reserved.
    let profound = call().query("api_key", "canary").send().await;
    refusal(
        profound,
        "it is reserved: set the client's `ApiKey` and `KeyPlacement`",
    );
    let profound = call().header("X-API-Key", "canary").send().await;
    refusal(
        profound,
        "it is reserved: set the client's `ApiKey` and `KeyPlacement`",
    );
    assert!(server.received().is_empty());
    let other = client(&server, HEADER);
    other.alerts(None, Some("mine")).await?;
    assert_eq!(last(&server).target, "/alerts?token=mine");
    Ok(())
}

#[test]
fn a_name_that_cannot_carry_the_key_is_refused_by_the_builder() {
    for (placement, expected) in [
        (
            KeyPlacement::NamedHeader(""),
            "`` is not a valid name of the key's header",
        ),
        (
            KeyPlacement::NamedHeader("X Token"),
            "`X Token` is not a valid name of the key's header",
        ),
        (
            KeyPlacement::NamedHeader("Host"),
            "the header `Host` cannot carry the key",
        ),
        (
            KeyPlacement::NamedHeader("content-type"),
            "the header `content-type` cannot carry the key",
        ),
        (
            KeyPlacement::NamedQuery("a&b"),
            "`a&b` is not a valid name of the key's query parameter: use letters, digits, `-`, `.`, \
             `_` and `~`",
        ),
    ] {
        let builder = Client::builder()
            .api_key("pk_live")
            .base_url("https://x.example");
        let error = builder.key_placement(placement).build();
        let error = error.expect_err("the name is not sound").to_string();
        assert_eq!(error, expected);
    }
}

#[test]
fn the_key_of_another_service_is_not_sent_to_profound() {
    let builder = || Client::builder().api_key("wk_live");
    for builder in [
        builder().key_placement(HEADER),
        builder().key_placement(QUERY),
        builder().rate_limit_headers("A", "B", "C"),
    ] {
        let error = builder.build().expect_err("the base URL is Profound's");
        let text = error.to_string();
        assert!(text.starts_with("missing base URL: "), "{text}");
        assert!(text.ends_with("call `base_url` on the builder"), "{text}");
    }
    let error = Client::builder().base_url("https://x.example").build();
    let error = error.expect_err("there is no key").to_string();
    assert_eq!(error, "missing API key: call `api_key` on the builder");
}

/// Returns a reply with a rate limit in the headers of another service.
fn limited(status: u16, remaining: &str, reset: &str) -> Reply {
    let headers = [
        ("ratelimit-limit", "100"),
        ("ratelimit-remaining", remaining),
        ("ratelimit-reset", reset),
        ("x-ratelimit-limit", "1"),
        ("x-ratelimit-remaining", "0"),
        ("x-ratelimit-reset", "9999999999"),
    ];
    Reply::with(status, &headers, "{}")
}

fn limited_builder(server: &Server) -> ClientBuilder {
    let builder = server.builder().key_placement(HEADER).rate_limit_headers(
        "RateLimit-Limit",
        "RateLimit-Remaining",
        "RateLimit-Reset",
    );
    builder.retry(Retry::Never)
}

fn limited_client(server: &Server) -> Client {
    let client = limited_builder(server).build();
    client.expect("the settings are sound")
}

#[tokio::test]
async fn the_rate_limit_is_read_from_the_headers_of_the_service() -> Result<(), Error> {
    let replies = [
        limited(200, "7", "1999999999"),
        limited(403, "6", "1999999000500"),
    ];
    let server = Server::start(replies).await;
    let client = limited_client(&server);
    client.alerts(None, None).await?;
    let observed = client.rate_limit();
    assert_eq!(
        (observed.limit, observed.remaining, observed.reset),
        (Some(100), Some(7), Some(1_999_999_999))
    );
    let error = client.alerts(None, None).await.expect_err("it is a 403");
    let in_error = error.response().expect("it has a response").rate_limit();
    assert_eq!(
        (in_error.remaining, in_error.reset),
        (Some(6), Some(1_999_999_001))
    );
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_call_waits_for_a_reset_in_seconds_from_now() -> Result<(), Error> {
    // The second is a reset that is a second earlier, as a server rounds it.
    let server = Server::start([limited(200, "1", "30"), limited(200, "0", "29")]).await;
    let client = limited_client(&server).with_timeout(Duration::from_secs(9));
    let call = || advance_until_ready(client.alerts(None, None));
    call().await?;
    call().await?;
    // Nothing is left for 30 seconds: the next call is not sent.
    let error = call().await.expect_err("nothing is left");
    assert_eq!(server.received().len(), 2);
    let Error::RateLimited(limited) = &error else {
        panic!("it is another error: {error:?}");
    };
    assert!(!limited.was_sent());
    assert_eq!((limited.limit(), limited.remaining()), (Some(100), Some(0)));
    let wait = error.retry_after().expect("the reset is known").as_secs();
    assert!((29..=31).contains(&wait), "{wait} s");
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let now = now.expect("it is after 1970").as_secs();
    let reset = limited.reset().expect("the reset is known");
    assert!((now..=now + 31).contains(&reset), "{reset}, {now}");
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_layer_that_hides_the_headers_hides_no_rate_limit_of_the_service() -> Result<(), Error> {
    let server = Server::start([limited(200, "1", "30"), limited(200, "0", "29")]).await;
    let hiding = Through(|request: http::Request<Body>, mut next: Exchange| {
        Box::pin(async move {
            let mut response = next.call(request).await?;
            response.headers_mut().clear();
            Ok(response)
        }) as Answer
    });
    let client = limited_builder(&server).layer(hiding).build()?;
    let client = client.with_timeout(Duration::from_secs(9));
    let call = || advance_until_ready(client.alerts(None, None));
    call().await?;
    call().await?;
    let error = call().await.expect_err("nothing is left");
    assert!(matches!(error, Error::RateLimited(_)), "{error:?}");
    assert_eq!(client.rate_limit().limit, Some(100));
    assert_eq!(server.received().len(), 2);
    Ok(())
}

#[test]
fn a_malformed_name_of_the_rate_limit_is_refused() {
    let builder = Client::builder().api_key("wk_live").base_url("ftp://x");
    let builder = builder.rate_limit_headers("a b", "X-Left", "\n");
    let error = builder.build().expect_err("two names are malformed");
    let text = error.to_string();
    for expected in [
        "`a b` is not a valid header name",
        "`\\n` is not a valid header name",
        "the base URL is neither",
    ] {
        assert!(text.contains(expected), "{text}");
    }
}
