//! Rows as a record batch of Apache Arrow.

use std::{error, fmt, sync::Arc};

use arrow_array_59::{
    ArrayRef, RecordBatch,
    builder::{
        ArrayBuilder, BooleanBuilder, Float64Builder, Int64Builder, ListBuilder, StringBuilder,
        StringDictionaryBuilder,
    },
    types::UInt32Type,
};
use arrow_schema_59::{ArrowError, Field, Schema};

use super::cells::{Cell, Kind, Sink, TableRow, columns_of, write_row};

/// An export that failed: the strings of one column need more than 2 GiB.
#[derive(Debug)]
#[non_exhaustive]
pub struct ExportError {
    message: String,
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl error::Error for ExportError {}

impl From<ArrowError> for ExportError {
    fn from(error: ArrowError) -> Self {
        Self {
            message: error.to_string(),
        }
    }
}

pub(super) fn record_batch<R: TableRow>(rows: &[R]) -> Result<RecordBatch, ExportError> {
    build(rows, ROOM)
}

/// The most bytes of the strings of a column: an offset in Arrow is an `i32`.
const ROOM: usize = i32::MAX as usize;

fn build<R: TableRow>(rows: &[R], room: usize) -> Result<RecordBatch, ExportError> {
    let columns = columns_of::<R>();
    let mut batch = Batch {
        columns: columns
            .iter()
            .map(|column| Values::new(column.kind, rows.len(), room))
            .collect(),
        next: 0,
        full: None,
    };
    for row in rows {
        batch.next = 0;
        write_row(row, &mut batch);
        if let Some(column) = batch.full {
            let name = &columns[column].name;
            return Err(ExportError {
                message: format!(
                    "the strings of the column `{name}` need more than 2 GiB; convert fewer rows at a time"
                ),
            });
        }
    }
    let arrays: Vec<ArrayRef> = batch.columns.iter_mut().map(Values::finish).collect();
    let fields: Vec<_> = columns
        .into_iter()
        .zip(&arrays)
        .map(|(column, array)| Field::new(column.name, array.data_type().clone(), true))
        .collect();
    Ok(RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)?)
}

/// The columns of a batch that is being built.
struct Batch {
    columns: Vec<Values>,
    /// The index of the column of the next cell.
    next: usize,
    /// The index of a column that has no room for a cell.
    full: Option<usize>,
}

impl Sink for Batch {
    fn put(&mut self, cell: Cell<'_>) {
        if self.columns[self.next].push(cell).is_none() {
            self.full = Some(self.next);
        }
        self.next += 1;
    }
}

/// The values of a column.
enum Values {
    Bools(BooleanBuilder),
    Integers(Int64Builder),
    Numbers(Float64Builder),
    Texts(Interned),
    Lists(ListBuilder<StringBuilder>, Room),
    Json(StringBuilder, Room),
}

/// The bytes that the strings of a column may still have.
struct Room(usize);

impl Room {
    fn take(&mut self, bytes: usize) -> Option<()> {
        self.0 = self.0.checked_sub(bytes)?;
        Some(())
    }
}

impl Values {
    fn new(kind: Kind, rows: usize, room: usize) -> Self {
        let room = Room(room);
        match kind {
            Kind::Bool => Self::Bools(BooleanBuilder::with_capacity(rows)),
            Kind::Integer => Self::Integers(Int64Builder::with_capacity(rows)),
            Kind::Number => Self::Numbers(Float64Builder::with_capacity(rows)),
            Kind::Text => Self::Texts(Interned {
                values: StringDictionaryBuilder::new(),
                distinct: 0,
                room,
            }),
            Kind::Texts => Self::Lists(ListBuilder::new(StringBuilder::new()), room),
            Kind::Json => Self::Json(StringBuilder::new(), room),
        }
    }

    /// Appends a value; `None` if there is no room for it. A cell of another kind is null.
    fn push(&mut self, cell: Cell<'_>) -> Option<()> {
        match (self, cell) {
            (Self::Bools(values), Cell::Bool(value)) => values.append_value(value),
            (Self::Bools(values), _) => values.append_null(),
            (Self::Integers(values), Cell::Integer(value)) => values.append_value(value),
            (Self::Integers(values), _) => values.append_null(),
            (Self::Numbers(values), Cell::Number(value)) => values.append_value(value),
            (Self::Numbers(values), _) => values.append_null(),
            (Self::Texts(texts), Cell::Text(text)) => return texts.push(text),
            (Self::Texts(texts), _) => texts.values.append_null(),
            (Self::Lists(values, room), Cell::Texts(texts)) => {
                for text in texts {
                    // An item counts as a byte more, so that their number has an offset, too.
                    room.take(text.len() + 1)?;
                    values.values().append_value(text);
                }
                values.append(true);
            }
            (Self::Lists(values, _), _) => values.append_null(),
            (Self::Json(values, room), Cell::Json(text)) => {
                room.take(text.len())?;
                values.append_value(text);
            }
            (Self::Json(values, _), _) => values.append_null(),
        }
        Some(())
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Bools(values) => ArrayBuilder::finish(values),
            Self::Integers(values) => ArrayBuilder::finish(values),
            Self::Numbers(values) => ArrayBuilder::finish(values),
            Self::Texts(texts) => ArrayBuilder::finish(&mut texts.values),
            Self::Lists(values, _) => ArrayBuilder::finish(values),
            Self::Json(values, _) => ArrayBuilder::finish(values),
        }
    }
}

/// Strings of which each distinct one is stored once.
struct Interned {
    values: StringDictionaryBuilder<UInt32Type>,
    distinct: u32,
    room: Room,
}

impl Interned {
    fn push(&mut self, text: &str) -> Option<()> {
        // The builder panics if it has no room.
        if text.len() > self.room.0 {
            return None;
        }
        let code = self.values.append(text).ok()?;
        // A new string has the next code.
        if code == self.distinct {
            self.distinct += 1;
            self.room.take(text.len())?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{CategoryAsset, DimensionRef};

    #[test]
    fn a_column_has_room_for_two_gibibytes_of_distinct_strings() {
        let mut texts = Interned {
            values: StringDictionaryBuilder::new(),
            distinct: 0,
            room: Room(5),
        };
        let pushed = ["abc", "ab", "abc", "", "a"].map(|text| texts.push(text).is_some());
        // A string that repeats takes no room, except that it must fit.
        assert_eq!(pushed, [true, true, false, true, false]);
        let mut lists = Values::Lists(ListBuilder::new(StringBuilder::new()), Room(4));
        assert!(lists.push(Cell::Texts(vec!["ab", "c"])).is_none());
        let mut lists = Values::Lists(ListBuilder::new(StringBuilder::new()), Room(5));
        assert!(lists.push(Cell::Texts(vec!["ab", "c"])).is_some());
        assert!(lists.push(Cell::Texts(Vec::new())).is_some());
        assert!(lists.push(Cell::Texts(vec![""])).is_none());
        let mut json = Values::Json(StringBuilder::new(), Room(2));
        assert!(json.push(Cell::Json("{}")).is_some());
        assert!(json.push(Cell::Null).is_some());
        assert!(json.push(Cell::Json("1")).is_none());
    }

    #[test]
    fn a_column_that_is_full_is_named() -> serde_json::Result<()> {
        let rows: Vec<DimensionRef> =
            serde_json::from_value(json!([{ "id": "1", "name": "abcd" }]))?;
        let error = build(&rows, 3)
            .map(|_| ())
            .map_err(|error| error.to_string());
        let message = "the strings of the column `name` need more than 2 GiB; \
                       convert fewer rows at a time";
        assert_eq!(error, Err(message.to_owned()));
        assert!(build(&rows, 4).is_ok());
        let none: [CategoryAsset; 0] = [];
        assert!(build(&none, 0).is_ok_and(|batch| batch.num_columns() == 8));
        Ok(())
    }
}
