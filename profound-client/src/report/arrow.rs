//! A report as a record batch of Apache Arrow.

use std::sync::Arc;

use arrow_array_59::{
    ArrayRef, BooleanArray, DictionaryArray, Float64Array, RecordBatch, RecordBatchOptions,
    StringArray, UInt32Array, types::UInt32Type,
};
use arrow_buffer_59::{BooleanBuffer, NullBuffer};
use arrow_schema_59::{ArrowError, Field, Schema};

use super::{
    Report,
    dictionary::Dictionary,
    store::{Cell, Cells, Column, NULL},
};
use crate::error::ReportError;

impl Report {
    /// Returns the report as a record batch of arrow 59: the dimensions and the metrics, in the order of
    /// [`names`](Self::names). All columns are nullable.
    ///
    /// | values of a column | type |
    /// | --- | --- |
    /// | numbers that a double represents exactly | `Float64` |
    /// | strings | `Dictionary(UInt32, Utf8)`: each distinct string once, in the order of first occurrence |
    /// | booleans | `Boolean` |
    /// | mixed values, lists, objects, and integers beyond 2⁵³ | `Utf8`: a string unchanged, any other value as JSON |
    /// | only `null`, or no rows | `Float64` for a metric, the dictionary for a dimension |
    ///
    /// The numbers, and the codes and bytes of the strings, are copied; nothing is converted.
    ///
    /// ```
    /// use profound_client::reports::Report;
    ///
    /// let body = br#"{"info": {"total_rows": 2, "query": {"metrics": ["count"], "dimensions": ["hostname"]}},
    ///     "data": [{"metrics": [3], "dimensions": ["a.example"]},
    ///              {"metrics": [null], "dimensions": ["b.example"]}]}"#;
    /// let batch = Report::from_json(body)?.to_record_batch()?;
    /// assert_eq!((batch.num_rows(), batch.num_columns()), (2, 2));
    /// assert_eq!(batch["count"].null_count(), 1);
    /// # Ok::<(), profound_client::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the strings of a column need more than 2 GiB, which no report does that this
    /// crate decoded.
    #[doc(alias("arrow", "polars", "pandas", "parquet", "data frame"))]
    pub fn to_record_batch(&self) -> Result<RecordBatch, ReportError> {
        let refused = |error: ArrowError| ReportError::new(error.to_string());
        let mut fields = Vec::with_capacity(self.names.len());
        let mut arrays = Vec::with_capacity(self.names.len());
        for (index, (name, column)) in self.names.iter().zip(&self.columns).enumerate() {
            let array = array(column, index < self.metric_count).map_err(refused)?;
            fields.push(Field::new(name, array.data_type().clone(), true));
            arrays.push(array);
        }
        let schema = Arc::new(Schema::new(fields));
        // A report without columns has rows, too.
        let options = RecordBatchOptions::new().with_row_count(Some(self.rows));
        RecordBatch::try_new_with_options(schema, arrays, &options).map_err(refused)
    }
}

fn array(column: &Column, is_metric: bool) -> Result<ArrayRef, ArrowError> {
    let Column { cells, dictionary } = column;
    Ok(match cells {
        Cells::Numbers { values, .. } => numbers(values),
        Cells::Strings { codes } => strings(codes, dictionary)?,
        Cells::Nulls(nulls) if is_metric => numbers(nulls.values()),
        Cells::Nulls(nulls) => strings(nulls.codes(), dictionary)?,
        Cells::Bools(_) => {
            let value = |row| match column.get(row) {
                Cell::Bool(value) => Some(value),
                _ => None,
            };
            let values = (0..cells.len()).map(value);
            Arc::new(BooleanArray::from_iter(values))
        }
        Cells::Mixed(_) => {
            let texts = (0..cells.len()).map(|row| column.shown(row));
            Arc::new(StringArray::from_iter(texts))
        }
    })
}

fn numbers(values: &[f64]) -> ArrayRef {
    let nulls = nulls(values.len(), |row| values[row].is_nan());
    Arc::new(Float64Array::new(values.to_vec().into(), nulls))
}

fn strings(codes: &[u32], dictionary: &Dictionary) -> Result<ArrayRef, ArrowError> {
    let nulls = nulls(codes.len(), |row| codes[row] == NULL);
    // Readers of other languages look at the code of a null, too.
    let known = |&code: &u32| if code == NULL { 0 } else { code };
    let keys: Vec<u32> = match nulls {
        Some(_) => codes.iter().map(known).collect(),
        None => codes.to_vec(),
    };
    let distinct = (0..dictionary.len()).map(|code| dictionary.get(code as u32));
    let distinct = StringArray::from_iter_values(distinct);
    let keys = UInt32Array::new(keys.into(), nulls);
    let array = DictionaryArray::<UInt32Type>::try_new(keys, Arc::new(distinct))?;
    Ok(Arc::new(array))
}

/// Returns the bitmap of the rows that have a value; `None` if all have one.
fn nulls(rows: usize, is_null: impl Fn(usize) -> bool) -> Option<NullBuffer> {
    let valid = BooleanBuffer::collect_bool(rows, |row| !is_null(row));
    Some(NullBuffer::new(valid)).filter(|nulls| nulls.null_count() > 0)
}
