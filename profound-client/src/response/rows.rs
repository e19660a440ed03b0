//! The check that a type of positional rows is returned only by operations that have such rows.

use super::{Event, EventStream, Response};

/// A response type that reads positional rows, such as [`Report`](crate::reports::Report).
pub trait PositionalRows {}

/// A response type of an operation without positional rows. No type with positional rows implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned by this operation: its response has no positional rows",
    label = "expected a type with named fields",
    note = "return a struct that implements `serde::Deserialize`, with the fields of the response; \
            `reports::Report` is for rows that are lists of `metrics` and `dimensions`, such as those of \
            `/v1/reports/visibility`"
)]
pub trait NamedRows {}

impl<T: PositionalRows> PositionalRows for Option<T> {}
impl<T: PositionalRows> PositionalRows for Box<T> {}
impl<T: PositionalRows> PositionalRows for Vec<T> {}
impl<T: PositionalRows> PositionalRows for Response<T> {}
impl<T: PositionalRows> PositionalRows for Event<T> {}
impl<T: PositionalRows> PositionalRows for EventStream<T> {}
