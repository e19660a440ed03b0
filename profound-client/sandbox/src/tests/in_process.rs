//! A sandbox without a socket, for tests.

use bytes::Bytes;
use http::{HeaderValue, Method};
use serde_json::Value;

use crate::{
    dataset::Dataset,
    http::{query_string::QueryString, request_context::RequestContext, response::ApiResponse},
    routes::{
        self,
        path_match::{self, Found},
    },
    store::Store,
};

/// A sandbox without a socket.
pub(crate) struct InProcessSandbox {
    pub(crate) dataset: Dataset,
    pub(crate) store: Store,
    /// The time of its clock, in Unix seconds. Default: noon UTC on 1 April 2026.
    pub(crate) now: i64,
}

impl InProcessSandbox {
    pub(crate) fn new() -> InProcessSandbox {
        InProcessSandbox {
            dataset: Dataset::new(0),
            store: Store::default(),
            now: 1_775_044_800,
        }
    }

    /// Returns the status and the body of the response to a request.
    pub(crate) fn ask(&self, method: &str, target: &str, body: Option<&Value>) -> (u16, String) {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let known = Method::from_bytes(method.as_bytes()).expect("a method");
        let Found::Operation(operation, path) = path_match::find(&known, path) else {
            panic!("{method} {path} is not known");
        };
        let context = RequestContext {
            path,
            query: QueryString::parse(query),
            content_type: Some(HeaderValue::from_static("application/json")),
            body: body.map_or_else(Bytes::new, |body| body.to_string().into()),
            now: self.now,
        };
        let response = routes::serve(operation, &self.dataset, &self.store, &context);
        let response: ApiResponse = response.unwrap_or_else(|problem| problem);
        let status = response.status();
        (
            status,
            String::from_utf8_lossy(response.body()).into_owned(),
        )
    }

    pub(crate) fn document(&self, method: &str, target: &str, body: Option<&Value>) -> Value {
        let (status, text) = self.ask(method, target, body);
        assert!(status < 300, "{method} {target}: {status} {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }
}
