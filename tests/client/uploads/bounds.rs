//! Time limits of an upload.

use std::{ops::Range, time::Duration};

use profound_client::{Error, Part};
use profound_tests::{
    Begin, Http2, Reply, Server, advance_by_until_ready, advance_until_ready,
    http2::{
        Arrived, Moment, Then,
        frame::{answer, frame, kind},
    },
    printed,
};
use tokio::time::{Instant, sleep};

use super::{Documents, ok, wire::Wire};

const SECOND: Duration = Duration::from_secs(1);
const STEP: Duration = Duration::from_millis(5);
/// More than the socket buffers hold.
const LARGE: usize = 32 << 20;

/// Returns this time with a tolerance of some clock steps.
fn about(time: Duration) -> Range<Duration> {
    time..time + Duration::from_millis(200)
}

fn large() -> Part {
    Part::bytes(vec![b'x'; LARGE])
}

#[tokio::test(start_paused = true)]
async fn a_server_that_stops_reading_ends_an_upload_by_its_limit_and_not_by_the_deadline()
-> Result<(), Error> {
    let server = Server::start([Reply::default().ignore().upon(Begin::Head)]).await;
    let client = server.builder().upload_stall_timeout(5 * SECOND).build()?;
    let began = Instant::now();
    let error = advance_by_until_ready(STEP, client.add("kb", "name", None, &large())).await;
    let error = error.expect_err("nobody reads");
    assert!(
        about(5 * SECOND).contains(&began.elapsed()),
        "{:?}",
        began.elapsed()
    );
    assert_eq!(
        error.to_string(),
        "POST /v1/knowledge-bases/{base}/documents: upload stalled: the server accepted no data for \
         5s: check whether it was applied before you make the call again; for a slow line raise \
         `upload_stall_timeout` on the client's builder"
    );
    let Error::Timeout(timeout) = &error else {
        panic!("it is another error: {error:?}");
    };
    assert_eq!((timeout.limit(), timeout.attempts()), (5 * SECOND, 1));
    assert!(!printed(&error).contains("CANARY"));
    let refusal = |arrived: &Arrived| (answer(arrived.stream, 413, ""), Then::Serve);
    let greeting = frame(kind::SETTINGS, 0, 0, b"");
    let server = Http2::start_with(greeting, Moment::Head, refusal).await;
    let early = advance_until_ready(server.client().add("kb", "name", None, &large())).await;
    let status = early.expect_err("it is too large").status();
    assert_eq!(status.map(|status| status.as_u16()), Some(413));
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_slow_upload_that_moves_may_take_longer_than_the_deadline() -> Result<(), Error> {
    let wire = Wire::start(|mut connection| async move {
        let length = Wire::length(&connection.head().await?);
        let fast = 12 << 20;
        connection
            .skip_slowly(length - fast, 1 << 20, SECOND)
            .await?;
        // These bytes are in the socket buffers already, so the clock would advance in vain.
        connection.skip(fast).await?;
        // The deadline starts only now.
        sleep(Duration::from_millis(1500)).await;
        connection.answer("200 X", "{}").await
    })
    .await;
    let client = wire.builder().upload_stall_timeout(5 * SECOND).build()?;
    let began = Instant::now();
    advance_by_until_ready(STEP, client.add("kb", "name", None, &large())).await?;
    let took = began.elapsed();
    assert!(took > 18 * SECOND, "{took:?}");
    wire.end().await;
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn the_answer_to_an_upload_has_the_deadline() -> Result<(), Error> {
    let server = Server::start([Reply::silence()]).await;
    let client = server.builder().upload_stall_timeout(9 * SECOND).build()?;
    let began = Instant::now();
    let error = advance_until_ready(client.add("kb", "name", None, &Part::bytes("x"))).await;
    let error = error.expect_err("nothing comes");
    assert!(
        about(2 * SECOND).contains(&began.elapsed()),
        "{:?}",
        began.elapsed()
    );
    assert!(
        error
            .to_string()
            .contains("no response within 2s (1 attempt)"),
        "{error}"
    );
    assert_eq!(server.received().len(), 1);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_part_that_brings_nothing_ends_an_upload_too() -> Result<(), Error> {
    let server = Server::start([Reply::silence().upon(Begin::Head)]).await;
    let client = server.builder().upload_stall_timeout(5 * SECOND).build()?;
    let (_kept, reader) = tokio::io::duplex(1);
    let began = Instant::now();
    let error = advance_until_ready(client.add("kb", "name", None, &Part::reader(reader))).await;
    let error = error.expect_err("it brings nothing").to_string();
    assert!(
        about(5 * SECOND).contains(&began.elapsed()),
        "{:?}",
        began.elapsed()
    );
    assert!(
        error.contains("its file or reader produced no data for 5s"),
        "{error}"
    );
    // The connection ends as well.
    while server.open() > 0 {
        tokio::task::yield_now().await;
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn an_upload_waits_for_its_turn_within_the_deadline() -> Result<(), Error> {
    let server = Server::start([Reply::silence()]).await;
    let client = server.builder().max_concurrent_calls(1).build()?;
    let part = Part::bytes("x");
    let other = tokio::spawn(
        client
            .with_timeout(60 * SECOND)
            .add("kb", "name", None, &part),
    );
    while server.received().is_empty() {
        tokio::task::yield_now().await;
    }
    let began = Instant::now();
    let error = advance_until_ready(client.add("kb", "name", None, &part)).await;
    let error = error.expect_err("there is no place").to_string();
    assert!(
        about(2 * SECOND).contains(&began.elapsed()),
        "{:?}",
        began.elapsed()
    );
    assert!(
        error.contains(
            "timed out after 2s waiting for a free request slot; the request was not sent"
        ),
        "{error}"
    );
    other.abort();
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn an_answer_before_the_end_of_an_upload_is_the_answer() {
    let too_large = Reply::json(413, r#"{"detail": "too large"}"#).upon(Begin::Head);
    for reply in [
        too_large.clone(),
        too_large.clone().half_close(),
        too_large.clone().pause(SECOND).end(),
        too_large.ignore(),
    ] {
        let server = Server::start([reply.clone()]).await;
        let error =
            advance_by_until_ready(STEP, server.client().add("kb", "name", None, &large())).await;
        let error = error.expect_err("it is refused");
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            Some(413),
            "{reply:?}: {error:?}"
        );
        let told = error.response().and_then(|answer| answer.message());
        assert_eq!(told.as_deref(), Some("too large"), "{reply:?}");
        assert_eq!(server.received().len(), 1);
    }
    let server = Server::start([ok().upon(Begin::Head).ignore()]).await;
    let early =
        advance_by_until_ready(STEP, server.client().add("kb", "name", None, &large())).await;
    // A success before the upload was read does not count.
    let Err(Error::Timeout(timeout)) = early else {
        panic!("{early:?}");
    };
    assert_eq!(timeout.limit(), 60 * SECOND, "the limit by default");
}

#[tokio::test(start_paused = true)]
async fn the_same_holds_over_http2() -> Result<(), Error> {
    // The server opens no window beyond the first 65,535 bytes.
    let server = Http2::start(|arrived| (answer(arrived.stream, 200, "{}"), Then::Serve)).await;
    let client = server.builder().upload_stall_timeout(5 * SECOND).build()?;
    advance_until_ready(client.add("kb", "name", None, &Part::bytes(vec![b'x'; 20_000]))).await?;
    assert!(server.arrived()[0].body.ends_with(b"--\r\n"));
    let began = Instant::now();
    let error =
        advance_until_ready(client.add("kb", "name", None, &Part::bytes(vec![b'x'; 100_000])))
            .await;
    let error = error.expect_err("it is not read").to_string();
    assert!(
        about(5 * SECOND).contains(&began.elapsed()),
        "{:?}",
        began.elapsed()
    );
    assert!(
        error.contains("the server accepted no data for 5s"),
        "{error}"
    );
    Ok(())
}

#[tokio::test]
async fn a_limit_of_nothing_is_refused() {
    let client = profound_client::Client::builder().api_key("a-key");
    let error = client.upload_stall_timeout(Duration::ZERO).build();
    let error = error.expect_err("must not be 0").to_string();
    assert!(
        error.contains("`upload_stall_timeout` must not be 0"),
        "{error}"
    );
}
