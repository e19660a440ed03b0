//! Closed sets of words.

use crate::api::words::words;

words! {
    /// How far a run is that was just accepted.
    pub enum AcceptedProjectStatus {
        /// `queued`.
        Queued = "queued",
        /// `running`.
        Running = "running",
    }
}

words! {
    /// How far a run is that generates a project.
    pub enum GenerationStatus {
        /// `queued`.
        Queued = "queued",
        /// `running`.
        Running = "running",
        /// `completed`.
        Completed = "completed",
        /// `failed`.
        Failed = "failed",
    }
}

words! {
    /// What kind of work a project suggests.
    pub enum ProjectCategory {
        /// `creative`.
        Creative = "creative",
        /// `earned`.
        Earned = "earned",
        /// `publish`.
        Publish = "publish",
        /// `refresh`.
        Refresh = "refresh",
        /// `social`.
        Social = "social",
    }
}

words! {
    /// How a time was chosen.
    pub enum ProjectDateMode {
        /// `custom`.
        Custom = "custom",
        /// `relative`.
        Relative = "relative",
    }
}

words! {
    /// Where a project came from.
    pub enum ProjectSource {
        /// `generate`.
        Generate = "generate",
        /// `adhoc`.
        AdHoc = "adhoc",
    }
}

words! {
    /// How a project stands.
    pub enum ProjectStatus {
        /// `suggested`.
        Suggested = "suggested",
        /// `tracked`.
        Tracked = "tracked",
        /// `retired`.
        Retired = "retired",
    }
}
