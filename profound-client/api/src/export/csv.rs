//! Rows as comma-separated values.

use std::{
    fmt,
    io::{self, Write},
    marker::PhantomData,
};

use super::cells::{Cell, Sink, TableRow, columns_of, write_row};

/// Writes rows as CSV one by one, for example those of a stream. For a slice, use
/// [`write_csv`](super::Table::write_csv), which has the same format.
///
/// ```
/// use profound_api::{Categories, Reports, VisibilityQuery, dates::DateRange, export::CsvWriter};
/// use profound_sandbox::Sandbox;
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let sandbox = Sandbox::start()?;
/// # let client = sandbox.client();
/// # let category = client.categories(&[]).await?.remove(0);
/// # let query = VisibilityQuery::new(category.id, DateRange::last_days(7)?);
/// # let mut file = Vec::new();
/// let mut rows = client.all_visibility(&query).await?;
/// let mut csv = CsvWriter::new(&mut file)?;
/// while let Some(row) = rows.next().await {
///     csv.write(&row?)?;
/// }
/// csv.finish()?;
/// # assert!(file.iter().filter(|&&byte| byte == b'\n').count() > 1);
/// # Ok(())
/// # }
/// ```
pub struct CsvWriter<R, W: Write> {
    csv: csv::Writer<W>,
    number: Vec<u8>,
    rows: PhantomData<fn(&R)>,
}

impl<R: TableRow, W: Write> CsvWriter<R, W> {
    /// Writes the names of the columns. The output is buffered.
    ///
    /// # Errors
    ///
    /// Returns an error if `writer` fails.
    pub fn new(writer: W) -> io::Result<Self> {
        let mut csv = csv::Writer::from_writer(writer);
        let columns = columns_of::<R>();
        let names = columns.iter().map(|column| &column.name);
        csv.write_record(names).map_err(io_error)?;
        Ok(Self {
            csv,
            number: Vec::new(),
            rows: PhantomData,
        })
    }

    /// Writes a row.
    ///
    /// # Errors
    ///
    /// Returns an error if the writer fails.
    pub fn write(&mut self, row: &R) -> io::Result<()> {
        let mut fields = Fields {
            csv: &mut self.csv,
            number: &mut self.number,
            result: Ok(()),
        };
        write_row(row, &mut fields);
        let result = fields.result;
        let result = result.and_then(|()| self.csv.write_record(None::<&[u8]>));
        result.map_err(io_error)
    }

    /// Writes the rest of the buffer. A drop does so too, but ignores errors.
    ///
    /// # Errors
    ///
    /// Returns an error if the writer fails.
    pub fn finish(mut self) -> io::Result<()> {
        self.csv.flush()
    }
}

impl<R, W: Write> fmt::Debug for CsvWriter<R, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CsvWriter").finish_non_exhaustive()
    }
}

/// The fields of a line.
struct Fields<'a, W: Write> {
    csv: &'a mut csv::Writer<W>,
    number: &'a mut Vec<u8>,
    result: csv::Result<()>,
}

impl<W: Write> Fields<'_, W> {
    fn field(&mut self, text: &[u8]) {
        if self.result.is_ok() {
            self.result = self.csv.write_field(text);
        }
    }
}

impl<W: Write> Sink for Fields<'_, W> {
    fn put(&mut self, cell: Cell<'_>) {
        self.number.clear();
        // A vector takes all bytes, and these values are always JSON.
        let json = match cell {
            Cell::Null => Ok(()),
            Cell::Text(text) | Cell::Json(text) => return self.field(text.as_bytes()),
            Cell::Bool(value) => serde_json::to_writer(&mut *self.number, &value),
            Cell::Integer(value) => serde_json::to_writer(&mut *self.number, &value),
            Cell::Number(value) => serde_json::to_writer(&mut *self.number, &value),
            Cell::Texts(texts) => serde_json::to_writer(&mut *self.number, &texts),
        };
        if let Err(error) = json {
            self.result = Err(io::Error::from(error).into());
        }
        if self.result.is_ok() {
            self.result = self.csv.write_field(&*self.number);
        }
    }
}

/// Returns the error of the writer itself, whose kind the user may look at.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}
