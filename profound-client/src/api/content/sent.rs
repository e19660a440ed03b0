//! What is sent.

use crate::api::record::sent;

sent! {
    /// Which analyses are asked for.
    pub struct OptimizationListing {
        required {}
        optional {
            /// How many to answer with on a page. 1 to 50000. Default: `10000`.
            "limit" limit: Option<u32>,
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32>,
        }
    }
}

impl OptimizationListing {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            limit: None,
            offset: None,
        }
    }

    /// How many to answer with on a page. 1 to 50000. Default: `10000`.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many to skip. Default: `0`.
    #[inline]
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }
}

impl Default for OptimizationListing {
    fn default() -> Self {
        Self::new()
    }
}
