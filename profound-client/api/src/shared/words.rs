//! Closed sets of words.

use crate::words::words;

words! {
    /// What the answers to a prompt are examined for.
    pub enum AnalysisType {
        /// Which brands they mention, and where.
        Visibility = "visibility",
        /// How they speak of a brand, by the older analysis.
        Sentiment = "sentiment",
        /// How they speak of a brand.
        SentimentV2 = "sentiment_v2",
        /// Whether what they claim is right.
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
        /// One hour.
        Hour = "hour",
        /// One day.
        Day = "day",
        /// One week.
        Week = "week",
        /// One month.
        Month = "month",
        /// Three months of the calendar.
        Quarter = "quarter",
        /// One year.
        Year = "year",
        /// Seven days, whichever day of the week they begin on.
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
        /// One day.
        Day = "day",
        /// One week.
        Week = "week",
        /// One month.
        Month = "month",
    }
}

words! {
    /// Whether something speaks for a brand or against it.
    pub enum Polarity {
        /// It speaks for the brand.
        Positive = "positive",
        /// It speaks against the brand.
        Negative = "negative",
    }
}

words! {
    /// Whether a report is about everyone's domains or brands, or one's own.
    pub enum Scope {
        /// One's own and those of others.
        All = "all",
        /// One's own alone.
        Owned = "owned",
    }
}

words! {
    /// How far a task is.
    pub enum TaskStatus {
        /// Nobody has begun with it.
        NotStarted = "not_started",
        /// It is being worked on.
        InProgress = "in_progress",
        /// It is done.
        Done = "done",
        /// It was given up.
        Abandoned = "abandoned",
    }
}

words! {
    /// Whether something is tracked.
    pub enum TrackingStatus {
        /// It is tracked.
        Active = "active",
        /// It is not tracked.
        Disabled = "disabled",
    }
}

words! {
    /// What of YouTube is cited.
    pub enum YoutubeSource {
        /// A long video.
        Video = "video",
        /// A Short.
        Short = "short",
        /// A channel itself.
        Channel = "channel",
        /// A playlist.
        Playlist = "playlist",
        /// None of these, such as a search or the front page.
        Elsewhere = "other",
    }
}
