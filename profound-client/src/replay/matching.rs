//! The recorded exchange of a request, and the difference if there is none.

use std::{collections::BTreeSet, path::Path};

use serde_json::Value;

use super::{
    content::Content,
    error::ReplayError,
    json::quoted,
    recording::{Exchange, Outcome, RecordedRequest},
};

/// The most differences that an error shows, and the most bytes of a value.
const SHOWN: usize = 3;
const LONGEST: usize = 80;

/// The exchanges of a recording, and how often each was used.
pub(super) struct Exchanges {
    all: Vec<(Exchange, usize)>,
    /// The requests that had no exchange, with the values that differ.
    missed: Vec<String>,
}

/// A place in which two requests differ.
struct Difference {
    place: String,
    recorded: String,
    requested: String,
}

/// The rules by which a request is matched.
#[derive(Clone, Default)]
pub(super) struct Rules {
    /// True if an exchange can be used again.
    pub(super) is_lenient: bool,
    /// The names of parameters and fields that are not compared.
    pub(super) ignored: Vec<String>,
}

impl Exchanges {
    pub(super) fn new(exchanges: Vec<Exchange>) -> Self {
        let all = exchanges.into_iter().map(|exchange| (exchange, 0));
        Self {
            all: all.collect(),
            missed: Vec::new(),
        }
    }

    /// Returns the outcome of a request: of equal ones, the first that was not used.
    pub(super) fn take(
        &mut self,
        path: &Path,
        operation: &str,
        request: &RecordedRequest,
        rules: &Rules,
    ) -> Result<Outcome, ReplayError> {
        let same = |exchange: &Exchange| {
            let recorded = canonical(&exchange.request, request, rules);
            exchange.operation == operation
                && recorded == canonical(request, &exchange.request, rules)
        };
        let equal: Vec<_> = (0..self.all.len())
            .filter(|at| same(&self.all[*at].0))
            .collect();
        let unused = equal.iter().find(|at| self.all[**at].1 == 0);
        let repeated = equal.last().filter(|_| rules.is_lenient);
        if let Some(at) = unused.or(repeated) {
            let (exchange, uses) = &mut self.all[*at];
            *uses += 1;
            return Ok(exchange.outcome.clone());
        }
        let (problem, values) = match equal.len() {
            0 => self.explain(operation, request, rules),
            count => {
                let text = format!(
                    "it has {count} for this request, and all are used: record it again, or use \
                     `Player::lenient`"
                );
                (text, String::new())
            }
        };
        self.missed.push(format!("`{operation}`{values}"));
        let name = path.display();
        Err(ReplayError::new(format!(
            "the recording `{name}` has no exchange for `{operation}`: {problem}"
        )))
    }

    /// Returns the operations and numbers of the exchanges that were not used.
    pub(super) fn unused(&self) -> Vec<(usize, &str)> {
        let all = self.all.iter().enumerate();
        let unused = all.filter(|(_, (_, uses))| *uses == 0);
        unused
            .map(|(at, (exchange, _))| (at + 1, &*exchange.operation))
            .collect()
    }

    /// Returns the requests that had no exchange, with the values that differ.
    pub(super) fn missed(&self) -> &[String] {
        &self.missed
    }

    /// Returns how a request differs from the nearest one in the recording: the places for the error of the
    /// call, which shows no values, and the values.
    fn explain(
        &self,
        operation: &str,
        request: &RecordedRequest,
        rules: &Rules,
    ) -> (String, String) {
        let all = self.all.iter().map(|(exchange, _)| exchange);
        let nearest = all
            .clone()
            .filter(|exchange| exchange.operation == operation);
        let differences = nearest.map(|exchange| {
            let recorded = canonical(&exchange.request, request, rules);
            let sent = canonical(request, &exchange.request, rules);
            let mut found = Vec::new();
            compare(&recorded, &sent, "", &mut found);
            found
        });
        if let Some(found) = differences.min_by_key(Vec::len) {
            let more = match found.len().saturating_sub(SHOWN) {
                0 => String::new(),
                more => format!(", and {more} more"),
            };
            let shown = || found.iter().take(SHOWN);
            let places: Vec<_> = shown().map(|one| format!("`{}`", one.place)).collect();
            let values: Vec<_> = shown().map(Difference::text).collect();
            let text = format!(
                "the nearest one differs in {}{more}: record it again, or use `Player::ignore`",
                places.join(", ")
            );
            return (text, format!(" with {}{more}", values.join(", ")));
        }
        let operations: BTreeSet<_> = all.map(|exchange| &*exchange.operation).collect();
        let operations: Vec<_> = operations.iter().map(|one| format!("`{one}`")).collect();
        let text = match operations.len() {
            0 => "it is empty: record it again".into(),
            _ => format!("it has {}: record it again", operations.join(", ")),
        };
        (text, String::new())
    }
}

impl Difference {
    fn new(recorded: Option<&Value>, requested: Option<&Value>, place: &str) -> Self {
        let shown = |value: Option<&Value>| value.map_or_else(|| "nothing".into(), shown);
        Self {
            place: place.into(),
            recorded: shown(recorded),
            requested: shown(requested),
        }
    }

    fn text(&self) -> String {
        let Self {
            place,
            recorded,
            requested,
        } = self;
        format!("`{place}` {requested} instead of {recorded}")
    }
}

/// Returns a request in the form that is compared with another. If one of them was not sent to its end,
/// the bodies are not compared.
fn canonical(request: &RecordedRequest, other: &RecordedRequest, rules: &Rules) -> Value {
    let is_ignored = |name: &String| rules.ignored.contains(name);
    let query = request.query.iter().filter(|(name, _)| !is_ignored(name));
    let mut parameters = serde_json::Map::new();
    for (name, value) in query {
        let values = parameters
            .entry(name)
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(values) = values {
            values.push(value.as_str().into());
        }
    }
    let content = if request.is_complete && other.is_complete {
        &request.content
    } else {
        &Content::Empty
    };
    Value::from_iter([
        ("path", Value::from(request.path.as_str())),
        ("query", Value::Object(parameters)),
        ("body", content.canonical(&rules.ignored)),
    ])
}

/// Adds the differences of two values, each with its place.
fn compare(recorded: &Value, sent: &Value, place: &str, found: &mut Vec<Difference>) {
    match (recorded, sent) {
        (Value::Object(before), Value::Object(after)) => {
            let names: BTreeSet<_> = before.keys().chain(after.keys()).collect();
            for name in names {
                let place = match place {
                    "" => name.clone(),
                    place => format!("{place}.{name}"),
                };
                compare_members(before.get(name), after.get(name), &place, found);
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            for at in 0..before.len().max(after.len()) {
                compare_members(
                    before.get(at),
                    after.get(at),
                    &format!("{place}[{at}]"),
                    found,
                );
            }
        }
        (before, after) if before == after => {}
        (before, after) => found.push(Difference::new(Some(before), Some(after), place)),
    }
}

fn compare_members(
    recorded: Option<&Value>,
    sent: Option<&Value>,
    place: &str,
    found: &mut Vec<Difference>,
) {
    match (recorded, sent) {
        (Some(recorded), Some(sent)) => compare(recorded, sent, place, found),
        (recorded, sent) => found.push(Difference::new(recorded, sent, place)),
    }
}

/// Returns a value as text, without the end of a long one.
fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => quoted(text),
        value => value.to_string(),
    };
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{error::Phase, replay::recording::Failure};

    fn request(path: &str, query: &[(&str, &str)], body: &str) -> RecordedRequest {
        let pairs = query.iter();
        RecordedRequest {
            path: path.into(),
            query: pairs
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect(),
            content: Content::of_request(body.as_bytes(), "application/json"),
            is_complete: true,
        }
    }

    fn exchange(request: RecordedRequest, failure: Failure) -> Exchange {
        Exchange {
            operation: "GET /a".into(),
            attempt: 1,
            request,
            outcome: Outcome::Failure(failure),
        }
    }

    fn asked(
        exchanges: &mut Exchanges,
        request: &RecordedRequest,
        rules: &Rules,
    ) -> Result<Outcome, String> {
        let outcome = exchanges.take(Path::new("x.json"), "GET /a", request, rules);
        outcome.map_err(|error| error.to_string())
    }

    const NO_RESPONSE: Failure = Failure::Transport(Phase::NoResponse);
    const NOT_CONNECTED: Failure = Failure::Transport(Phase::Connect);
    const FIRST: Outcome = Outcome::Failure(NO_RESPONSE);
    const SECOND: Outcome = Outcome::Failure(NOT_CONNECTED);

    #[test]
    fn equal_requests_get_their_outcomes_in_order() {
        let one = || request("/a", &[("x", "1"), ("y", "2")], "");
        let all = || {
            Exchanges::new(vec![
                exchange(one(), NO_RESPONSE),
                exchange(one(), NOT_CONNECTED),
            ])
        };
        let other_order = request("/a", &[("y", "2"), ("x", "1")], "");
        let (mut strict, rules) = (all(), Rules::default());
        assert_eq!(strict.unused(), [(1, "GET /a"), (2, "GET /a")]);
        assert_eq!(asked(&mut strict, &other_order, &rules), Ok(FIRST));
        assert_eq!(asked(&mut strict, &one(), &rules), Ok(SECOND));
        let error = asked(&mut strict, &one(), &rules).unwrap_err();
        assert!(
            error.contains("it has 2 for this request, and all are used"),
            "{error}"
        );
        assert!(strict.unused().is_empty());
        let rules = Rules {
            is_lenient: true,
            ..Rules::default()
        };
        let mut lenient = all();
        for outcome in [FIRST, SECOND, SECOND, SECOND] {
            assert_eq!(asked(&mut lenient, &one(), &rules), Ok(outcome));
        }
    }

    #[test]
    fn the_order_of_repeated_parameters_counts() {
        let one = exchange(request("/a", &[("x", "1"), ("x", "2")], ""), NO_RESPONSE);
        let other = request("/a", &[("x", "2"), ("x", "1")], "");
        let error = asked(&mut Exchanges::new(vec![one]), &other, &Rules::default()).unwrap_err();
        assert!(
            error.contains("differs in `query.x[0]`, `query.x[1]`: "),
            "{error}"
        );
    }

    #[test]
    fn the_nearest_request_and_its_differences_are_named() {
        let far = exchange(
            request("/a", &[("x", "1")], r#"{"a": 1, "b": [1]}"#),
            NO_RESPONSE,
        );
        let near = exchange(
            request("/a", &[], r#"{"a": 1, "b": [2, {"c": null}]}"#),
            NO_RESPONSE,
        );
        let mut all = Exchanges::new(vec![far, near]);
        let sent = request("/a", &[], r#"{"a": 1, "b": [2, {"c": "d", "e": 1}]}"#);
        let error = asked(&mut all, &sent, &Rules::default()).unwrap_err();
        assert_eq!(
            error,
            "the recording `x.json` has no exchange for `GET /a`: the nearest one differs in \
             `body.json.b[1].c`, `body.json.b[1].e`: record it again, or use `Player::ignore`"
        );
        assert_eq!(
            all.missed(),
            [
                "`GET /a` with `body.json.b[1].c` \"d\" instead of null, `body.json.b[1].e` 1 instead of nothing"
            ]
        );
        let ignored = Rules {
            ignored: vec!["c".into(), "e".into()],
            ..Rules::default()
        };
        assert_eq!(asked(&mut all, &sent, &ignored), Ok(FIRST));
        let mut none = Exchanges::new(Vec::new());
        let error = asked(&mut none, &sent, &ignored).unwrap_err();
        assert!(error.ends_with("it is empty: record it again"), "{error}");
    }

    #[test]
    fn the_body_of_a_request_that_was_not_sent_to_its_end_is_not_compared() {
        let mut part = request("/a", &[], "");
        part.is_complete = false;
        let mut all = Exchanges::new(vec![exchange(part, NO_RESPONSE)]);
        let whole = request("/a", &[], "[1]");
        assert_eq!(asked(&mut all, &whole, &Rules::default()), Ok(FIRST));
    }
}
