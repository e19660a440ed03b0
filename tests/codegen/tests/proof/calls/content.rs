//! Made by the tool.

use profound_api::*;

use crate::{
    answers,
    arguments::{Call, Pick, Sample, Sort},
};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "GET /v1/content/{asset_id}/optimization",
        method: "optimizations",
        sort: Sort::Plain,
        call: |client, pick| {
            let asset_id = pick.sample::<Uuid>();
            let query = pick.sample::<OptimizationsQuery>();
            Box::pin(async move { answers::value(client.optimizations(asset_id, &query).await) })
        },
    },
    Call {
        operation: "GET /v1/content/{asset_id}/optimization",
        method: "all_optimizations",
        sort: Sort::Pages,
        call: |client, pick| {
            let asset_id = pick.sample::<Uuid>();
            let query = pick.sample::<OptimizationsQuery>();
            Box::pin(async move {
                answers::pages(client.all_optimizations(asset_id, &query).await).await
            })
        },
    },
    Call {
        operation: "GET /v1/content/{asset_id}/optimization/{content_id}",
        method: "optimization",
        sort: Sort::Plain,
        call: |client, pick| {
            let asset_id = pick.sample::<Uuid>();
            let content_id = pick.sample::<Uuid>();
            Box::pin(async move { answers::value(client.optimization(asset_id, content_id).await) })
        },
    },
];

impl Sample for OptimizationsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = OptimizationsQuery::new();
        if pick.is_least() {
            return made;
        }
        made = made.limit(pick.count(Some(1), Some(50000)));
        made = made.offset(pick.count(Some(0), None));
        made
    }
}

impl Sample for ContentFormat {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[ContentFormat::Markdown, ContentFormat::Html])
    }
}

impl Sample for ContentType {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[ContentType::File, ContentType::Text, ContentType::Url])
    }
}

impl Sample for RecommendationStatus {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[RecommendationStatus::Done, RecommendationStatus::Pending])
    }
}
