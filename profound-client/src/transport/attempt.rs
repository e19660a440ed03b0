//! The facts of an attempt, as layers see them.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use http::{Method, StatusCode, Uri, uri};
use url::{Position, Url};

use super::{
    failure::Failure,
    foreign_failure,
    message::Body,
    outgoing::{HttpBody, HttpRequest},
    placed_key::PlacedKey,
    spare::Spare,
};
#[cfg(feature = "replay")]
use crate::credentials::KnownKeys;
use crate::{
    deadline::Deadline,
    endpoint::Operation,
    error::{Delivery, RateLimitSeen},
};

/// The attempt that a request belongs to. It is in the [extensions](http::Request::extensions) of every
/// request that a layer or a transport receives.
///
/// A layer must keep it in the request: it also holds what is needed to send, such as the key, which
/// no code of yours can read. A clone is a handle to the same attempt.
#[derive(Clone)]
pub struct Attempt(Arc<Shared>);

struct Shared {
    operation: Operation,
    number: u32,
    deadline: Deadline,
    #[cfg(feature = "replay")]
    known_keys: Arc<KnownKeys>,
    state: Mutex<State>,
}

struct State {
    /// `None` after the request was sent, and after the attempt has ended.
    sealed: Option<Sealed>,
    /// Set if the request was sent.
    sent: Option<Sent>,
}

/// The parts that a layer cannot see.
pub(super) struct Sealed {
    /// The URL of the request, without the key.
    pub(super) url: Url,
    pub(super) key: PlacedKey,
    pub(super) streaming: bool,
}

/// The outcome below the layers.
struct Sent {
    delivery: Delivery,
    /// The rate limit of the response, if there was one.
    rate_limit: Option<RateLimitSeen>,
}

/// An attempt that ends when this is dropped: nothing can be sent afterwards.
pub(super) struct Ended(pub(super) Attempt);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.state().sealed = None;
    }
}

impl Attempt {
    pub(super) fn new(
        operation: Operation,
        http_request: &HttpRequest,
        deadline: Deadline,
    ) -> Self {
        Self(Arc::new(Shared {
            operation,
            number: http_request.number,
            deadline,
            #[cfg(feature = "replay")]
            known_keys: http_request.known_keys.clone(),
            state: Mutex::new(State {
                sealed: None,
                sent: None,
            }),
        }))
    }

    /// Returns the method of the operation.
    pub fn method(&self) -> &Method {
        &self.0.operation.method
    }

    /// Returns the path template of the operation, such as `/v1/agents/{agent_id}`, without argument
    /// values.
    pub fn path_template(&self) -> &str {
        &self.0.operation.template
    }

    /// Returns the number of the attempt, from 1. A retry is another attempt of the same call.
    pub fn number(&self) -> u32 {
        self.0.number
    }

    /// Returns the time until the deadline of the call, at which the attempt ends whatever a layer does.
    pub fn time_left(&self) -> Duration {
        self.0.deadline.left()
    }

    pub(crate) fn operation(&self) -> Operation {
        self.0.operation.clone()
    }

    /// Returns the keys that a recording must not contain.
    #[cfg(feature = "replay")]
    pub(crate) fn known_keys(&self) -> &Arc<KnownKeys> {
        &self.0.known_keys
    }

    /// Returns the request that the layers see, and keeps what they do not.
    pub(super) fn request(
        &self,
        (base, spare): (&Uri, &Spare),
        http_request: HttpRequest,
    ) -> Result<http::Request<Body>, Failure> {
        let body = match http_request.body {
            HttpBody::Empty => Body::empty(),
            HttpBody::Full(bytes) => bytes.into(),
            HttpBody::Upload(upload) => Body::upload(upload),
        };
        let mut parts = uri::Parts::from(base.clone());
        let target = &http_request.url[Position::BeforePath..Position::AfterQuery];
        let target = Bytes::copy_from_slice(target.as_bytes());
        let target = uri::PathAndQuery::from_maybe_shared(target);
        parts.path_and_query = Some(target.map_err(foreign_failure::of_uri)?);
        let mut request = http::Request::new(body);
        *request.method_mut() = http_request.method;
        *request.uri_mut() = Uri::from_parts(parts).map_err(foreign_failure::of_uri)?;
        *request.headers_mut() = http_request.headers;
        *request.extensions_mut() = spare.take();
        request.extensions_mut().insert(self.clone());
        self.state().sealed = Some(Sealed {
            url: http_request.url,
            key: http_request.key,
            streaming: http_request.streaming,
        });
        Ok(request)
    }

    /// Takes what is needed to send; `None` if the attempt was sent or has ended.
    pub(super) fn unseal(&self) -> Option<Sealed> {
        self.state().sealed.take()
    }

    /// Records that the request is being sent.
    pub(super) fn sending(&self) {
        self.state().sent = Some(Sent {
            delivery: Delivery::MaybeProcessed,
            rate_limit: None,
        });
    }

    pub(super) fn failed(&self, delivery: Delivery) {
        if let Some(sent) = &mut self.state().sent {
            sent.delivery = delivery;
        }
    }

    pub(super) fn received(&self, status: StatusCode, rate_limit: Option<RateLimitSeen>) {
        if let Some(sent) = &mut self.state().sent {
            sent.rate_limit = rate_limit;
            if status.is_success() {
                sent.delivery = Delivery::Processed;
            }
        }
    }

    pub(super) fn was_sent(&self) -> bool {
        self.state().sent.is_some()
    }

    /// Returns how far the request came.
    pub(super) fn delivery(&self) -> Delivery {
        let state = self.state();
        state
            .sent
            .as_ref()
            .map_or(Delivery::NotSent, |sent| sent.delivery)
    }

    /// Returns the rate limit in the server's response.
    pub(super) fn rate_limit(&self) -> Option<RateLimitSeen> {
        self.state().sent.as_mut()?.rate_limit.take()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempt")
            .field("method", self.method())
            .field("path_template", &self.path_template())
            .field("number", &self.number())
            .finish_non_exhaustive()
    }
}
