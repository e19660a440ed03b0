//! Made by the tool.

use profound_api::*;
use profound_client::dates::DateRange;

use crate::{
    answers,
    arguments::{Call, Pick, Sample, Sort},
};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "POST /v1/reports/bots",
        method: "bots_v1",
        sort: Sort::Rows,
        call: |client, pick| {
            let query = pick.sample::<BotsQueryV1>();
            Box::pin(async move { answers::rows(client.bots_v1(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/citations",
        method: "citations_v1",
        sort: Sort::Rows,
        call: |client, pick| {
            let query = pick.sample::<CitationsQueryV1>();
            Box::pin(async move { answers::rows(client.citations_v1(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/citations/stream",
        method: "citations_stream_v1",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<CitationsQueryV1>();
            Box::pin(async move { answers::events(client.citations_stream_v1(&query).await).await })
        },
    },
    Call {
        operation: "POST /v1/reports/query-fanouts",
        method: "query_fanouts_v1",
        sort: Sort::Rows,
        call: |client, pick| {
            let query = pick.sample::<QueryFanoutsQueryV1>();
            Box::pin(async move { answers::rows(client.query_fanouts_v1(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/referrals",
        method: "referrals_v1",
        sort: Sort::Rows,
        call: |client, pick| {
            let query = pick.sample::<ReferralsQueryV1>();
            Box::pin(async move { answers::rows(client.referrals_v1(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/sentiment",
        method: "sentiment_v1",
        sort: Sort::Rows,
        call: |client, pick| {
            let query = pick.sample::<SentimentQueryV1>();
            Box::pin(async move { answers::rows(client.sentiment_v1(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/sentiment-v2",
        method: "sentiment_scores_v1",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<SentimentScoresQueryV1>();
            Box::pin(async move { answers::value(client.sentiment_scores_v1(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/sentiment-v2",
        method: "all_sentiment_scores_v1",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<SentimentScoresQueryV1>();
            Box::pin(
                async move { answers::pages(client.all_sentiment_scores_v1(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v1/reports/sentiment/stream",
        method: "sentiment_stream_v1",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<SentimentQueryV1>();
            Box::pin(async move { answers::events(client.sentiment_stream_v1(&query).await).await })
        },
    },
    Call {
        operation: "POST /v1/reports/visibility",
        method: "visibility_v1",
        sort: Sort::Rows,
        call: |client, pick| {
            let query = pick.sample::<VisibilityQueryV1>();
            Box::pin(async move { answers::rows(client.visibility_v1(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/visibility/stream",
        method: "visibility_stream_v1",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<VisibilityQueryV1>();
            Box::pin(
                async move { answers::events(client.visibility_stream_v1(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v1/reports/web-search-results",
        method: "web_search_results",
        sort: Sort::Rows,
        call: |client, pick| {
            let query = pick.sample::<WebSearchResultsQuery>();
            Box::pin(async move { answers::rows(client.web_search_results(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/web-search-results/stream",
        method: "web_search_results_stream",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<WebSearchResultsQuery>();
            Box::pin(async move {
                answers::events(client.web_search_results_stream(&query).await).await
            })
        },
    },
    Call {
        operation: "POST /v2/reports/bots",
        method: "bots",
        sort: Sort::Rows,
        call: |client, pick| {
            let query = pick.sample::<BotsQuery>();
            Box::pin(async move { answers::rows(client.bots(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/citations",
        method: "citations",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<CitationsQuery>();
            Box::pin(async move { answers::value(client.citations(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/citations",
        method: "all_citations",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<CitationsQuery>();
            Box::pin(async move { answers::pages(client.all_citations(&query).await).await })
        },
    },
    Call {
        operation: "POST /v2/reports/citations/stream",
        method: "citations_stream",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<CitationsQuery>();
            Box::pin(async move { answers::events(client.citations_stream(&query).await).await })
        },
    },
    Call {
        operation: "POST /v2/reports/query-fanouts",
        method: "query_fanouts",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<QueryFanoutsQuery>();
            Box::pin(async move { answers::value(client.query_fanouts(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/query-fanouts",
        method: "all_query_fanouts",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<QueryFanoutsQuery>();
            Box::pin(async move { answers::pages(client.all_query_fanouts(&query).await).await })
        },
    },
    Call {
        operation: "POST /v2/reports/query-fanouts/stream",
        method: "query_fanouts_stream",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<QueryFanoutsQuery>();
            Box::pin(
                async move { answers::events(client.query_fanouts_stream(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v2/reports/referrals",
        method: "referrals",
        sort: Sort::Rows,
        call: |client, pick| {
            let query = pick.sample::<ReferralsQuery>();
            Box::pin(async move { answers::rows(client.referrals(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/sentiment",
        method: "sentiment",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<SentimentQuery>();
            Box::pin(async move { answers::value(client.sentiment(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/sentiment",
        method: "all_sentiment",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<SentimentQuery>();
            Box::pin(async move { answers::pages(client.all_sentiment(&query).await).await })
        },
    },
    Call {
        operation: "POST /v2/reports/sentiment/stream",
        method: "sentiment_stream",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<SentimentQuery>();
            Box::pin(async move { answers::events(client.sentiment_stream(&query).await).await })
        },
    },
    Call {
        operation: "POST /v2/reports/visibility",
        method: "visibility",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<VisibilityQuery>();
            Box::pin(async move { answers::value(client.visibility(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/visibility",
        method: "all_visibility",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<VisibilityQuery>();
            Box::pin(async move { answers::pages(client.all_visibility(&query).await).await })
        },
    },
    Call {
        operation: "POST /v2/reports/visibility/stream",
        method: "visibility_stream",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<VisibilityQuery>();
            Box::pin(async move { answers::events(client.visibility_stream(&query).await).await })
        },
    },
];

impl Sample for BotsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let domain = pick.text(None, None);
        let dates = pick.sample::<DateRange>();
        let metrics = pick.list(None, None, |pick| pick.sample::<BotMetric>());
        let mut made = BotsQuery::new(domain, dates, metrics);
        if pick.is_least() {
            return made;
        }
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.dimensions(pick.list(None, None, |pick| pick.sample::<BotDimension>()));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.organization_id(pick.sample::<Uuid>());
        made = made.timezone(pick.text(None, None));
        made = made.metric_filters(pick.list(None, None, |pick| pick.sample::<MetricFilter>()));
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made = made.domain_id(pick.sample::<Uuid>());
        made = made.tags(pick.list(None, None, |pick| pick.text(None, None)));
        made
    }
}

impl Sample for BotsQueryV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let domain = pick.text(None, None);
        let dates = pick.sample::<DateRange>();
        let metrics = pick.list(None, None, |pick| pick.sample::<BotMetricV1>());
        let mut made = BotsQueryV1::new(domain, dates, metrics);
        if pick.is_least() {
            return made;
        }
        made = made.date_interval(pick.sample::<DateIntervalV1>());
        made = made.dimensions(pick.list(None, None, |pick| pick.sample::<BotDimensionV1>()));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.organization_id(pick.sample::<Uuid>());
        made = made.metric_filters(pick.list(None, None, |pick| pick.sample::<MetricFilter>()));
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made
    }
}

impl Sample for CitationsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = CitationsQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.entity(pick.sample::<CitationEntity>());
        made = made.group_by(pick.list(None, None, |pick| pick.sample::<CitationDimension>()));
        made = made.metrics(pick.list_or_empty(None, None, |pick| pick.sample::<CitationMetric>()));
        made = made.interval(pick.sample::<Interval>());
        made = made.scope(pick.sample::<Scope>());
        made = made.filter(pick.sample::<Filter>());
        made = made.limit(pick.count(Some(1), Some(50)));
        made = made.max_results(pick.count(Some(1), None));
        made = made.cursor(pick.text(None, None));
        made
    }
}

impl Sample for CitationsQueryV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let metrics = pick.list(None, None, |pick| pick.sample::<CitationMetricV1>());
        let mut made = CitationsQueryV1::new(category_id, dates, metrics);
        if pick.is_least() {
            return made;
        }
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.dimensions(pick.list(None, None, |pick| pick.sample::<CitationDimensionV1>()));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made
    }
}

impl Sample for QueryFanoutSort {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let field = pick.text(None, None);
        let mut made = QueryFanoutSort::new(field);
        if pick.is_least() {
            return made;
        }
        made = made.direction(pick.sample::<Direction>());
        made
    }
}

impl Sample for QueryFanoutsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = QueryFanoutsQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.group_by(pick.list(None, None, |pick| pick.sample::<QueryFanoutDimension>()));
        made =
            made.metrics(pick.list_or_empty(None, None, |pick| pick.sample::<QueryFanoutMetric>()));
        made = made.interval(pick.sample::<Interval>());
        made = made.filter(pick.sample::<Filter>());
        made = made.sort(pick.sample::<QueryFanoutSort>());
        made = made.limit(pick.count(Some(1), Some(50)));
        made = made.max_results(pick.count(Some(1), None));
        made = made.cursor(pick.text(None, None));
        made
    }
}

impl Sample for QueryFanoutsQueryV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let metrics = pick.list(Some(1), None, |pick| pick.sample::<QueryFanoutMetric>());
        let mut made = QueryFanoutsQueryV1::new(category_id, dates, metrics);
        if pick.is_least() {
            return made;
        }
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.dimensions(pick.list(None, None, |pick| pick.sample::<QueryFanoutDimension>()));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made
    }
}

impl Sample for ReferralsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let domain = pick.text(None, None);
        let dates = pick.sample::<DateRange>();
        let metrics = pick.list(None, None, |pick| pick.sample::<ReferralMetric>());
        let mut made = ReferralsQuery::new(domain, dates, metrics);
        if pick.is_least() {
            return made;
        }
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.dimensions(pick.list(None, None, |pick| pick.sample::<ReferralDimension>()));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.organization_id(pick.sample::<Uuid>());
        made = made.timezone(pick.text(None, None));
        made = made.metric_filters(pick.list(None, None, |pick| pick.sample::<MetricFilter>()));
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made
    }
}

impl Sample for ReferralsQueryV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let domain = pick.text(None, None);
        let dates = pick.sample::<DateRange>();
        let metrics = pick.list(None, None, |pick| pick.sample::<ReferralMetric>());
        let mut made = ReferralsQueryV1::new(domain, dates, metrics);
        if pick.is_least() {
            return made;
        }
        made = made.date_interval(pick.sample::<DateIntervalV1>());
        made = made.dimensions(pick.list(None, None, |pick| pick.sample::<ReferralDimensionV1>()));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.organization_id(pick.sample::<Uuid>());
        made = made.metric_filters(pick.list(None, None, |pick| pick.sample::<MetricFilter>()));
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made
    }
}

impl Sample for SentimentQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let asset = pick.text(None, None);
        let dates = pick.sample::<DateRange>();
        let mut made = SentimentQuery::new(category_id, asset, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.group_by(pick.list(None, None, |pick| pick.sample::<SentimentDimension>()));
        made =
            made.metrics(pick.list_or_empty(None, None, |pick| pick.sample::<SentimentMetric>()));
        made = made.interval(pick.sample::<Interval>());
        made = made.filter(pick.sample::<Filter>());
        made = made.sort(pick.sample::<SentimentSort>());
        made = made.include_cited_websites(pick.sample::<bool>());
        made = made.limit(pick.count(Some(1), Some(50)));
        made = made.max_results(pick.count(Some(1), None));
        made = made.cursor(pick.text(None, None));
        made
    }
}

impl Sample for SentimentQueryV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let metrics = pick.list(None, None, |pick| pick.sample::<SentimentMetricV1>());
        let mut made = SentimentQueryV1::new(category_id, dates, metrics);
        if pick.is_least() {
            return made;
        }
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.dimensions(pick.list(None, None, |pick| pick.sample::<SentimentDimensionV1>()));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made
    }
}

impl Sample for SentimentScoresQueryV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let asset_name = pick.text(None, None);
        let dates = pick.sample::<DateRange>();
        let metrics = pick.list(None, None, |pick| pick.sample::<SentimentScoresMetricV1>());
        let mut made = SentimentScoresQueryV1::new(category_id, asset_name, dates, metrics);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.date_bucket(pick.sample::<Interval>());
        made = made.dimensions(pick.list(None, None, |pick| {
            pick.sample::<SentimentScoresDimensionV1>()
        }));
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made
    }
}

impl Sample for SentimentSort {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = SentimentSort::new();
        if pick.is_least() {
            return made;
        }
        made = made.field(pick.sample::<SentimentMetric>());
        made = made.direction(pick.sample::<Direction>());
        made
    }
}

impl Sample for VisibilityQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = VisibilityQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.group_by(pick.list(None, None, |pick| pick.sample::<VisibilityDimension>()));
        made =
            made.metrics(pick.list_or_empty(None, None, |pick| pick.sample::<VisibilityMetric>()));
        made = made.interval(pick.sample::<Interval>());
        made = made.scope(pick.sample::<Scope>());
        made = made.assets(pick.assets());
        made = made.filter(pick.sample::<Filter>());
        made = made.sort(pick.sample::<VisibilitySort>());
        made = made.limit(pick.count(Some(1), Some(50)));
        made = made.max_results(pick.count(Some(1), None));
        made = made.cursor(pick.text(None, None));
        made
    }
}

impl Sample for VisibilityQueryV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let metrics = pick.list(None, None, |pick| pick.sample::<VisibilityMetricV1>());
        let mut made = VisibilityQueryV1::new(category_id, dates, metrics);
        if pick.is_least() {
            return made;
        }
        made = made.date_interval(pick.sample::<DateInterval>());
        made =
            made.dimensions(pick.list(None, None, |pick| pick.sample::<VisibilityDimensionV1>()));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made
    }
}

impl Sample for VisibilitySort {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = VisibilitySort::new();
        if pick.is_least() {
            return made;
        }
        made = made.field(pick.sample::<VisibilityMetric>());
        made
    }
}

impl Sample for WebSearchResultsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let metrics = pick.list(Some(1), None, |pick| pick.sample::<WebSearchMetric>());
        let mut made = WebSearchResultsQuery::new(category_id, dates, metrics);
        if pick.is_least() {
            return made;
        }
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.dimensions(pick.list(None, None, |pick| pick.sample::<WebSearchDimension>()));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made
    }
}

impl Sample for BotDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            BotDimension::Date,
            BotDimension::Hour,
            BotDimension::Host,
            BotDimension::Path,
            BotDimension::BotName,
            BotDimension::BotProvider,
            BotDimension::BotType,
        ])
    }
}

impl Sample for BotDimensionV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            BotDimensionV1::Date,
            BotDimensionV1::Host,
            BotDimensionV1::Path,
            BotDimensionV1::BotName,
            BotDimensionV1::BotProvider,
        ])
    }
}

impl Sample for BotMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            BotMetric::Count,
            BotMetric::Citations,
            BotMetric::Indexing,
            BotMetric::Training,
            BotMetric::LastVisit,
            BotMetric::Agents,
        ])
    }
}

impl Sample for BotMetricV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            BotMetricV1::Count,
            BotMetricV1::Citations,
            BotMetricV1::Indexing,
            BotMetricV1::Training,
            BotMetricV1::LastVisit,
        ])
    }
}

impl Sample for CitationDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            CitationDimension::Page,
            CitationDimension::Date,
            CitationDimension::Model,
            CitationDimension::Topic,
            CitationDimension::Region,
            CitationDimension::Persona,
            CitationDimension::Prompt,
        ])
    }
}

impl Sample for CitationDimensionV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            CitationDimensionV1::Hostname,
            CitationDimensionV1::Path,
            CitationDimensionV1::Date,
            CitationDimensionV1::Region,
            CitationDimensionV1::Topic,
            CitationDimensionV1::TopicId,
            CitationDimensionV1::Model,
            CitationDimensionV1::Tag,
            CitationDimensionV1::Prompt,
            CitationDimensionV1::PromptId,
            CitationDimensionV1::Url,
            CitationDimensionV1::RootDomain,
            CitationDimensionV1::Persona,
            CitationDimensionV1::CitationCategory,
        ])
    }
}

impl Sample for CitationEntity {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            CitationEntity::Domain,
            CitationEntity::Page,
            CitationEntity::CitationCategory,
        ])
    }
}

impl Sample for CitationMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            CitationMetric::Count,
            CitationMetric::CitationShare,
            CitationMetric::Rank,
            CitationMetric::FirstCitedAt,
        ])
    }
}

impl Sample for CitationMetricV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            CitationMetricV1::Count,
            CitationMetricV1::CitationShare,
            CitationMetricV1::ShareOfVoice,
            CitationMetricV1::FirstCitedAt,
        ])
    }
}

impl Sample for DateIntervalV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            DateIntervalV1::Hour,
            DateIntervalV1::Day,
            DateIntervalV1::Week,
            DateIntervalV1::Month,
            DateIntervalV1::Year,
            DateIntervalV1::RelativeWeek,
        ])
    }
}

impl Sample for QueryFanoutDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            QueryFanoutDimension::Date,
            QueryFanoutDimension::Model,
            QueryFanoutDimension::Region,
            QueryFanoutDimension::Prompt,
            QueryFanoutDimension::Query,
        ])
    }
}

impl Sample for QueryFanoutMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            QueryFanoutMetric::FanoutsPerExecution,
            QueryFanoutMetric::TotalFanouts,
            QueryFanoutMetric::Share,
            QueryFanoutMetric::QueryVariations,
        ])
    }
}

impl Sample for ReferralDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ReferralDimension::Date,
            ReferralDimension::Hour,
            ReferralDimension::Host,
            ReferralDimension::Path,
            ReferralDimension::ReferralSource,
            ReferralDimension::ReferralType,
        ])
    }
}

impl Sample for ReferralDimensionV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ReferralDimensionV1::Date,
            ReferralDimensionV1::Host,
            ReferralDimensionV1::Path,
            ReferralDimensionV1::ReferralSource,
        ])
    }
}

impl Sample for ReferralMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[ReferralMetric::Visits, ReferralMetric::LastVisit])
    }
}

impl Sample for SentimentDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            SentimentDimension::Date,
            SentimentDimension::Model,
            SentimentDimension::Topic,
            SentimentDimension::Region,
            SentimentDimension::Prompt,
            SentimentDimension::Persona,
            SentimentDimension::Tag,
            SentimentDimension::Theme,
            SentimentDimension::Claim,
            SentimentDimension::Run,
            SentimentDimension::Competitor,
        ])
    }
}

impl Sample for SentimentDimensionV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            SentimentDimensionV1::Theme,
            SentimentDimensionV1::Date,
            SentimentDimensionV1::Region,
            SentimentDimensionV1::Topic,
            SentimentDimensionV1::TopicId,
            SentimentDimensionV1::Model,
            SentimentDimensionV1::AssetId,
            SentimentDimensionV1::AssetName,
            SentimentDimensionV1::Tag,
            SentimentDimensionV1::Prompt,
            SentimentDimensionV1::PromptId,
            SentimentDimensionV1::SentimentType,
            SentimentDimensionV1::Persona,
        ])
    }
}

impl Sample for SentimentMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            SentimentMetric::Occurrence,
            SentimentMetric::PositiveSentiment,
            SentimentMetric::NegativeSentiment,
        ])
    }
}

impl Sample for SentimentMetricV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            SentimentMetricV1::Positive,
            SentimentMetricV1::Negative,
            SentimentMetricV1::Occurrences,
        ])
    }
}

impl Sample for SentimentScoresDimensionV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            SentimentScoresDimensionV1::Date,
            SentimentScoresDimensionV1::Topic,
            SentimentScoresDimensionV1::Region,
            SentimentScoresDimensionV1::Model,
            SentimentScoresDimensionV1::Prompt,
            SentimentScoresDimensionV1::Persona,
            SentimentScoresDimensionV1::Tag,
            SentimentScoresDimensionV1::Theme,
            SentimentScoresDimensionV1::Claim,
            SentimentScoresDimensionV1::Run,
            SentimentScoresDimensionV1::AssetName,
        ])
    }
}

impl Sample for SentimentScoresMetricV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            SentimentScoresMetricV1::Sentiment,
            SentimentScoresMetricV1::Occurrence,
        ])
    }
}

impl Sample for VisibilityDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            VisibilityDimension::Date,
            VisibilityDimension::Model,
            VisibilityDimension::Topic,
            VisibilityDimension::Region,
            VisibilityDimension::Prompt,
            VisibilityDimension::Persona,
        ])
    }
}

impl Sample for VisibilityDimensionV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            VisibilityDimensionV1::Date,
            VisibilityDimensionV1::Region,
            VisibilityDimensionV1::Topic,
            VisibilityDimensionV1::TopicId,
            VisibilityDimensionV1::Model,
            VisibilityDimensionV1::AssetId,
            VisibilityDimensionV1::AssetName,
            VisibilityDimensionV1::Prompt,
            VisibilityDimensionV1::PromptId,
            VisibilityDimensionV1::Tag,
            VisibilityDimensionV1::Persona,
        ])
    }
}

impl Sample for VisibilityMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            VisibilityMetric::VisibilityScore,
            VisibilityMetric::ShareOfVoice,
            VisibilityMetric::AveragePosition,
        ])
    }
}

impl Sample for VisibilityMetricV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            VisibilityMetricV1::ShareOfVoice,
            VisibilityMetricV1::MentionsCount,
            VisibilityMetricV1::VisibilityScore,
            VisibilityMetricV1::Executions,
            VisibilityMetricV1::AveragePosition,
        ])
    }
}

impl Sample for WebSearchDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            WebSearchDimension::Hostname,
            WebSearchDimension::Path,
            WebSearchDimension::Url,
            WebSearchDimension::RootDomain,
            WebSearchDimension::Date,
            WebSearchDimension::Region,
            WebSearchDimension::Topic,
            WebSearchDimension::TopicId,
            WebSearchDimension::Model,
            WebSearchDimension::Tag,
            WebSearchDimension::Prompt,
            WebSearchDimension::PromptId,
            WebSearchDimension::Persona,
            WebSearchDimension::SearchQuery,
        ])
    }
}

impl Sample for WebSearchMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[WebSearchMetric::Count, WebSearchMetric::SearchShare])
    }
}
