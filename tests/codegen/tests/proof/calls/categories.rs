//! Made by the tool.

use profound_api::*;

use crate::{
    answers,
    arguments::{Call, Sort},
};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "GET /v1/org/categories",
        method: "categories",
        sort: Sort::Plain,
        call: |client, pick| {
            let organization_ids = pick
                .optional(|pick| pick.list(None, None, |pick| pick.sample::<Uuid>()))
                .unwrap_or_default();
            Box::pin(async move { answers::value(client.categories(&organization_ids).await) })
        },
    },
    Call {
        operation: "GET /v1/org/categories/{category_id}/assets",
        method: "category_assets",
        sort: Sort::Plain,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            Box::pin(async move { answers::value(client.category_assets(category_id).await) })
        },
    },
    Call {
        operation: "GET /v1/org/categories/{category_id}/citation-categories",
        method: "citation_categories",
        sort: Sort::Plain,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            Box::pin(async move { answers::value(client.citation_categories(category_id).await) })
        },
    },
    Call {
        operation: "GET /v1/org/categories/{category_id}/citation-tags",
        method: "citation_tags",
        sort: Sort::Plain,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            Box::pin(async move { answers::value(client.citation_tags(category_id).await) })
        },
    },
    Call {
        operation: "GET /v1/org/categories/{category_id}/personas",
        method: "category_personas",
        sort: Sort::Plain,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            Box::pin(async move { answers::value(client.category_personas(category_id).await) })
        },
    },
    Call {
        operation: "GET /v1/org/categories/{category_id}/regions",
        method: "category_regions",
        sort: Sort::Plain,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            Box::pin(async move { answers::value(client.category_regions(category_id).await) })
        },
    },
    Call {
        operation: "GET /v1/org/categories/{category_id}/tags",
        method: "tags",
        sort: Sort::Plain,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            Box::pin(async move { answers::value(client.tags(category_id).await) })
        },
    },
    Call {
        operation: "GET /v1/org/categories/{category_id}/topics",
        method: "topics",
        sort: Sort::Plain,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            Box::pin(async move { answers::value(client.topics(category_id).await) })
        },
    },
];
