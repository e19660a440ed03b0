//! Classification of failures from layers and from transports of the user.

use std::{error::Error, fmt, io};

use super::failure::{self, Failure};
use crate::{
    credentials::{ApiKey, Decoded},
    error::{self, BoxError, Phase, TransportError},
};

/// The number of errors in a chain that are looked at.
const DEPTH: usize = 20;

/// Returns the failure of a transport without a response.
pub(super) fn of_service(error: BoxError, key: &ApiKey) -> Failure {
    let error = match own(error, key) {
        Ok(failure) => return failure,
        Err(error) => error,
    };
    let error = match error.downcast::<reqwest::Error>() {
        Ok(error) => return failure::of_request(*error),
        Err(error) => error,
    };
    let phase = if is_connect(&*error) {
        Phase::Connect
    } else {
        failure::phase_of(&*error)
    };
    Failure {
        phase,
        source: quiet(error, key),
    }
}

/// Returns the failure of a transport within a response.
pub(super) fn of_service_body(error: BoxError, key: &ApiKey) -> Failure {
    let error = match own(error, key) {
        Ok(failure) => return failure,
        Err(error) => error,
    };
    match error.downcast::<reqwest::Error>() {
        Ok(error) => failure::of_body(*error),
        Err(error) => Failure {
            phase: Phase::Body,
            source: quiet(error, key),
        },
    }
}

/// Returns the failure of a transport that knows the errors of this crate, such as a player.
fn own(error: BoxError, key: &ApiKey) -> Result<Failure, BoxError> {
    let (phase, source) = error.downcast::<TransportError>()?.into_parts();
    Ok(Failure {
        phase,
        source: source.and_then(|source| quiet(source, key)),
    })
}

/// Returns the failure of a URL that `http` refuses.
pub(super) fn of_uri(error: impl Into<BoxError>) -> Failure {
    Failure {
        phase: Phase::NotSent,
        source: Some(error.into()),
    }
}

/// Returns the failure of a body that a layer returned. The errors of the transport come out as they went
/// in.
pub(super) fn of_layer_body(error: BoxError) -> Failure {
    passed_or(error, Phase::LayerBody)
}

/// Returns the failure that passed through a layer, or one of the layer's own in this phase.
fn passed_or(error: BoxError, phase: Phase) -> Failure {
    match error.downcast::<TransportError>() {
        Ok(error) => {
            let (phase, source) = error.into_parts();
            Failure { phase, source }
        }
        Err(error) => Failure {
            phase,
            source: Some(error),
        },
    }
}

/// Returns the error of a layer, or the one that passed through it.
pub(super) fn of_layer(error: BoxError) -> Result<Failure, Box<error::Error>> {
    match error.downcast::<error::Error>() {
        Ok(passed) => Err(passed),
        Err(error) => Ok(passed_or(error, Phase::Layer)),
    }
}

/// Returns true if the connection could not be made.
fn is_connect(error: &(dyn Error + 'static)) -> bool {
    use hyper_util::client::legacy::Error as Legacy;

    if failure::find::<Legacy>(error).is_some_and(Legacy::is_connect) {
        return true;
    }
    let kind = failure::find::<io::Error>(error).map(io::Error::kind);
    matches!(
        kind,
        Some(
            io::ErrorKind::ConnectionRefused
                | io::ErrorKind::HostUnreachable
                | io::ErrorKind::NetworkUnreachable
                | io::ErrorKind::AddrNotAvailable
        )
    )
}

/// Returns an error that is safe to print. A transport has the key, and its errors may quote it.
fn quiet(error: BoxError, key: &ApiKey) -> Option<BoxError> {
    if let Some(quiet) = failure::without_debug_data(&*error) {
        return Some(quiet);
    }
    let quotes = |text: String| Decoded::from(&*text).contains(key);
    let mut next: Option<&(dyn Error + 'static)> = Some(&*error);
    for _ in 0..DEPTH {
        let Some(error) = next else { break };
        if quotes(error.to_string()) || quotes(format!("{error:?}")) {
            return Some(Removed.into());
        }
        next = error.source();
    }
    Some(error)
}

/// An error that contained the key.
#[derive(Debug)]
struct Removed;

impl fmt::Display for Removed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the error of the transport contained the key, and was removed")
    }
}

impl Error for Removed {}
