//! Closed sets of words.

use crate::words::words;

words! {
    /// What the rows of a report on bots are grouped by.
    pub enum BotDimension {
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// An hour.
        Hour = "hour",
        /// A host of the domain.
        Host = "host",
        /// A path.
        Path = "path",
        /// A bot.
        BotName = "bot_name",
        /// Whose bot it is.
        BotProvider = "bot_provider",
        /// A kind of bot.
        BotType = "bot_type",
    }
}

words! {
    /// What the rows of a version 1 report on bots are grouped by.
    pub enum BotDimensionV1 {
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// A host of the domain.
        Host = "host",
        /// A path.
        Path = "path",
        /// A bot.
        BotName = "bot_name",
        /// Whose bot it is.
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
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// An AI model.
        Model = "model",
        /// A topic.
        Topic = "topic",
        /// A region.
        Region = "region",
        /// A persona.
        Persona = "persona",
        /// A prompt.
        Prompt = "prompt",
    }
}

words! {
    /// What the rows of a version 1 report on citations are grouped by.
    pub enum CitationDimensionV1 {
        /// A host.
        Hostname = "hostname",
        /// A path.
        Path = "path",
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// A region, by its name.
        Region = "region",
        /// A topic, by its name.
        Topic = "topic",
        /// A topic, by its identifier.
        TopicId = "topic_id",
        /// An AI model, by its name.
        Model = "model",
        /// A tag.
        Tag = "tag",
        /// A prompt, by its text.
        Prompt = "prompt",
        /// A prompt, by its identifier.
        PromptId = "prompt_id",
        /// A page, by its address.
        Url = "url",
        /// A domain, all its hosts together.
        RootDomain = "root_domain",
        /// A persona, by its name.
        Persona = "persona",
        /// A category of cited pages.
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
        /// How often it is cited.
        Count = "count",
        /// Its share of all citations.
        CitationShare = "citation_share",
        /// Its rank.
        Rank = "rank",
        /// When a page was first cited; other rows have none.
        FirstCitedAt = "first_cited_at",
    }
}

words! {
    /// A figure of a version 1 report on citations.
    pub enum CitationMetricV1 {
        /// How often it is cited.
        Count = "count",
        /// Its share of all citations.
        CitationShare = "citation_share",
        /// The older name of `citation_share`.
        ShareOfVoice = "share_of_voice",
        /// When it was first cited.
        FirstCitedAt = "first_cited_at",
    }
}

words! {
    /// How long a time one row by date covers.
    pub enum DateIntervalV1 {
        /// One hour.
        Hour = "hour",
        /// One day.
        Day = "day",
        /// One week.
        Week = "week",
        /// One month.
        Month = "month",
        /// One year.
        Year = "year",
        /// Seven days, whichever day of the week they begin on.
        RelativeWeek = "relative_week",
    }
}

words! {
    /// What the rows of a report on query fanouts are grouped by.
    pub enum QueryFanoutDimension {
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// An AI model.
        Model = "model",
        /// A region.
        Region = "region",
        /// A prompt.
        Prompt = "prompt",
        /// A search.
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
        /// The share of the searches.
        Share = "share",
        /// Different searches.
        QueryVariations = "query_variations",
    }
}

words! {
    /// What the rows of a report on referrals are grouped by.
    pub enum ReferralDimension {
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// An hour.
        Hour = "hour",
        /// A host of the domain.
        Host = "host",
        /// A path.
        Path = "path",
        /// What visits are referred by.
        ReferralSource = "referral_source",
        /// A kind of referral.
        ReferralType = "referral_type",
    }
}

words! {
    /// What the rows of a version 1 report on referrals are grouped by.
    pub enum ReferralDimensionV1 {
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// A host of the domain.
        Host = "host",
        /// A path.
        Path = "path",
        /// What visits are referred by.
        ReferralSource = "referral_source",
    }
}

words! {
    /// A figure of a report on referrals.
    pub enum ReferralMetric {
        /// How many visits there were.
        Visits = "visits",
        /// When the last visit was.
        LastVisit = "last_visit",
    }
}

words! {
    /// What the rows of a report on sentiment are grouped by.
    pub enum SentimentDimension {
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// An AI model.
        Model = "model",
        /// A topic.
        Topic = "topic",
        /// A region.
        Region = "region",
        /// A prompt.
        Prompt = "prompt",
        /// A persona.
        Persona = "persona",
        /// A tag.
        Tag = "tag",
        /// A theme.
        Theme = "theme",
        /// A claim.
        Claim = "claim",
        /// A run of a prompt.
        Run = "run",
        /// A competitor of the brand.
        Competitor = "competitor",
    }
}

words! {
    /// What the rows of a version 1 report on sentiment are grouped by.
    pub enum SentimentDimensionV1 {
        /// A theme.
        Theme = "theme",
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// A region, by its name.
        Region = "region",
        /// A topic, by its name.
        Topic = "topic",
        /// A topic, by its identifier.
        TopicId = "topic_id",
        /// An AI model, by its name.
        Model = "model",
        /// An asset, by its identifier.
        AssetId = "asset_id",
        /// An asset, by its name.
        AssetName = "asset_name",
        /// A tag.
        Tag = "tag",
        /// A prompt, by its text.
        Prompt = "prompt",
        /// A prompt, by its identifier.
        PromptId = "prompt_id",
        /// Whether it speaks for the brand or against it.
        SentimentType = "sentiment_type",
        /// A persona, by its name.
        Persona = "persona",
    }
}

words! {
    /// A figure of a report on sentiment.
    pub enum SentimentMetric {
        /// How often it occurs.
        Occurrence = "occurrence",
        /// How much speaks for it, in percent of what speaks for or against it.
        PositiveSentiment = "positive_sentiment",
        /// How much speaks against it, in percent of what speaks for or against it.
        NegativeSentiment = "negative_sentiment",
    }
}

words! {
    /// A figure of a version 1 report on sentiment.
    pub enum SentimentMetricV1 {
        /// What speaks for it.
        Positive = "positive",
        /// What speaks against it.
        Negative = "negative",
        /// How often it occurs.
        Occurrences = "occurrences",
    }
}

words! {
    /// What the rows of a version 1 report on sentiment scores are grouped by.
    pub enum SentimentScoresDimensionV1 {
        /// A stretch of time, as long as `date_bucket` says.
        Date = "date",
        /// A topic, by its name.
        Topic = "topic",
        /// A region, by its name.
        Region = "region",
        /// An AI model, by its name.
        Model = "model",
        /// A prompt, by its text.
        Prompt = "prompt",
        /// A persona, by its name.
        Persona = "persona",
        /// A tag.
        Tag = "tag",
        /// A theme.
        Theme = "theme",
        /// A claim.
        Claim = "claim",
        /// A run of a prompt.
        Run = "run",
        /// An asset, by its name.
        AssetName = "asset_name",
    }
}

words! {
    /// A figure of a version 1 report on sentiment scores.
    pub enum SentimentScoresMetricV1 {
        /// How much speaks for it and against it; as an order it is `positive_sentiment`.
        Sentiment = "sentiment",
        /// How often it occurs.
        Occurrence = "occurrence",
    }
}

words! {
    /// What the rows of a report on visibility are grouped by.
    pub enum VisibilityDimension {
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// An AI model.
        Model = "model",
        /// A topic.
        Topic = "topic",
        /// A region.
        Region = "region",
        /// A prompt.
        Prompt = "prompt",
        /// A persona.
        Persona = "persona",
    }
}

words! {
    /// What the rows of a version 1 report on visibility are grouped by.
    pub enum VisibilityDimensionV1 {
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// A region, by its name.
        Region = "region",
        /// A topic, by its name.
        Topic = "topic",
        /// A topic, by its identifier.
        TopicId = "topic_id",
        /// An AI model, by its name.
        Model = "model",
        /// An asset, by its identifier.
        AssetId = "asset_id",
        /// An asset, by its name.
        AssetName = "asset_name",
        /// A prompt, by its text.
        Prompt = "prompt",
        /// A prompt, by its identifier.
        PromptId = "prompt_id",
        /// A tag.
        Tag = "tag",
        /// A persona, by its name.
        Persona = "persona",
    }
}

words! {
    /// A figure of a report on visibility.
    pub enum VisibilityMetric {
        /// How visible the brand is, from 0 to 1.
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
        /// The brand's share of all mentions.
        ShareOfVoice = "share_of_voice",
        /// How often the brand is mentioned.
        MentionsCount = "mentions_count",
        /// How visible the brand is.
        VisibilityScore = "visibility_score",
        /// How many answers were looked at.
        Executions = "executions",
        /// At which place the brand is mentioned, on average.
        AveragePosition = "average_position",
    }
}

words! {
    /// What the rows of a report on web searches are grouped by.
    pub enum WebSearchDimension {
        /// A host.
        Hostname = "hostname",
        /// A path.
        Path = "path",
        /// A page, by its address.
        Url = "url",
        /// A domain, all its hosts together.
        RootDomain = "root_domain",
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// A region.
        Region = "region",
        /// A topic, by its name.
        Topic = "topic",
        /// A topic, by its identifier.
        TopicId = "topic_id",
        /// An AI model.
        Model = "model",
        /// A tag.
        Tag = "tag",
        /// A prompt, by its text.
        Prompt = "prompt",
        /// A prompt, by its identifier.
        PromptId = "prompt_id",
        /// A persona.
        Persona = "persona",
        /// A search.
        SearchQuery = "search_query",
    }
}

words! {
    /// A figure of a report on web searches.
    pub enum WebSearchMetric {
        /// How often it is found.
        Count = "count",
        /// How often it is found, as a rate per prompt.
        SearchShare = "search_share",
    }
}
