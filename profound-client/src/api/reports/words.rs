//! Closed sets of words.

use crate::api::words::words;

words! {
    /// What the rows of a report on bots are grouped by.
    pub enum BotDimension {
        /// `date`.
        Date = "date",
        /// `hour`.
        Hour = "hour",
        /// `host`.
        Host = "host",
        /// `path`.
        Path = "path",
        /// `bot_name`.
        BotName = "bot_name",
        /// `bot_provider`.
        BotProvider = "bot_provider",
        /// `bot_type`.
        BotType = "bot_type",
    }
}

words! {
    /// What the rows of a version 1 report on bots are grouped by.
    pub enum BotDimensionV1 {
        /// `date`.
        Date = "date",
        /// `host`.
        Host = "host",
        /// `path`.
        Path = "path",
        /// `bot_name`.
        BotName = "bot_name",
        /// `bot_provider`.
        BotProvider = "bot_provider",
    }
}

words! {
    /// A figure of a report on bots.
    pub enum BotMetric {
        /// Visits.
        Count = "count",
        /// Visits for citations.
        Citations = "citations",
        /// Visits for indexing.
        Indexing = "indexing",
        /// Visits for training.
        Training = "training",
        /// When the last visit was.
        LastVisit = "last_visit",
        /// Visits of AI agents.
        Agents = "agents",
    }
}

words! {
    /// A figure of a version 1 report on bots.
    pub enum BotMetricV1 {
        /// Visits.
        Count = "count",
        /// Visits for citations.
        Citations = "citations",
        /// Visits for indexing.
        Indexing = "indexing",
        /// Visits for training.
        Training = "training",
        /// When the last visit was.
        LastVisit = "last_visit",
    }
}

words! {
    /// What the rows of a report on citations are grouped by.
    pub enum CitationDimension {
        /// An older way to ask for one row a page.
        Page = "page",
        /// `date`.
        Date = "date",
        /// `model`.
        Model = "model",
        /// `topic`.
        Topic = "topic",
        /// `region`.
        Region = "region",
        /// `persona`.
        Persona = "persona",
        /// `prompt`.
        Prompt = "prompt",
    }
}

words! {
    /// What the rows of a version 1 report on citations are grouped by.
    pub enum CitationDimensionV1 {
        /// `hostname`.
        Hostname = "hostname",
        /// `path`.
        Path = "path",
        /// `date`.
        Date = "date",
        /// `region`.
        Region = "region",
        /// `topic`.
        Topic = "topic",
        /// `topic_id`.
        TopicId = "topic_id",
        /// `model`.
        Model = "model",
        /// `tag`.
        Tag = "tag",
        /// `prompt`.
        Prompt = "prompt",
        /// `prompt_id`.
        PromptId = "prompt_id",
        /// `url`.
        Url = "url",
        /// `root_domain`.
        RootDomain = "root_domain",
        /// `persona`.
        Persona = "persona",
        /// `citation_category`.
        CitationCategory = "citation_category",
    }
}

words! {
    /// What a row on citations stands for.
    pub enum CitationEntity {
        /// A domain.
        Domain = "domain",
        /// A page.
        Page = "page",
        /// A category of pages. A citation counts for its page's and for its domain's, so shares can sum
        /// to more than 1.
        CitationCategory = "citation_category",
    }
}

words! {
    /// A figure of a report on citations.
    pub enum CitationMetric {
        /// `count`.
        Count = "count",
        /// `citation_share`.
        CitationShare = "citation_share",
        /// `rank`.
        Rank = "rank",
        /// When a page was first cited; other rows have none.
        FirstCitedAt = "first_cited_at",
    }
}

words! {
    /// A figure of a version 1 report on citations.
    pub enum CitationMetricV1 {
        /// `count`.
        Count = "count",
        /// `citation_share`.
        CitationShare = "citation_share",
        /// The older name of `citation_share`.
        ShareOfVoice = "share_of_voice",
        /// `first_cited_at`.
        FirstCitedAt = "first_cited_at",
    }
}

words! {
    /// How long a time one row by date covers.
    pub enum DateIntervalV1 {
        /// `hour`.
        Hour = "hour",
        /// `day`.
        Day = "day",
        /// `week`.
        Week = "week",
        /// `month`.
        Month = "month",
        /// `year`.
        Year = "year",
        /// `relative_week`.
        RelativeWeek = "relative_week",
    }
}

words! {
    /// What the rows of a report on query fanouts are grouped by.
    pub enum QueryFanoutDimension {
        /// `date`.
        Date = "date",
        /// `model`.
        Model = "model",
        /// `region`.
        Region = "region",
        /// `prompt`.
        Prompt = "prompt",
        /// `query`.
        Query = "query",
    }
}

words! {
    /// A figure of a report on query fanouts.
    pub enum QueryFanoutMetric {
        /// Searches a run.
        FanoutsPerExecution = "fanouts_per_execution",
        /// Searches altogether.
        TotalFanouts = "total_fanouts",
        /// `share`.
        Share = "share",
        /// Different searches.
        QueryVariations = "query_variations",
    }
}

words! {
    /// What the rows of a report on referrals are grouped by.
    pub enum ReferralDimension {
        /// `date`.
        Date = "date",
        /// `hour`.
        Hour = "hour",
        /// `host`.
        Host = "host",
        /// `path`.
        Path = "path",
        /// `referral_source`.
        ReferralSource = "referral_source",
        /// `referral_type`.
        ReferralType = "referral_type",
    }
}

words! {
    /// What the rows of a version 1 report on referrals are grouped by.
    pub enum ReferralDimensionV1 {
        /// `date`.
        Date = "date",
        /// `host`.
        Host = "host",
        /// `path`.
        Path = "path",
        /// `referral_source`.
        ReferralSource = "referral_source",
    }
}

words! {
    /// A figure of a report on referrals.
    pub enum ReferralMetric {
        /// `visits`.
        Visits = "visits",
        /// When the last visit was.
        LastVisit = "last_visit",
    }
}

words! {
    /// What the rows of a report on sentiment are grouped by.
    pub enum SentimentDimension {
        /// `date`.
        Date = "date",
        /// `model`.
        Model = "model",
        /// `topic`.
        Topic = "topic",
        /// `region`.
        Region = "region",
        /// `prompt`.
        Prompt = "prompt",
        /// `persona`.
        Persona = "persona",
        /// `tag`.
        Tag = "tag",
        /// `theme`.
        Theme = "theme",
        /// `claim`.
        Claim = "claim",
        /// `run`.
        Run = "run",
        /// `competitor`.
        Competitor = "competitor",
    }
}

words! {
    /// What the rows of a version 1 report on sentiment are grouped by.
    pub enum SentimentDimensionV1 {
        /// `theme`.
        Theme = "theme",
        /// `date`.
        Date = "date",
        /// `region`.
        Region = "region",
        /// `topic`.
        Topic = "topic",
        /// `topic_id`.
        TopicId = "topic_id",
        /// `model`.
        Model = "model",
        /// `asset_id`.
        AssetId = "asset_id",
        /// `asset_name`.
        AssetName = "asset_name",
        /// `tag`.
        Tag = "tag",
        /// `prompt`.
        Prompt = "prompt",
        /// `prompt_id`.
        PromptId = "prompt_id",
        /// `sentiment_type`.
        SentimentType = "sentiment_type",
        /// `persona`.
        Persona = "persona",
    }
}

words! {
    /// A figure of a report on sentiment.
    pub enum SentimentMetric {
        /// `occurrence`.
        Occurrence = "occurrence",
        /// `positive_sentiment`.
        PositiveSentiment = "positive_sentiment",
        /// `negative_sentiment`.
        NegativeSentiment = "negative_sentiment",
    }
}

words! {
    /// A figure of a version 1 report on sentiment.
    pub enum SentimentMetricV1 {
        /// `positive`.
        Positive = "positive",
        /// `negative`.
        Negative = "negative",
        /// `occurrences`.
        Occurrences = "occurrences",
    }
}

words! {
    /// What the rows of a version 1 report on sentiment scores are grouped by.
    pub enum SentimentScoresDimensionV1 {
        /// `date`.
        Date = "date",
        /// `topic`.
        Topic = "topic",
        /// `region`.
        Region = "region",
        /// `model`.
        Model = "model",
        /// `prompt`.
        Prompt = "prompt",
        /// `persona`.
        Persona = "persona",
        /// `tag`.
        Tag = "tag",
        /// `theme`.
        Theme = "theme",
        /// `claim`.
        Claim = "claim",
        /// `run`.
        Run = "run",
        /// `asset_name`.
        AssetName = "asset_name",
    }
}

words! {
    /// A figure of a version 1 report on sentiment scores.
    pub enum SentimentScoresMetricV1 {
        /// `sentiment`.
        Sentiment = "sentiment",
        /// `occurrence`.
        Occurrence = "occurrence",
    }
}

words! {
    /// What the rows of a report on visibility are grouped by.
    pub enum VisibilityDimension {
        /// `date`.
        Date = "date",
        /// `model`.
        Model = "model",
        /// `topic`.
        Topic = "topic",
        /// `region`.
        Region = "region",
        /// `prompt`.
        Prompt = "prompt",
        /// `persona`.
        Persona = "persona",
    }
}

words! {
    /// What the rows of a version 1 report on visibility are grouped by.
    pub enum VisibilityDimensionV1 {
        /// `date`.
        Date = "date",
        /// `region`.
        Region = "region",
        /// `topic`.
        Topic = "topic",
        /// `topic_id`.
        TopicId = "topic_id",
        /// `model`.
        Model = "model",
        /// `asset_id`.
        AssetId = "asset_id",
        /// `asset_name`.
        AssetName = "asset_name",
        /// `prompt`.
        Prompt = "prompt",
        /// `prompt_id`.
        PromptId = "prompt_id",
        /// `tag`.
        Tag = "tag",
        /// `persona`.
        Persona = "persona",
    }
}

words! {
    /// A figure of a report on visibility.
    pub enum VisibilityMetric {
        /// `visibility_score`.
        VisibilityScore = "visibility_score",
        /// The brand's share of all mentions.
        ShareOfVoice = "share_of_voice",
        /// At which place the brand is mentioned, on average.
        AveragePosition = "average_position",
    }
}

words! {
    /// A figure of a version 1 report on visibility.
    pub enum VisibilityMetricV1 {
        /// `share_of_voice`.
        ShareOfVoice = "share_of_voice",
        /// How often the brand is mentioned.
        MentionsCount = "mentions_count",
        /// `visibility_score`.
        VisibilityScore = "visibility_score",
        /// How many answers were looked at.
        Executions = "executions",
        /// `average_position`.
        AveragePosition = "average_position",
    }
}

words! {
    /// What the rows of a report on web searches are grouped by.
    pub enum WebSearchDimension {
        /// `hostname`.
        Hostname = "hostname",
        /// `path`.
        Path = "path",
        /// `url`.
        Url = "url",
        /// `root_domain`.
        RootDomain = "root_domain",
        /// `date`.
        Date = "date",
        /// `region`.
        Region = "region",
        /// `topic`.
        Topic = "topic",
        /// `topic_id`.
        TopicId = "topic_id",
        /// `model`.
        Model = "model",
        /// `tag`.
        Tag = "tag",
        /// `prompt`.
        Prompt = "prompt",
        /// `prompt_id`.
        PromptId = "prompt_id",
        /// `persona`.
        Persona = "persona",
        /// `search_query`.
        SearchQuery = "search_query",
    }
}

words! {
    /// A figure of a report on web searches.
    pub enum WebSearchMetric {
        /// `count`.
        Count = "count",
        /// `search_share`.
        SearchShare = "search_share",
    }
}
