//! Logs of calls, over each version of HTTP, TLS and a proxy.

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error as StdError,
    panic::catch_unwind,
    sync::atomic::{AtomicBool, Ordering::Relaxed},
    time::Duration,
};

use profound_client::{
    ApiKey, Client, Error, KeyPlacement, KeyProvider, Response, Retry, SharedKey,
    profound_endpoint, reqwest,
};
use profound_tests::{NOBODY, PLACEMENTS, Reply, Server, advance_until_ready, printed};
use tokio::{io::AsyncReadExt, net::TcpListener};

use crate::{
    capture::Log,
    forms,
    origin::{Answer, Origin, Way},
};

const KEY: &str = "pk_CANARY+0/9=z";
const NEXT: &str = "pk_CANARY+8/7=yx";
const KEYS: [&str; 2] = [KEY, NEXT];

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Response<BTreeMap<String, String>>, Error>;
}

/// Returns a response with this text, a form of the key, wherever a server can put it.
fn echo(status: u16, text: &str) -> Answer {
    let headers = [
        "x-request-id",
        "request-id",
        "location",
        "x-api-key",
        "x-token",
        "set-cookie",
        "www-authenticate",
        "retry-after",
        "x-ratelimit-limit",
        "content-type",
        "te-st",
    ];
    let headers = headers.map(|name| (name, text.to_owned())).into();
    Answer::Whole(status, headers, format!("{{\"{text}\": [\"{text}\"]}}"))
}

/// Returns every response that ends a call without a second attempt.
fn answers() -> Vec<Answer> {
    let mut answers = vec![
        Answer::json(200, r#"{"a": "b"}"#),
        Answer::json(200, "[1]"),
        Answer::json(401, "{}"),
        Answer::json(500, "{}"),
        Answer::Whole(
            302,
            vec![("location", format!("/?api_key={KEY}"))],
            String::new(),
        ),
        Answer::Silence,
        Answer::Broken,
        Answer::Garbage(format!("SSH-2.0 {KEY}\r\n{KEY}")),
        Answer::Garbage(format!("HTTP/1.1 200 OK\r\n{KEY}\r\n\r\n")),
        Answer::Garbage(format!("HTTP/1.1 200 OK\r\ncontent-length: {KEY}\r\n\r\n")),
        Answer::Garbage(format!(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{KEY}"
        )),
    ];
    for text in [
        KEY,
        "pk_CANARY%2B0%2F9%3Dz",
        "pk_CANARY\\u002b0\\/9=z",
        "cGtfQ0FOQVJZKzAvOT16",
    ] {
        answers.extend([200, 302, 401, 403, 422, 429, 500].map(|status| echo(status, text)));
    }
    answers
}

/// Makes every call in every placement, and checks that no log contains the keys.
#[track_caller]
fn hidden(way: Way, crates: &[&str]) {
    let ((), log) = Log::of(async {
        for placement in PLACEMENTS {
            once_each(way, placement).await;
            again(way, placement).await;
        }
    });
    log.assert_heard(&["profound_client", "hyper_util", "mio", "reqwest"]);
    log.assert_heard(crates);
    log.assert_hides(&KEYS);
}

/// Receives each response once.
async fn once_each(way: Way, placement: KeyPlacement) {
    let answers = answers();
    let origin = Origin::start(way, answers.clone()).await;
    let builder = origin.builder(KEY).key_placement(placement);
    let client = builder
        .retry(Retry::Never)
        .timeout(Duration::from_secs(5))
        .build();
    let client = client.expect("the settings are sound");
    let mut good = 0;
    for _ in answers {
        match advance_until_ready(client.org()).await {
            Ok(response) => {
                good += 1;
                tracing::info!(?response);
            }
            // Log the whole error, as a user would.
            Err(error) => tracing::error!(error = &error as &dyn StdError),
        }
    }
    assert_eq!(good, 1, "{way:?}");
    assert_sent(&origin, KEY);
}

/// A provider that is called at most once a second, before attempts, like one that reads a file.
struct OnceASecond(SharedKey);

impl KeyProvider for OnceASecond {
    fn key(&self) -> Result<ApiKey, Error> {
        self.0.key()
    }
}

/// Makes a call with retries: after a 401 with a new key, after a 429 and after a 503.
async fn again(way: Way, placement: KeyPlacement) {
    let answers = [401, 429, 503, 200].map(|status| Answer::json(status, "{}"));
    let origin = Origin::start(way, answers).await;
    let key = SharedKey::new(ApiKey::new(KEY).expect("it is a key"));
    let builder = origin.keyless_builder().key_placement(placement);
    let client = builder
        .key_provider(OnceASecond(key.clone()))
        .max_attempts(4)
        .build();
    let client = client.expect("the settings are sound");
    let call = client.org();
    key.set(ApiKey::new(NEXT).expect("it is a key"));
    advance_until_ready(call)
        .await
        .expect("the last answer is good");
    assert_sent(&origin, KEY);
    assert_sent(&origin, NEXT);
}

#[track_caller]
fn assert_sent(origin: &Origin, key: &str) {
    let sent = origin.sent();
    let encoded = ["_%5F", "+%2B", "/%2F", "=%3D"];
    let encoded = encoded.iter().fold(key.to_owned(), |key, pair| {
        key.replace(&pair[..1], &pair[1..])
    });
    assert!(sent.contains(key) || sent.contains(&encoded), "{sent}");
}

#[test]
fn plain_http1_logs_no_key() {
    hidden(Way::Http1, &[]);
}

#[test]
fn plain_http2_logs_no_key() {
    hidden(Way::Http2, &["h2"]);
}

#[test]
fn http1_within_tls_logs_no_key() {
    hidden(Way::Https1, &["rustls"]);
}

#[test]
fn http2_within_tls_logs_no_key() {
    hidden(Way::Https2, &["h2", "rustls"]);
}

#[test]
fn a_tunnel_through_a_proxy_logs_no_key() {
    hidden(Way::Tunnel, &["rustls"]);
}

#[test]
fn a_call_without_a_response_logs_no_key() {
    let ((), log) = Log::of(async {
        let resetting = resetting().await;
        for url in [NOBODY, &resetting, "http://localhost:1"] {
            for placement in PLACEMENTS {
                let builder = Client::builder().api_key(KEY).key_placement(placement);
                let client = builder
                    .base_url(url)
                    .timeout(Duration::from_secs(5))
                    .build();
                let client = client.expect("the settings are sound");
                let error = advance_until_ready(client.org())
                    .await
                    .expect_err("nobody answers");
                assert!(matches!(error, Error::Transport(_)), "{url}: {error:?}");
            }
        }
    });
    log.assert_heard(&["profound_client", "hyper_util", "reqwest"]);
    log.assert_hides(&KEYS);
}

/// Accepts connections and resets each after it received something.
async fn resetting() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("loopback has a free port");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read_u8().await;
            let _ = stream.set_zero_linger();
        }
    });
    format!("http://{address}")
}

/// Returns a key once, and then an error that contains it.
struct Failing(AtomicBool);

impl KeyProvider for Failing {
    fn key(&self) -> Result<ApiKey, Error> {
        let was_asked_before = self.0.swap(true, Relaxed);
        if was_asked_before {
            ApiKey::from_file(format!("/{KEY}"))
        } else {
            ApiKey::new(KEY)
        }
    }
}

#[test]
fn the_error_of_a_key_provider_is_not_logged() {
    let ((), log) = Log::of(async {
        let server = Server::start([Reply::empty(401)]).await;
        let builder = server
            .keyless_builder()
            .key_provider(Failing(AtomicBool::new(false)));
        let client = builder.build().expect("the first key is there");
        let refused = advance_until_ready(client.org()).await;
        refused.expect_err("the key is refused");
    });
    assert_eq!(log.texts("profound_client", "WARN").len(), 1);
    log.assert_hides(&KEYS);
}

/// The preface of an HTTP/2 server, and a GOAWAY with this debug text.
fn going_away(text: &str) -> Reply {
    let length = char::from(8 + text.len() as u8);
    Reply::bytes(format!(
        "\0\0\0\x04\0\0\0\0\0\0\0{length}\x07\0\0\0\0\0\0\0\0\0\0\0\0\x01{text}"
    ))
}

/// The only leak by a dependency that cannot be prevented. Our error does not contain the key.
#[test]
fn h2_logs_what_a_server_says_as_it_goes_away() {
    let (error, log) = Log::of(async {
        let server = Server::start([going_away(KEY)]).await;
        let builder = server.builder().http(|http| http.http2_prior_knowledge());
        let client = builder.retry(Retry::Never).build();
        let client = client.expect("the settings are sound");
        advance_until_ready(client.org())
            .await
            .expect_err("it goes away")
    });
    let holding: BTreeSet<_> = log.holding(&KEYS).into_iter().collect();
    let known = [
        "DEBUG h2::codec::framed_read",
        "TRACE h2::proto::connection",
        "TRACE h2::proto::streams::counts",
        "TRACE h2::proto::streams::state",
        "TRACE h2::proto::streams::streams",
    ];
    assert!(holding.iter().eq(&known), "{holding:?}");
    let printed = printed(&error);
    assert_eq!(forms::found(&printed, &KEYS), None, "{printed}");
    assert!(printed.contains("unspecific protocol error"), "{printed}");
}

#[test]
fn every_form_of_a_key_would_be_found() {
    for form in forms::every(KEY) {
        let ((), log) = Log::of_all(|| {
            tracing::trace!("{form}");
            tracing::trace!(field = form);
            tracing::trace!(field = ?form);
            tracing::trace_span!("span", later = tracing::field::Empty).record("later", &form);
            log::trace!("{form}");
            let _ = catch_unwind(|| panic!("{form}"));
        });
        assert_eq!(log.holding(&KEYS).len(), 6, "{form}");
    }
}

#[test]
fn reqwests_own_verbose_log_would_be_seen() {
    let ((), log) = Log::of(async {
        let server = Server::start([Reply::json(200, "{}")]).await;
        drop(server.client());
        let http = reqwest::Client::builder().connection_verbose(true).build();
        let http = http.expect("nothing special is asked for");
        let request = http.get(server.base_url()).header("x-api-key", KEY);
        advance_until_ready(request.send())
            .await
            .expect("the server answers");
    });
    assert_eq!(log.holding(&KEYS), ["TRACE reqwest::connect::verbose"]);
}
