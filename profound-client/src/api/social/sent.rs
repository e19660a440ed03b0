//! What is sent.

use super::YoutubeDimension;
use crate::api::record::sent;
use crate::api::{Attribution, Filter, Interval, YoutubeSource};
use crate::dates::DateRange;
use uuid::Uuid;

sent! {
    /// What a report on YouTube channels is about.
    pub struct YoutubeChannelsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// What to look at.
            "filter" filter: Option<Filter>,
            /// How many channels to answer with on a page, however many rows each has. 1 to 50.
            "limit" limit: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String>,
            /// What of YouTube to look at.
            "source_types" source_types: Option<Vec<YoutubeSource>>,
            /// What each row stands for.
            "group_by" group_by: Vec<YoutubeDimension>,
            /// How long a time one row covers; left out, each covers all of it.
            "interval" interval: Option<Interval>,
        }
    }
}

impl YoutubeChannelsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            filter: None,
            limit: None,
            cursor: None,
            source_types: None,
            group_by: Vec::new(),
            interval: None,
        }
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// How many channels to answer with on a page, however many rows each has. 1 to 50.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }

    /// What of YouTube to look at.
    #[inline]
    #[must_use]
    pub fn source_types(mut self, source_types: impl IntoIterator<Item = YoutubeSource>) -> Self {
        self.source_types = Some(source_types.into_iter().collect());
        self
    }

    /// What each row stands for.
    #[inline]
    #[must_use]
    pub fn group_by(mut self, group_by: impl IntoIterator<Item = YoutubeDimension>) -> Self {
        self.group_by = group_by.into_iter().collect();
        self
    }

    /// How long a time one row covers; left out, each covers all of it.
    #[inline]
    #[must_use]
    pub fn interval(mut self, interval: Interval) -> Self {
        self.interval = Some(interval);
        self
    }
}

sent! {
    /// What a summary on YouTube is about.
    pub struct YoutubeSummaryQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// What to look at.
            "filter" filter: Option<Filter>,
        }
    }
}

impl YoutubeSummaryQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            filter: None,
        }
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = Some(filter.into());
        self
    }
}

sent! {
    /// What a report on YouTube videos is about.
    pub struct YoutubeVideosQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// What to look at.
            "filter" filter: Option<Filter>,
            /// How many to answer with on a page. 1 to 50.
            "limit" limit: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String>,
            /// What of YouTube to look at.
            "source_types" source_types: Option<Vec<YoutubeSource>>,
            /// Whether citations count whose channel is not known. Default: `attributed`.
            "attribution" attribution: Option<Attribution>,
        }
    }
}

impl YoutubeVideosQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            filter: None,
            limit: None,
            cursor: None,
            source_types: None,
            attribution: None,
        }
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// How many to answer with on a page. 1 to 50.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }

    /// What of YouTube to look at.
    #[inline]
    #[must_use]
    pub fn source_types(mut self, source_types: impl IntoIterator<Item = YoutubeSource>) -> Self {
        self.source_types = Some(source_types.into_iter().collect());
        self
    }

    /// Whether citations count whose channel is not known. Default: `attributed`.
    #[inline]
    #[must_use]
    pub fn attribution(mut self, attribution: Attribution) -> Self {
        self.attribution = Some(attribution);
        self
    }
}
