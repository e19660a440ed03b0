//! What is sent.

use super::YoutubeDimension;
use crate::api::sent::sent;
use crate::api::{Attribution, Interval, YoutubeSource};
use uuid::Uuid;

sent! {
    /// What a report on YouTube channels is about.
    pub struct YoutubeChannelsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// What to look at: conditions on `model`, `topic`, `region`, `persona`, `prompt`, `tag`,
            /// `analysis_type` or `channel`, nested three deep at most. `channel` takes a list of handles,
            /// or with `contains` a part of a title or handle, and cannot be joined to the others by `or` or
            /// `not`.
            "filter" filter: filter,
            /// How many channels to answer with on a page, however many rows each has. Default: `10`. 1 to
            /// 50.
            "limit" limit: one u32,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: text,
            /// What of YouTube to look at.
            "source_types" source_types: some_list YoutubeSource,
            /// What each row stands for.
            "group_by" group_by: list YoutubeDimension,
            /// How long a time one row covers; left out, each covers all of it.
            "interval" interval: one Interval,
        }
    }
}

sent! {
    /// What a summary on YouTube is about.
    pub struct YoutubeSummaryQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// What to look at: conditions on `model`, `topic`, `region`, `persona`, `prompt`, `tag`,
            /// `analysis_type` or `channel`, nested three deep at most. `channel` takes a list of handles,
            /// or with `contains` a part of a title or handle, and cannot be joined to the others by `or` or
            /// `not`.
            "filter" filter: filter,
        }
    }
}

sent! {
    /// What a report on YouTube videos is about.
    pub struct YoutubeVideosQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// What to look at: conditions on `model`, `topic`, `region`, `persona`, `prompt`, `tag`,
            /// `analysis_type` or `channel`, nested three deep at most. `channel` takes a list of handles,
            /// or with `contains` a part of a title or handle, and cannot be joined to the others by `or` or
            /// `not`.
            "filter" filter: filter,
            /// How many rows a page holds. Default: `10`. 1 to 50.
            "limit" limit: one u32,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: text,
            /// What of YouTube to look at.
            "source_types" source_types: some_list YoutubeSource,
            /// Whether citations count whose channel is not known. Default: `attributed`.
            "attribution" attribution: one Attribution,
        }
    }
}
