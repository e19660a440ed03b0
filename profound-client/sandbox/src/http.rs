//! HTTP: the server, keys, quota, faults and the request log. It does not know what operations mean.

mod auth;
pub(crate) mod canned;
pub(crate) mod clock;
pub(crate) mod controls;
pub(crate) mod faults;
mod faulty_body;
pub(crate) mod keys;
pub(crate) mod log;
pub(crate) mod multipart;
pub(crate) mod problems;
pub(crate) mod query_string;
pub(crate) mod quota;
mod redaction;
pub(crate) mod request_body;
pub(crate) mod request_context;
pub(crate) mod response;
pub(crate) mod server;
pub(crate) mod service;
