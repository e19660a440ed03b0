//! What is sent.

use super::{
    BotDimension, BotDimensionV1, BotMetric, BotMetricV1, CitationDimension, CitationDimensionV1,
    CitationEntity, CitationMetric, CitationMetricV1, DateIntervalV1, QueryFanoutDimension,
    QueryFanoutMetric, ReferralDimension, ReferralDimensionV1, ReferralMetric, SentimentDimension,
    SentimentDimensionV1, SentimentMetric, SentimentMetricV1, SentimentScoresDimensionV1,
    SentimentScoresMetricV1, VisibilityDimension, VisibilityDimensionV1, VisibilityMetric,
    VisibilityMetricV1, WebSearchDimension, WebSearchMetric,
};
use crate::api::record::sent;
use crate::api::{
    Assets, Condition, DateInterval, Direction, Filter, Interval, MetricFilter, OrderBy,
    Pagination, Scope,
};
use crate::dates::DateRange;
use uuid::Uuid;

sent! {
    /// What a report on bots is about.
    pub struct BotsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            moments dates: DateRange,
        }
        required {
            /// Which figures to answer with.
            "metrics" metrics: Vec<BotMetric>,
            /// The domain that is visited.
            "domain" domain: String,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<BotDimension>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// The organization whose domain it is.
            "organization_id" organization_id: Option<Uuid>,
            /// The time zone that days and hours are of, by its name in the IANA database. Default: `UTC`.
            "timezone" timezone: Option<String>,
            /// Only rows whose figures are such.
            "metric_filters" metric_filters: Vec<MetricFilter>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
            /// The domain whose tags are meant.
            "domain_id" domain_id: Option<Uuid>,
            /// Only pages with these tags.
            "tags" tags: Vec<String>,
        }
    }
}

impl BotsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(
        metrics: impl IntoIterator<Item = BotMetric>,
        domain: impl Into<String>,
        dates: DateRange,
    ) -> Self {
        Self {
            metrics: metrics.into_iter().collect(),
            domain: domain.into(),
            dates,
            date_interval: None,
            dimensions: Vec::new(),
            order_by: None,
            pagination: None,
            organization_id: None,
            timezone: None,
            metric_filters: Vec::new(),
            filters: Vec::new(),
            domain_id: None,
            tags: Vec::new(),
        }
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(mut self, dimensions: impl IntoIterator<Item = BotDimension>) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// The organization whose domain it is.
    #[inline]
    #[must_use]
    pub fn organization_id(mut self, organization_id: Uuid) -> Self {
        self.organization_id = Some(organization_id);
        self
    }

    /// The time zone that days and hours are of, by its name in the IANA database. Default: `UTC`.
    #[inline]
    #[must_use]
    pub fn timezone(mut self, timezone: impl Into<String>) -> Self {
        self.timezone = Some(timezone.into());
        self
    }

    /// Only rows whose figures are such.
    #[inline]
    #[must_use]
    pub fn metric_filters(
        mut self,
        metric_filters: impl IntoIterator<Item = MetricFilter>,
    ) -> Self {
        self.metric_filters = metric_filters.into_iter().collect();
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }

    /// The domain whose tags are meant.
    #[inline]
    #[must_use]
    pub fn domain_id(mut self, domain_id: Uuid) -> Self {
        self.domain_id = Some(domain_id);
        self
    }

    /// Only pages with these tags.
    #[inline]
    #[must_use]
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = tags.into_iter().map(Into::into).collect();
        self
    }
}

sent! {
    /// What a version 1 report on bots is about.
    pub struct BotsQueryV1 {
        periods {
            /// The days that are counted, in US Eastern time.
            moments dates: DateRange,
        }
        required {
            /// Which figures to answer with.
            "metrics" metrics: Vec<BotMetricV1>,
            /// The domain that is visited.
            "domain" domain: String,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateIntervalV1>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<BotDimensionV1>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// The organization whose domain it is.
            "organization_id" organization_id: Option<Uuid>,
            /// Only rows whose figures are such.
            "metric_filters" metric_filters: Vec<MetricFilter>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
        }
    }
}

impl BotsQueryV1 {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(
        metrics: impl IntoIterator<Item = BotMetricV1>,
        domain: impl Into<String>,
        dates: DateRange,
    ) -> Self {
        Self {
            metrics: metrics.into_iter().collect(),
            domain: domain.into(),
            dates,
            date_interval: None,
            dimensions: Vec::new(),
            order_by: None,
            pagination: None,
            organization_id: None,
            metric_filters: Vec::new(),
            filters: Vec::new(),
        }
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateIntervalV1) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(mut self, dimensions: impl IntoIterator<Item = BotDimensionV1>) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// The organization whose domain it is.
    #[inline]
    #[must_use]
    pub fn organization_id(mut self, organization_id: Uuid) -> Self {
        self.organization_id = Some(organization_id);
        self
    }

    /// Only rows whose figures are such.
    #[inline]
    #[must_use]
    pub fn metric_filters(
        mut self,
        metric_filters: impl IntoIterator<Item = MetricFilter>,
    ) -> Self {
        self.metric_filters = metric_filters.into_iter().collect();
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }
}

sent! {
    /// What a report on citations is about.
    pub struct CitationsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// What each row stands for. Default: `domain`.
            "entity" entity: Option<CitationEntity>,
            /// What the rows are grouped by, beside what they stand for.
            "group_by" group_by: Vec<CitationDimension>,
            /// Which figures to answer with.
            "metrics" metrics: Option<Vec<CitationMetric>>,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval>,
            /// Whether to look at one's own domains alone; it counts for domains. Default: `all`.
            "scope" scope: Option<Scope>,
            /// What to look at.
            "filter" filter: Option<Filter>,
            /// How many to answer with on a page. 1 to 50.
            "limit" limit: Option<u32>,
            /// How many rows to stream at most; without a stream it does nothing. 1 or more.
            "max_results" max_results: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String>,
        }
    }
}

impl CitationsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            entity: None,
            group_by: Vec::new(),
            metrics: None,
            interval: None,
            scope: None,
            filter: None,
            limit: None,
            max_results: None,
            cursor: None,
        }
    }

    /// What each row stands for. Default: `domain`.
    #[inline]
    #[must_use]
    pub fn entity(mut self, entity: CitationEntity) -> Self {
        self.entity = Some(entity);
        self
    }

    /// What the rows are grouped by, beside what they stand for.
    #[inline]
    #[must_use]
    pub fn group_by(mut self, group_by: impl IntoIterator<Item = CitationDimension>) -> Self {
        self.group_by = group_by.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(mut self, metrics: impl IntoIterator<Item = CitationMetric>) -> Self {
        self.metrics = Some(metrics.into_iter().collect());
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn interval(mut self, interval: Interval) -> Self {
        self.interval = Some(interval);
        self
    }

    /// Whether to look at one's own domains alone; it counts for domains. Default: `all`.
    #[inline]
    #[must_use]
    pub fn scope(mut self, scope: Scope) -> Self {
        self.scope = Some(scope);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// How many to answer with on a page. 1 to 50.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many rows to stream at most; without a stream it does nothing. 1 or more.
    #[inline]
    #[must_use]
    pub fn max_results(mut self, max_results: u32) -> Self {
        self.max_results = Some(max_results);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }
}

sent! {
    /// What a version 1 report on citations is about.
    pub struct CitationsQueryV1 {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
        }
        required {
            /// Which figures to answer with.
            "metrics" metrics: Vec<CitationMetricV1>,
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<CitationDimensionV1>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
        }
    }
}

impl CitationsQueryV1 {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(
        metrics: impl IntoIterator<Item = CitationMetricV1>,
        category_id: Uuid,
        dates: DateRange,
    ) -> Self {
        Self {
            metrics: metrics.into_iter().collect(),
            category_id,
            dates,
            date_interval: None,
            dimensions: Vec::new(),
            order_by: None,
            pagination: None,
            filters: Vec::new(),
        }
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(mut self, dimensions: impl IntoIterator<Item = CitationDimensionV1>) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }
}

sent! {
    /// What rows on query fanouts are sorted by.
    pub struct QueryFanoutSort {
        required {
            /// What the rows are sorted by.
            "field" field: String,
        }
        optional {
            /// Which end comes first. Default: `desc`.
            "dir" direction: Option<Direction>,
        }
    }
}

impl QueryFanoutSort {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(field: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            direction: None,
        }
    }

    /// Which end comes first. Default: `desc`.
    #[inline]
    #[must_use]
    pub fn direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }
}

sent! {
    /// What a report on query fanouts is about.
    pub struct QueryFanoutsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: Vec<QueryFanoutDimension>,
            /// Which figures to answer with.
            "metrics" metrics: Option<Vec<QueryFanoutMetric>>,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval>,
            /// What to look at.
            "filter" filter: Option<Filter>,
            /// Which rows come first.
            "sort" sort: Option<QueryFanoutSort>,
            /// How many to answer with on a page. 1 to 50.
            "limit" limit: Option<u32>,
            /// How many rows to stream at most; without a stream it does nothing. 1 or more.
            "max_results" max_results: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String>,
        }
    }
}

impl QueryFanoutsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            group_by: Vec::new(),
            metrics: None,
            interval: None,
            filter: None,
            sort: None,
            limit: None,
            max_results: None,
            cursor: None,
        }
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn group_by(mut self, group_by: impl IntoIterator<Item = QueryFanoutDimension>) -> Self {
        self.group_by = group_by.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(mut self, metrics: impl IntoIterator<Item = QueryFanoutMetric>) -> Self {
        self.metrics = Some(metrics.into_iter().collect());
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn interval(mut self, interval: Interval) -> Self {
        self.interval = Some(interval);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// Which rows come first.
    #[inline]
    #[must_use]
    pub fn sort(mut self, sort: QueryFanoutSort) -> Self {
        self.sort = Some(sort);
        self
    }

    /// How many to answer with on a page. 1 to 50.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many rows to stream at most; without a stream it does nothing. 1 or more.
    #[inline]
    #[must_use]
    pub fn max_results(mut self, max_results: u32) -> Self {
        self.max_results = Some(max_results);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }
}

sent! {
    /// What a version 1 report on query fanouts is about.
    pub struct QueryFanoutsQueryV1 {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
        }
        required {
            /// Which figures to answer with. 1 items or more.
            "metrics" metrics: Vec<QueryFanoutMetric>,
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<QueryFanoutDimension>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
        }
    }
}

impl QueryFanoutsQueryV1 {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(
        metrics: impl IntoIterator<Item = QueryFanoutMetric>,
        category_id: Uuid,
        dates: DateRange,
    ) -> Self {
        Self {
            metrics: metrics.into_iter().collect(),
            category_id,
            dates,
            date_interval: None,
            dimensions: Vec::new(),
            order_by: None,
            pagination: None,
            filters: Vec::new(),
        }
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(
        mut self,
        dimensions: impl IntoIterator<Item = QueryFanoutDimension>,
    ) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }
}

sent! {
    /// What a report on referrals is about.
    pub struct ReferralsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            moments dates: DateRange,
        }
        required {
            /// Which figures to answer with.
            "metrics" metrics: Vec<ReferralMetric>,
            /// The domain that is visited.
            "domain" domain: String,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ReferralDimension>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// The organization whose domain it is.
            "organization_id" organization_id: Option<Uuid>,
            /// The time zone that days and hours are of, by its name in the IANA database. Default: `UTC`.
            "timezone" timezone: Option<String>,
            /// Only rows whose figures are such.
            "metric_filters" metric_filters: Vec<MetricFilter>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
        }
    }
}

impl ReferralsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(
        metrics: impl IntoIterator<Item = ReferralMetric>,
        domain: impl Into<String>,
        dates: DateRange,
    ) -> Self {
        Self {
            metrics: metrics.into_iter().collect(),
            domain: domain.into(),
            dates,
            date_interval: None,
            dimensions: Vec::new(),
            order_by: None,
            pagination: None,
            organization_id: None,
            timezone: None,
            metric_filters: Vec::new(),
            filters: Vec::new(),
        }
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(mut self, dimensions: impl IntoIterator<Item = ReferralDimension>) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// The organization whose domain it is.
    #[inline]
    #[must_use]
    pub fn organization_id(mut self, organization_id: Uuid) -> Self {
        self.organization_id = Some(organization_id);
        self
    }

    /// The time zone that days and hours are of, by its name in the IANA database. Default: `UTC`.
    #[inline]
    #[must_use]
    pub fn timezone(mut self, timezone: impl Into<String>) -> Self {
        self.timezone = Some(timezone.into());
        self
    }

    /// Only rows whose figures are such.
    #[inline]
    #[must_use]
    pub fn metric_filters(
        mut self,
        metric_filters: impl IntoIterator<Item = MetricFilter>,
    ) -> Self {
        self.metric_filters = metric_filters.into_iter().collect();
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }
}

sent! {
    /// What a version 1 report on referrals is about.
    pub struct ReferralsQueryV1 {
        periods {
            /// The days that are counted, in US Eastern time.
            moments dates: DateRange,
        }
        required {
            /// Which figures to answer with.
            "metrics" metrics: Vec<ReferralMetric>,
            /// The domain that is visited.
            "domain" domain: String,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateIntervalV1>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ReferralDimensionV1>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// The organization whose domain it is.
            "organization_id" organization_id: Option<Uuid>,
            /// Only rows whose figures are such.
            "metric_filters" metric_filters: Vec<MetricFilter>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
        }
    }
}

impl ReferralsQueryV1 {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(
        metrics: impl IntoIterator<Item = ReferralMetric>,
        domain: impl Into<String>,
        dates: DateRange,
    ) -> Self {
        Self {
            metrics: metrics.into_iter().collect(),
            domain: domain.into(),
            dates,
            date_interval: None,
            dimensions: Vec::new(),
            order_by: None,
            pagination: None,
            organization_id: None,
            metric_filters: Vec::new(),
            filters: Vec::new(),
        }
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateIntervalV1) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(mut self, dimensions: impl IntoIterator<Item = ReferralDimensionV1>) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// The organization whose domain it is.
    #[inline]
    #[must_use]
    pub fn organization_id(mut self, organization_id: Uuid) -> Self {
        self.organization_id = Some(organization_id);
        self
    }

    /// Only rows whose figures are such.
    #[inline]
    #[must_use]
    pub fn metric_filters(
        mut self,
        metric_filters: impl IntoIterator<Item = MetricFilter>,
    ) -> Self {
        self.metric_filters = metric_filters.into_iter().collect();
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }
}

sent! {
    /// What a report on sentiment is about.
    pub struct SentimentQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
            /// The days to compare with.
            compared_v2 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
            /// The brand, by its name.
            "asset" asset: String,
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: Vec<SentimentDimension>,
            /// Which figures to answer with.
            "metrics" metrics: Option<Vec<SentimentMetric>>,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval>,
            /// What to look at.
            "filter" filter: Option<Filter>,
            /// Which rows come first.
            "sort" sort: Option<SentimentSort>,
            /// Whether themes and claims come with the websites that are cited. Default: `false`.
            "include_cited_websites" include_cited_websites: Option<bool>,
            /// How many to answer with on a page. 1 to 50.
            "limit" limit: Option<u32>,
            /// How many rows to stream at most; without a stream it does nothing. 1 or more.
            "max_results" max_results: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String>,
        }
    }
}

impl SentimentQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, asset: impl Into<String>, dates: DateRange) -> Self {
        Self {
            category_id,
            asset: asset.into(),
            dates,
            comparison: None,
            group_by: Vec::new(),
            metrics: None,
            interval: None,
            filter: None,
            sort: None,
            include_cited_websites: None,
            limit: None,
            max_results: None,
            cursor: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn group_by(mut self, group_by: impl IntoIterator<Item = SentimentDimension>) -> Self {
        self.group_by = group_by.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(mut self, metrics: impl IntoIterator<Item = SentimentMetric>) -> Self {
        self.metrics = Some(metrics.into_iter().collect());
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn interval(mut self, interval: Interval) -> Self {
        self.interval = Some(interval);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// Which rows come first.
    #[inline]
    #[must_use]
    pub fn sort(mut self, sort: SentimentSort) -> Self {
        self.sort = Some(sort);
        self
    }

    /// Whether themes and claims come with the websites that are cited. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_cited_websites(mut self, include_cited_websites: bool) -> Self {
        self.include_cited_websites = Some(include_cited_websites);
        self
    }

    /// How many to answer with on a page. 1 to 50.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many rows to stream at most; without a stream it does nothing. 1 or more.
    #[inline]
    #[must_use]
    pub fn max_results(mut self, max_results: u32) -> Self {
        self.max_results = Some(max_results);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }
}

sent! {
    /// What a version 1 report on sentiment is about.
    pub struct SentimentQueryV1 {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
        }
        required {
            /// Which figures to answer with.
            "metrics" metrics: Vec<SentimentMetricV1>,
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<SentimentDimensionV1>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
        }
    }
}

impl SentimentQueryV1 {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(
        metrics: impl IntoIterator<Item = SentimentMetricV1>,
        category_id: Uuid,
        dates: DateRange,
    ) -> Self {
        Self {
            metrics: metrics.into_iter().collect(),
            category_id,
            dates,
            date_interval: None,
            dimensions: Vec::new(),
            order_by: None,
            pagination: None,
            filters: Vec::new(),
        }
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(
        mut self,
        dimensions: impl IntoIterator<Item = SentimentDimensionV1>,
    ) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }
}

sent! {
    /// What a version 1 report on sentiment scores is about.
    pub struct SentimentScoresQueryV1 {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
            /// The brand, by its name.
            "asset_name" asset_name: String,
            /// Which figures to answer with.
            "metrics" metrics: Vec<SentimentScoresMetricV1>,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_bucket" date_bucket: Option<Interval>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<SentimentScoresDimensionV1>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
        }
    }
}

impl SentimentScoresQueryV1 {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(
        category_id: Uuid,
        asset_name: impl Into<String>,
        dates: DateRange,
        metrics: impl IntoIterator<Item = SentimentScoresMetricV1>,
    ) -> Self {
        Self {
            category_id,
            asset_name: asset_name.into(),
            dates,
            metrics: metrics.into_iter().collect(),
            comparison: None,
            date_bucket: None,
            dimensions: Vec::new(),
            filters: Vec::new(),
            order_by: None,
            pagination: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_bucket(mut self, date_bucket: Interval) -> Self {
        self.date_bucket = Some(date_bucket);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(
        mut self,
        dimensions: impl IntoIterator<Item = SentimentScoresDimensionV1>,
    ) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }
}

sent! {
    /// What rows on sentiment are sorted by.
    pub struct SentimentSort {
        required {}
        optional {
            /// Which figure the rows are sorted by. Default: `positive_sentiment`.
            "field" field: Option<SentimentMetric>,
            /// Which end comes first. Default: `desc`.
            "dir" direction: Option<Direction>,
        }
    }
}

impl SentimentSort {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            field: None,
            direction: None,
        }
    }

    /// Which figure the rows are sorted by. Default: `positive_sentiment`.
    #[inline]
    #[must_use]
    pub fn field(mut self, field: SentimentMetric) -> Self {
        self.field = Some(field);
        self
    }

    /// Which end comes first. Default: `desc`.
    #[inline]
    #[must_use]
    pub fn direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
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
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: Vec<VisibilityDimension>,
            /// Which figures to answer with.
            "metrics" metrics: Option<Vec<VisibilityMetric>>,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval>,
            /// Whether to look at one's own brands alone. Default: `owned`.
            "scope" scope: Option<Scope>,
            /// The brands: a name, several, or a condition on it.
            "assets" assets: Option<Assets>,
            /// What to look at.
            "filter" filter: Option<Filter>,
            /// Which rows come first.
            "sort" sort: Option<VisibilitySort>,
            /// How many to answer with on a page. 1 to 50.
            "limit" limit: Option<u32>,
            /// How many rows to stream at most; without a stream it does nothing. 1 or more.
            "max_results" max_results: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String>,
        }
    }
}

impl VisibilityQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            group_by: Vec::new(),
            metrics: None,
            interval: None,
            scope: None,
            assets: None,
            filter: None,
            sort: None,
            limit: None,
            max_results: None,
            cursor: None,
        }
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn group_by(mut self, group_by: impl IntoIterator<Item = VisibilityDimension>) -> Self {
        self.group_by = group_by.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(mut self, metrics: impl IntoIterator<Item = VisibilityMetric>) -> Self {
        self.metrics = Some(metrics.into_iter().collect());
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn interval(mut self, interval: Interval) -> Self {
        self.interval = Some(interval);
        self
    }

    /// Whether to look at one's own brands alone. Default: `owned`.
    #[inline]
    #[must_use]
    pub fn scope(mut self, scope: Scope) -> Self {
        self.scope = Some(scope);
        self
    }

    /// The brands: a name, several, or a condition on it.
    #[inline]
    #[must_use]
    pub fn assets(mut self, assets: Assets) -> Self {
        self.assets = Some(assets);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// Which rows come first.
    #[inline]
    #[must_use]
    pub fn sort(mut self, sort: VisibilitySort) -> Self {
        self.sort = Some(sort);
        self
    }

    /// How many to answer with on a page. 1 to 50.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many rows to stream at most; without a stream it does nothing. 1 or more.
    #[inline]
    #[must_use]
    pub fn max_results(mut self, max_results: u32) -> Self {
        self.max_results = Some(max_results);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }
}

sent! {
    /// What a version 1 report on visibility is about.
    pub struct VisibilityQueryV1 {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
        }
        required {
            /// Which figures to answer with.
            "metrics" metrics: Vec<VisibilityMetricV1>,
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<VisibilityDimensionV1>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
        }
    }
}

impl VisibilityQueryV1 {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(
        metrics: impl IntoIterator<Item = VisibilityMetricV1>,
        category_id: Uuid,
        dates: DateRange,
    ) -> Self {
        Self {
            metrics: metrics.into_iter().collect(),
            category_id,
            dates,
            date_interval: None,
            dimensions: Vec::new(),
            order_by: None,
            pagination: None,
            filters: Vec::new(),
        }
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(
        mut self,
        dimensions: impl IntoIterator<Item = VisibilityDimensionV1>,
    ) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }
}

sent! {
    /// What rows on visibility are sorted by.
    pub struct VisibilitySort {
        required {}
        optional {
            /// Which figure the rows are sorted by. Default: `visibility_score`.
            "field" field: Option<VisibilityMetric>,
        }
    }
}

impl VisibilitySort {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self { field: None }
    }

    /// Which figure the rows are sorted by. Default: `visibility_score`.
    #[inline]
    #[must_use]
    pub fn field(mut self, field: VisibilityMetric) -> Self {
        self.field = Some(field);
        self
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
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
        }
        required {
            /// Which figures to answer with. 1 items or more.
            "metrics" metrics: Vec<WebSearchMetric>,
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<WebSearchDimension>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
        }
    }
}

impl WebSearchResultsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(
        metrics: impl IntoIterator<Item = WebSearchMetric>,
        category_id: Uuid,
        dates: DateRange,
    ) -> Self {
        Self {
            metrics: metrics.into_iter().collect(),
            category_id,
            dates,
            date_interval: None,
            dimensions: Vec::new(),
            order_by: None,
            pagination: None,
            filters: Vec::new(),
        }
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(mut self, dimensions: impl IntoIterator<Item = WebSearchDimension>) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }
}
