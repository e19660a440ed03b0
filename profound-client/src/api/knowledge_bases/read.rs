//! What is answered.

use crate::api::Moment;
use crate::api::record::record;
use serde_json::{Map, Value};
use uuid::Uuid;

record! {
    /// What became of a document of a knowledge base.
    pub struct DocumentOutcome {
        required {
            /// What happened, for people to read.
            "message" message: String,
            /// The name of the document.
            "name" name: String,
            /// The path of the document.
            "path" path: String,
        }
        optional {
            /// The folder.
            "folder" folder: Option<String>,
        }
    }
}

record! {
    /// What became of a folder of a knowledge base.
    pub struct FolderOutcome {
        required {
            /// What happened, for people to read.
            "message" message: String,
            /// The path of the folder.
            "path" path: String,
        }
        optional {}
    }
}

record! {
    /// A knowledge base.
    pub struct KnowledgeBase {
        required {
            /// The identifier.
            "id" id: Uuid,
            /// The name.
            "name" name: String,
            /// When it was created.
            "created_at" created_at: Moment,
        }
        optional {
            /// The name as it stands in addresses.
            "slug" slug: Option<String>,
            /// What it is, in a few words.
            "description" description: Option<String>,
        }
    }
}

record! {
    /// A passage or page that fits a search.
    pub struct KnowledgeBaseMatch {
        required {
            /// The document, or the part of it.
            "id" id: String,
            /// How well it fits.
            "score" score: f64,
            /// What else is known, the folder included.
            "metadata" metadata: Map<String, Value>,
            /// The text that fits.
            "content" content: String,
        }
        optional {}
    }
}
