//! The columns of a type, and the cells of a value.

use std::{collections::BTreeMap, fmt};

use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{ExtraFields, Timestamp};

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Bool,
    Integer,
    Number,
    Text,
    Texts,
    /// A string unchanged, any other value as JSON.
    Json,
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    pub(crate) name: String,
    #[cfg_attr(
        not(feature = "arrow-59"),
        expect(dead_code, reason = "only a record batch has types")
    )]
    pub(crate) kind: Kind,
}

/// A value of a column, which has the kind of the column or is null.
#[derive(Debug, PartialEq)]
pub(crate) enum Cell<'a> {
    Null,
    Bool(bool),
    Integer(i64),
    Number(f64),
    Text(&'a str),
    Texts(Vec<&'a str>),
    Json(&'a str),
}

/// Receives the cells of a row, in the order of the columns.
pub(crate) trait Sink {
    fn put(&mut self, cell: Cell<'_>);
}

/// The name of a field, below the fields that contain it.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    above: Option<&'a Path<'a>>,
    name: &'static str,
}

impl<'a> Path<'a> {
    /// The whole row, whose fields have no prefix.
    const ROW: Path<'static> = Path {
        above: None,
        name: "",
    };

    pub(crate) fn field(&'a self, name: &'static str) -> Path<'a> {
        Path {
            above: Some(self),
            name,
        }
    }

    /// Returns the names joined by dots.
    fn joined(&self) -> String {
        match self.above {
            Some(above) if above.above.is_some() => above.joined() + "." + self.name,
            _ => self.name.to_owned(),
        }
    }
}

/// Writes the cells of one row.
pub struct RowWriter<'a> {
    sink: &'a mut dyn Sink,
    /// By name, also if a crate turns on `preserve_order` of serde_json.
    extra: BTreeMap<String, Value>,
}

impl fmt::Debug for RowWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowWriter").finish_non_exhaustive()
    }
}

impl RowWriter<'_> {
    /// Keeps the unknown fields of a struct for the last column.
    pub(crate) fn extra(&mut self, path: Path<'_>, fields: &ExtraFields) {
        for (name, value) in fields.iter() {
            let name = path.field("").joined() + name;
            self.extra.insert(name, value.clone());
        }
    }

    pub(super) fn put(&mut self, cell: Cell<'_>) {
        self.sink.put(cell);
    }

    pub(super) fn put_json<T: Serialize + ?Sized>(&mut self, value: &T) {
        match serde_json::to_string(value) {
            Ok(json) => self.sink.put(Cell::Json(&json)),
            // Cannot happen: the keys of all maps are strings.
            Err(_) => self.sink.put(Cell::Null),
        }
    }
}

/// A type with a fixed number of columns.
pub trait Cells: Serialize {
    /// True if a list of such values is a list of strings.
    const IS_TEXT: bool = false;

    /// Adds the columns of the type.
    fn columns(path: Path<'_>, columns: &mut Vec<Column>);

    /// Writes a cell for each column. Without a value, all cells are null.
    fn cells(value: Option<&Self>, path: Path<'_>, row: &mut RowWriter<'_>);

    /// Returns the string that the value is, if [`IS_TEXT`](Self::IS_TEXT).
    fn text(&self) -> &str {
        ""
    }
}

/// A type of a response: the fields of its values are the columns of a table.
///
/// Only this crate implements it, for each struct of a response.
pub trait TableRow: Cells {}

const EXTRA: &str = "extra";

/// Returns the columns of rows of this type.
pub(super) fn columns_of<R: TableRow>() -> Vec<Column> {
    let mut columns = Vec::new();
    R::columns(Path::ROW, &mut columns);
    add(Path::ROW.field(EXTRA), Kind::Json, &mut columns);
    columns
}

/// Writes the cells of a row to a sink.
pub(super) fn write_row<R: TableRow>(row: &R, sink: &mut dyn Sink) {
    let extra = BTreeMap::new();
    let mut writer = RowWriter { sink, extra };
    R::cells(Some(row), Path::ROW, &mut writer);
    let extra = std::mem::take(&mut writer.extra);
    if extra.is_empty() {
        writer.sink.put(Cell::Null);
    } else {
        writer.put_json(&extra);
    }
}

pub(super) fn add(path: Path<'_>, kind: Kind, columns: &mut Vec<Column>) {
    columns.push(Column {
        name: path.joined(),
        kind,
    });
}

/// Implements [`Cells`] for a type with one column, whose values are not null.
macro_rules! one_cell {
    ($($type:ty: $kind:ident, |$value:ident| $cell:expr;)*) => {
        $(impl Cells for $type {
            fn columns(path: Path<'_>, columns: &mut Vec<Column>) {
                add(path, Kind::$kind, columns);
            }

            fn cells(value: Option<&Self>, _: Path<'_>, row: &mut RowWriter<'_>) {
                match value {
                    Some($value) => row.put(Cell::$kind($cell)),
                    None => row.put(Cell::Null),
                }
            }
        })*
    };
}

one_cell! {
    bool: Bool, |value| *value;
    i64: Integer, |value| *value;
    u32: Integer, |value| i64::from(*value);
    f64: Number, |value| *value;
    Uuid: Text, |value| value.hyphenated().encode_lower(&mut Uuid::encode_buffer());
    Timestamp: Text, |value| &value.to_string();
}

/// Implements [`Cells`] for a string, or a type that is one: a list of them is a list of strings.
macro_rules! text_cell {
    ($type:ty) => {
        impl $crate::export::cells::Cells for $type {
            const IS_TEXT: bool = true;

            fn columns(
                path: $crate::export::cells::Path<'_>,
                columns: &mut Vec<$crate::export::cells::Column>,
            ) {
                <str as $crate::export::cells::Cells>::columns(path, columns);
            }

            fn cells(
                value: Option<&Self>,
                path: $crate::export::cells::Path<'_>,
                row: &mut $crate::export::cells::RowWriter<'_>,
            ) {
                let text = value.map(|value| value.as_str());
                <str as $crate::export::cells::Cells>::cells(text, path, row);
            }

            fn text(&self) -> &str {
                self.as_str()
            }
        }
    };
}

pub(crate) use text_cell;

text_cell!(String);

impl Cells for str {
    fn columns(path: Path<'_>, columns: &mut Vec<Column>) {
        add(path, Kind::Text, columns);
    }

    fn cells(value: Option<&Self>, _: Path<'_>, row: &mut RowWriter<'_>) {
        row.put(value.map_or(Cell::Null, Cell::Text));
    }
}

impl<T: Cells> Cells for Option<T> {
    fn columns(path: Path<'_>, columns: &mut Vec<Column>) {
        T::columns(path, columns);
    }

    fn cells(value: Option<&Self>, path: Path<'_>, row: &mut RowWriter<'_>) {
        T::cells(value.and_then(Option::as_ref), path, row);
    }
}

impl<T: Cells> Cells for Vec<T> {
    fn columns(path: Path<'_>, columns: &mut Vec<Column>) {
        let kind = if T::IS_TEXT { Kind::Texts } else { Kind::Json };
        add(path, kind, columns);
    }

    fn cells(value: Option<&Self>, _: Path<'_>, row: &mut RowWriter<'_>) {
        match value {
            Some(items) if T::IS_TEXT => {
                let texts = items.iter().map(T::text).collect();
                row.put(Cell::Texts(texts));
            }
            Some(items) => row.put_json(items),
            None => row.put(Cell::Null),
        }
    }
}

/// Implements [`Cells`] for types with one column of any value.
macro_rules! json_cell {
    ($($type:ty $(, $item:ident)?;)*) => {
        $(impl $(<$item: Cells>)? Cells for $type {
            fn columns(path: Path<'_>, columns: &mut Vec<Column>) {
                add(path, Kind::Json, columns);
            }

            fn cells(value: Option<&Self>, _: Path<'_>, row: &mut RowWriter<'_>) {
                match value {
                    Some(value) => row.put_json(value),
                    None => row.put(Cell::Null),
                }
            }
        })*
    };
}

json_cell! {
    Map<String, Value>;
    BTreeMap<String, T>, T;
    Box<T>, T;
}

impl Cells for Value {
    fn columns(path: Path<'_>, columns: &mut Vec<Column>) {
        add(path, Kind::Json, columns);
    }

    fn cells(value: Option<&Self>, _: Path<'_>, row: &mut RowWriter<'_>) {
        match value {
            None | Some(Self::Null) => row.put(Cell::Null),
            Some(Self::String(text)) => row.put(Cell::Json(text)),
            Some(value) => row.put_json(value),
        }
    }
}
