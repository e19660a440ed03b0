//! What is sent.

use super::IntegrationStatus;
use crate::api::record::sent;
use uuid::Uuid;

sent! {
    /// Which connected services are asked for.
    pub struct IntegrationListing {
        required {}
        optional {
            /// The organization, for a key that has several.
            "organization_id" organization_id: Option<Uuid>,
            /// Only this service, such as `google_drive`.
            "provider" provider: Option<String>,
            /// Only those that stand so.
            "status_filter" status: Option<IntegrationStatus>,
        }
    }
}

impl IntegrationListing {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            organization_id: None,
            provider: None,
            status: None,
        }
    }

    /// The organization, for a key that has several.
    #[inline]
    #[must_use]
    pub fn organization_id(mut self, organization_id: Uuid) -> Self {
        self.organization_id = Some(organization_id);
        self
    }

    /// Only this service, such as `google_drive`.
    #[inline]
    #[must_use]
    pub fn provider(mut self, provider: impl Into<String>) -> Self {
        self.provider = Some(provider.into());
        self
    }

    /// Only those that stand so.
    #[inline]
    #[must_use]
    pub fn status(mut self, status: IntegrationStatus) -> Self {
        self.status = Some(status);
        self
    }
}

impl Default for IntegrationListing {
    fn default() -> Self {
        Self::new()
    }
}
