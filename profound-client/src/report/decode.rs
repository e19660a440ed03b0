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
    cell::CellSeed,
    plain,
    store::Column,
    text,
};
use crate::response::BODY;

impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(BODY, Body)
    }
}

/// Accepts the bytes of a body, or a deserialiser's map.
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

    /// Called by a deserialiser that ignores newtypes.
    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Report, A::Error> {
        Whole.visit_map(fields)
    }

    /// Called by this crate's JSON decoder: first the raw body, then its deserialiser.
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

struct Data;

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
        let mut cells = RawColumns::default();
        while rows.next_element_seed(Row(&mut cells))?.is_some() {
            cells.rows += 1;
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

/// The metrics or the dimensions of a row.
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
            while cells.next_element_seed(CellSeed(&mut column))?.is_some() {
                self.columns.push(std::mem::take(&mut column));
                if self.columns.len() > MAX_COLUMNS {
                    return Err(self.width(self.columns.len()));
                }
            }
            return Ok(());
        }
        for at in 0..self.columns.len() {
            if cells
                .next_element_seed(CellSeed(&mut self.columns[at]))?
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
