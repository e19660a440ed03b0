//! A call and its stream under observation.

use std::{sync::Arc, time::Duration};

use http::{Method, StatusCode};
use tokio::time::Instant;

use super::{
    event::{
        AttemptEnded, AttemptStarted, CallEnded, CallInfo, CallStarted, KeyRefresh, KeyRefreshed,
        Outcome, StreamEnded, WaitEnded, WaitOutcome, WaitStarted,
    },
    kind::{ErrorKind, received_status},
    observer_set::ObserverSet,
};
use crate::{
    endpoint::Operation,
    error::{ApiError, Error, QueuedFor, RateLimit},
    request::Progress,
};

/// A call under observation. It does nothing if the client has no observer. If it is dropped before its
/// end, the observers learn that the call was dropped.
#[derive(Default)]
pub(crate) struct ObservedCall<'c>(pub(super) Option<Watch<'c>>);

pub(super) struct Watch<'c> {
    set: &'c Arc<ObserverSet>,
    call: CallInfo<'c>,
    began: Instant,
    attempts: u32,
    cached: bool,
    doing: Doing,
}

/// The state of a call, which the next event ends.
enum Doing {
    Nothing,
    Wait { cause: QueuedFor, began: Instant },
    Attempt { began: Instant, body: SentBody },
    Ended,
}

/// The body of an attempt.
pub(crate) enum SentBody {
    /// The number of bytes of a body that is complete before the call begins.
    Full(u64),
    Upload(Arc<Progress>),
}

/// The facts of a response that an attempt's event has.
#[derive(Default)]
pub(crate) struct ResponseFacts<'a> {
    pub(crate) status: Option<StatusCode>,
    pub(crate) request_id: Option<&'a str>,
    pub(crate) rate_limit: RateLimit,
    /// The number of bytes of the body, unless it is streamed.
    pub(crate) bytes: Option<u64>,
}

/// The stream of a call under observation. Its end is reported when it is dropped.
pub(crate) struct ObservedStream {
    set: Arc<ObserverSet>,
    id: u64,
    operation: Operation,
    began: Instant,
    bytes: u64,
    outcome: Outcome,
}

impl ObservedCall<'_> {
    /// Begins a wait, and ends the one before.
    pub(crate) fn wait_started(&mut self, cause: QueuedFor, expected: Option<Duration>) {
        self.wait_ended(WaitOutcome::Passed);
        let Some(watch) = &mut self.0 else { return };
        watch.doing = Doing::Wait {
            cause,
            began: Instant::now(),
        };
        let call = watch.call;
        let event = WaitStarted {
            call,
            cause,
            expected,
        };
        watch.set.each(|to| to.wait_started(&event));
    }

    /// Ends the wait, if there is one.
    pub(crate) fn wait_ended(&mut self, outcome: WaitOutcome) {
        if let Some(watch) = &mut self.0 {
            watch.wait_ended(outcome);
        }
    }

    pub(crate) fn attempt_started(&mut self, attempt: u32, body: impl FnOnce() -> SentBody) {
        let Some(watch) = &mut self.0 else { return };
        watch.attempts = attempt;
        watch.doing = Doing::Attempt {
            began: Instant::now(),
            body: body(),
        };
        let call = watch.call;
        let event = AttemptStarted { call, attempt };
        watch.set.each(|to| to.attempt_started(&event));
    }

    pub(crate) fn attempt_succeeded<'a>(&mut self, facts: impl FnOnce() -> ResponseFacts<'a>) {
        if let Some(watch) = &mut self.0 {
            watch.attempt_ended(Outcome::Success, facts(), None, Some);
        }
    }

    /// Ends an attempt that failed, with the wait before the next one.
    pub(crate) fn attempt_failed(&mut self, error: &Error, retry_in: Option<Duration>) {
        let Some(watch) = &mut self.0 else { return };
        let response = error.response().filter(|response| response.was_sent());
        let facts = response.map_or_else(ResponseFacts::default, |response| ResponseFacts {
            status: Some(response.status()),
            request_id: response.request_id(),
            rate_limit: ApiError::rate_limit(response),
            bytes: Some(response.body().len() as u64),
        });
        let outcome = Outcome::Failure(ErrorKind::of(error));
        watch.attempt_ended(outcome, facts, retry_in, |length| match error {
            _ if response.is_some() => Some(length),
            Error::Transport(error) if !error.may_have_been_processed() => Some(0),
            _ => None,
        });
    }

    /// Reports that the key has changed or the provider has failed, if so.
    pub(crate) fn key_refreshed(&mut self, result: Option<KeyRefresh>) {
        if let (Some(watch), Some(result)) = (&self.0, result) {
            let call = watch.call;
            let event = KeyRefreshed { call, result };
            watch.set.each(|to| to.key_refreshed(&event));
        }
    }

    /// Records that the response is another call's.
    pub(crate) fn cached(&mut self) {
        if let Some(watch) = &mut self.0 {
            watch.cached = true;
        }
    }

    /// Returns the stream that the call has opened.
    pub(crate) fn stream(&self, operation: &Operation) -> Option<ObservedStream> {
        let watch = self.0.as_ref()?;
        Some(ObservedStream {
            set: watch.set.clone(),
            id: watch.call.id,
            operation: operation.clone(),
            began: Instant::now(),
            bytes: 0,
            outcome: Outcome::Dropped,
        })
    }

    /// Ends the call.
    pub(crate) fn ended(self, result: Result<StatusCode, &Error>) {
        let Some(mut watch) = self.0 else { return };
        let (outcome, status) = match result {
            Ok(status) => (Outcome::Success, Some(status)),
            Err(error) => {
                let kind = ErrorKind::of(error);
                (Outcome::Failure(kind), received_status(error))
            }
        };
        watch.ended(outcome, status);
    }
}

impl<'c> Watch<'c> {
    pub(super) fn new(set: &'c Arc<ObserverSet>, method: &'c Method, template: &'c str) -> Self {
        let watch = Self {
            set,
            call: set.info(set.next_call(), method, template),
            began: Instant::now(),
            attempts: 0,
            cached: false,
            doing: Doing::Nothing,
        };
        let event = CallStarted { call: watch.call };
        set.each(|to| to.call_started(&event));
        watch
    }

    fn wait_ended(&mut self, outcome: WaitOutcome) {
        let Doing::Wait { cause, began } = self.doing else {
            return;
        };
        self.doing = Doing::Nothing;
        let event = WaitEnded {
            call: self.call,
            cause,
            outcome,
            duration: began.elapsed(),
        };
        self.set.each(|to| to.wait_ended(&event));
    }

    /// Ends the attempt, if there is one. `sent` returns how much of a full body of this length was sent.
    fn attempt_ended(
        &mut self,
        outcome: Outcome,
        facts: ResponseFacts<'_>,
        retry_in: Option<Duration>,
        sent: impl FnOnce(u64) -> Option<u64>,
    ) {
        let doing = std::mem::replace(&mut self.doing, Doing::Nothing);
        let Doing::Attempt { began, body } = doing else {
            return;
        };
        let event = AttemptEnded {
            call: self.call,
            attempt: self.attempts,
            outcome,
            status: facts.status,
            duration: began.elapsed(),
            request_bytes: match body {
                SentBody::Full(length) => sent(length),
                SentBody::Upload(progress) => Some(progress.sent()),
            },
            response_bytes: facts.bytes,
            request_id: facts.request_id,
            rate_limit: facts.rate_limit,
            retry_in,
        };
        self.set.each(|to| to.attempt_ended(&event));
    }

    fn ended(&mut self, outcome: Outcome, status: Option<StatusCode>) {
        self.doing = Doing::Ended;
        let event = CallEnded {
            call: self.call,
            outcome,
            status,
            attempts: self.attempts,
            cached: self.cached,
            duration: self.began.elapsed(),
        };
        self.set.each(|to| to.call_ended(&event));
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        if matches!(self.doing, Doing::Ended) {
            return;
        }
        self.wait_ended(WaitOutcome::Dropped);
        let facts = ResponseFacts::default();
        self.attempt_ended(Outcome::Dropped, facts, None, |_| None);
        self.ended(Outcome::Dropped, None);
    }
}

impl ObservedStream {
    /// Counts bytes that were received.
    pub(crate) fn count(&mut self, bytes: usize) {
        self.bytes += bytes as u64;
    }

    /// Records that the body has ended.
    pub(crate) fn complete(&mut self) {
        self.outcome = Outcome::Success;
    }

    /// Records that the stream has failed.
    pub(crate) fn failed(&mut self, error: &Error) {
        self.outcome = Outcome::Failure(ErrorKind::of(error));
    }
}

impl Drop for ObservedStream {
    fn drop(&mut self) {
        let Operation { method, template } = &self.operation;
        let event = StreamEnded {
            call: self.set.info(self.id, method, template),
            outcome: self.outcome,
            duration: self.began.elapsed(),
            response_bytes: self.bytes,
        };
        self.set.each(|to| to.stream_ended(&event));
    }
}
