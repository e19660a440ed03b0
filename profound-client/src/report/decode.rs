//! From the body into columns, in one pass: no row is built.

use std::fmt;

use serde::{
    Deserialize,
    de::{
        DeserializeSeed, Deserializer, Error, Expected, IgnoredAny, MapAccess, SeqAccess,
        Unexpected, Visitor,
    },
};
use serde_json::Value;

use super::{
    Report, plain,
    store::{Cell, Column},
    text,
};
use crate::response::BODY;

/// How many columns of each kind a report may have.
pub(super) const COLUMNS: usize = 1_024;

impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(BODY, Body)
    }
}

/// The bytes of a body, or what a deserialiser makes of them.
struct Body;

impl<'de> Visitor<'de> for Body {
    type Value = Report;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Whole.expecting(f)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Report, D::Error> {
        deserializer.deserialize_struct("Report", &["info", "data"], Whole)
    }

    /// That of a deserialiser that looks through a newtype.
    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Report, A::Error> {
        Whole.visit_map(fields)
    }

    /// The front door's: first the body itself, and then its deserialiser.
    fn visit_seq<A: SeqAccess<'de>>(self, mut readings: A) -> Result<Report, A::Error> {
        let body: Option<&[u8]> = readings.next_element()?;
        if let Some(report) = body.and_then(plain::read) {
            return Ok(report);
        }
        let report = readings.next_element_seed(Body)?;
        report.ok_or_else(|| A::Error::invalid_type(Unexpected::Seq, &self))
    }
}

impl<'de> DeserializeSeed<'de> for Body {
    type Value = Report;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Report, D::Error> {
        self.visit_newtype_struct(deserializer)
    }
}

/// The names of fields that mean something, wherever they stand.
#[derive(Clone, Copy, PartialEq)]
enum Key {
    Info,
    Data,
    Metrics,
    Dimensions,
    Other,
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;

        impl Visitor<'_> for Name {
            type Value = Key;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
                Ok(match name {
                    "info" => Key::Info,
                    "data" => Key::Data,
                    "metrics" => Key::Metrics,
                    "dimensions" => Key::Dimensions,
                    _ => Key::Other,
                })
            }
        }

        deserializer.deserialize_identifier(Name)
    }
}

/// The document.
struct Whole;

impl<'de> Visitor<'de> for Whole {
    type Value = Report;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a report: `info`, and `data` with rows of `metrics` and `dimensions`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut document: A) -> Result<Report, A::Error> {
        let (mut info, mut data) = (None, None);
        while let Some(key) = document.next_key()? {
            match key {
                Key::Info if info.is_some() => return Err(A::Error::duplicate_field("info")),
                Key::Data if data.is_some() => return Err(A::Error::duplicate_field("data")),
                Key::Info => info = Some(document.next_value_seed(Info)?),
                Key::Data => data = Some(document.next_value_seed(Data)?),
                _ => drop(document.next_value::<IgnoredAny>()?),
            }
        }
        let info = info.ok_or_else(|| A::Error::missing_field("info"))?;
        let data = data.ok_or_else(|| A::Error::missing_field("data"))?;
        report(info, data)
    }
}

struct Info;

impl<'de> DeserializeSeed<'de> for Info {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        text::read(deserializer)
    }
}

pub(super) fn report<E: Error>(info: String, data: Cells) -> Result<Report, E> {
    let head: Value = serde_json::from_str(&info).map_err(E::custom)?;
    let total_rows = head.get("total_rows").and_then(Value::as_u64);
    let total_rows = total_rows.ok_or_else(|| E::missing_field("info.total_rows"))?;
    let metrics = names(&head, Kind::Metrics, &data)?;
    let dimensions = names(&head, Kind::Dimensions, &data)?;
    let metric_count = metrics.len();
    let mut columns = data.metrics;
    columns.extend(data.dimensions);
    let mut names = metrics;
    names.extend(dimensions);
    // A report without rows has columns by their names alone.
    columns.resize_with(names.len(), Column::default);
    Ok(Report {
        info: info.into(),
        total_rows,
        names,
        metric_count,
        columns,
        rows: data.rows,
    })
}

/// What the columns of a kind are called.
fn names<E: Error>(head: &Value, kind: Kind, data: &Cells) -> Result<Vec<String>, E> {
    let path = match kind {
        Kind::Metrics => "info.query.metrics",
        Kind::Dimensions => "info.query.dimensions",
    };
    let width = data.width(kind);
    let names = head.get("query").and_then(|query| query.get(kind.name()));
    let Some(names) = names.and_then(Value::as_array) else {
        return match width {
            0 => Ok(Vec::new()),
            _ => Err(E::missing_field(path)),
        };
    };
    if names.len() > COLUMNS || (data.rows > 0 && names.len() != width) {
        let expected = Width { count: width, kind };
        return Err(E::invalid_length(names.len(), &expected));
    }
    let name = |name: &Value| name.as_str().map(str::to_owned);
    let names: Option<Vec<String>> = names.iter().map(name).collect();
    names.ok_or_else(|| E::invalid_type(Unexpected::Seq, &"names in `info.query`"))
}

#[derive(Clone, Copy)]
enum Kind {
    Metrics,
    Dimensions,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Metrics => "metrics",
            Self::Dimensions => "dimensions",
        }
    }
}

/// How many cells a row has of a kind.
struct Width {
    count: usize,
    kind: Kind,
}

impl Expected for Width {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { count, kind } = self;
        write!(
            f,
            "as many {} in every row as `info.query` names ({count})",
            kind.name()
        )
    }
}

/// All cells.
#[derive(Default)]
pub(super) struct Cells {
    pub(super) metrics: Vec<Column>,
    pub(super) dimensions: Vec<Column>,
    pub(super) rows: usize,
}

impl Cells {
    fn width(&self, kind: Kind) -> usize {
        match kind {
            Kind::Metrics => self.metrics.len(),
            Kind::Dimensions => self.dimensions.len(),
        }
    }
}

struct Data;

impl<'de> DeserializeSeed<'de> for Data {
    type Value = Cells;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cells, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Data {
    type Value = Cells;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Cells, A::Error> {
        let mut cells = Cells::default();
        while rows.next_element_seed(Row(&mut cells))?.is_some() {
            cells.rows += 1;
        }
        Ok(cells)
    }
}

struct Row<'a>(&'a mut Cells);

impl<'de> DeserializeSeed<'de> for Row<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_struct("Row", &["metrics", "dimensions"], self)
    }
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row of `metrics` and `dimensions`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut row: A) -> Result<(), A::Error> {
        let Cells {
            metrics,
            dimensions,
            rows,
        } = self.0;
        let first = *rows == 0;
        let (mut has_metrics, mut has_dimensions) = (false, false);
        while let Some(key) = row.next_key()? {
            let (kind, has, columns) = match key {
                Key::Metrics => (Kind::Metrics, &mut has_metrics, &mut *metrics),
                Key::Dimensions => (Kind::Dimensions, &mut has_dimensions, &mut *dimensions),
                _ => {
                    row.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            if std::mem::replace(has, true) {
                return Err(A::Error::duplicate_field(kind.name()));
            }
            row.next_value_seed(List {
                columns,
                kind,
                first,
            })?;
        }
        match (has_metrics, has_dimensions) {
            (true, true) => Ok(()),
            (false, _) => Err(A::Error::missing_field("metrics")),
            (true, false) => Err(A::Error::missing_field("dimensions")),
        }
    }
}

/// The cells of a row of one kind.
struct List<'a> {
    columns: &'a mut Vec<Column>,
    kind: Kind,
    first: bool,
}

impl List<'_> {
    fn width<E: Error>(&self, found: usize) -> E {
        let expected = Width {
            count: self.columns.len(),
            kind: self.kind,
        };
        E::invalid_length(found, &expected)
    }
}

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut cells: A) -> Result<(), A::Error> {
        if self.first {
            let mut column = Column::default();
            while cells.next_element_seed(Into(&mut column))?.is_some() {
                self.columns.push(std::mem::take(&mut column));
                if self.columns.len() > COLUMNS {
                    return Err(self.width(self.columns.len()));
                }
            }
            return Ok(());
        }
        for at in 0..self.columns.len() {
            if cells
                .next_element_seed(Into(&mut self.columns[at]))?
                .is_none()
            {
                return Err(self.width(at));
            }
        }
        match cells.next_element::<IgnoredAny>()? {
            Some(_) => Err(self.width(self.columns.len() + 1)),
            None => Ok(()),
        }
    }
}

/// One cell, into its column.
pub(super) struct Into<'a>(pub(super) &'a mut Column);

impl Into<'_> {
    fn push<E>(self, cell: Cell) -> Result<(), E> {
        self.0.push(cell);
        Ok(())
    }

    fn push_json<E: Error>(self, json: &str) -> Result<(), E> {
        self.0.push_json(json).ok_or_else(too_many)
    }
}

fn too_many<E: Error>() -> E {
    E::invalid_length(u32::MAX as usize, &"fewer different strings in a column")
}

impl<'de> DeserializeSeed<'de> for Into<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Into<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match value.is_nan() {
            true => Err(E::invalid_type(Unexpected::Float(value), &"a number")),
            false => self.push(Cell::Float(value)),
        }
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.push(Cell::Unsigned(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        match u64::try_from(value) {
            Ok(value) => self.visit_u64(value),
            Err(_) => self.push(Cell::Signed(value)),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.push_text(text).ok_or_else(too_many)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.push(Cell::Bool(value))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.push(Cell::Null)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.push(Cell::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        let json = text::list(list)?;
        self.push_json(&json)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let first: Option<String> = object.next_key()?;
        if first.as_deref() != Some(text::NUMBER) {
            let json = text::object(first, object)?;
            return self.push_json(&json);
        }
        let digits: String = object.next_value()?;
        let number = text::number::<A::Error>(&digits)?;
        match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(value), _, _) => self.visit_u64(value),
            (_, Some(value), _) => self.visit_i64(value),
            (.., Some(value)) if value.is_finite() => self.visit_f64(value),
            _ => Err(A::Error::invalid_type(Unexpected::Map, &"a number")),
        }
    }
}
