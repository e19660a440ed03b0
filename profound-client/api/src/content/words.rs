//! Closed sets of words.

use crate::words::words;

words! {
    /// How a text is written.
    pub enum ContentFormat {
        /// In markdown.
        Markdown = "markdown",
        /// In HTML.
        Html = "html",
    }
}

words! {
    /// Where content came from.
    pub enum ContentType {
        /// A file.
        File = "file",
        /// A text.
        Text = "text",
        /// A page, by its address.
        Url = "url",
    }
}

words! {
    /// Whether a recommendation has been followed.
    pub enum RecommendationStatus {
        /// It has been followed.
        Done = "done",
        /// It has not been followed yet.
        Pending = "pending",
    }
}
