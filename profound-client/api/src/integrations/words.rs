//! Closed sets of words.

use crate::words::words;

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
        /// It can be used.
        Active = "active",
        /// It is still being connected.
        Pending = "pending",
        /// Someone has to sign in again.
        NeedsReauth = "needs_reauth",
        /// It is being disconnected.
        Revoking = "revoking",
        /// It was disconnected.
        Revoked = "revoked",
    }
}
