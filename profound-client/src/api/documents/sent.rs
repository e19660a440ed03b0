//! What is sent.

use super::DocumentVisibility;
use crate::Patch;
use crate::api::record::sent;
use uuid::Uuid;

sent! {
    /// What to change about a document.
    pub struct DocumentChange {
        required {
            /// The organization.
            "organization_id" organization_id: Uuid,
        }
        optional {
            /// The title it is to have; from then on it no longer follows the first heading. Not empty.
            "name" name: Patch<String>,
            /// Who may see it from now on; only its creator can change that.
            "visibility" visibility: Patch<DocumentVisibility>,
        }
    }
}

impl DocumentChange {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(organization_id: Uuid) -> Self {
        Self {
            organization_id,
            name: Patch::Absent,
            visibility: Patch::Absent,
        }
    }

    /// The title it is to have; from then on it no longer follows the first heading. Not empty.
    #[inline]
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Patch::Set(name.into());
        self
    }

    /// Who may see it from now on; only its creator can change that.
    #[inline]
    #[must_use]
    pub fn visibility(mut self, visibility: DocumentVisibility) -> Self {
        self.visibility = Patch::Set(visibility);
        self
    }
}

sent! {
    /// Which documents are asked for.
    pub struct DocumentListing {
        required {}
        optional {
            /// Only documents that have this in their title; case does not matter.
            "q" name: Option<String>,
            /// The order; `recency` is the only one.
            "sort" sort: Option<String>,
            /// How many to answer with on a page. 1 to 50. Default: `20`.
            "limit" limit: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "next_cursor" next_cursor: Option<String>,
        }
    }
}

impl DocumentListing {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            name: None,
            sort: None,
            limit: None,
            next_cursor: None,
        }
    }

    /// Only documents that have this in their title; case does not matter.
    #[inline]
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The order; `recency` is the only one.
    #[inline]
    #[must_use]
    pub fn sort(mut self, sort: impl Into<String>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// How many to answer with on a page. 1 to 50. Default: `20`.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn next_cursor(mut self, next_cursor: impl Into<String>) -> Self {
        self.next_cursor = Some(next_cursor.into());
        self
    }
}

impl Default for DocumentListing {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// How much of a document is asked for.
    pub struct DocumentParts {
        required {}
        optional {
            /// Whether to answer with the other tabs. Default: `true`.
            "include_tabs" include_tabs: Option<bool>,
            /// Whether to answer with the comments. Default: `true`.
            "include_comments" include_comments: Option<bool>,
            /// Whether to cut long texts short. Default: `true`.
            "preview" preview: Option<bool>,
        }
    }
}

impl DocumentParts {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            include_tabs: None,
            include_comments: None,
            preview: None,
        }
    }

    /// Whether to answer with the other tabs. Default: `true`.
    #[inline]
    #[must_use]
    pub fn include_tabs(mut self, include_tabs: bool) -> Self {
        self.include_tabs = Some(include_tabs);
        self
    }

    /// Whether to answer with the comments. Default: `true`.
    #[inline]
    #[must_use]
    pub fn include_comments(mut self, include_comments: bool) -> Self {
        self.include_comments = Some(include_comments);
        self
    }

    /// Whether to cut long texts short. Default: `true`.
    #[inline]
    #[must_use]
    pub fn preview(mut self, preview: bool) -> Self {
        self.preview = Some(preview);
        self
    }
}

impl Default for DocumentParts {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// A document to create.
    pub struct NewDocument {
        required {
            /// The identifier it is to have: asked again, the same document is answered.
            "id" id: Uuid,
            /// The organization that is to own it.
            "organization_id" organization_id: Uuid,
            /// The title it is to have. Not empty.
            "name" name: String,
            /// The text in markdown. Not empty.
            "content_markdown" content_markdown: String,
        }
        optional {}
    }
}

impl NewDocument {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(
        id: Uuid,
        organization_id: Uuid,
        name: impl Into<String>,
        content_markdown: impl Into<String>,
    ) -> Self {
        Self {
            id,
            organization_id,
            name: name.into(),
            content_markdown: content_markdown.into(),
        }
    }
}

sent! {
    /// The text that a document is to have.
    pub struct NewDocumentContent {
        required {
            /// The organization.
            "organization_id" organization_id: Uuid,
            /// The whole text in markdown; an empty one clears the document.
            "content_markdown" content_markdown: String,
        }
        optional {
            /// Whether to keep the title; otherwise it follows the first heading. Default: `false`.
            "skip_title_sync" skip_title_sync: Option<bool>,
        }
    }
}

impl NewDocumentContent {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(organization_id: Uuid, content_markdown: impl Into<String>) -> Self {
        Self {
            organization_id,
            content_markdown: content_markdown.into(),
            skip_title_sync: None,
        }
    }

    /// Whether to keep the title; otherwise it follows the first heading. Default: `false`.
    #[inline]
    #[must_use]
    pub fn skip_title_sync(mut self, skip_title_sync: bool) -> Self {
        self.skip_title_sync = Some(skip_title_sync);
        self
    }
}
