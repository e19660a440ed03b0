//! Closed sets of words.

use crate::api::words::words;

words! {
    /// How a text is written.
    pub enum ContentFormat {
        /// `markdown`.
        Markdown = "markdown",
        /// `html`.
        Html = "html",
    }
}

words! {
    /// Where content came from.
    pub enum ContentType {
        /// `file`.
        File = "file",
        /// `text`.
        Text = "text",
        /// `url`.
        Url = "url",
    }
}

words! {
    /// Whether a recommendation has been followed.
    pub enum RecommendationStatus {
        /// `done`.
        Done = "done",
        /// `pending`.
        Pending = "pending",
    }
}
