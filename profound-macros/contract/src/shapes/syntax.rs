//! The notation of one shape.

use serde_json::Value;

use super::{Bounds, Shape};

/// The rest of a line that is being parsed.
pub(super) struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// Parses a shape up to the end of the line.
    pub(super) fn whole(text: &str) -> Result<Shape, String> {
        let mut reader = Reader::new(text);
        let shape = reader.shape()?;
        reader.end()?;
        Ok(shape)
    }

    /// Parses shapes separated by `|`.
    pub(super) fn shape(&mut self) -> Result<Shape, String> {
        let mut shapes = vec![self.one()?];
        while self.take(" | ") {
            shapes.push(self.one()?);
        }
        match shapes.len() {
            1 => Ok(shapes.remove(0)),
            _ => Ok(Shape::OneOf(shapes)),
        }
    }

    fn one(&mut self) -> Result<Shape, String> {
        if self.0.starts_with('"') {
            return self.json().map(|value| match value {
                Value::String(text) => Shape::Literal(text),
                _ => Shape::Any,
            });
        }
        if self.take("[") {
            let item = self.shape()?;
            self.expect("]")?;
            return Ok(Shape::List(Box::new(item), self.bounds()?));
        }
        if self.take("map<") {
            let item = self.shape()?;
            self.expect(">")?;
            return Ok(Shape::Map(Box::new(item)));
        }
        let name = self.name();
        Ok(match name {
            "null" => Shape::Null,
            "any" => Shape::Any,
            "boolean" => Shape::Boolean,
            "number" => Shape::Number,
            "integer" => Shape::Integer(self.bounds()?),
            "string" => Shape::String(self.bounds()?),
            "uuid" => Shape::Uuid,
            "timestamp" => Shape::Timestamp,
            "date" => Shape::Date,
            "file" => Shape::File,
            "object" => Shape::Object,
            name if name.starts_with(|first: char| first.is_ascii_uppercase()) => {
                Shape::Named(name.to_owned())
            }
            name => return Err(format!("`{name}` is no shape")),
        })
    }

    fn name(&mut self) -> &'a str {
        let word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        let end = self.0.find(|letter| !word(letter)).unwrap_or(self.0.len());
        let (name, rest) = self.0.split_at(end);
        self.0 = rest;
        name
    }

    /// Parses bounds such as `(1..50)`. Both numbers are optional.
    fn bounds(&mut self) -> Result<Bounds, String> {
        if !self.take("(") {
            return Ok(Bounds::default());
        }
        let (inner, rest) = self.0.split_once(')').ok_or("`(` has no end")?;
        self.0 = rest;
        let (least, greatest) = inner.split_once("..").ok_or("bounds need `..`")?;
        let bound = |text: &str| match text {
            "" => Ok(None),
            digits => digits.parse().map(Some).map_err(|_| "no bound".to_owned()),
        };
        Ok(Bounds {
            least: bound(least)?,
            greatest: bound(greatest)?,
        })
    }

    /// Parses a default such as ` = 10`, in JSON.
    pub(super) fn default(&mut self) -> Result<Option<Value>, String> {
        if self.take(" = ") {
            self.json().map(Some)
        } else {
            Ok(None)
        }
    }

    fn json(&mut self) -> Result<Value, String> {
        let mut values = serde_json::Deserializer::from_str(self.0).into_iter();
        let value = values.next().ok_or("no JSON")?;
        let value = value.map_err(|error| error.to_string())?;
        self.0 = &self.0[values.byte_offset()..];
        Ok(value)
    }

    fn take(&mut self, token: &str) -> bool {
        match self.0.strip_prefix(token) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, token: &str) -> Result<(), String> {
        if self.take(token) {
            Ok(())
        } else {
            Err(format!("no `{token}`"))
        }
    }

    pub(super) fn end(&self) -> Result<(), String> {
        match self.0 {
            "" => Ok(()),
            rest => Err(format!("`{rest}` is left")),
        }
    }
}
