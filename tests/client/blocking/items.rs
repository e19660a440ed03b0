//! Streams as iterators.

use std::{
    thread,
    time::{Duration, Instant},
};

use profound_client::{Error, Event, EventStream, Response, blocking::Items, profound_endpoint};
use profound_tests::{Reply, Server};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Serving;

#[profound_endpoint]
trait Streams {
    #[profound_endpoint(POST "/v2/reports/visibility/stream", timeout = "2s")]
    fn rows(&self, query: &Value) -> Result<Items<EventStream<Row>>, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility/stream")]
    fn all(&self, query: &Value) -> Result<Response<Items<EventStream<Event<Value>>>>, Error>;
}

#[derive(Debug, Deserialize, PartialEq)]
struct Row {
    rank: u64,
}

const HEAD: &str = "HTTP/1.1 200 X\r\ncontent-type: text/event-stream\r\n";

/// A stream of this text that ends with the connection.
fn stream(text: &str) -> Reply {
    Reply::close(format!("{HEAD}connection: close\r\n\r\n{text}"))
}

/// A stream without an end.
fn open(text: &str) -> Reply {
    let length = text.len();
    Reply::bytes(format!(
        "{HEAD}transfer-encoding: chunked\r\n\r\n{length:x}\r\n{text}\r\n"
    ))
}

fn row(rank: u64) -> String {
    format!("event: result\ndata: {{\"rank\": {rank}}}\n\n")
}

fn summary(count: u64) -> String {
    format!("event: summary\ndata: {{\"count\": {count}}}\n\n")
}

#[track_caller]
fn closed(server: &Server) {
    let began = Instant::now();
    while server.open() > 0 {
        assert!(began.elapsed() < Duration::from_secs(20), "it stays open");
        thread::yield_now();
    }
}

#[test]
fn a_stream_is_an_iterator() -> Result<(), Error> {
    let server = Serving::start([stream(&(summary(2) + &row(1) + &row(2)))]);
    let rows: Result<Vec<_>, _> = server.client().rows(&json!({"a": 1}))?.collect();
    assert_eq!(rows?, [Row { rank: 1 }, Row { rank: 2 }]);
    assert_eq!(server.only().header("accept"), Some("text/event-stream"));
    Ok(())
}

#[test]
fn the_headers_stand_beside_a_stream() -> Result<(), Error> {
    let summary = "event: summary\ndata: {\"count\": 1}\n\n".to_owned();
    let server = Serving::start([stream(&(summary + &row(1)))]);
    let response = server.client().all(&Value::Null)?;
    assert_eq!(response.headers()["connection"], "close");
    let names = response
        .into_body()
        .map(|event| event.map(|event| event.name));
    assert_eq!(names.collect::<Result<Vec<_>, _>>()?, ["summary", "result"]);
    Ok(())
}

#[test]
fn an_error_ends_an_iterator() -> Result<(), Error> {
    let server = Serving::start([stream(&(summary(3) + &row(1)))]);
    let mut rows = server.client().rows(&Value::Null)?;
    assert_eq!(rows.next().expect("a row")?, Row { rank: 1 });
    let error = rows.next().expect("an end");
    assert!(matches!(error, Err(Error::Stream(_))), "{error:?}");
    assert!(rows.next().is_none());
    Ok(())
}

#[test]
fn leaving_a_stream_in_the_middle_closes_its_connection() -> Result<(), Error> {
    let server = Serving::start([open(&(row(1) + &row(2) + &row(3)))]);
    for row in server.client().rows(&Value::Null)? {
        if row?.rank == 2 {
            break;
        }
    }
    closed(&server);
    Ok(())
}

#[test]
fn a_stream_outlives_its_client_and_may_be_dropped_in_a_task() -> Result<(), Error> {
    let server = Serving::start([open(&(row(1) + &row(2)))]);
    let mut rows = server.client().rows(&Value::Null)?;
    assert_eq!(rows.next().expect("a row")?.rank, 1);
    let mut rows = thread::spawn(move || {
        assert!(rows.next().is_some_and(|row| row.is_ok()));
        rows
    })
    .join()
    .expect("it does not panic");
    assert_eq!(server.open(), 1);
    let runtime = tokio::runtime::Runtime::new().expect("it starts");
    let error = runtime.block_on(async move { rows.next() });
    assert!(
        matches!(error, Some(Err(Error::Configuration(_)))),
        "{error:?}"
    );
    closed(&server);
    Ok(())
}

#[test]
fn a_silent_stream_is_given_up() -> Result<(), Error> {
    let server = Serving::start([open(&row(1))]);
    let builder = server
        .builder()
        .stream_idle_timeout(Duration::from_millis(200));
    let mut rows = builder.build_blocking()?.rows(&Value::Null)?;
    assert!(rows.next().is_some_and(|row| row.is_ok()));
    let error = rows.next();
    assert!(matches!(error, Some(Err(Error::Timeout(_)))), "{error:?}");
    Ok(())
}

#[test]
fn a_fake_returns_a_stream_of_its_own() -> Result<(), Error> {
    struct Fake;

    impl Streams for Fake {
        fn rows(&self, _: &Value) -> Result<Items<EventStream<Row>>, Error> {
            Ok(EventStream::fake([Ok(Row { rank: 5 })]).into())
        }
        fn all(&self, _: &Value) -> Result<Response<Items<EventStream<Event<Value>>>>, Error> {
            Ok(Response::new(EventStream::fake([]).into()))
        }
    }

    let ranks = Fake.rows(&Value::Null)?.map(|row| row.map(|row| row.rank));
    assert_eq!(ranks.collect::<Result<Vec<_>, _>>()?, [5]);
    assert_eq!(Fake.all(&Value::Null)?.into_body().count(), 0);
    Ok(())
}
