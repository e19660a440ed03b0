//! Reads the text of the file of a recording.

use std::path::Path;

use super::{End, Exchange, FORMAT, Failure, Outcome, RecordedRequest, RecordedResponse, VERSION};
use crate::replay::{
    content::{Content, Digest, PartContent, StreamEvent, from_hex},
    error::ReplayError,
    fields::{Fields, Problem},
    json,
};

/// Reads the text of a file.
pub(in crate::replay) fn from_text(path: &Path, text: &str) -> Result<Vec<Exchange>, ReplayError> {
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
        if text.is_empty() {
            Content::Empty
        } else {
            Content::Text(text)
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
