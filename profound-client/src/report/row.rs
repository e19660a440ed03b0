//! A deserialiser for a row of a report: a map of its columns by name.

use std::fmt;

use serde::{
    de::{
        self, DeserializeSeed, Deserializer, Error as _, Expected, IntoDeserializer, MapAccess,
        Unexpected, Visitor,
        value::{BorrowedStrDeserializer, StrDeserializer},
    },
    forward_to_deserialize_any,
};

use super::store::{Cell, Column};
use crate::{error::ReportError, response::json_problem};

/// A row, by its number, of named columns.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) names: &'a [String],
    pub(super) columns: &'a [Column],
    pub(super) row: usize,
}

impl<'de> Deserializer<'de> for Row<'de> {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_map(Columns { row: self, next: 0 })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct enum identifier
    }
}

struct Columns<'a> {
    row: Row<'a>,
    next: usize,
}

impl<'a> MapAccess<'a> for Columns<'a> {
    type Error = Problem;

    fn next_key_seed<K: DeserializeSeed<'a>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Problem> {
        let Some(name) = self.row.names.get(self.next) else {
            return Ok(None);
        };
        self.next += 1;
        seed.deserialize(BorrowedStrDeserializer::new(name))
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Problem> {
        let Some(at) = self.next.checked_sub(1) else {
            return Err(Problem::custom("`next_key_seed` was called"));
        };
        let value = Value {
            column: &self.row.columns[at],
            row: self.row.row,
        };
        seed.deserialize(value).map_err(|mut problem| {
            problem.0.column.get_or_insert(at);
            problem
        })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.row.names.len() - self.next)
    }
}

/// One cell of a row.
pub(super) struct Value<'a> {
    pub(super) column: &'a Column,
    pub(super) row: usize,
}

impl<'a> Value<'a> {
    #[inline]
    fn cell(&self) -> Cell {
        self.column.get(self.row)
    }

    fn text(&self, code: u32) -> &'a str {
        self.column.dictionary.get(code)
    }
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        // Fast path: most values are strings.
        if let Some(text) = self.column.text(self.row) {
            return visitor.visit_borrowed_str(text);
        }
        match self.cell() {
            Cell::Null => visitor.visit_unit(),
            Cell::Bool(value) => visitor.visit_bool(value),
            Cell::Float(value) => visitor.visit_f64(value),
            Cell::Unsigned(value) => visitor.visit_u64(value),
            Cell::Signed(value) => visitor.visit_i64(value),
            Cell::Text(code) => visitor.visit_borrowed_str(self.text(code)),
            Cell::Json(code) => {
                let mut json = serde_json::Deserializer::from_str(self.text(code));
                json.deserialize_any(visitor).map_err(Problem::json)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.cell() {
            Cell::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        match self.cell() {
            Cell::Text(code) => {
                let name: StrDeserializer<'_, Problem> = self.text(code).into_deserializer();
                visitor.visit_enum(name)
            }
            Cell::Json(code) => {
                let mut json = serde_json::Deserializer::from_str(self.text(code));
                let value = json.deserialize_enum(name, variants, visitor);
                value.map_err(Problem::json)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier
    }
}

/// The reason why a row does not match a type. Boxed, because every value's `Result` contains it.
#[derive(Debug)]
pub(super) struct Problem(Box<Facts>);

#[derive(Debug)]
struct Facts {
    /// The index of the column, if it is known.
    column: Option<usize>,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Missing(&'static str),
    Twice(&'static str),
    Unknown(String),
    Value(String),
}

impl Problem {
    fn new(kind: Kind) -> Self {
        Self(Box::new(Facts { column: None, kind }))
    }

    fn json(error: serde_json::Error) -> Self {
        Self::new(Kind::Value(json_problem(&error)))
    }

    pub(super) fn of(self, names: &[String], row: usize) -> ReportError {
        let name = self.0.column.map(|at| names[at].as_str());
        match self.0.kind {
            Kind::Missing(name) => missing(names, name),
            Kind::Twice(name) => twice(name),
            Kind::Unknown(name) => ReportError::new(format!(
                "the type has no field for the column `{}`",
                shown(&name)
            ))
            .in_column(&name),
            Kind::Value(problem) => match name {
                Some(name) => at(name, row, &problem),
                None => ReportError::new(format!("`data[{row}]`: {problem}")).in_row(row),
            },
        }
    }

    /// Returns the error of a value that was read without its row.
    pub(super) fn at(self, name: &str, row: usize) -> ReportError {
        match self.0.kind {
            Kind::Value(problem) => at(name, row, &problem),
            // The problem is inside a list or an object.
            _ => at(name, row, "the type rejected the value"),
        }
    }
}

fn at(name: &str, row: usize, problem: &str) -> ReportError {
    let message = format!("column `{}` of `data[{row}]`: {problem}", shown(name));
    ReportError::new(message).in_column(name).in_row(row)
}

pub(super) fn missing(names: &[String], name: &str) -> ReportError {
    const MOST: usize = 30;
    let names: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", shown(name)))
        .collect();
    let has = match names.len() {
        0 => "none".to_owned(),
        1..=MOST => names.join(", "),
        _ => format!("{}, …", names[..MOST].join(", ")),
    };
    let message = format!("the report has no column `{}`: it has {has}", shown(name));
    ReportError::new(message).in_column(name)
}

pub(super) fn twice(name: &str) -> ReportError {
    let message = format!("the report has more than one column `{}`", shown(name));
    ReportError::new(message).in_column(name)
}

/// Returns the printable form of a name. A name in an undocumented form may be anything, and is
/// redacted.
pub(super) fn shown(name: &str) -> &str {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
    if (1..=40).contains(&name.len()) && name.bytes().all(plain) {
        name
    } else {
        "…"
    }
}

/// The default messages of serde would contain the value.
impl de::Error for Problem {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::new(Kind::Value("the type rejected the value".to_owned()))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let (found, help) = match found {
            Unexpected::Bool(_) => ("boolean", ""),
            Unexpected::Unsigned(_) | Unexpected::Signed(_) => ("integer", ""),
            Unexpected::Float(_) => ("floating point", ""),
            Unexpected::Str(_) | Unexpected::Char(_) => ("string", ""),
            Unexpected::Unit | Unexpected::Option => ("null", ": read it as an `Option`"),
            Unexpected::Seq => ("sequence", ""),
            Unexpected::Map => ("map", ""),
            _ => ("another type", ""),
        };
        Self::new(Kind::Value(format!(
            "expected {expected}, found {found}{help}"
        )))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let problem = format!("expected {expected}, found a value out of bounds");
        Self::new(Kind::Value(problem))
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        let problem = format!("expected {expected}, found another length");
        Self::new(Kind::Value(problem))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        let known: Vec<String> = expected.iter().map(|name| format!("`{name}`")).collect();
        let problem = format!(
            "expected one of {}, found an unknown variant: a last variant `#[serde(untagged)] \
             Other(String)` keeps it",
            known.join(", ")
        );
        Self::new(Kind::Value(problem))
    }

    fn unknown_field(name: &str, _: &'static [&'static str]) -> Self {
        Self::new(Kind::Unknown(name.to_owned()))
    }

    fn missing_field(name: &'static str) -> Self {
        Self::new(Kind::Missing(name))
    }

    fn duplicate_field(name: &'static str) -> Self {
        Self::new(Kind::Twice(name))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row does not match the type")
    }
}

impl std::error::Error for Problem {}
