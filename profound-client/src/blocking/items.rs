//! Blocking iterators over streams.

use std::{fmt, future::poll_fn, pin::Pin};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::runtime;
use crate::{
    error::Error,
    response::{
        BytesResponse, FromResponse, JsonResponse, PagedResponse, PositionalRows, Raw, RawResponse,
        Response, StreamingResponse, Text, sealed::Sealed,
    },
};

/// A blocking iterator over an [`EventStream`](crate::EventStream), over [`Pages`](crate::Pages), or
/// over any other stream that a call can return.
///
/// The first error ends it. As with the stream itself, dropping it early cancels the request. In an
/// async task it yields one [configuration error](Error::Configuration), as any blocking call does.
///
/// ```
/// use profound_client::{blocking, profound_endpoint, Error, EventStream};
/// use profound_sandbox::Sandbox;
/// use serde::{Deserialize, Serialize};
///
/// #[profound_endpoint]
/// trait Reports {
///     #[profound_endpoint(POST "/v2/reports/visibility/stream")]
///     fn visibility(&self, query: &Query) -> Result<blocking::Items<EventStream<Row>>, Error>;
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
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let sandbox = Sandbox::start()?;
/// # let client = blocking::Client::from(sandbox.client());
/// # let categories = client.request(profound_client::Method::GET, "/v1/org/categories");
/// # let category = categories.send::<Vec<Category>>()?.remove(0);
/// # let query = Query {
/// #     category_id: category.id, start_date: "2026-06-08", end_date: "2026-06-14",
/// # };
/// for row in client.visibility(&query)? {
///     println!("{:.0} %", 100.0 * row?.visibility_score);
/// }
/// # Ok(())
/// # }
/// ```
#[doc(alias("iterator", "sync"))]
#[must_use = "a stream brings nothing until it is read"]
pub struct Items<S> {
    stream: S,
    ended: bool,
}

impl<S> Items<S> {
    /// Returns the underlying stream, to read its state.
    pub fn stream(&self) -> &S {
        &self.stream
    }

    /// Returns the underlying stream, to change it. Convert it back into an iterator with `into()`.
    pub fn into_stream(self) -> S {
        self.stream
    }
}

impl<S, T> Iterator for Items<S>
where
    S: Stream<Item = Result<T, Error>> + Unpin,
{
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let item = match runtime::handle() {
            Ok(runtime) => {
                let next = poll_fn(|context| Pin::new(&mut self.stream).poll_next(context));
                runtime::block_on(runtime, next)
            }
            Err(error) => Some(Err(error)),
        };
        self.ended = !matches!(item, Some(Ok(_)));
        item
    }
}

/// For example a fake: `EventStream::fake([Ok(row)]).into()`.
impl<S> From<S> for Items<S> {
    fn from(stream: S) -> Self {
        Self {
            stream,
            ended: false,
        }
    }
}

impl<S, T> FromResponse for Items<S>
where
    S: FromResponse + Stream<Item = Result<T, Error>> + Unpin,
{
    const ACCEPT: &'static str = S::ACCEPT;
    const STREAMING: bool = S::STREAMING;
    const PAGINATED: bool = S::PAGINATED;

    fn from_response(response: RawResponse) -> Result<Self, Error> {
        S::from_response(response).map(Self::from)
    }
}

impl<S> fmt::Debug for Items<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}

impl<S> Sealed for Items<S> {}
impl<S: PositionalRows> PositionalRows for Items<S> {}
impl<S: StreamingResponse> StreamingResponse for Items<S> {}
impl<S: BytesResponse> BytesResponse for Items<S> {}
impl<S: JsonResponse> JsonResponse for Items<S> {}
impl<S: PagedResponse> PagedResponse for Items<S> {}

/// A response type of a blocking call: every response type except a bare stream, which only async code
/// can read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned by a method that is not `async`",
    label = "expected `Items<{Self}>`",
    note = "return `Result<profound_client::blocking::Items<{Self}>, E>`, which is an iterator, or write \
            `async fn`"
)]
pub trait Whole {}

impl<T: DeserializeOwned> Whole for T {}
impl<T: Whole> Whole for Response<T> {}
impl Whole for Text {}
impl Whole for Raw {}
impl<S> Whole for Items<S> {}
