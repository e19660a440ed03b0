//! The documents and folders of a knowledge base.

use std::collections::BTreeMap;

use bytes::Bytes;

use crate::dataset::InitialKnowledgeBase;

/// The documents of a knowledge base by their paths, and its folders.
#[derive(Debug)]
pub(crate) struct KnowledgeBase {
    pub(crate) documents: BTreeMap<String, KnowledgeDocument>,
    /// By their paths, with how much room each takes of what the sandbox has.
    pub(crate) folders: BTreeMap<String, usize>,
}

#[derive(Debug)]
pub(crate) struct KnowledgeDocument {
    pub(crate) content: Bytes,
    pub(crate) content_type: String,
    /// The name of the file it came in.
    pub(crate) filename: Option<String>,
    pub(crate) tags: &'static [&'static str],
    /// How much room it takes of what the sandbox has.
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
        // What is there from the start was not paid for.
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

    /// Adds a folder with those above it, for which there has to be [`KnowledgeBase::room_for`] them.
    pub(crate) fn add_folder(&mut self, path: &str) {
        for folder in with_those_above(path) {
            let room = folder.len() + FOLDER_SIZE;
            self.folders.entry(folder.to_owned()).or_insert(room);
        }
    }

    /// How much room a folder takes with those above it that are not there yet.
    pub(crate) fn room_for(&self, path: &str) -> usize {
        let new = with_those_above(path).filter(|folder| !self.folders.contains_key(*folder));
        new.map(|folder| folder.len() + FOLDER_SIZE).sum()
    }

    pub(crate) fn is_empty(&self, path: &str) -> bool {
        let mut folders = self.folders.keys();
        !folders.any(|folder| within(folder, path))
            && !self.documents.keys().any(|document| within(document, path))
    }

    /// Takes a folder away, and gives how much room is free by that.
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

/// The folder that a path is in; none at the top.
pub(crate) fn folder(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

pub(crate) fn within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// About what a folder takes beside its path.
const FOLDER_SIZE: usize = 128;
