//! What is sent.

use super::{AdLevel, TimeGranularity};
use crate::sent::sent;
use uuid::Uuid;

sent! {
    /// Which insights are asked for.
    pub struct AdInsightsQuery {
        required {}
        optional {
            /// The organization, for a key that has several.
            "organization_id" organization_id: Option<Uuid> = one(Uuid),
            /// What each row stands for.
            "aggregation_level" aggregation_level: Option<AdLevel> = one(AdLevel),
            /// How long a time one row covers.
            "time_granularity" time_granularity: Option<TimeGranularity> = one(TimeGranularity),
            /// The times to look at, each a range as JSON:
            /// `{"type":"date_range","since":"2026-03-01","until":"2026-03-31"}`.
            "time_ranges[]" time_ranges: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
            /// How many rows to answer with on a page. 1 to 2000.
            "limit" limit: Option<u32> = one(u32),
            /// The row after which to go on: the `last_id` of the page before.
            "after" after: Option<String> = text(impl Into<String>),
            /// The row before which to end: the `first_id` of the page after.
            "before" before: Option<String> = text(impl Into<String>),
        }
    }
}

impl Default for AdInsightsQuery {
    fn default() -> Self {
        Self::new()
    }
}
