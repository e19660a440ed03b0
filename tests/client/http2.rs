//! HTTP/2 with a server that misbehaves: retries and error messages.

mod malformed;
mod streams;
mod wire;

use std::time::Duration;

use profound_client::{Call, Client, Error, Retry, profound_endpoint};
use profound_tests::{
    EventLog, Http2, advance_until_ready,
    http2::{
        Arrived, Moment, Then,
        frame::{END_STREAM, answer, code, data, frame, go_away, head, head_of, kind, reset},
    },
    printed,
};
use serde_json::Value;
use tokio::time::Instant;

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/org")]
    async fn read(&self) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/org", key = query)]
    async fn read_query(&self) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/org", key = bearer)]
    async fn read_bearer(&self) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/things", unlisted)]
    async fn write(&self, thing: &Value) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/things", unlisted, key = query)]
    async fn write_query(&self, thing: &Value) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/things", unlisted, key = bearer)]
    async fn write_bearer(&self, thing: &Value) -> Result<Value, Error>;
}

type Calling = fn(&Client) -> Call<Result<Value, Error>>;
type Fault = fn(&Arrived) -> (Vec<u8>, Then);

const READ: Calling = |client| client.read();
const WRITE: Calling = |client| client.write(&Value::Bool(true));

/// The same calls in the other key placements.
const READ_ELSEWHERE: [Calling; 2] = [|client| client.read_query(), |client| client.read_bearer()];
const WRITE_ELSEWHERE: [Calling; 2] = [
    |client| client.write_query(&Value::Null),
    |client| client.write_bearer(&Value::Null),
];

const REFUSED: &str = "the server refused the request without processing it";
const UNPROCESSED: &str = "the server closed the connection without processing the request";
const NO_ANSWER: &str =
    "the connection broke before a response: the API may have processed the request";
const HALF: &str = "the connection broke within the response body";

const LIMIT: Duration = Duration::from_secs(10);
/// The highest stream id: a server sends it while it does not know its last stream.
const ANY: u32 = i32::MAX as u32;

/// Returns the outcome of a call. Fails if it is late or reveals the key.
async fn outcome(client: &Client, call: Calling) -> Result<Value, Error> {
    let began = Instant::now();
    let outcome = advance_until_ready(call(&client.with_timeout(LIMIT))).await;
    let took = began.elapsed();
    assert!(took <= LIMIT + Duration::from_millis(100), "{took:?}");
    if let Err(error) = &outcome {
        let text = printed(error);
        assert!(!text.contains("CANARY"), "{text}");
    }
    outcome
}

/// Checks the number of attempts and the error of a read and a write to a server that fails every request
/// like this. Then checks that a retried call succeeds if the next request does.
async fn fails(name: &str, fault: Fault, told: &str) {
    let processed = ![UNPROCESSED, REFUSED].contains(&told);
    for (line, call, elsewhere, again) in [
        ("GET /v1/org", READ, READ_ELSEWHERE, true),
        ("POST /v1/things", WRITE, WRITE_ELSEWHERE, !processed),
    ] {
        let (times, counted) = if again { (3, " (3 attempts)") } else { (1, "") };
        // The attempts of the first call, the calls in other placements, and one more.
        let faults = times + elsewhere.len() + 1;
        let server = Http2::start(move |arrived| match arrived.number {
            number if number < faults => fault(arrived),
            _ => (answer(arrived.stream, 200, "7"), Then::Serve),
        })
        .await;
        let log = EventLog::default();
        let client = server.builder().observe(log.clone()).build();
        let client = client.expect("the settings are sound");
        let error = outcome(&client, call).await;
        let error = error.expect_err("every request fails");
        let Error::Transport(transport) = &error else {
            panic!("{name}: {line} is another error: {error:?}");
        };
        let said = format!("{line}: {told}{counted}");
        assert_eq!(error.to_string(), said, "{name}");
        assert_eq!(transport.attempts() as usize, times, "{name}: {line}");
        assert_eq!(server.arrived().len(), times, "{name}: {line}");
        assert_eq!(transport.may_have_been_processed(), processed, "{name}");
        for call in elsewhere {
            let outcome = outcome(&client.with_retry(Retry::Never), call).await;
            assert!(outcome.is_err(), "{name}: {line}");
        }
        let outcome = outcome(&client, call).await;
        assert_eq!(outcome.ok(), again.then_some(7.into()), "{name}: {line}");
        let sent = server.arrived().len();
        assert_eq!(sent, faults + usize::from(again), "{name}: {line}");
        let observed = log.printed();
        assert!(!observed.contains("CANARY"), "{name}: {observed}");
    }
}

/// Checks that a read and a write to a server like this are sent once and succeed.
async fn works(name: &str, fault: Fault) {
    for call in [READ, WRITE] {
        let server = Http2::start(fault).await;
        let outcome = outcome(&server.client(), call).await;
        assert_eq!(outcome.ok(), Some(7.into()), "{name}");
        assert_eq!(server.arrived().len(), 1, "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_write_that_the_server_did_not_process_is_retried() {
    let refused: [(&str, Fault); 3] = [
        ("failed", |arrived| {
            let last = go_away(arrived.stream - 1, code::INTERNAL_ERROR);
            (last, Then::Close)
        }),
        ("calmed", |arrived| {
            let last = go_away(arrived.stream - 1, code::ENHANCE_YOUR_CALM);
            (last, Then::Close)
        }),
        ("refused", |arrived| {
            (reset(arrived.stream, code::REFUSED_STREAM), Then::Serve)
        }),
    ];
    for (name, fault) in refused {
        fails(name, fault, REFUSED).await;
    }
    let shut_down: [(&str, Fault); 3] = [
        ("shut down", |arrived| {
            (go_away(arrived.stream - 1, code::NO_ERROR), Then::Serve)
        }),
        ("shut down and closed", |arrived| {
            (go_away(arrived.stream - 1, code::NO_ERROR), Then::Close)
        }),
        ("announced, then shut down", |arrived| {
            let last = go_away(arrived.stream - 1, code::NO_ERROR);
            ([go_away(ANY, code::NO_ERROR), last].concat(), Then::Close)
        }),
    ];
    for (name, fault) in shut_down {
        fails(name, fault, UNPROCESSED).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_is_to_end_is_not_used_again() {
    let faults: [Fault; 2] = [
        |arrived| (go_away(arrived.stream - 1, code::NO_ERROR), Then::Serve),
        |arrived| {
            let last = go_away(arrived.stream, code::NO_ERROR);
            (
                [last, answer(arrived.stream, 200, "7")].concat(),
                Then::Serve,
            )
        },
    ];
    for fault in faults {
        let server = Http2::start(move |arrived| match arrived.number {
            0 => fault(arrived),
            _ => (answer(arrived.stream, 200, "7"), Then::Serve),
        })
        .await;
        let client = server.client();
        for _ in 0..2 {
            assert_eq!(
                advance_until_ready(client.write(&Value::Null)).await.ok(),
                Some(7.into())
            );
        }
        let connections: Vec<_> = server.arrived().iter().map(|one| one.connection).collect();
        assert!(matches!(*connections, [0, 1, ..]), "{connections:?}");
        assert_eq!(server.connections(), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn a_response_before_the_end_of_the_connection_is_returned() {
    let faults: [(&str, Fault); 5] = [
        ("the last stream", |arrived| {
            let last = go_away(arrived.stream, code::NO_ERROR);
            (
                [last, answer(arrived.stream, 200, "7")].concat(),
                Then::Serve,
            )
        }),
        ("any stream, then closed", |arrived| {
            let last = go_away(ANY, code::NO_ERROR);
            (
                [last, answer(arrived.stream, 200, "7")].concat(),
                Then::Close,
            )
        }),
        ("an error, at the last stream", |arrived| {
            let last = go_away(arrived.stream, code::INTERNAL_ERROR);
            (
                [last, answer(arrived.stream, 200, "7")].concat(),
                Then::Serve,
            )
        }),
        ("after the answer", |arrived| {
            let last = go_away(arrived.stream, code::NO_ERROR);
            (
                [answer(arrived.stream, 200, "7"), last].concat(),
                Then::Close,
            )
        }),
        ("a frame of no known kind", |arrived| {
            let unknown = frame(0x77, 0xff, arrived.stream, b"x");
            (
                [unknown, answer(arrived.stream, 200, "7")].concat(),
                Then::Serve,
            )
        }),
    ];
    for (name, fault) in faults {
        works(name, fault).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_write_that_may_have_been_processed_is_sent_once_whatever_the_goodbye() {
    let faults: [(&str, Fault); 10] = [
        ("at the last stream", |arrived| {
            (go_away(arrived.stream, code::NO_ERROR), Then::Close)
        }),
        ("any stream", |_| {
            (go_away(ANY, code::NO_ERROR), Then::Close)
        }),
        ("an error at the last stream", |arrived| {
            (go_away(arrived.stream, code::INTERNAL_ERROR), Then::Close)
        }),
        ("calm at the last stream", |arrived| {
            (
                go_away(arrived.stream, code::ENHANCE_YOUR_CALM),
                Then::Close,
            )
        }),
        ("closed", |_| (Vec::new(), Then::Close)),
        ("cancelled", |arrived| {
            (reset(arrived.stream, code::CANCEL), Then::Serve)
        }),
        ("reset by an error", |arrived| {
            (reset(arrived.stream, code::INTERNAL_ERROR), Then::Serve)
        }),
        ("reset without one", |arrived| {
            (reset(arrived.stream, code::NO_ERROR), Then::Serve)
        }),
        ("calmed", |arrived| {
            (reset(arrived.stream, code::ENHANCE_YOUR_CALM), Then::Serve)
        }),
        ("half a frame", |arrived| {
            (head(arrived.stream, 200)[..10].to_vec(), Then::Close)
        }),
    ];
    for (name, fault) in faults {
        fails(name, fault, NO_ANSWER).await;
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_breaks_off_is_no_answer() {
    let faults: [(&str, Fault); 10] = [
        ("ended before its length", |arrived| {
            let end = reset(arrived.stream, code::NO_ERROR);
            let half = data(arrived.stream, "7", 0);
            (
                [head_of(arrived.stream, 2), half, end].concat(),
                Then::Serve,
            )
        }),
        ("ended before it began", |arrived| {
            let end = reset(arrived.stream, code::NO_ERROR);
            ([head_of(arrived.stream, 2), end].concat(), Then::Serve)
        }),
        ("cancelled after the head", |arrived| {
            (
                ended(arrived, "", reset(arrived.stream, code::CANCEL)),
                Then::Serve,
            )
        }),
        ("refused after the head", |arrived| {
            (
                ended(arrived, "", reset(arrived.stream, code::REFUSED_STREAM)),
                Then::Serve,
            )
        }),
        ("cancelled in the body", |arrived| {
            (
                ended(arrived, "7", reset(arrived.stream, code::CANCEL)),
                Then::Serve,
            )
        }),
        ("reset in the body", |arrived| {
            (
                ended(arrived, "7", reset(arrived.stream, code::INTERNAL_ERROR)),
                Then::Serve,
            )
        }),
        ("shut down in the body", |arrived| {
            (
                ended(arrived, "7", go_away(arrived.stream, code::NO_ERROR)),
                Then::Close,
            )
        }),
        ("closed after the head", |arrived| {
            (head(arrived.stream, 200), Then::Close)
        }),
        ("closed in the body", |arrived| {
            (ended(arrived, "7", Vec::new()), Then::Close)
        }),
        ("closed in a frame of the body", |arrived| {
            let half = data(arrived.stream, "77", END_STREAM);
            (ended(arrived, "7", half[..10].to_vec()), Then::Close)
        }),
    ];
    for (name, fault) in faults {
        fails(name, fault, HALF).await;
    }
}

/// Returns the start of a response, followed by `end` instead of its rest.
fn ended(arrived: &Arrived, body: &str, end: Vec<u8>) -> Vec<u8> {
    [
        head(arrived.stream, 200),
        data(arrived.stream, body, 0),
        end,
    ]
    .concat()
}

#[tokio::test(start_paused = true)]
async fn an_answer_before_the_request_is_whole_counts() {
    let greeting = frame(kind::SETTINGS, 0, 0, b"");
    let server = Http2::start_with(greeting, Moment::Head, |arrived| {
        let enough = reset(arrived.stream, code::NO_ERROR);
        (
            [answer(arrived.stream, 413, "too much"), enough].concat(),
            Then::Serve,
        )
    })
    .await;
    let large = Value::String("x".repeat(1 << 20));
    for number in 1..=3 {
        let error = advance_until_ready(server.client().write(&large)).await;
        let error = error.expect_err("it is refused");
        let answer = error.response().expect("it was answered");
        assert_eq!(
            (answer.status().as_u16(), &*answer.text()),
            (413, "too much")
        );
        assert_eq!(server.arrived().len(), number);
    }
}
