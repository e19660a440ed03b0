//! Reports by position, as columns that are read by name.

mod assemble;
mod cell;
mod column;
mod decode;
mod dictionary;
mod plain;
mod row;
mod store;
mod text;

use std::fmt;

use serde::{Deserialize, de::DeserializeOwned};

pub use self::column::{Numbers, Strings};
use self::{
    row::{Row, Value, missing, shown, twice},
    store::{Cells, Column},
};
use crate::{
    error::ReportError,
    response::{self, json_problem},
};

/// A report of rows by position: an endpoint that answers with one returns `Result<Report, Error>`.
///
/// It holds columns, not rows: 8 bytes a number, 4 a string, and each different string of a column
/// once. It is read from the body in one pass, wherever `info` stands in it. For a fake it can be made
/// with `serde_json::from_value`.
///
/// Nothing is lost of a value: integers beyond 2⁵³, booleans, lists and objects are kept beside the
/// strings and numbers that are documented, for [`rows`](Self::rows) and [`column`](Self::column) to
/// read; only a number that is neither an integer of 64 bits nor a double is rounded, as serde_json
/// does. A report of more than 1,024 metrics or dimensions, with an `info` or a single list or object
/// in a row of more than 4 MiB, or with rows of unequal lengths is refused, as an
/// [`Error::Decode`](crate::Error::Decode).
#[derive(Clone)]
pub struct Report {
    /// As JSON.
    info: Box<str>,
    total_rows: u64,
    /// Of the metrics, and then of the dimensions.
    names: Vec<String>,
    metric_count: usize,
    columns: Vec<Column>,
    rows: usize,
}

impl Report {
    /// The report that a body is: one that was kept, say.
    ///
    /// # Errors
    ///
    /// If it is not a report, as an answer that is none is an error.
    pub fn from_json(body: &[u8]) -> Result<Self, ReportError> {
        response::from_json(body).map_err(|(path, problem)| {
            ReportError::new(match &*path {
                "." => problem,
                path => format!("`{path}`: {problem}"),
            })
        })
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// How many rows there are on all pages, as `info.total_rows` tells.
    pub fn total_rows(&self) -> u64 {
        self.total_rows
    }

    /// The names of all columns: those of the metrics, and then those of the dimensions.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The names of the metrics, such as `visibility_score`, in the order of `info.query`.
    pub fn metrics(&self) -> &[String] {
        &self.names[..self.metric_count]
    }

    /// The names of the dimensions, such as `date`, in the order of `info.query`.
    pub fn dimensions(&self) -> &[String] {
        &self.names[self.metric_count..]
    }

    /// What the report says of itself: `total_rows`, and `query`, the request as the API understood it.
    ///
    /// # Errors
    ///
    /// If it does not fit the type.
    pub fn info<T: DeserializeOwned>(&self) -> Result<T, ReportError> {
        let told = |error| ReportError::new(format!("`info`: {}", json_problem(&error)));
        serde_json::from_str(&self.info).map_err(told)
    }

    /// The rows as structs, whose fields are matched with columns by name, whatever the order; a field
    /// may borrow its text as `&str`. A column without a field is ignored, unless the type denies
    /// unknown fields; a field without a column must be an `Option` or have a default. A map keeps the
    /// last of two columns of one name.
    ///
    /// # Errors
    ///
    /// If a column is missing, or a value does not fit its field: a `null` needs an `Option`.
    pub fn rows<'a, T: Deserialize<'a>>(&'a self) -> Result<Vec<T>, ReportError> {
        self.each(|row| self.read(row))
    }

    /// One row as a struct, as [`rows`](Self::rows) reads it; `None` beyond the last.
    ///
    /// # Errors
    ///
    /// If a column is missing, or a value does not fit its field.
    pub fn row<'a, T: Deserialize<'a>>(&'a self, row: usize) -> Option<Result<T, ReportError>> {
        (row < self.rows).then(|| self.read(row))
    }

    fn read<'a, T: Deserialize<'a>>(&'a self, row: usize) -> Result<T, ReportError> {
        let (names, columns) = (&self.names, &self.columns);
        let value = T::deserialize(Row {
            names,
            columns,
            row,
        });
        value.map_err(|problem| problem.of(names, row))
    }

    /// The values of a column, a row each: `report.column::<Option<f64>>("share_of_voice")`.
    ///
    /// # Errors
    ///
    /// If there is no such column, or more than one, or a value does not fit the type: a `null` needs
    /// an `Option`.
    pub fn column<'a, T: Deserialize<'a>>(&'a self, name: &str) -> Result<Vec<T>, ReportError> {
        let column = self.named(name)?;
        let read = |row| {
            let value = T::deserialize(Value { column, row });
            value.map_err(|problem| problem.at(name, row))
        };
        self.each(read)
    }

    /// A column of numbers as it is held, which costs nothing.
    ///
    /// # Errors
    ///
    /// If there is no such column, or more than one, or it holds anything but `null` and numbers that
    /// are doubles exactly, as integers up to 2⁵³ are.
    pub fn numbers(&self, name: &str) -> Result<Numbers<'_>, ReportError> {
        match &self.named(name)?.cells {
            Cells::Numbers { values, .. } | Cells::Nulls { values, .. } => Ok(Numbers(values)),
            Cells::Strings { .. } => Err(kind(name, "strings: read it with `strings` or `column`")),
            Cells::Mixed(_) => Err(kind(name, MIXED)),
        }
    }

    /// A column of strings as it is held, which costs nothing.
    ///
    /// # Errors
    ///
    /// If there is no such column, or more than one, or it holds anything but strings and `null`.
    pub fn strings(&self, name: &str) -> Result<Strings<'_>, ReportError> {
        let Column { cells, dictionary } = self.named(name)?;
        match cells {
            Cells::Strings { codes } | Cells::Nulls { codes, .. } => {
                Ok(Strings { codes, dictionary })
            }
            Cells::Numbers { .. } => Err(kind(name, "numbers: read it with `numbers` or `column`")),
            Cells::Mixed(_) => Err(kind(name, MIXED)),
        }
    }

    fn each<T>(
        &self,
        read: impl Fn(usize) -> Result<T, ReportError>,
    ) -> Result<Vec<T>, ReportError> {
        let mut values = Vec::with_capacity(self.rows);
        for row in 0..self.rows {
            values.push(read(row)?);
        }
        Ok(values)
    }

    fn named(&self, name: &str) -> Result<&Column, ReportError> {
        let mut named = self.names.iter().zip(&self.columns);
        let mut named = named.by_ref().filter(|(known, _)| *known == name);
        match (named.next(), named.next()) {
            (Some((_, column)), None) => Ok(column),
            (Some(_), Some(_)) => Err(twice(name)),
            (None, _) => Err(missing(&self.names, name)),
        }
    }
}

const MIXED: &str = "other values than strings alone, or doubles alone: read it with `column`";

fn kind(name: &str, holds: &str) -> ReportError {
    ReportError::new(format!("column `{}` holds {holds}", shown(name))).in_column(name)
}

/// Never the values: they are an answer's.
impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("rows", &self.rows)
            .field("columns", &self.columns.len())
            .finish_non_exhaustive()
    }
}
