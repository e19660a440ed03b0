//! Closed sets of words.

use crate::api::words::words;

words! {
    /// Who shares a connection.
    pub enum IntegrationLevel {
        /// Everyone in the organization.
        Organization = "org",
        /// One person alone.
        User = "user",
    }
}

words! {
    /// How a connected service stands.
    pub enum IntegrationStatus {
        /// `active`.
        Active = "active",
        /// `pending`.
        Pending = "pending",
        /// Someone has to sign in again.
        NeedsReauth = "needs_reauth",
        /// `revoking`.
        Revoking = "revoking",
        /// `revoked`.
        Revoked = "revoked",
    }
}
