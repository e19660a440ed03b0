//! The log of received requests, without keys.

use std::{
    collections::VecDeque,
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
};

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode, request::Parts};
use serde::de::{DeserializeOwned, Error as _};

use crate::http::{query_string::QueryString, redaction::Redactor};

/// A request as a [`Sandbox`](crate::Sandbox) received it, without the key.
///
/// Keys are replaced by `[redacted]`, valid or not:
///
/// - the headers and query parameters of the key placements, and others with `key`, `token` or `secret`
///   in their names;
/// - every other copy of the request's key, if the key has eight or more characters;
/// - every copy of the sandbox's own keys.
///
/// Copies are found in plain and percent-encoded form, but not in other encodings, such as escaped in
/// JSON. The log keeps almost nothing of a request with more than sixteen keys.
#[derive(Clone)]
pub struct ReceivedRequest {
    method: Method,
    path: String,
    query: String,
    headers: HeaderMap,
    body: Option<Bytes>,
    status: Option<StatusCode>,
}

impl ReceivedRequest {
    fn new<'k>(
        head: &Parts,
        body: Option<Bytes>,
        own: impl Iterator<Item = &'k str>,
    ) -> ReceivedRequest {
        let redactor = Redactor::of(head, own);
        ReceivedRequest {
            method: redactor.method(&head.method),
            path: redactor.path(head.uri.path()),
            query: redactor.query(head.uri.query().unwrap_or_default()),
            headers: redactor.headers(&head.headers),
            body: body.map(|body| redactor.body(body)),
            status: None,
        }
    }

    /// Returns the method, such as `POST`.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the path as sent, percent-encoded and without the query, such as `/v1/org/categories`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the query as it was sent, percent-encoded and without `?`, or an empty text.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// Returns the decoded values of a query parameter, in the order in which they were sent.
    pub fn query_values(&self, name: &str) -> Vec<String> {
        let query = QueryString::parse(&self.query);
        let named = query.pairs().filter(|(known, _)| *known == name);
        named.map(|(_, value)| value.to_owned()).collect()
    }

    /// Returns the first header with this name, in any case. `None` if it is missing or not a text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the body, which is empty if none was sent.
    ///
    /// `None` if the log does not have it: it broke off, was too large, or was dropped for newer bodies.
    pub fn body(&self) -> Option<&[u8]> {
        self.body.as_deref()
    }

    /// Parses the body as JSON.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is no JSON, does not match the type, or is not in the log.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        match &self.body {
            Some(body) => serde_json::from_slice(body),
            None => Err(serde_json::Error::custom("the body is not in the log")),
        }
    }

    /// Returns the status of the response.
    ///
    /// `None` until the response is sent, and if it is never sent: the connection was reset, the
    /// response stalled, the body broke off, or the client did not wait.
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    fn head_bytes(&self) -> usize {
        let headers = self.headers.iter();
        let headers: usize = headers
            .map(|(name, value)| name.as_str().len() + value.len())
            .sum();
        self.path.len() + self.query.len() + headers
    }

    fn body_bytes(&self) -> usize {
        self.body.as_ref().map_or(0, Bytes::len)
    }
}

impl fmt::Debug for ReceivedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ReceivedRequest")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("query", &self.query)
            .field("body_bytes", &self.body.as_ref().map(Bytes::len))
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// The latest requests, oldest first.
#[derive(Default)]
pub(crate) struct Log(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    requests: VecDeque<ReceivedRequest>,
    /// The ticket of the first request.
    first: u64,
    head_bytes: usize,
    body_bytes: usize,
}

impl Log {
    /// Records a request without the sandbox's own keys, and returns its ticket.
    pub(crate) fn received<'k>(
        &self,
        head: &Parts,
        body: Option<Bytes>,
        own: impl Iterator<Item = &'k str>,
    ) -> u64 {
        let request = ReceivedRequest::new(head, body, own);
        self.entries().add(request)
    }

    pub(crate) fn answered(&self, ticket: u64, status: StatusCode) {
        let mut entries = self.entries();
        if let Some(request) = entries.get_mut(ticket) {
            request.status = Some(status);
        }
    }

    /// Returns the request with this ticket, if the log still has it.
    pub(crate) fn request(&self, ticket: u64) -> Option<ReceivedRequest> {
        self.entries().get_mut(ticket).cloned()
    }

    pub(crate) fn requests(&self) -> Vec<ReceivedRequest> {
        self.entries().requests.iter().cloned().collect()
    }

    pub(crate) fn clear(&self) {
        let mut entries = self.entries();
        let next = entries.first + entries.requests.len() as u64;
        *entries = Entries {
            first: next,
            ..Entries::default()
        };
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entries {
    fn get_mut(&mut self, ticket: u64) -> Option<&mut ReceivedRequest> {
        let at = ticket.checked_sub(self.first)?;
        self.requests.get_mut(usize::try_from(at).ok()?)
    }

    fn add(&mut self, request: ReceivedRequest) -> u64 {
        self.head_bytes += request.head_bytes();
        self.body_bytes += request.body_bytes();
        self.requests.push_back(request);
        while self.body_bytes > BODY_BYTES {
            self.forget_a_body();
        }
        while self.requests.len() > REQUESTS || self.head_bytes > HEAD_BYTES {
            self.forget_a_request();
        }
        self.first + self.requests.len() as u64 - 1
    }

    fn forget_a_body(&mut self) {
        let mut requests = self.requests.iter_mut();
        let oldest = requests.find(|request| request.body_bytes() > 0);
        let body = oldest.and_then(|request| request.body.take());
        self.body_bytes -= body.map_or(0, |body| body.len());
    }

    fn forget_a_request(&mut self) {
        if let Some(request) = self.requests.pop_front() {
            self.first += 1;
            self.head_bytes -= request.head_bytes();
            self.body_bytes -= request.body_bytes();
        }
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.entries().requests.len();
        write!(formatter, "Log({count} requests)")
    }
}

const REQUESTS: usize = 10_000;
const HEAD_BYTES: usize = 16 * 1024 * 1024;
const BODY_BYTES: usize = 16 * 1024 * 1024;

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    fn received(log: &Log, path: &str, body: Option<Bytes>) -> u64 {
        let (head, ()) = Request::get(path).body(()).unwrap().into_parts();
        log.received(&head, body, std::iter::empty())
    }

    #[test]
    fn only_the_latest_requests_are_kept() {
        let log = Log::default();
        for number in 0..=10_001 {
            let ticket = received(&log, &format!("/{number}"), Some(Bytes::new()));
            log.answered(ticket, StatusCode::OK);
        }
        log.answered(1, StatusCode::CONFLICT);
        let requests = log.requests();
        assert_eq!(requests.len(), 10_000);
        assert_eq!(requests[0].path(), "/2");
        assert_eq!(requests[9_999].path(), "/10001");
        let answered = |request: &ReceivedRequest| request.status() == Some(StatusCode::OK);
        assert!(requests.iter().all(answered));
    }

    #[test]
    fn the_oldest_bodies_make_room_and_their_requests_stay() {
        let log = Log::default();
        let body = Bytes::from(vec![b'x'; 6 * 1024 * 1024]);
        for path in ["/a", "/b", "/c"] {
            received(&log, path, Some(body.clone()));
        }
        let requests = log.requests();
        let kept: Vec<bool> = requests.iter().map(|one| one.body().is_some()).collect();
        assert_eq!(kept, [false, true, true]);
        let missing = requests[0].json::<()>().unwrap_err().to_string();
        assert_eq!(missing, "the body is not in the log");
        received(&log, "/d", Some(vec![b'x'; 17 * 1024 * 1024].into()));
        let bodies = |one: &ReceivedRequest| one.body().is_some();
        assert!(!log.requests().iter().any(bodies));
    }

    #[test]
    fn long_heads_make_room_as_well() {
        let log = Log::default();
        let path = format!("/{}", "x".repeat(60_000));
        for _ in 0..300 {
            received(&log, &path, None);
        }
        assert_eq!(log.requests().len(), 16 * 1024 * 1024 / 60_001);
    }

    #[test]
    fn an_answer_after_a_clearing_goes_nowhere() {
        let log = Log::default();
        let before = received(&log, "/a", None);
        log.clear();
        let after = received(&log, "/b", None);
        log.answered(before, StatusCode::OK);
        assert_eq!(log.requests()[0].status(), None);
        log.answered(after, StatusCode::OK);
        assert_eq!(log.requests()[0].status(), Some(StatusCode::OK));
    }
}
