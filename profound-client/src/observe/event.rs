//! The events that an observer receives.

use std::time::Duration;

use http::{Method, StatusCode};

use super::kind::ErrorKind;
use crate::error::{QueuedFor, RateLimit};

/// The call that an event belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallInfo<'a> {
    /// The number of the call, which no other call of the client and its handles has.
    pub id: u64,
    /// The method of the endpoint.
    pub method: &'a Method,
    /// The path template of the endpoint, such as `/v1/agents/{agent_id}`, without argument values.
    pub path_template: &'a str,
    /// The scheme of the base URL: `https` or `http`.
    pub scheme: &'a str,
    /// The host of the base URL: a name, or an IP address without brackets.
    pub server_address: &'a str,
    /// The port of the base URL, 443 or 80 by default.
    pub server_port: u16,
}

/// How a call, an attempt or a stream ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// A response with a status of success, or the end of a stream.
    Success,
    /// An error of this kind.
    Failure(ErrorKind),
    /// The program dropped it before its end.
    Dropped,
}

/// How a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WaitOutcome {
    /// The call has its permits, or waits for something else now.
    Passed,
    /// The call waited for too long: it fails, or returns the error of its last attempt.
    GivenUp,
    /// The program dropped the call.
    Dropped,
}

/// The result of a call of the [key provider](crate::KeyProvider). The same key as before is no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyRefresh {
    /// A key that differs from the previous one, or the first key.
    Changed,
    /// An error. The previous key stays in use; if there is none, the call fails.
    Failed,
}

/// A call begins. Nothing is sent before its first attempt.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CallStarted<'a> {
    /// The call.
    pub call: CallInfo<'a>,
}

/// A call has ended: it has the response, the headers of a stream, or an error.
///
/// The response is decoded into the return type afterwards, so a [decode error](crate::Error::Decode)
/// is not in this event. Each page of a listing is a call.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CallEnded<'a> {
    /// The call.
    pub call: CallInfo<'a>,
    /// How it ended.
    pub outcome: Outcome,
    /// The status of the last response, if the outcome has one.
    pub status: Option<StatusCode>,
    /// The number of attempts, 0 if nothing was sent.
    pub attempts: u32,
    /// True if the response, or the error, came from the [cache](crate::guide::cache) or from an equal
    /// call in flight. The call has then no attempt.
    pub cached: bool,
    /// The time since the call began, including all waits.
    pub duration: Duration,
}

/// An attempt begins. The call has its permits and its key.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct AttemptStarted<'a> {
    /// The call.
    pub call: CallInfo<'a>,
    /// The number of the attempt, from 1.
    pub attempt: u32,
}

/// An attempt has ended: the response was received, for a stream its headers, or it failed.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct AttemptEnded<'a> {
    /// The call.
    pub call: CallInfo<'a>,
    /// The number of the attempt, from 1.
    pub attempt: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// The status of the response, if one was received.
    pub status: Option<StatusCode>,
    /// The time since the attempt began, without waits before and after it.
    pub duration: Duration,
    /// The bytes of the request body that were sent, without headers. `None` if it is unknown how many
    /// were. Of an upload, the bytes that the connection has accepted.
    pub request_bytes: Option<u64>,
    /// The bytes of the response body that were received, after decompression and without headers.
    /// `None` without a response, and for a stream, whose bytes are in [`StreamEnded`]. At most 64 KiB
    /// of an error are read.
    pub response_bytes: Option<u64>,
    /// The API's id of the request, if it is safe to print: see
    /// [`ApiError::request_id`](crate::ApiError::request_id).
    pub request_id: Option<&'a str>,
    /// The rate limit in the headers of the response; empty without one.
    pub rate_limit: RateLimit,
    /// The wait before the next attempt, zero if that is sent at once. `None` if there is none. If the
    /// call waits for the quota, more waits can follow.
    pub retry_in: Option<Duration>,
}

/// A stream has ended or was dropped.
///
/// A stream is a body that is read after its call has ended: an [`EventStream`](crate::EventStream) or
/// a [`ByteStream`](crate::ByteStream).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct StreamEnded<'a> {
    /// The call that opened the stream.
    pub call: CallInfo<'a>,
    /// How it ended.
    pub outcome: Outcome,
    /// The time since the call ended.
    pub duration: Duration,
    /// The bytes of the body that were received, after decompression.
    pub response_bytes: u64,
}

/// A call begins to wait for the quota or a slot.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct WaitStarted<'a> {
    /// The call.
    pub call: CallInfo<'a>,
    /// The permit that it waits for.
    pub cause: QueuedFor,
    /// The time until there is room, if it is known. Other calls may take that room first.
    pub expected: Option<Duration>,
}

/// A wait for the quota or a slot has ended.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct WaitEnded<'a> {
    /// The call.
    pub call: CallInfo<'a>,
    /// The permit that it waited for.
    pub cause: QueuedFor,
    /// How the wait ended.
    pub outcome: WaitOutcome,
    /// The length of the wait.
    pub duration: Duration,
}

/// A call has received a new key from the key provider, or the provider has failed.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct KeyRefreshed<'a> {
    /// The call.
    pub call: CallInfo<'a>,
    /// The result, without the key and without the error.
    pub result: KeyRefresh,
}

impl CallInfo<'_> {
    /// Returns OpenTelemetry's `http.request.method`: the method, or `_OTHER` for one that HTTP does
    /// not define.
    pub fn known_method(&self) -> &str {
        known_method(self.method).unwrap_or(OTHER_METHOD)
    }
}

impl CallEnded<'_> {
    /// Returns OpenTelemetry's `error.type`: see [`AttemptEnded::error_type`].
    pub fn error_type(&self) -> Option<&str> {
        error_type(self.outcome, &self.status)
    }
}

impl AttemptEnded<'_> {
    /// Returns OpenTelemetry's `error.type`: a status such as `503`, the name of an [`ErrorKind`] such as
    /// `timeout`, or `dropped`. `None` after a success.
    pub fn error_type(&self) -> Option<&str> {
        error_type(self.outcome, &self.status)
    }
}

impl StreamEnded<'_> {
    /// Returns OpenTelemetry's `error.type`: see [`AttemptEnded::error_type`].
    pub fn error_type(&self) -> Option<&str> {
        error_type(self.outcome, &None)
    }
}

fn error_type(outcome: Outcome, status: &Option<StatusCode>) -> Option<&str> {
    match outcome {
        Outcome::Success => None,
        Outcome::Failure(kind) => Some(kind.error_type(status)),
        Outcome::Dropped => Some("dropped"),
    }
}

/// OpenTelemetry's name for all methods that HTTP does not define.
pub(crate) const OTHER_METHOD: &str = "_OTHER";

/// Returns the name of a method, if HTTP defines it.
pub(crate) fn known_method(method: &Method) -> Option<&str> {
    match method.as_str() {
        known @ ("CONNECT" | "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT"
        | "TRACE") => Some(known),
        _ => None,
    }
}
