//! Closed sets of words.

use crate::words::words;

words! {
    /// Who owns a document.
    pub enum AuthorType {
        /// A person.
        User = "user",
        /// An agent.
        Agent = "agent",
    }
}

words! {
    /// Who may see a document.
    pub enum DocumentVisibility {
        /// Those who were invited.
        InvitedOnly = "invited_only",
        /// Everyone in the organization.
        Organization = "organization",
    }
}
