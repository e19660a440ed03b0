//! An exchange that is being recorded.

use std::sync::Arc;

use http::{HeaderMap, StatusCode, header::CONTENT_TYPE};

use super::{
    capture::{Capture, SharedCapture},
    content::Content,
    log::Log,
    recording::{End, Exchange, Failure, Outcome, RecordedResponse},
    request::RequestFacts,
};

/// The headers of a response that are recorded. A list of what to keep: no key, cookie or quota can be
/// in a header that is not named here.
const KEPT: [&str; 8] = [
    "cache-control",
    "content-disposition",
    "content-type",
    "etag",
    "last-modified",
    "request-id",
    "retry-after",
    "x-request-id",
];

/// An exchange in flight. It is recorded when it is dropped.
pub(super) struct Draft {
    log: Arc<Log>,
    number: usize,
    facts: RequestFacts,
    request: SharedCapture,
    /// `None` if it is not recorded.
    outcome: Option<DraftOutcome>,
}

enum DraftOutcome {
    Failure(Failure),
    Response {
        status: StatusCode,
        headers: HeaderMap,
        body: Capture,
        end: End,
    },
}

impl Draft {
    /// Begins an exchange, which is cancelled unless its outcome is set.
    pub(super) fn begin(log: Arc<Log>, facts: RequestFacts, request: SharedCapture) -> Self {
        Self {
            number: log.begin(),
            log,
            facts,
            request,
            outcome: Some(DraftOutcome::Failure(Failure::Cancelled)),
        }
    }

    /// Sets why there is no response; `None` discards the exchange.
    pub(super) fn fail(&mut self, failure: Option<Failure>) {
        self.outcome = failure.map(DraftOutcome::Failure);
    }

    /// Sets the response, whose body is unread.
    pub(super) fn respond(&mut self, status: StatusCode, headers: HeaderMap) {
        self.outcome = Some(DraftOutcome::Response {
            status,
            headers,
            body: Capture::default(),
            end: End::Unread,
        });
    }

    /// Adds a piece of the response's body. Returns the number of bytes so far.
    pub(super) fn add(&mut self, piece: &[u8]) -> u64 {
        match &mut self.outcome {
            Some(DraftOutcome::Response { body, .. }) => {
                body.add(piece);
                body.digest.bytes
            }
            Some(DraftOutcome::Failure(_)) | None => 0,
        }
    }

    /// Sets the end of the response's body.
    pub(super) fn end(&mut self, reached: End) {
        if let Some(DraftOutcome::Response { end, .. }) = &mut self.outcome {
            *end = reached;
        }
    }

    fn exchange(&self) -> Option<Exchange> {
        let outcome = self.outcome.as_ref()?;
        let request = {
            let capture = self.request.lock();
            self.facts.request(&capture)
        };
        Some(Exchange {
            operation: self.facts.operation.clone(),
            attempt: self.facts.attempt,
            request,
            outcome: match outcome {
                DraftOutcome::Failure(failure) => Outcome::Failure(*failure),
                DraftOutcome::Response {
                    status,
                    headers,
                    body,
                    end,
                } => {
                    let end = if body.is_cut() { End::Unread } else { *end };
                    Outcome::Response(response(*status, headers, &body.bytes, end))
                }
            },
        })
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let exchange = self.exchange();
        self.log.end(self.number, exchange, &self.facts.known);
    }
}

fn response(status: StatusCode, headers: &HeaderMap, bytes: &[u8], end: End) -> RecordedResponse {
    let media = headers
        .get(CONTENT_TYPE)
        .and_then(|media| media.to_str().ok());
    let content = Content::of_response(bytes, media.unwrap_or_default());
    let kept = KEPT.iter().flat_map(|name| {
        let values = headers.get_all(*name).into_iter();
        values.filter_map(|value| Some(((*name).to_owned(), value.to_str().ok()?.to_owned())))
    });
    RecordedResponse {
        status: status.as_u16(),
        headers: kept.collect(),
        content,
        end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_header_of_a_key_a_cookie_or_a_quota_is_kept() {
        for name in KEPT {
            for part in [
                "key", "auth", "cookie", "limit", "quota", "token", "location",
            ] {
                assert!(!name.contains(part), "{name}");
            }
        }
    }
}
