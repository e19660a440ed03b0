//! Types of responses that several operations share.

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, Error as _},
};
use serde_json::{Map, Value};

use crate::{
    CursorPagination, DimensionRef, ExtraFields, Pagination, ReportInfo,
    support::{field_writer::FieldWriter, response_struct::response_struct},
};

response_struct! {
    /// A report of `/v2`: its summary and its rows. If there are several pages, this is one of them.
    pub struct TypedReport<Row> {
        required {
            /// The summary of the report, and the cursor of the next page.
            0 "info" info: ReportInfo,
            /// The rows of this page.
            1 "data" data: Vec<Row>,
        }
        optional {}
    }
}

impl<Row> TypedReport<Row> {
    /// Returns true if no page follows this one. The rows of earlier pages are not in it.
    pub fn is_complete(&self) -> bool {
        ends(self.info.next_cursor.as_deref())
    }
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

response_struct! {
    /// The first event in the stream of a `/v1` report.
    pub struct StreamSummary {
        required {}
        optional {
            /// The query as the API interpreted it.
            0 "query" query: Option<Map<String, Value>>,
            /// The number of rows before pagination.
            1 "total_rows" total_rows: Option<i64>,
        }
    }
}

response_struct! {
    /// Rows whose fields are the requested dimensions and metrics, by name.
    pub struct Rows {
        required {
            /// The summary of the rows.
            0 "info" info: RowsInfo,
            /// The rows: the values of the requested dimensions and metrics, by name.
            1 "data" data: Vec<Map<String, Value>>,
        }
        optional {}
    }
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

    /// Returns true if this page has all rows that the API counted. False if it did not count them.
    pub fn is_complete(&self) -> bool {
        has_all(self.data.len(), self.info.total_rows)
    }
}

response_struct! {
    /// The summary of [`Rows`].
    pub struct RowsInfo {
        required {}
        optional {
            /// The number of rows on all pages.
            0 "total_rows" total_rows: Option<i64>,
            /// The query as the API interpreted it.
            1 "query" query: Option<Map<String, Value>>,
        }
    }
}

response_struct! {
    /// A page of a listing with cursor pagination.
    pub struct Listing<T> {
        required {
            /// The items of this page.
            0 "data" data: Vec<T>,
        }
        optional {
            /// The page size, and the cursor of the next page.
            1 "pagination" pagination: Option<CursorPagination>,
        }
    }
}

impl<T> Listing<T> {
    /// Returns true if no page follows this one. The items of earlier pages are not in it.
    pub fn is_complete(&self) -> bool {
        let pagination = self.pagination.as_ref();
        ends(pagination.and_then(|pagination| pagination.next_cursor.as_deref()))
    }
}

response_struct! {
    /// A page of a listing with offset pagination. It does not say whether another page follows: a method
    /// `all_…` returns the items of all pages.
    pub struct OffsetListing<T> {
        required {
            /// The items of this page.
            0 "data" data: Vec<T>,
        }
        optional {
            /// The page size, and the offset of this page.
            1 "pagination" pagination: Option<Pagination>,
        }
    }
}

/// A response with one field `data`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Data<T> {
    /// The content of the response.
    pub data: T,
    /// The fields that this version of the crate does not know.
    pub extra: ExtraFields,
}

response_struct! {
    /// [`Data`] that can be null.
    #[allow(unreachable_pub, reason = "the macro makes public structs")]
    pub struct OptionalData<T> {
        required {
            /// The content of the response.
            0 "data" data: Option<T>,
        }
        optional {}
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Data<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let OptionalData { data, extra } = OptionalData::deserialize(deserializer)?;
        let data = data.ok_or_else(|| D::Error::custom("`data` is null"))?;
        Ok(Self { data, extra })
    }
}

impl<T: Serialize> Serialize for Data<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = FieldWriter::new(serializer);
        fields.put("data", &self.data);
        fields.put_extra(&self.extra, &["data"]);
        fields.end()
    }
}

response_struct! {
    /// A page of rows, and the number of rows on all pages.
    pub struct Counted<T> {
        required {
            /// The rows of this page.
            0 "data" data: Vec<T>,
        }
        optional {
            /// The number of rows on all pages.
            1 "totalCount" total_count: Option<i64>,
        }
    }
}

impl<T> Counted<T> {
    /// Returns true if this page has all rows that the API counted. False if it did not count them.
    pub fn is_complete(&self) -> bool {
        has_all(self.data.len(), self.total_count)
    }
}

fn ends(next_cursor: Option<&str>) -> bool {
    next_cursor.is_none_or(str::is_empty)
}

fn has_all(rows: usize, total: Option<i64>) -> bool {
    total.is_some_and(|total| usize::try_from(total).is_ok_and(|total| rows >= total))
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
