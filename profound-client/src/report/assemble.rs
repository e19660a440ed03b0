//! Assembly of a report from its columns and their names, for both decoders.

use std::fmt;

use serde::de::{Error, Expected, IgnoredAny, Unexpected};

use super::{Report, memory::Memory, store::Column};
use crate::response::json_field;

/// The maximum number of columns of each kind.
pub(super) const MAX_COLUMNS: usize = 1_024;

/// Creates a report from its `info`, as JSON, and its columns.
pub(super) fn assemble<E: Error>(info: String, data: RawColumns) -> Result<Report, E> {
    // Never as a tree of values, which takes many times the memory of its text.
    let total_rows = match json_field(&info, "total_rows").map(serde_json::from_str) {
        // The API may send an empty `info`.
        None => None,
        Some(Ok(number)) => number,
        Some(Err(_)) => {
            let expected = &"the number of rows in `info.total_rows`";
            return Err(E::invalid_type(
                Unexpected::Other("another value"),
                expected,
            ));
        }
    };
    let query = json_field(&info, "query").unwrap_or_default();
    let metrics = names(query, Kind::Metrics, &data)?;
    let dimensions = names(query, Kind::Dimensions, &data)?;
    let metric_count = metrics.len();
    let mut columns = data.metrics;
    columns.extend(data.dimensions);
    let mut names = metrics;
    names.extend(dimensions);
    // Without rows, only `info` gives the number of columns.
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

/// Returns the names of the columns of a kind.
fn names<E: Error>(query: &str, kind: Kind, data: &RawColumns) -> Result<Vec<String>, E> {
    let path = match kind {
        Kind::Metrics => "info.query.metrics",
        Kind::Dimensions => "info.query.dimensions",
    };
    let width = data.width(kind);
    let names = json_field(query, kind.name()).unwrap_or_default();
    let Ok(all) = serde_json::from_str::<Vec<IgnoredAny>>(names) else {
        return match width {
            0 => Ok(Vec::new()),
            _ => Err(E::missing_field(path)),
        };
    };
    if all.len() > MAX_COLUMNS || (data.rows > 0 && all.len() != width) {
        let expected = Width { count: width, kind };
        return Err(E::invalid_length(all.len(), &expected));
    }
    let problem = |_| E::invalid_type(Unexpected::Seq, &"names in `info.query`");
    serde_json::from_str(names).map_err(problem)
}

/// The two kinds of columns.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Metrics,
    Dimensions,
}

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Metrics => "metrics",
            Self::Dimensions => "dimensions",
        }
    }
}

/// The number of cells of a kind that a row must have, as serde's `Expected`.
pub(super) struct Width {
    pub(super) count: usize,
    pub(super) kind: Kind,
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

/// The columns of all rows, before they are named from `info`.
pub(super) struct RawColumns {
    pub(super) metrics: Vec<Column>,
    pub(super) dimensions: Vec<Column>,
    pub(super) rows: usize,
    pub(super) memory: Memory,
}

impl RawColumns {
    pub(super) fn new(memory: Memory) -> Self {
        Self {
            metrics: Vec::new(),
            dimensions: Vec::new(),
            rows: 0,
            memory,
        }
    }

    fn width(&self, kind: Kind) -> usize {
        match kind {
            Kind::Metrics => self.metrics.len(),
            Kind::Dimensions => self.dimensions.len(),
        }
    }
}
