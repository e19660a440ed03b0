//! A report as comma-separated values.

use std::io::{self, Write};

use csv::{ErrorKind, Writer};

use super::Report;

impl Report {
    /// Writes the report as CSV: a line with the [`names`](Self::names) of the columns, and a line for each
    /// row.
    ///
    /// The format is that of RFC 4180, in UTF-8, with `\n` at the end of a line. `null` is an empty field. A
    /// number is written as in JSON, a list or an object as JSON. A string is written unchanged: a
    /// spreadsheet may read one that begins with `=` as a formula.
    ///
    /// ```
    /// # use profound_client::reports::Report;
    /// # let body = br#"{"info": {"total_rows": 2, "query": {"metrics": ["count"], "dimensions": ["hostname"]}},
    /// #     "data": [{"metrics": [3], "dimensions": ["a.example"]},
    /// #              {"metrics": [null], "dimensions": ["b.example"]}]}"#;
    /// # let report = Report::from_json(body)?;
    /// let mut csv = Vec::new();
    /// report.write_csv(&mut csv)?;
    /// assert_eq!(csv, b"count,hostname\n3,a.example\n,b.example\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if `writer` fails, for example because a disk is full.
    #[doc(alias("csv", "export", "spreadsheet", "excel"))]
    pub fn write_csv(&self, writer: impl Write) -> io::Result<()> {
        let mut writer = Writer::from_writer(writer);
        if self.names.is_empty() {
            return Ok(());
        }
        writer.write_record(&self.names).map_err(io_error)?;
        for row in 0..self.rows {
            for column in &self.columns {
                let text = column.shown(row).unwrap_or_default();
                writer.write_field(text.as_bytes()).map_err(io_error)?;
            }
            writer.write_record(None::<&[u8]>).map_err(io_error)?;
        }
        writer.flush()
    }
}

/// Returns the error of the writer itself, whose kind the user may look at.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}
