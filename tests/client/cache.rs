//! Cached responses, and equal reads in flight.

mod blocking;
mod flights;
mod keys;
mod outages;
mod stores;

use std::time::Duration;

use profound_client::{ApiKey, Error, Pages, Response, SharedKey, profound_endpoint};
use profound_tests::{EventLog, Reply, Server, advance_until_ready};
use serde_json::{Value, json};

const SECOND: Duration = Duration::from_secs(1);

#[profound_endpoint(cache = "10s", dyn = DynCached)]
trait Cached {
    #[profound_endpoint(GET "/v1/agents/{agent_id}", timeout = "2s")]
    async fn agent(&self, agent_id: &str, version: u8) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn visibility(&self, query: &Value) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Response<Value>, Error>;

    #[profound_endpoint(GET "/v1/org/categories", cache = never)]
    async fn categories(&self) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/agents")]
    async fn agents(&self) -> Result<Pages<Value>, Error>;

    #[profound_endpoint(POST "/v1/things", unlisted)]
    async fn write(&self, thing: &Value) -> Result<Value, Error>;
}

fn numbered(replies: u64) -> Vec<Reply> {
    (1..=replies)
        .map(|number| Reply::json(200, &number.to_string()))
        .collect()
}

#[tokio::test]
async fn a_second_equal_read_is_not_sent() {
    let server = Server::start(numbered(9)).await;
    let log = EventLog::default();
    let client = server.builder().observe(log.clone()).build().unwrap();
    let query = json!({"a": 1, "b": [{"x": 1, "y": 2}]});
    let same = json!({"b": [{"y": 2, "x": 1}], "a": 1});
    assert_eq!(client.visibility(&query).await.unwrap(), 1);
    log.take_texts();
    assert_eq!(client.visibility(&same).await.unwrap(), 1);
    assert_eq!(
        log.take_texts(),
        ["call", "call ended: ok 200, 0 attempts, cached"]
    );
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn different_arguments_never_share() {
    let server = Server::start(numbered(9)).await;
    let client = server.client();
    assert_eq!(client.agent("a", 1).await.unwrap(), 1);
    assert_eq!(client.agent("a", 2).await.unwrap(), 2);
    assert_eq!(client.agent("b", 1).await.unwrap(), 3);
    assert_eq!(client.visibility(&json!({"a": 1})).await.unwrap(), 4);
    assert_eq!(client.visibility(&json!({"a": 1.0})).await.unwrap(), 5);
    assert_eq!(client.visibility(&json!({"a": [1, 2]})).await.unwrap(), 6);
    assert_eq!(client.visibility(&json!({"a": [2, 1]})).await.unwrap(), 7);
    let german = client.with_header("Accept-Language", "de");
    assert_eq!(german.agent("a", 1).await.unwrap(), 8);
    assert_eq!(client.agent("a", 1).await.unwrap(), 1);
}

#[tokio::test]
async fn two_keys_never_share_and_a_rotated_key_begins_anew() {
    let server = Server::start(numbered(9)).await;
    let key = SharedKey::new(ApiKey::new("key-one-0123").unwrap());
    let client = server.keyless_builder().key_provider(key.clone());
    let client = client.cache_scope("team").build().unwrap();
    let key_of_tenant = SharedKey::new(ApiKey::new("key-two-0123").unwrap());
    let tenant = client.with_key_provider(key_of_tenant.clone());
    assert_eq!(client.agent("a", 1).await.unwrap(), 1);
    assert_eq!(tenant.agent("a", 1).await.unwrap(), 2);
    assert_eq!(tenant.agent("a", 1).await.unwrap(), 2);
    key_of_tenant.set(ApiKey::new("key-three-0123").unwrap());
    assert_eq!(tenant.agent("a", 1).await.unwrap(), 3);
    // The name of the scope says that each of its keys reads the same.
    key.set(ApiKey::new("key-four-0123").unwrap());
    assert_eq!(client.agent("a", 1).await.unwrap(), 1);
    let same_team = tenant.with_cache_scope("team");
    assert_eq!(same_team.agent("a", 1).await.unwrap(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_expired_response_is_not_served() {
    let server = Server::start(numbered(9)).await;
    let client = server.client();
    assert_eq!(advance_until_ready(client.agent("a", 1)).await.unwrap(), 1);
    tokio::time::advance(9 * SECOND).await;
    assert_eq!(advance_until_ready(client.agent("a", 1)).await.unwrap(), 1);
    tokio::time::advance(SECOND).await;
    assert_eq!(advance_until_ready(client.agent("a", 1)).await.unwrap(), 2);
    // The handle's setting takes precedence over the method's.
    let hour = client.with_cache(3600 * SECOND);
    assert_eq!(advance_until_ready(hour.agent("b", 1)).await.unwrap(), 3);
    tokio::time::advance(3599 * SECOND).await;
    assert_eq!(advance_until_ready(hour.agent("b", 1)).await.unwrap(), 3);
}

#[tokio::test]
async fn only_reads_with_the_setting_are_cached() {
    let server = Server::start(numbered(20)).await;
    let client = server.client();
    assert_eq!(client.categories().await.unwrap(), 1);
    assert_eq!(client.categories().await.unwrap(), 2);
    let hour = client.with_cache(3600 * SECOND);
    assert_eq!(hour.categories().await.unwrap(), 3);
    assert_eq!(hour.categories().await.unwrap(), 3);
    assert_eq!(hour.write(&json!(1)).await.unwrap(), 4);
    assert_eq!(hour.write(&json!(1)).await.unwrap(), 5);
    let fresh = client.with_cache(None);
    assert_eq!(fresh.agent("a", 1).await.unwrap(), 6);
    assert_eq!(fresh.agent("a", 1).await.unwrap(), 7);
    let error = client.with_cache(Duration::ZERO).agent("a", 1).await;
    let error = error.unwrap_err().to_string();
    assert!(error.contains("`with_cache` must not be 0"), "{error}");
}

#[tokio::test]
async fn errors_and_malformed_bodies_are_not_cached() {
    let server = Server::start([
        Reply::json(404, "{}"),
        Reply::json(200, "{"),
        Reply::json(200, "3"),
    ])
    .await;
    let client = server.client();
    assert!(matches!(client.agent("a", 1).await, Err(Error::Api(_))));
    assert!(matches!(client.agent("a", 1).await, Err(Error::Decode(_))));
    assert_eq!(client.agent("a", 1).await.unwrap(), 3);
}

#[tokio::test]
async fn a_cached_response_has_the_original_request_id_and_no_rate_limit() {
    let headers = [("x-request-id", "r-1"), ("x-ratelimit-remaining", "5")];
    let server = Server::start([Reply::with(200, &headers, "1")]).await;
    let client = server.client();
    let first = client.org().await.unwrap();
    let second = client.org().await.unwrap();
    assert_eq!(server.received().len(), 1);
    assert_eq!(second.headers().get("x-request-id").unwrap(), "r-1");
    assert!(first.headers().contains_key("x-ratelimit-remaining"));
    assert!(!second.headers().contains_key("x-ratelimit-remaining"));
}

#[tokio::test]
async fn each_page_is_cached_by_itself() {
    let page = |cursor: &str, item: u8| {
        Reply::json(
            200,
            &json!({"data": [item], "info": {"next_cursor": cursor}}).to_string(),
        )
    };
    let last = Reply::json(200, &json!({"data": [2], "info": {}}).to_string());
    let server = Server::start([page("next", 1), last]).await;
    let client = server.client();
    for _ in 0..2 {
        let items = client.agents().await.unwrap().into_vec().await.unwrap();
        assert_eq!(items, [1, 2]);
    }
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn a_dyn_trait_shares_the_cache() {
    let server = Server::start(numbered(9)).await;
    let client = server.client();
    let dynamic = DynCached::new(client.clone());
    assert_eq!(client.agent("a", 1).await.unwrap(), 1);
    assert_eq!(dynamic.agent("a", 1).await.unwrap(), 1);
}

#[tokio::test]
async fn a_response_that_contains_the_key_is_not_cached() {
    let server = Server::start([Reply::json(200, "null")]).await;
    let echo = json!({"key": server.key()}).to_string();
    server.turn_to([Reply::json(200, &echo)]);
    let client = server.client();
    client.agent("a", 1).await.unwrap();
    client.agent("a", 1).await.unwrap();
    // A request that contains the key has no cache key.
    client
        .visibility(&json!({"a": server.key()}))
        .await
        .unwrap();
    client
        .visibility(&json!({"a": server.key()}))
        .await
        .unwrap();
    assert_eq!(server.received().len(), 4);
    assert!(!format!("{client:?}").contains(server.key()));
}
