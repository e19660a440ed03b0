//! Writes facts as text.

use std::fmt::{self, Display, Write as _};

use super::content::{Facts, VERSION_LINE};
use crate::{Body, Operation, Paging, Parameter, ParameterKind, ResponseKind};

/// Formats the facts as the text of a facts file.
impl Display for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{VERSION_LINE}")?;
        for operation in &self.operations {
            writeln!(f, "{}", line(operation))?;
        }
        for removed in &self.removed {
            writeln!(
                f,
                "removed {} {} {}",
                removed.method, removed.path, removed.help
            )?;
        }
        Ok(())
    }
}

/// Returns the line of an operation, without the end of the line.
pub fn line(operation: &Operation) -> String {
    let mut line = operation.to_string();
    let mut add = |word: &dyn Display| write!(line, " {word}").expect("a string takes all");
    if !operation.query.is_empty() {
        add(&format_args!("query({})", entries(operation.query)));
    }
    match operation.body {
        Body::None => {}
        Body::Json { required, object } => {
            let kind = if object { "json" } else { "json-value" };
            add(&format_args!("{kind}{}", mark(required)));
        }
        Body::Form { required } => add(&format_args!("form{}", mark(required))),
        Body::Multipart { parts, or_json } => {
            if or_json {
                add(&"json");
            }
            add(&format_args!("multipart({})", entries(parts)));
        }
    }
    if operation.read_only && operation.method != "GET" {
        add(&"read-only");
    }
    if let Some(pages) = operation.pages {
        let place = match pages.paging {
            Paging::QueryCursor(name) => format!("query.{name}"),
            Paging::QueryOffset => "query.offset".to_owned(),
            Paging::BodyCursor => "body.cursor".to_owned(),
            Paging::BodyOffset => "body.offset".to_owned(),
            Paging::Pagination => "body.pagination.offset".to_owned(),
        };
        add(&format_args!("pages({place}, {})", pages.limit));
    }
    match operation.response {
        ResponseKind::Json if operation.positional_rows => add(&"returns(positional)"),
        ResponseKind::Json => {}
        ResponseKind::Events => add(&"returns(events)"),
        ResponseKind::Empty => add(&"returns(empty)"),
        ResponseKind::Bytes => add(&"returns(bytes)"),
        ResponseKind::Any => add(&"returns(any)"),
    }
    match operation.replaced_by {
        Some(path) => add(&format_args!("deprecated({path})")),
        None if operation.deprecated => add(&"deprecated"),
        None => {}
    }
    line
}

fn mark(required: bool) -> &'static str {
    if required { "" } else { "?" }
}

fn entries(parameters: &[Parameter]) -> String {
    let entries: Vec<_> = parameters.iter().map(entry).collect();
    entries.join(", ")
}

fn entry(parameter: &Parameter) -> String {
    let name = parameter.name;
    let is_odd = |char: char| char.is_whitespace() || ",()#".contains(char);
    let is_marked = name.starts_with('@') || name.ends_with(['?', '*', '+']);
    let name = if is_marked || name.contains(is_odd) {
        format!("\"{name}\"")
    } else {
        name.to_owned()
    };
    let file = if parameter.kind == ParameterKind::File {
        "@"
    } else {
        ""
    };
    let mark = match (parameter.kind, parameter.required) {
        (ParameterKind::Repeated, true) => "+",
        (ParameterKind::Repeated, false) => "*",
        (_, required) => mark(required),
    };
    format!("{file}{name}{mark}")
}
