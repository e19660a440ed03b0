//! What is answered.

use super::IntegrationLevel;
use crate::record::record;

record! {
    /// A service that has been connected.
    pub struct Integration {
        required {
            /// The connection: what a node that uses it is given as `integration_id`.
            0 "id" id: String,
            /// Which service it is.
            1 "provider" provider: String,
            /// The name to show.
            2 "label" label: String,
            /// The account at the other service, such as an email address.
            3 "account" account: Option<String>,
            /// How the connection stands.
            4 "status" status: String,
            /// Who shares it.
            5 "level" level: IntegrationLevel,
        }
        optional {}
    }
}
