#![doc = include_str!("../docs/api.md")]
#![doc = include_str!("../docs/operations.md")]
#![forbid(unsafe_code)]

mod filter;
mod moment;
#[allow(
    unused_imports,
    unused_macros,
    reason = "not every area has all kinds of things"
)]
mod record;
#[cfg(feature = "prompts")]
mod reference;
mod report;
#[allow(
    unused_imports,
    unused_macros,
    reason = "not every area has all kinds of things"
)]
mod sent;
mod shared;
#[allow(
    unused_imports,
    unused_macros,
    reason = "not every area has all kinds of things"
)]
mod words;
mod written;

#[cfg(feature = "accuracy")]
mod accuracy;
#[cfg(feature = "ads")]
mod ads;
#[cfg(feature = "agents")]
mod agents;
#[cfg(feature = "categories")]
mod categories;
#[cfg(feature = "content")]
mod content;
#[cfg(feature = "documents")]
mod documents;
#[cfg(feature = "integrations")]
mod integrations;
#[cfg(feature = "knowledge-bases")]
mod knowledge_bases;
#[cfg(feature = "organization")]
mod organization;
#[cfg(feature = "projects")]
mod projects;
#[cfg(feature = "prompts")]
mod prompts;
#[cfg(feature = "reports")]
mod reports;
#[cfg(feature = "shopping")]
mod shopping;
#[cfg(feature = "social")]
mod social;
#[cfg(feature = "tasks")]
mod tasks;

pub use jiff::Timestamp;
pub use profound_client::{
    self, ApiError, ApiKey, Client, ClientBuilder, Error, EventStream, KeyFile, KeyPlacement,
    KeyProvider, Pages, Part, Patch, RateLimit, Retry, SharedKey, StatusCode, dates, errors,
};
pub use serde_json::{Map, Value};
pub use uuid::Uuid;

#[cfg(feature = "accuracy")]
pub use self::accuracy::*;
#[cfg(feature = "ads")]
pub use self::ads::*;
#[cfg(feature = "agents")]
pub use self::agents::*;
#[cfg(feature = "categories")]
pub use self::categories::*;
#[cfg(feature = "content")]
pub use self::content::*;
#[cfg(feature = "documents")]
pub use self::documents::*;
#[cfg(feature = "integrations")]
pub use self::integrations::*;
#[cfg(feature = "knowledge-bases")]
pub use self::knowledge_bases::*;
#[cfg(feature = "organization")]
pub use self::organization::*;
#[cfg(feature = "projects")]
pub use self::projects::*;
#[cfg(feature = "prompts")]
pub use self::prompts::*;
#[cfg(feature = "reports")]
pub use self::reports::*;
#[cfg(feature = "shopping")]
pub use self::shopping::*;
#[cfg(feature = "social")]
pub use self::social::*;
#[cfg(feature = "tasks")]
pub use self::tasks::*;
pub use self::{
    filter::{
        AssetNames, Assets, Condition, Filter, FilterField, FilterValue, Metric, MetricFilter,
    },
    moment::Moment,
    report::{
        AssetFilter, Counted, Data, Listing, OffsetListing, OrderBy, Report, ReportEvent, RowEvent,
        Rows, RowsInfo, Scalar, StreamSummary, ThemeRef,
    },
    shared::*,
};
