//! What is answered.

use crate::record::record;
use crate::{DimensionRef, ReportInfo, YoutubeSource};

record! {
    /// How often a channel, or a kind of videos, is cited.
    pub struct YoutubeChannelRow {
        required {
            /// The title of the channel, or the kind of videos or source that the row stands for.
            0 "name" name: String,
            /// The rank among all channels, over all pages.
            1 "rank" rank: i64,
            /// How often it is cited.
            2 "count" count: i64,
            /// How many different videos are cited.
            3 "videos" videos: i64,
            /// Its share of all citations of YouTube in that time.
            4 "citation_share" citation_share: f64,
        }
        optional {
            /// The handle of the channel without the `@`, if it is known.
            5 "handle" handle: Option<String>,
            /// Where the channel is, if the row stands for one.
            6 "url" url: Option<String>,
            /// The first day of the time, if `interval` was asked for.
            7 "date" date: Option<String>,
            /// The kind of videos.
            8 "video_category" video_category: Option<String>,
            /// The AI model.
            9 "model" model: Option<DimensionRef>,
            /// What of YouTube is cited.
            10 "source_type" source_type: Option<YoutubeSource>,
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
            0 "total_youtube_citations" total_youtube_citations: i64,
            /// How many lead to a channel that is known.
            1 "attributed_citations" attributed_citations: i64,
            /// How many lead to no channel that is known.
            2 "unattributed_citations" unattributed_citations: i64,
            /// How many lead to a long video.
            3 "citations_video" citations_video: i64,
            /// How many lead to a Short.
            4 "citations_short" citations_short: i64,
            /// How many lead to a channel.
            5 "citations_channel" citations_channel: i64,
            /// How many lead to a playlist.
            6 "citations_playlist" citations_playlist: i64,
            /// How many lead elsewhere on YouTube, such as to a search or the front page.
            7 "citations_other" citations_other: i64,
            /// How many different channels are cited.
            8 "distinct_channels" distinct_channels: i64,
            /// How many different long videos are cited.
            9 "distinct_videos" distinct_videos: i64,
            /// How many different Shorts are cited.
            10 "distinct_shorts" distinct_shorts: i64,
        }
    }
}

record! {
    /// How many citations lead to YouTube, and in which time.
    pub struct YoutubeSummary {
        required {
            /// What the summary says of itself.
            0 "info" info: ReportInfo,
            /// The figures.
            1 "data" data: YoutubeCoverage,
        }
        optional {}
    }
}

record! {
    /// How often a video is cited.
    pub struct YoutubeVideoRow {
        required {
            /// The identifier of the video at YouTube.
            0 "video_id" video_id: String,
            /// What of YouTube is cited.
            1 "source_type" source_type: YoutubeSource,
            /// The rank among all videos, over all pages.
            2 "rank" rank: i64,
            /// How often the video is cited.
            3 "count" count: i64,
            /// Its share of all citations of YouTube.
            4 "citation_share" citation_share: f64,
        }
        optional {
            /// The title, if it is known.
            5 "title" title: Option<String>,
            /// The title of the channel, if it is known.
            6 "channel_title" channel_title: Option<String>,
            /// The handle of the channel, if it is known.
            7 "channel_handle" channel_handle: Option<String>,
            /// Where the video is, if that is known.
            8 "url" url: Option<String>,
            /// Where the channel is, if that is known.
            9 "channel_url" channel_url: Option<String>,
            /// When it was published, if that is known.
            10 "published_at" published_at: Option<String>,
            /// How many seconds it lasts, if that is known.
            11 "duration_seconds" duration_seconds: Option<i64>,
            /// The kind of video, if it is known.
            12 "video_category" video_category: Option<String>,
        }
        more { more }
    }
}
