//! What is sent.

use super::IntegrationStatus;
use crate::sent::sent;
use uuid::Uuid;

sent! {
    /// Which connected services are asked for.
    pub struct IntegrationsQuery {
        required {}
        optional {
            /// The organization, for a key that has several.
            "organization_id" organization_id: Option<Uuid> = one(Uuid),
            /// Only this service, such as `google_drive`.
            "provider" provider: Option<String> = text(impl Into<String>),
            /// Only those that stand so.
            "status_filter" status: Option<IntegrationStatus> = one(IntegrationStatus),
        }
    }
}

impl Default for IntegrationsQuery {
    fn default() -> Self {
        Self::new()
    }
}
