//! Listings, walked from page to page.

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
    request::Position,
    response::{
        AnswersPages, FromResponse, RawResponse, ReplayableCall, ResponseFuture, sealed::Sealed,
    },
    trace,
};

/// All that a listing holds, asked for page by page as it is read.
///
/// The call that returns it has asked for the first page; each further one is a call of its own, with
/// the same deadline and retries, made when the items before it have been taken, or one page ahead
/// after [`prefetch`](Self::prefetch). It knows each of the API's ways to page: by `cursor`,
/// `next_cursor` or `after`, by `offset`, by `pagination.offset`; a `limit`, and a place to begin at, are
/// taken from the arguments. Where they name no limit, it asks for pages as large as the API allows,
/// 10,000 items at most, and 100 where it names no bound. An operation that is not in the contract tells
/// its way by its first answer.
///
/// An item is any type that serde can deserialise, read from what stands in `data`.
/// `Pages<`[`Page<P>`](Page)`>` is the whole answers instead, each read as `P`.
///
/// It is a [`Stream`], and has a [`next`](Self::next) of its own. The first error ends it;
/// [`cursor`](Self::cursor) and [`offset`](Self::offset) tell from where to go on. What a method says by
/// `errors(…)` is of the first page: a later one ends the walk with an [`Error`] as it is.
///
/// By cursor, the walk ends where the API gives none, however many items it had announced; empty pages
/// before that are passed over, as many as there are. A cursor that comes for the second time ends it as
/// well: as an error, unless all announced items have come, or the page is empty. By offset, it ends when as many items have come as were
/// announced; where none were, with a page that is empty, or holds fewer than the API says that its
/// pages do. An empty page before that is an error.
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
#[must_use = "pages after the first are asked for as they are read"]
pub struct Pages<T> {
    /// What is left of the current page, and how many there were.
    items: vec::IntoIter<T>,
    held: usize,
    next: Next<T>,
    walk: Walk,
    /// How many more may be given.
    left: u64,
    prefetch: bool,
    /// That which asked for the first page, and has the connections.
    runtime: Option<Handle>,
}

/// How the next page comes.
enum Next<T> {
    Unasked(Box<ReplayableCall>),
    Asked(ResponseFuture),
    Ahead(Ahead),
    Fake(Box<dyn Iterator<Item = Result<T, Error>> + Send>),
    /// Not at all: the items before it were the last that can be had.
    Failed(Error),
    None,
}

/// A call that goes on by itself, until it is dropped.
struct Ahead(JoinHandle<Result<RawResponse, Error>>);

impl<T: FromPage> Pages<T> {
    /// The next item, `None` at the end and after an error.
    ///
    /// # Errors
    ///
    /// Those of a call, for a page that could not be had or read.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// All items that are left.
    ///
    /// # Errors
    ///
    /// What ended the walk, in place of the items: read them with [`next`](Self::next) to keep those
    /// before it.
    pub async fn into_vec(mut self) -> Result<Vec<T>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }

    /// Ends after so many more items, and asks for no page that they do not need.
    pub fn max_items(mut self, items: u64) -> Self {
        self.left = self.left.min(items);
        self
    }

    /// Asks for the next page while the one before it is being read: always one, and never more.
    pub fn prefetch(mut self) -> Self {
        self.prefetch = true;
        self.look_ahead();
        self
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        while self.left > 0 {
            self.look_ahead();
            if let Some(item) = self.items.next() {
                self.left -= 1;
                return Poll::Ready(Some(Ok(item)));
            }
            let response = match &mut self.next {
                Next::Asked(asked) => ready!(asked.as_mut().poll(context)),
                Next::Ahead(ahead) => ready!(ahead.poll(context)),
                Next::Unasked(_) => {
                    self.ask();
                    continue;
                }
                Next::Fake(items) => {
                    let item = items.next();
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

    /// Begins the next call, if that is wanted and its page will be needed.
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
            return Err(Error::configuration("a page came without its call"));
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
    /// Pages of these items, for a fake to return.
    ///
    /// ```
    /// use profound_client::Pages;
    ///
    /// let prompts = Pages::fake([Ok("one"), Ok("two")]);
    /// # drop(prompts);
    /// ```
    pub fn fake<I>(items: I) -> Self
    where
        I: IntoIterator<Item = Result<T, Error>, IntoIter: Send + 'static>,
    {
        Self {
            next: Next::Fake(Box::new(items.into_iter())),
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
        }
    }

    /// How many items there are on all pages, as the last page told it; `None` where the API does not
    /// tell.
    pub fn total(&self) -> Option<u64> {
        self.walk.total
    }

    /// The cursor of the page that the next item is on: a walk that begins with it as an argument goes
    /// on there, with those items of the page again that have been taken.
    ///
    /// `None` for the first page, where the operation pages by offset, and at the end.
    pub fn cursor(&self) -> Option<&str> {
        match self.position()? {
            Position::Cursor(cursor) => Some(cursor),
            Position::Offset(_) => None,
        }
    }

    /// The offset of the next item: a walk that begins with it as an argument goes on there.
    ///
    /// `None` where the operation pages by cursor, and at the end.
    pub fn offset(&self) -> Option<u64> {
        match self.position()? {
            Position::Offset(offset) if self.items.len() > 0 => {
                Some(offset.saturating_add((self.held - self.items.len()) as u64))
            }
            Position::Offset(offset) => Some(*offset),
            Position::Cursor(_) => None,
        }
    }

    /// Where the page begins that the next item is on.
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
                    "the runtime that was asking for the next page has been shut down",
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

/// Nothing in it is tied to a place.
impl<T> Unpin for Pages<T> {}

/// Never the items or a cursor: they are the user's.
impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("total", &self.walk.total)
            .finish_non_exhaustive()
    }
}

impl<T> Sealed for Pages<T> {}
impl<T> AnswersPages for Pages<T> {}
