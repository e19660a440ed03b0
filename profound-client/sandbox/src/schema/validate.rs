//! Validates values against shapes, with the error messages of the API.

use serde_json::{Map, Value};

use crate::{
    dataset::dates,
    schema::{
        filter_tree::{Tree, normalised},
        json_node::JsonNode,
        shapes::{Bounds, Field, Others, SHAPES, Shape, Type},
    },
};

/// How strictly values are read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Validator {
    /// Numbers and booleans are written as texts.
    in_text: bool,
    /// No object may have unknown fields, even if its shape allows them.
    closed: bool,
}

/// Validates a JSON body.
pub(crate) const BODY: Validator = Validator {
    in_text: false,
    closed: false,
};

/// Validates parameters of a path or a query.
pub(crate) const TEXT: Validator = Validator {
    in_text: true,
    closed: false,
};

/// Validates a response of the sandbox.
#[cfg(test)]
pub(crate) const RESPONSE: Validator = Validator {
    in_text: false,
    closed: true,
};

impl Validator {
    /// Reads the fields of an object. Absent fields get their defaults.
    pub(crate) fn fields(
        self,
        fields: &[Field],
        others: Others,
        node: &JsonNode<'_>,
    ) -> Option<Value> {
        let given = node.fields()?;
        let mut read = Map::new();
        match others {
            Others::Kept => read.clone_from(given),
            Others::Ignored if !self.closed => {}
            _ => {
                let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
                node.forbid_other_than(&names);
            }
        }
        let mut sound = true;
        for field in fields {
            let found = if field.required {
                node.required(&field.name)
            } else {
                node.optional(&field.name)
            };
            let value = match &found {
                Some(found) => self.field(field, found),
                None if field.required => None,
                None if field.default.is_none() => continue,
                None => field.default.clone(),
            };
            sound &= value.is_some();
            read.extend(value.map(|value| (field.name.clone(), value)));
        }
        sound.then(|| read.into())
    }

    /// Reads a field. The API's type for some dates is a text. They are known by the end of their name,
    /// `_date`, and must be dates or times.
    fn field(self, field: &Field, node: &JsonNode<'_>) -> Option<Value> {
        let is_text = matches!(field.shape.or_null(), Shape::String(_));
        match node.value.as_str() {
            Some(text) if is_text && field.name.ends_with("_date") => {
                dates::moment(text)
                    .map_or_else(|| node.problem(NO_DAY.0, NO_DAY.1), |_| Some(()))?;
                Some(node.value.clone())
            }
            _ => self.shape(&field.shape, node),
        }
    }

    pub(crate) fn shape(self, shape: &Shape, node: &JsonNode<'_>) -> Option<Value> {
        match shape {
            Shape::Any => Some(node.value.clone()),
            Shape::Null if node.value.is_null() => Some(Value::Null),
            Shape::Null => node.problem("none_required", "Input should be None"),
            Shape::Boolean if self.in_text => node.boolean_in_text().map(Value::from),
            Shape::Boolean => node.boolean().map(Value::from),
            Shape::Number if node.value.is_number() => Some(node.value.clone()),
            Shape::Number => node.problem("float_type", "Input should be a valid number"),
            Shape::Integer(bounds) => self.integer(*bounds, node),
            Shape::String(bounds) => string(*bounds, node),
            Shape::File => node.text().map(Value::from),
            Shape::Uuid => node.uuid().map(Value::from),
            Shape::Timestamp => time(node, dates::moment, NO_TIME),
            Shape::Date => time(node, dates::day, NO_DAY),
            Shape::Literal(word) => choice(&[word], node),
            Shape::List(item, bounds) => self.list(item, *bounds, node),
            Shape::Map(item) => self.map(item, node),
            Shape::Object => dictionary(node).map(|fields| fields.clone().into()),
            Shape::Named(name) => self.named(name, node),
            Shape::OneOf(all) => self.one_of(all, node),
        }
    }

    fn integer(self, bounds: Bounds, node: &JsonNode<'_>) -> Option<Value> {
        let least = bounds.least.unwrap_or(i64::MIN);
        let greatest = bounds.greatest.unwrap_or(i64::MAX);
        let number = if self.in_text {
            node.integer_in_text(least, greatest)
        } else {
            node.integer(least, greatest)
        };
        number.map(Value::from)
    }

    fn list(self, item: &Shape, bounds: Bounds, node: &JsonNode<'_>) -> Option<Value> {
        let items = node.each(|node| self.shape(item, node))?;
        let count = items.len();
        if let Some((kind, size, bound)) = beyond(count, bounds) {
            let items = plural(bound, "item");
            let message =
                format!("List should have at {size} {items} after validation, not {count}");
            return node.problem(kind, &message);
        }
        Some(items.into())
    }

    fn map(self, item: &Shape, node: &JsonNode<'_>) -> Option<Value> {
        let entries = dictionary(node)?.keys().map(|name| {
            let value = self.shape(item, &node.optional(name)?)?;
            Some((name.clone(), value))
        });
        // Collect first, so that the problems of all entries are noted.
        let entries: Vec<Option<(String, Value)>> = entries.collect();
        let entries: Option<Map<String, Value>> = entries.into_iter().collect();
        entries.map(Value::from)
    }

    fn named(self, name: &str, node: &JsonNode<'_>) -> Option<Value> {
        match SHAPES.types.get(name)? {
            Type::Alias(shape) => self.shape(shape, node),
            Type::Object(_) if name == "FilterNode" => {
                Tree::read(node, &|field| field.text().map(str::to_owned))?;
                Some(normalised(node.value))
            }
            Type::Object(object) => self.fields(&object.fields, object.others, node),
        }
    }

    fn one_of(self, all: &[Shape], node: &JsonNode<'_>) -> Option<Value> {
        if node.value.is_null() && all.contains(&Shape::Null) {
            return Some(Value::Null);
        }
        let all: Vec<&Shape> = all.iter().filter(|one| **one != Shape::Null).collect();
        if let [one] = all[..] {
            return self.shape(one, node);
        }
        if let Some(tags) = all.iter().map(|one| Some((tags(one)?, *one))).collect() {
            return self.tagged(tags, node);
        }
        if let Some(words) = all_words(&all) {
            return choice(&words, node);
        }
        let alike = |one: &&Shape| self.in_text || is_alike(one, node.value);
        let alike: Vec<&Shape> = all.iter().copied().filter(alike).collect();
        let words = all_words(&alike);
        match (&alike[..], words) {
            (_, Some(words)) => choice(&words, node),
            ([], None) => {
                for one in all {
                    self.shape(one, &node.under(&label(one)));
                }
                None
            }
            ([first, ..], None) => {
                let sound = |one: &&&Shape| node.would(|node| self.shape(one, node).is_some());
                self.shape(alike.iter().find(sound).unwrap_or(first), node)
            }
        }
    }

    /// Reads one of several objects that differ in the value of their `field`.
    fn tagged(self, all: Vec<(Vec<&str>, &Shape)>, node: &JsonNode<'_>) -> Option<Value> {
        node.fields()?;
        let Some(field) = node.optional("field") else {
            let message = "Unable to extract tag using discriminator 'field'";
            return node.problem("union_tag_not_found", message);
        };
        let is = |(tags, _): &&(Vec<&str>, &Shape)| tags.iter().any(|tag| field.value == tag);
        match (all.iter().find(is), field.value.as_str()) {
            (Some((_, shape)), Some(tag)) => self.shape(shape, &node.under(tag)),
            _ => {
                let tags = all.iter().flat_map(|(tags, _)| tags);
                let tags: Vec<String> = tags.map(|tag| format!("'{tag}'")).collect();
                let message = format!(
                    "Input tag found using 'field' does not match any of the expected tags: {}",
                    tags.join(", ")
                );
                node.problem("union_tag_invalid", &message)
            }
        }
    }
}

fn string(bounds: Bounds, node: &JsonNode<'_>) -> Option<Value> {
    let text = node.text()?;
    match beyond(text.chars().count(), bounds) {
        None => Some(text.into()),
        Some((kind, size, bound)) => {
            let characters = plural(bound, "character");
            let message = format!("String should have at {size} {characters}");
            node.problem(&format!("string_{kind}"), &message)
        }
    }
}

fn time<T>(node: &JsonNode<'_>, read: fn(&str) -> Option<T>, wrong: (&str, &str)) -> Option<Value> {
    let text = node.text()?;
    match read(text) {
        Some(_) => Some(text.into()),
        None => node.problem(wrong.0, wrong.1),
    }
}

fn choice(words: &[&str], node: &JsonNode<'_>) -> Option<Value> {
    let choices: Vec<(&str, ())> = words.iter().map(|word| (*word, ())).collect();
    node.choice(&choices).map(|()| node.value.clone())
}

fn dictionary<'a>(node: &JsonNode<'a>) -> Option<&'a Map<String, Value>> {
    match node.value {
        Value::Object(fields) => Some(fields),
        _ => node.problem("dict_type", "Input should be a valid dictionary"),
    }
}

/// Returns how a count exceeds its bounds, and the bound that it exceeds.
fn beyond(count: usize, bounds: Bounds) -> Option<(&'static str, &'static str, i64)> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let least = bounds.least.filter(|least| count < *least);
    let greatest = bounds.greatest.filter(|greatest| count > *greatest);
    let short = least.map(|least| ("too_short", "least", least));
    short.or_else(|| greatest.map(|greatest| ("too_long", "most", greatest)))
}

fn plural(count: i64, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}

/// Returns the values of `field` that distinguish an object from others.
fn tags(shape: &Shape) -> Option<Vec<&'static str>> {
    let Shape::Named(name) = shape else {
        return None;
    };
    let Some(Type::Object(object)) = SHAPES.types.get(name) else {
        return None;
    };
    let words = SHAPES.literals(&object.field("field")?.shape);
    (!words.is_empty()).then_some(words)
}

fn is_alike(shape: &Shape, value: &Value) -> bool {
    match SHAPES.resolve(shape) {
        Shape::Any => true,
        Shape::Null => value.is_null(),
        Shape::Boolean => value.is_boolean(),
        Shape::Number | Shape::Integer(_) => value.is_number(),
        Shape::List(..) => value.is_array(),
        Shape::Map(_) | Shape::Object | Shape::Named(_) => value.is_object(),
        Shape::OneOf(all) => all.iter().any(|one| is_alike(one, value)),
        _ => value.is_string(),
    }
}

/// Returns the name of an alternative, for the JSON path of a problem with it.
fn label(shape: &Shape) -> String {
    match shape {
        Shape::Null => "none".to_owned(),
        Shape::Any => "any".to_owned(),
        Shape::Boolean => "bool".to_owned(),
        Shape::Number => "float".to_owned(),
        Shape::Integer(_) => "int".to_owned(),
        Shape::String(_) | Shape::File => "str".to_owned(),
        Shape::Uuid => "uuid".to_owned(),
        Shape::Timestamp => "datetime".to_owned(),
        Shape::Date => "date".to_owned(),
        Shape::Literal(word) => format!("literal['{word}']"),
        Shape::List(item, _) => format!("list[{}]", label(item)),
        Shape::Map(item) => format!("dict[str,{}]", label(item)),
        Shape::Object => "dict[str,any]".to_owned(),
        Shape::Named(name) => name.clone(),
        Shape::OneOf(all) => {
            let words = all.iter().map(|one| match one {
                Shape::Literal(word) => format!("'{word}'"),
                other => label(other),
            });
            format!("literal[{}]", words.collect::<Vec<_>>().join(","))
        }
    }
}

const NO_TIME: (&str, &str) = (
    "datetime_from_date_parsing",
    "Input should be a valid datetime or date",
);

const NO_DAY: (&str, &str) = (
    "date_from_datetime_parsing",
    "Input should be a valid date or datetime",
);

/// Returns the literals if all alternatives are literals.
fn all_words<'a>(all: &[&'a Shape]) -> Option<Vec<&'a str>> {
    let words = all.iter().map(|one| match one {
        Shape::Literal(word) => Some(word.as_str()),
        _ => None,
    });
    let words: Option<Vec<&str>> = words.collect();
    words.filter(|words| !words.is_empty())
}

#[cfg(test)]
mod tests;
