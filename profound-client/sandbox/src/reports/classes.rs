//! Groups things that are equal in some columns.

use std::collections::HashMap;

use serde_json::Value;

use crate::reports::thing::Thing;

/// The classes of the things of one family: things are equal if they are equal in the columns.
pub(crate) struct Classes {
    /// The class of each thing.
    pub(crate) of: Vec<u32>,
    /// One thing of each class, or none if no column is about this family.
    pub(crate) shown: Vec<Option<Thing>>,
}

impl Classes {
    pub(crate) fn new(things: &[Thing], columns: &[&str]) -> Classes {
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut classes = Classes {
            of: Vec::with_capacity(things.len()),
            shown: Vec::new(),
        };
        for thing in things {
            let key = key(thing, columns);
            let next = known.len() as u32;
            let class = *known.entry(key).or_insert(next);
            if class == next {
                classes
                    .shown
                    .push((!columns.is_empty()).then(|| thing.clone()));
            }
            classes.of.push(class);
        }
        classes
    }

    pub(crate) fn len(&self) -> u64 {
        self.shown.len() as u64
    }
}

fn key(thing: &Thing, columns: &[&str]) -> String {
    let values = columns.iter().map(|column| thing.get(column));
    let texts: Vec<String> = values
        .map(|value| value.map(Value::to_string).unwrap_or_default())
        .collect();
    texts.join("\n")
}
