//! The events of an observer: their order, and their numbers on the paused clock.

mod panics;
mod streams;
mod waits;

use std::{
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use profound_client::{
    ApiKey, Client, ClientBuilder, Error, KeyProvider, Method, Pages, Part, RateLimit, Retry,
    SharedKey,
    observe::{AttemptEnded, CallEnded, KeyRefreshed, Observe, WaitStarted},
    profound_endpoint,
};
use profound_tests::{EventLog, NOBODY, Reply, Server, advance_until_ready};
use serde_json::{Value, json};

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/agents/{agent_id}", timeout = "2s")]
    async fn agent(&self, agent_id: &str, version: u8) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/things", unlisted, timeout = "2s")]
    async fn write(&self, thing: &Value) -> Result<Value, Error>;

    #[profound_endpoint(PUT "/v1/knowledge-bases/{base}/documents", timeout = "2s")]
    async fn replace(
        &self,
        base: &str,
        #[part] name: &str,
        #[part] file: &Part,
    ) -> Result<(), Error>;
}

const MILLISECOND: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);

fn observed(builder: ClientBuilder) -> (Client, EventLog) {
    let log = EventLog::default();
    let client = builder.observe(log.clone()).build();
    (client.expect("the settings are sound"), log)
}

/// Fails if a duration is not `expected`, except for the steps of the clock while sockets are served.
#[track_caller]
fn near(duration: Duration, expected: Duration) {
    let most = expected + 50 * MILLISECOND;
    assert!((expected..most).contains(&duration), "{duration:?}");
}

/// Keeps the last attempt's facts that the log's texts leave out.
#[derive(Clone, Default)]
struct Last(Arc<OnceLock<(Option<String>, RateLimit)>>);

impl Observe for Last {
    fn attempt_ended(&self, event: &AttemptEnded<'_>) {
        let call = event.call;
        assert_eq!((call.method, call.known_method()), (&Method::POST, "POST"));
        assert_eq!(call.path_template, "/v1/things");
        assert_eq!((call.scheme, call.server_address), ("http", "127.0.0.1"));
        assert_ne!(call.server_port, 80);
        let id = event.request_id.map(str::to_owned);
        let _ = self.0.set((id, event.rate_limit));
    }
}

#[tokio::test(start_paused = true)]
async fn a_success_is_a_call_with_one_attempt() {
    let reply = "HTTP/1.1 200 X\r\nx-request-id: r-1\r\nx-ratelimit-limit: 600\r\n\
                 x-ratelimit-remaining: 599\r\ncontent-length: 6\r\n\r\n[true]";
    let slow = Reply::default().pause(100 * MILLISECOND);
    let server = Server::start([slow.write(reply)]).await;
    let last = Last::default();
    let (client, log) = observed(server.builder().observe(last.clone()));
    advance_until_ready(client.write(&json!({"a": 1})))
        .await
        .unwrap();
    near(log.duration("attempt 1 ended"), 100 * MILLISECOND);
    near(log.duration("call ended"), 100 * MILLISECOND);
    assert_eq!(
        log.take_texts(),
        [
            "call",
            "attempt 1",
            "attempt 1 ended: ok 200, 7 sent, 6 received",
            "call ended: ok 200, 1 attempts"
        ]
    );
    let (id, limit) = last.0.get().expect("the attempt has ended");
    assert_eq!(id.as_deref(), Some("r-1"));
    assert_eq!((limit.limit, limit.remaining), (Some(600), Some(599)));
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_a_503_is_a_second_attempt() {
    let server = Server::start([Reply::json(503, "down"), Reply::json(200, "1")]).await;
    let (client, log) = observed(server.builder());
    advance_until_ready(client.agent("a", 1)).await.unwrap();
    let wait = log.only("attempt 1 ended").wait.expect("it is retried");
    assert!(wait <= 500 * MILLISECOND, "{wait:?}");
    // The wait is in the call, and in neither attempt.
    near(log.duration("attempt 1 ended"), Duration::ZERO);
    near(log.duration("attempt 2 ended"), Duration::ZERO);
    near(log.duration("call ended"), wait);
    assert_eq!(
        log.take_texts(),
        [
            "call",
            "attempt 1",
            "attempt 1 ended: 503 503, 0 sent, 4 received, again",
            "attempt 2",
            "attempt 2 ended: ok 200, 0 sent, 1 received",
            "call ended: ok 200, 2 attempts"
        ]
    );
    server.turn_to([Reply::empty(500)]);
    let never = client.with_retry(Retry::Never);
    advance_until_ready(never.agent("a", 1)).await.unwrap_err();
    assert_eq!(
        log.take_texts(),
        [
            "call",
            "attempt 1",
            "attempt 1 ended: 500 500, 0 sent, 0 received",
            "call ended: 500 500, 1 attempts"
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn the_wait_after_a_429_is_the_one_that_the_api_asks_for() {
    let replies = [
        Reply::with(429, &[("retry-after", "1")], ""),
        Reply::json(200, "1"),
    ];
    let server = Server::start(replies).await;
    let (client, log) = observed(server.builder());
    advance_until_ready(client.agent("a", 1)).await.unwrap();
    let wait = log.only("attempt 1 ended").wait.expect("it is retried");
    assert!((SECOND..2 * SECOND).contains(&wait), "{wait:?}");
    near(log.duration("call ended"), wait);
    assert_eq!(
        log.take_texts(),
        [
            "call",
            "attempt 1",
            "attempt 1 ended: 429 429, 0 sent, 0 received, again",
            "attempt 2",
            "attempt 2 ended: ok 200, 0 sent, 1 received",
            "call ended: ok 200, 2 attempts"
        ]
    );
}

/// A provider that is called at most once a second, as one that reads a file.
struct OnceASecond(SharedKey);

impl KeyProvider for OnceASecond {
    fn key(&self) -> Result<ApiKey, Error> {
        self.0.key()
    }
}

#[tokio::test(start_paused = true)]
async fn a_renewed_key_after_a_401_is_an_event_between_two_attempts() {
    let server = Server::start([Reply::empty(401), Reply::json(200, "1")]).await;
    let shared = SharedKey::new(ApiKey::new("old-key").unwrap());
    let provider = OnceASecond(shared.clone());
    let (client, log) = observed(server.keyless_builder().key_provider(provider));
    shared.set(ApiKey::new("new-key").unwrap());
    advance_until_ready(client.agent("a", 1)).await.unwrap();
    assert_eq!(log.only("attempt 1 ended").wait, Some(Duration::ZERO));
    assert_eq!(
        log.take_texts(),
        [
            "call",
            "attempt 1",
            "attempt 1 ended: 401 401, 0 sent, 0 received, again",
            "key: Changed",
            "attempt 2",
            "attempt 2 ended: ok 200, 0 sent, 1 received",
            "call ended: ok 200, 2 attempts"
        ]
    );
    server.turn_to([Reply::empty(401)]);
    advance_until_ready(client.agent("a", 1)).await.unwrap_err();
    assert_eq!(
        log.take_texts(),
        [
            "call",
            "attempt 1",
            "attempt 1 ended: 401 401, 0 sent, 0 received",
            "call ended: 401 401, 1 attempts"
        ]
    );
}

/// Returns a key the first time, and then fails.
struct Failing(AtomicU64);

impl KeyProvider for Failing {
    fn key(&self) -> Result<ApiKey, Error> {
        match self.0.fetch_add(1, Relaxed) {
            0 => ApiKey::new("a-key"),
            _ => ApiKey::new(""),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_key_provider_that_fails_is_an_event() {
    let server = Server::start([Reply::json(200, "1")]).await;
    let provider = Failing(AtomicU64::new(0));
    let (client, log) = observed(server.keyless_builder().key_provider(provider));
    tokio::time::advance(SECOND).await;
    advance_until_ready(client.agent("a", 1)).await.unwrap();
    assert_eq!(log.take_texts()[..3], ["call", "key: Failed", "attempt 1"]);
    // A handle whose provider has never returned a key.
    let handle = client.with_key_provider(Failing(AtomicU64::new(1)));
    handle.agent("a", 1).await.unwrap_err();
    let refused = [
        "call",
        "key: Failed",
        "call ended: configuration -, 0 attempts",
    ];
    assert_eq!(log.take_texts(), refused);
    let handle = client.with_key_provider(Failing(AtomicU64::new(0)));
    advance_until_ready(handle.agent("a", 1)).await.unwrap();
    assert_eq!(log.take_texts()[..3], ["call", "key: Changed", "attempt 1"]);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_the_attempt_and_the_call() {
    let server = Server::start([Reply::silence()]).await;
    let (client, log) = observed(server.builder());
    let call = client.write(&json!({"a": 1}));
    advance_until_ready(call).await.unwrap_err();
    for ended in ["attempt 1 ended", "call ended"] {
        near(log.duration(ended), 2 * SECOND);
    }
    assert_eq!(
        log.take_texts(),
        [
            "call",
            "attempt 1",
            "attempt 1 ended: timeout -, ? sent, ? received",
            "call ended: timeout -, 1 attempts"
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_ends_its_attempt_and_itself() {
    let server = Server::start([Reply::silence()]).await;
    let (client, log) = observed(server.builder());
    let call = advance_until_ready(client.agent("a", 1));
    let dropped = tokio::time::timeout(SECOND, call).await;
    dropped.expect_err("it is dropped before a response");
    for ended in ["attempt 1 ended", "call ended"] {
        near(log.duration(ended), SECOND);
    }
    assert_eq!(
        log.take_texts(),
        [
            "call",
            "attempt 1",
            "attempt 1 ended: dropped -, ? sent, ? received",
            "call ended: dropped -, 1 attempts"
        ]
    );
    // A call that was never polled has not begun.
    drop(client.agent("a", 1));
    assert_eq!(log.take_texts(), [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_not_sent_has_no_attempt() {
    let (client, log) = observed(Client::builder().api_key("a-key").base_url(NOBODY));
    client.agent("..", 1).await.unwrap_err();
    let refused = client.with_header("host", "x");
    refused.agent("a", 1).await.unwrap_err();
    let long = "x".repeat(70_000);
    client.agent(&long, 1).await.unwrap_err();
    assert_eq!(
        log.take_texts(),
        [
            "call",
            "call ended: encode -, 0 attempts",
            "call",
            "call ended: configuration -, 0 attempts",
            "call",
            "call ended: encode -, 0 attempts"
        ]
    );
    // Without a connection, no byte of the body is sent.
    let never = client.with_retry(Retry::Never);
    never.write(&json!({"a": 1})).await.unwrap_err();
    assert_eq!(
        log.take_texts(),
        [
            "call",
            "attempt 1",
            "attempt 1 ended: connect -, 0 sent, ? received",
            "call ended: connect -, 1 attempts"
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn the_bytes_of_an_upload_are_those_that_were_sent() {
    let server = Server::start([Reply::json(200, "1")]).await;
    let (client, log) = observed(server.builder());
    let file = Part::bytes(vec![b'x'; 100_000]);
    advance_until_ready(client.replace("b", "n", &file))
        .await
        .unwrap();
    let sent = server.only().body.len();
    assert!(sent > 100_000);
    assert_eq!(
        log.take_texts(),
        [
            "call".to_owned(),
            "attempt 1".to_owned(),
            format!("attempt 1 ended: ok 200, {sent} sent, 1 received"),
            "call ended: ok 200, 1 attempts".to_owned()
        ]
    );
    // A reader that fails after a part of the content.
    let reader = tokio::io::AsyncReadExt::chain(&b"12345"[..], FailingReader);
    let file = Part::reader(reader);
    let error = advance_until_ready(client.replace("b", "n", &file)).await;
    assert!(matches!(error, Err(Error::Encode(_))), "{error:?}");
    let texts = log.take_texts();
    let rest = texts[2].strip_prefix("attempt 1 ended: encode -, ");
    let sent = rest.and_then(|rest| rest.strip_suffix(" sent, ? received"));
    let sent: u64 = sent.expect(&texts[2]).parse().expect("the bytes are known");
    assert!((5..1000).contains(&sent), "{sent}");
}

/// A reader that fails at once.
struct FailingReader;

impl tokio::io::AsyncRead for FailingReader {
    fn poll_read(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
        _: &mut tokio::io::ReadBuf<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        std::task::Poll::Ready(Err(std::io::Error::other("broken")))
    }
}

#[tokio::test(start_paused = true)]
async fn each_page_is_a_call_with_a_number_of_its_own() {
    let page = |next: &str| Reply::json(200, &format!("{{\"data\": [1], \"info\": {next}}}"));
    let server = Server::start([page(r#"{"next_cursor": "b"}"#), page("{}")]).await;
    let (client, log) = observed(server.builder());
    let call = client.request(Method::POST, "/v2/reports/visibility");
    let pages = advance_until_ready(call.send::<Pages<u8>>()).await.unwrap();
    let items = advance_until_ready(pages.into_vec()).await.unwrap();
    assert_eq!(items, [1, 1]);
    let calls = log.events().into_iter().map(|seen| seen.call);
    assert_eq!(calls.collect::<Vec<_>>(), [1, 1, 1, 1, 2, 2, 2, 2]);
}

#[tokio::test(start_paused = true)]
async fn observers_are_called_in_order_and_by_all_handles() {
    #[derive(Clone, Default)]
    struct Order(Arc<std::sync::Mutex<Vec<char>>>);
    struct Named(Order, char);
    impl Observe for Named {
        fn call_ended(&self, _: &CallEnded<'_>) {
            self.0.0.lock().unwrap().push(self.1);
        }
    }
    let server = Server::start([Reply::json(200, "1")]).await;
    let order = Order::default();
    let builder = server.builder().observe(Named(order.clone(), 'a'));
    let builder = builder.observe(Arc::new(Named(order.clone(), 'b')));
    let client = builder.build().unwrap();
    let handle = client.with_key(ApiKey::new("other").unwrap());
    for client in [client, handle] {
        advance_until_ready(client.agent("a", 1)).await.unwrap();
    }
    assert_eq!(*order.0.lock().unwrap(), ['a', 'b', 'a', 'b']);
}

#[tokio::test(start_paused = true)]
async fn a_foreign_method_and_an_ip_address_are_in_opentelemetrys_form() {
    let builder = Client::builder()
        .api_key("a-key")
        .base_url("http://[::1]:1");
    let (client, log) = observed(builder.max_attempts(1));
    let method = Method::from_bytes(b"FETCH").unwrap();
    let call = client.request(method, "/v1/org").send::<Value>();
    advance_until_ready(call).await.unwrap_err();
    let printed = log.only("call ended").printed;
    for part in [
        "method: FETCH",
        "_OTHER",
        "server_address: \"::1\"",
        "server_port: 1",
    ] {
        assert!(printed.contains(part), "{part} in {printed}");
    }
}

/// Calls the client within events.
#[derive(Default)]
struct Caller(OnceLock<Client>, AtomicU64);

impl Caller {
    fn call(&self) {
        let client = self.0.get().expect("it was set before the first call");
        let handle = client.with_timeout(SECOND);
        assert_eq!(handle.rate_limit(), client.rate_limit());
        drop(handle.agent("a", 1));
        self.1.fetch_add(1, Relaxed);
    }
}

impl Observe for Caller {
    fn attempt_ended(&self, _: &AttemptEnded<'_>) {
        self.call();
    }

    fn wait_started(&self, _: &WaitStarted<'_>) {
        self.call();
    }

    fn key_refreshed(&self, _: &KeyRefreshed<'_>) {
        self.call();
    }
}

#[tokio::test(start_paused = true)]
async fn no_lock_is_held_while_an_observer_is_called() {
    let used_up = [("retry-after", "1")];
    let replies = [
        Reply::empty(401),
        Reply::with(429, &used_up, ""),
        Reply::json(200, "1"),
    ];
    let server = Server::start(replies).await;
    let shared = SharedKey::new(ApiKey::new("old-key").unwrap());
    let caller = Arc::<Caller>::default();
    let builder = server
        .keyless_builder()
        .key_provider(OnceASecond(shared.clone()));
    let builder = builder.observe(caller.clone()).wait_for_quota(60 * SECOND);
    let client = builder.build().unwrap();
    caller.0.set(client.clone()).ok();
    shared.set(ApiKey::new("new-key").unwrap());
    advance_until_ready(client.agent("a", 1)).await.unwrap();
    // Three attempts, a wait, and a new key.
    assert_eq!(caller.1.load(Relaxed), 5);
}
