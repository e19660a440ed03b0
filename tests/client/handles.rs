//! Clients, and handles that differ from them in one setting.

use std::time::Duration;

use profound_client::{ApiKey, Client, Error, Retry, profound_endpoint};
use profound_tests::{Received, Reply, Server, printed};
use serde_json::Value;

#[profound_endpoint(GET "/v1/org")]
async fn org(client: &Client) -> Result<Value, Error>;

async fn server() -> Server {
    let headers = [
        ("x-ratelimit-limit", "600"),
        ("x-ratelimit-remaining", "41"),
    ];
    Server::start([Reply::with(200, &headers, "{}")]).await
}

fn last(server: &Server) -> Received {
    server.received().pop().expect("a request arrived")
}

fn refusal(built: Result<Client, Error>) -> String {
    let error = built.expect_err("it cannot work");
    assert!(matches!(error, Error::Configuration(_)), "{error:?}");
    let text = error.to_string();
    assert!(!printed(&error).contains("canary"), "{}", printed(&error));
    text
}

#[tokio::test]
async fn a_handle_leaves_the_client_as_it_was() -> Result<(), Error> {
    let server = server().await;
    let client = server.client();
    let handle = client
        .with_key(ApiKey::new("another-key")?)
        .with_header("X-Team", "handle")
        .with_retry(Retry::Never)
        .with_timeout(Duration::from_secs(1));
    org(&handle).await?;
    assert_eq!(last(&server).header("x-api-key"), Some("another-key"));
    assert_eq!(last(&server).header("x-team"), Some("handle"));
    org(&client).await?;
    assert_eq!(last(&server).header("x-api-key"), Some(server.key()));
    assert_eq!(last(&server).header("x-team"), None);
    Ok(())
}

#[tokio::test]
async fn handles_share_the_quota_of_their_key() -> Result<(), Error> {
    let server = server().await;
    let client = server.client();
    let (handle, other) = (
        client.with_timeout(Duration::from_secs(1)),
        client.with_key(ApiKey::new("another-key")?),
    );
    assert_eq!(client.rate_limit().remaining, None);
    org(&handle).await?;
    assert_eq!(client.rate_limit().remaining, Some(41));
    assert_eq!(client.clone().rate_limit().limit, Some(600));
    assert_eq!(other.rate_limit().remaining, None);
    Ok(())
}

#[tokio::test]
async fn handles_share_one_pool_of_connections() -> Result<(), Error> {
    let server = server().await;
    let client = server.client();
    org(&client).await?;
    org(&client.with_key(ApiKey::new("another-key")?)).await?;
    org(&client.with_header("X-Team", "t")).await?;
    assert_eq!(server.connections(), 1);
    Ok(())
}

#[tokio::test]
async fn a_handle_with_a_refused_header_ends_every_call_before_it_is_sent() {
    let server = server().await;
    for (name, value, told) in [
        ("X-API-Key", "canary", "`x-api-key` is reserved"),
        ("Authorization", "canary", "`authorization` is reserved"),
        ("Host", "canary", "`host` is reserved"),
        ("Cookie", "canary", "`cookie` is reserved"),
        ("Content-Length", "canary", "`content-length` is reserved"),
        ("X Team", "canary", "`X Team` is not a valid header name"),
        (
            "X-Team",
            "canary\r\n",
            "the value of the header `x-team` contains a control character",
        ),
    ] {
        let handle = server.client().with_header(name, value);
        let error = org(&handle.with_header("X-Fine", "1")).await;
        let error = error.expect_err("the header is refused");
        assert!(matches!(error, Error::Configuration(_)), "{error:?}");
        assert!(error.to_string().contains(told), "{error}");
        assert!(!printed(&error).contains("canary"), "{}", printed(&error));
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn default_headers_and_the_user_agent_are_sent_with_every_call() -> Result<(), Error> {
    let server = server().await;
    org(&server.client()).await?;
    let agent = last(&server).header("user-agent").map(str::to_owned);
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(agent, Some(format!("profound-client/{version}")));
    let builder = server.builder().user_agent("nightly/1.2");
    org(&builder.default_header("X-Team", "search").build()?).await?;
    assert_eq!(last(&server).header("user-agent"), Some("nightly/1.2"));
    assert_eq!(last(&server).header("x-team"), Some("search"));
    assert_eq!(last(&server).header("referer"), None);
    Ok(())
}

#[tokio::test]
async fn a_prefix_of_the_base_url_is_kept() -> Result<(), Error> {
    let server = server().await;
    for prefix in ["/gate/profound", "/gate/profound/"] {
        let url = format!("{}{prefix}", server.base_url());
        org(&server.builder().base_url(url).build()?).await?;
        assert_eq!(last(&server).target, "/gate/profound/v1/org");
    }
    Ok(())
}

#[test]
fn a_base_url_that_cannot_be_one_is_refused_without_being_quoted() {
    for (url, told) in [
        ("", "is empty"),
        ("canary", "is not a URL"),
        ("http://canary.example", "is plain http"),
        (
            "https://u:canary@host.example",
            "contains a user name or password",
        ),
        (
            "https://host.example/?canary=1",
            "has a query or a fragment",
        ),
        ("file:///canary", "has no host"),
        ("ftp://canary.example", "is neither https nor http"),
    ] {
        let text = refusal(Client::builder().api_key("a-key").base_url(url).build());
        assert!(
            text.starts_with("the base URL ") && text.contains(told),
            "{text}"
        );
    }
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let builder = Client::builder().api_key(" canary").base_url("ftp://x");
    let builder = builder.default_header("Host", "canary").max_attempts(0);
    let builder = builder.timeout(Duration::ZERO).user_agent("a\nb");
    let text = refusal(builder.build());
    for told in [
        "the API key has leading or trailing white space",
        "the base URL is neither",
        "`host` is reserved",
        "`max_attempts` must be at least 1",
        "the timeout must not be 0",
        "the user agent contains a control character",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn a_key_that_is_missing_is_told_beside_what_else_is_wrong() {
    let text = refusal(Client::builder().base_url("ftp://x").build());
    assert!(text.contains("the base URL is neither"), "{text}");
    assert!(text.contains("; missing API key: call"), "{text}");
}

#[tokio::test]
async fn settings_of_the_http_client_cannot_undo_its_guards() -> Result<(), Error> {
    let elsewhere = server().await;
    let moved = format!("{}/v1/org", elsewhere.base_url());
    let server = Server::start([Reply::with(302, &[("location", &moved)], "")]).await;
    let builder = server.builder().http(|http| {
        let follow = profound_client::reqwest::redirect::Policy::limited(5);
        http.redirect(follow).referer(true).user_agent("hook/1")
    });
    let error = org(&builder.build()?)
        .await
        .expect_err("a redirect is no answer");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(302));
    assert!(elsewhere.received().is_empty());
    Ok(())
}
