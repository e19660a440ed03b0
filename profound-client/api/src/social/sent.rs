//! What is sent.

use super::YoutubeDimension;
use crate::sent::sent;
use crate::{Attribution, Filter, Interval, YoutubeSource};
use profound_client::dates::DateRange;
use uuid::Uuid;

sent! {
    /// What a report on YouTube channels is about.
    pub struct YoutubeChannelsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// What to look at: conditions on `model`, `topic`, `region`, `persona`, `prompt`, `tag`,
            /// `analysis_type` or `channel`, nested three deep at most. `channel` takes a list of handles,
            /// or with `contains` a part of a title or handle, and cannot be joined to the others by `or` or
            /// `not`.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// How many channels to answer with on a page, however many rows each has. Default: `10`. 1 to
            /// 50.
            "limit" limit: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String> = text(impl Into<String>),
            /// What of YouTube to look at.
            "source_types" source_types: Option<Vec<YoutubeSource>> = some_list(impl IntoIterator<Item = YoutubeSource>),
            /// What each row stands for.
            "group_by" group_by: Vec<YoutubeDimension> = list(impl IntoIterator<Item = YoutubeDimension>),
            /// How long a time one row covers; left out, each covers all of it.
            "interval" interval: Option<Interval> = one(Interval),
        }
    }
}

sent! {
    /// What a summary on YouTube is about.
    pub struct YoutubeSummaryQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// What to look at: conditions on `model`, `topic`, `region`, `persona`, `prompt`, `tag`,
            /// `analysis_type` or `channel`, nested three deep at most. `channel` takes a list of handles,
            /// or with `contains` a part of a title or handle, and cannot be joined to the others by `or` or
            /// `not`.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
        }
    }
}

sent! {
    /// What a report on YouTube videos is about.
    pub struct YoutubeVideosQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// What to look at: conditions on `model`, `topic`, `region`, `persona`, `prompt`, `tag`,
            /// `analysis_type` or `channel`, nested three deep at most. `channel` takes a list of handles,
            /// or with `contains` a part of a title or handle, and cannot be joined to the others by `or` or
            /// `not`.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// How many rows a page holds. Default: `10`. 1 to 50.
            "limit" limit: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String> = text(impl Into<String>),
            /// What of YouTube to look at.
            "source_types" source_types: Option<Vec<YoutubeSource>> = some_list(impl IntoIterator<Item = YoutubeSource>),
            /// Whether citations count whose channel is not known. Default: `attributed`.
            "attribution" attribution: Option<Attribution> = one(Attribution),
        }
    }
}
