//! What is sent.

use crate::sent::sent;

sent! {
    /// A text to put into a knowledge base.
    pub struct KnowledgeBaseDocument {
        required {
            /// The name of the document. Not empty.
            "name" name: String = text(impl Into<String>),
            /// The text. Not empty.
            "text" text: String = text(impl Into<String>),
        }
        optional {
            /// The folder that the document is in. Not empty.
            "folder" folder: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// Which document of a knowledge base to delete.
    pub struct KnowledgeBaseDocumentRemoval {
        required {
            /// The document, by its path. Not empty.
            "name" name: String = text(impl Into<String>),
        }
        optional {}
    }
}

sent! {
    /// Where in a knowledge base to search.
    pub struct KnowledgeBaseFilters {
        required {}
        optional {
            /// Only documents with one of these tags. Not empty.
            "tags" tags: Option<Vec<String>> = some_texts(impl IntoIterator<Item = impl Into<String>>),
            /// Only what is in these folders. One item.
            "folders" folders: Option<Vec<String>> = some_texts(impl IntoIterator<Item = impl Into<String>>),
        }
    }
}

impl Default for KnowledgeBaseFilters {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// Which folder of a knowledge base to delete.
    pub struct KnowledgeBaseFolderRemoval {
        required {
            /// The folder, by its path. Not empty.
            "path" path: String = text(impl Into<String>),
        }
        optional {
            /// Whether to delete what is in it as well; otherwise it has to be empty. Default: `false`.
            "recursive" recursive: Option<bool> = one(bool),
        }
    }
}

sent! {
    /// What to search a knowledge base for.
    pub struct KnowledgeBaseSearch {
        required {
            /// What to look for. Not empty.
            "query" query: String = text(impl Into<String>),
            /// How many to answer with at most. 1 to 100.
            "top_k" top_k: u32 = one(u32),
        }
        optional {
            /// Whether to answer with whole pages instead of passages. Default: `false`.
            "return_full_page" return_full_page: Option<bool> = one(bool),
            /// Where to look.
            "filters" filters: Option<KnowledgeBaseFilters> = one(KnowledgeBaseFilters),
        }
    }
}

sent! {
    /// A folder to create.
    pub struct NewKnowledgeBaseFolder {
        required {
            /// The path of the folder. Not empty.
            "path" path: String = text(impl Into<String>),
        }
        optional {}
    }
}
