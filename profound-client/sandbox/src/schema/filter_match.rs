//! The operators of filters, and their tests on texts.

use std::{cell::RefCell, collections::HashMap};

use crate::{
    dataset::uuid,
    schema::{json_node::JsonNode, pattern::Pattern},
};

/// The test of a filter: an operator and the values that a text is compared with.
#[derive(Debug, Clone)]
pub(crate) struct Test {
    /// If true, a text passes if it matches none of the values. If false, one match is enough.
    negated: bool,
    /// If true, a thing must match every value. If false, one is enough.
    needs_all: bool,
    /// If true, a thing without a name passes.
    accepts_none: bool,
    values: Vec<Value>,
    /// Results so far. A report tests few names, and each of them many times.
    known: RefCell<HashMap<String, bool>>,
}

#[derive(Debug, Clone)]
enum Value {
    Is(String),
    Contains(String),
    /// The value is in lower case.
    ContainsIgnoringCase(String),
    Matches(Pattern),
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Operator {
    negated: bool,
    comparison: Comparison,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Comparison {
    Is,
    Contains,
    ContainsIgnoringCase,
    Matches,
}

/// The operators that compare names.
pub(crate) const BY_NAME: [(&str, Operator); 9] = [
    ("is", positive(Comparison::Is)),
    ("not_is", negative(Comparison::Is)),
    ("in", positive(Comparison::Is)),
    ("not_in", negative(Comparison::Is)),
    ("contains", positive(Comparison::Contains)),
    ("not_contains", negative(Comparison::Contains)),
    ("matches", positive(Comparison::Matches)),
    (
        "contains_case_insensitive",
        positive(Comparison::ContainsIgnoringCase),
    ),
    (
        "not_contains_case_insensitive",
        negative(Comparison::ContainsIgnoringCase),
    ),
];

/// Returns the operators that compare ids: the first four.
pub(crate) fn by_id() -> &'static [(&'static str, Operator)] {
    &BY_NAME[..4]
}

impl Test {
    /// Reads the names to compare with: one, or a list of them.
    pub(crate) fn of_names(operator: Operator, value: &JsonNode<'_>) -> Option<Test> {
        Test::read(operator, value, |node| node.text().map(str::to_owned))
    }

    /// Reads the UUIDs to compare with: one, or a list of them.
    pub(crate) fn of_ids(operator: Operator, value: &JsonNode<'_>) -> Option<Test> {
        Test::read(operator, value, |node| node.uuid())
    }

    /// Reads the names or ids to compare with: one, or a list of them.
    pub(crate) fn of_either(operator: Operator, value: &JsonNode<'_>) -> Option<Test> {
        Test::read(operator, value, |node| {
            let text = node.text()?;
            Some(uuid::normalise(text).unwrap_or_else(|| text.to_owned()))
        })
    }

    /// Reads the booleans to compare with: one, or a list of them.
    pub(crate) fn of_booleans(operator: Operator, value: &JsonNode<'_>) -> Option<Test> {
        Test::read(operator, value, |node| Some(node.value.to_string()))
    }

    fn read(
        operator: Operator,
        value: &JsonNode<'_>,
        read: impl Fn(&JsonNode<'_>) -> Option<String>,
    ) -> Option<Test> {
        if let Some(items) = value.value.as_array() {
            if items.len() > MOST_VALUES {
                return value.problem("value_error", TOO_MANY_VALUES);
            }
        }
        let compared = |node: &JsonNode<'_>| compared(operator.comparison, read(node)?, node);
        let values = if value.value.is_array() {
            value.each(compared)?
        } else {
            vec![compared(value)?]
        };
        if values.iter().map(Value::steps).sum::<usize>() > MOST_STEPS {
            return value.problem("value_error", TOO_LONG_A_PATTERN);
        }
        Some(Test {
            negated: operator.negated,
            needs_all: false,
            accepts_none: false,
            values,
            known: RefCell::default(),
        })
    }

    /// Returns the same test, which a thing passes only if it has every value. A negated test does not
    /// change: a thing must have none of its values.
    pub(crate) fn needing_all(self, needs_all: bool) -> Test {
        Test {
            needs_all: needs_all && !self.negated,
            ..self
        }
    }

    /// Returns the same test, which things without a name pass if `accepts_none` is true.
    pub(crate) fn accepting_none(self, accepts_none: bool) -> Test {
        Test {
            accepts_none,
            ..self
        }
    }

    /// Returns whether a thing with these names passes: it is enough if one name matches.
    pub(crate) fn passes(&self, names: &[&str]) -> bool {
        if names.is_empty() && self.accepts_none {
            return true;
        }
        let fits = |value: &Value| names.iter().any(|name| value.fits(name));
        let key = names.join("\n");
        let mut known = self.known.borrow_mut();
        let found = known.entry(key);
        *found.or_insert_with(|| {
            let mut values = self.values.iter();
            if self.needs_all {
                values.all(fits)
            } else {
                values.any(fits) != self.negated
            }
        })
    }
}

impl Value {
    /// Returns the cost of a comparison, in steps of a pattern.
    fn steps(&self) -> usize {
        match self {
            Value::Matches(pattern) => pattern.len(),
            _ => 0,
        }
    }

    fn fits(&self, name: &str) -> bool {
        match self {
            Value::Is(value) => name == value,
            Value::Contains(value) => name.contains(value),
            Value::ContainsIgnoringCase(value) => name.to_lowercase().contains(value),
            Value::Matches(pattern) => pattern.is_found_in(name),
        }
    }
}

fn compared(comparison: Comparison, text: String, node: &JsonNode<'_>) -> Option<Value> {
    match comparison {
        Comparison::Is => Some(Value::Is(text)),
        Comparison::Contains => Some(Value::Contains(text)),
        Comparison::ContainsIgnoringCase => Some(Value::ContainsIgnoringCase(text.to_lowercase())),
        Comparison::Matches => match Pattern::parse(&text) {
            Some(pattern) => Some(Value::Matches(pattern)),
            None => node.problem("value_error", NO_PATTERN),
        },
    }
}

const fn positive(comparison: Comparison) -> Operator {
    Operator {
        negated: false,
        comparison,
    }
}

const fn negative(comparison: Comparison) -> Operator {
    Operator {
        negated: true,
        comparison,
    }
}

/// The most filters of a request.
pub(crate) const MOST_FILTERS: usize = 100;

pub(crate) const TOO_MANY_FILTERS: &str = "Value error, the sandbox accepts at most 100 filters";

const MOST_VALUES: usize = 1_000;

const TOO_MANY_VALUES: &str = "Value error, the sandbox accepts at most 1,000 values of a filter";

/// The most steps of all patterns of a filter together.
const MOST_STEPS: usize = 1_000;

const TOO_LONG_A_PATTERN: &str =
    "Value error, the sandbox accepts patterns of at most 1,000 characters";

const NO_PATTERN: &str = "Value error, the sandbox supports only . * + ? \\ ^ $ in a pattern";

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::http::problems::Problems;

    fn passes(operator: &str, value: serde_json::Value, names: &[&str]) -> bool {
        let operators = BY_NAME.iter().find(|(name, _)| *name == operator);
        let (_, operator) = operators.expect("an operator");
        let problems = Problems::default();
        let node = JsonNode::root("value", &value, &problems);
        let test = Test::of_either(*operator, &node).expect("a test");
        test.passes(names)
    }

    #[test]
    fn every_operator_takes_a_value_or_a_list() {
        let name = &["Trail Running"];
        assert!(passes("is", json!("Trail Running"), name));
        assert!(!passes("is", json!("trail running"), name));
        assert!(passes("in", json!(["Other", "Trail Running"]), name));
        assert!(!passes("not_in", json!(["Other", "Trail Running"]), name));
        assert!(passes("not_is", json!("Other"), name));
        assert!(passes("contains", json!("Run"), name) && !passes("contains", json!("run"), name));
        assert!(!passes("not_contains", json!(["x", "Run"]), name));
        assert!(passes("contains_case_insensitive", json!("RUN"), name));
        assert!(!passes("not_contains_case_insensitive", json!("RUN"), name));
        assert!(passes("matches", json!("^Trail"), name));
    }

    #[test]
    fn a_negated_test_refuses_what_fits_by_either_name() {
        let names = &["0a1b2c3d-0000-4000-8000-00000000abcd", "Trail Running"];
        assert!(passes(
            "is",
            json!("0A1B2C3D00004000800000000000ABCD"),
            names
        ));
        assert!(!passes("not_is", json!("Trail Running"), names));
    }

    fn is_refused(operator: &str, value: &serde_json::Value) -> bool {
        let operators = BY_NAME.iter().find(|(name, _)| *name == operator);
        let (_, operator) = operators.expect("an operator");
        let problems = Problems::default();
        let test = Test::of_names(*operator, &JsonNode::root("value", value, &problems));
        assert_eq!(test.is_none(), problems.listed().len() == 1);
        test.is_none()
    }

    #[test]
    fn a_slow_pattern_is_refused() {
        assert!(!is_refused("in", &json!(vec!["a"; 1_000])));
        assert!(is_refused("in", &json!(vec!["a"; 1_001])));
        assert!(!is_refused("matches", &json!(".*".repeat(1_000))));
        assert!(is_refused("matches", &json!(".*".repeat(1_001))));
        let halves = vec![".*".repeat(501); 2];
        assert!(is_refused("matches", &json!(halves)));
    }

    #[test]
    fn a_text_that_matched_once_matches_again_and_no_other_does() {
        let value = json!(["a", "b\nc"]);
        let problems = Problems::default();
        let node = JsonNode::root("value", &value, &problems);
        let test = Test::of_names(BY_NAME[0].1, &node).expect("a test");
        for _ in 0..2 {
            assert!(test.passes(&["a"]) && !test.passes(&["b"]) && test.passes(&["b", "a"]));
        }
    }

    #[test]
    fn ids_know_equality_only() {
        assert!(
            by_id()
                .iter()
                .all(|(_, operator)| operator.comparison == Comparison::Is)
        );
        assert_eq!(by_id().len(), 4);
    }
}
