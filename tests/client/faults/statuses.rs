//! Error responses: the status is reported even if the body cannot be read.

use std::time::Duration;

use profound_client::{Error, profound_endpoint};
use profound_tests::{Begin, Reply, Server, advance_until_ready};
use serde_json::Value;
use tokio::time::Instant;

use super::{Ends, Fault, check};

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/org")]
    async fn read(&self) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/things", unlisted)]
    async fn write(&self, thing: &str) -> Result<Value, Error>;
}

/// Statuses that the API documents, that a proxy in front of it may send, and that no server should send.
const STATUSES: [u16; 22] = [
    400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 418, 422, 425, 429, 431, 500, 501, 502, 503,
    504, 529, 999,
];
const ODD: [u16; 6] = [300, 399, 499, 599, 600, 700];
const KEPT: usize = 64 << 10;

fn announced(status: u16, kind: &str, length: usize) -> Reply {
    let length = length.to_string();
    Reply::head(
        status,
        &[("content-type", kind), ("content-length", &length)],
    )
    .write("\r\n")
}

fn shaped(status: u16, kind: &str, body: &[u8]) -> Reply {
    announced(status, kind, body.len()).write(body)
}

/// Every form of body, complete or broken off.
fn shapes(status: u16) -> [(&'static str, Reply); 8] {
    let list = br#"{"detail": [{"loc": ["body", 1], "msg": "pk_CANARY", "type": "missing"}]}"#;
    let bare = Reply::head(status, &[]).write("\r\n");
    [
        ("nothing", Reply::empty(status)),
        ("a list", shaped(status, "application/json", list)),
        (
            "a sentence",
            shaped(status, "application/json", br#"{"detail": "pk_CANARY"}"#),
        ),
        (
            "html",
            shaped(status, "text/html", b"<html>pk_CANARY</html>"),
        ),
        (
            "bytes",
            shaped(status, "application/json", b"{\"detail\": \"\xff\xfe\x80\""),
        ),
        ("1 MiB", shaped(status, "text/plain", &vec![b'x'; 1 << 20])),
        (
            "a broken one",
            announced(status, "text/plain", 9)
                .write("half")
                .half_close()
                .stall(),
        ),
        ("no length", bare.write("half").reset()),
    ]
}

#[tokio::test(start_paused = true)]
async fn a_status_is_told_whatever_its_body() {
    let faults = STATUSES.into_iter().chain(ODD).flat_map(|status| {
        shapes(status).map(|(name, reply)| {
            Fault::new(
                format!("{status} with {name}"),
                reply,
                Ends::Refused(status),
            )
        })
    });
    check::<Value>(faults).await;
}

#[tokio::test(start_paused = true)]
async fn a_status_is_told_in_time_if_its_body_never_ends() {
    let second = Duration::from_secs(1);
    let minute = Duration::from_secs(60);
    let step = Duration::from_millis(20);
    let faults = STATUSES.into_iter().flat_map(|status| {
        let begun = || announced(status, "text/plain", 1 << 20).write("begun");
        let bare = Reply::head(status, &[]).write("\r\n");
        let spilling = bare.for_ever([b'x'; 9999], Duration::from_millis(1));
        let named = |what: &str, reply| {
            let name = format!("{status} with {what}");
            Fault::new(name, reply, Ends::Refused(status))
        };
        [
            named("a stalled one", begun().stall()).deadline(minute, step),
            named("a dripped one", begun().drip("x".repeat(99), second)).deadline(minute, step),
            named("an endless one", spilling).bounded(1 << 20, 1 << 18),
        ]
    });
    check::<Value>(faults).await;
}

#[tokio::test(start_paused = true)]
async fn a_body_that_stalls_costs_five_seconds_or_half_of_what_is_left() {
    for (deadline, most) in [(60_000, 5000), (4000, 2000)] {
        let body = announced(404, "text/plain", 100).write("begun").stall();
        let server = Server::start([body]).await;
        let client = server
            .client()
            .with_timeout(Duration::from_millis(deadline));
        let began = Instant::now();
        let error = advance_until_ready(client.read()).await.expect_err("a 404");
        let took = began.elapsed().as_millis();
        assert!((most..most + 10).contains(&took), "{took} ms");
        let text = error.response().map(|answer| answer.text().into_owned());
        assert_eq!(text.as_deref(), Some("begun"));
    }
}

#[tokio::test(start_paused = true)]
async fn the_received_part_of_a_body_is_kept_up_to_its_bound() {
    for (sent, kept) in [
        (0, 0),
        (9, 9),
        (KEPT, KEPT),
        (KEPT + 1, KEPT),
        (1 << 20, KEPT),
    ] {
        let body: Vec<u8> = (0..sent).map(|at: usize| (at % 251) as u8).collect();
        let server = Server::start([shaped(404, "text/plain", &body)]).await;
        let error = advance_until_ready(server.client().read())
            .await
            .expect_err("a 404");
        let came = error.response().expect("it was answered").body();
        assert_eq!(came[..], body[..kept], "{sent}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_number_that_is_no_status_is_no_answer() {
    let none = |status: &str| {
        let text = format!("HTTP/1.1 {status} X\r\ncontent-length: 0\r\n\r\n");
        let ends = Ends::Broken("the response is not valid HTTP");
        Fault::new(status, Reply::bytes(text).stall(), ends)
    };
    check::<Value>(["000", "099", "99", "1000", "-1", "2OO"].map(none)).await;
}

/// An error response before the request body was read. It is reported if it could be read, and the call
/// never waits for it.
#[tokio::test(start_paused = true)]
async fn an_early_refusal_of_a_large_request_ends_it() {
    let large = "x".repeat(8 << 20);
    let refusal = shaped(413, "text/plain", b"too large");
    let mut told = 0;
    for (name, reply) in [
        ("closed", refusal.clone().upon(Begin::Bytes(1 << 20)).end()),
        ("reset", refusal.clone().upon(Begin::Head).reset()),
        (
            "half-closed",
            refusal.clone().upon(Begin::Head).half_close().stall(),
        ),
        (
            "half-closed, not read",
            refusal.clone().upon(Begin::Head).half_close().ignore(),
        ),
        ("read on", refusal.clone().upon(Begin::Bytes(1 << 20))),
        ("not read", refusal.upon(Begin::Head).ignore()),
    ] {
        let server = Server::start([reply]).await;
        let client = server.client().with_timeout(Duration::from_secs(5));
        let began = Instant::now();
        let error = advance_until_ready(client.write(&large))
            .await
            .expect_err("a 413");
        let took = began.elapsed();
        match &error {
            Error::Api(answer) if answer.status() == 413 => told += 1,
            Error::Transport(_) if ["closed", "reset"].contains(&name) => {}
            _ => panic!("{name}: {error:?}"),
        }
        assert!(took < Duration::from_secs(1), "{name}: {took:?}");
        server.only();
    }
    assert!(told >= 4, "{told}");
}
