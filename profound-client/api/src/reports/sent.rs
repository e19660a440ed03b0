//! What is sent.

use super::{
    BotDimension, BotDimensionV1, BotMetric, BotMetricV1, CitationDimension, CitationDimensionV1,
    CitationEntity, CitationMetric, CitationMetricV1, DateIntervalV1, QueryFanoutDimension,
    QueryFanoutMetric, ReferralDimension, ReferralDimensionV1, ReferralMetric, SentimentDimension,
    SentimentDimensionV1, SentimentMetric, SentimentMetricV1, SentimentScoresDimensionV1,
    SentimentScoresMetricV1, VisibilityDimension, VisibilityDimensionV1, VisibilityMetric,
    VisibilityMetricV1, WebSearchDimension, WebSearchMetric,
};
use crate::sent::sent;
use crate::{
    Assets, Condition, DateInterval, Direction, Filter, Interval, MetricFilter, OrderBy,
    Pagination, Scope,
};
use profound_client::dates::DateRange;
use uuid::Uuid;

sent! {
    /// What a report on bots is about.
    pub struct BotsQuery {
        required {
            /// The domain that is visited.
            "domain" domain: String = text(impl Into<String>),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = moments(DateRange),
            /// Which figures to answer with.
            "metrics" metrics: Vec<BotMetric> = list(impl IntoIterator<Item = BotMetric>),
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<BotDimension> = list(impl IntoIterator<Item = BotDimension>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// The organization whose domain it is.
            "organization_id" organization_id: Option<Uuid> = one(Uuid),
            /// The time zone of the days and hours in rows, by its name in the IANA database. The days of
            /// `dates` are Eastern: with `America/New_York` rows by date agree with them. Default: `UTC`.
            "timezone" timezone: Option<String> = text(impl Into<String>),
            /// Only rows whose figures are such; it is applied once they are counted.
            "metric_filters" metric_filters: Vec<MetricFilter> = list(impl IntoIterator<Item = MetricFilter>),
            /// What to look at: conditions on `path`, `bot_name`, `bot_provider` or `bot_type`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
            /// The domain whose tags are meant.
            "domain_id" domain_id: Option<Uuid> = one(Uuid),
            /// Only pages with these tags.
            "tags" tags: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
        }
    }
}

sent! {
    /// What a version 1 report on bots is about.
    pub struct BotsQueryV1 {
        required {
            /// The domain that is visited.
            "domain" domain: String = text(impl Into<String>),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = moments(DateRange),
            /// Which figures to answer with.
            "metrics" metrics: Vec<BotMetricV1> = list(impl IntoIterator<Item = BotMetricV1>),
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateIntervalV1> = one(DateIntervalV1),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<BotDimensionV1> = list(impl IntoIterator<Item = BotDimensionV1>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// The organization whose domain it is.
            "organization_id" organization_id: Option<Uuid> = one(Uuid),
            /// Only rows whose figures are such; it is applied once they are counted.
            "metric_filters" metric_filters: Vec<MetricFilter> = list(impl IntoIterator<Item = MetricFilter>),
            /// What to look at: conditions on `path`, `bot_name` or `bot_provider`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
        }
    }
}

sent! {
    /// What a report on citations is about.
    pub struct CitationsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// What each row stands for. Default: `domain`.
            "entity" entity: Option<CitationEntity> = one(CitationEntity),
            /// What the rows are grouped by, beside what they stand for.
            "group_by" group_by: Vec<CitationDimension> = list(impl IntoIterator<Item = CitationDimension>),
            /// Which figures to answer with.
            "metrics" metrics: Option<Vec<CitationMetric>> = some_list(impl IntoIterator<Item = CitationMetric>),
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval> = one(Interval),
            /// Whether to look at one's own domains alone; it counts where rows stand for domains. Default:
            /// `all`.
            "scope" scope: Option<Scope> = one(Scope),
            /// What to look at: beside conditions on fields such as `model` or `topic` also those on
            /// `citation_category` and `citation_tag`. A page has one category and any number of tags.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// How many rows a page holds. Default: `10`. 1 to 50.
            "limit" limit: Option<u32> = one(u32),
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 or
            /// more.
            "max_results" max_results: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// What a version 1 report on citations is about.
    pub struct CitationsQueryV1 {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
            /// Which figures to answer with.
            "metrics" metrics: Vec<CitationMetricV1> = list(impl IntoIterator<Item = CitationMetricV1>),
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<CitationDimensionV1> = list(impl IntoIterator<Item = CitationDimensionV1>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// What to look at: conditions on `hostname`, `path`, `region_id`, `region_name`, `topic_id`,
            /// `topic_name`, `model_id`, `tag_id`, `tag_name`, `url`, `root_domain`, `analysis_type`,
            /// `prompt_type`, `persona_id`, `citation_category`, `prompt`, `prompt_id` or `mentioned`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
        }
    }
}

sent! {
    /// What rows on query fanouts are sorted by.
    pub struct QueryFanoutSort {
        required {
            /// What the rows are sorted by.
            "field" field: String = text(impl Into<String>),
        }
        optional {
            /// Which end comes first. Default: `desc`.
            "dir" direction: Option<Direction> = one(Direction),
        }
    }
}

sent! {
    /// What a report on query fanouts is about.
    pub struct QueryFanoutsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: Vec<QueryFanoutDimension> = list(impl IntoIterator<Item = QueryFanoutDimension>),
            /// Which figures to answer with.
            "metrics" metrics: Option<Vec<QueryFanoutMetric>> = some_list(impl IntoIterator<Item = QueryFanoutMetric>),
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval> = one(Interval),
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// Which rows come first.
            "sort" sort: Option<QueryFanoutSort> = one(QueryFanoutSort),
            /// How many rows a page holds. Default: `10`. 1 to 50.
            "limit" limit: Option<u32> = one(u32),
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 or
            /// more.
            "max_results" max_results: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// What a version 1 report on query fanouts is about.
    pub struct QueryFanoutsQueryV1 {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
            /// Which figures to answer with. Not empty.
            "metrics" metrics: Vec<QueryFanoutMetric> = list(impl IntoIterator<Item = QueryFanoutMetric>),
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<QueryFanoutDimension> = list(impl IntoIterator<Item = QueryFanoutDimension>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// What to look at: conditions on `region_id`, `region_name`, `model_id`, `topic_id`, `tag_id`,
            /// `prompt_id`, `persona_id`, `analysis_type` or `prompt_type`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
        }
    }
}

sent! {
    /// What a report on referrals is about.
    pub struct ReferralsQuery {
        required {
            /// The domain that is visited.
            "domain" domain: String = text(impl Into<String>),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = moments(DateRange),
            /// Which figures to answer with.
            "metrics" metrics: Vec<ReferralMetric> = list(impl IntoIterator<Item = ReferralMetric>),
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ReferralDimension> = list(impl IntoIterator<Item = ReferralDimension>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// The organization whose domain it is.
            "organization_id" organization_id: Option<Uuid> = one(Uuid),
            /// The time zone of the days and hours in rows, by its name in the IANA database. The days of
            /// `dates` are Eastern: with `America/New_York` rows by date agree with them. Default: `UTC`.
            "timezone" timezone: Option<String> = text(impl Into<String>),
            /// Only rows whose figures are such; it is applied once they are counted.
            "metric_filters" metric_filters: Vec<MetricFilter> = list(impl IntoIterator<Item = MetricFilter>),
            /// What to look at: conditions on `path`, `referral_source` or `referral_type`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
        }
    }
}

sent! {
    /// What a version 1 report on referrals is about.
    pub struct ReferralsQueryV1 {
        required {
            /// The domain that is visited.
            "domain" domain: String = text(impl Into<String>),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = moments(DateRange),
            /// Which figures to answer with.
            "metrics" metrics: Vec<ReferralMetric> = list(impl IntoIterator<Item = ReferralMetric>),
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateIntervalV1> = one(DateIntervalV1),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ReferralDimensionV1> = list(impl IntoIterator<Item = ReferralDimensionV1>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// The organization whose domain it is.
            "organization_id" organization_id: Option<Uuid> = one(Uuid),
            /// Only rows whose figures are such; it is applied once they are counted.
            "metric_filters" metric_filters: Vec<MetricFilter> = list(impl IntoIterator<Item = MetricFilter>),
            /// What to look at: conditions on `path` or `referral_source`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
        }
    }
}

sent! {
    /// What a report on sentiment is about.
    pub struct SentimentQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The brand, by its name.
            "asset" asset: String = text(impl Into<String>),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v2(DateRange),
            /// What the rows are grouped by.
            "group_by" group_by: Vec<SentimentDimension> = list(impl IntoIterator<Item = SentimentDimension>),
            /// Which figures to answer with.
            "metrics" metrics: Option<Vec<SentimentMetric>> = some_list(impl IntoIterator<Item = SentimentMetric>),
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval> = one(Interval),
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// Which rows come first.
            "sort" sort: Option<SentimentSort> = one(SentimentSort),
            /// Whether themes and claims come with the websites that are cited. Default: `false`.
            "include_cited_websites" include_cited_websites: Option<bool> = one(bool),
            /// How many rows a page holds. Default: `10`. 1 to 50.
            "limit" limit: Option<u32> = one(u32),
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 or
            /// more.
            "max_results" max_results: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// What a version 1 report on sentiment is about.
    pub struct SentimentQueryV1 {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
            /// Which figures to answer with.
            "metrics" metrics: Vec<SentimentMetricV1> = list(impl IntoIterator<Item = SentimentMetricV1>),
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<SentimentDimensionV1> = list(impl IntoIterator<Item = SentimentDimensionV1>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// What to look at: conditions on `asset_id`, `asset_name`, `theme`, `region_id`, `region_name`,
            /// `topic_id`, `topic_name`, `model_id`, `tag_id`, `tag_name`, `prompt` or `persona_id`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
        }
    }
}

sent! {
    /// What a version 1 report on sentiment scores is about.
    pub struct SentimentScoresQueryV1 {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The brand, by its name.
            "asset_name" asset_name: String = text(impl Into<String>),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
            /// Which figures to answer with.
            "metrics" metrics: Vec<SentimentScoresMetricV1> = list(impl IntoIterator<Item = SentimentScoresMetricV1>),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// How long a time one row by date covers. Default: `day`.
            "date_bucket" date_bucket: Option<Interval> = one(Interval),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<SentimentScoresDimensionV1> = list(impl IntoIterator<Item = SentimentScoresDimensionV1>),
            /// What to look at: conditions on `model_id`, `region_id`, `topic_id`, `prompt_id`,
            /// `persona_id`, `tag_id`, `run_id`, `theme`, `claim`, `theme_id`, `claim_id` or `sentiment`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
        }
    }
}

sent! {
    /// What rows on sentiment are sorted by.
    pub struct SentimentSort {
        required {}
        optional {
            /// Which figure the rows are sorted by. Default: `positive_sentiment`.
            "field" field: Option<SentimentMetric> = one(SentimentMetric),
            /// Which end comes first. Default: `desc`.
            "dir" direction: Option<Direction> = one(Direction),
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
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: Vec<VisibilityDimension> = list(impl IntoIterator<Item = VisibilityDimension>),
            /// Which figures to answer with.
            "metrics" metrics: Option<Vec<VisibilityMetric>> = some_list(impl IntoIterator<Item = VisibilityMetric>),
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval> = one(Interval),
            /// Whether to look at one's own brands alone. Default: `owned`.
            "scope" scope: Option<Scope> = one(Scope),
            /// The brands: a name, several, or a condition on it.
            "assets" assets: Option<Assets> = one(Assets),
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// Which rows come first.
            "sort" sort: Option<VisibilitySort> = one(VisibilitySort),
            /// How many rows a page holds. Default: `10`. 1 to 50.
            "limit" limit: Option<u32> = one(u32),
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 or
            /// more.
            "max_results" max_results: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// What a version 1 report on visibility is about.
    pub struct VisibilityQueryV1 {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
            /// Which figures to answer with.
            "metrics" metrics: Vec<VisibilityMetricV1> = list(impl IntoIterator<Item = VisibilityMetricV1>),
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<VisibilityDimensionV1> = list(impl IntoIterator<Item = VisibilityDimensionV1>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// What to look at: conditions on `region_id`, `region_name`, `model_id`, `topic_id`,
            /// `topic_name`, `asset_name`, `tag_id`, `tag_name`, `prompt_id`, `prompt` or `persona_id`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
        }
    }
}

sent! {
    /// What rows on visibility are sorted by.
    pub struct VisibilitySort {
        required {}
        optional {
            /// Which figure the rows are sorted by. Default: `visibility_score`.
            "field" field: Option<VisibilityMetric> = one(VisibilityMetric),
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
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
            /// Which figures to answer with. Not empty.
            "metrics" metrics: Vec<WebSearchMetric> = list(impl IntoIterator<Item = WebSearchMetric>),
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<WebSearchDimension> = list(impl IntoIterator<Item = WebSearchDimension>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// What to look at: conditions on `hostname`, `path`, `region_id`, `topic_id`, `model_id`,
            /// `tag_id`, `url`, `root_domain`, `persona_id`, `prompt`, `prompt_id` or `search_query`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
        }
    }
}
