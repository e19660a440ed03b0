//! The file of a recording: its exchanges, and their form as JSON.

use std::path::Path;

use super::{
    content::{Content, Digest, PartContent, StreamEvent, from_hex, hex},
    error::ReplayError,
    fields::{Fields, Problem},
    json::{self, quoted},
    redact::{self, IsSecret},
};
use crate::error::{BoxError, Error, Phase, TransportError};

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

fn word<T: Copy + PartialEq>(all: &[(T, &'static str)], value: T) -> &'static str {
    let found = all.iter().find(|(known, _)| *known == value);
    found.map_or("", |(_, word)| word)
}

/// Returns the text of a file with these exchanges.
pub(super) fn to_text(exchanges: &[Exchange]) -> String {
    let exchanges: Vec<_> = exchanges.iter().map(exchange_text).collect();
    json::indented(&format!(
        r#"{{"format":{},"version":{VERSION},"exchanges":[{}]}}"#,
        quoted(FORMAT),
        exchanges.join(",")
    ))
}

fn exchange_text(exchange: &Exchange) -> String {
    let Exchange {
        operation,
        attempt,
        request,
        outcome,
    } = exchange;
    let outcome = match outcome {
        Outcome::Failure(failure) => {
            format!(r#""failure":{}"#, quoted(word(&Failure::ALL, *failure)))
        }
        Outcome::Response(response) => {
            let body = body_text(&response.content);
            let end = match response.end {
                End::Complete => String::new(),
                end => format!(r#","end":{}"#, quoted(word(&End::ALL, end))),
            };
            let (status, headers) = (response.status, pairs_text(&response.headers));
            format!(r#""response":{{"status":{status},"headers":{headers}{body}{end}}}"#)
        }
    };
    let is_complete = match request.is_complete {
        true => "",
        false => r#","complete":false"#,
    };
    format!(
        r#"{{"operation":{},"attempt":{attempt},"request":{{"path":{},"query":{}{}{is_complete}}},{outcome}}}"#,
        quoted(operation),
        quoted(&request.path),
        pairs_text(&request.query),
        body_text(&request.content),
    )
}

fn pairs_text(pairs: &[(String, String)]) -> String {
    let pair = |(name, value): &(String, String)| format!("[{},{}]", quoted(name), quoted(value));
    let pairs: Vec<_> = pairs.iter().map(pair).collect();
    format!("[{}]", pairs.join(","))
}

/// Returns the member `body`, after a comma; empty if there is no body.
fn body_text(content: &Content) -> String {
    let member = match content {
        Content::Empty => return String::new(),
        content => content_text(content),
    };
    format!(r#","body":{member}"#)
}

fn content_text(content: &Content) -> String {
    match content {
        Content::Empty => r#"{"text":""}"#.into(),
        Content::Json(text) => format!(r#"{{"json":{text}}}"#),
        Content::Text(text) => format!(r#"{{"text":{}}}"#, quoted(text)),
        Content::Hex(bytes) => format!(r#"{{"hex":{}}}"#, quoted(&hex(bytes))),
        Content::Digest(digest) => format!(r#"{{"digest":{}}}"#, quoted(&digest.text())),
        Content::Events(events) => {
            let events: Vec<_> = events.iter().map(event_text).collect();
            format!(r#"{{"events":[{}]}}"#, events.join(","))
        }
        Content::Parts(parts) => {
            let part = |part: &PartContent| {
                let (headers, content) = (pairs_text(&part.headers), content_text(&part.content));
                format!(r#"{{"headers":{headers},"content":{content}}}"#)
            };
            let parts: Vec<_> = parts.iter().map(part).collect();
            format!(r#"{{"parts":[{}]}}"#, parts.join(","))
        }
    }
}

fn event_text(event: &StreamEvent) -> String {
    match event {
        StreamEvent::Text(text) => quoted(text),
        StreamEvent::Json { name: None, data } => format!(r#"{{"data":{data}}}"#),
        StreamEvent::Json {
            name: Some(name),
            data,
        } => format!(r#"{{"event":{},"data":{data}}}"#, quoted(name)),
    }
}

/// Reads the text of a file.
pub(super) fn from_text(path: &Path, text: &str) -> Result<Vec<Exchange>, ReplayError> {
    read(text).map_err(|problem| match problem {
        Problem::Syntax(error) => {
            let problem = error.to_string();
            let (problem, _) = problem.split_once(" at line ").unwrap_or((&problem, ""));
            ReplayError::at(path, error.line(), error.column(), problem)
        }
        Problem::At {
            offset,
            text: problem,
        } => ReplayError::within_file(path, text, offset, &problem),
    })
}

fn read(text: &str) -> Result<Vec<Exchange>, Problem> {
    let whole = serde_json::from_str(text).map_err(Problem::Syntax)?;
    let mut file = Fields::of(text, whole)?;
    let format: String = file.required("format")?;
    if format != FORMAT {
        return Err(file.problem(format!("expected the format `{FORMAT}`, found `{format}`")));
    }
    let version: u64 = file.required("version")?;
    if version != VERSION {
        let text = format!("expected version {VERSION}, found {version}");
        return Err(file.problem(text));
    }
    let exchanges = file.list("exchanges")?;
    file.end()?;
    exchanges.into_iter().map(exchange).collect()
}

fn exchange(mut fields: Fields<'_>) -> Result<Exchange, Problem> {
    let operation = fields.required("operation")?;
    let attempt = fields.required("attempt")?;
    let mut request = fields.object("request")?;
    let recorded = RecordedRequest {
        path: request.required("path")?,
        query: request.required("query")?,
        content: body(&mut request)?,
        is_complete: request.optional("complete")?.unwrap_or(true),
    };
    request.end()?;
    let failure = fields.word("failure", &Failure::ALL)?;
    let response = fields.optional_object("response")?;
    let outcome = match (failure, response) {
        (Some(failure), None) => Outcome::Failure(failure),
        (None, Some(fields)) => Outcome::Response(response_of(fields)?),
        _ => return Err(fields.problem("expected either `response` or `failure`".into())),
    };
    fields.end()?;
    Ok(Exchange {
        operation,
        attempt,
        request: recorded,
        outcome,
    })
}

fn response_of(mut fields: Fields<'_>) -> Result<RecordedResponse, Problem> {
    let status = fields.required("status")?;
    if http::StatusCode::from_u16(status).is_err() {
        return Err(fields.problem(format!("expected a status, found {status}")));
    }
    let response = RecordedResponse {
        status,
        headers: fields.required("headers")?,
        content: body(&mut fields)?,
        end: fields.word("end", &End::ALL)?.unwrap_or(End::Complete),
    };
    fields.end()?;
    Ok(response)
}

fn body(fields: &mut Fields<'_>) -> Result<Content, Problem> {
    match fields.optional_object("body")? {
        Some(body) => content(body),
        None => Ok(Content::Empty),
    }
}

fn content(mut fields: Fields<'_>) -> Result<Content, Problem> {
    let read = if let Some(json) = fields.raw("json") {
        Content::Json(json::compact(json.get()))
    } else if let Some(text) = fields.optional::<String>("text")? {
        match text.is_empty() {
            true => Content::Empty,
            false => Content::Text(text),
        }
    } else if let Some(text) = fields.optional::<String>("hex")? {
        let bytes = from_hex(&text);
        Content::Hex(bytes.ok_or_else(|| fields.problem("expected hexadecimal digits".into()))?)
    } else if let Some(text) = fields.optional::<String>("digest")? {
        let digest = Digest::parse(&text);
        Content::Digest(digest.ok_or_else(|| fields.problem("expected a digest".into()))?)
    } else if fields.has("events") {
        let events = fields.raw_list("events")?.into_iter();
        Content::Events(
            events
                .map(|raw| event(fields.file(), raw))
                .collect::<Result<_, _>>()?,
        )
    } else if fields.has("parts") {
        let parts = fields.list("parts")?.into_iter();
        Content::Parts(parts.map(part).collect::<Result<_, _>>()?)
    } else {
        let kinds = "expected `json`, `text`, `hex`, `digest`, `events` or `parts`";
        return Err(fields.problem(kinds.into()));
    };
    fields.end()?;
    Ok(read)
}

fn event(file: &str, raw: &serde_json::value::RawValue) -> Result<StreamEvent, Problem> {
    if let Ok(text) = serde_json::from_str(raw.get()) {
        return Ok(StreamEvent::Text(text));
    }
    let mut fields = Fields::of(file, raw)?;
    let name = fields.optional("event")?;
    let data = fields.raw("data");
    let data = data.ok_or_else(|| fields.problem("missing `data`".into()))?;
    fields.end()?;
    Ok(StreamEvent::Json {
        name,
        data: json::compact(data.get()),
    })
}

fn part(mut fields: Fields<'_>) -> Result<PartContent, Problem> {
    let part = PartContent {
        headers: fields.required("headers")?,
        content: content(fields.object("content")?)?,
    };
    fields.end()?;
    Ok(part)
}

#[cfg(test)]
mod tests {
    use super::*;

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
