//! The shapes of the API's requests and answers, read from `api.shapes`.
//!
//! The file is facts in lines, made from the API's description by the tool in `tests/api`:
//!
//! ```text
//! POST /v2/reports/visibility            an operation, what it takes and what it answers
//!   body: VisibilityV2Query              `body?` where it may be left out
//!   200: VisibilityV2Response            or `events summary: …` and `events result: …`
//! type VisibilityV2Query closed          closed refuses other fields, open answers with more
//!   group_by?: ["date" | "model"]        a list; `?` where the field may be absent
//!   limit?: integer(1..50) | null        with bounds; null is told apart from absent
//!   interval?: "day" | "week" = "day"    one of some words, and what is taken where it is absent
//! ```

mod parse;
mod syntax;

use std::{collections::BTreeMap, sync::LazyLock};

use serde_json::Value;

/// All of `api.shapes`.
pub(crate) static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
    Shapes::parse(include_str!("../api.shapes")).expect("the file is checked by the tests")
});

/// The operations, in the order of the file, and the types by their names.
pub(crate) struct Shapes {
    pub(crate) operations: Vec<Operation>,
    pub(crate) types: BTreeMap<String, Type>,
}

impl Shapes {
    /// What stands behind a name that is but another name for it.
    pub(crate) fn resolve<'a>(&'a self, shape: &'a Shape) -> &'a Shape {
        match shape {
            Shape::Named(name) => match self.types.get(name) {
                Some(Type::Alias(shape)) => self.resolve(shape),
                _ => shape,
            },
            _ => shape,
        }
    }

    /// The object that a shape is, also where it may be `null` instead.
    pub(crate) fn object<'a>(&'a self, shape: &'a Shape) -> Option<&'a Object> {
        match self.resolve(shape).or_null() {
            Shape::Named(name) => match self.types.get(name) {
                Some(Type::Object(object)) => Some(object),
                _ => None,
            },
            _ => None,
        }
    }

    /// The words of a shape that is one of some, and of lists of such.
    pub(crate) fn words<'a>(&'a self, shape: &'a Shape) -> Vec<&'a str> {
        match self.resolve(shape) {
            Shape::Word(word) => vec![word],
            Shape::OneOf(all) => all.iter().flat_map(|one| self.words(one)).collect(),
            Shape::List(item, _) => self.words(item),
            _ => Vec::new(),
        }
    }
}

impl Object {
    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Shape {
    /// What it is where it is not `null`: the only other shape, or all of them.
    pub(crate) fn or_null(&self) -> &Shape {
        match self {
            Shape::OneOf(all) => match &all[..] {
                [one, Shape::Null] | [Shape::Null, one] => one,
                _ => self,
            },
            _ => self,
        }
    }

    pub(crate) fn is_nullable(&self) -> bool {
        match self {
            Shape::OneOf(all) => all.contains(&Shape::Null),
            shape => *shape == Shape::Null,
        }
    }

    /// The item of a list, also where it may be `null` instead.
    pub(crate) fn item(&self) -> Option<&Shape> {
        match self.or_null() {
            Shape::List(item, _) => Some(item),
            _ => None,
        }
    }
}

impl Operation {
    /// Whether it is this one, such as `POST /v1/agents`.
    pub(crate) fn is(&self, name: &str) -> bool {
        name.split_once(' ') == Some((&self.method, &self.path))
    }
}

/// What an operation takes and answers.
#[derive(Debug, Default)]
pub(crate) struct Operation {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) parameters: Vec<Field>,
    pub(crate) query: Vec<Field>,
    pub(crate) body: Option<Body>,
    /// The parts of a multipart body that is taken instead of JSON.
    pub(crate) parts: Vec<Field>,
    pub(crate) status: u16,
    pub(crate) answer: Answer,
}

#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) required: bool,
    pub(crate) shape: Shape,
}

#[derive(Debug, Default)]
pub(crate) enum Answer {
    #[default]
    Empty,
    Json(Shape),
    /// Events by their names.
    Events(Vec<(String, Shape)>),
}

/// An object with fields, or a shape under a name.
#[derive(Debug)]
pub(crate) enum Type {
    Object(Object),
    Alias(Shape),
}

#[derive(Debug)]
pub(crate) struct Object {
    /// What becomes of fields that are not listed.
    pub(crate) others: Others,
    pub(crate) fields: Vec<Field>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Others {
    Ignored,
    /// They are an error.
    Refused,
    /// They are part of it.
    Kept,
}

#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) required: bool,
    pub(crate) shape: Shape,
    pub(crate) default: Option<Value>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    Null,
    Any,
    Boolean,
    Number,
    Integer(Bounds),
    String(Bounds),
    Uuid,
    /// A date and time of RFC 3339.
    Moment,
    /// A calendar day.
    Date,
    File,
    /// A word: one of the strings of a closed set.
    Word(String),
    List(Box<Shape>, Bounds),
    Map(Box<Shape>),
    /// An object that nobody describes.
    Object,
    Named(String),
    OneOf(Vec<Shape>),
}

/// The least and the greatest value, length or count, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bounds {
    pub(crate) least: Option<i64>,
    pub(crate) greatest: Option<i64>,
}
