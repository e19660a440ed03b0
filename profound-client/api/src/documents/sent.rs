//! What is sent.

use super::DocumentVisibility;
use crate::sent::sent;
use profound_client::Patch;
use uuid::Uuid;

sent! {
    /// What to change about a document.
    pub struct DocumentChange {
        required {
            /// The organization.
            "organization_id" organization_id: Uuid = one(Uuid),
        }
        optional {
            /// The title it is to have; from then on it no longer follows the first heading. Not empty.
            "name" name: Patch<String> = patch_text(impl Into<String>),
            /// Who may see it from now on; only its creator can change that. Neither word lets the
            /// organization edit: `organization` takes that right away where there was one, even if it
            /// changes nothing else, and `invited_only` takes all access.
            "visibility" visibility: Patch<DocumentVisibility> = patch(DocumentVisibility),
        }
    }
}

sent! {
    /// How much of a document is asked for.
    pub struct DocumentQuery {
        required {}
        optional {
            /// Whether to answer with the other tabs. Default: `true`.
            "include_tabs" include_tabs: Option<bool> = one(bool),
            /// Whether to answer with the comments. Default: `true`.
            "include_comments" include_comments: Option<bool> = one(bool),
            /// Whether to cut long texts short, and to answer without a `version_hash`. Default: `true`.
            "preview" preview: Option<bool> = one(bool),
        }
    }
}

impl Default for DocumentQuery {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// Which documents are asked for.
    pub struct DocumentsQuery {
        required {}
        optional {
            /// Only documents that have this in their title; case does not matter.
            "q" name: Option<String> = text(impl Into<String>),
            /// The order; `recency` is the only one.
            "sort" sort: Option<String> = text(impl Into<String>),
            /// How many to answer with on a page. 1 to 50. Default: `20`.
            "limit" limit: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "next_cursor" next_cursor: Option<String> = text(impl Into<String>),
        }
    }
}

impl Default for DocumentsQuery {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// A document to create.
    pub struct NewDocument {
        required {
            /// The identifier it is to have: asked again, the same document is answered.
            "id" id: Uuid = one(Uuid),
            /// The organization that is to own it.
            "organization_id" organization_id: Uuid = one(Uuid),
            /// The title it is to have. Not empty.
            "name" name: String = text(impl Into<String>),
            /// The text in markdown. Not empty.
            "content_markdown" content_markdown: String = text(impl Into<String>),
        }
        optional {}
    }
}

sent! {
    /// The text that a document is to have.
    pub struct NewDocumentContent {
        required {
            /// The organization.
            "organization_id" organization_id: Uuid = one(Uuid),
            /// The whole text in markdown; an empty one clears the document.
            "content_markdown" content_markdown: String = text(impl Into<String>),
        }
        optional {
            /// Whether to keep the title; otherwise it becomes the first heading of the new text. Default:
            /// `false`.
            "skip_title_sync" skip_title_sync: Option<bool> = one(bool),
        }
    }
}
