//! The facts about one operation.

use std::fmt;

/// One operation of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// The HTTP method, in upper case.
    pub method: &'static str,
    /// The path template, such as `/v1/agents/{agent_id}`.
    pub path: &'static str,
    /// The query parameters.
    pub query: &'static [Parameter],
    /// The body of the request.
    pub body: Body,
    /// The kind of a successful response.
    pub response: ResponseKind,
    /// True if the rows of the response are positional: lists of metrics and of dimensions, without the
    /// names of the columns.
    pub positional_rows: bool,
    /// True if it changes nothing on the server. Such an operation can be retried.
    pub read_only: bool,
    /// How its pages are requested, if it has pages.
    pub pages: Option<Pages>,
    /// True if it is deprecated.
    pub deprecated: bool,
    /// The path of its replacement, with the same method. Only a deprecated operation has one.
    pub replaced_by: Option<&'static str>,
}

/// A query parameter, or a part of a multipart body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Parameter {
    /// Its name in the request.
    pub name: &'static str,
    /// True if the API rejects a request without it.
    pub required: bool,
    /// The kind of its value: one value, a list or a file.
    pub kind: ParameterKind,
}

/// The values that a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParameterKind {
    /// One value.
    Single,
    /// A list: the parameter is sent once for each value.
    Repeated,
    /// The content of a file, with a file name. Only in multipart bodies.
    File,
}

/// The body that an operation takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// No body.
    None,
    /// A JSON document.
    Json {
        /// True if the API rejects a request without it.
        required: bool,
        /// True if the document must be an object.
        object: bool,
    },
    /// A form: `application/x-www-form-urlencoded`.
    Form {
        /// True if the API rejects a request without it.
        required: bool,
    },
    /// A multipart body. It is required.
    Multipart {
        /// The parts.
        parts: &'static [Parameter],
        /// True if the API takes a JSON object in place of the parts.
        or_json: bool,
    },
}

/// The kind of a successful response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseKind {
    /// A JSON document.
    Json,
    /// A stream of server-sent events.
    Events,
    /// No body.
    Empty,
    /// Bytes or text that are not JSON, such as a file.
    Bytes,
    /// Several kinds: the response type is not checked.
    Any,
}

/// How the pages of an operation are requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The field or parameter that selects a page.
    pub paging: Paging,
    /// The page size to request if the caller sets none: the maximum of the API, but at most 10,000,
    /// and 100 if the API states no maximum.
    pub limit: u32,
}

/// The field or parameter that selects a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// A cursor in the query parameter of this name.
    QueryCursor(&'static str),
    /// The query parameter `offset`.
    QueryOffset,
    /// The field `cursor` of the body.
    BodyCursor,
    /// The field `offset` of the body.
    BodyOffset,
    /// The field `pagination.offset` of the body.
    Pagination,
}

/// An operation that the API no longer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The HTTP method, in upper case.
    pub method: &'static str,
    /// The path template.
    pub path: &'static str,
    /// The help for someone who declares it.
    pub help: &'static str,
}

impl Operation {
    /// Returns the query parameter of this name.
    pub fn query_parameter(&self, name: &str) -> Option<&'static Parameter> {
        self.query.iter().find(|parameter| parameter.name == name)
    }

    /// Returns the parts of its multipart body. The slice is empty if it has no multipart body.
    pub fn parts(&self) -> &'static [Parameter] {
        match self.body {
            Body::Multipart { parts, .. } => parts,
            Body::None | Body::Json { .. } | Body::Form { .. } => &[],
        }
    }
}

/// Formats the method and the path: `POST /v2/reports/visibility`.
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}
