//! What is sent.

use super::{AdLevel, TimeGranularity};
use crate::api::record::sent;
use uuid::Uuid;

sent! {
    /// Which insights are asked for.
    pub struct InsightListing {
        required {}
        optional {
            /// The organization, for a key that has several.
            "organization_id" organization_id: Option<Uuid>,
            /// What each row stands for.
            "aggregation_level" aggregation_level: Option<AdLevel>,
            /// How long a time one row covers.
            "time_granularity" time_granularity: Option<TimeGranularity>,
            /// The times to look at, each a range as JSON:
            /// `{"type":"date_range","since":"2026-03-01","until":"2026-03-31"}`.
            "time_ranges[]" time_ranges: Vec<String>,
            /// How many rows to answer with on a page. 1 to 2000.
            "limit" limit: Option<u32>,
            /// The row after which to go on: the `last_id` of the page before.
            "after" after: Option<String>,
            /// The row before which to end: the `first_id` of the page after.
            "before" before: Option<String>,
        }
    }
}

impl InsightListing {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            organization_id: None,
            aggregation_level: None,
            time_granularity: None,
            time_ranges: Vec::new(),
            limit: None,
            after: None,
            before: None,
        }
    }

    /// The organization, for a key that has several.
    #[inline]
    #[must_use]
    pub fn organization_id(mut self, organization_id: Uuid) -> Self {
        self.organization_id = Some(organization_id);
        self
    }

    /// What each row stands for.
    #[inline]
    #[must_use]
    pub fn aggregation_level(mut self, aggregation_level: AdLevel) -> Self {
        self.aggregation_level = Some(aggregation_level);
        self
    }

    /// How long a time one row covers.
    #[inline]
    #[must_use]
    pub fn time_granularity(mut self, time_granularity: TimeGranularity) -> Self {
        self.time_granularity = Some(time_granularity);
        self
    }

    /// The times to look at, each a range as JSON:
    /// `{"type":"date_range","since":"2026-03-01","until":"2026-03-31"}`.
    #[inline]
    #[must_use]
    pub fn time_ranges(mut self, time_ranges: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.time_ranges = time_ranges.into_iter().map(Into::into).collect();
        self
    }

    /// How many rows to answer with on a page. 1 to 2000.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// The row after which to go on: the `last_id` of the page before.
    #[inline]
    #[must_use]
    pub fn after(mut self, after: impl Into<String>) -> Self {
        self.after = Some(after.into());
        self
    }

    /// The row before which to end: the `first_id` of the page after.
    #[inline]
    #[must_use]
    pub fn before(mut self, before: impl Into<String>) -> Self {
        self.before = Some(before.into());
        self
    }
}

impl Default for InsightListing {
    fn default() -> Self {
        Self::new()
    }
}
