//! Event streams.

use std::{
    fmt,
    future::poll_fn,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::{
    FromResponse, RawResponse, ResponseBody, StreamingResponse, event, json, json_path,
    raw_response, sealed::Sealed, streaming_body::StreamingBody,
};
use crate::{
    error::{Error, Problem, Start, StreamError},
    exclusive::Exclusive,
    sse::Parser,
    work::{ITEM, Work},
};

/// The maximum size of an event, in bytes.
const EVENT: usize = 16 << 20;
/// The number of bytes that are parsed between two looks at the budget of work.
const SLICE: usize = 32 << 10;
/// The units of work of a byte that is parsed: short lines cost the most.
const PARSED: usize = 2;
/// The maximum size of a summary that is searched for the number of rows, in bytes.
const SUMMARY: usize = 1 << 20;

/// The events of a stream, as they arrive.
///
/// Guide: [Streams](crate::guide::streams).
///
/// An enum selects its variant by the event name: an exact match first, then one that ignores case. An
/// event without a matching variant is skipped, unless a variant is `#[serde(other)]`. Any other type
/// is decoded from the data of every event except `summary`. A type that accepts any data
/// (`serde_json::Value`, or an untagged or internally tagged enum) is decoded from `summary` too.
/// [`Event<T>`](Event) adds the name and the id.
///
/// It is a [`Stream`] and has a [`next`](Self::next) method. The first error ends it: an event named
/// `error`, an event that does not match the type, a broken connection, or a stall (60 s by default).
///
/// An incomplete end is also an error. A stream is incomplete if it ends within an event, has fewer
/// rows than its summary announced, or has no summary. Every stream of the contract begins with a
/// summary. [`is_complete`](Self::is_complete) says whether the end proved completeness. Dropping the
/// stream cancels the request.
///
/// ```
/// use profound_client::{profound_endpoint, Error, EventStream};
/// use profound_sandbox::Sandbox;
/// use serde::{Deserialize, Serialize};
///
/// #[profound_endpoint]
/// trait Reports {
///     #[profound_endpoint(POST "/v2/reports/visibility/stream")]
///     async fn visibility_stream(&self, query: &Query) -> Result<EventStream<Visibility>, Error>;
/// }
///
/// #[derive(Deserialize)]
/// enum Visibility {
///     Summary { count: u64 },
///     Result(Row),
/// }
///
/// #[derive(Deserialize)]
/// struct Row {
///     visibility_score: f64,
/// }
/// # #[derive(Serialize)]
/// # struct Query { category_id: String, start_date: &'static str, end_date: &'static str }
/// # #[derive(Deserialize)]
/// # struct Category { id: String }
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let sandbox = Sandbox::start()?;
/// # let client = sandbox.client();
/// # let categories = client.request(profound_client::Method::GET, "/v1/org/categories");
/// # let category = categories.send::<Vec<Category>>().await?.remove(0);
/// # let query = Query {
/// #     category_id: category.id, start_date: "2026-06-08", end_date: "2026-06-14",
/// # };
/// let mut events = client.visibility_stream(&query).await?;
/// while let Some(event) = events.next().await {
///     match event? {
///         Visibility::Summary { count } => println!("{count} rows"),
///         Visibility::Result(row) => println!("{:.0} %", 100.0 * row.visibility_score),
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[doc(alias("SSE", "server-sent events", "streaming", "text/event-stream"))]
#[must_use = "a stream brings nothing until it is read"]
pub struct EventStream<T> {
    state: State<T>,
    work: Work,
    item: PhantomData<fn() -> T>,
}

enum State<T> {
    Open(Box<Open>),
    Fake(Exclusive<Box<dyn Iterator<Item = Result<T, Error>> + Send>>),
    /// The stream has ended; holds whether it was complete.
    Ended {
        complete: bool,
    },
}

struct Open {
    parser: Parser,
    body: StreamingBody,
    /// The part of the last chunk that the parser has not been given.
    rest: Bytes,
    /// The response without its body, for errors.
    response: RawResponse,
    events: u64,
    rows: Rows,
    /// The state of the summary: not required, required, or received.
    summary: Summary,
    /// The start of the body.
    start: Start,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Summary {
    Optional,
    Missing,
    Seen,
}

/// The number of rows received, and the number announced.
#[derive(Clone, Copy, Debug, Default)]
struct Rows {
    came: u64,
    announced: Option<u64>,
}

/// An event with its name and id.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The event name, such as `row`; `message` if the event has none.
    pub name: String,
    /// The last id in the stream; empty if there was none.
    pub id: String,
    /// The decoded data.
    pub data: T,
}

impl<T: FromEvent> EventStream<T> {
    /// Returns the next event, or `None` at the end and after an error.
    ///
    /// # Errors
    ///
    /// Returns the error that ended the stream early: see the type.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll_event(context)).await
    }

    /// Returns all remaining events.
    ///
    /// # Errors
    ///
    /// Returns the error that ended the stream early, instead of the events. To keep the events before it,
    /// read them with [`next`](Self::next).
    #[doc(alias("collect"))]
    pub async fn into_vec(mut self) -> Result<Vec<T>, Error> {
        let mut events = Vec::new();
        while let Some(event) = self.next().await {
            events.push(event?);
        }
        Ok(events)
    }

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let item = match &mut self.state {
            State::Open(open) => ready!(open.poll(context, &mut self.work)),
            State::Fake(items) => {
                ready!(self.work.poll_proceed(context));
                self.work.spend(ITEM);
                items.get_mut().next()
            }
            State::Ended { .. } => None,
        };
        match &item {
            Some(Ok(_)) => {}
            Some(Err(error)) => {
                if let State::Open(open) = &mut self.state {
                    open.body.failed(error);
                }
                self.state = State::Ended { complete: false };
            }
            None => {
                let complete = match &self.state {
                    State::Open(open) => open.summary != Summary::Optional,
                    State::Fake(_) => true,
                    State::Ended { complete } => *complete,
                };
                self.state = State::Ended { complete };
            }
        }
        Poll::Ready(item)
    }
}

impl<T> EventStream<T> {
    /// Returns true if the stream has ended and is known to be complete: its summary was received, and
    /// as many rows as the summary announced. Returns false before the end, after an error, and for a
    /// stream without a summary.
    pub fn is_complete(&self) -> bool {
        matches!(self.state, State::Ended { complete: true })
    }

    /// Returns a stream of these events, for a fake.
    ///
    /// Guide: [Testing](crate::guide::testing).
    ///
    /// ```
    /// use profound_client::EventStream;
    ///
    /// let events = EventStream::fake([Ok("one"), Ok("two")]);
    /// # drop(events);
    /// ```
    #[doc(alias("mock", "stub"))]
    pub fn fake<I>(events: I) -> Self
    where
        I: IntoIterator<Item = Result<T, Error>, IntoIter: Send + 'static>,
    {
        Self {
            state: State::Fake(Exclusive::new(Box::new(events.into_iter()))),
            work: Work::default(),
            item: PhantomData,
        }
    }
}

impl<T: FromEvent> Stream for EventStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_event(context)
    }
}

impl Open {
    fn poll<T: FromEvent>(
        &mut self,
        context: &mut Context<'_>,
        work: &mut Work,
    ) -> Poll<Option<Result<T, Error>>> {
        loop {
            // Before each event and each slice, returned or skipped.
            ready!(work.poll_proceed(context));
            match self.parser.advance() {
                Ok(true) => {
                    work.spend(ITEM + self.parser.event().data.len());
                    match self.take() {
                        Ok(Some(event)) => return Poll::Ready(Some(Ok(event))),
                        Ok(None) => {}
                        Err(error) => return Poll::Ready(Some(Err(error))),
                    }
                }
                Ok(false) if !self.rest.is_empty() => self.feed(work),
                Ok(false) => match ready!(self.body.poll_chunk(context, work)) {
                    Some(Ok(chunk)) => {
                        self.start.note(&chunk);
                        self.rest = chunk;
                        self.feed(work);
                    }
                    Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                    None => return Poll::Ready(self.end().map(Err)),
                },
                Err(_) => {
                    let problem = Problem::TooLarge { limit: EVENT };
                    return Poll::Ready(Some(Err(self.failed(problem, Bytes::new()))));
                }
            }
        }
    }

    /// Gives the parser a slice of the last chunk.
    fn feed(&mut self, work: &mut Work) {
        let slice = self.rest.split_to(self.rest.len().min(SLICE));
        work.spend(PARSED * slice.len());
        self.parser.push(slice);
    }

    /// Decodes the parser's current event; `None` if the type ignores it.
    fn take<T: FromEvent>(&mut self) -> Result<Option<T>, Error> {
        let event = self.parser.event();
        let name = event.name();
        match &*name {
            "error" => {
                let data = Bytes::copy_from_slice(event.data);
                drop(name);
                return Err(self.failed(Problem::Told, data));
            }
            "summary" => {
                self.summary = Summary::Seen;
                self.rows.announced = announced(event.data);
            }
            "row" | "result" => self.rows.came += 1,
            _ => {}
        }
        let read = T::from_event(&name, event.id, event.data);
        self.events += 1;
        match read {
            Ok(event) => Ok(event),
            Err(error) => {
                let (path, problem) = (json_path::of(&error, event.data), json::problem(&error));
                let name = json_path::shown(&name);
                let path = match &*path {
                    "." => format!("event {} ({name})", self.events),
                    path => format!("event {} ({name}): {path}", self.events),
                };
                let data = Bytes::copy_from_slice(event.data);
                Err(self.response(data).decode_error(path, problem))
            }
        }
    }

    /// Returns the error of a stream whose end does not prove completeness.
    fn end(&mut self) -> Option<Error> {
        let Rows { came, announced } = self.rows;
        let problem = if self.summary == Summary::Missing {
            Problem::NoSummary { start: self.start }
        } else if self.parser.is_within_event() {
            Problem::WithinEvent
        } else {
            let expected = announced.filter(|&announced| came < announced)?;
            Problem::Short {
                rows: came,
                expected,
            }
        };
        Some(self.failed(problem, Bytes::new()))
    }

    fn failed(&self, problem: Problem, data: Bytes) -> Error {
        let response = self.response(data).into_api_error();
        Error::Stream(StreamError::new(response, self.events, problem))
    }

    /// Returns the response with the data of an event as its body.
    fn response(&self, body: Bytes) -> RawResponse {
        RawResponse {
            operation: self.response.operation.clone(),
            status: self.response.status,
            headers: self.response.headers.clone(),
            body: ResponseBody::Full(body),
            rate_limit: self.response.rate_limit,
            encoding_requested: false,
            summarized: false,
            prepared: None,
            replay: None,
            known_keys: self.response.known_keys.clone(),
        }
    }
}

/// Returns the number of rows that a summary announces. `/v2` of the API counts them. `/v1` gives the
/// total and, sometimes, the requested range. A summary that is too large announces nothing.
fn announced(summary: &[u8]) -> Option<u64> {
    if summary.len() > SUMMARY {
        return None;
    }
    let summary = std::str::from_utf8(summary).ok()?;
    let number = |document, name| serde_json::from_str::<u64>(json::field(document, name)?).ok();
    if json::field(summary, "count").is_some() {
        return number(summary, "count");
    }
    let pagination = json::field(json::field(summary, "query")?, "pagination")?;
    let rest = number(summary, "total_rows")?.saturating_sub(number(pagination, "offset")?);
    Some(rest.min(number(pagination, "limit")?))
}

/// A type that an event can be decoded into: any type that serde can deserialise, and [`Event`] of one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from an event",
    label = "expected an event type",
    note = "derive `serde::Deserialize` for it, or write `Event<T>` for the name and the data"
)]
pub trait FromEvent: Sized {
    #[doc(hidden)]
    fn from_event(name: &str, id: &[u8], data: &[u8]) -> Result<Option<Self>, serde_json::Error>;
}

impl<T: DeserializeOwned> FromEvent for T {
    fn from_event(name: &str, _: &[u8], data: &[u8]) -> Result<Option<Self>, serde_json::Error> {
        event::read(name, data)
    }
}

impl<T: DeserializeOwned> FromEvent for Event<T> {
    fn from_event(name: &str, id: &[u8], data: &[u8]) -> Result<Option<Self>, serde_json::Error> {
        let data = event::read(name, data)?;
        Ok(data.map(|data| Self {
            name: name.to_owned(),
            id: String::from_utf8_lossy(id).into_owned(),
            data,
        }))
    }
}

impl<T: FromEvent> FromResponse for EventStream<T> {
    const ACCEPT: &'static str = raw_response::EVENTS;
    const STREAMING: bool = true;

    fn from_response(mut response: RawResponse) -> Result<Self, Error> {
        let kind = raw_response::known_kind(&response.headers);
        let events = kind == Some(raw_response::EVENTS);
        if let Some(problem) = response.encoded() {
            return Err(response.decode_error(".", problem));
        }
        let summarized = response.summarized;
        match response.take_stream().filter(|_| events) {
            Some(body) => Ok(Self {
                state: State::Open(Box::new(Open {
                    parser: Parser::new(EVENT),
                    body,
                    rest: Bytes::new(),
                    response,
                    events: 0,
                    rows: Rows::default(),
                    summary: if summarized {
                        Summary::Missing
                    } else {
                        Summary::Optional
                    },
                    start: Start::default(),
                })),
                work: Work::default(),
                item: PhantomData,
            }),
            None => {
                let problem = match kind {
                    Some(kind) => format!("expected an event stream, found `{kind}`"),
                    None => "expected an event stream, found another type of content".into(),
                };
                Err(response.decode_error(".", problem))
            }
        }
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").finish_non_exhaustive()
    }
}

impl<T> Sealed for EventStream<T> {}
impl<T> StreamingResponse for EventStream<T> {}

#[cfg(test)]
mod tests {
    use super::announced;

    #[test]
    fn a_summary_announces_rows_by_count_or_by_pagination() {
        assert_eq!(announced(br#"{"count": 7, "total_rows": 9}"#), Some(7));
        let first = |query: &str| {
            announced(format!("{{\"total_rows\": 9, \"query\": {query}}}").as_bytes())
        };
        assert_eq!(
            first(r#"{"pagination": {"limit": 5, "offset": 0}}"#),
            Some(5)
        );
        assert_eq!(
            first(r#"{"pagination": {"limit": 5, "offset": 6}}"#),
            Some(3)
        );
        assert_eq!(first(r#"{"pagination": {"limit": 5}}"#), None);
        assert_eq!(
            first(r#"{"pagination": {"limit": 5, "offset": 20}}"#),
            Some(0)
        );
        assert_eq!(first("{}"), None);
        assert_eq!(announced(b"[]"), None);
    }
}
