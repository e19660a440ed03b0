//! One line of a facts file.

use super::{
    content::{METHODS, Problem},
    words::Words,
};
use crate::ParameterKind;

/// The words that can follow the path.
const NAMES: [&str; 12] = [
    "query",
    "json",
    "json?",
    "json-value",
    "json-value?",
    "form",
    "form?",
    "multipart",
    "read-only",
    "pages",
    "returns",
    "deprecated",
];

/// The kinds of response.
pub(super) const RETURNS: [&str; 6] = ["json", "positional", "events", "empty", "bytes", "any"];

/// A line without mistakes.
pub(super) struct Line<'t> {
    pub(super) number: usize,
    start: Words<'t>,
    pub(super) method: &'static str,
    pub(super) path: &'t str,
    /// The help of an operation that the API no longer has.
    pub(super) removed: Option<&'t str>,
    pub(super) query: Vec<Entry<'t>>,
    pub(super) body: Option<Body>,
    pub(super) parts: Option<Vec<Entry<'t>>>,
    pub(super) read_only: bool,
    pub(super) pages: Option<(&'t str, u32)>,
    pub(super) returns: Option<&'static str>,
    pub(super) deprecated: bool,
    pub(super) replaced_by: Option<&'t str>,
}

/// A body that is not multipart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) kind: Kind,
    pub(super) required: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    Value,
    Form,
}

/// A query parameter or a part.
pub(super) struct Entry<'t> {
    pub(super) name: &'t str,
    pub(super) required: bool,
    pub(super) kind: ParameterKind,
}

impl<'t> Line<'t> {
    pub(super) fn parse(mut words: Words<'t>) -> Result<Self, Problem> {
        let start = words;
        let first = words.word();
        let is_removed = first == "removed";
        let name = if is_removed { words.word() } else { first };
        let Some(method) = METHODS.into_iter().find(|method| *method == name) else {
            return Err(unknown_method(start, name));
        };
        let path = path(&mut words)?;
        let mut line = Self {
            number: start.number(),
            start,
            method,
            path,
            removed: is_removed.then(|| words.rest()),
            query: Vec::new(),
            body: None,
            parts: None,
            read_only: method == "GET",
            pages: None,
            returns: None,
            deprecated: false,
            replaced_by: None,
        };
        if is_removed {
            return match line.removed {
                Some("") => Err(words.problem(
                    "missing the help of a removed operation",
                    "write a sentence after the path, such as ``use `/v2/forecast` ``",
                )),
                _ => Ok(line),
            };
        }
        let mut seen = Vec::new();
        while !words.is_end() {
            let at = words;
            let name = words.word();
            if seen.contains(&name) {
                return Err(at.problem(format!("duplicate `{name}`"), "remove one of the two"));
            }
            line.option(name, at, &mut words)?;
            seen.push(name);
        }
        line.check()?;
        Ok(line)
    }

    /// Returns a mistake of the whole line.
    pub(super) fn problem(&self, rule: impl Into<String>, help: impl Into<String>) -> Problem {
        self.start.problem(rule, help)
    }

    fn option(&mut self, name: &str, at: Words<'t>, words: &mut Words<'t>) -> Result<(), Problem> {
        match name {
            "query" => self.query = entries(name, at, words)?,
            "multipart" => self.parts = Some(entries(name, at, words)?),
            "json" | "json?" | "json-value" | "json-value?" | "form" | "form?" => {
                if self.body.is_some() {
                    let rule = format!("unexpected second body `{name}`");
                    return Err(at.problem(rule, "remove one of the two"));
                }
                let kind = match name.trim_end_matches('?') {
                    "json" => Kind::Object,
                    "form" => Kind::Form,
                    _ => Kind::Value,
                };
                let required = !name.ends_with('?');
                self.body = Some(Body { kind, required });
            }
            "read-only" => self.read_only = true,
            "deprecated" => {
                self.deprecated = true;
                if words.take('(') {
                    self.replaced_by = Some(replacement(words)?);
                    close(name, words)?;
                }
            }
            "pages" => {
                open(name, "pages(query.cursor, 100)", words)?;
                self.pages = Some(pages(words)?);
                close(name, words)?;
            }
            "returns" => {
                open(name, "returns(events)", words)?;
                let at = *words;
                let kind = words.entry();
                let known = RETURNS.into_iter().find(|known| *known == kind);
                if known.is_none() {
                    let help = format!("the kinds of response are {}", list(&RETURNS));
                    return Err(at.problem(format!("unknown kind of response `{kind}`"), help));
                }
                self.returns = known;
                close(name, words)?;
            }
            _ => return Err(unknown_word(at, name, words)),
        }
        Ok(())
    }

    /// Checks the parts of the line against each other.
    fn check(&self) -> Result<(), Problem> {
        let has_body = self.body.is_some() || self.parts.is_some();
        if self.method == "GET" && has_body {
            let rule = "a GET request cannot have a body";
            return Err(self.problem(rule, "remove the body"));
        }
        if self.method == "DELETE" && self.parts.is_some() {
            let rule = "a DELETE request cannot have parts";
            return Err(self.problem(rule, "remove `multipart`"));
        }
        let is_json = |body: Body| body.kind == Kind::Object && body.required;
        if self.parts.is_some() && !self.body.is_none_or(is_json) {
            let rule = "only `json` is allowed beside `multipart`";
            return Err(self.problem(rule, "write `json`, or remove the other body"));
        }
        let Some((place, _)) = self.pages else {
            return Ok(());
        };
        if self
            .returns
            .is_some_and(|kind| !["json", "positional"].contains(&kind))
        {
            let rule = "only a JSON response can have pages";
            return Err(self.problem(rule, "remove `pages` or `returns`"));
        }
        let missing = match place.strip_prefix("query.") {
            Some(name) => self.query.iter().all(|entry| entry.name != name),
            None => !self.body.is_some_and(|body| body.kind == Kind::Object),
        };
        if missing {
            let rule = format!("`{place}` is not part of the request");
            let help = match place.strip_prefix("query.") {
                Some(name) => format!("add `{name}?` to `query(…)`"),
                None => "add the body `json`".to_owned(),
            };
            return Err(self.problem(rule, help));
        }
        Ok(())
    }
}

fn path<'t>(words: &mut Words<'t>) -> Result<&'t str, Problem> {
    let at = *words;
    let path = words.path();
    if path.is_empty() {
        return Err(at.problem("missing path", "add it, such as `/v1/forecast`"));
    }
    if !path.starts_with('/') {
        let rule = format!("a path must begin with `/`, found `{path}`");
        return Err(at.problem(rule, "write the path without the server's address"));
    }
    let is_sound = |segment: &str| {
        let inner = segment
            .strip_prefix('{')
            .and_then(|it| it.strip_suffix('}'));
        let text = inner.unwrap_or(segment);
        inner != Some("") && !text.contains(['{', '}', '?', '#', '"', '\\'])
    };
    if !path.split('/').all(is_sound) {
        let rule = format!("`{path}` is not a path template");
        let help =
            "a parameter is a whole segment, such as `{city}`; query parameters are in `query(…)`";
        return Err(at.problem(rule, help));
    }
    Ok(path)
}

fn replacement<'t>(words: &mut Words<'t>) -> Result<&'t str, Problem> {
    let at = *words;
    let path = words.entry();
    if path.starts_with('/') {
        Ok(path)
    } else {
        let rule = format!("expected the path of the replacement, found `{path}`");
        Err(at.problem(rule, "for example `deprecated(/v2/forecast)`"))
    }
}

fn pages<'t>(words: &mut Words<'t>) -> Result<(&'t str, u32), Problem> {
    const IN_BODY: [&str; 3] = ["body.cursor", "body.offset", "body.pagination.offset"];
    let at = *words;
    let place = words.entry();
    let in_query = place
        .strip_prefix("query.")
        .is_some_and(|name| !name.is_empty());
    if !in_query && !IN_BODY.contains(&place) {
        let rule = format!("`{place}` cannot select a page");
        let help = format!("write `query.` and a name, or {}", list(&IN_BODY));
        return Err(at.problem(rule, help));
    }
    if !words.take(',') {
        let help = format!("write `pages({place}, 100)`");
        return Err(words.problem("missing page size", help));
    }
    let at = *words;
    let limit = words.entry();
    match limit.parse() {
        Ok(limit @ 1..=10_000) => Ok((place, limit)),
        _ => {
            let rule = format!("expected a page size from 1 to 10000, found `{limit}`");
            Err(at.problem(rule, "write the maximum of the API, or 100"))
        }
    }
}

/// Parses a list such as `(city, days?, tag*)`.
fn entries<'t>(
    name: &str,
    at: Words<'t>,
    words: &mut Words<'t>,
) -> Result<Vec<Entry<'t>>, Problem> {
    let is_parts = name == "multipart";
    let example = if is_parts {
        "multipart(title, @file)"
    } else {
        "query(city, days?)"
    };
    open(name, example, words)?;
    let mut entries: Vec<Entry<'t>> = Vec::new();
    loop {
        let here = *words;
        let entry = entry(here, words.entry(), is_parts)?;
        if entries.iter().any(|known| known.name == entry.name) {
            let rule = format!("duplicate name `{}` in `{name}`", entry.name);
            return Err(here.problem(rule, "remove one of the two"));
        }
        entries.push(entry);
        if !words.take(',') {
            break;
        }
    }
    close(name, words).map_err(|_| at.problem(format!("missing `)` of `{name}`"), "add it"))?;
    Ok(entries)
}

fn entry<'t>(at: Words<'t>, text: &'t str, is_part: bool) -> Result<Entry<'t>, Problem> {
    let (text_of_file, is_file) = match text.strip_prefix('@') {
        Some(rest) if is_part => (rest, true),
        Some(_) => {
            let rule = format!("a query parameter cannot be a file, found `{text}`");
            return Err(at.problem(rule, "remove `@`, or put the name in quotes"));
        }
        None => (text, false),
    };
    let (name, mark) = match text_of_file.strip_prefix('"') {
        Some(rest) => rest.split_once('"').unwrap_or((rest, "\"")),
        None => {
            let name = text_of_file.trim_end_matches(['?', '*', '+']);
            (name, &text_of_file[name.len()..])
        }
    };
    let (required, repeated) = match mark {
        "" => (true, false),
        "?" => (false, false),
        "*" => (false, true),
        "+" => (true, true),
        _ => {
            let rule = format!("`{text}` is not a name with a mark");
            let help = "the marks are `?` (optional), `*` (any number) and `+` (one or more); other \
                        names are in quotes";
            return Err(at.problem(rule, help));
        }
    };
    let is_plain = |char: char| !char.is_whitespace() && char != '"';
    let is_quoted = text_of_file.starts_with('"');
    if name.is_empty() || !(is_quoted || name.chars().all(is_plain)) {
        let rule = format!("expected a name, found `{text}`");
        let help = "separate names with `,`; a name with a space is in quotes";
        return Err(at.problem(rule, help));
    }
    if is_file && repeated {
        let rule = format!("a file cannot be repeated, found `{text}`");
        return Err(at.problem(rule, "remove the mark"));
    }
    let kind = match (is_file, repeated) {
        (true, _) => ParameterKind::File,
        (_, true) => ParameterKind::Repeated,
        _ => ParameterKind::Single,
    };
    Ok(Entry {
        name,
        required,
        kind,
    })
}

fn open(name: &str, example: &str, words: &mut Words<'_>) -> Result<(), Problem> {
    if words.take('(') {
        Ok(())
    } else {
        let rule = format!("missing `(` after `{name}`");
        Err(words.problem(rule, format!("for example `{example}`")))
    }
}

fn close(name: &str, words: &mut Words<'_>) -> Result<(), Problem> {
    if words.take(')') {
        Ok(())
    } else {
        Err(words.problem(format!("missing `)` of `{name}`"), "add it"))
    }
}

fn unknown_method(at: Words<'_>, name: &str) -> Problem {
    let upper = name.to_ascii_uppercase();
    if METHODS.contains(&upper.as_str()) {
        let rule = format!("HTTP methods must be upper case, found `{name}`");
        return at.problem(rule, format!("write `{upper}`"));
    }
    let help = format!("a line begins with {}, or `removed`", list(&METHODS));
    at.problem(format!("unknown HTTP method `{name}`"), help)
}

fn unknown_word(at: Words<'_>, name: &str, words: &mut Words<'_>) -> Problem {
    if name.is_empty() {
        let char = words.rest().chars().next().unwrap_or(' ');
        return at.problem(format!("unexpected `{char}`"), "remove it");
    }
    let near = NAMES.into_iter().filter(|known| similar(name, known));
    let help = match near.min_by_key(|known| known.len().abs_diff(name.len())) {
        Some(near) => format!("write `{near}`"),
        None => format!("the words are {}", list(&NAMES)),
    };
    at.problem(format!("unknown word `{name}`"), help)
}

/// Returns whether two words have the same letters but for two, in any order.
fn similar(word: &str, known: &str) -> bool {
    let mut left: Vec<char> = known.chars().collect();
    let mut extra = 0;
    for char in word.chars().map(|char| char.to_ascii_lowercase()) {
        match left.iter().position(|other| *other == char) {
            Some(place) => drop(left.remove(place)),
            None => extra += 1,
        }
    }
    left.len().max(extra) <= 2 && word.len() > 2 && left.len() < known.len() - 1
}

/// Returns a list such as `a`, `b` and `c`, each word in backticks.
fn list(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
