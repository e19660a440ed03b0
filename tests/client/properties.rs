//! Properties that hold for any value, tested with random values.

use std::time::Duration;

use jiff::Timestamp;
use profound_client::{
    ApiError, ApiKey, Client, Error, KeyPlacement, Method, Retry, StatusCode,
    http::{HeaderMap, HeaderName, HeaderValue},
    profound_endpoint,
};
use profound_tests::{Reply, Server, printed};
use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    test_runner::{Config, TestRunner},
};
use tokio::runtime::Builder;

use super::key_leaks::{Map, echo};

type Checked = Result<(), TestCaseError>;

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/agents/{agent_id}/runs/{run_id}")]
    async fn run(&self, agent_id: &str, #[path] run_id: &str) -> Result<(), Error>;

    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self, #[header("X-Any")] any: &str) -> Result<(), Error>;

    #[profound_endpoint(GET "/v1/org")]
    async fn map(&self) -> Result<Map, Error>;
}

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    })
}

/// Tries a property with many values, on one server and one client of it.
#[track_caller]
fn holds<S: Strategy>(
    cases: u32,
    placement: KeyPlacement,
    values: S,
    property: impl AsyncFn(&Server, &Client, S::Value) -> Checked,
) {
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime needs nothing");
    let server = runtime.block_on(Server::start([Reply::json(200, "{}")]));
    let client = server.builder().key_placement(placement).build();
    let client = client.expect("the key and the URL are sound");
    let tried = runner(cases).run(&values, |value| {
        runtime.block_on(property(&server, &client, value))
    });
    if let Err(failure) = tried {
        panic!("{failure}");
    }
}

/// Generates any text, and texts of parts that are significant in a URL.
fn text() -> impl Strategy<Value = String> {
    const PARTS: [&str; 24] = [
        ".",
        "..",
        "/",
        "\\",
        "%",
        "%2e",
        "%2F",
        "?",
        "#",
        "&",
        "=",
        "+",
        " ",
        ";",
        ":",
        "@",
        "{",
        "}",
        "\r\n",
        "\t",
        "\0",
        "a",
        "\u{e9}",
        "\u{1f600}",
    ];
    prop_oneof![
        vec(any::<char>(), 0..20).prop_map(String::from_iter),
        vec(select(&PARTS), 0..6).prop_map(|parts| parts.concat()),
    ]
}

/// Generates every key that is valid.
fn key() -> impl Strategy<Value = String> {
    // A key in quotes is refused when the client is built.
    let key = "[!-~][ -~]{1,40}[!-~]";
    key.prop_filter("it is in quotes", |key| !key.starts_with(['"', '\'', '`']))
}

/// Decodes a part of an encoded form.
fn form_decoded(text: &str) -> String {
    decoded(&text.replace('+', " "))
}

fn climbs(text: &str) -> bool {
    ["", ".", ".."].contains(&text)
}

/// Decodes a percent-encoded text.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, more @ ..] = rest {
        let (byte, more) = match (first, more) {
            (b'%', [high, low, more @ ..]) => {
                let digits = [*high, *low].map(char::from);
                let digits = digits.map(|digit| digit.to_digit(16).expect("it is encoded"));
                ((digits[0] * 16 + digits[1]) as u8, more)
            }
            _ => (*first, more),
        };
        bytes.push(byte);
        rest = more;
    }
    String::from_utf8(bytes).expect("it was a text")
}

#[test]
fn a_path_value_is_one_segment_whatever_is_in_it() {
    let values = (text(), text());
    holds(
        256,
        KeyPlacement::Header,
        values,
        async |server, client, (agent, run)| {
            let before = server.received().len();
            let outcome = client.run(&agent, &run).await;
            if climbs(&agent) || climbs(&run) {
                let Err(Error::Encode(error)) = outcome else {
                    return Err(TestCaseError::fail(format!("{outcome:?}")));
                };
                let culprit = if climbs(&agent) { "agent_id" } else { "run_id" };
                prop_assert_eq!(error.argument(), culprit);
                prop_assert_eq!(server.received().len(), before);
                return Ok(());
            }
            prop_assert!(outcome.is_ok(), "{:?}", outcome);
            let target = server.received().pop().expect("it was sent").target;
            prop_assert!(!target.contains(['?', '#', '\\']), "{}", target);
            let segments: Vec<_> = target.split('/').collect();
            prop_assert_eq!(segments.len(), 6, "{}", target);
            prop_assert_eq!((decoded(segments[3]), decoded(segments[5])), (agent, run));
            Ok(())
        },
    );
}

#[derive(Clone, Debug)]
enum Value {
    Text(String),
    Maybe(Option<String>),
    List(Vec<String>),
    Integer(i64),
    Natural(u64),
    Number(f64),
    Flag(bool),
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        text().prop_map(Value::Text),
        proptest::option::of(text()).prop_map(Value::Maybe),
        vec(text(), 0..4).prop_map(Value::List),
        any::<i64>().prop_map(Value::Integer),
        any::<u64>().prop_map(Value::Natural),
        any::<f64>()
            .prop_filter("it is not sent", |number| number.is_finite())
            .prop_map(Value::Number),
        any::<bool>().prop_map(Value::Flag),
    ]
}

impl Value {
    /// Returns the values that are sent, one for each occurrence of the name.
    fn texts(&self) -> Vec<String> {
        match self {
            Self::Text(text) => vec![text.clone()],
            Self::Maybe(text) => text.iter().cloned().collect(),
            Self::List(texts) => texts.clone(),
            Self::Integer(number) => vec![number.to_string()],
            Self::Natural(number) => vec![number.to_string()],
            Self::Number(number) => vec![number.to_string()],
            Self::Flag(flag) => vec![flag.to_string()],
        }
    }
}

#[test]
fn query_values_arrive_in_order_and_the_key_once() {
    arrive_with_the_key(KeyPlacement::Query, "api_key");
}

#[test]
fn query_values_arrive_beside_the_key_of_another_service() {
    arrive_with_the_key(KeyPlacement::NamedQuery("token"), "token");
}

#[track_caller]
fn arrive_with_the_key(placement: KeyPlacement, parameter: &str) {
    let name = text().prop_filter("it is the key's", |name| {
        ["api_key", "token"]
            .iter()
            .all(|key| !name.eq_ignore_ascii_case(key))
    });
    let values = (vec((name, value()), 0..6), key());
    holds(
        256,
        placement,
        values,
        async |server, client, (pairs, key)| {
            let client = client.with_key(ApiKey::new(key.as_str()).expect("it is sound"));
            let mut call = client.request(Method::GET, "/v1/org");
            for (name, value) in &pairs {
                call = match value {
                    Value::Text(text) => call.query(name, text),
                    Value::Maybe(text) => call.query(name, text),
                    Value::List(texts) => call.query(name, texts),
                    Value::Integer(number) => call.query(name, *number),
                    Value::Natural(number) => call.query(name, *number),
                    Value::Number(number) => call.query(name, *number),
                    Value::Flag(flag) => call.query(name, *flag),
                };
            }
            let outcome = call.send::<()>().await;
            prop_assert!(outcome.is_ok(), "{:?}", outcome);
            let target = server.received().pop().expect("it was sent").target;
            let query = target.strip_prefix("/v1/org?").expect("the key is in it");
            let arrived: Vec<_> = query
                .split('&')
                .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
                .map(|(name, value)| (form_decoded(name), form_decoded(value)))
                .collect();
            let sent = pairs.iter().flat_map(|(name, value)| {
                value.texts().into_iter().map(|text| (name.clone(), text))
            });
            let expected: Vec<_> = sent.chain([(parameter.to_owned(), key)]).collect();
            prop_assert_eq!(arrived, expected);
            Ok(())
        },
    );
}

#[test]
fn a_header_value_arrives_as_it_was() {
    let values = "[!-~]([ -~]{0,40}[!-~])?";
    holds(
        256,
        KeyPlacement::Header,
        values,
        async |server, client, value| {
            let outcome = client.org(&value).await;
            prop_assert!(outcome.is_ok(), "{:?}", outcome);
            let received = server.received().pop().expect("it was sent");
            prop_assert_eq!(received.header("x-any"), Some(&*value));
            Ok(())
        },
    );
}

#[test]
fn a_header_value_with_a_control_character_is_not_sent() {
    let values = (
        "[ -~]{0,20}",
        "[\\x00-\\x08\\x0a-\\x1f\\x7f]",
        "[ -~]{0,20}",
    );
    let values = values.prop_map(|(before, control, after)| before + &control + &after);
    holds(
        128,
        KeyPlacement::Header,
        values,
        async |server, client, value| {
            let Err(Error::Encode(error)) = client.org(&value).await else {
                return Err(TestCaseError::fail("it was sent"));
            };
            prop_assert_eq!(error.argument(), "X-Any");
            prop_assert!(server.received().is_empty());
            Ok(())
        },
    );
}

/// Generates keys that could be a request id or a field's name, and others.
fn secret() -> impl Strategy<Value = String> {
    prop_oneof![
        "pk_[A-Za-z0-9_-]{5,57}",
        "pk_[A-Za-z0-9_.:/+=-]{5,57}",
        "pk_[!-~]{5,57}"
    ]
}

/// Generates forms in which a server may return a key that it received.
fn echoed() -> impl Strategy<Value = (String, String)> {
    let choices = (secret(), vec(any::<u8>(), 60));
    let percent = choices.prop_map(|(key, choices)| {
        let text = key
            .bytes()
            .zip(choices)
            .map(|(byte, choice)| match choice % 3 {
                0 => format!("%{byte:02x}"),
                1 => format!("%{byte:02X}"),
                _ if byte == b'%' => "%25".to_owned(),
                _ => char::from(byte).to_string(),
            });
        (text.collect(), key)
    });
    let choices = (secret(), vec(any::<u8>(), 60));
    let escaped = choices.prop_map(|(key, choices)| {
        let text = key
            .bytes()
            .zip(choices)
            .map(|(byte, choice)| match (choice % 3, byte) {
                (0, _) => format!("\\u{byte:04x}"),
                (1, _) => format!("\\u{byte:04X}"),
                (_, b'"' | b'\\' | b'/') => format!("\\{}", char::from(byte)),
                _ => char::from(byte).to_string(),
            });
        (text.collect(), key)
    });
    let around = (
        secret(),
        vec(any::<u8>(), 0..3),
        vec(any::<u8>(), 0..20),
        any::<bool>(),
    );
    let base64 = around.prop_map(|(key, before, after, standard)| {
        (
            base64(&[&before, key.as_bytes(), &after].concat(), standard),
            key,
        )
    });
    let plain = secret().prop_map(|key| (key.clone(), key));
    prop_oneof![plain, percent, escaped, base64]
}

fn base64(bytes: &[u8], standard: bool) -> String {
    let last = if standard { ['+', '/'] } else { ['-', '_'] };
    let alphabet: Vec<char> = ('A'..='Z')
        .chain('a'..='z')
        .chain('0'..='9')
        .chain(last)
        .collect();
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let mut padded = [0; 4];
        padded[1..=three.len()].copy_from_slice(three);
        let bits = u32::from_be_bytes(padded) as usize;
        let letters = [18, 12, 6, 0].map(|shift| alphabet[bits >> shift & 63]);
        text.extend(&letters[..=three.len()]);
        text.extend(&['='; 2][..3 - three.len()]);
    }
    text
}

#[test]
fn an_echo_of_the_key_is_not_printed() {
    holds(
        256,
        KeyPlacement::Header,
        echoed(),
        async |server, client, (text, key)| {
            let statuses = [200, 404, 422, 429];
            server.turn_to(statuses.map(|status| echo(status, &text)));
            let client = client.with_retry(Retry::Never);
            let client = client.with_key(ApiKey::new(key.as_str()).expect("it is sound"));
            for status in statuses {
                let Err(error) = client.map().await else {
                    return Err(TestCaseError::fail("it is no map of numbers"));
                };
                let told = error.status().map(|status| status.as_u16());
                prop_assert_eq!(told, Some(status), "{:?}", error);
                let printed = printed(&error);
                prop_assert!(
                    !printed.contains(&*text) && !printed.contains(&*key),
                    "{}",
                    printed
                );
            }
            Ok(())
        },
    );
}

fn wait(headers: &[(&'static str, String)]) -> Option<Duration> {
    let headers = headers.iter().map(|(name, value)| {
        let value = HeaderValue::from_str(value).expect("it is visible");
        (HeaderName::from_static(name), value)
    });
    let headers = HeaderMap::from_iter(headers);
    ApiError::fake(StatusCode::TOO_MANY_REQUESTS, headers, "").retry_after()
}

#[test]
fn a_wait_in_seconds_is_read_to_the_millisecond() {
    let values = (0..1_000_000_u64, 0..1_000_u64);
    let tried = runner(256).run(&values, |(seconds, milliseconds)| {
        let whole = wait(&[("retry-after", seconds.to_string())]);
        prop_assert_eq!(whole, Some(Duration::from_secs(seconds)));
        let expected = Some(Duration::from_millis(seconds * 1_000 + milliseconds));
        let fraction = wait(&[("retry-after", format!("{seconds}.{milliseconds:03}"))]);
        prop_assert_eq!(fraction, expected);
        let total = (seconds * 1_000 + milliseconds).to_string();
        prop_assert_eq!(wait(&[("retry-after-ms", total)]), expected);
        Ok(())
    });
    tried.unwrap();
}

#[test]
fn a_wait_until_a_date_counts_from_the_servers_own() {
    const FORMATS: [&str; 3] = [
        "%a, %d %b %Y %H:%M:%S GMT",
        "%A, %d-%b-%y %H:%M:%S GMT",
        "%a %b %e %H:%M:%S %Y",
    ];
    // A two-digit year is between 1970 and 2069.
    let values = (
        0..3_000_000_000_i64,
        -100_000..10_000_000_i64,
        select(&FORMATS),
        select(&FORMATS),
    );
    let tried = runner(256).run(&values, |(date, ahead, format, other)| {
        let at = |second: i64, format| {
            let second = Timestamp::from_second(second.max(0)).expect("it is before 2069");
            second.strftime(format).to_string()
        };
        let headers = [
            ("retry-after", at(date + ahead, format)),
            ("date", at(date, other)),
        ];
        let ahead = u64::try_from((date + ahead).max(0) - date).unwrap_or(0);
        prop_assert_eq!(
            wait(&headers),
            Some(Duration::from_secs(ahead)),
            "{:?}",
            headers
        );
        Ok(())
    });
    tried.unwrap();
}
