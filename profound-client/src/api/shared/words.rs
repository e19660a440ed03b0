//! Closed sets of words.

use crate::api::words::words;

words! {
    /// What the answers to a prompt are examined for.
    pub enum AnalysisType {
        /// `visibility`.
        Visibility = "visibility",
        /// `sentiment`.
        Sentiment = "sentiment",
        /// `sentiment_v2`.
        SentimentV2 = "sentiment_v2",
        /// `accuracy`.
        Accuracy = "accuracy",
    }
}

words! {
    /// Whether one of several is enough, or each is needed.
    pub enum AnyOrAll {
        /// Each is needed.
        All = "all",
        /// One is enough.
        Any = "any",
    }
}

words! {
    /// Whether citations count whose channel is not known.
    pub enum Attribution {
        /// Only those whose channel is known.
        Attributed = "attributed",
        /// Only those whose channel is not known.
        Unattributed = "unattributed",
        /// Both.
        All = "all",
    }
}

words! {
    /// How long a time one row by date covers.
    pub enum DateInterval {
        /// `hour`.
        Hour = "hour",
        /// `day`.
        Day = "day",
        /// `week`.
        Week = "week",
        /// `month`.
        Month = "month",
        /// `quarter`.
        Quarter = "quarter",
        /// `year`.
        Year = "year",
        /// `relative_week`.
        RelativeWeek = "relative_week",
    }
}

words! {
    /// Which end of an order comes first.
    pub enum Direction {
        /// The least first.
        Ascending = "asc",
        /// The greatest first.
        Descending = "desc",
    }
}

words! {
    /// How long a time one row by date covers.
    pub enum Interval {
        /// `day`.
        Day = "day",
        /// `week`.
        Week = "week",
        /// `month`.
        Month = "month",
    }
}

words! {
    /// Whether something speaks for a brand or against it.
    pub enum Polarity {
        /// `positive`.
        Positive = "positive",
        /// `negative`.
        Negative = "negative",
    }
}

words! {
    /// Whether a report is about the brand alone.
    pub enum Scope {
        /// About everyone.
        All = "all",
        /// About the brand alone.
        Owned = "owned",
    }
}

words! {
    /// How far a task is.
    pub enum TaskStatus {
        /// `not_started`.
        NotStarted = "not_started",
        /// `in_progress`.
        InProgress = "in_progress",
        /// `done`.
        Done = "done",
        /// `abandoned`.
        Abandoned = "abandoned",
    }
}

words! {
    /// Whether something is tracked.
    pub enum TrackingStatus {
        /// `active`.
        Active = "active",
        /// `disabled`.
        Disabled = "disabled",
    }
}

words! {
    /// What of YouTube is cited.
    pub enum YoutubeSource {
        /// `video`.
        Video = "video",
        /// A Short.
        Short = "short",
        /// `channel`.
        Channel = "channel",
        /// `playlist`.
        Playlist = "playlist",
        /// None of these, such as a search or the front page.
        Elsewhere = "other",
    }
}
