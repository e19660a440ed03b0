//! The file of a recording: its exchanges, and their form as JSON.

mod read;
mod write;

pub(super) use self::{read::from_text, write::to_text};
use super::{
    content::Content,
    redact::{self, IsSecret},
};
use crate::error::{BoxError, Error, Phase, TransportError};

/// The first members of a file.
const FORMAT: &str = "profound-client recording";
const VERSION: u64 = 1;

/// One attempt: a request, and its outcome.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Exchange {
    /// The method and the path template, such as `GET /v1/agents/{agent_id}`.
    pub(super) operation: String,
    pub(super) attempt: u32,
    pub(super) request: RecordedRequest,
    pub(super) outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct RecordedRequest {
    /// The path without the one of the base URL.
    pub(super) path: String,
    /// The decoded parameters, sorted by name.
    pub(super) query: Vec<(String, String)>,
    pub(super) content: Content,
    /// False if the server responded before it had the whole body.
    pub(super) is_complete: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    Response(RecordedResponse),
    Failure(Failure),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct RecordedResponse {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) content: Content,
    pub(super) end: End,
}

/// The end of a response body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Complete,
    /// The connection ended before the body.
    Early,
    /// The rest of the body could not be decompressed.
    Malformed,
    /// The application read no further.
    Unread,
}

/// The reason why an attempt has no response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    Transport(Phase),
    /// The application waited no longer.
    Cancelled,
}

impl End {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Complete, "complete"),
        (Self::Early, "early"),
        (Self::Malformed, "malformed"),
        (Self::Unread, "unread"),
    ];
}

impl End {
    /// Returns the end of a body that failed.
    pub(super) fn of(error: &BoxError) -> Self {
        match error.downcast_ref().map(TransportError::phase) {
            Some(Phase::Encoding) => Self::Malformed,
            // A limit of the client, which another client need not have.
            Some(Phase::TooLarge { .. }) => Self::Unread,
            _ => Self::Early,
        }
    }
}

impl Failure {
    const ALL: [(Self, &'static str); 9] = [
        (Self::Transport(Phase::Connect), "not connected"),
        (Self::Transport(Phase::Handshake), "handshake refused"),
        (Self::Transport(Phase::NotProcessed), "not processed"),
        (Self::Transport(Phase::Refused), "refused"),
        (Self::Transport(Phase::NoResponse), "no response"),
        (Self::Transport(Phase::Malformed), "malformed response"),
        (Self::Transport(Phase::Headers), "headers too large"),
        (Self::Transport(Phase::UserTimeout), "time limit"),
        (Self::Cancelled, "cancelled"),
    ];

    /// Returns the failure of a request that was sent; `None` of one that broke a rule of the client.
    pub(super) fn of(error: &BoxError) -> Option<Self> {
        let error = match error.downcast_ref::<Error>() {
            Some(Error::Transport(error)) => Some(error),
            Some(_) => return None,
            None => error.downcast_ref::<TransportError>(),
        };
        let failure = Self::Transport(error.map_or(Phase::NoResponse, TransportError::phase));
        let is_known = Self::ALL.iter().any(|(known, _)| *known == failure);
        is_known.then_some(failure)
    }
}

impl Exchange {
    /// Returns the exchange without secrets.
    pub(super) fn redacted(&self, is_secret: IsSecret<'_>) -> Self {
        let outcome = match &self.outcome {
            Outcome::Response(response) => Outcome::Response(RecordedResponse {
                status: response.status,
                headers: redact::pairs(&response.headers, is_secret),
                content: response.content.redacted(is_secret),
                end: response.end,
            }),
            Outcome::Failure(failure) => Outcome::Failure(*failure),
        };
        Self {
            operation: redact::lines(&self.operation, is_secret),
            attempt: self.attempt,
            request: self.request.redacted(is_secret),
            outcome,
        }
    }
}

impl RecordedRequest {
    pub(super) fn redacted(&self, is_secret: IsSecret<'_>) -> Self {
        Self {
            path: redact::lines(&self.path, is_secret),
            query: redact::pairs(&self.query, is_secret),
            content: self.content.redacted(is_secret),
            is_complete: self.is_complete,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::replay::content::{Digest, PartContent, StreamEvent};

    fn exchange(request: Content, outcome: Outcome) -> Exchange {
        Exchange {
            operation: "POST /v1/things/{id}".into(),
            attempt: 2,
            request: RecordedRequest {
                path: "/v1/things/a%20b".into(),
                query: vec![("a".into(), "1 \"2\"".into())],
                content: request,
                is_complete: true,
            },
            outcome,
        }
    }

    fn response(content: Content, end: End) -> Outcome {
        Outcome::Response(RecordedResponse {
            status: 200,
            headers: vec![("content-type".into(), "text/plain".into())],
            content,
            end,
        })
    }

    #[test]
    fn a_recording_is_read_as_it_was_written() {
        let event = |name: Option<&str>| StreamEvent::Json {
            name: name.map(str::to_owned),
            data: r#"{"a":[1.10,"é\n"]}"#.into(),
        };
        let part = PartContent {
            headers: vec![("content-type".into(), "text/csv".into())],
            content: Content::Digest(Digest::of(b"x")),
        };
        let mut early = exchange(
            Content::Empty,
            Outcome::Failure(Failure::Transport(Phase::NoResponse)),
        );
        early.request.is_complete = false;
        let exchanges = [
            exchange(
                Content::Json(r#"{"b":1,"a":1.0}"#.into()),
                response(Content::Text("a\nb".into()), End::Complete),
            ),
            exchange(
                Content::Parts(vec![part]),
                response(Content::Hex(vec![0, 255]), End::Early),
            ),
            exchange(
                Content::Text("a=b".into()),
                response(
                    Content::Events(vec![
                        event(Some("row")),
                        event(None),
                        StreamEvent::Text(": ping\n\n".into()),
                    ]),
                    End::Unread,
                ),
            ),
            exchange(
                Content::Empty,
                Outcome::Failure(Failure::Transport(Phase::Connect)),
            ),
            exchange(Content::Empty, Outcome::Failure(Failure::Cancelled)),
            early,
        ];
        let text = to_text(&exchanges);
        assert_eq!(from_text(Path::new("x"), &text).unwrap(), exchanges);
    }

    #[test]
    fn a_mistake_is_reported_with_its_line_and_column() {
        let text = to_text(&[exchange(
            Content::Empty,
            response(Content::Json("1".into()), End::Complete),
        )]);
        for (from, to, told) in [
            (
                "\"status\": 200",
                "\"status\": \"x\"",
                "line 15, column 19: `status`: invalid type",
            ),
            (
                "\"status\": 200",
                "\"state\": 200",
                "line 14, column 19: missing `status`",
            ),
            (
                "\"status\": 200",
                "\"status\": 200, \"x\": 1",
                "unknown field `x`",
            ),
            (
                "\"status\": 200",
                "\"status\": 2",
                "expected a status, found 2",
            ),
            ("\"json\": 1", "\"jsn\": 1", "expected `json`, `text`"),
            (
                "\"response\"",
                "\"answer\"",
                "expected either `response` or `failure`",
            ),
            (
                "\"version\": 1",
                "\"version\": 2",
                "expected version 1, found 2",
            ),
            ("recording\"", "tape\"", "expected the format"),
            (
                "\"attempt\": 2,",
                "\"attempt\": 2",
                "line 8, column 7: expected `,` or `}`",
            ),
        ] {
            assert!(text.contains(from), "{from} is in {text}");
            let error = from_text(Path::new("a.json"), &text.replacen(from, to, 1)).unwrap_err();
            let error = error.to_string();
            assert!(error.contains(told), "{told}: {error}\n{text}");
            assert!(
                error.starts_with("the recording `a.json` is malformed at line "),
                "{error}"
            );
            assert!(error.ends_with("record it again, or correct it"), "{error}");
        }
    }
}
