//! Faults: failures that a test schedules for the next requests.

use std::{
    collections::VecDeque,
    iter::{self, Once},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use http::{Response, StatusCode, header::RETRY_AFTER};
use http_body_util::{BodyExt, Either, Full};

use crate::http::{
    faulty_body::{FaultyResponse, HalfBody, Reset},
    response::ApiResponse,
};

/// A failure that a request gets instead of its response.
///
/// [`fail_next`](crate::Sandbox::fail_next) takes one or several. They apply to the next requests in
/// order, whatever the path and the key. A fault happens on the real connection.
///
/// | fault | the request | what the client sees |
/// |---|---|---|
/// | [`status`](Fault::status) | is not carried out | a response with that status |
/// | [`not_json`](Fault::not_json) | is not carried out | a 200 whose body is a page of HTML |
/// | [`reset`](Fault::reset) | is not carried out | a connection that is reset before the response |
/// | [`stall`](Fault::stall) | is not carried out | no response, until the client gives up |
/// | [`cut`](Fault::cut) | is carried out | the head and half of the body, then the end of the connection |
/// | [`none`](Fault::none) | is carried out | the response |
///
/// A request with a fault counts against the quota of its key, so every attempt of a retrying client
/// is counted. A fault takes precedence over every other error, such as a 401 or the 429 of an
/// exhausted quota.
///
/// ```
/// use profound_sandbox::{Fault, Sandbox};
///
/// # let sandbox = Sandbox::start()?;
/// sandbox.fail_next(Fault::status(503));
/// sandbox.fail_next([Fault::reset(), Fault::none(), Fault::cut()]);
/// sandbox.fail_next(vec![Fault::status(500); 3]);
/// # Ok::<(), std::io::Error>(())
/// ```
#[doc(alias("failure injection", "fault injection", "chaos"))]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(FaultKind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum FaultKind {
    None,
    Status(StatusCode, Option<Duration>),
    NotJson,
    Reset,
    Stall,
    Cut,
}

impl Fault {
    /// Responds with this status, such as 429, 500 or 503, and with a `detail` like the API's errors.
    ///
    /// # Panics
    ///
    /// Panics unless the status is an error, from 400 to 599.
    #[must_use]
    pub fn status(status: u16) -> Fault {
        let known = StatusCode::from_u16(status).ok();
        let failure = known.filter(|status| status.is_client_error() || status.is_server_error());
        match failure {
            Some(status) => Fault(FaultKind::Status(status, None)),
            None => panic!("{status} is not an error status: expected 400 to 599"),
        }
    }

    /// Adds `Retry-After` to a [`status`](Fault::status), in seconds, rounded up. Other faults ignore it.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use profound_sandbox::Fault;
    ///
    /// let busy = Fault::status(429).retry_after(Duration::from_secs(2));
    /// ```
    #[must_use]
    pub fn retry_after(mut self, wait: Duration) -> Fault {
        if let FaultKind::Status(_, retry_after) = &mut self.0 {
            *retry_after = Some(wait);
        }
        self
    }

    /// Responds with a 200 and an HTML page as the body, as from a proxy.
    #[must_use]
    pub fn not_json() -> Fault {
        Fault(FaultKind::NotJson)
    }

    /// Resets the connection before the response.
    #[must_use]
    pub fn reset() -> Fault {
        Fault(FaultKind::Reset)
    }

    /// Sends no response. The connection stays open until the client or the sandbox closes it.
    #[must_use]
    pub fn stall() -> Fault {
        Fault(FaultKind::Stall)
    }

    /// Announces the full length of the body, and closes the connection in the middle of it.
    ///
    /// The request takes effect. If its response has no body, the connection is reset instead.
    #[must_use]
    pub fn cut() -> Fault {
        Fault(FaultKind::Cut)
    }

    /// Sends the normal response. Use it for the requests before the one that must fail.
    ///
    /// ```
    /// use profound_sandbox::{Fault, Sandbox};
    ///
    /// # fn main() -> std::io::Result<()> {
    /// // The request for the third page fails.
    /// let faults = [Fault::none(), Fault::none(), Fault::status(500)];
    /// let sandbox = Sandbox::builder().fail_next(faults).start()?;
    /// # drop(sandbox);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn none() -> Fault {
        Fault(FaultKind::None)
    }

    /// Returns whether the request has no effect.
    pub(crate) fn prevents(&self) -> bool {
        !matches!(self.0, FaultKind::None | FaultKind::Cut)
    }

    /// Returns whether no response is ever sent.
    pub(crate) fn stalls(&self) -> bool {
        self.0 == FaultKind::Stall
    }

    /// Returns the response that is sent instead.
    pub(crate) fn response(&self) -> ApiResponse {
        match &self.0 {
            FaultKind::Status(status, wait) => {
                let detail = status.canonical_reason().unwrap_or("Overloaded");
                let response = ApiResponse::detail(*status, detail);
                match wait {
                    Some(wait) => response.header(RETRY_AFTER, &whole_seconds(*wait).to_string()),
                    None => response,
                }
            }
            FaultKind::NotJson => ApiResponse::html(PAGE),
            FaultKind::None | FaultKind::Reset | FaultKind::Stall | FaultKind::Cut => {
                ApiResponse::empty()
            }
        }
    }

    /// Applies the fault to a response.
    pub(crate) async fn strike(
        &self,
        whole: Response<Full<Bytes>>,
    ) -> Result<FaultyResponse, Reset> {
        match self.0 {
            FaultKind::Reset => Err(Reset),
            FaultKind::Cut => {
                let (head, body) = whole.into_parts();
                let body = body.collect().await.unwrap_or_default().to_bytes();
                if body.is_empty() {
                    Err(Reset)
                } else {
                    Ok(Response::from_parts(
                        head,
                        Either::Right(HalfBody::of(body)),
                    ))
                }
            }
            _ => Ok(whole.map(Either::Left)),
        }
    }
}

/// Iterates over this one fault, so that one fault can be passed like a list.
impl IntoIterator for Fault {
    type Item = Fault;
    type IntoIter = Once<Fault>;

    fn into_iter(self) -> Once<Fault> {
        iter::once(self)
    }
}

fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs()
        .saturating_add(u64::from(wait.subsec_nanos() > 0))
}

/// The faults for the next requests, in order.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<VecDeque<Fault>>);

impl Faults {
    pub(crate) fn add(&self, faults: impl IntoIterator<Item = Fault>) {
        // Collect before the lock is taken: the user's iterator may itself call the sandbox.
        let faults: Vec<Fault> = faults.into_iter().collect();
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        queue.extend(faults);
    }

    pub(crate) fn clear(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// Takes the fault of the next request.
    pub(crate) fn next(&self) -> Fault {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        queue.pop_front().unwrap_or(Fault::none())
    }
}

const PAGE: &str = "<!DOCTYPE html>\n<html><body><h1>Please sign in</h1></body></html>\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_rounded_up_to_seconds() {
        assert_eq!(whole_seconds(Duration::from_millis(1001)), 2);
        assert_eq!(whole_seconds(Duration::from_secs(2)), 2);
        assert_eq!(whole_seconds(Duration::ZERO), 0);
        assert_eq!(whole_seconds(Duration::MAX), u64::MAX);
    }

    #[test]
    #[should_panic(expected = "204 is not an error status")]
    fn a_status_that_is_no_error_is_refused() {
        let _ = Fault::status(204);
    }

    #[test]
    fn faults_come_in_order_and_end() {
        let faults = Faults::default();
        faults.add(Fault::reset());
        faults.add([Fault::none(), Fault::cut()]);
        let taken: [Fault; 4] = std::array::from_fn(|_| faults.next());
        let expected = [Fault::reset(), Fault::none(), Fault::cut(), Fault::none()];
        assert_eq!(taken, expected);
    }
}
