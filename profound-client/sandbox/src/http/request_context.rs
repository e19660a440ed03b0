//! The parts of a request that a handler reads.

use bytes::Bytes;
use http::HeaderValue;
use serde_json::{Map, Value};

use crate::http::query_string::QueryString;

/// A request as its handler sees it.
pub(crate) struct RequestContext {
    pub(crate) path: PathParams,
    pub(crate) query: QueryString,
    pub(crate) content_type: Option<HeaderValue>,
    pub(crate) body: Bytes,
    /// The time of the sandbox's clock, in Unix seconds.
    pub(crate) now: i64,
}

/// The decoded values of the parameters of a path.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct PathParams(Vec<(&'static str, String)>);

impl PathParams {
    pub(crate) fn new(params: Vec<(&'static str, String)>) -> PathParams {
        PathParams(params)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns all parameters as a JSON object.
    pub(crate) fn object(&self) -> Map<String, Value> {
        let params = self.0.iter();
        params
            .map(|(name, value)| ((*name).to_owned(), value.as_str().into()))
            .collect()
    }

    /// Returns a parameter, or an empty text if the path has no such parameter.
    pub(crate) fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value)
    }
}
