// `profound-tests` tests the snippets: they need the typed API and the sandbox.
#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]
#![forbid(unsafe_code)]

mod call;
mod client;
mod credentials;
mod deadline;
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
#[cfg(feature = "dates")]
mod time_zone;
mod trace;
mod transport;

#[cfg(feature = "blocking")]
pub mod blocking;
#[cfg(feature = "dates")]
pub mod dates;
#[doc(hidden)]
pub mod private;

#[doc = include_str!("../docs/faults.md")]
pub mod errors {
    pub use crate::error::{
        ConfigurationError, DecodeError, Delivery, EncodeError, LocStep, RateLimited, ReportError,
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
    client::{Client, ClientBuilder, HasClient, RequestBuilder},
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
