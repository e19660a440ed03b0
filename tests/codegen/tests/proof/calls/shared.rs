//! Made by the tool.

use profound_api::*;

use crate::arguments::{Pick, Sample};

impl Sample for Pagination {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = Pagination::new();
        if pick.is_least() {
            return made;
        }
        made = made.limit(pick.count(Some(1), Some(50000)));
        made = made.offset(pick.count(Some(0), None));
        made
    }
}

impl Sample for AnalysisType {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            AnalysisType::Visibility,
            AnalysisType::Sentiment,
            AnalysisType::SentimentV2,
            AnalysisType::Accuracy,
        ])
    }
}

impl Sample for AnyOrAll {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[AnyOrAll::All, AnyOrAll::Any])
    }
}

impl Sample for Attribution {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            Attribution::Attributed,
            Attribution::Unattributed,
            Attribution::All,
        ])
    }
}

impl Sample for DateInterval {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            DateInterval::Hour,
            DateInterval::Day,
            DateInterval::Week,
            DateInterval::Month,
            DateInterval::Quarter,
            DateInterval::Year,
            DateInterval::RelativeWeek,
        ])
    }
}

impl Sample for Direction {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[Direction::Ascending, Direction::Descending])
    }
}

impl Sample for Interval {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[Interval::Day, Interval::Week, Interval::Month])
    }
}

impl Sample for Polarity {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[Polarity::Positive, Polarity::Negative])
    }
}

impl Sample for Scope {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[Scope::All, Scope::Owned])
    }
}

impl Sample for TaskStatus {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            TaskStatus::NotStarted,
            TaskStatus::InProgress,
            TaskStatus::Done,
            TaskStatus::Abandoned,
        ])
    }
}

impl Sample for TrackingStatus {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[TrackingStatus::Active, TrackingStatus::Disabled])
    }
}

impl Sample for YoutubeSource {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            YoutubeSource::Video,
            YoutubeSource::Short,
            YoutubeSource::Channel,
            YoutubeSource::Playlist,
            YoutubeSource::Elsewhere,
        ])
    }
}
