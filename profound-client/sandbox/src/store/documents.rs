//! The documents of an organisation.

use crate::dataset::{Entity, numbered_id, seeded_hash};

/// The documents of an organisation.
#[derive(Debug)]
pub(crate) struct Documents(Vec<Document>);

#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) content: String,
    pub(crate) access: DocumentAccess,
    /// Unix seconds, like `updated`.
    pub(crate) created: i64,
    pub(crate) updated: i64,
    /// True if a caller of the API created it.
    pub(crate) ours: bool,
    /// True if its name was set explicitly. If so, the name no longer follows the content.
    pub(crate) named_by_hand: bool,
    /// Reserved memory, in bytes.
    pub(crate) kept: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum DocumentAccess {
    Invited,
    Organization,
    /// The document exists, but the caller may not see it.
    None,
}

impl Documents {
    pub(crate) fn of(organization: &Entity) -> Documents {
        Documents((0..COUNT).map(|at| document(organization, at)).collect())
    }

    /// Returns all documents, most recently changed first.
    pub(crate) fn newest_first(&self) -> Vec<&Document> {
        let mut documents: Vec<&Document> = self.0.iter().collect();
        documents.sort_by(|a, b| (b.updated, b.created, &b.id).cmp(&(a.updated, a.created, &a.id)));
        documents
    }

    /// Returns a document, if the caller may see it.
    pub(crate) fn find(&mut self, id: &str) -> Option<&mut Document> {
        let mut documents = self.0.iter_mut();
        documents.find(|document| document.id == id && document.access != DocumentAccess::None)
    }

    /// Returns whether a document exists that the caller may not see.
    pub(crate) fn hides(&self, id: &str) -> bool {
        let mut documents = self.0.iter();
        documents.any(|document| document.id == id && document.access == DocumentAccess::None)
    }

    pub(crate) fn add(&mut self, document: Document) {
        self.0.push(document);
    }

    pub(crate) fn remove(&mut self, id: &str) {
        self.0.retain(|document| document.id != id);
    }
}

impl Document {
    /// Returns a version that depends only on the content.
    pub(crate) fn version(&self) -> String {
        format!(
            "{:016x}",
            seeded_hash::mix(seeded_hash::text(&self.content))
        )
    }
}

fn document(organization: &Entity, at: usize) -> Document {
    let (kind, subject) = (
        KINDS[at % KINDS.len()],
        SUBJECTS[at / KINDS.len() % SUBJECTS.len()],
    );
    let name = format!("{kind}: {subject} ({})", at + 1);
    let updated = LAST - at as i64 * STEP;
    let access = match at {
        _ if HIDDEN.contains(&at) || at >= ALL_HIDDEN => DocumentAccess::None,
        _ if at % 3 == 0 => DocumentAccess::Invited,
        _ => DocumentAccess::Organization,
    };
    Document {
        id: numbered_id(organization, "document", COUNT - at),
        content: format!("# {name}\n\n{}", LINE.repeat(1 + at % 9)),
        name,
        access,
        created: updated - 3600,
        updated,
        ours: false,
        named_by_hand: false,
        kept: 0,
    }
}

const COUNT: usize = 150;

/// Documents that the caller may not see. They make some pages empty.
const HIDDEN: std::ops::Range<usize> = 50..100;

/// The caller may not see any document from here on, so that the last page can be empty too.
const ALL_HIDDEN: usize = 140;

static KINDS: [&str; 5] = ["Brief", "Outline", "Draft", "Review", "Minutes"];

static SUBJECTS: [&str; 6] = [
    "spring campaign",
    "comparison page",
    "care guide",
    "dealer letter",
    "size guide",
    "warranty terms",
];

const LINE: &str = "How models describe us, the sources they cite, and our next steps.\n";

/// 2026-07-20T15:00:00Z
const LAST: i64 = 1_784_559_600;

const STEP: i64 = 5 * 3600 + 7;
