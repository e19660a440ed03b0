//! Connection failures.

use std::{error, fmt};

use super::{box_error::BoxError, delivery::Delivery};
use crate::endpoint::Operation;

/// A connection that could not be made or broke, or a response that exceeds a limit.
#[doc(alias("connection refused", "network", "broken pipe"))]
#[derive(Debug)]
pub struct TransportError {
    operation: Operation,
    phase: Phase,
    attempts: u32,
    /// The highest value of the attempts before the last one.
    earlier: Delivery,
    source: Option<BoxError>,
}

/// The phase in which a request failed, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// The request could not be built from its parts.
    NotSent,
    /// The connection could not be made.
    Connect,
    /// The server refused the TLS handshake after the client had finished its part.
    #[cfg_attr(
        not(feature = "rustls"),
        allow(dead_code, reason = "only the errors of rustls tell it apart")
    )]
    Handshake,
    /// The request was not processed. The connection was closed before it was written, or the server
    /// said so while shutting the connection down.
    NotProcessed,
    /// The server refused the request without processing it.
    #[cfg_attr(
        not(feature = "http2"),
        allow(dead_code, reason = "HTTP/2 alone has words for it")
    )]
    Refused,
    /// The connection broke before a response; the server may have processed the request.
    NoResponse,
    /// The response is not HTTP.
    Malformed,
    /// The response headers exceed the client's limits on size or number.
    Headers,
    /// The headers were received, the body was not.
    Body,
    /// The body does not match its `Content-Encoding`.
    Encoding,
    /// The body is larger than the client allows.
    TooLarge { limit: usize },
    /// A time limit of the user's own settings passed.
    UserTimeout,
    /// A layer failed.
    #[cfg(feature = "tower")]
    Layer,
    /// A layer failed within the response body.
    #[cfg(feature = "tower")]
    LayerBody,
    /// A recording has no response to the request.
    #[cfg(feature = "replay")]
    NotRecorded,
}

impl TransportError {
    pub(crate) fn new(operation: Operation, phase: Phase, source: Option<BoxError>) -> Self {
        Self {
            operation,
            phase,
            attempts: 1,
            earlier: Delivery::NotSent,
            source,
        }
    }

    /// Returns why the request failed, without its operation.
    #[cfg(feature = "tower")]
    pub(crate) fn into_parts(self) -> (Phase, Option<BoxError>) {
        (self.phase, self.source)
    }

    pub(crate) fn raise_delivery(&mut self, earlier: Delivery) {
        self.earlier = self.earlier.max(earlier);
    }

    pub(crate) fn set_attempts(&mut self, attempts: u32) {
        self.attempts = attempts;
    }

    /// Returns the number of attempts.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    pub(crate) fn phase(&self) -> Phase {
        self.phase
    }

    /// Returns true if the last attempt could not make its connection. This includes a TLS handshake
    /// that the server refused.
    pub fn is_connect(&self) -> bool {
        matches!(self.phase, Phase::Connect | Phase::Handshake)
    }

    /// Returns true if the response exceeds the client's size limit.
    pub fn is_too_large(&self) -> bool {
        matches!(self.phase, Phase::TooLarge { .. } | Phase::Headers)
    }

    /// Returns true if the API may have processed the request. If so, check whether a write was applied
    /// before you retry it.
    #[doc(alias("idempotent"))]
    pub fn may_have_been_processed(&self) -> bool {
        self.delivery().may_have_been_processed()
    }

    /// Returns how far the requests of the call came.
    pub fn delivery(&self) -> Delivery {
        self.phase.delivery().max(self.earlier)
    }
}

impl Phase {
    /// Returns how far a request that failed in this phase came.
    pub(crate) fn delivery(self) -> Delivery {
        match self {
            Self::NotSent | Self::Connect => Delivery::NotSent,
            Self::Handshake | Self::NotProcessed | Self::Refused => Delivery::NotProcessed,
            Self::NoResponse | Self::Malformed | Self::Headers | Self::UserTimeout => {
                Delivery::MaybeProcessed
            }
            // Only the body of a success is an error if it fails.
            Self::Body | Self::Encoding | Self::TooLarge { .. } => Delivery::Processed,
            // The delivery is raised if the request was sent.
            #[cfg(feature = "tower")]
            Self::Layer => Delivery::NotSent,
            #[cfg(feature = "tower")]
            Self::LayerBody => Delivery::Processed,
            #[cfg(feature = "replay")]
            Self::NotRecorded => Delivery::NotSent,
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.operation)?;
        match self.phase {
            Phase::NotSent => f.write_str(
                "the request could not be built, and was not sent: see the source of this error",
            ),
            Phase::Connect => f.write_str(
                "cannot connect to the API: check the base URL, the network and the proxy",
            ),
            Phase::Handshake => f.write_str(
                "the server refused the TLS handshake: check the client certificate and the TLS \
                 versions",
            ),
            Phase::Refused => f.write_str("the server refused the request without processing it"),
            Phase::NotProcessed => {
                f.write_str("the server closed the connection without processing the request")
            }
            Phase::NoResponse => f.write_str(
                "the connection broke before a response: the API may have processed the request",
            ),
            Phase::Malformed => {
                f.write_str("the response is not valid HTTP: check the base URL and the proxy")
            }
            // hyper reports both with the same error.
            Phase::Headers => f.write_str(
                "the response headers exceed the client's limits on size or number, or \
                 `Content-Length` exceeds the largest possible length",
            ),
            Phase::Body => f.write_str("the connection broke within the response body"),
            Phase::Encoding => f.write_str(
                "the response body cannot be decompressed: it is truncated, or does not match \
                 its `Content-Encoding`",
            ),
            Phase::TooLarge { limit } => write!(
                f,
                "the response body is larger than {limit} bytes: request less, or raise \
                 `max_body_bytes` on the client's builder"
            ),
            Phase::UserTimeout => f.write_str(
                "a time limit set with `http` on the client's builder passed before the response \
                 was complete",
            ),
            #[cfg(feature = "tower")]
            Phase::Layer => f.write_str("a layer failed: see the source of this error"),
            #[cfg(feature = "tower")]
            Phase::LayerBody => {
                f.write_str("a layer failed within the response body: see the source of this error")
            }
            #[cfg(feature = "replay")]
            Phase::NotRecorded => {
                f.write_str("the request is not in the recording: see the source of this error")
            }
        }?;
        match self.attempts {
            1 => Ok(()),
            attempts => write!(f, " ({attempts} attempts)"),
        }
    }
}

impl error::Error for TransportError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;
    use crate::endpoint::Endpoint;

    const ALL: [(Phase, Delivery); 12] = [
        (Phase::NotSent, Delivery::NotSent),
        (Phase::Connect, Delivery::NotSent),
        (Phase::Handshake, Delivery::NotProcessed),
        (Phase::NotProcessed, Delivery::NotProcessed),
        (Phase::Refused, Delivery::NotProcessed),
        (Phase::NoResponse, Delivery::MaybeProcessed),
        (Phase::Malformed, Delivery::MaybeProcessed),
        (Phase::Headers, Delivery::MaybeProcessed),
        (Phase::UserTimeout, Delivery::MaybeProcessed),
        (Phase::Body, Delivery::Processed),
        (Phase::Encoding, Delivery::Processed),
        (Phase::TooLarge { limit: 9 }, Delivery::Processed),
    ];

    #[test]
    fn an_earlier_attempt_is_never_forgotten() {
        for (phase, delivery) in ALL {
            for (_, earlier) in ALL {
                let operation = Endpoint::new(Method::POST, "/v1/agents").operation();
                let mut error = TransportError::new(operation, phase, None);
                assert_eq!(error.delivery(), delivery, "{phase:?}");
                error.raise_delivery(earlier);
                assert_eq!(error.delivery(), delivery.max(earlier), "{phase:?}");
            }
        }
    }
}
