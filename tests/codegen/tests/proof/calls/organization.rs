//! Made by the tool.

use profound_api::*;

use crate::{
    answers,
    arguments::{Call, Sort},
};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "GET /v1/org",
        method: "organizations",
        sort: Sort::Plain,
        call: |client, _| Box::pin(async move { answers::value(client.organizations().await) }),
    },
    Call {
        operation: "GET /v1/org/assets",
        method: "assets",
        sort: Sort::Plain,
        call: |client, pick| {
            let organization_ids = pick
                .optional(|pick| pick.list(None, None, |pick| pick.sample::<Uuid>()))
                .unwrap_or_default();
            Box::pin(async move { answers::value(client.assets(&organization_ids).await) })
        },
    },
    Call {
        operation: "GET /v1/org/domains",
        method: "domains",
        sort: Sort::Plain,
        call: |client, pick| {
            let organization_ids = pick
                .optional(|pick| pick.list(None, None, |pick| pick.sample::<Uuid>()))
                .unwrap_or_default();
            Box::pin(async move { answers::value(client.domains(&organization_ids).await) })
        },
    },
    Call {
        operation: "GET /v1/org/models",
        method: "models",
        sort: Sort::Plain,
        call: |client, _| Box::pin(async move { answers::value(client.models().await) }),
    },
    Call {
        operation: "GET /v1/org/personas",
        method: "personas",
        sort: Sort::Plain,
        call: |client, pick| {
            let organization_ids = pick
                .optional(|pick| pick.list(None, None, |pick| pick.sample::<Uuid>()))
                .unwrap_or_default();
            Box::pin(async move { answers::value(client.personas(&organization_ids).await) })
        },
    },
    Call {
        operation: "GET /v1/org/regions",
        method: "regions",
        sort: Sort::Plain,
        call: |client, pick| {
            let organization_ids = pick
                .optional(|pick| pick.list(None, None, |pick| pick.sample::<Uuid>()))
                .unwrap_or_default();
            Box::pin(async move { answers::value(client.regions(&organization_ids).await) })
        },
    },
];
