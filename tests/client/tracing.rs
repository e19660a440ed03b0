//! The spans and events of calls in `tracing`.

mod cached;
mod keeper;

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use profound_client::{
    ApiKey, Client, Error, KeyProvider, Method, Pages, Response, Retry, SharedKey,
    profound_endpoint,
};
use profound_tests::{NOBODY, Reply, Server, advance_by_until_ready, advance_until_ready};
use serde::Serialize;
use serde_json::Value;
use tracing::{Instrument, Level};

use self::keeper::{Keeper, Shown, assert_fields};

const SECRET: &str = "SECRETVALUE";

#[derive(Serialize)]
struct Body {
    note: &'static str,
}

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    async fn agent(&self, agent_id: &str, version: u8) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/agents/{agent_id}/notes", unlisted)]
    async fn run(
        &self,
        agent_id: &str,
        #[query] version: &str,
        #[header("X-Note")] note: &str,
        #[body] body: &Body,
    ) -> Result<Response<Value>, Error>;
}

#[tokio::test]
async fn a_call_is_a_span_with_one_of_its_attempt_within() {
    let server = Server::start([Reply::json(200, "{}")]).await;
    let (answer, keeper) = Keeper::of(server.client().agent("a", 1)).await;
    answer.expect("the answer is good");
    let (call, attempts) = keeper.call();
    assert_fields(
        &call,
        &[
            ("http.request.method", "GET"),
            ("http.response.status_code", "200"),
            ("otel.kind", "internal"),
            ("otel.name", "GET /v1/agents/{agent_id}"),
            ("url.template", "/v1/agents/{agent_id}"),
        ],
    );
    assert_eq!(attempts.len(), 1);
    let (_, port) = server.base_url().rsplit_once(':').expect("it has a port");
    assert_fields(
        &attempts[0],
        &[
            ("http.request.method", "GET"),
            ("http.response.status_code", "200"),
            ("otel.kind", "client"),
            ("otel.name", "GET /v1/agents/{agent_id}"),
            ("server.address", "127.0.0.1"),
            ("server.port", port),
            ("url.template", "/v1/agents/{agent_id}"),
        ],
    );
    assert_eq!((&*call.level, &*attempts[0].level), ("INFO", "INFO"));
}

#[tokio::test(start_paused = true)]
async fn each_attempt_says_how_it_ended_and_which_it_is() {
    let answers = [503, 502, 200].map(|status| Reply::json(status, "{}"));
    let server = Server::start(answers).await;
    let (answer, keeper) = Keeper::of(advance_until_ready(server.client().agent("a", 1))).await;
    answer.expect("the last answer is good");
    let (call, attempts) = keeper.call();
    let told = attempts.iter().map(|attempt| {
        let names = [
            "http.request.resend_count",
            "http.response.status_code",
            "error.type",
            "otel.status_code",
        ];
        names.map(|name| attempt.field(name))
    });
    let expected = [
        [None, Some("503"), Some("503"), Some("ERROR")],
        [Some("1"), Some("502"), Some("502"), Some("ERROR")],
        [Some("2"), Some("200"), None, None],
    ];
    assert!(told.eq(expected), "{attempts:#?}");
    assert_eq!(call.field("http.response.status_code"), Some("200"));
    assert_eq!(call.field("error.type"), None);
    assert_eq!(call.field("otel.status_code"), None);
}

#[tokio::test(start_paused = true)]
async fn a_wait_before_another_attempt_is_told() {
    let limited = Reply::with(429, &[("retry-after", "3")], "");
    let server = Server::start([limited, Reply::empty(503), Reply::json(200, "{}")]).await;
    let (answer, keeper) = Keeper::of(advance_until_ready(server.client().agent("a", 1))).await;
    answer.expect("the last answer is good");
    // The wait is not part of the attempt before it.
    let (call, attempts) = keeper.call();
    let length = |span: &Shown| span.times[1] - span.times[0];
    assert!(length(&call) >= Duration::from_secs(3));
    for attempt in &attempts {
        assert!(length(attempt) < Duration::from_millis(500), "{attempt:?}");
    }
    let events = keeper.events(Level::DEBUG);
    let told = |event: &Shown, name| event.field(name).map(str::to_owned);
    let types: Vec<_> = events
        .iter()
        .map(|event| told(event, "error.type"))
        .collect();
    assert_eq!(types, [Some("429".into()), Some("503".into())]);
    let wait: u64 = told(&events[0], "wait_ms")
        .expect("it is told")
        .parse()
        .expect("it is a number");
    assert!((3000..=5000).contains(&wait), "{wait} ms");
    for event in events {
        assert_eq!(
            (event.field("message"), event.parent),
            (Some("waiting before a retry"), Some(0))
        );
    }
}

#[tokio::test(start_paused = true)]
async fn the_kind_of_a_failure_is_one_of_few() {
    let too_large = format!("[{}]", "0,".repeat(600));
    for (reply, status, name) in [
        (Reply::empty(302), Some("302"), "302"),
        (Reply::empty(401), Some("401"), "401"),
        (Reply::empty(422), Some("422"), "422"),
        (Reply::empty(599), Some("599"), "599"),
        (Reply::close(""), None, "transport"),
        (Reply::close("SSH-2.0\r\n"), None, "transport"),
        (Reply::json(200, &too_large), None, "too_large"),
    ] {
        let server = Server::start([reply]).await;
        let builder = server.builder().retry(Retry::Never).max_body_bytes(1000);
        let client = builder.build().expect("the settings are sound");
        let (answer, keeper) = Keeper::of(advance_until_ready(client.agent("a", 1))).await;
        answer.expect_err("it is a failure");
        let (call, attempts) = keeper.call();
        for span in [&call, &attempts[0]] {
            assert_eq!(span.field("http.response.status_code"), status, "{name}");
            assert_eq!(span.field("error.type"), Some(name));
            assert_eq!(span.field("otel.status_code"), Some("ERROR"), "{name}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_refused_connection_and_a_timeout_are_told_apart() {
    let builder = Client::builder().api_key("pk_test").base_url(NOBODY);
    let client = builder
        .retry(Retry::Never)
        .build()
        .expect("the settings are sound");
    let (answer, keeper) = Keeper::of(advance_until_ready(client.agent("a", 1))).await;
    answer.expect_err("no server listens there");
    let (call, attempts) = keeper.call();
    assert_eq!(attempts[0].field("error.type"), Some("connect"));
    assert_eq!(call.field("error.type"), Some("connect"));

    let server = Server::start([Reply::silence()]).await;
    let client = server.client().with_timeout(Duration::from_secs(2));
    let (answer, keeper) = Keeper::of(advance_until_ready(client.agent("a", 1))).await;
    answer.expect_err("nothing comes");
    let (call, attempts) = keeper.call();
    for span in [&call, &attempts[0]] {
        assert_eq!(span.field("error.type"), Some("timeout"));
        assert_eq!(span.field("otel.status_code"), Some("ERROR"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_closes_its_spans_without_an_error() {
    let server = Server::start([Reply::silence()]).await;
    let call = advance_until_ready(server.client().agent("a", 1));
    let call = tokio::time::timeout(Duration::from_secs(1), call);
    let (answer, keeper) = Keeper::of(call).await;
    answer.expect_err("it is dropped before an answer");
    let (call, attempts) = keeper.call();
    assert_eq!(attempts.len(), 1);
    for span in [&call, &attempts[0]] {
        for name in [
            "error.type",
            "otel.status_code",
            "http.response.status_code",
        ] {
            assert_eq!(span.field(name), None, "{span:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_shows_what_was_sent_or_came() {
    let echo = format!(r#"{{"{SECRET}": "{SECRET}", "detail": "{SECRET}"}}"#);
    let headers = [
        ("x-request-id", SECRET),
        ("location", SECRET),
        ("retry-after", SECRET),
    ];
    let statuses = [503, 429, 401, 422, 302, 200];
    let server = Server::start(statuses.map(|status| Reply::with(status, &headers, &echo))).await;
    let client = server
        .client()
        .with_header("x-own", SECRET)
        .with_retry(Retry::Safe);
    for _ in 0..4 {
        let body = Body { note: SECRET };
        let call = client.run(SECRET, SECRET, SECRET, &body);
        let (_, keeper) = Keeper::of(advance_until_ready(call)).await;
        let kept = keeper.kept();
        assert_eq!(
            kept.spans[0].field("url.template"),
            Some("/v1/agents/{agent_id}/notes")
        );
        let all = format!("{:?}{:?}", kept.spans, kept.events);
        assert!(!all.contains(SECRET), "{all}");
    }
    let received = server.received();
    assert_eq!(received.len(), statuses.len());
    assert!(received[0].line().matches(SECRET).count() == 2);
    assert!(received[0].header("x-note") == Some(SECRET) && received[0].text().contains(SECRET));
}

/// Returns a key once, then fails.
struct Failing(SharedKey, Mutex<bool>);

impl KeyProvider for Failing {
    fn key(&self) -> Result<ApiKey, Error> {
        let mut asked = self.1.lock().unwrap_or_else(PoisonError::into_inner);
        if !std::mem::replace(&mut *asked, true) {
            self.0.key()
        } else {
            ApiKey::from_file(format!("/{SECRET}"))
        }
    }
}

#[tokio::test]
async fn a_key_provider_that_fails_is_told_of_without_its_error() {
    let server = Server::start([Reply::empty(401)]).await;
    let key = SharedKey::new(ApiKey::new("pk_test").expect("it is a key"));
    let builder = server
        .keyless_builder()
        .key_provider(Failing(key, Mutex::default()));
    let client = builder.build().expect("the first key is there");
    let (answer, keeper) = Keeper::of(client.agent("a", 1)).await;
    answer.expect_err("the key is refused");
    let events = keeper.events(Level::WARN);
    assert_eq!(events.len(), 1);
    let message = "the key provider failed: the previous key stays in use";
    assert_fields(&events[0], &[("message", message)]);
}

#[tokio::test]
async fn a_method_that_is_not_of_http_is_other() {
    let server = Server::start([Reply::json(200, "{}")]).await;
    let method = Method::from_bytes(b"FETCH").expect("it is a token");
    let call = server.client().request(method, "/v1/org").send::<Value>();
    let (answer, keeper) = Keeper::of(call).await;
    answer.expect("the answer is good");
    let (call, attempts) = keeper.call();
    for span in [&call, &attempts[0]] {
        assert_eq!(span.field("http.request.method"), Some("_OTHER"));
        assert_eq!(span.field("http.request.method_original"), Some("FETCH"));
        assert_eq!(span.field("otel.name"), Some("HTTP /v1/org"));
    }
}

#[tokio::test]
async fn an_ip_address_is_told_without_brackets() {
    let builder = Client::builder()
        .api_key("pk_test")
        .base_url("http://[::1]:1");
    let client = builder
        .retry(Retry::Never)
        .build()
        .expect("the settings are sound");
    let (answer, keeper) = Keeper::of(client.agent("a", 1)).await;
    answer.expect_err("no server listens there");
    assert_eq!(keeper.call().1[0].field("server.address"), Some("::1"));
}

#[tokio::test]
async fn a_page_asked_for_ahead_is_a_call_within_the_span_of_its_reader() {
    let page = |next: &str| Reply::json(200, &format!("{{\"data\": [1], \"info\": {next}}}"));
    let server = Server::start([page(r#"{"next_cursor": "b"}"#), page("{}")]).await;
    let client = server.client();
    let reading = async {
        let call = client.request(Method::POST, "/v2/reports/visibility");
        let pages = call.send::<Pages<u8>>().await.unwrap();
        pages.prefetch().into_vec().await.unwrap()
    };
    let reader = async {
        let span = tracing::info_span!(target: "profound_client", "reader");
        reading.instrument(span).await
    };
    let (items, keeper) = Keeper::of(reader).await;
    assert_eq!(items, [1, 1]);
    let spans = keeper.spans();
    let calls = spans.iter().filter(|span| span.name == "profound.call");
    let parents: Vec<_> = calls.map(|call| call.parent).collect();
    assert_eq!(parents, [Some(0), Some(0)]);
    let attempts = spans.iter().filter(|span| span.name == "profound.attempt");
    let parents: Vec<_> = attempts.map(|attempt| attempt.parent).collect();
    assert_eq!(parents, [Some(1), Some(3)]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_for_the_quota_is_an_event() {
    let used_up = [
        ("x-ratelimit-limit", "1"),
        ("x-ratelimit-remaining", "0"),
        ("x-ratelimit-reset", "99999999999"),
    ];
    let replies = [Reply::with(200, &used_up, "{}"), Reply::json(200, "{}")];
    let server = Server::start(replies).await;
    let builder = server.builder().wait_for_quota(Duration::from_secs(7200));
    let client = builder.build().expect("the settings are sound");
    advance_until_ready(client.agent("a", 1))
        .await
        .expect("there is quota");
    // An hour in steps of a millisecond takes long.
    let step = Duration::from_millis(20);
    let (answer, keeper) = Keeper::of(advance_by_until_ready(step, client.agent("a", 1))).await;
    answer.expect("an hour is over");
    let [event] = &keeper.events(Level::DEBUG)[..] else {
        panic!("{:?}", keeper.events(Level::DEBUG));
    };
    assert_eq!(event.field("message"), Some("waiting for the hourly quota"));
    let wait = event.field("wait_ms").expect("it is known").parse::<u64>();
    assert!((3_500_000..=3_600_000).contains(&wait.expect("a number")));
    assert_eq!(event.parent, Some(0));
}

#[tokio::test(start_paused = true)]
async fn a_wait_for_a_slot_and_then_for_the_quota_are_two_events() {
    let used_up = "HTTP/1.1 200 X\r\ndate: Sun, 09 Sep 2001 01:46:40 GMT\r\nx-ratelimit-limit: 600\r\n\
                   x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 1000000020\r\n\
                   content-length: 2\r\n\r\n{}";
    let slow = Reply::default().pause(Duration::from_millis(100));
    let replies = [slow.write(used_up), Reply::json(200, "{}")];
    let server = Server::start(replies).await;
    let builder = server.builder().wait_for_quota(Duration::from_secs(7200));
    let client = builder.max_concurrent_calls(1).build();
    let client = client.expect("the settings are sound");
    let first = tokio::spawn(client.agent("a", 1));
    while server.received().is_empty() {
        tokio::task::yield_now().await;
    }
    // The call has its slot when the first one ends, and checks the quota again.
    let (answer, keeper) = Keeper::of(advance_until_ready(client.agent("a", 2))).await;
    answer.expect("the quota has reset");
    first
        .await
        .expect("it does not panic")
        .expect("there was quota");
    let events = keeper.events(Level::DEBUG);
    let told = events.iter().map(|event| {
        let known = event.field("wait_ms").is_some();
        (event.field("message").map(str::to_owned), known)
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            (Some("waiting for a free request slot".to_owned()), false),
            (Some("waiting for the hourly quota".to_owned()), true)
        ]
    );
}
