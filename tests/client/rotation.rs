//! Keys that are rotated while a client runs.

use std::{collections::BTreeMap, fs};

use profound_client::{
    ApiKey, Client, Error, KeyFile, KeyPlacement, KeyProvider, Method, Retry, SharedKey,
    profound_endpoint,
};
use profound_tests::{Reply, Server, printed};
use serde_json::Value;
use tokio::time::{Duration, advance};

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/org")]
    async fn read(&self) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/agents")]
    async fn write(&self, agent: &Value) -> Result<Value, Error>;
}

fn key(text: &str) -> ApiKey {
    ApiKey::new(text).expect("it is a key")
}

fn keys(server: &Server) -> Vec<String> {
    let sent = server.received();
    let keys = sent
        .iter()
        .map(|request| request.header("x-api-key").unwrap_or_default().to_owned());
    keys.collect()
}

/// A provider that is called at most once a second, before attempts, like one that reads a file.
struct OnceASecond(SharedKey);

impl KeyProvider for OnceASecond {
    fn key(&self) -> Result<ApiKey, Error> {
        self.0.key()
    }
}

fn client(server: &Server, shared: &SharedKey) -> Client {
    let builder = Client::builder().base_url(server.base_url());
    builder
        .key_provider(OnceASecond(shared.clone()))
        .build()
        .expect("it is sound")
}

#[tokio::test]
async fn a_refused_call_is_sent_again_with_the_key_that_has_taken_its_place() {
    let server = Server::start([Reply::empty(401), Reply::json(200, "1")]).await;
    let shared = SharedKey::new(key("old-key"));
    let client = client(&server, &shared);
    shared.set(key("new-key"));
    // A write is retried too: a request with a refused key was not processed.
    assert_eq!(client.write(&Value::Bool(true)).await.unwrap(), 1);
    assert_eq!(keys(&server), ["old-key", "new-key"]);
}

#[tokio::test]
async fn a_refusal_of_the_only_key_is_final() {
    let server = Server::start([Reply::empty(401)]).await;
    let shared = SharedKey::new(key("old-key"));
    let client = client(&server, &shared);
    assert!(matches!(client.read().await, Err(Error::InvalidApiKey(_))));
    shared.set(key("new-key"));
    let never = client.with_retry(Retry::Never);
    assert!(matches!(never.read().await, Err(Error::InvalidApiKey(_))));
    assert_eq!(keys(&server), ["old-key", "old-key"]);
}

#[tokio::test]
async fn a_second_key_that_is_refused_is_not_replaced_again() {
    let server = Server::start([Reply::empty(401)]).await;
    let shared = SharedKey::new(key("old-key"));
    let client = client(&server, &shared);
    shared.set(key("new-key"));
    assert!(matches!(client.read().await, Err(Error::InvalidApiKey(_))));
    assert_eq!(keys(&server), ["old-key", "new-key"]);
}

#[tokio::test(start_paused = true)]
async fn a_key_that_changes_is_used_within_a_second() {
    let server = Server::start([Reply::json(200, "1")]).await;
    let shared = SharedKey::new(key("old-key"));
    let builder = Client::builder()
        .base_url(server.base_url())
        .key_placement(KeyPlacement::Query);
    let client = builder
        .key_provider(OnceASecond(shared.clone()))
        .build()
        .unwrap();
    profound_tests::advance_until_ready(client.read())
        .await
        .unwrap();
    shared.set(key("new-key"));
    advance(Duration::from_secs(1)).await;
    profound_tests::advance_until_ready(client.read())
        .await
        .unwrap();
    let sent: Vec<_> = server
        .received()
        .into_iter()
        .map(|request| request.target)
        .collect();
    assert_eq!(
        sent,
        ["/v1/org?api_key=old%2Dkey", "/v1/org?api_key=new%2Dkey"]
    );
}

#[tokio::test]
async fn a_file_that_changes_is_read_again_after_a_refusal() {
    let path = std::env::temp_dir().join(format!("profound-{}-rotated", std::process::id()));
    fs::write(&path, "old-key\n").expect("there is room for a file");
    let server = Server::start([Reply::empty(401), Reply::json(200, "1")]).await;
    let builder = Client::builder().base_url(server.base_url());
    let client = builder.key_provider(KeyFile::new(&path)).build().unwrap();
    fs::write(&path, "newer-key\n").expect("as before");
    let answer = client.read().await;
    fs::remove_file(&path).expect("it was there");
    assert_eq!(answer.unwrap(), 1);
    assert_eq!(keys(&server), ["old-key", "newer-key"]);
    // If a provider fails, the client keeps its current key.
    assert_eq!(client.read().await.unwrap(), 1);
}

#[tokio::test]
async fn a_provider_without_a_key_fails_when_the_client_is_built() {
    let missing = KeyFile::new("no-such-file");
    let error = Client::builder().key_provider(missing).build().unwrap_err();
    assert!(
        error.to_string().contains("`no-such-file` cannot be read"),
        "{error}"
    );
}

#[tokio::test]
async fn a_shared_key_is_used_at_once() {
    let server = Server::start([Reply::empty(401), Reply::json(200, "1")]).await;
    let shared = SharedKey::new(key("old-key"));
    let builder = Client::builder().base_url(server.base_url());
    let client = builder.key_provider(shared.clone()).build().unwrap();
    let refused = client.read().await.unwrap_err();
    assert!(matches!(refused, Error::InvalidApiKey(_)), "{refused}");
    shared.set(key("new-key"));
    client.read().await.unwrap();
    assert_eq!(keys(&server), ["old-key", "new-key"]);
}

#[tokio::test]
async fn a_key_that_is_replaced_after_a_refusal_is_used_in_the_same_second() {
    let replies = [401, 401, 200].map(|status| Reply::json(status, "1"));
    let server = Server::start(replies).await;
    let shared = SharedKey::new(key("old-key"));
    let client = client(&server, &shared);
    let refused = client.read().await.unwrap_err();
    assert!(matches!(refused, Error::InvalidApiKey(_)), "{refused}");
    shared.set(key("new-key"));
    client.read().await.unwrap();
    assert_eq!(keys(&server), ["old-key", "old-key", "new-key"]);
}

#[tokio::test]
async fn an_echo_of_a_key_that_was_used_before_is_not_printed() {
    let echo = |text: &str| Reply::with(404, &[("x-request-id", text)], "{}");
    let server = Server::start([
        Reply::json(200, "1"),
        echo("former-key"),
        Reply::json(200, "1"),
        echo("tenant-key"),
        Reply::json(200, r#"{"former-key": true}"#),
    ])
    .await;
    let shared = SharedKey::new(key("former-key"));
    let builder = Client::builder().base_url(server.base_url());
    let client = builder.key_provider(shared.clone()).build().unwrap();
    client.read().await.unwrap();
    shared.set(key("other-key"));
    let tenant = client.with_key(key("tenant-key"));
    let mut errors = vec![client.read().await.unwrap_err()];
    tenant.read().await.unwrap();
    errors.push(client.read().await.unwrap_err());
    let rows = client.request(Method::GET, "/v1/org");
    errors.push(rows.send::<BTreeMap<String, u8>>().await.unwrap_err());
    for error in errors {
        let text = printed(&error);
        assert!(
            !text.contains("former-key") && !text.contains("tenant-key"),
            "{text}"
        );
    }
}
