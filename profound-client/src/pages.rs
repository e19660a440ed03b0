//! Pagination of listings.

mod page;
mod walk;

use std::{
    fmt,
    future::{Future, poll_fn},
    panic,
    pin::Pin,
    task::{Context, Poll, ready},
    vec,
};

use futures_core::Stream;
use tokio::{runtime::Handle, task::JoinHandle};

pub use self::page::{FromPage, Page};
use self::{page::Read, walk::Walk};
use crate::{
    error::Error,
    exclusive::Exclusive,
    request::Position,
    response::{
        FromResponse, PagedResponse, PositionalRows, RawResponse, ReplayableCall, ResponseFuture,
        sealed::Sealed,
    },
    trace,
    work::{ITEM, Work},
};

/// All items of a listing, requested page by page while they are read.
///
/// Guide: [Pages](crate::guide::pages).
///
/// The call that returns it has requested the first page. Each further page is a separate call with the
/// same deadline and retries. It is made when the previous items are consumed, or one page ahead after
/// [`prefetch`](Self::prefetch).
///
/// It supports each pagination style of the API: `cursor`, `next_cursor` or `after`, `offset`, and
/// `pagination.offset`. A `limit` and a start position are taken from the arguments. Without a limit,
/// it requests the largest pages that the API allows, at most 10,000 items, or 100 if the API documents
/// no maximum. For an operation that is not in the contract, the first response determines the style.
///
/// An item is any type that serde can deserialise, decoded from an element of `data`.
/// `Pages<`[`Page<P>`](Page)`>` yields the whole pages instead, each decoded as `P`.
///
/// It is a [`Stream`] and has a [`next`](Self::next) method. The first error ends it;
/// [`cursor`](Self::cursor) and [`offset`](Self::offset) return the position to resume from. The error
/// types of `errors(…)` apply to the first page only: later pages return an unmapped [`Error`].
///
/// With cursors, the listing ends when the API returns no cursor, whatever total it announced; any
/// number of empty pages before that is skipped. A repeated cursor also ends it: as an error, unless
/// all announced items were received or the page is empty.
///
/// With offsets, it ends when the announced number of items was received. Without a total, it ends with
/// a page that is empty or smaller than the page size in the API's response. An empty page before the
/// announced total is an error.
///
/// ```
/// use profound_client::{profound_endpoint, Client, Error, Pages};
/// use profound_sandbox::Sandbox;
/// use serde::{Deserialize, Serialize};
///
/// #[profound_endpoint(POST "/v2/reports/visibility")]
/// async fn visibility(client: &Client, query: &Query) -> Result<Pages<Row>, Error>;
///
/// #[derive(Deserialize)]
/// struct Row {
///     visibility_score: f64,
/// }
/// # #[derive(Serialize)]
/// # struct Query { category_id: String, start_date: &'static str, end_date: &'static str, limit: u32 }
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
/// #     category_id: category.id, start_date: "2026-06-08", end_date: "2026-06-14", limit: 2,
/// # };
/// let mut rows = visibility(&client, &query).await?;
/// println!("{:?} rows", rows.total());
/// while let Some(row) = rows.next().await {
///     println!("{:.0} %", 100.0 * row?.visibility_score);
/// }
/// # Ok(())
/// # }
/// ```
#[doc(alias(
    "pagination",
    "paginate",
    "paginator",
    "cursor",
    "next_cursor",
    "offset",
    "listing"
))]
#[must_use = "pages after the first are requested when they are read"]
pub struct Pages<T> {
    /// The remaining items of the current page, and how many it had.
    items: vec::IntoIter<T>,
    held: usize,
    next: Next<T>,
    walk: Walk,
    /// The number of items that may still be returned.
    left: u64,
    prefetch: bool,
    /// The runtime that requested the first page and owns the connections.
    runtime: Option<Handle>,
    work: Work,
}

/// The source of the next page.
enum Next<T> {
    Unasked(Box<ReplayableCall>),
    Asked(ResponseFuture),
    Ahead(Ahead),
    Fake(Exclusive<Box<dyn Iterator<Item = Result<T, Error>> + Send>>),
    /// No further page can be had; the error follows the remaining items.
    Failed(Error),
    None,
}

/// A call in a background task, which is cancelled when this is dropped.
struct Ahead(JoinHandle<Result<RawResponse, Error>>);

impl<T: FromPage> Pages<T> {
    /// Returns the next item, or `None` at the end and after an error.
    ///
    /// # Errors
    ///
    /// Returns the error of a call if a page cannot be fetched or decoded.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// Returns all remaining items.
    ///
    /// # Errors
    ///
    /// Returns the error that ended the listing, instead of the items. To keep the items before it,
    /// read them with [`next`](Self::next).
    #[doc(alias("collect"))]
    pub async fn into_vec(mut self) -> Result<Vec<T>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }

    /// Limits the number of further items. Pages beyond the limit are not requested.
    pub fn max_items(mut self, items: u64) -> Self {
        self.left = self.left.min(items);
        self
    }

    /// Requests the next page while the current one is being read: never more than one page ahead.
    pub fn prefetch(mut self) -> Self {
        self.prefetch = true;
        self.look_ahead();
        self
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        while self.left > 0 {
            // Also between items that are ready, so that a loop over them leaves time to others.
            ready!(self.work.poll_proceed(context));
            self.work.spend(ITEM);
            self.look_ahead();
            if let Some(item) = self.items.next() {
                self.left -= 1;
                return Poll::Ready(Some(Ok(item)));
            }
            let response = match &mut self.next {
                Next::Asked(asked) => ready!(Pin::new(asked).poll(context)),
                Next::Ahead(ahead) => ready!(ahead.poll(context)),
                Next::Unasked(_) => {
                    self.ask();
                    continue;
                }
                Next::Fake(items) => {
                    let item = items.get_mut().next();
                    self.left -= 1;
                    if !matches!(item, Some(Ok(_))) {
                        self.left = 0;
                    }
                    return Poll::Ready(item);
                }
                Next::Failed(_) | Next::None => break,
            };
            self.next = Next::None;
            if let Err(error) = response.and_then(|response| self.accept_page(response)) {
                self.next = Next::Failed(error);
            }
        }
        if let (Next::Failed(error), true) =
            (std::mem::replace(&mut self.next, Next::None), self.left > 0)
        {
            self.left = 0;
            return Poll::Ready(Some(Err(error)));
        }
        self.left = 0;
        Poll::Ready(None)
    }

    fn ask(&mut self) {
        if let Next::Unasked(call) = std::mem::replace(&mut self.next, Next::None) {
            self.next = Next::Asked(call.send());
        }
    }

    /// Starts the next call, if prefetching is enabled and the page will be needed.
    fn look_ahead(&mut self) {
        let needed = self.prefetch && self.left > self.items.len() as u64;
        if !needed || !matches!(self.next, Next::Unasked(_)) {
            return;
        }
        let Some(runtime) = &self.runtime else {
            return;
        };
        if let Next::Unasked(call) = std::mem::replace(&mut self.next, Next::None) {
            let asked = trace::carried(call.send());
            self.next = Next::Ahead(Ahead(runtime.spawn(asked)));
        }
    }

    /// Takes the items of a page, and prepares the request of the next one.
    fn accept_page(&mut self, mut response: RawResponse) -> Result<(), Error> {
        let replay = response.replay.take();
        let Read {
            items,
            facts,
            response,
        } = T::from_page(response)?;
        let Some(mut replay) = replay else {
            return Err(Error::configuration("the call of a page is missing"));
        };
        match self.walk.note(&mut replay.request, &facts) {
            Ok(true) => self.next = Next::Unasked(replay),
            Ok(false) => {}
            Err(problem) => self.next = Next::Failed(response.decode_error(".", problem)),
        }
        self.held = items.len();
        self.items = items.into_iter();
        Ok(())
    }
}

impl<T> Pages<T> {
    /// Returns pages of these items, for a fake.
    ///
    /// Guide: [Testing](crate::guide::testing).
    ///
    /// ```
    /// use profound_client::Pages;
    ///
    /// let prompts = Pages::fake([Ok("one"), Ok("two")]);
    /// # drop(prompts);
    /// ```
    #[doc(alias("mock", "stub"))]
    pub fn fake<I>(items: I) -> Self
    where
        I: IntoIterator<Item = Result<T, Error>, IntoIter: Send + 'static>,
    {
        Self {
            next: Next::Fake(Exclusive::new(Box::new(items.into_iter()))),
            ..Self::unread()
        }
    }

    fn unread() -> Self {
        Self {
            items: Vec::new().into_iter(),
            held: 0,
            next: Next::None,
            walk: Walk::default(),
            left: u64::MAX,
            prefetch: false,
            runtime: None,
            work: Work::default(),
        }
    }

    /// Returns the total number of items on all pages, from the last page; `None` if the API does not
    /// return it.
    pub fn total(&self) -> Option<u64> {
        self.walk.total
    }

    /// Returns the cursor of the page that contains the next item. To resume, pass it as the argument:
    /// the page's items that were already returned come again.
    ///
    /// `None` on the first page, if the operation uses offsets, and at the end.
    pub fn cursor(&self) -> Option<&str> {
        match self.position()? {
            Position::Cursor(cursor) => Some(cursor),
            Position::Offset(_) => None,
        }
    }

    /// Returns the offset of the next item. To resume, pass it as the argument.
    ///
    /// `None` if the operation uses cursors, and at the end.
    pub fn offset(&self) -> Option<u64> {
        match self.position()? {
            Position::Offset(offset) if self.items.len() > 0 => {
                Some(offset.saturating_add((self.held - self.items.len()) as u64))
            }
            Position::Offset(offset) => Some(*offset),
            Position::Cursor(_) => None,
        }
    }

    /// Returns the start of the page that contains the next item.
    fn position(&self) -> Option<&Position> {
        match self.items.len() {
            0 => self.walk.next.as_ref(),
            _ => self.walk.here.as_ref(),
        }
    }
}

impl Ahead {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<RawResponse, Error>> {
        Poll::Ready(match ready!(Pin::new(&mut self.0).poll(context)) {
            Ok(response) => response,
            Err(error) => match error.try_into_panic() {
                Ok(panic) => panic::resume_unwind(panic),
                Err(_) => Err(Error::configuration(
                    "the runtime that requested the next page was shut down",
                )),
            },
        })
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl<T: FromPage> FromResponse for Pages<T> {
    const PAGINATED: bool = true;

    fn from_response(response: RawResponse) -> Result<Self, Error> {
        let mut pages = Self::unread();
        pages.runtime = Handle::try_current().ok();
        pages.accept_page(response)?;
        Ok(pages)
    }
}

impl<T: FromPage> Stream for Pages<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

/// No field is structurally pinned.
impl<T> Unpin for Pages<T> {}

/// Never prints the items or a cursor: they are the user's data.
impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("total", &self.walk.total)
            .finish_non_exhaustive()
    }
}

impl<T> Sealed for Pages<T> {}
impl<T> PagedResponse for Pages<T> {}
impl<T: PositionalRows> PositionalRows for Pages<T> {}
