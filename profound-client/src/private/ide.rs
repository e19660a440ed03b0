//! The options of `#[profound_endpoint]` as documented items, which editors complete and explain.
//!
//! The macro `__ide!` names them if `cfg(rust_analyzer)` is set. No program uses them.
#![allow(
    missing_docs,
    non_upper_case_globals,
    reason = "an option is written in lower case, and its documentation is for editors"
)]

/// The words that the attribute can begin with: an HTTP method or an option.
pub mod first {
    pub use super::{methods::*, options::*};
}

/// The HTTP methods.
pub mod methods {
    /// Reads. The arguments go into the path and the query.
    pub const GET: &str = "GET \"/v1/org\"";
    /// Creates or reports. One argument is the body, as JSON.
    pub const POST: &str = "POST \"/v2/reports/visibility\"";
    /// Replaces. One argument is the body, as JSON.
    pub const PUT: &str = "PUT \"/v1/…\"";
    /// Changes. One argument is the body, as JSON.
    pub const PATCH: &str = "PATCH \"/v1/…\"";
    /// Deletes. The arguments go into the path and the query.
    pub const DELETE: &str = "DELETE \"/v1/documents/{id}\"";
}

/// The options.
pub mod options {
    /// The place of the API key in the request: `key = header`, `query`, `bearer` or `none`.
    ///
    /// For another service, the header or the parameter has its name: `key = header("X-Token")` or
    /// `key = query("token")`. Default: the client's `KeyPlacement`, which is the header `X-API-Key`.
    pub const key: &str = "key = query";
    /// The deadline of a call, its retries included: `timeout = "30s"`.
    ///
    /// The value is a whole number and `ms`, `s`, `m` or `h`. Default: the client's timeout.
    pub const timeout: &str = "timeout = \"30s\"";
    /// The retry policy of a call: `retry = safe` or `retry = never`.
    ///
    /// Default: operations that only read are retried, and writes are not.
    pub const retry: &str = "retry = never";
    /// The time for which responses are cached: `cache = "1h"`, or `cache = never`.
    ///
    /// Only operations that read can be cached. On a trait it holds for the reads among its methods.
    /// The value is a whole number and `ms`, `s`, `m` or `h`. Default: no response is cached.
    pub const cache: &str = "cache = \"1h\"";
    /// The errors of some statuses: `errors(404 => MyError::NotFound)`.
    ///
    /// Each path is a function or a variant that takes an `ApiError`.
    pub const errors: &str = "errors(404 => MyError::NotFound)";
    /// Headers that every request has: `headers("X-Team" = "search")`.
    pub const headers: &str = "headers(\"X-Team\" = \"search\")";
    /// A facts file with operations that this crate does not know: `contract = "profound.facts"`.
    ///
    /// Only on a trait. The path begins at the directory of `Cargo.toml`. The program `profound-contract` writes
    /// the file from an OpenAPI document.
    pub const contract: &str = "contract = \"profound.facts\"";
    /// The operation is in no contract: `unlisted`.
    ///
    /// The compiler then checks the shape of the endpoint only, and not the operation.
    pub const unlisted: &str = "unlisted";
}

/// The values of `key`.
pub mod keys {
    /// Sends the key in the header `X-API-Key`, or in another one: `header("X-Token")`.
    pub const header: &str = "key = header";
    /// Sends the key as the query parameter `api_key`, or as another one: `query("token")`.
    ///
    /// Servers and proxies log queries.
    pub const query: &str = "key = query";
    /// Sends the key as `Authorization: Bearer`.
    pub const bearer: &str = "key = bearer";
    /// Does not send the key.
    pub const none: &str = "key = none";
}

/// The values of `retry`.
pub mod retries {
    /// Retries the call although it may write. The API may then apply it twice.
    pub const safe: &str = "retry = safe";
    /// Never retries the call.
    pub const never: &str = "retry = never";
}

/// The values of `cache`.
pub mod caches {
    /// Does not cache the responses, although the trait sets a time.
    pub const never: &str = "cache = never";
}
