//! What is answered.

use super::IntegrationLevel;
use crate::api::record::record;

record! {
    /// A service that has been connected.
    pub struct Integration {
        required {
            /// The connection: what a node that uses it is given as `integration_id`.
            "id" id: String,
            /// Which service it is.
            "provider" provider: String,
            /// The name to show.
            "label" label: String,
            /// The account at the other service, such as an email address.
            "account" account: Option<String>,
            /// How the connection stands.
            "status" status: String,
            /// Who shares it.
            "level" level: IntegrationLevel,
        }
        optional {}
    }
}
