//! Reads JSON values and records every problem with its JSON path.

use serde_json::{Map, Value};

use crate::{
    dataset::uuid,
    http::problems::{Loc, Problems},
};

/// A value and its JSON path. Reading a wrong value notes the problem and returns `None`.
#[derive(Debug)]
pub(crate) struct JsonNode<'a> {
    pub(crate) value: &'a Value,
    loc: Loc,
    problems: &'a Problems,
}

impl<'a> JsonNode<'a> {
    pub(crate) fn root(name: &str, value: &'a Value, problems: &'a Problems) -> JsonNode<'a> {
        JsonNode {
            value,
            loc: Loc::root(name),
            problems,
        }
    }

    /// Notes a problem with this value, and returns `None` for the caller to return.
    pub(crate) fn problem<T>(&self, kind: &str, message: &str) -> Option<T> {
        self.problems
            .add(&self.loc, kind, message, Some(self.value));
        None
    }

    pub(crate) fn required(&self, name: &str) -> Option<JsonNode<'a>> {
        let found = self.optional(name);
        if found.is_none() && self.value.is_object() {
            let loc = self.loc.field(name);
            self.problems.add(&loc, "missing", "Field required", None);
        }
        found
    }

    pub(crate) fn optional(&self, name: &str) -> Option<JsonNode<'a>> {
        let value = self.value.as_object()?.get(name)?;
        Some(self.at(value, self.loc.field(name)))
    }

    /// Reads a field, or returns the default if it is absent.
    pub(crate) fn optional_or<T>(
        &self,
        name: &str,
        default: T,
        read: impl FnOnce(&JsonNode<'a>) -> Option<T>,
    ) -> Option<T> {
        match self.optional(name) {
            Some(node) => read(&node),
            None => Some(default),
        }
    }

    /// Like [`JsonNode::optional_or`], but `null` means absent.
    pub(crate) fn nullable_or<T>(
        &self,
        name: &str,
        default: T,
        read: impl FnOnce(&JsonNode<'a>) -> Option<T>,
    ) -> Option<T> {
        match self.nullable(name) {
            Some(node) => read(&node),
            None => Some(default),
        }
    }

    /// Reads a change of a value. If it is absent, the value is kept; `null` clears it.
    pub(crate) fn changed<T: Clone + Default>(
        &self,
        name: &str,
        old: &T,
        read: impl FnOnce(&JsonNode<'a>) -> Option<T>,
    ) -> Option<T> {
        self.optional_or(name, old.clone(), |node| {
            if node.value.is_null() {
                Some(T::default())
            } else {
                read(node)
            }
        })
    }

    /// Returns a field unless it is absent or `null`.
    pub(crate) fn nullable(&self, name: &str) -> Option<JsonNode<'a>> {
        self.optional(name).filter(|node| !node.value.is_null())
    }

    /// Returns the same value with one more step in its path. The API adds the variant of a union there.
    pub(crate) fn under(&self, variant: &str) -> JsonNode<'a> {
        self.at(self.value, self.loc.field(variant))
    }

    pub(crate) fn forbid_other_than(&self, names: &[&str]) {
        for name in self.value.as_object().into_iter().flat_map(Map::keys) {
            if !names.contains(&name.as_str()) {
                let other = self.at(&self.value[name], self.loc.field(name));
                let _: Option<()> =
                    other.problem("extra_forbidden", "Extra inputs are not permitted");
            }
        }
    }

    pub(crate) fn fields(&self) -> Option<&'a Map<String, Value>> {
        let message = "Input should be a valid dictionary or object to extract fields from";
        self.value
            .as_object()
            .or_else(|| self.problem("model_attributes_type", message))
    }

    pub(crate) fn items(&self) -> Option<Vec<JsonNode<'a>>> {
        let Some(items) = self.value.as_array() else {
            return self.problem("list_type", "Input should be a valid list");
        };
        let nodes = items.iter().enumerate();
        Some(
            nodes
                .map(|(at, value)| self.at(value, self.loc.index(at)))
                .collect(),
        )
    }

    /// Reads every item, even after a wrong one, so that all problems are noted.
    pub(crate) fn each<T>(&self, read: impl Fn(&JsonNode<'a>) -> Option<T>) -> Option<Vec<T>> {
        let items = self.items()?;
        let read: Vec<Option<T>> = items.iter().map(read).collect();
        read.into_iter().collect()
    }

    pub(crate) fn text(&self) -> Option<&'a str> {
        self.value
            .as_str()
            .or_else(|| self.problem("string_type", "Input should be a valid string"))
    }

    /// Reads a text that is not empty.
    pub(crate) fn filled(&self) -> Option<&'a str> {
        match self.text()? {
            "" => self.problem(
                "string_too_short",
                "String should have at least 1 character",
            ),
            text => Some(text),
        }
    }

    pub(crate) fn boolean(&self) -> Option<bool> {
        self.value
            .as_bool()
            .or_else(|| self.problem("bool_type", "Input should be a valid boolean"))
    }

    /// Like [`JsonNode::boolean`], for parameters, which are always texts.
    pub(crate) fn boolean_in_text(&self) -> Option<bool> {
        match self.text()?.to_ascii_lowercase().as_str() {
            "true" | "1" | "on" | "yes" => Some(true),
            "false" | "0" | "off" | "no" => Some(false),
            _ => self.problem(
                "bool_parsing",
                "Input should be a valid boolean, unable to interpret input",
            ),
        }
    }

    /// Like [`JsonNode::each`], but requires at least one item.
    pub(crate) fn some<T>(&self, read: impl Fn(&JsonNode<'a>) -> Option<T>) -> Option<Vec<T>> {
        let items = self.each(read)?;
        if items.is_empty() {
            self.problem(
                "too_short",
                "List should have at least 1 item after validation, not 0",
            )
        } else {
            Some(items)
        }
    }

    pub(crate) fn uuid(&self) -> Option<String> {
        let Some(text) = self.value.as_str() else {
            return self.problem("uuid_type", "UUID input should be a string");
        };
        uuid::normalise(text)
            .or_else(|| self.problem("uuid_parsing", "Input should be a valid UUID"))
    }

    /// Reads one of a closed set of names.
    pub(crate) fn choice<T: Copy>(&self, choices: &[(&str, T)]) -> Option<T> {
        let found = choices.iter().find(|(name, _)| self.value == name);
        found.map(|(_, choice)| *choice).or_else(|| {
            let names: Vec<String> = choices
                .iter()
                .map(|(name, _)| format!("'{name}'"))
                .collect();
            self.problem("literal_error", &format!("Input should be {}", any(&names)))
        })
    }

    /// Reads an integer from `least` to `most`, inclusive.
    pub(crate) fn integer(&self, least: i64, most: i64) -> Option<i64> {
        let whole = self.value.as_f64().filter(|number| number.fract() == 0.0);
        let Some(number) = self.value.as_i64().or(whole.map(|number| number as i64)) else {
            return self.problem("int_type", "Input should be a valid integer");
        };
        self.within(number, least, most)
    }

    /// Like [`JsonNode::integer`], for parameters, which are always texts.
    pub(crate) fn integer_in_text(&self, least: i64, most: i64) -> Option<i64> {
        let text = self.text()?;
        let Ok(number) = text.trim().parse() else {
            let message = "Input should be a valid integer, unable to parse string as an integer";
            return self.problem("int_parsing", message);
        };
        self.within(number, least, most)
    }

    fn within(&self, number: i64, least: i64, most: i64) -> Option<i64> {
        if number < least && least == 1 {
            self.problem("greater_than", "Input should be greater than 0")
        } else if number < least {
            let message = format!("Input should be greater than or equal to {least}");
            self.problem("greater_than_equal", &message)
        } else if number > most {
            let message = format!("Input should be less than or equal to {most}");
            self.problem("less_than_equal", &message)
        } else {
            Some(number)
        }
    }

    /// Returns whether reading this value succeeds without problems. Notes none of them.
    pub(crate) fn would(&self, read: impl FnOnce(&JsonNode<'_>) -> bool) -> bool {
        let problems = Problems::default();
        let node = JsonNode {
            value: self.value,
            loc: self.loc.clone(),
            problems: &problems,
        };
        read(&node) && problems.is_empty()
    }

    fn at(&self, value: &'a Value, loc: Loc) -> JsonNode<'a> {
        JsonNode {
            value,
            loc,
            problems: self.problems,
        }
    }
}

/// Joins names as `a, b or c`.
fn any(names: &[String]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
