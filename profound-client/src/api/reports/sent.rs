//! What is sent.

use super::{
    BotDimension, BotDimensionV1, BotMetric, BotMetricV1, CitationDimension, CitationDimensionV1,
    CitationEntity, CitationMetric, CitationMetricV1, DateIntervalV1, QueryFanoutDimension,
    QueryFanoutMetric, ReferralDimension, ReferralDimensionV1, ReferralMetric, SentimentDimension,
    SentimentDimensionV1, SentimentMetric, SentimentMetricV1, SentimentScoresDimensionV1,
    SentimentScoresMetricV1, VisibilityDimension, VisibilityDimensionV1, VisibilityMetric,
    VisibilityMetricV1, WebSearchDimension, WebSearchMetric,
};
use crate::api::sent::sent;
use crate::api::{
    Assets, Condition, DateInterval, Direction, Interval, MetricFilter, OrderBy, Pagination, Scope,
};
use uuid::Uuid;

sent! {
    /// What a report on bots is about.
    pub struct BotsQuery {
        required {
            /// The domain that is visited.
            "domain" domain: text,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: moments,
            /// Which figures to answer with.
            "metrics" metrics: list BotMetric,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What the rows are grouped by.
            "dimensions" dimensions: list BotDimension,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// The organization whose domain it is.
            "organization_id" organization_id: one Uuid,
            /// The time zone of the days and hours in rows, by its name in the IANA database. The days of
            /// `dates` are Eastern: with `America/New_York` rows by date agree with them. Default: `UTC`.
            "timezone" timezone: text,
            /// Only rows whose figures are such; it is applied once they are counted.
            "metric_filters" metric_filters: list MetricFilter,
            /// What to look at: conditions on `path`, `bot_name`, `bot_provider` or `bot_type`.
            "filters" filters: list Condition,
            /// The domain whose tags are meant.
            "domain_id" domain_id: one Uuid,
            /// Only pages with these tags.
            "tags" tags: texts,
        }
    }
}

sent! {
    /// What a version 1 report on bots is about.
    pub struct BotsQueryV1 {
        required {
            /// The domain that is visited.
            "domain" domain: text,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: moments,
            /// Which figures to answer with.
            "metrics" metrics: list BotMetricV1,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateIntervalV1,
            /// What the rows are grouped by.
            "dimensions" dimensions: list BotDimensionV1,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// The organization whose domain it is.
            "organization_id" organization_id: one Uuid,
            /// Only rows whose figures are such; it is applied once they are counted.
            "metric_filters" metric_filters: list MetricFilter,
            /// What to look at: conditions on `path`, `bot_name` or `bot_provider`.
            "filters" filters: list Condition,
        }
    }
}

sent! {
    /// What a report on citations is about.
    pub struct CitationsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// What each row stands for. Default: `domain`.
            "entity" entity: one CitationEntity,
            /// What the rows are grouped by, beside what they stand for.
            "group_by" group_by: list CitationDimension,
            /// Which figures to answer with.
            "metrics" metrics: some_list CitationMetric,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: one Interval,
            /// Whether to look at one's own domains alone; it counts where rows stand for domains. Default:
            /// `all`.
            "scope" scope: one Scope,
            /// What to look at: beside conditions on fields such as `model` or `topic` also those on
            /// `citation_category` and `citation_tag`. A page has one category and any number of tags.
            "filter" filter: filter,
            /// How many rows a page holds. Default: `10`. 1 to 50.
            "limit" limit: one u32,
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 or
            /// more.
            "max_results" max_results: one u32,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: text,
        }
    }
}

sent! {
    /// What a version 1 report on citations is about.
    pub struct CitationsQueryV1 {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
            /// Which figures to answer with.
            "metrics" metrics: list CitationMetricV1,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What the rows are grouped by.
            "dimensions" dimensions: list CitationDimensionV1,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// What to look at: conditions on `hostname`, `path`, `region_id`, `region_name`, `topic_id`,
            /// `topic_name`, `model_id`, `tag_id`, `tag_name`, `url`, `root_domain`, `analysis_type`,
            /// `prompt_type`, `persona_id`, `citation_category`, `prompt`, `prompt_id` or `mentioned`.
            "filters" filters: list Condition,
        }
    }
}

sent! {
    /// What rows on query fanouts are sorted by.
    pub struct QueryFanoutSort {
        required {
            /// What the rows are sorted by.
            "field" field: text,
        }
        optional {
            /// Which end comes first. Default: `desc`.
            "dir" direction: one Direction,
        }
    }
}

sent! {
    /// What a report on query fanouts is about.
    pub struct QueryFanoutsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: list QueryFanoutDimension,
            /// Which figures to answer with.
            "metrics" metrics: some_list QueryFanoutMetric,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: one Interval,
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: filter,
            /// Which rows come first.
            "sort" sort: one QueryFanoutSort,
            /// How many rows a page holds. Default: `10`. 1 to 50.
            "limit" limit: one u32,
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 or
            /// more.
            "max_results" max_results: one u32,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: text,
        }
    }
}

sent! {
    /// What a version 1 report on query fanouts is about.
    pub struct QueryFanoutsQueryV1 {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
            /// Which figures to answer with. Not empty.
            "metrics" metrics: list QueryFanoutMetric,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What the rows are grouped by.
            "dimensions" dimensions: list QueryFanoutDimension,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// What to look at: conditions on `region_id`, `region_name`, `model_id`, `topic_id`, `tag_id`,
            /// `prompt_id`, `persona_id`, `analysis_type` or `prompt_type`.
            "filters" filters: list Condition,
        }
    }
}

sent! {
    /// What a report on referrals is about.
    pub struct ReferralsQuery {
        required {
            /// The domain that is visited.
            "domain" domain: text,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: moments,
            /// Which figures to answer with.
            "metrics" metrics: list ReferralMetric,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What the rows are grouped by.
            "dimensions" dimensions: list ReferralDimension,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// The organization whose domain it is.
            "organization_id" organization_id: one Uuid,
            /// The time zone of the days and hours in rows, by its name in the IANA database. The days of
            /// `dates` are Eastern: with `America/New_York` rows by date agree with them. Default: `UTC`.
            "timezone" timezone: text,
            /// Only rows whose figures are such; it is applied once they are counted.
            "metric_filters" metric_filters: list MetricFilter,
            /// What to look at: conditions on `path`, `referral_source` or `referral_type`.
            "filters" filters: list Condition,
        }
    }
}

sent! {
    /// What a version 1 report on referrals is about.
    pub struct ReferralsQueryV1 {
        required {
            /// The domain that is visited.
            "domain" domain: text,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: moments,
            /// Which figures to answer with.
            "metrics" metrics: list ReferralMetric,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateIntervalV1,
            /// What the rows are grouped by.
            "dimensions" dimensions: list ReferralDimensionV1,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// The organization whose domain it is.
            "organization_id" organization_id: one Uuid,
            /// Only rows whose figures are such; it is applied once they are counted.
            "metric_filters" metric_filters: list MetricFilter,
            /// What to look at: conditions on `path` or `referral_source`.
            "filters" filters: list Condition,
        }
    }
}

sent! {
    /// What a report on sentiment is about.
    pub struct SentimentQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The brand, by its name.
            "asset" asset: text,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v2,
            /// What the rows are grouped by.
            "group_by" group_by: list SentimentDimension,
            /// Which figures to answer with.
            "metrics" metrics: some_list SentimentMetric,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: one Interval,
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: filter,
            /// Which rows come first.
            "sort" sort: one SentimentSort,
            /// Whether themes and claims come with the websites that are cited. Default: `false`.
            "include_cited_websites" include_cited_websites: one bool,
            /// How many rows a page holds. Default: `10`. 1 to 50.
            "limit" limit: one u32,
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 or
            /// more.
            "max_results" max_results: one u32,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: text,
        }
    }
}

sent! {
    /// What a version 1 report on sentiment is about.
    pub struct SentimentQueryV1 {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
            /// Which figures to answer with.
            "metrics" metrics: list SentimentMetricV1,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What the rows are grouped by.
            "dimensions" dimensions: list SentimentDimensionV1,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// What to look at: conditions on `asset_id`, `asset_name`, `theme`, `region_id`, `region_name`,
            /// `topic_id`, `topic_name`, `model_id`, `tag_id`, `tag_name`, `prompt` or `persona_id`.
            "filters" filters: list Condition,
        }
    }
}

sent! {
    /// What a version 1 report on sentiment scores is about.
    pub struct SentimentScoresQueryV1 {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The brand, by its name.
            "asset_name" asset_name: text,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
            /// Which figures to answer with.
            "metrics" metrics: list SentimentScoresMetricV1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// How long a time one row by date covers. Default: `day`.
            "date_bucket" date_bucket: one Interval,
            /// What the rows are grouped by.
            "dimensions" dimensions: list SentimentScoresDimensionV1,
            /// What to look at: conditions on `model_id`, `region_id`, `topic_id`, `prompt_id`,
            /// `persona_id`, `tag_id`, `run_id`, `theme`, `claim`, `theme_id`, `claim_id` or `sentiment`.
            "filters" filters: list Condition,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
        }
    }
}

sent! {
    /// What rows on sentiment are sorted by.
    pub struct SentimentSort {
        required {}
        optional {
            /// Which figure the rows are sorted by. Default: `positive_sentiment`.
            "field" field: one SentimentMetric,
            /// Which end comes first. Default: `desc`.
            "dir" direction: one Direction,
        }
    }
}

impl Default for SentimentSort {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// What a report on visibility is about.
    pub struct VisibilityQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: list VisibilityDimension,
            /// Which figures to answer with.
            "metrics" metrics: some_list VisibilityMetric,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: one Interval,
            /// Whether to look at one's own brands alone. Default: `owned`.
            "scope" scope: one Scope,
            /// The brands: a name, several, or a condition on it.
            "assets" assets: one Assets,
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: filter,
            /// Which rows come first.
            "sort" sort: one VisibilitySort,
            /// How many rows a page holds. Default: `10`. 1 to 50.
            "limit" limit: one u32,
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 or
            /// more.
            "max_results" max_results: one u32,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: text,
        }
    }
}

sent! {
    /// What a version 1 report on visibility is about.
    pub struct VisibilityQueryV1 {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
            /// Which figures to answer with.
            "metrics" metrics: list VisibilityMetricV1,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What the rows are grouped by.
            "dimensions" dimensions: list VisibilityDimensionV1,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// What to look at: conditions on `region_id`, `region_name`, `model_id`, `topic_id`,
            /// `topic_name`, `asset_name`, `tag_id`, `tag_name`, `prompt_id`, `prompt` or `persona_id`.
            "filters" filters: list Condition,
        }
    }
}

sent! {
    /// What rows on visibility are sorted by.
    pub struct VisibilitySort {
        required {}
        optional {
            /// Which figure the rows are sorted by. Default: `visibility_score`.
            "field" field: one VisibilityMetric,
        }
    }
}

impl Default for VisibilitySort {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// What a report on web searches is about.
    pub struct WebSearchResultsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
            /// Which figures to answer with. Not empty.
            "metrics" metrics: list WebSearchMetric,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What the rows are grouped by.
            "dimensions" dimensions: list WebSearchDimension,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// What to look at: conditions on `hostname`, `path`, `region_id`, `topic_id`, `model_id`,
            /// `tag_id`, `url`, `root_domain`, `persona_id`, `prompt`, `prompt_id` or `search_query`.
            "filters" filters: list Condition,
        }
    }
}
