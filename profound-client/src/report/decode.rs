//! Decoding of a body into columns, in one pass and without building rows.

use std::fmt;

use serde::{
    Deserialize,
    de::{
        DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor,
    },
};

use super::{
    Report,
    assemble::{Kind, MAX_COLUMNS, RawColumns, Width, assemble},
    cell::{CellSeed, too_large},
    memory::Memory,
    plain, steps,
    store::Column,
    text,
};
use crate::response::BODY;

impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(BODY, Body { length: None })
    }
}

/// Accepts the bytes of a body, or a deserialiser's map.
struct Body {
    /// The length of the whole body, if it is known.
    length: Option<usize>,
}

impl<'de> Visitor<'de> for Body {
    type Value = Report;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Whole { length: None }.expecting(f)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Report, D::Error> {
        let Self { length } = self;
        deserializer.deserialize_struct("Report", &["info", "data"], Whole { length })
    }

    /// Called by a deserialiser that ignores newtypes.
    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Report, A::Error> {
        let Self { length } = self;
        Whole { length }.visit_map(fields)
    }

    /// Called by this crate's JSON decoder: first the raw body, then its deserialiser.
    fn visit_seq<A: SeqAccess<'de>>(self, mut readings: A) -> Result<Report, A::Error> {
        let length = match readings.next_element_seed(Fast)? {
            Some(Ok(report)) => return Ok(report),
            Some(Err(length)) => Some(length),
            None => None,
        };
        let report = readings.next_element_seed(Body { length })?;
        report.ok_or_else(|| A::Error::invalid_type(Unexpected::Seq, &self))
    }
}

impl<'de> DeserializeSeed<'de> for Body {
    type Value = Report;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Report, D::Error> {
        self.visit_newtype_struct(deserializer)
    }
}

/// Takes the report that was prepared, or reads the body without a deserialiser. If this fails, the value
/// is the length of the body.
struct Fast;

impl<'de> DeserializeSeed<'de> for Fast {
    type Value = Result<Report, usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let body = <&[u8]>::deserialize(deserializer)?;
        let report = steps::prepared().unwrap_or_else(|| plain::read(body));
        Ok(report.ok_or(body.len()))
    }
}

/// The names of the fields that are decoded, at any level.
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

/// The whole document.
struct Whole {
    length: Option<usize>,
}

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
                Key::Data => {
                    let Self { length } = self;
                    data = Some(document.next_value_seed(Data { length })?);
                }
                _ => drop(document.next_value::<IgnoredAny>()?),
            }
        }
        let info = info.ok_or_else(|| A::Error::missing_field("info"))?;
        let data = data.ok_or_else(|| A::Error::missing_field("data"))?;
        assemble(info, data)
    }
}

struct Info;

impl<'de> DeserializeSeed<'de> for Info {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        text::read(deserializer)
    }
}

struct Data {
    length: Option<usize>,
}

/// The least bytes of a row and of a cell, in a body of unknown length.
const ROW_BYTES: usize = "{\"metrics\":[],\"dimensions\":[]},".len();
const CELL_BYTES: usize = "0,".len();

impl<'de> DeserializeSeed<'de> for Data {
    type Value = RawColumns;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawColumns, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Data {
    type Value = RawColumns;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<RawColumns, A::Error> {
        let mut cells = RawColumns::new(Memory::of_body(self.length));
        while rows.next_element_seed(Row(&mut cells))?.is_some() {
            cells.rows += 1;
            if self.length.is_none() {
                let width = cells.metrics.len() + cells.dimensions.len();
                cells.memory.allow(ROW_BYTES + CELL_BYTES * width);
            }
        }
        Ok(cells)
    }
}

struct Row<'a>(&'a mut RawColumns);

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
        let RawColumns {
            metrics,
            dimensions,
            rows,
            memory,
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
                memory: &mut *memory,
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

/// The metrics or the dimensions of a row.
struct List<'a> {
    columns: &'a mut Vec<Column>,
    memory: &'a mut Memory,
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
            loop {
                let column_seed = CellSeed {
                    column: &mut column,
                    memory: self.memory,
                };
                if cells.next_element_seed(column_seed)?.is_none() {
                    return Ok(());
                }
                let pushed = self.memory.push(self.columns, std::mem::take(&mut column));
                pushed.ok_or_else(too_large)?;
                if self.columns.len() > MAX_COLUMNS {
                    return Err(self.width(self.columns.len()));
                }
            }
        }
        for at in 0..self.columns.len() {
            let seed = CellSeed {
                column: &mut self.columns[at],
                memory: self.memory,
            };
            if cells.next_element_seed(seed)?.is_none() {
                return Err(self.width(at));
            }
        }
        match cells.next_element::<IgnoredAny>()? {
            Some(_) => Err(self.width(self.columns.len() + 1)),
            None => Ok(()),
        }
    }
}
