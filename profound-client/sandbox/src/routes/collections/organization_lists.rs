//! Lists of the things of an organisation or a category.

use serde_json::{Value, json};

use crate::{
    dataset::{
        Asset, Category, Entity,
        dates::timestamp,
        domains::{alternate, website},
        pages::{CATEGORIES, TAGS},
        visits::{domain_id, segments},
    },
    routes::collections::{
        kind::{CollectionKind, Context, PLAIN, fields},
        projects,
    },
    store::{Named, records::Fields},
};

/// The defaults of a list for all categories.
const OF_ALL: CollectionKind = CollectionKind {
    fixed: true,
    ..PLAIN
};

/// The defaults of a list for one category.
const OF_CATEGORY: CollectionKind = CollectionKind {
    fixed: true,
    owner: "category_id",
    owned: projects::owned,
    ..PLAIN
};

pub(crate) static ORGANIZATION: CollectionKind = CollectionKind {
    first: |context| entities(&context.dataset.organizations),
    ..OF_ALL
};

pub(crate) static MODEL: CollectionKind = CollectionKind {
    first: |context| entities(&context.dataset.categories[0].models),
    ..OF_ALL
};

pub(crate) static REGION: CollectionKind = CollectionKind {
    first: |context| entities(&context.dataset.categories[0].regions),
    ..OF_ALL
};

pub(crate) static CATEGORY_REGION: CollectionKind = CollectionKind {
    first: |context| of(context, |category| entities(&category.regions)),
    ..OF_CATEGORY
};

pub(crate) static ASSET: CollectionKind = CollectionKind {
    first: |context| {
        everywhere(context, |category| {
            category.assets.iter().map(asset).collect()
        })
    },
    ..OF_ALL
};

pub(crate) static CATEGORY_ASSET: CollectionKind = CollectionKind {
    first: |context| {
        of(context, |category| {
            category.assets.iter().map(asset).collect()
        })
    },
    ..OF_CATEGORY
};

pub(crate) static PERSONA: CollectionKind = CollectionKind {
    first: |context| {
        everywhere(context, |category| {
            category.personas.iter().map(persona).collect()
        })
    },
    ..OF_ALL
};

pub(crate) static CATEGORY_PERSONA: CollectionKind = CollectionKind {
    first: |context| {
        of(context, |category| {
            category.personas.iter().map(persona).collect()
        })
    },
    ..OF_CATEGORY
};

/// Includes topics that were created with prompts. The same applies to tags.
pub(crate) static TOPIC: CollectionKind = CollectionKind {
    first: |context| {
        of(context, |category| {
            context
                .store
                .prompts(category, |prompts| named(&prompts.topics))
        })
    },
    ..OF_CATEGORY
};

pub(crate) static TAG: CollectionKind = CollectionKind {
    first: |context| {
        of(context, |category| {
            context
                .store
                .prompts(category, |prompts| named(&prompts.tags))
        })
    },
    ..OF_CATEGORY
};

pub(crate) static CITATION: CollectionKind = CollectionKind {
    first: |_| CATEGORIES.iter().map(|name| choice(name)).collect(),
    ..OF_CATEGORY
};

pub(crate) static CITATION_TAG: CollectionKind = CollectionKind {
    first: |_| TAGS.map(choice).into(),
    ..OF_CATEGORY
};

/// The segments of the domains of each organisation.
pub(crate) static SEGMENT: CollectionKind = CollectionKind {
    first: |context| {
        let organizations = context.dataset.organizations.iter();
        let all = organizations.flat_map(|organization| {
            segments(organization).map(move |(id, name, _)| {
                fields(json!({ "id": id, "name": name, "organization_id": organization.id }))
            })
        });
        all.collect()
    },
    ..OF_ALL
};

pub(crate) static DOMAIN: CollectionKind = CollectionKind {
    first: |context| {
        let domains = context.dataset.owned_domains().map(|(category, name)| {
            fields(json!({
                "id": domain_id(&name),
                "name": name,
                "created_at": timestamp(FIRST),
                "organization": entity(&category.organization),
            }))
        });
        domains.collect()
    },
    ..OF_ALL
};

fn of(context: &Context<'_>, list: impl Fn(&Category) -> Vec<Fields>) -> Vec<Fields> {
    let category = context.dataset.category(&context.owner);
    category.map(list).unwrap_or_default()
}

/// Returns the records of all categories, each with its category and organisation.
fn everywhere(context: &Context<'_>, list: impl Fn(&Category) -> Vec<Fields>) -> Vec<Fields> {
    let categories = context.dataset.categories.iter();
    let all = categories.flat_map(|category| {
        let listed = list(category).into_iter();
        listed.map(|mut one| {
            let mut known = entity(&category.entity);
            known["internal_name"] = category.internal_name.into();
            one.insert("category".to_owned(), known);
            one.insert("organization".to_owned(), entity(&category.organization));
            one
        })
    });
    all.collect()
}

fn asset(asset: &Asset) -> Fields {
    let (name, id) = (asset.entity.name, &asset.entity.id);
    let website = website(name);
    fields(json!({
        "id": id,
        "name": name,
        "website": website,
        "alternate_domains": [alternate(name)],
        "is_owned": asset.owned,
        "created_at": timestamp(FIRST),
        "logo_url": format!("https://{website}/logo.png"),
    }))
}

fn persona(persona: &Entity) -> Fields {
    fields(json!({
        "id": persona.id,
        "name": persona.name,
        "persona": {
            "behavior": {
                "painPoints": "Too much to choose from",
                "motivations": "To buy once and well",
            },
            "employment": {
                "industry": ["Retail"],
                "jobTitle": ["Manager"],
                "companySize": ["51-200"],
                "roleSeniority": ["Senior"],
            },
            "demographics": { "ageRange": ["25-34", "35-44"] },
        },
    }))
}

fn entities(all: &[Entity]) -> Vec<Fields> {
    all.iter().map(|one| fields(entity(one))).collect()
}

fn entity(one: &Entity) -> Value {
    json!({ "id": one.id, "name": one.name })
}

fn named(all: &[Named]) -> Vec<Fields> {
    let named = all.iter();
    named
        .map(|one| fields(json!({ "id": one.id, "name": one.name, "status": "active" })))
        .collect()
}

fn choice(name: &str) -> Fields {
    let (first, rest) = name.split_at(1);
    let shown = first.to_uppercase() + rest;
    fields(json!({ "value": name, "name": shown }))
}

/// 2025-10-01T09:00:00Z
const FIRST: i64 = 1_759_309_200;
