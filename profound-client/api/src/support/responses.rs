//! Types of responses that several operations share.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::{CursorPagination, DimensionRef, Pagination, ReportInfo};

/// A report of `/v2`: its summary and its rows. If there are several pages, this is one of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TypedReport<Row> {
    /// The summary of the report, and the position of the next page.
    pub info: ReportInfo,
    /// The rows of this page.
    pub data: Vec<Row>,
}

/// An event in the stream of a report. The first event is the summary, and each other event is a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ReportEvent<Row> {
    /// The summary of the report.
    Summary(Box<ReportInfo>),
    /// A row.
    Result(Row),
}

/// An event in the stream of a `/v1` report. The first event is the summary, and each other event is a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RowEvent {
    /// The summary of the report.
    Summary(StreamSummary),
    /// A row: the values of the requested dimensions and metrics, by name.
    Row(Map<String, Value>),
}

/// The first event in the stream of a `/v1` report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StreamSummary {
    /// The query as the API interpreted it.
    pub query: Map<String, Value>,
    /// The number of rows before pagination.
    pub total_rows: i64,
}

/// Rows whose fields are the requested dimensions and metrics, by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rows {
    /// The summary of the rows.
    pub info: RowsInfo,
    /// The rows: the values of the requested dimensions and metrics, by name.
    pub data: Vec<Map<String, Value>>,
}

impl Rows {
    /// Returns the rows as your own type. Its fields are named after the requested dimensions and metrics.
    ///
    /// # Errors
    ///
    /// If a row does not fit that type.
    pub fn rows<T: DeserializeOwned>(&self) -> serde_json::Result<Vec<T>> {
        self.data.iter().map(T::deserialize).collect()
    }
}

/// The summary of [`Rows`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RowsInfo {
    /// The number of rows on all pages.
    pub total_rows: i64,
    /// The query as the API interpreted it.
    pub query: Option<Map<String, Value>>,
}

/// A page of a listing with cursor pagination.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Listing<T> {
    /// The items of this page.
    pub data: Vec<T>,
    /// The page size, and the cursor of the next page.
    pub pagination: Option<CursorPagination>,
}

/// A page of a listing with offset pagination.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OffsetListing<T> {
    /// The items of this page.
    pub data: Vec<T>,
    /// The page size, and the offset of this page.
    pub pagination: Option<Pagination>,
}

/// A response with one field `data`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Data<T> {
    /// The content of the response.
    pub data: T,
}

/// A page of rows, and the number of rows on all pages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Counted<T> {
    /// The rows of this page.
    pub data: Vec<T>,
    /// The number of rows on all pages.
    #[serde(rename = "totalCount")]
    pub total_count: i64,
}

/// The asset filter of a report, as the response repeats it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum AssetFilter {
    /// One asset, by name.
    Name(String),
    /// Several assets, by name.
    Names(Vec<String>),
    /// Another condition.
    Clause(Map<String, Value>),
}

/// A theme: its name, or its id and name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum ThemeRef {
    /// The name.
    Name(String),
    /// The id and the name.
    Named(DimensionRef),
}

/// An integer or a string.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Scalar {
    /// An integer.
    Integer(i64),
    /// A string.
    Text(String),
}
