//! The shapes of requests and responses, in a notation with one fact per line.
//!
//! `tests/codegen` generates the file `api.shapes` in this notation from the OpenAPI document. The sandbox
//! validates requests and generates responses from it.
//!
//! ```text
//! POST /v2/reports/visibility            an operation, with what it takes and returns
//!   body: VisibilityV2Query              `body?` if it is optional
//!   200: VisibilityV2Response            or `events summary: …` and `events result: …`
//! type VisibilityV2Query closed          closed refuses other fields, open keeps them
//!   group_by?: ["date" | "model"]        a list; `?` if the field is optional
//!   limit?: integer(1..50) | null        with inclusive bounds; null differs from absent
//!   interval?: "day" | "week" = "day"    one of some strings, and the default
//! ```

mod parse;
mod syntax;

use std::collections::BTreeMap;

use serde_json::Value;

/// The operations of a file, and its types.
#[derive(Debug)]
pub struct Shapes {
    /// The operations, in the order of the file.
    pub operations: Vec<Operation>,
    /// The types, by name.
    pub types: BTreeMap<String, Type>,
}

impl Shapes {
    /// Returns the shape behind aliases.
    pub fn resolve<'a>(&'a self, shape: &'a Shape) -> &'a Shape {
        match shape {
            Shape::Named(name) => match self.types.get(name) {
                Some(Type::Alias(shape)) => self.resolve(shape),
                _ => shape,
            },
            _ => shape,
        }
    }

    /// Returns the object type that a shape refers to. The shape can be nullable.
    pub fn object<'a>(&'a self, shape: &'a Shape) -> Option<&'a Object> {
        match self.resolve(shape).or_null() {
            Shape::Named(name) => match self.types.get(name) {
                Some(Type::Object(object)) => Some(object),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns the strings of a string enum, or of a list of one.
    pub fn literals<'a>(&'a self, shape: &'a Shape) -> Vec<&'a str> {
        match self.resolve(shape) {
            Shape::Literal(text) => vec![text],
            Shape::OneOf(all) => all.iter().flat_map(|one| self.literals(one)).collect(),
            Shape::List(item, _) => self.literals(item),
            _ => Vec::new(),
        }
    }
}

impl Object {
    /// Returns the field of this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Shape {
    /// Returns the shape without `null`, if exactly one other shape is left.
    pub fn or_null(&self) -> &Shape {
        match self {
            Shape::OneOf(all) => match &all[..] {
                [one, Shape::Null] | [Shape::Null, one] => one,
                _ => self,
            },
            _ => self,
        }
    }

    /// Returns whether it accepts `null`.
    pub fn is_nullable(&self) -> bool {
        match self {
            Shape::OneOf(all) => all.contains(&Shape::Null),
            shape => *shape == Shape::Null,
        }
    }

    /// Returns the item of a list. The list can be nullable.
    pub fn item(&self) -> Option<&Shape> {
        match self.or_null() {
            Shape::List(item, _) => Some(item),
            _ => None,
        }
    }
}

impl Operation {
    /// Returns whether it has this method and path, such as `POST /v1/agents`.
    pub fn is(&self, name: &str) -> bool {
        name.split_once(' ') == Some((&self.method, &self.path))
    }
}

/// The shapes of an operation: its parameters, its body and its response.
#[derive(Debug, Default)]
pub struct Operation {
    /// The HTTP method, in upper case.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The parameters of the path.
    pub parameters: Vec<Field>,
    /// The query parameters.
    pub query: Vec<Field>,
    /// The JSON body, if it takes one.
    pub body: Option<Body>,
    /// The parts of a multipart body, which is accepted instead of JSON.
    pub parts: Vec<Field>,
    /// The status of a successful response.
    pub status: u16,
    /// The body of a successful response.
    pub response: Response,
}

/// The JSON body of a request.
#[derive(Debug)]
pub struct Body {
    /// True if a request without it is rejected.
    pub required: bool,
    /// Its shape.
    pub shape: Shape,
}

/// The body of a successful response.
#[derive(Debug, Default)]
pub enum Response {
    /// No body.
    #[default]
    Empty,
    /// A JSON document.
    Json(Shape),
    /// A stream of events: the name and the shape of each kind.
    Events(Vec<(String, Shape)>),
}

/// A named type.
#[derive(Debug)]
pub enum Type {
    /// An object with fields.
    Object(Object),
    /// Another name for a shape.
    Alias(Shape),
}

/// An object with fields.
#[derive(Debug)]
pub struct Object {
    /// How fields that are not listed are treated.
    pub others: Others,
    /// The fields, in the order of the document.
    pub fields: Vec<Field>,
}

/// How fields that are not listed are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// They are ignored.
    Ignored,
    /// They are an error.
    Refused,
    /// They are part of the object.
    Kept,
}

/// A field of an object, a parameter, or a part.
#[derive(Debug)]
pub struct Field {
    /// Its name in the request or response.
    pub name: String,
    /// True if it is always present.
    pub required: bool,
    /// Its shape.
    pub shape: Shape,
    /// The value that the API assumes if it is absent.
    pub default: Option<Value>,
}

/// The shape of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// `null`.
    Null,
    /// Any value.
    Any,
    /// A boolean.
    Boolean,
    /// A number.
    Number,
    /// An integer within bounds.
    Integer(Bounds),
    /// A string with a length within bounds.
    String(Bounds),
    /// A UUID.
    Uuid,
    /// A date and time in the format of RFC 3339.
    Timestamp,
    /// A calendar date.
    Date,
    /// The content of a file.
    File,
    /// One string of a string enum.
    Literal(String),
    /// A list with a length within bounds.
    List(Box<Shape>, Bounds),
    /// An object with any keys, and values of this shape.
    Map(Box<Shape>),
    /// An object whose fields are not described.
    Object,
    /// A type, by its name.
    Named(String),
    /// One of these shapes.
    OneOf(Vec<Shape>),
}

/// The bounds of a value, a length or a count, both inclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The minimum.
    pub least: Option<i64>,
    /// The maximum.
    pub greatest: Option<i64>,
}
