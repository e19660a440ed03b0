//! The future of a call.

use std::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use crate::{error::Error, response::Answer};

type Answering = Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send>>;

/// The future of a call; its output is what the annotated method returns.
///
/// It owns all it needs: it can be spawned, joined and stored after its arguments and the client it
/// came from are gone. Nothing is sent before it is first polled; dropping it ends the call.
///
/// ```no_run
/// # use profound_client::{profound_endpoint, Call, Client, Error};
/// #[profound_endpoint(GET "/v1/org/categories")]
/// async fn categories(client: &Client) -> Result<Vec<serde_json::Value>, Error>;
///
/// # async fn example(client: Client) -> Result<(), Error> {
/// let waiting: Vec<Call<Result<_, Error>>> = (0..3).map(|_| categories(&client)).collect();
/// for call in waiting {
///     println!("{}", call.await?.len());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a call is not made until it is awaited"]
pub struct Call<R> {
    answer: Answering,
    finish: fn(Result<Answer, Error>) -> R,
}

impl<R> Call<R> {
    pub(crate) fn new(answer: Answering, finish: fn(Result<Answer, Error>) -> R) -> Self {
        Self { answer, finish }
    }
}

impl<R> Future for Call<R> {
    type Output = R;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<R> {
        let finish = self.finish;
        self.answer.as_mut().poll(context).map(finish)
    }
}

impl<R> fmt::Debug for Call<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").finish_non_exhaustive()
    }
}
