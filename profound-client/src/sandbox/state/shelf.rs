use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;

use crate::sandbox::world::Library;

/// The documents of a knowledge base by their paths, and its folders.
#[derive(Debug)]
pub(crate) struct Shelf {
    pub(crate) documents: BTreeMap<String, Document>,
    pub(crate) folders: BTreeSet<String>,
}

#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) content: Bytes,
    pub(crate) content_type: String,
    /// The name of the file it came in.
    pub(crate) filename: Option<String>,
    pub(crate) tags: &'static [&'static str],
    /// How much room it takes of what the sandbox has.
    pub(crate) kept: usize,
}

impl Shelf {
    pub(crate) fn of(library: &Library) -> Shelf {
        let mut shelf = Shelf {
            documents: BTreeMap::new(),
            folders: BTreeSet::new(),
        };
        for page in library.pages {
            let document = Document {
                content: Bytes::from_static(page.text.as_bytes()),
                content_type: "text/markdown".to_owned(),
                filename: None,
                tags: page.tags,
                kept: 0,
            };
            shelf.put(page.path.to_owned(), document);
        }
        shelf
    }

    /// Puts a document in its place, and gives the one that was there.
    pub(crate) fn put(&mut self, path: String, document: Document) -> Option<Document> {
        if let Some(folder) = folder(&path) {
            self.add_folder(folder);
        }
        self.documents.insert(path, document)
    }

    /// Adds a folder with those above it.
    pub(crate) fn add_folder(&mut self, path: &str) {
        let ends = path.match_indices('/').map(|(at, _)| at);
        for end in ends.chain([path.len()]) {
            self.folders.insert(path[..end].to_owned());
        }
    }

    pub(crate) fn is_empty(&self, path: &str) -> bool {
        let mut folders = self.folders.iter();
        !folders.any(|folder| within(folder, path))
            && !self.documents.keys().any(|document| within(document, path))
    }

    /// Takes a folder away, and gives how much room is free by that.
    pub(crate) fn remove_folder(&mut self, path: &str) -> usize {
        self.folders
            .retain(|folder| folder != path && !within(folder, path));
        let mut free = 0;
        self.documents.retain(|document, content| {
            let kept = !within(document, path);
            free += if kept { 0 } else { content.kept };
            kept
        });
        free
    }
}

/// The folder that a path is in; none at the top.
pub(crate) fn folder(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

pub(crate) fn within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}
