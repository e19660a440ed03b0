//! A typed client of the API of [Profound](https://www.tryprofound.com), which measures how brands appear
//! in the answers of AI systems.
//!
//! Declare an endpoint as the signature that you want to call. The attribute [`profound_endpoint`] turns
//! it into the authenticated call, with typed errors, retries and a deadline. The compiler rejects what the API
//! does not have. This example runs on [`profound-sandbox`](https://docs.rs/profound-sandbox), a local
//! server that behaves like the API:
//!
//! ```
//! use profound_client::{profound_endpoint, Error};
//! use profound_sandbox::Sandbox;
//! use serde::Deserialize;
//!
//! #[profound_endpoint]
//! trait Organization {
//!     #[profound_endpoint(GET "/v1/org/categories")]
//!     async fn categories(&self) -> Result<Vec<Category>, Error>;
//! }
//!
//! #[derive(Deserialize)]
//! struct Category {
//!     name: String,
//! }
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start()?;
//! let client = sandbox.client(); // with a key: Client::from_env()?
//! for category in client.categories().await? {
//!     println!("{}", category.name);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! [`profound-api`](https://docs.rs/profound-api) declares all 127 operations for you, with types. Declare an
//! endpoint yourself for your own types, and for operations that are newer than that package.
//!
//! # The guide
//!
//! | chapter | about |
//! |---|---|
//! | [Endpoints](guide::endpoints) | arguments, response types, options, calls without a declaration |
//! | [Contracts](guide::contract) | operations that this crate does not know, from your own OpenAPI document |
//! | [Keys and rotation](guide::keys) | sources of a key, its placement, a new key without a restart |
//! | [Errors and retries](guide::errors_and_retries) | your own error types, deadlines, backoff, failed writes |
//! | [Quota and concurrency](guide::quota_and_concurrency) | 600 requests an hour, waiting calls, requests in flight |
//! | [Cache](guide::cache) | responses that cost no request of the quota, equal calls as one |
//! | [One key, many machines](guide::many_machines) | a quota that several programs share, on Redis |
//! | [Streams](guide::streams) | events and bodies as they arrive |
//! | [Pages](guide::pages) | all items of a listing, page by page |
//! | [Reports and dates](guide::reports_and_dates) | rows and columns, periods of days |
//! | [How the numbers work](guide::how_the_numbers_work) | weights, units, default limits, what a number means |
//! | [Uploads](guide::uploads) | multipart bodies and files |
//! | [Testing](guide::testing) | fakes, `dyn` handles, the sandbox |
//! | [Record and replay](guide::record_and_replay) | tests with recorded responses, without a network |
//! | [Observing](guide::observing) | attempts, waits and calls as plain values, for metrics |
//! | [Layers and transports](guide::layers) | your code around each attempt, your own HTTP client |
//! | [Tracing](guide::tracing) | spans and events |
//! | [Blocking](guide::blocking) | calls without async |
//! | [Settings](guide::settings) | defaults, handles, proxies, certificates |
//! | [Another API](guide::another_api) | other names of the key, its variables and the rate limit |
//! | [Cookbook](guide::cookbook) | the questions of every week, each with its code |
//!
//! # Main types
//!
//! | type | purpose |
//! |---|---|
//! | [`Client`], [`ClientBuilder`] | the client, a cheap handle, and its settings |
//! | [`Error`] | the error of a call, with a variant for each meaning; [`errors`] lists every failure |
//! | [`ApiKey`], [`KeyProvider`] | the key, and sources that rotate it |
//! | [`Pages`], [`EventStream`], [`ByteStream`] | responses that arrive in pieces |
//! | [`Report`](reports::Report), [`DateRange`](dates::DateRange) | reports as rows and columns, and their periods |
//! | [`Part`], [`Patch`] | a part of an upload, a field of a change |
//! | [`ProfoundError`] | a derive that maps statuses to your own error type |
//!
//! # Features
//!
#![cfg_attr(
    feature = "document-features",
    doc = document_features::document_features!(
        feature_label = r#"<span class="stab portability"><code>{feature}</code></span>"#
    )
)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

mod call;
mod client;
mod credentials;
mod deadline;
mod endpoint;
mod error;
mod exclusive;
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
mod work;

#[cfg(feature = "blocking")]
pub mod blocking;
pub mod cache;
#[cfg(feature = "dates")]
pub mod dates;
pub mod guide;
pub mod observe;
#[doc(hidden)]
pub mod private;
#[cfg(feature = "replay")]
pub mod replay;

#[doc = include_str!("../docs/faults.md")]
pub mod errors {
    pub use crate::error::{
        ConfigurationError, DecodeError, Delivery, EncodeError, LocStep, QueueTimeoutError,
        QueuedFor, RateLimited, ReportError, StreamError, TimeoutError, TransportError, Validation,
        ValidationIssue,
    };
}

/// The types of [layers](ClientBuilder::layer) and [transports](ClientBuilder::transport).
///
/// Guide: [Layers and transports](guide::layers).
#[cfg(feature = "tower")]
pub mod layer {
    pub use crate::transport::{Attempt, Body, Exchange, ExchangeFuture};
}

/// The seam for a quota that several programs share. Guide: [One key, many machines](guide::many_machines).
pub mod quota_store {
    pub use crate::quota::{BoxFuture, NoRoom, QuotaLease, QuotaReply, QuotaRequest, QuotaStore};
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
        ByteStream, BytesResponse, EmptyResponse, Event, EventStream, FromEvent, FromResponse,
        JsonResponse, PagedResponse, Raw, Response, StreamingResponse, Text,
    },
};
