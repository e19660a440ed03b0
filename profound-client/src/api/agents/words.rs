//! Closed sets of words.

use crate::api::words::words;

words! {
    /// How far a run of an agent is.
    pub enum AgentRunStatus {
        /// `queued`.
        Queued = "queued",
        /// `running`.
        Running = "running",
        /// `succeeded`.
        Succeeded = "succeeded",
        /// `failed`.
        Failed = "failed",
        /// `cancelled`.
        Cancelled = "cancelled",
        /// `skipped`.
        Skipped = "skipped",
        /// `unknown`.
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
        /// `unknown`.
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
