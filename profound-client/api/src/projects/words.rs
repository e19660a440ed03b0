//! Closed sets of words.

use crate::words::words;

words! {
    /// How far a run is that was just accepted.
    pub enum AcceptedProjectStatus {
        /// It waits to begin.
        Queued = "queued",
        /// It has begun.
        Running = "running",
    }
}

words! {
    /// How far a run is that generates a project.
    pub enum GenerationStatus {
        /// It waits to begin.
        Queued = "queued",
        /// It has begun.
        Running = "running",
        /// It has ended well.
        Completed = "completed",
        /// It went wrong.
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
        /// It is a suggestion so far.
        Suggested = "suggested",
        /// It is being followed.
        Tracked = "tracked",
        /// It is no longer followed.
        Retired = "retired",
    }
}
