//! Rows of responses as CSV, and as record batches of Arrow.
//!
//! Every type of a response can be a row: the rows of a typed report, answers, prompts, categories. [`Table`] has a
//! method for each format, on a slice or a vector of rows. They do not depend on how the rows were received: by
//! async code or by [`blocking`](crate::blocking), as a page, as pages or as a stream.
//!
//! ```
//! use profound_api::{Categories, Reports, VisibilityQuery, dates::DateRange, export::Table};
//! use profound_sandbox::Sandbox;
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let sandbox = Sandbox::start()?;
//! # let client = sandbox.client();
//! let category = client.categories(&[]).await?.remove(0);
//! let query = VisibilityQuery::new(category.id, DateRange::last_days(7)?);
//! let report = client.visibility(&query).await?;
//!
//! let mut csv = Vec::new(); // or `File::create("visibility.csv")?`
#![cfg_attr(feature = "csv", doc = "report.data.write_csv(&mut csv)?;")]
#![cfg_attr(
    feature = "csv",
    doc = r#"assert!(csv.starts_with(b"asset.name,asset.owned,rank,date,model.id,model.name,"));"#
)]
#![cfg_attr(
    feature = "arrow-59",
    doc = "let batch = report.data.to_record_batch()?; // of arrow 59"
)]
#![cfg_attr(
    feature = "arrow-59",
    doc = "assert_eq!(batch.num_rows(), report.data.len());"
)]
//! # Ok(())
//! # }
//! ```
//!
//! # Columns
//!
//! The columns depend only on the type of the rows. A report without rows has the same columns as one with rows,
//! so the files of several reports of a kind fit together.
//!
//! | field of the row | column | type in Arrow | in CSV |
//! | --- | --- | --- | --- |
//! | `String`, [`Uuid`](crate::Uuid), [`Timestamp`](crate::Timestamp), a string enum | named like the field in JSON | `Dictionary(UInt32, Utf8)` | unchanged |
//! | `f64` | the same | `Float64` | as in JSON |
//! | `i64`, `u32` | the same | `Int64` | as in JSON |
//! | `bool` | the same | `Boolean` | `true` or `false` |
//! | a list of strings | the same | `List(Utf8)` | as JSON |
//! | a struct | flattened: the names are joined by a dot, such as `asset.name` | | |
//! | any other list, a map, a value of any type | the same | `Utf8`: a string unchanged, any other value as JSON | the same |
//! | the fields that this version of the crate does not know | `extra`, the last column: an object by the dotted name of each field | `Utf8` | as JSON |
//!
//! A field that is absent or null is null in Arrow, and an empty field in CSV. All columns are nullable. A struct
//! that contains itself is a column of JSON.

#[cfg(feature = "arrow-59")]
mod arrow;
pub(crate) mod cells;
#[cfg(feature = "csv")]
mod csv;
mod values;

#[cfg(feature = "csv")]
use std::io::{self, Write};

#[cfg(feature = "arrow-59")]
use arrow_array_59::RecordBatch;

#[cfg(feature = "arrow-59")]
pub use self::arrow::ExportError;
pub use self::cells::TableRow;
#[cfg(feature = "csv")]
pub use self::csv::CsvWriter;

/// Rows that can be exported: a slice or a vector of any type of a response.
///
/// The [module](self) describes the columns.
#[doc(alias(
    "export",
    "spreadsheet",
    "excel",
    "data frame",
    "polars",
    "pandas",
    "parquet"
))]
pub trait Table {
    /// Returns the rows as a record batch of arrow 59.
    ///
    /// Batches of one type of row have one schema, which an empty slice has too. To write more rows than fit into
    /// memory, write a batch for every few thousand rows of a stream.
    ///
    /// # Errors
    ///
    /// Returns an error if the strings of a column need more than 2 GiB.
    #[cfg(feature = "arrow-59")]
    fn to_record_batch(&self) -> Result<RecordBatch, ExportError>;

    /// Writes the rows as CSV: a line with the names of the columns, and a line for each row.
    ///
    /// The format is that of RFC 4180, in UTF-8, with `\n` at the end of a line. A string is written unchanged: a
    /// spreadsheet may read one that begins with `=` as a formula. To write the rows of a stream one by one, use
    /// a [`CsvWriter`].
    ///
    /// # Errors
    ///
    /// Returns an error if `writer` fails, for example because a disk is full.
    #[cfg(feature = "csv")]
    fn write_csv(&self, writer: impl Write) -> io::Result<()>;
}

impl<R: TableRow> Table for [R] {
    #[cfg(feature = "arrow-59")]
    fn to_record_batch(&self) -> Result<RecordBatch, ExportError> {
        arrow::record_batch(self)
    }

    #[cfg(feature = "csv")]
    fn write_csv(&self, writer: impl Write) -> io::Result<()> {
        let mut csv = CsvWriter::new(writer)?;
        for row in self {
            csv.write(row)?;
        }
        csv.finish()
    }
}
