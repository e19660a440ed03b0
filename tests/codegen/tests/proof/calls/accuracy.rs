//! Made by the tool.

use profound_api::*;
use profound_client::dates::DateRange;

use crate::{
    answers,
    arguments::{Call, Pick, Sample, Sort},
};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "POST /v1/reports/accuracy/breakdown",
        method: "accuracy_breakdown",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<AccuracyBreakdownQuery>();
            Box::pin(async move { answers::value(client.accuracy_breakdown(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/breakdown",
        method: "all_accuracy_breakdown",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<AccuracyBreakdownQuery>();
            Box::pin(
                async move { answers::pages(client.all_accuracy_breakdown(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/citation-analysis",
        method: "accuracy_citation_analysis",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<AccuracyCitationAnalysisQuery>();
            Box::pin(async move { answers::value(client.accuracy_citation_analysis(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/claim-breakdown",
        method: "claim_breakdown",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ClaimBreakdownQuery>();
            Box::pin(async move { answers::value(client.claim_breakdown(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/claim-citations",
        method: "claim_citations",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ClaimCitationsQuery>();
            Box::pin(async move { answers::value(client.claim_citations(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/claim-citations",
        method: "all_claim_citations",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ClaimCitationsQuery>();
            Box::pin(async move { answers::pages(client.all_claim_citations(&query).await).await })
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/cluster-example-runs",
        method: "cluster_example_runs",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ClusterExampleRunsQuery>();
            Box::pin(async move { answers::value(client.cluster_example_runs(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/cluster-example-runs",
        method: "all_cluster_example_runs",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ClusterExampleRunsQuery>();
            Box::pin(
                async move { answers::pages(client.all_cluster_example_runs(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/cluster-verification-pairs",
        method: "cluster_verification_pairs",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ClusterVerificationPairsQuery>();
            Box::pin(async move { answers::value(client.cluster_verification_pairs(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/factcheck-setup-status",
        method: "factcheck_setup",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<FactcheckSetupQuery>();
            Box::pin(async move { answers::value(client.factcheck_setup(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/inaccuracy-drivers",
        method: "inaccuracy_drivers",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<InaccurateClaimsQuery>();
            Box::pin(async move { answers::value(client.inaccuracy_drivers(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/inaccurate-clusters",
        method: "inaccurate_clusters",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<InaccurateClustersQuery>();
            Box::pin(async move { answers::value(client.inaccurate_clusters(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/inaccurate-clusters",
        method: "all_inaccurate_clusters",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<InaccurateClustersQuery>();
            Box::pin(
                async move { answers::pages(client.all_inaccurate_clusters(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/inaccurate-themes",
        method: "inaccurate_themes",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<InaccurateThemesQuery>();
            Box::pin(async move { answers::value(client.inaccurate_themes(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/inaccurate-themes",
        method: "all_inaccurate_themes",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<InaccurateThemesQuery>();
            Box::pin(
                async move { answers::pages(client.all_inaccurate_themes(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/overview",
        method: "accuracy_overview",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<AccuracyOverviewQuery>();
            Box::pin(async move { answers::value(client.accuracy_overview(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/top-inaccurate-claims",
        method: "top_inaccurate_claims",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<InaccurateClaimsQuery>();
            Box::pin(async move { answers::value(client.top_inaccurate_claims(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/accuracy/topic-ids",
        method: "accuracy_topic_ids",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<AccuracyTopicIdsQuery>();
            Box::pin(async move { answers::value(client.accuracy_topic_ids(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/factcheck",
        method: "factcheck",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<FactcheckQuery>();
            Box::pin(async move { answers::value(client.factcheck(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/factcheck",
        method: "all_factcheck",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<FactcheckQuery>();
            Box::pin(async move { answers::pages(client.all_factcheck(&query).await).await })
        },
    },
    Call {
        operation: "POST /v2/reports/factcheck/claims",
        method: "factcheck_claims",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<FactcheckClaimsQuery>();
            Box::pin(async move { answers::value(client.factcheck_claims(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/factcheck/claims",
        method: "all_factcheck_claims",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<FactcheckClaimsQuery>();
            Box::pin(async move { answers::pages(client.all_factcheck_claims(&query).await).await })
        },
    },
    Call {
        operation: "POST /v2/reports/factcheck/claims/stream",
        method: "factcheck_claims_stream",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<FactcheckClaimsQuery>();
            Box::pin(
                async move { answers::events(client.factcheck_claims_stream(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v2/reports/factcheck/stream",
        method: "factcheck_stream",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<FactcheckQuery>();
            Box::pin(async move { answers::events(client.factcheck_stream(&query).await).await })
        },
    },
];

impl Sample for AccuracyBreakdownQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = AccuracyBreakdownQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.topic_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.tag_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.region_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.platform_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.persona_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.include_no_persona(pick.sample::<bool>());
        made = made.prompt_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made =
            made.citation_categories(pick.list_or_empty(None, None, |pick| pick.text(None, None)));
        made = made.breakdown_by(pick.sample::<AccuracyDimension>());
        made = made.group_by(pick.list_or_empty(None, None, |pick| pick.sample::<AccuracyGroup>()));
        made = made.date_bucket(pick.text(None, None));
        made = made.limit(pick.count(Some(1), None));
        made = made.offset(pick.count(Some(0), None));
        made = made.search_query(pick.text(None, None));
        made = made.sort_by(pick.sample::<AccuracySort>());
        made = made.sort_order(pick.sample::<Direction>());
        made = made.pagination(pick.sample::<AccuracyPagination>());
        made
    }
}

impl Sample for AccuracyCitationAnalysisQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let clean_href = pick.text(None, None);
        let dates = pick.sample::<DateRange>();
        AccuracyCitationAnalysisQuery::new(category_id, clean_href, dates)
    }
}

impl Sample for AccuracyOverviewQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = AccuracyOverviewQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.topic_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.tag_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.region_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.platform_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.persona_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.include_no_persona(pick.sample::<bool>());
        made = made.prompt_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made =
            made.citation_categories(pick.list_or_empty(None, None, |pick| pick.text(None, None)));
        made = made.date_bucket(pick.text(None, None));
        made = made.group_by(pick.sample::<OverviewGroup>());
        made
    }
}

impl Sample for AccuracyPagination {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = AccuracyPagination::new();
        if pick.is_least() {
            return made;
        }
        made = made.dimension(pick.sample::<AccuracyPageDimension>());
        made = made.metric(pick.sample::<AccuracyPageMetric>());
        made = made.mode(pick.sample::<AccuracyPageMode>());
        made = made.direction(pick.sample::<Direction>());
        made
    }
}

impl Sample for AccuracyTopicIdsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        AccuracyTopicIdsQuery::new(category_id, dates)
    }
}

impl Sample for ClaimBreakdownQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let cluster_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ClaimBreakdownQuery::new(category_id, cluster_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.topic_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.tag_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.region_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.platform_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.persona_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.include_no_persona(pick.sample::<bool>());
        made = made.prompt_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made =
            made.citation_categories(pick.list_or_empty(None, None, |pick| pick.text(None, None)));
        made
    }
}

impl Sample for ClaimCitationsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let cluster_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ClaimCitationsQuery::new(category_id, cluster_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.topic_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.tag_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.region_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.platform_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.persona_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.include_no_persona(pick.sample::<bool>());
        made = made.prompt_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made =
            made.citation_categories(pick.list_or_empty(None, None, |pick| pick.text(None, None)));
        made = made.limit(pick.count(Some(1), None));
        made = made.offset(pick.count(Some(0), None));
        made = made.search_query(pick.text(None, None));
        made = made.sort_order(pick.sample::<Direction>());
        made
    }
}

impl Sample for ClusterExampleRunsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let cluster_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ClusterExampleRunsQuery::new(category_id, cluster_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.topic_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.tag_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.region_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.platform_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.persona_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.include_no_persona(pick.sample::<bool>());
        made = made.prompt_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made =
            made.citation_categories(pick.list_or_empty(None, None, |pick| pick.text(None, None)));
        made = made.limit(pick.count(Some(1), None));
        made = made.offset(pick.count(Some(0), None));
        made
    }
}

impl Sample for ClusterVerificationPairsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let cluster_id = pick.sample::<Uuid>();
        ClusterVerificationPairsQuery::new(category_id, cluster_id)
    }
}

impl Sample for FactcheckClaimsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = FactcheckClaimsQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.group_by(pick.list(None, Some(1), |pick| {
            pick.sample::<FactcheckClaimDimension>()
        }));
        made = made.filter(pick.sample::<Filter>());
        made = made.include(pick.list_or_empty(None, None, |pick| pick.sample::<ClaimDetail>()));
        made = made.limit(pick.count(Some(1), Some(100)));
        made = made.max_results(pick.count(Some(1), None));
        made = made.cursor(pick.text(None, None));
        made
    }
}

impl Sample for FactcheckQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = FactcheckQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.group_by(pick.list(None, Some(2), |pick| pick.sample::<FactcheckDimension>()));
        made = made.filter(pick.sample::<Filter>());
        made = made.limit(pick.count(Some(1), Some(100)));
        made = made.max_results(pick.count(Some(1), None));
        made = made.cursor(pick.text(None, None));
        made
    }
}

impl Sample for FactcheckSetupQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        FactcheckSetupQuery::new(category_id)
    }
}

impl Sample for InaccurateClaimsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = InaccurateClaimsQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.topic_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.tag_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.region_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.platform_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.persona_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.include_no_persona(pick.sample::<bool>());
        made = made.prompt_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made =
            made.citation_categories(pick.list_or_empty(None, None, |pick| pick.text(None, None)));
        made = made.limit(pick.count(Some(1), Some(50)));
        made
    }
}

impl Sample for InaccurateClustersQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = InaccurateClustersQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.topic_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.tag_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.region_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.platform_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.persona_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.include_no_persona(pick.sample::<bool>());
        made = made.prompt_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made =
            made.citation_categories(pick.list_or_empty(None, None, |pick| pick.text(None, None)));
        made = made.theme_id(pick.sample::<Uuid>());
        made = made.limit(pick.count(Some(1), Some(10000)));
        made = made.offset(pick.count(Some(0), None));
        made = made.search_query(pick.text(None, None));
        made = made.include_models(pick.sample::<bool>());
        made
    }
}

impl Sample for InaccurateThemesQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = InaccurateThemesQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.topic_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.tag_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.region_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.platform_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.persona_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made = made.include_no_persona(pick.sample::<bool>());
        made = made.prompt_ids(pick.list_or_empty(None, None, |pick| pick.sample::<Uuid>()));
        made =
            made.citation_categories(pick.list_or_empty(None, None, |pick| pick.text(None, None)));
        made = made.limit(pick.count(Some(1), None));
        made = made.offset(pick.count(Some(0), None));
        made = made.sort_by(pick.sample::<ThemeSort>());
        made = made.sort_order(pick.sample::<Direction>());
        made = made.search_query(pick.text(None, None));
        made
    }
}

impl Sample for AccuracyDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            AccuracyDimension::Citation,
            AccuracyDimension::Platform,
            AccuracyDimension::Topic,
            AccuracyDimension::Prompt,
            AccuracyDimension::Tag,
            AccuracyDimension::Region,
            AccuracyDimension::Persona,
            AccuracyDimension::Theme,
        ])
    }
}

impl Sample for AccuracyGroup {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            AccuracyGroup::Platform,
            AccuracyGroup::Topic,
            AccuracyGroup::Prompt,
            AccuracyGroup::Tag,
            AccuracyGroup::Region,
            AccuracyGroup::Persona,
            AccuracyGroup::Theme,
            AccuracyGroup::Date,
        ])
    }
}

impl Sample for AccuracyPageDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[AccuracyPageDimension::Group])
    }
}

impl Sample for AccuracyPageMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            AccuracyPageMetric::Accuracy,
            AccuracyPageMetric::InaccurateClaims,
        ])
    }
}

impl Sample for AccuracyPageMode {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[AccuracyPageMode::Current, AccuracyPageMode::Delta])
    }
}

impl Sample for AccuracySort {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[AccuracySort::CitationShare, AccuracySort::Accuracy])
    }
}

impl Sample for ClaimDetail {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ClaimDetail::Theme,
            ClaimDetail::Reasoning,
            ClaimDetail::Models,
            ClaimDetail::Evidence,
            ClaimDetail::CitationSources,
        ])
    }
}

impl Sample for FactcheckClaimDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            FactcheckClaimDimension::Model,
            FactcheckClaimDimension::Region,
            FactcheckClaimDimension::Persona,
            FactcheckClaimDimension::Prompt,
            FactcheckClaimDimension::Topic,
            FactcheckClaimDimension::Tag,
            FactcheckClaimDimension::Theme,
        ])
    }
}

impl Sample for FactcheckDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            FactcheckDimension::Date,
            FactcheckDimension::Model,
            FactcheckDimension::Region,
            FactcheckDimension::Persona,
            FactcheckDimension::Prompt,
            FactcheckDimension::Topic,
            FactcheckDimension::Tag,
            FactcheckDimension::Citation,
            FactcheckDimension::Theme,
        ])
    }
}

impl Sample for OverviewGroup {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[OverviewGroup::Period, OverviewGroup::Theme])
    }
}

impl Sample for ThemeSort {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[ThemeSort::ResponseShare])
    }
}
