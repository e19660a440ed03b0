//! Decoding of one cell, of any JSON type, into its column.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use super::{
    memory::Memory,
    store::{Cell, Column},
    text,
};
use crate::response::REPORT_TOO_LARGE;

/// Decodes one cell into its column.
pub(super) struct CellSeed<'a> {
    pub(super) column: &'a mut Column,
    pub(super) memory: &'a mut Memory,
}

impl CellSeed<'_> {
    fn push<E: Error>(self, cell: Cell) -> Result<(), E> {
        self.column.push(cell, self.memory).ok_or_else(too_large)
    }

    fn push_json<E: Error>(self, json: &str) -> Result<(), E> {
        let pushed = self.column.push_json(json, self.memory);
        pushed.ok_or_else(too_large)
    }
}

/// Returns the error of a report that needs too much memory.
pub(super) fn too_large<E: Error>() -> E {
    E::custom(REPORT_TOO_LARGE)
}

impl<'de> DeserializeSeed<'de> for CellSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for CellSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        if value.is_nan() {
            Err(E::invalid_type(Unexpected::Float(value), &"a number"))
        } else {
            self.push(Cell::Float(value))
        }
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.push(Cell::Unsigned(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        match u64::try_from(value) {
            Ok(value) => self.visit_u64(value),
            Err(_) => self.push(Cell::Signed(value)),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let pushed = self.column.push_text(text, self.memory);
        pushed.ok_or_else(too_large)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.push(Cell::Bool(value))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.push(Cell::Null)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.push(Cell::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        let json = text::list(list)?;
        self.push_json(&json)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let first: Option<String> = object.next_key()?;
        if first.as_deref() != Some(text::NUMBER) {
            let json = text::object(first, object)?;
            return self.push_json(&json);
        }
        let digits: String = object.next_value()?;
        let number = text::number::<A::Error>(&digits)?;
        match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(value), _, _) => self.visit_u64(value),
            (_, Some(value), _) => self.visit_i64(value),
            (.., Some(value)) if value.is_finite() => self.visit_f64(value),
            _ => Err(A::Error::invalid_type(Unexpected::Map, &"a number")),
        }
    }
}
