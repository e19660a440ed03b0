//! What a call's type asks of the answer, and how it asks for another.

use std::{fmt, future::Future, pin::Pin};

use super::RawResponse;
use crate::{error::Error, request::Request};

/// A call under way.
pub(crate) type ResponseFuture = Pin<Box<dyn Future<Output = Result<RawResponse, Error>> + Send>>;

/// What a call's type asks of the answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ResponseOptions {
    /// The `Accept` header.
    pub(crate) accept: &'static str,
    /// Whether the body stays open when the call ends.
    pub(crate) streaming: bool,
    /// Whether further pages will be asked for.
    pub(crate) paginated: bool,
}

/// What makes calls: a client, seen from below.
pub(crate) trait Sends: Send {
    fn send(self: Box<Self>, request: Request, options: ResponseOptions) -> ResponseFuture;
}

/// A call that has been answered, to be made again with other arguments.
pub(crate) struct Again {
    pub(crate) request: Request,
    sender: Box<dyn Sends>,
    options: ResponseOptions,
}

impl Again {
    pub(crate) fn new(
        request: Request,
        sender: impl Sends + 'static,
        options: ResponseOptions,
    ) -> Self {
        Self {
            request,
            sender: Box::new(sender),
            options,
        }
    }

    pub(crate) fn send(self) -> ResponseFuture {
        self.sender.send(self.request, self.options)
    }
}

impl fmt::Debug for Again {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Again").field(&self.request).finish()
    }
}
