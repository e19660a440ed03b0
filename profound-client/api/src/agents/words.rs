//! Closed sets of words.

use crate::words::words;

words! {
    /// How far a run of an agent is.
    pub enum AgentRunStatus {
        /// It waits to begin.
        Queued = "queued",
        /// It has begun.
        Running = "running",
        /// It has ended well.
        Succeeded = "succeeded",
        /// It went wrong.
        Failed = "failed",
        /// It was stopped.
        Cancelled = "cancelled",
        /// It was passed over.
        Skipped = "skipped",
        /// The API cannot tell.
        Unknown = "unknown",
    }
}

words! {
    /// Whether an agent has been published.
    pub enum AgentStatus {
        /// It has never been published.
        Draft = "draft",
        /// It has a published version.
        Published = "published",
        /// The API cannot tell.
        Unknown = "unknown",
    }
}

words! {
    /// Which state of an agent is meant.
    pub enum AgentVersion {
        /// The one that runs.
        Published = "published",
        /// The one that is not published yet.
        Draft = "draft",
    }
}
