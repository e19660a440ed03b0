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
    /// Unix seconds, as the next.
    pub(crate) created: i64,
    pub(crate) updated: i64,
    /// Whether it was made by a caller of the API.
    pub(crate) ours: bool,
    /// A name that was given by hand no longer follows the content.
    pub(crate) named_by_hand: bool,
    /// How much room it takes of what the sandbox has.
    pub(crate) kept: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum DocumentAccess {
    Invited,
    Organization,
    /// There, but not for the caller.
    None,
}

impl Documents {
    pub(crate) fn of(organization: &Entity) -> Documents {
        Documents((0..COUNT).map(|at| document(organization, at)).collect())
    }

    /// All of them, the last that was changed first.
    pub(crate) fn newest_first(&self) -> Vec<&Document> {
        let mut documents: Vec<&Document> = self.0.iter().collect();
        documents.sort_by(|a, b| (b.updated, b.created, &b.id).cmp(&(a.updated, a.created, &a.id)));
        documents
    }

    /// One that the caller may see.
    pub(crate) fn find(&mut self, id: &str) -> Option<&mut Document> {
        let mut documents = self.0.iter_mut();
        documents.find(|document| document.id == id && document.access != DocumentAccess::None)
    }

    /// Whether there is one that the caller may not see.
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
    /// Changes with the content, and with nothing else.
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

/// A run of documents that the caller may not see, which leaves pages of them empty.
const HIDDEN: std::ops::Range<usize> = 50..100;

/// From here on none may be seen, so that the last page can be empty as well.
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

const LINE: &str = "What models say of us, where they have it from, and what we do about it.\n";

/// 2026-07-20T15:00:00Z
const LAST: i64 = 1_784_559_600;

const STEP: i64 = 5 * 3600 + 7;
