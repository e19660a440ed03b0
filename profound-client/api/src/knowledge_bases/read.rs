//! What is answered.

use crate::Moment;
use crate::record::record;
use serde_json::{Map, Value};
use uuid::Uuid;

record! {
    /// What became of a document of a knowledge base.
    pub struct DocumentOutcome {
        required {
            /// What happened, for people to read.
            0 "message" message: String,
            /// The name of the document.
            1 "name" name: String,
            /// The path of the document.
            2 "path" path: String,
        }
        optional {
            /// The folder.
            3 "folder" folder: Option<String>,
        }
    }
}

record! {
    /// What became of a folder of a knowledge base.
    pub struct FolderOutcome {
        required {
            /// What happened, for people to read.
            0 "message" message: String,
            /// The path of the folder.
            1 "path" path: String,
        }
        optional {}
    }
}

record! {
    /// A knowledge base.
    pub struct KnowledgeBase {
        required {
            /// The identifier.
            0 "id" id: Uuid,
            /// The name.
            1 "name" name: String,
            /// When it was created.
            2 "created_at" created_at: Moment,
        }
        optional {
            /// The name as it stands in addresses.
            3 "slug" slug: Option<String>,
            /// What it is, in a few words.
            4 "description" description: Option<String>,
        }
    }
}

record! {
    /// A passage or page that fits a search.
    pub struct KnowledgeBaseMatch {
        required {
            /// The document, or the part of it.
            0 "id" id: String,
            /// How well it fits.
            1 "score" score: f64,
            /// What else is known, the folder included.
            2 "metadata" metadata: Map<String, Value>,
            /// The text that fits.
            3 "content" content: String,
        }
        optional {}
    }
}
