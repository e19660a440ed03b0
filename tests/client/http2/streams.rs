//! Many streams on one connection, and connections that are silent.

use std::{ops::Range, time::Duration};

use profound_client::{Error, Method, Response, Retry};
use profound_tests::{
    Http2, advance_until_ready,
    http2::{
        Arrived, Moment, Then,
        frame::{END_STREAM, answer, at_most, code, go_away, head_of},
    },
    printed,
};
use serde_json::Value;
use tokio::{
    task::{JoinSet, yield_now},
    time::{Instant, sleep},
};

use super::{Calls, NO_ANSWER, READ, WRITE};

const SECOND: Duration = Duration::from_secs(1);

/// Returns this time with a tolerance of some clock steps.
fn about(time: Duration) -> Range<Duration> {
    time..time + Duration::from_millis(100)
}

/// A server that responds to one request, and is then silent on its first connection.
async fn silent() -> Http2 {
    Http2::start(|arrived| match (arrived.connection, arrived.number) {
        (0, 1..) => (Vec::new(), Then::Mute),
        _ => (answer(arrived.stream, 200, "7"), Then::Serve),
    })
    .await
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_says_nothing_ends_a_call_at_its_deadline() -> Result<(), Error> {
    let server = silent().await;
    let client = server.client().with_timeout(3 * SECOND);
    advance_until_ready(client.read()).await?;
    let began = Instant::now();
    let error = advance_until_ready(client.read())
        .await
        .expect_err("nothing comes");
    let took = began.elapsed();
    assert!(about(3 * SECOND).contains(&took), "{took:?}");
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    assert!(!printed(&error).contains("CANARY"));
    assert_eq!((server.arrived().len(), server.connections()), (2, 1));
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_answers_no_ping_is_replaced() -> Result<(), Error> {
    for (call, again) in [(READ, true), (WRITE, false)] {
        let server = silent().await;
        let client = server.client();
        advance_until_ready(client.read()).await?;
        let began = Instant::now();
        let outcome = advance_until_ready(call(&client)).await;
        // 10 s of silence, 10 s for the response to a ping, and up to 0.5 s before the next attempt.
        let took = began.elapsed() - 20 * SECOND;
        assert!(took < Duration::from_millis(600), "{took:?}");
        assert_eq!(outcome.is_ok(), again, "{outcome:?}");
        if let Err(error) = outcome {
            assert_eq!(error.to_string(), format!("POST /v1/things: {NO_ANSWER}"));
        }
        assert_eq!(server.pings(), 1);
        assert_eq!(server.arrived().len(), 2 + usize::from(again));
        advance_until_ready(client.read()).await?;
        assert_eq!(server.connections(), 2);
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_answers_no_ping_is_replaced_between_calls() -> Result<(), Error> {
    let server = silent().await;
    let client = server.client().with_timeout(5 * SECOND);
    advance_until_ready(client.read()).await?;
    advance_until_ready(client.read())
        .await
        .expect_err("nothing comes");
    advance_until_ready(sleep(16 * SECOND)).await;
    advance_until_ready(client.read()).await?;
    assert_eq!((server.arrived().len(), server.connections()), (3, 2));
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_slow_answer_is_waited_for_while_the_connection_lives() -> Result<(), Error> {
    let server = Http2::start(|_| (Vec::new(), Then::Serve)).await;
    let client = server.client().with_timeout(25 * SECOND);
    let began = Instant::now();
    let error = advance_until_ready(client.read())
        .await
        .expect_err("nothing comes");
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    assert!(about(25 * SECOND).contains(&began.elapsed()));
    assert_eq!((server.arrived().len(), server.connections()), (1, 1));
    assert_eq!(server.pings(), 2);
    Ok(())
}

/// A server that allows four concurrent streams, and responds to the four in reverse order.
async fn four_at_a_time() -> Http2 {
    let mut waiting = Vec::new();
    let script = move |arrived: &Arrived| {
        assert!(waiting.len() < 4);
        waiting.push(arrived.stream);
        let full = waiting.len() == 4 || arrived.number == 0;
        let answered = waiting.drain(if full { 0.. } else { waiting.len().. });
        let answers = answered
            .rev()
            .map(|stream| answer(stream, 200, &stream.to_string()));
        (answers.collect::<Vec<_>>().concat(), Then::Serve)
    };
    Http2::start_with(at_most(4), Moment::Whole, script).await
}

#[tokio::test(start_paused = true)]
async fn more_calls_than_streams_share_a_connection() -> Result<(), Error> {
    let server = four_at_a_time().await;
    let client = server.client().with_retry(Retry::Never);
    // The server's settings arrive with the first response.
    advance_until_ready(client.read()).await?;
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        calls.spawn(client.read());
    }
    let mut answers: Vec<_> = advance_until_ready(calls.join_all())
        .await
        .into_iter()
        .map(|answer| answer.expect("all are answered").as_u64())
        .collect();
    answers.sort_unstable();
    let streams: Vec<_> = (0..20).map(|number| Some(2 * number + 3)).collect();
    assert_eq!(answers, streams);
    assert_eq!((server.arrived().len(), server.connections()), (21, 1));
    Ok(())
}

#[tokio::test]
async fn a_call_that_is_dropped_ends_its_stream_and_no_other() -> Result<(), Error> {
    let server = four_at_a_time().await;
    let client = server.client().with_retry(Retry::Never);
    client.read().await?;
    let calls: Vec<_> = (0..3).map(|_| tokio::spawn(client.read())).collect();
    while server.arrived().len() < 4 {
        yield_now().await;
    }
    calls[1].abort();
    while server.resets().is_empty() {
        yield_now().await;
    }
    // The fourth request makes the server respond.
    client.read().await?;
    let mut ended = Vec::new();
    for call in calls {
        ended.push(call.await.ok().and_then(Result::ok));
    }
    assert_eq!(ended, [Some(3.into()), None, Some(7.into())]);
    assert_eq!(server.resets(), [(5, code::CANCEL)]);
    assert_eq!((server.arrived().len(), server.connections()), (5, 1));
    assert_eq!(server.open(), 1);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_shutdown_in_the_midst_of_many_calls_loses_none() -> Result<(), Error> {
    let server = Http2::start(|arrived| match (arrived.connection, arrived.stream) {
        (0, 1..59) => (Vec::new(), Then::Serve),
        (0, _) => (go_away(0, code::NO_ERROR), Then::Close),
        _ => (answer(arrived.stream, 200, "7"), Then::Serve),
    })
    .await;
    let client = server.client();
    let mut calls = JoinSet::new();
    for _ in 0..30 {
        calls.spawn(client.write(&Value::Null));
    }
    let lost = advance_until_ready(calls.join_all()).await;
    let lost: Vec<_> = lost.into_iter().filter_map(Result::err).collect();
    assert!(lost.is_empty(), "{} calls are lost: {lost:?}", lost.len());
    assert_eq!((server.arrived().len(), server.connections()), (60, 2));
    Ok(())
}

#[tokio::test]
async fn the_length_in_an_answer_to_head_is_not_that_of_its_body() -> Result<(), Error> {
    let server = Http2::start(|arrived| {
        let mut head = head_of(arrived.stream, 100);
        head[4] |= END_STREAM;
        (head, Then::Serve)
    })
    .await;
    let call = server.client().request(Method::HEAD, "/v1/org");
    let answer = call.send::<Response<()>>().await?;
    assert_eq!(answer.headers()["content-length"], "100");
    assert_eq!(server.arrived().len(), 1);
    Ok(())
}
