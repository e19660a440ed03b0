//! Made by the tool.

use profound_api::*;
use profound_client::dates::DateRange;

use crate::{
    answers,
    arguments::{Call, Pick, Sample, Sort},
};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "POST /v2/reports/social/youtube/channels",
        method: "youtube_channels",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<YoutubeChannelsQuery>();
            Box::pin(async move { answers::value(client.youtube_channels(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/social/youtube/channels",
        method: "all_youtube_channels",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<YoutubeChannelsQuery>();
            Box::pin(async move { answers::pages(client.all_youtube_channels(&query).await).await })
        },
    },
    Call {
        operation: "POST /v2/reports/social/youtube/summary",
        method: "youtube_summary",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<YoutubeSummaryQuery>();
            Box::pin(async move { answers::value(client.youtube_summary(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/social/youtube/videos",
        method: "youtube_videos",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<YoutubeVideosQuery>();
            Box::pin(async move { answers::value(client.youtube_videos(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/social/youtube/videos",
        method: "all_youtube_videos",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<YoutubeVideosQuery>();
            Box::pin(async move { answers::pages(client.all_youtube_videos(&query).await).await })
        },
    },
];

impl Sample for YoutubeChannelsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = YoutubeChannelsQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.filter(pick.sample::<Filter>());
        made = made.limit(pick.count(Some(1), Some(50)));
        made = made.cursor(pick.text(None, None));
        made = made
            .source_types(pick.list_or_empty(None, None, |pick| pick.sample::<YoutubeSource>()));
        made = made.group_by(pick.list(None, None, |pick| pick.sample::<YoutubeDimension>()));
        made = made.interval(pick.sample::<Interval>());
        made
    }
}

impl Sample for YoutubeSummaryQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = YoutubeSummaryQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.filter(pick.sample::<Filter>());
        made
    }
}

impl Sample for YoutubeVideosQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = YoutubeVideosQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.filter(pick.sample::<Filter>());
        made = made.limit(pick.count(Some(1), Some(50)));
        made = made.cursor(pick.text(None, None));
        made = made
            .source_types(pick.list_or_empty(None, None, |pick| pick.sample::<YoutubeSource>()));
        made = made.attribution(pick.sample::<Attribution>());
        made
    }
}

impl Sample for YoutubeDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            YoutubeDimension::Channel,
            YoutubeDimension::VideoCategory,
            YoutubeDimension::Model,
            YoutubeDimension::SourceType,
        ])
    }
}
