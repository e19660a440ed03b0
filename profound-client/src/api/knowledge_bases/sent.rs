//! What is sent.

use crate::api::record::sent;

sent! {
    /// Which document of a knowledge base to delete.
    pub struct DocumentRemoval {
        required {
            /// The document, by its path. Not empty.
            "name" name: String,
        }
        optional {}
    }
}

impl DocumentRemoval {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

sent! {
    /// Which folder of a knowledge base to delete.
    pub struct FolderRemoval {
        required {
            /// The folder, by its path. Not empty.
            "path" path: String,
        }
        optional {
            /// Whether to delete what is in it as well; otherwise it has to be empty. Default: `false`.
            "recursive" recursive: Option<bool>,
        }
    }
}

impl FolderRemoval {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            recursive: None,
        }
    }

    /// Whether to delete what is in it as well; otherwise it has to be empty. Default: `false`.
    #[inline]
    #[must_use]
    pub fn recursive(mut self, recursive: bool) -> Self {
        self.recursive = Some(recursive);
        self
    }
}

sent! {
    /// A text to put into a knowledge base.
    pub struct KnowledgeBaseDocument {
        required {
            /// The name of the document. Not empty.
            "name" name: String,
            /// The text. Not empty.
            "text" text: String,
        }
        optional {
            /// The folder that the document is in. Not empty.
            "folder" folder: Option<String>,
        }
    }
}

impl KnowledgeBaseDocument {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            folder: None,
        }
    }

    /// The folder that the document is in. Not empty.
    #[inline]
    #[must_use]
    pub fn folder(mut self, folder: impl Into<String>) -> Self {
        self.folder = Some(folder.into());
        self
    }
}

sent! {
    /// Where in a knowledge base to search.
    pub struct KnowledgeBaseFilters {
        required {}
        optional {
            /// Only documents with one of these tags. 1 items or more.
            "tags" tags: Option<Vec<String>>,
            /// Only what is in these folders. 1 to 1 items.
            "folders" folders: Option<Vec<String>>,
        }
    }
}

impl KnowledgeBaseFilters {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            tags: None,
            folders: None,
        }
    }

    /// Only documents with one of these tags. 1 items or more.
    #[inline]
    #[must_use]
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Some(tags.into_iter().map(Into::into).collect());
        self
    }

    /// Only what is in these folders. 1 to 1 items.
    #[inline]
    #[must_use]
    pub fn folders(mut self, folders: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.folders = Some(folders.into_iter().map(Into::into).collect());
        self
    }
}

impl Default for KnowledgeBaseFilters {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// What to search a knowledge base for.
    pub struct KnowledgeBaseSearch {
        required {
            /// What to look for. Not empty.
            "query" query: String,
            /// How many to answer with at most. 1 to 100.
            "top_k" top_k: u32,
        }
        optional {
            /// Whether to answer with whole pages instead of passages. Default: `false`.
            "return_full_page" return_full_page: Option<bool>,
            /// Where to look.
            "filters" filters: Option<KnowledgeBaseFilters>,
        }
    }
}

impl KnowledgeBaseSearch {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(query: impl Into<String>, top_k: u32) -> Self {
        Self {
            query: query.into(),
            top_k,
            return_full_page: None,
            filters: None,
        }
    }

    /// Whether to answer with whole pages instead of passages. Default: `false`.
    #[inline]
    #[must_use]
    pub fn return_full_page(mut self, return_full_page: bool) -> Self {
        self.return_full_page = Some(return_full_page);
        self
    }

    /// Where to look.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: KnowledgeBaseFilters) -> Self {
        self.filters = Some(filters);
        self
    }
}

sent! {
    /// A folder to create.
    pub struct NewFolder {
        required {
            /// The path of the folder. Not empty.
            "path" path: String,
        }
        optional {}
    }
}

impl NewFolder {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(path: impl Into<String>) -> Self {
        Self { path: path.into() }
    }
}
