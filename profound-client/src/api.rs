#![doc = include_str!("../docs/api.md")]
#![doc = include_str!("../docs/operations.md")]

mod filter;
mod moment;
#[allow(
    unused_imports,
    unused_macros,
    reason = "not every area has all kinds of things"
)]
mod record;
#[cfg(feature = "api-prompts")]
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

#[cfg(feature = "api-accuracy")]
mod accuracy;
#[cfg(feature = "api-ads")]
mod ads;
#[cfg(feature = "api-agents")]
mod agents;
#[cfg(feature = "api-categories")]
mod categories;
#[cfg(feature = "api-content")]
mod content;
#[cfg(feature = "api-documents")]
mod documents;
#[cfg(feature = "api-integrations")]
mod integrations;
#[cfg(feature = "api-knowledge-bases")]
mod knowledge_bases;
#[cfg(feature = "api-organization")]
mod organization;
#[cfg(feature = "api-projects")]
mod projects;
#[cfg(feature = "api-prompts")]
mod prompts;
#[cfg(feature = "api-reports")]
mod reports;
#[cfg(feature = "api-shopping")]
mod shopping;
#[cfg(feature = "api-social")]
mod social;
#[cfg(feature = "api-tasks")]
mod tasks;

pub use jiff::Timestamp;
pub use serde_json::{Map, Value};
pub use uuid::Uuid;

#[cfg(feature = "api-accuracy")]
pub use self::accuracy::*;
#[cfg(feature = "api-ads")]
pub use self::ads::*;
#[cfg(feature = "api-agents")]
pub use self::agents::*;
#[cfg(feature = "api-categories")]
pub use self::categories::*;
#[cfg(feature = "api-content")]
pub use self::content::*;
#[cfg(feature = "api-documents")]
pub use self::documents::*;
#[cfg(feature = "api-integrations")]
pub use self::integrations::*;
#[cfg(feature = "api-knowledge-bases")]
pub use self::knowledge_bases::*;
#[cfg(feature = "api-organization")]
pub use self::organization::*;
#[cfg(feature = "api-projects")]
pub use self::projects::*;
#[cfg(feature = "api-prompts")]
pub use self::prompts::*;
#[cfg(feature = "api-reports")]
pub use self::reports::*;
#[cfg(feature = "api-shopping")]
pub use self::shopping::*;
#[cfg(feature = "api-social")]
pub use self::social::*;
#[cfg(feature = "api-tasks")]
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
