//! The text of the file of a recording.

use super::{End, Exchange, FORMAT, Failure, Outcome, VERSION};
use crate::replay::{
    content::{Content, PartContent, StreamEvent, hex},
    json::{self, quoted},
};

/// Returns the text of a file with these exchanges.
pub(in crate::replay) fn to_text(exchanges: &[Exchange]) -> String {
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
    let is_complete = if request.is_complete {
        ""
    } else {
        r#","complete":false"#
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

fn word<T: Copy + PartialEq>(all: &[(T, &'static str)], value: T) -> &'static str {
    let found = all.iter().find(|(known, _)| *known == value);
    found.map_or("", |(_, word)| word)
}
