//! What went wrong with a connection, by what the libraries below say of it.

use std::error::Error;

use crate::{
    endpoint::Operation,
    error::{BoxError, Phase, TransportError},
};

/// Why there is no answer, without the URL and without what the server says of it.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) phase: Phase,
    pub(super) source: Option<BoxError>,
}

impl Failure {
    pub(super) fn new(phase: Phase) -> Self {
        Self {
            phase,
            source: None,
        }
    }

    pub(super) fn into_error(self, operation: Operation) -> TransportError {
        TransportError::new(operation, self.phase, self.source)
    }
}

/// The failure of a request whose answer did not begin.
pub(super) fn of_request(error: reqwest::Error) -> Failure {
    let phase = if error.is_builder() {
        Phase::NotSent
    } else if error.is_connect() {
        Phase::Connect
    } else if find::<hyper::Error>(&error).is_some_and(hyper::Error::is_timeout) {
        // A connection that answered no ping: no limit of the user's own.
        Phase::NoResponse
    } else if is_own_limit(&error) {
        Phase::UserTimeout
    } else if let Some(phase) = unprocessed(&error) {
        phase
    } else {
        match find::<hyper::Error>(&error) {
            // hyper names it by a method in servers only.
            Some(error) if error.to_string() == "message head is too large" => Phase::Headers,
            Some(error) if error.is_parse() => Phase::Malformed,
            _ => http2::malformed(&error).unwrap_or(Phase::NoResponse),
        }
    };
    Failure {
        phase,
        source: Some(quiet(error)),
    }
}

/// The failure of an answer that has begun.
pub(super) fn of_body(error: reqwest::Error) -> Failure {
    let phase = if is_own_limit(&error) {
        Phase::UserTimeout
    } else {
        Phase::Body
    };
    Failure {
        phase,
        source: Some(quiet(error)),
    }
}

/// Whether a limit has passed that the user has set on the HTTP client; the system's own, of a peer that
/// is gone, comes through hyper.
fn is_own_limit(error: &reqwest::Error) -> bool {
    error.is_timeout() && find::<hyper::Error>(error).is_none()
}

/// What the server cannot have acted on: it was never written, or the server says so.
fn unprocessed(error: &reqwest::Error) -> Option<Phase> {
    if find::<hyper::Error>(error).is_some_and(hyper::Error::is_canceled) {
        return Some(Phase::NotProcessed);
    }
    http2::unprocessed(error)
}

/// An error that can be printed.
fn quiet(error: reqwest::Error) -> BoxError {
    http2::quiet(&error).unwrap_or_else(|| error.without_url().into())
}

fn find<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        next = error.source();
    }
    None
}

#[cfg(feature = "http2")]
mod http2 {
    use h2::{Error, Reason};

    use super::find;
    use crate::error::{BoxError, Phase};

    /// What h2 itself finds wrong with an answer.
    pub(super) fn malformed(error: &reqwest::Error) -> Option<Phase> {
        let error = find::<Error>(error).filter(|error| error.is_library())?;
        // It resets a stream by itself for headers that are too large.
        Some(if error.is_reset() {
            Phase::Headers
        } else {
            Phase::Malformed
        })
    }

    /// What the server has not acted on in the words of HTTP/2 (RFC 9113, 8.7).
    pub(super) fn unprocessed(error: &reqwest::Error) -> Option<Phase> {
        let error = find::<Error>(error).filter(|error| error.is_remote())?;
        // h2 gives a GOAWAY, whatever its code, to the streams above the last one that it names.
        match error.reason()? {
            Reason::NO_ERROR if error.is_go_away() => Some(Phase::NotProcessed),
            _ if error.is_go_away() => Some(Phase::Refused),
            Reason::REFUSED_STREAM if error.is_reset() => Some(Phase::Refused),
            _ => None,
        }
    }

    /// A GOAWAY without its debug data, which may be any text and is printed by h2.
    pub(super) fn quiet(error: &reqwest::Error) -> Option<BoxError> {
        let left = find::<Error>(error).filter(|error| error.is_go_away() && error.is_remote());
        left.and_then(Error::reason)
            .map(|reason| Error::from(reason).into())
    }
}

/// Without the feature nothing speaks HTTP/2.
#[cfg(not(feature = "http2"))]
mod http2 {
    use crate::error::{BoxError, Phase};

    pub(super) fn malformed(_: &reqwest::Error) -> Option<Phase> {
        None
    }

    pub(super) fn unprocessed(_: &reqwest::Error) -> Option<Phase> {
        None
    }

    pub(super) fn quiet(_: &reqwest::Error) -> Option<BoxError> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_request_that_cannot_be_built_was_not_sent() {
        let url = "ftp://127.0.0.1/".parse().unwrap();
        let request = reqwest::Request::new(http::Method::POST, url);
        // Building a client gives rustls its provider.
        let client = crate::Client::builder().api_key("a-key");
        client.base_url("http://127.0.0.1").build().unwrap();
        let http = reqwest::Client::builder().tls_danger_accept_invalid_certs(true);
        let sent = http.build().unwrap().execute(request).await;
        let failure = of_request(sent.unwrap_err());
        assert_eq!(failure.phase, Phase::NotSent);
    }
}
