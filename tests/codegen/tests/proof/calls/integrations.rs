//! Made by the tool.

use profound_api::*;

use crate::{
    answers,
    arguments::{Call, Pick, Sample, Sort},
};

pub(super) const CALLS: &[Call] = &[Call {
    operation: "GET /v1/integrations",
    method: "integrations",
    sort: Sort::Plain,
    call: |client, pick| {
        let query = pick.sample::<IntegrationsQuery>();
        Box::pin(async move { answers::value(client.integrations(&query).await) })
    },
}];

impl Sample for IntegrationsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = IntegrationsQuery::new();
        if pick.is_least() {
            return made;
        }
        made = made.organization_id(pick.sample::<Uuid>());
        made = made.provider(pick.text(None, None));
        made = made.status(pick.sample::<IntegrationStatus>());
        made
    }
}

impl Sample for IntegrationLevel {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[IntegrationLevel::Organization, IntegrationLevel::User])
    }
}

impl Sample for IntegrationStatus {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            IntegrationStatus::Active,
            IntegrationStatus::Pending,
            IntegrationStatus::NeedsReauth,
            IntegrationStatus::Revoking,
            IntegrationStatus::Revoked,
        ])
    }
}
