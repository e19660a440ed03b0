//! Types of responses that several operations share.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::{CursorPagination, DimensionRef, Pagination, ReportInfo};

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
    Named(DimensionRef),
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
