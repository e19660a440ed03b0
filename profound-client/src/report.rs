//! Reports with rows as arrays, stored as columns that are read by name.

#[cfg(feature = "arrow-59")]
mod arrow;
mod assemble;
mod cell;
mod column;
#[cfg(feature = "csv")]
mod csv;
mod decode;
mod dictionary;
mod fake;
mod memory;
mod plain;
mod row;
mod steps;
mod store;
mod text;

use std::fmt;

use serde::{Deserialize, de::DeserializeOwned};

pub use self::column::{Numbers, Strings};
pub(crate) use self::steps::{IN_PLACE, prepare};
use self::{
    row::{Row, Value, missing, shown, twice},
    store::{Cells, Column},
};
use crate::{
    error::ReportError,
    response::{self, PositionalRows, json_problem},
};

/// A report whose rows are arrays. An endpoint with such a response returns `Result<Report, Error>`.
///
/// Guide: [Reports and dates](crate::guide::reports_and_dates), [How the numbers work](crate::guide::how_the_numbers_work).
///
/// It stores columns, not rows: 8 bytes for a number and 4 for a string, with each distinct string of a
/// column stored once. The body is decoded in one pass, wherever `info` is in it. For a test, create it
/// with [`Report::fake`].
///
/// No value is lost. Integers beyond 2⁵³, booleans, lists and objects are stored beside the documented
/// strings and numbers, and are read with [`rows`](Self::rows) and [`column`](Self::column). Only a
/// number that is neither a 64-bit integer nor a double is rounded, as in serde_json.
///
/// A report is rejected with an [`Error::Decode`](crate::Error::Decode) if
///
/// - it has more than 1,024 metrics or dimensions
/// - `info`, or a single list or object in a row, is larger than 4 MiB
/// - its rows have different lengths
/// - it would need more memory than the size of its body and 16 MiB, which only unusual values do, such
///   as millions of zeros, of lists, or of different short strings
#[doc(alias("columns", "columnar", "data frame", "dataframe", "polars", "table"))]
#[derive(Clone)]
pub struct Report {
    /// The value as JSON.
    info: Box<str>,
    total_rows: Option<u64>,
    /// The names of the metrics, followed by those of the dimensions.
    names: Vec<String>,
    metric_count: usize,
    columns: Vec<Column>,
    rows: usize,
}

impl PositionalRows for Report {}

impl Report {
    /// Decodes a report from a body, such as a stored one.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not a report, for example an error response.
    pub fn from_json(body: &[u8]) -> Result<Self, ReportError> {
        response::from_json(body).map_err(|(path, problem)| {
            ReportError::new(match &*path {
                "." => problem,
                path => format!("`{path}`: {problem}"),
            })
        })
    }

    /// Returns the number of rows.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Returns true if the report has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Returns the number of rows on all pages, from `info.total_rows`, if the API reports it.
    pub fn total_rows(&self) -> Option<u64> {
        self.total_rows
    }

    /// Returns true if the report has all rows that the API counted.
    ///
    /// If not, the API truncated it at the limit of the request or at its own default, or the report begins
    /// at an offset. Also false if the API did not report [how many rows there are](Self::total_rows).
    pub fn is_complete(&self) -> bool {
        self.total_rows
            .is_some_and(|total| self.rows as u64 >= total)
    }

    /// Returns the names of all columns: the metrics, followed by the dimensions.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Returns the names of the metrics, such as `visibility_score`, in the order of `info.query`.
    pub fn metrics(&self) -> &[String] {
        &self.names[..self.metric_count]
    }

    /// Returns the names of the dimensions, such as `date`, in the order of `info.query`.
    pub fn dimensions(&self) -> &[String] {
        &self.names[self.metric_count..]
    }

    /// Returns the report's `info`: `total_rows`, and `query`, the request as the API understood it.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not match the type.
    pub fn info<T: DeserializeOwned>(&self) -> Result<T, ReportError> {
        let told = |error| ReportError::new(format!("`info`: {}", json_problem(&error)));
        serde_json::from_str(&self.info).map_err(told)
    }

    /// Returns the rows as structs. Fields are matched with columns by name, in any order, and may
    /// borrow text as `&str`. A column without a field is ignored, unless the type denies unknown
    /// fields. A field without a column must be an `Option` or have a default. If two columns have the
    /// same name, a map keeps the last one.
    ///
    /// # Errors
    ///
    /// Returns an error if a column is missing, or if a value does not match its field: a `null` needs
    /// an `Option`.
    pub fn rows<'a, T: Deserialize<'a>>(&'a self) -> Result<Vec<T>, ReportError> {
        self.each(|row| self.read(row))
    }

    /// Returns one row as a struct, as [`rows`](Self::rows) does; `None` after the last row.
    ///
    /// # Errors
    ///
    /// Returns an error if a column is missing, or if a value does not match its field.
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

    /// Returns the values of a column, one per row: `report.column::<Option<f64>>("share_of_voice")`.
    ///
    /// # Errors
    ///
    /// Returns an error if the column is missing or its name is ambiguous. Also if a value does not
    /// match the type: a `null` needs an `Option`.
    pub fn column<'a, T: Deserialize<'a>>(&'a self, name: &str) -> Result<Vec<T>, ReportError> {
        let column = self.named(name)?;
        let read = |row| {
            let value = T::deserialize(Value { column, row });
            value.map_err(|problem| problem.at(name, row))
        };
        self.each(read)
    }

    /// Returns a column of numbers without copying it.
    ///
    /// # Errors
    ///
    /// Returns an error if the column is missing or its name is ambiguous. Also if it contains anything
    /// but `null` and numbers that a double represents exactly, such as integers up to 2⁵³.
    pub fn numbers(&self, name: &str) -> Result<Numbers<'_>, ReportError> {
        match &self.named(name)?.cells {
            Cells::Numbers { values, .. } => Ok(Numbers(values)),
            Cells::Nulls(nulls) => Ok(Numbers(nulls.values())),
            Cells::Strings { .. } => Err(kind(name, "strings: read it with `strings` or `column`")),
            Cells::Bools(_) | Cells::Mixed(_) => Err(kind(name, MIXED)),
        }
    }

    /// Returns a column of strings without copying it.
    ///
    /// # Errors
    ///
    /// Returns an error if the column is missing or its name is ambiguous, or if it contains anything
    /// but strings and `null`.
    pub fn strings(&self, name: &str) -> Result<Strings<'_>, ReportError> {
        let Column { cells, dictionary } = self.named(name)?;
        match cells {
            Cells::Strings { codes } => Ok(Strings { codes, dictionary }),
            Cells::Nulls(nulls) => {
                let codes = nulls.codes();
                Ok(Strings { codes, dictionary })
            }
            Cells::Numbers { .. } => Err(kind(name, "numbers: read it with `numbers` or `column`")),
            Cells::Bools(_) | Cells::Mixed(_) => Err(kind(name, MIXED)),
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

const MIXED: &str = "values other than strings and doubles: read it with `column`";

fn kind(name: &str, holds: &str) -> ReportError {
    ReportError::new(format!("column `{}` contains {holds}", shown(name))).in_column(name)
}

/// Never prints the values: they are data of the response.
impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("rows", &self.rows)
            .field("columns", &self.columns.len())
            .finish_non_exhaustive()
    }
}
