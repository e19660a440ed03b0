//! Responses of every kind that a schema allows.

use serde_json::{Map, Value, json};

use crate::document::{Document, items, members};

/// The selection of optional parts in a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fill {
    /// All fields.
    Full,
    /// Required fields only.
    Least,
    /// All fields, null if allowed.
    Null,
    /// All fields, with empty lists.
    Empty,
    /// All fields, with enum values that the description does not have.
    NewWords,
    /// All fields, and some that the description does not have.
    NewFields,
}

pub(crate) const NEW_WORD: &str = "unheard-of word";
pub(crate) const NEW_FIELD: &str = "unheard-of field";

/// Generates values. All values of one sampler are different, as far as possible.
pub(crate) struct Sampler<'d> {
    pub(crate) document: &'d Document,
    pub(crate) fill: Fill,
    count: u64,
    /// The schemas of the enclosing objects, by address.
    within: Vec<*const Value>,
}

impl<'d> Sampler<'d> {
    pub(crate) fn new(document: &'d Document, fill: Fill) -> Self {
        Self {
            document,
            fill,
            count: 0,
            within: Vec::new(),
        }
    }

    /// Returns how many indices cover every choice of a schema.
    pub(crate) fn needed(&mut self, schema: &Value) -> usize {
        let document = self.document;
        let variants = document.variants(schema);
        let each = variants.iter().map(|variant| {
            if self.within.contains(&std::ptr::from_ref(*variant)) {
                return 1;
            }
            self.within.push(*variant);
            let words = self.document.words(variant).len();
            let fields = members(&variant["properties"]).map(|(_, field)| field);
            let others = ["items", "additionalProperties"].map(|key| variant.get(key));
            let all = fields.chain(others.into_iter().flatten());
            let needed = all.fold(words.max(1), |most, field| most.max(self.needed(field)));
            self.within.pop();
            needed
        });
        variants.len() * each.max().unwrap_or(1)
    }

    pub(crate) fn value(&mut self, schema: &Value, index: usize) -> Value {
        let document = self.document;
        if self.fill == Fill::Null && document.is_nullable(schema) {
            return Value::Null;
        }
        let variants = document.variants(schema);
        let schema = variants[index % variants.len()];
        let index = index / variants.len();
        let words = document.words(schema);
        if !words.is_empty() {
            return match self.fill {
                Fill::NewWords => NEW_WORD.into(),
                _ => words[index % words.len()].clone().into(),
            };
        }
        self.count += 1;
        let count = self.count;
        match schema["type"].as_str() {
            // An object may contain one of the same schema, but no deeper.
            Some("object") if self.depth(schema) > 1 => Value::Null,
            Some("object") => {
                self.within.push(schema);
                let object = self.object(schema, index);
                self.within.pop();
                object
            }
            Some("array") => self.array(schema, index),
            Some("string") => text(schema, count).into(),
            Some("integer") => integer(schema, count).into(),
            Some("number") => json!(count as f64 / 8.0),
            Some("boolean") => (index % 2 == 0).into(),
            _ => json!({ "any": [count, null, "thing", 0.5] }),
        }
    }

    fn object(&mut self, schema: &Value, index: usize) -> Value {
        let mut made = Map::new();
        let others = &schema["additionalProperties"];
        for (name, field) in members(&schema["properties"]) {
            let required = items(&schema["required"]).any(|required| required == name);
            if required || self.fill != Fill::Least {
                made.insert(name.clone(), self.value(field, index));
            }
        }
        if others.is_object() {
            for name in ["one", "two"] {
                made.insert(name.into(), self.value(others, index));
            }
        } else if made.is_empty() && self.fill != Fill::Least {
            made.insert("any".into(), json!({ "thing": [self.count, null, -0.5] }));
        }
        if self.fill == Fill::NewFields && !others.is_object() {
            made.insert(
                NEW_FIELD.into(),
                json!({ "any": [self.count, null, "thing"] }),
            );
        }
        made.into()
    }

    /// Returns how many enclosing objects have the same schema.
    fn depth(&self, schema: &Value) -> usize {
        let same = |known: &&*const Value| **known == std::ptr::from_ref(schema);
        self.within.iter().filter(same).count()
    }

    fn array(&mut self, schema: &Value, index: usize) -> Value {
        let count = match self.fill {
            Fill::Empty => schema["minItems"].as_u64().unwrap_or(0),
            _ => schema["maxItems"].as_u64().unwrap_or(2).min(2),
        };
        let items = (0..count as usize).map(|item| self.value(&schema["items"], index + item));
        items.collect()
    }
}

fn text(schema: &Value, count: u64) -> String {
    match schema["format"].as_str() {
        Some("uuid") => format!("0190a0b0-aaaa-4bbb-8ccc-{count:012x}"),
        Some("date-time") => match count % 3 {
            0 => format!("2026-06-08T04:05:06.{count:06}Z"),
            1 => format!("2026-06-08T04:05:06.{count:06}-04:00"),
            _ => format!("2026-06-08T04:05:06.{count:06}"),
        },
        Some("date") => format!("2026-06-{:02}", 1 + count % 28),
        _ => {
            let text = format!("text \"{count}\" é\n\u{1F600}");
            let greatest = schema["maxLength"].as_u64().unwrap_or(u64::MAX);
            text.chars().take(greatest as usize).collect()
        }
    }
}

fn integer(schema: &Value, count: u64) -> i64 {
    let bound = |name: &str| schema[name].as_f64().map(|bound| bound as i64);
    let value = count as i64 + bound("minimum").unwrap_or(1);
    value.min(bound("maximum").unwrap_or(i64::MAX))
}
