#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod call;
mod client;
mod credentials;
mod deadline;
#[cfg(any(feature = "dates", feature = "sandbox"))]
mod eastern;
mod endpoint;
mod error;
mod pages;
mod patch;
mod quota;
mod report;
mod request;
mod response;
mod retry;
mod sse;
mod trace;
mod transport;

// The typed API is declared with our own macro, which writes this crate's name.
#[cfg(feature = "api-types")]
#[allow(unused_extern_crates, reason = "without an area nothing is declared")]
extern crate self as profound_client;

#[cfg(feature = "api-types")]
pub mod api;
#[cfg(feature = "blocking")]
pub mod blocking;
#[cfg(feature = "dates")]
#[doc = include_str!("../docs/dates.md")]
pub mod dates;
#[doc(hidden)]
pub mod private;
#[cfg(feature = "sandbox")]
pub mod sandbox;

#[doc = include_str!("../docs/faults.md")]
pub mod errors {
    pub use crate::error::{
        ConfigurationError, DecodeError, EncodeError, LocStep, RateLimited, ReportError,
        StreamError, TimeoutError, TransportError, Validation, ValidationIssue,
    };
}

#[doc = include_str!("../docs/reports.md")]
pub mod reports {
    pub use crate::report::{Numbers, Report, Strings};
}

pub use http::{self, Method, StatusCode};
#[doc = include_str!("../docs/profound_error.md")]
pub use profound_macros::ProfoundError;
#[doc = include_str!("../docs/profound_endpoint.md")]
pub use profound_macros::profound_endpoint;
pub use reqwest;

pub use crate::{
    call::Call,
    client::{Client, ClientBuilder, HasClient, Undeclared},
    credentials::{ApiKey, KeyFile, KeyProvider, SharedKey},
    endpoint::{KeyPlacement, Retry},
    error::{ApiError, Error, RateLimit},
    pages::{FromPage, Page, Pages},
    patch::Patch,
    request::{
        FileValue, Part, PartSingle, PartValue, PathValue, QueryScalar, QuerySingle, QueryValue,
        ValueEncoder,
    },
    response::{
        AnswersEmpty, AnswersEvents, AnswersJson, AnswersPages, ByteStream, Event, EventStream,
        FromEvent, FromResponse, Raw, Response, Text,
    },
};
