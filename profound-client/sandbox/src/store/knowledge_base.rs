//! The documents and folders of a knowledge base.

use std::collections::BTreeMap;

use bytes::Bytes;

use crate::dataset::InitialKnowledgeBase;

/// The documents of a knowledge base by path, and its folders.
#[derive(Debug)]
pub(crate) struct KnowledgeBase {
    pub(crate) documents: BTreeMap<String, KnowledgeDocument>,
    /// The reserved memory of each folder by path, in bytes.
    pub(crate) folders: BTreeMap<String, usize>,
}

#[derive(Debug)]
pub(crate) struct KnowledgeDocument {
    pub(crate) content: Bytes,
    pub(crate) content_type: String,
    /// The name of the uploaded file.
    pub(crate) filename: Option<String>,
    pub(crate) tags: &'static [&'static str],
    /// Reserved memory, in bytes.
    pub(crate) kept: usize,
}

impl KnowledgeBase {
    pub(crate) fn of(base: &InitialKnowledgeBase) -> KnowledgeBase {
        let mut knowledge_base = KnowledgeBase {
            documents: BTreeMap::new(),
            folders: BTreeMap::new(),
        };
        for page in base.pages {
            let document = KnowledgeDocument {
                content: Bytes::from_static(page.text.as_bytes()),
                content_type: "text/markdown".to_owned(),
                filename: None,
                tags: page.tags,
                kept: 0,
            };
            knowledge_base.put(page.path.to_owned(), document);
        }
        // No memory was reserved for the initial folders.
        knowledge_base
            .folders
            .values_mut()
            .for_each(|kept| *kept = 0);
        knowledge_base
    }

    /// Stores a document at its path, and returns the document that it replaces.
    pub(crate) fn put(
        &mut self,
        path: String,
        document: KnowledgeDocument,
    ) -> Option<KnowledgeDocument> {
        if let Some(folder) = folder(&path) {
            self.add_folder(folder);
        }
        self.documents.insert(path, document)
    }

    /// Adds a folder and its parents. The caller reserves [`KnowledgeBase::room_for`] them first.
    pub(crate) fn add_folder(&mut self, path: &str) {
        for folder in with_those_above(path) {
            let room = folder.len() + FOLDER_SIZE;
            self.folders.entry(folder.to_owned()).or_insert(room);
        }
    }

    /// Returns the memory that a folder and its missing parents need, in bytes.
    pub(crate) fn room_for(&self, path: &str) -> usize {
        let new = with_those_above(path).filter(|folder| !self.folders.contains_key(*folder));
        new.map(|folder| folder.len() + FOLDER_SIZE).sum()
    }

    pub(crate) fn is_empty(&self, path: &str) -> bool {
        let mut folders = self.folders.keys();
        !folders.any(|folder| within(folder, path))
            && !self.documents.keys().any(|document| within(document, path))
    }

    /// Removes a folder with its content, and returns the memory to release, in bytes.
    pub(crate) fn remove_folder(&mut self, path: &str) -> usize {
        let mut free = 0;
        self.folders.retain(|folder, room| {
            let kept = folder != path && !within(folder, path);
            free += if kept { 0 } else { *room };
            kept
        });
        self.documents.retain(|document, content| {
            let kept = !within(document, path);
            free += if kept { 0 } else { content.kept };
            kept
        });
        free
    }
}

fn with_those_above(path: &str) -> impl Iterator<Item = &str> {
    let ends = path.match_indices('/').map(|(at, _)| at);
    ends.chain([path.len()]).map(|end| &path[..end])
}

/// Returns the folder of a path, or `None` at the top level.
pub(crate) fn folder(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

pub(crate) fn within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// Approximate memory of a folder besides its path, in bytes.
const FOLDER_SIZE: usize = 128;
