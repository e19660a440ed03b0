//! Servers that stall.

use std::{fmt::Write, time::Duration};

use profound_client::{Client, Error, profound_endpoint};
use profound_tests::{Reply, Server, advance_until_ready};
use serde_json::{Value, json};

use super::{Ends, Fault, check};

#[profound_endpoint(GET "/v1/org")]
async fn read(client: &Client) -> Result<Value, Error>;

#[profound_endpoint(POST "/v1/things", unlisted)]
async fn write(client: &Client, thing: &Value) -> Result<Value, Error>;

const SECOND: Duration = Duration::from_secs(1);
const MILLISECOND: Duration = Duration::from_millis(1);

/// The parts of a response in each framing. The stall is tested at each end of a part.
const LENGTH: &[&str] = &[
    "HTT",
    "P/1.1 2",
    "00 O",
    "K\r",
    "\nconte",
    "nt-length",
    ": ",
    "2\r\n",
    "\r",
    "\n",
    "{",
    "}",
];
const CHUNKS: &[&str] = &[
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n",
    "0",
    "2",
    ";a",
    "\r",
    "\n",
    "{",
    "}",
    "\r",
    "\n",
    "0",
    "\r\n",
    "a: ",
    "b\r\n",
    "\r",
    "\n",
];

/// Returns all incomplete prefixes of a response.
fn starts(parts: &[&str]) -> Vec<String> {
    (0..parts.len()).map(|end| parts[..end].concat()).collect()
}

#[tokio::test(start_paused = true)]
async fn a_server_that_stalls_is_given_up_at_the_deadline() {
    let faults = [LENGTH, CHUNKS].into_iter().flat_map(starts).map(|start| {
        let name = format!("after {start:?}");
        let reply = Reply::bytes(start).stall();
        Fault::new(name, reply, Ends::Timeout).deadline(SECOND, MILLISECOND)
    });
    check::<Value>(faults).await;
    let whole =
        |parts: &[&str]| Fault::new("whole", Reply::bytes(parts.concat()).stall(), Ends::Well);
    check::<Value>([whole(LENGTH), whole(CHUNKS)]).await;
}

#[tokio::test(start_paused = true)]
async fn responses_in_time_and_late_ones() {
    let ends = |milliseconds| match milliseconds {
        ..1000 => Ends::Well,
        _ => Ends::Timeout,
    };
    let faults = [100, 900, 1100].into_iter().flat_map(|milliseconds| {
        let pause = Duration::from_millis(milliseconds);
        [LENGTH, CHUNKS].into_iter().flat_map(move |parts| {
            let at = [0, 1, parts.len() / 2, parts.len() - 1];
            at.into_iter().map(move |at| {
                let (start, rest) = (parts[..at].concat(), parts[at..].concat());
                let reply = Reply::bytes(start.clone()).pause(pause).write(rest);
                let name = format!("{pause:?} after {start:?}");
                Fault::new(name, reply, ends(milliseconds)).deadline(SECOND, MILLISECOND)
            })
        })
    });
    check::<Value>(faults).await;
}

#[tokio::test(start_paused = true)]
async fn an_endless_response_ends_at_the_deadline() {
    let mut many = String::new();
    for chunk in 0..9 {
        let _ = write!(many, "1;{chunk}\r\n \r\n");
    }
    let chunks = Reply::head(200, &[("transfer-encoding", "chunked")]).write("\r\n");
    let bare = Reply::head(200, &[]).write("\r\n");
    let endless = [
        ("chunks", chunks.for_ever(many, MILLISECOND)),
        ("spaces", bare.for_ever(" ", MILLISECOND)),
        (
            "a header",
            Reply::bytes("HTTP/1.1 200 OK\r\na: ").for_ever("b", MILLISECOND),
        ),
    ];
    check::<Value>(
        endless.map(|(name, reply)| {
            Fault::new(name, reply, Ends::Timeout).deadline(SECOND, MILLISECOND)
        }),
    )
    .await;
}

/// A connection that timed out is not reused, however far its response was.
#[tokio::test(start_paused = true)]
async fn the_call_after_one_that_stalled_has_a_connection_of_its_own() -> Result<(), Error> {
    for start in starts(LENGTH) {
        let late = Reply::bytes(start)
            .pause(Duration::from_secs(2))
            .write("late")
            .stall();
        let server = Server::start([late, Reply::json(200, "[1]")]).await;
        let client = server.builder().max_concurrent_calls(1).build()?;
        let hasty = client.with_timeout(Duration::from_secs(1));
        let error = advance_until_ready(write(&hasty, &Value::Null))
            .await
            .expect_err("it stalls");
        assert!(matches!(error, Error::Timeout(_)), "{error:?}");
        assert_eq!(advance_until_ready(read(&client)).await?, json!([1]));
        assert_eq!(server.connections(), 2);
    }
    Ok(())
}
