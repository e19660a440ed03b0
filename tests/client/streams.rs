//! Streams of events.

use std::time::Duration;

use profound_client::{Client, Error, Event, EventStream, Method, Response, profound_endpoint};
use profound_sandbox::Sandbox;
use profound_tests::{Reply, Server, advance_until_ready, printed};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::Instant;

#[profound_endpoint]
trait Streams {
    #[profound_endpoint(POST "/v2/reports/visibility/stream", timeout = "2s")]
    async fn events(&self, query: &Value) -> Result<EventStream<Visibility>, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility/stream", timeout = "2s")]
    async fn rows(&self, query: &Value) -> Result<EventStream<Row>, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility/stream")]
    async fn all(&self, query: &Value) -> Result<Response<EventStream<Event<Value>>>, Error>;

    #[profound_endpoint(POST "/v1/reports/visibility/stream")]
    async fn first_version(&self, query: &Value) -> Result<EventStream<Event<Value>>, Error>;
}

#[derive(Debug, Deserialize, PartialEq)]
enum Visibility {
    Summary { count: u64 },
    Result(Row),
}

#[derive(Debug, Deserialize, PartialEq)]
struct Row {
    rank: u64,
}

const HEAD: &str = "HTTP/1.1 200 X\r\ncontent-type: text/event-stream; charset=utf-8\r\n";

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

/// Reads all events to the end. Returns them, and the error if they ended with one.
async fn drain<T: profound_client::FromEvent>(
    mut stream: EventStream<T>,
) -> (Vec<T>, Option<Error>) {
    let mut events = Vec::new();
    while let Some(event) = stream.next().await {
        match event {
            Ok(event) => events.push(event),
            Err(error) => {
                assert!(stream.next().await.is_none(), "an error ends the stream");
                return (events, Some(error));
            }
        }
    }
    (events, None)
}

/// Returns the events and the error of a stream of this text.
async fn of(text: &str) -> (Vec<Visibility>, Option<Error>) {
    let server = Server::start([stream(text)]).await;
    let stream = server.client().events(&Value::Null).await;
    drain(stream.expect("it begins")).await
}

#[tokio::test]
async fn an_enum_takes_events_by_name_and_skips_those_it_does_not_know() {
    let text = format!(
        "{}: a comment\n\nevent: ping\ndata: x\n\n{}",
        summary(2),
        row(1) + &row(2)
    );
    let (events, error) = of(&text).await;
    assert!(error.is_none(), "{error:?}");
    let row = |rank| Visibility::Result(Row { rank });
    assert_eq!(events, [Visibility::Summary { count: 2 }, row(1), row(2)]);
}

#[tokio::test]
async fn a_struct_takes_the_rows() {
    let server = Server::start([stream(&(summary(2) + &row(1) + &row(2)))]).await;
    let stream = server.client().rows(&json!({"a": 1})).await;
    let (rows, error) = drain(stream.expect("it begins")).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(rows, [Row { rank: 1 }, Row { rank: 2 }]);
    let sent = server.only();
    assert_eq!(sent.header("accept"), Some("text/event-stream"));
    assert_eq!(sent.json(), json!({"a": 1}));
}

#[tokio::test]
async fn the_name_and_the_id_stand_beside_an_event_and_the_headers_beside_the_stream() {
    let text = summary(1) + "id: 7\nevent: result\ndata: {\ndata: }\n\ndata: 1\n\n";
    let server = Server::start([stream(&text)]).await;
    let response = server.client().all(&Value::Null).await.expect("it begins");
    assert_eq!(response.headers()["connection"], "close");
    let (events, error) = drain(response.into_body()).await;
    assert!(error.is_none(), "{error:?}");
    let told: Vec<_> = events
        .iter()
        .map(|event| (&*event.name, &*event.id, &event.data))
        .collect();
    assert_eq!(
        told,
        [
            ("summary", "", &json!({"count": 1})),
            ("result", "7", &json!({})),
            ("message", "7", &json!(1))
        ]
    );
}

#[tokio::test]
async fn fewer_rows_than_announced_are_an_error_and_more_are_not() {
    let (events, error) = of(&(summary(3) + &row(1))).await;
    assert_eq!(events.len(), 2);
    let Some(Error::Stream(error)) = error else {
        panic!("it is another error: {error:?}");
    };
    assert!(error.is_incomplete() && error.events() == 2);
    assert_eq!(
        error.to_string(),
        "POST /v2/reports/visibility/stream: the stream ended after 1 of 3 rows: make the call again"
    );
    let (events, error) = of(&(summary(1) + &row(1) + &row(2))).await;
    assert!(events.len() == 3 && error.is_none(), "{error:?}");
    // An event without the empty line at its end is not an event.
    let (events, error) = of(&(summary(2) + &row(1) + row(2).trim_end())).await;
    assert!(events.len() == 2 && error.is_some(), "{events:?}");
}

#[tokio::test]
async fn a_listed_stream_without_its_summary_is_incomplete() {
    for (text, problem) in [
        ("", "ended without an event or a summary"),
        (" \n", "ended without an event or a summary"),
        (
            r#"{"error": "pk_CANARY"}"#,
            "expected an event stream, found JSON",
        ),
        (
            "<html>pk_CANARY</html>\n",
            "expected an event stream, found HTML or XML",
        ),
        (
            "event: result\ndata: {\"rank\": 1}\n\n",
            "ended after 1 events without its summary",
        ),
        (
            ": a comment\n\n",
            "ended after 0 events without its summary",
        ),
    ] {
        let (_, error) = of(text).await;
        let Some(Error::Stream(stream)) = &error else {
            panic!("{text:?}: {error:?}");
        };
        assert!(stream.is_incomplete(), "{text:?}");
        let printed = printed(stream);
        assert!(
            printed.contains(problem) && !printed.contains("CANARY"),
            "{printed}"
        );
    }
}

#[tokio::test]
async fn a_stream_that_ends_within_an_event_is_incomplete() {
    let start = summary(1) + &row(1);
    for rest in [
        "event: result\ndata: {\"rank\": 2}\n",
        "data: {\"rank\": 2}",
        "dat",
    ] {
        let (events, error) = of(&(start.clone() + rest)).await;
        assert_eq!(events.len(), 2);
        let error = error.expect(rest);
        assert!(
            error.to_string().contains("ended within event 3"),
            "{error}"
        );
    }
    // These texts contain no data that could be lost.
    for rest in [": a comment", "event: result\n", "\r", "\n"] {
        let (events, error) = of(&(start.clone() + rest)).await;
        assert!(events.len() == 2 && error.is_none(), "{rest:?}: {error:?}");
    }
}

#[tokio::test]
async fn a_stream_says_whether_it_is_complete() -> Result<(), Error> {
    let text = summary(1) + &row(1);
    let server = Server::start([stream(&text), stream(&row(1)), stream(&row(1))]).await;
    let client = server.client();
    let mut whole = client.rows(&Value::Null).await?;
    assert!(!whole.is_complete());
    while let Some(row) = whole.next().await {
        row?;
        assert!(!whole.is_complete());
    }
    assert!(whole.is_complete());
    let mut short = client.rows(&Value::Null).await?;
    while short.next().await.is_some() {}
    assert!(!short.is_complete());
    // For a stream that is not in the contract, completeness is unknown.
    let request = client.request(Method::POST, "/v9/stream");
    let mut unlisted = request.send::<EventStream<Row>>().await?;
    while let Some(row) = unlisted.next().await {
        row?;
    }
    assert!(!unlisted.is_complete());
    Ok(())
}

#[tokio::test]
async fn an_error_event_is_an_error_and_its_words_are_not_printed() {
    let text = summary(2) + "event: error\ndata: {\"detail\": \"pk_CANARY\"}\n\n" + &row(1);
    let (events, error) = of(&text).await;
    assert_eq!(events.len(), 1);
    let error = error.expect("the API said so");
    assert!(matches!(error, Error::Stream(_)), "{error:?}");
    assert_eq!(
        error.response().expect("it came").message().as_deref(),
        Some("pk_CANARY")
    );
    assert!(!printed(&error).contains("CANARY"), "{error:?}");
    assert_eq!(
        error.to_string(),
        "POST /v2/reports/visibility/stream: the API ended the stream with an error after 1 events: \
         see `response().text()`"
    );
}

#[tokio::test]
async fn an_event_that_does_not_fit_says_where() {
    let text = row(1) + "event: result\ndata: {\"rank\": \"CANARY\"}\n\n";
    let (events, error) = of(&text).await;
    assert_eq!(events.len(), 1);
    let Some(Error::Decode(error)) = &error else {
        panic!("it is another error: {error:?}");
    };
    assert_eq!(error.path(), "event 2 (result): rank");
    assert_eq!(error.response().text(), "{\"rank\": \"CANARY\"}");
    assert!(!printed(error).contains("CANARY"), "{error:?}");
}

#[tokio::test]
async fn an_answer_that_is_no_stream_is_an_error() {
    for (reply, found) in [
        (Reply::json(200, "[]"), "found `application/json`"),
        (
            Reply::with(200, &[("content-type", "text/html")], "<p>"),
            "found `text/html`",
        ),
        (
            Reply::with(200, &[("content-type", "pk_CANARY")], ""),
            "another type",
        ),
        (
            Reply::with(200, &[("content-type", "text/event-streams")], ""),
            "another type",
        ),
    ] {
        let server = Server::start([reply]).await;
        let error = server.client().events(&Value::Null).await.expect_err(found);
        assert!(matches!(error, Error::Decode(_)), "{error:?}");
        assert!(error.to_string().contains(found), "{error}");
        assert!(!printed(&error).contains("CANARY"), "{error:?}");
    }
}

#[tokio::test]
async fn a_stream_in_an_encoding_that_nobody_undoes_is_an_error() {
    for encoding in ["compress", "deflate"] {
        let head = HEAD.to_owned() + "connection: close\r\ncontent-encoding: ";
        let server = Server::start([Reply::close(format!("{head}{encoding}\r\n\r\nnoise"))]).await;
        let error = server.client().events(&Value::Null).await;
        let error = error.expect_err("it cannot be read");
        assert!(matches!(error, Error::Decode(_)), "{error:?}");
    }
}

#[tokio::test]
async fn the_name_of_an_event_is_not_printed_if_it_can_be_anything() {
    let (_, error) = rows_of("event: ann@host.example said\ndata: {}\n\n").await;
    let error = error.expect("it is no row").to_string();
    assert!(
        error.contains("event 1 (…)") && !error.contains("ann"),
        "{error}"
    );
}

/// Returns the rows and the error of a stream of this text.
async fn rows_of(text: &str) -> (Vec<Row>, Option<Error>) {
    let server = Server::start([stream(text)]).await;
    let stream = server.client().rows(&Value::Null).await;
    drain(stream.expect("it begins")).await
}

#[tokio::test(start_paused = true)]
async fn a_silent_stream_ends_after_its_limit_and_not_at_the_deadline() -> Result<(), Error> {
    let server = Server::start([open(&row(1))]).await;
    let client = server
        .builder()
        .stream_idle_timeout(Duration::from_secs(5))
        .build()?;
    let mut stream = advance_until_ready(client.events(&Value::Null)).await?;
    assert!(
        advance_until_ready(stream.next())
            .await
            .is_some_and(|event| event.is_ok())
    );
    let began = Instant::now();
    let error = advance_until_ready(stream.next())
        .await
        .expect("it ends")
        .expect_err("nothing comes");
    let took = began.elapsed().as_secs_f64();
    assert!((5.0..5.1).contains(&took), "{took}");
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    assert!(
        error
            .to_string()
            .contains("response body stalled: no data for 5s"),
        "{error}"
    );
    assert!(stream.next().await.is_none());
    drop(stream);
    while server.open() > 0 {
        tokio::task::yield_now().await;
    }
    Ok(())
}

#[tokio::test]
async fn a_connection_that_breaks_within_a_stream_is_an_error_and_not_tried_again() {
    let text = format!("{HEAD}content-length: 999\r\n\r\n{}", row(1));
    let server = Server::start([Reply::close(text)]).await;
    let stream = server
        .client()
        .events(&Value::Null)
        .await
        .expect("it begins");
    let (events, error) = drain(stream).await;
    assert_eq!(events.len(), 1);
    assert!(matches!(error, Some(Error::Transport(_))), "{error:?}");
    server.only();
}

#[tokio::test(start_paused = true)]
async fn a_failure_before_the_stream_is_retried() -> Result<(), Error> {
    let whole = stream(&(summary(1) + &row(1)));
    let server = Server::start([Reply::empty(503), Reply::close(""), whole]).await;
    let stream = advance_until_ready(server.client().rows(&Value::Null)).await?;
    let (rows, error) = drain(stream).await;
    assert!(rows.len() == 1 && error.is_none(), "{error:?}");
    assert_eq!(server.received().len(), 3);
    let server = Server::start([Reply::empty(403)]).await;
    let refused = server.client().rows(&Value::Null).await;
    assert!(matches!(refused, Err(Error::InsufficientPermissions(_))));
    Ok(())
}

#[tokio::test]
async fn dropping_a_stream_closes_its_connection() -> Result<(), Error> {
    let server = Server::start([open(&row(1))]).await;
    let mut stream = server.client().rows(&Value::Null).await?;
    assert!(stream.next().await.is_some_and(|row| row.is_ok()));
    drop(stream);
    while server.open() > 0 {
        tokio::task::yield_now().await;
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn streams_have_places_of_their_own() -> Result<(), Error> {
    let server = Server::start([open(&row(1)), Reply::json(200, "1"), stream(&row(2))]).await;
    let builder = server.builder().max_concurrent_streams(1);
    let client = builder.max_concurrent_calls(1).build()?;
    let first = advance_until_ready(client.rows(&Value::Null)).await?;
    let other = client.request(Method::GET, "/v1/org").send::<u8>();
    assert_eq!(advance_until_ready(other).await?, 1);
    let refused = advance_until_ready(client.rows(&Value::Null))
        .await
        .expect_err("one is open");
    assert!(
        refused
            .to_string()
            .contains("timed out after 2s waiting for a free stream slot"),
        "{refused}"
    );
    drop(first);
    let (rows, _) = drain(advance_until_ready(client.rows(&Value::Null)).await?).await;
    assert_eq!(rows, [Row { rank: 2 }]);
    Ok(())
}

#[tokio::test]
async fn every_split_of_a_stream_gives_the_same_events() -> Result<(), Error> {
    let text = summary(2) + &row(1) + &row(2).replace('\n', "\r\n");
    let mut replies = Vec::new();
    for at in 1..text.len() {
        let (first, second) = text.split_at(at);
        let mut chunked = format!("{HEAD}transfer-encoding: chunked\r\n\r\n");
        for part in [first, second] {
            chunked.push_str(&format!("{:x}\r\n{part}\r\n", part.len()));
        }
        replies.push(Reply::bytes(format!("{chunked}0\r\n\r\n")));
    }
    let splits = replies.len();
    let server = Server::start(replies).await;
    let client = server.client();
    for _ in 0..splits {
        let (events, error) = drain(client.events(&Value::Null).await?).await;
        assert!(events.len() == 3 && error.is_none(), "{error:?}");
    }
    Ok(())
}

#[tokio::test]
async fn the_sandbox_streams_both_versions() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Sandbox::start()?;
    let client: Client = sandbox.client();
    let categories = client.request(Method::GET, "/v1/org/categories");
    let categories: Value = categories.send().await?;
    let query = json!({
        "category_id": categories[0]["id"], "start_date": "2026-06-08", "end_date": "2026-06-14",
        "metrics": ["visibility_score"], "dimensions": ["date"], "group_by": ["date"],
    });
    let mut second = query.clone();
    second
        .as_object_mut()
        .expect("it is one")
        .retain(|name, _| name != "metrics" && name != "dimensions");
    let (events, error) = drain(client.all(&second).await?.into_body()).await;
    assert!(error.is_none() && events.len() > 1, "{error:?}");
    assert_eq!(events[0].name, "summary");
    assert!(events[1..].iter().all(|event| event.name == "result"));
    assert_eq!(events[0].data["count"], events.len() - 1);

    let mut first = query;
    first.as_object_mut().expect("it is one").remove("group_by");
    let (events, error) = drain(client.first_version(&first).await?).await;
    assert!(error.is_none() && events.len() > 1, "{error:?}");
    assert_eq!(events[0].data["total_rows"], events.len() - 1);
    assert!(
        events[1..]
            .iter()
            .all(|event| event.data["visibility_score"].is_number())
    );
    Ok(())
}
