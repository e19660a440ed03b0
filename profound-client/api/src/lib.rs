#![doc = include_str!("../docs/api.md")]
#![doc = include_str!("../docs/operations.md")]
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

#[cfg(feature = "domains")]
mod domains;
#[cfg(any(feature = "arrow-59", feature = "csv"))]
pub mod export;
mod generated;
#[cfg_attr(
    not(feature = "all"),
    allow(
        dead_code,
        unused_imports,
        unused_macros,
        reason = "not every area has fields and types of each kind"
    )
)]
mod support;
mod wait;

pub use profound_client::{
    self, ApiError, ApiKey, Client, ClientBuilder, Error, EventStream, KeyFile, KeyPlacement,
    KeyProvider, Page, Pages, Part, Patch, RateLimit, Retry, SharedKey, StatusCode, dates, errors,
    reports::Report,
};
pub use serde_json::{Map, Value};
pub use uuid::Uuid;

#[cfg(feature = "domains")]
pub use self::domains::{
    domain::{Domain, DomainError},
    owned::OwnedDomains,
    owned_domains,
};
#[cfg(feature = "projects")]
pub use self::wait::wait_for_generation;
#[cfg(feature = "agents")]
pub use self::wait::wait_for_run;
pub use self::{
    generated::*,
    support::{
        builder::Unset,
        extra_fields::ExtraFields,
        fact_check::{FactCheckField, FactCheckFilter, FactCheckFilterError, FactCheckTopic},
        filter::{
            AssetNames, Assets, Condition, Filter, FilterField, FilterValue, Metric, MetricFilter,
        },
        order_by::OrderBy,
        responses::{
            AssetFilter, Counted, Data, Listing, OffsetListing, ReportEvent, RowEvent, Rows,
            RowsInfo, Scalar, StreamSummary, ThemeRef, TypedReport,
        },
        timestamp::Timestamp,
    },
    wait::{Progress, Wait, WaitError},
};
