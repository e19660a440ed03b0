//! Assembly of a report from its columns and their names, for both decoders.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};
use serde_json::Value;

use super::{Report, store::Column};

/// The maximum number of columns of each kind.
pub(super) const MAX_COLUMNS: usize = 1_024;

/// Creates a report from its `info`, as JSON, and its columns.
pub(super) fn assemble<E: Error>(info: String, data: RawColumns) -> Result<Report, E> {
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
fn names<E: Error>(head: &Value, kind: Kind, data: &RawColumns) -> Result<Vec<String>, E> {
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
    if names.len() > MAX_COLUMNS || (data.rows > 0 && names.len() != width) {
        let expected = Width { count: width, kind };
        return Err(E::invalid_length(names.len(), &expected));
    }
    let name = |name: &Value| name.as_str().map(str::to_owned);
    let names: Option<Vec<String>> = names.iter().map(name).collect();
    names.ok_or_else(|| E::invalid_type(Unexpected::Seq, &"names in `info.query`"))
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
#[derive(Default)]
pub(super) struct RawColumns {
    pub(super) metrics: Vec<Column>,
    pub(super) dimensions: Vec<Column>,
    pub(super) rows: usize,
}

impl RawColumns {
    fn width(&self, kind: Kind) -> usize {
        match kind {
            Kind::Metrics => self.metrics.len(),
            Kind::Dimensions => self.dimensions.len(),
        }
    }
}
