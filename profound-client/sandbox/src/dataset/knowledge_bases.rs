//! The initial knowledge bases.

use crate::dataset::{
    category::Category,
    entity::{Entity, entity},
};

/// A knowledge base in its initial state.
#[derive(Debug)]
pub(crate) struct InitialKnowledgeBase {
    pub(crate) entity: Entity,
    pub(crate) organization: Entity,
    pub(crate) slug: &'static str,
    pub(crate) description: Option<&'static str>,
    /// Unix seconds.
    pub(crate) created: i64,
    pub(crate) pages: &'static [KnowledgePage],
}

#[derive(Debug)]
pub(crate) struct KnowledgePage {
    pub(crate) path: &'static str,
    pub(crate) tags: &'static [&'static str],
    pub(crate) text: &'static str,
}

/// Returns the knowledge bases of the organisations that the categories belong to.
pub(crate) fn knowledge_bases(categories: &[Category]) -> Vec<InitialKnowledgeBase> {
    let of = |name: &str| {
        let mut organizations = categories.iter().map(|category| &category.organization);
        organizations.find(|one| one.name == name).cloned()
    };
    let knowledge_bases = (0..).zip(&KNOWLEDGE_BASES);
    knowledge_bases
        .filter_map(|(at, (organization, name, slug, description, pages))| {
            Some(InitialKnowledgeBase {
                entity: entity(name, organization),
                organization: of(organization)?,
                slug,
                description: *description,
                created: FIRST + at * STEP,
                pages,
            })
        })
        .collect()
}

type KnowledgeBaseOutline = (
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
    &'static [KnowledgePage],
);

static KNOWLEDGE_BASES: [KnowledgeBaseOutline; 3] = [
    (
        "Fleetmoor Sports Group",
        "Brand Guide",
        "brand-guide",
        Some("How we speak and what we promise"),
        &[
            KnowledgePage {
                path: "voice.md",
                tags: &["brand"],
                text: "# Voice\n\nPlain words, short sentences.\nNo promise that a lab has not measured.\n",
            },
            KnowledgePage {
                path: "products/marathon.md",
                tags: &["product"],
                text: "# Marathon shoes\n\nThe foam keeps its spring for 600 kilometres.\nThe plate is carbon.\n",
            },
            KnowledgePage {
                path: "products/trail.md",
                tags: &["product"],
                text: "# Trail shoes\n\nThe sole grips wet rock.\nThe upper drains within a minute.\n",
            },
        ],
    ),
    (
        "Fleetmoor Sports Group",
        "Press Room",
        "press-room",
        None,
        &[],
    ),
    (
        "Corvello Home",
        "Service Handbook",
        "service-handbook",
        Some("Answers of the repair desk"),
        &[KnowledgePage {
            path: "descaling.md",
            tags: &["care"],
            text: "# Descaling\n\nEvery two months with hard water, every six with soft.\n",
        }],
    ),
];

/// 2025-10-06T09:00:00Z
const FIRST: i64 = 1_759_741_200;

const STEP: i64 = 7 * 24 * 3600;
