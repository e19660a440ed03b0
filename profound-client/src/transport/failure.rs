//! Classification of connection failures, from the errors of the libraries below.

use std::{error::Error, io};

use crate::{
    endpoint::Operation,
    error::{self, BoxError, EncodeError, Phase, TransportError},
};

/// The reason why there is no response, without the URL and without the server's text.
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

    /// Returns the error of a call. A request that was never sent is no failure of the network.
    pub(super) fn into_error(self, operation: Operation) -> error::Error {
        if self.phase != Phase::NotSent {
            return error::Error::Transport(self.into_transport_error(operation));
        }
        let error = EncodeError::new(operation, "request", "the HTTP client cannot build it");
        error::Error::Encode(match self.source {
            Some(source) => error.with_source(source),
            None => error,
        })
    }

    pub(super) fn into_transport_error(self, operation: Operation) -> TransportError {
        TransportError::new(operation, self.phase, self.source)
    }
}

/// Returns the failure of a request without a response.
pub(super) fn of_request(error: reqwest::Error) -> Failure {
    let phase = if error.is_builder() {
        Phase::NotSent
    } else if error.is_connect() {
        Phase::Connect
    } else if is_own_limit(&error) {
        Phase::UserTimeout
    } else {
        phase_of(&error)
    };
    Failure {
        phase,
        source: Some(quiet(error)),
    }
}

/// Returns the phase of a failure after the connection was made.
pub(super) fn phase_of(error: &(dyn Error + 'static)) -> Phase {
    if tls::is_refused(error) {
        return Phase::Handshake;
    }
    if find::<hyper::Error>(error).is_some_and(hyper::Error::is_timeout) {
        // A connection did not answer a ping; this is not a limit of the user.
        return Phase::NoResponse;
    }
    if let Some(phase) = unprocessed(error) {
        return phase;
    }
    match find::<hyper::Error>(error) {
        // hyper has a method for this error on servers only.
        Some(error) if error.to_string() == "message head is too large" => Phase::Headers,
        Some(error) if error.is_parse() => Phase::Malformed,
        _ => http2::malformed(error).unwrap_or(Phase::NoResponse),
    }
}

/// Returns the failure of a response after its headers.
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

/// Returns true if a time limit passed that the user set on the HTTP client. The system's timeout for a
/// dead peer is an error of hyper instead.
fn is_own_limit(error: &reqwest::Error) -> bool {
    error.is_timeout() && find::<hyper::Error>(error).is_none()
}

/// Returns the phase of a request that the server cannot have processed: it was never written, or the
/// server says so.
fn unprocessed(error: &(dyn Error + 'static)) -> Option<Phase> {
    if find::<hyper::Error>(error).is_some_and(hyper::Error::is_canceled) {
        return Some(Phase::NotProcessed);
    }
    http2::unprocessed(error)
}

/// Returns an error that is safe to print.
fn quiet(error: reqwest::Error) -> BoxError {
    without_debug_data(&error).unwrap_or_else(|| error.without_url().into())
}

/// Returns an HTTP/2 error without the debug data that the server sent; `None` for any other error.
pub(super) fn without_debug_data(error: &(dyn Error + 'static)) -> Option<BoxError> {
    http2::quiet(error)
}

pub(super) fn find<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        // The source of an `io::Error` leaves out the error in it.
        next = match error.downcast_ref().and_then(io::Error::get_ref) {
            Some(within) => Some(within),
            None => error.source(),
        };
    }
    None
}

#[cfg(feature = "rustls")]
mod tls {
    use std::{error::Error, io};

    use rustls::{AlertDescription as Alert, Error as TlsError};

    use super::find;

    /// The alerts that are sent only before a handshake has ended.
    const HANDSHAKE: [Alert; 14] = [
        Alert::AccessDenied,
        Alert::BadCertificate,
        Alert::CertificateExpired,
        Alert::CertificateRequired,
        Alert::CertificateRevoked,
        Alert::CertificateUnknown,
        Alert::HandshakeFailure,
        Alert::InsufficientSecurity,
        Alert::MissingExtension,
        Alert::NoApplicationProtocol,
        Alert::ProtocolVersion,
        Alert::UnknownCA,
        Alert::UnrecognisedName,
        Alert::UnsupportedCertificate,
    ];

    /// Returns true if the server refused the handshake after the client had finished its part, as in
    /// TLS 1.3 if it requires a client certificate. The server reads no request before the handshake has
    /// ended (RFC 8446, 4.4.2.4 and 6.2).
    pub(super) fn is_refused(error: &(dyn Error + 'static)) -> bool {
        match find::<TlsError>(error) {
            Some(TlsError::AlertReceived(alert)) => HANDSHAKE.contains(alert),
            Some(_) => false,
            None => is_refused_text(error),
        }
    }

    /// Over HTTP/2, only the text of an error of the connection is kept.
    fn is_refused_text(error: &(dyn Error + 'static)) -> bool {
        let Some(error) = find::<io::Error>(error) else {
            return false;
        };
        let text = error.to_string();
        let mut alerts = HANDSHAKE.into_iter().map(TlsError::AlertReceived);
        error.kind() == io::ErrorKind::InvalidData && alerts.any(|alert| alert.to_string() == text)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn received(alert: Alert) -> io::Error {
            io::Error::new(io::ErrorKind::InvalidData, TlsError::AlertReceived(alert))
        }

        #[test]
        fn only_an_alert_of_the_handshake_proves_that_nothing_was_read() {
            for alert in HANDSHAKE {
                assert!(is_refused(&received(alert)), "{alert:?}");
            }
            for alert in [
                Alert::CloseNotify,
                Alert::BadRecordMac,
                Alert::DecodeError,
                Alert::DecryptError,
                Alert::InternalError,
                Alert::IllegalParameter,
                Alert::UnexpectedMessage,
                Alert::UserCanceled,
                Alert::Unknown(200),
            ] {
                assert!(!is_refused(&received(alert)), "{alert:?}");
            }
            assert!(!is_refused(&io::Error::other("broken pipe")));
        }
    }
}

/// Without the feature, rustls is not used.
#[cfg(not(feature = "rustls"))]
mod tls {
    pub(super) fn is_refused(_: &(dyn std::error::Error + 'static)) -> bool {
        false
    }
}

#[cfg(feature = "http2")]
mod http2 {
    use h2::{Error, Reason};

    use super::find;
    use crate::error::{BoxError, Phase};

    /// Returns the phase of a response that h2 itself rejects.
    pub(super) fn malformed(error: &(dyn std::error::Error + 'static)) -> Option<Phase> {
        let error = find::<Error>(error).filter(|error| error.is_library())?;
        // h2 resets the stream itself if the headers are too large.
        Some(if error.is_reset() {
            Phase::Headers
        } else {
            Phase::Malformed
        })
    }

    /// Returns the phase of a request that the server has not processed, as defined by HTTP/2 (RFC
    /// 9113, 8.7).
    pub(super) fn unprocessed(error: &(dyn std::error::Error + 'static)) -> Option<Phase> {
        let error = find::<Error>(error).filter(|error| error.is_remote())?;
        // h2 reports a GOAWAY, with any code, to the streams above the last one that it names.
        match error.reason()? {
            Reason::NO_ERROR if error.is_go_away() => Some(Phase::NotProcessed),
            _ if error.is_go_away() => Some(Phase::Refused),
            Reason::REFUSED_STREAM if error.is_reset() => Some(Phase::Refused),
            _ => None,
        }
    }

    /// Removes the debug data of a GOAWAY, which may be any text and is printed by h2.
    pub(super) fn quiet(error: &(dyn std::error::Error + 'static)) -> Option<BoxError> {
        let left = find::<Error>(error).filter(|error| error.is_go_away() && error.is_remote());
        left.and_then(Error::reason)
            .map(|reason| Error::from(reason).into())
    }
}

/// Without the feature, HTTP/2 is not used.
#[cfg(not(feature = "http2"))]
mod http2 {
    use crate::error::{BoxError, Phase};

    pub(super) fn malformed(_: &(dyn std::error::Error + 'static)) -> Option<Phase> {
        None
    }

    pub(super) fn unprocessed(_: &(dyn std::error::Error + 'static)) -> Option<Phase> {
        None
    }

    pub(super) fn quiet(_: &(dyn std::error::Error + 'static)) -> Option<BoxError> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{endpoint::Endpoint, error::Delivery};

    #[tokio::test]
    async fn a_request_that_cannot_be_built_was_not_sent() {
        let url = "ftp://127.0.0.1/".parse().unwrap();
        let request = reqwest::Request::new(http::Method::POST, url);
        let http = super::super::tls::without_roots(reqwest::Client::builder());
        let sent = http.build().unwrap().execute(request).await;
        let failure = of_request(sent.unwrap_err());
        assert_eq!(failure.phase, Phase::NotSent);
        let operation = Endpoint::new(http::Method::POST, "/v1/agents").operation();
        let error = failure.into_error(operation);
        assert!(matches!(error, error::Error::Encode(_)), "{error:?}");
        assert_eq!(error.delivery(), Delivery::NotSent);
    }
}
