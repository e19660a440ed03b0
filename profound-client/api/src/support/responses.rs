//! What answers have in common.

use serde::{Deserialize, Serialize, Serializer, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::{CursorPagination, Direction, Pagination, ReportInfo};

/// A report of `/v2`: what it is about, and its rows; one page of them, where there are more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TypedReport<Row> {
    /// What the report is about, and where the next page begins.
    pub info: ReportInfo,
    /// The rows of this page.
    pub data: Vec<Row>,
}

/// An event of a report's stream: first the summary, then a row each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ReportEvent<Row> {
    /// What the report is about.
    Summary(Box<ReportInfo>),
    /// A row.
    Result(Row),
}

/// An event of the stream of a report of `/v1`: first the summary, then a row each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RowEvent {
    /// What the report is about.
    Summary(StreamSummary),
    /// A row: the values of the dimensions and metrics that were asked for, by their names.
    Row(Map<String, Value>),
}

/// What the stream of a report of `/v1` begins with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StreamSummary {
    /// The query, as the API has understood it.
    pub query: Map<String, Value>,
    /// How many rows there are, before pages are cut from them.
    pub total_rows: i64,
}

/// Rows whose fields are what was asked for, by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rows {
    /// What the rows are about.
    pub info: RowsInfo,
    /// The rows: the values of the dimensions and metrics that were asked for, by their names.
    pub data: Vec<Map<String, Value>>,
}

impl Rows {
    /// The rows as a type of yours, whose fields have the names of what was asked for.
    ///
    /// # Errors
    ///
    /// If a row is not of that type.
    pub fn rows<T: DeserializeOwned>(&self) -> serde_json::Result<Vec<T>> {
        self.data.iter().map(T::deserialize).collect()
    }
}

/// What [`Rows`] are about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RowsInfo {
    /// How many rows there are on all pages.
    pub total_rows: i64,
    /// The query, as the API has understood it.
    pub query: Option<Map<String, Value>>,
}

/// A page of a listing whose next page is asked for by a cursor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Listing<T> {
    /// The items of this page.
    pub data: Vec<T>,
    /// How many items a page has, and where the next one begins.
    pub pagination: Option<CursorPagination>,
}

/// A page of a listing whose next page is asked for by an offset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OffsetListing<T> {
    /// The items of this page.
    pub data: Vec<T>,
    /// How many items a page has, and where this one began.
    pub pagination: Option<Pagination>,
}

/// An answer that holds one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Data<T> {
    /// The thing.
    pub data: T,
}

/// A page of rows, and how many there are on all pages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Counted<T> {
    /// The rows of this page.
    pub data: Vec<T>,
    /// How many rows there are on all pages.
    #[serde(rename = "totalCount")]
    pub total_count: i64,
}

/// Which assets a report was asked for, as it says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum AssetFilter {
    /// One asset, by its name.
    Name(String),
    /// Assets, by their names.
    Names(Vec<String>),
    /// Another condition.
    Clause(Map<String, Value>),
}

/// A theme, by its name alone or with its id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum ThemeRef {
    /// The name.
    Name(String),
    /// The id and the name.
    Named(crate::DimensionRef),
}

/// A whole number or a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Scalar {
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(String),
}

/// What rows are ordered by: names of metrics or dimensions, the first one first.
///
/// ```
/// use profound_api::{Direction, OrderBy};
///
/// let order = OrderBy::new("visibility_score", Direction::Descending).then("date", Direction::Ascending);
/// # let _ = order;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderBy(Vec<(String, Direction)>);

impl OrderBy {
    /// By one name.
    pub fn new(name: impl Into<String>, direction: Direction) -> Self {
        Self(vec![(name.into(), direction)])
    }

    /// By another one where the ones before are the same.
    #[must_use]
    pub fn then(mut self, name: impl Into<String>, direction: Direction) -> Self {
        let name = name.into();
        // JSON has each name once, and what comes first decides.
        if !self.0.iter().any(|(known, _)| *known == name) {
            self.0.push((name, direction));
        }
        self
    }
}

impl Serialize for OrderBy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, direction)| (name, direction)))
    }
}

/// How a query writes its period.
pub(crate) mod period {
    use profound_client::dates::DateRange;
    use serde::ser::SerializeMap;

    /// The last day is not counted: the day after it is sent.
    pub(crate) fn v1<M: SerializeMap>(dates: &DateRange, map: &mut M) -> Result<(), M::Error> {
        let dates = dates.v1();
        write(map, PERIOD, (dates.start(), dates.end()))
    }

    pub(crate) fn v2<M: SerializeMap>(dates: &DateRange, map: &mut M) -> Result<(), M::Error> {
        let dates = dates.v2();
        write(map, PERIOD, (dates.start(), dates.end()))
    }

    pub(crate) fn moments<M: SerializeMap>(dates: &DateRange, map: &mut M) -> Result<(), M::Error> {
        let dates = dates.moments();
        write(map, PERIOD, (dates.start(), dates.end()))
    }

    pub(crate) fn compared_v1<M: SerializeMap>(
        dates: &Option<DateRange>,
        map: &mut M,
    ) -> Result<(), M::Error> {
        let Some(dates) = dates else { return Ok(()) };
        let dates = dates.v1().comparison();
        write(map, COMPARED, (dates.start(), dates.end()))
    }

    pub(crate) fn compared_v2<M: SerializeMap>(
        dates: &Option<DateRange>,
        map: &mut M,
    ) -> Result<(), M::Error> {
        let Some(dates) = dates else { return Ok(()) };
        let dates = dates.v2().comparison();
        write(map, COMPARED, (dates.start(), dates.end()))
    }

    fn write<M: SerializeMap>(
        map: &mut M,
        [first, last]: [&'static str; 2],
        (start, end): (impl std::fmt::Display, impl std::fmt::Display),
    ) -> Result<(), M::Error> {
        map.serialize_entry(first, &format_args!("{start}"))?;
        map.serialize_entry(last, &format_args!("{end}"))
    }

    const PERIOD: [&str; 2] = ["start_date", "end_date"];
    const COMPARED: [&str; 2] = ["comparison_start_date", "comparison_end_date"];
}
