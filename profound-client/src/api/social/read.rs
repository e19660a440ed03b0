//! What is answered.

use crate::api::record::record;
use crate::api::{DimensionRef, ReportInfo, YoutubeSource};

record! {
    /// How often a channel, or a kind of videos, is cited.
    pub struct YoutubeChannelRow {
        required {
            /// The title of the channel, or the kind of videos or source that the row stands for.
            "name" name: String,
            /// The rank among all channels, over all pages.
            "rank" rank: i64,
            /// How often it is cited.
            "count" count: i64,
            /// How many different videos are cited.
            "videos" videos: i64,
            /// Its share of all citations of YouTube in that time.
            "citation_share" citation_share: f64,
        }
        optional {
            /// The handle of the channel without the `@`, if it is known.
            "handle" handle: Option<String>,
            /// Where the channel is, if the row stands for one.
            "url" url: Option<String>,
            /// The first day of the time, if `interval` was asked for.
            "date" date: Option<String>,
            /// The kind of videos.
            "video_category" video_category: Option<String>,
            /// The AI model.
            "model" model: Option<DimensionRef>,
            /// What of YouTube is cited.
            "source_type" source_type: Option<YoutubeSource>,
        }
        more { more }
    }
}

record! {
    /// How many citations lead to YouTube, and to what there.
    pub struct YoutubeCoverage {
        required {}
        optional {
            /// How many citations lead to YouTube.
            "total_youtube_citations" total_youtube_citations: i64,
            /// How many lead to a channel that is known.
            "attributed_citations" attributed_citations: i64,
            /// How many lead to no channel that is known.
            "unattributed_citations" unattributed_citations: i64,
            /// How many lead to a long video.
            "citations_video" citations_video: i64,
            /// How many lead to a Short.
            "citations_short" citations_short: i64,
            /// How many lead to a channel.
            "citations_channel" citations_channel: i64,
            /// How many lead to a playlist.
            "citations_playlist" citations_playlist: i64,
            /// How many lead elsewhere on YouTube, such as to a search or the front page.
            "citations_other" citations_other: i64,
            /// How many different channels are cited.
            "distinct_channels" distinct_channels: i64,
            /// How many different long videos are cited.
            "distinct_videos" distinct_videos: i64,
            /// How many different Shorts are cited.
            "distinct_shorts" distinct_shorts: i64,
        }
    }
}

record! {
    /// How many citations lead to YouTube, and in which time.
    pub struct YoutubeSummary {
        required {
            /// What the summary says of itself.
            "info" info: ReportInfo,
            /// The figures.
            "data" data: YoutubeCoverage,
        }
        optional {}
    }
}

record! {
    /// How often a video is cited.
    pub struct YoutubeVideoRow {
        required {
            /// The identifier of the video at YouTube.
            "video_id" video_id: String,
            /// What of YouTube is cited.
            "source_type" source_type: YoutubeSource,
            /// The rank among all videos, over all pages.
            "rank" rank: i64,
            /// How often the video is cited.
            "count" count: i64,
            /// Its share of all citations of YouTube.
            "citation_share" citation_share: f64,
        }
        optional {
            /// The title, if it is known.
            "title" title: Option<String>,
            /// The title of the channel, if it is known.
            "channel_title" channel_title: Option<String>,
            /// The handle of the channel, if it is known.
            "channel_handle" channel_handle: Option<String>,
            /// Where the video is, if that is known.
            "url" url: Option<String>,
            /// Where the channel is, if that is known.
            "channel_url" channel_url: Option<String>,
            /// When it was published, if that is known.
            "published_at" published_at: Option<String>,
            /// How many seconds it lasts, if that is known.
            "duration_seconds" duration_seconds: Option<i64>,
            /// The kind of video, if it is known.
            "video_category" video_category: Option<String>,
        }
        more { more }
    }
}
