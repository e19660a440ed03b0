//! Validates new and changed prompts before they are stored.

use std::cell::{Cell, RefCell};

use crate::{
    dataset::{Category, Entity, seeded_hash, uuid},
    routes::prompts::ANALYSES,
    schema::{choices::Choices, json_node::JsonNode},
    store::{
        Named,
        prompts::{Prompt, Prompts, Status},
    },
};

/// The prompts of a category as they are after a request, if it succeeds.
pub(crate) struct Draft<'a> {
    pub(crate) category: &'a Category,
    pub(crate) prompts: RefCell<Prompts>,
    pub(crate) now: i64,
    pub(crate) topics_created: Cell<u64>,
    pub(crate) tags_created: Cell<u64>,
}

/// The kinds of things that a prompt refers to.
#[derive(Clone, Copy)]
enum ReferenceKind {
    Topic,
    Tag,
    Region,
    Platform,
    Persona,
    Asset,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(category: &'a Category, prompts: &Prompts, now: i64) -> Draft<'a> {
        Draft {
            category,
            prompts: RefCell::new(prompts.clone()),
            now,
            topics_created: Cell::new(0),
            tags_created: Cell::new(0),
        }
    }

    /// Reads a new prompt. If its id exists, returns the existing prompt unchanged.
    pub(crate) fn create(&self, input: &JsonNode<'_>) -> Option<Prompt> {
        input.fields()?;
        let id = input.nullable_or("id", None, |node| node.uuid().map(Some));
        let text = input.required("prompt").and_then(|node| node.filled());
        let topic = input.required("topic");
        let topic = topic.and_then(|node| self.one(ReferenceKind::Topic, &node));
        let language = input.required("language").and_then(|node| node.filled());
        let tags = input.optional_or("tags", Vec::new(), |node| {
            self.all(ReferenceKind::Tag, node)
        });
        let regions = input.required("regions");
        let regions = regions.and_then(|node| self.some(ReferenceKind::Region, &node));
        let platforms = input.required("platforms");
        let platforms = platforms.and_then(|node| self.some(ReferenceKind::Platform, &node));
        let personas = input.optional_or("personas", Vec::new(), |node| {
            self.all(ReferenceKind::Persona, node)
        });
        let asset = input.nullable_or("asset", None, |node| {
            self.one(ReferenceKind::Asset, node).map(Some)
        });
        let analysis_types = analyses(input, vec!["visibility"]);
        let prompt = Prompt {
            id: id?.unwrap_or_else(|| self.new_id()),
            text: text?.to_owned(),
            language: language?.to_owned(),
            status: Status::Active,
            analysis_types: analysis_types?,
            topic: topic?,
            tags: tags?,
            regions: regions?,
            platforms: platforms?,
            personas: personas?,
            asset: asset?,
            created: self.now,
            updated: self.now,
        };
        self.add(sound(input, prompt)?)
    }

    /// Reads the changes of a prompt, and returns the prompt before and after them.
    ///
    /// Absent fields are not changed. `null` clears the fields that may be empty; other fields ignore it.
    pub(crate) fn update(&self, input: &JsonNode<'_>, at: usize) -> Option<(Prompt, Prompt)> {
        if input.fields()?.len() < 2 {
            return input.problem("value_error", "Value error, there is nothing to change");
        }
        let old = self.prompts.borrow().all[at].clone();
        let prompt = input.nullable_or("prompt", old.text.clone(), text);
        let topic = input.nullable_or("topic", old.topic.clone(), |node| {
            self.one(ReferenceKind::Topic, node)
        });
        let language = input.nullable_or("language", old.language.clone(), text);
        let tags = input.changed("tags", &old.tags, |node| self.all(ReferenceKind::Tag, node));
        let regions = input.nullable_or("regions", old.regions.clone(), |node| {
            self.some(ReferenceKind::Region, node)
        });
        let platforms = input.nullable_or("platforms", old.platforms.clone(), |node| {
            self.some(ReferenceKind::Platform, node)
        });
        let personas = input.changed("personas", &old.personas, |node| {
            self.all(ReferenceKind::Persona, node)
        });
        let asset = input.changed("asset", &old.asset, |node| {
            self.one(ReferenceKind::Asset, node).map(Some)
        });
        let analysis_types = analyses(input, old.analysis_types.clone());
        let mut new = Prompt {
            text: prompt?,
            topic: topic?,
            language: language?,
            tags: tags?,
            regions: regions?,
            platforms: platforms?,
            personas: personas?,
            asset: asset?,
            analysis_types: analysis_types?,
            ..old.clone()
        };
        if new != old {
            new.updated = self.now;
        }
        let new = sound(input, new)?;
        self.prompts.borrow_mut().all[at] = new.clone();
        Some((old, new))
    }

    fn add(&self, prompt: Prompt) -> Option<Prompt> {
        let mut prompts = self.prompts.borrow_mut();
        if let Some(at) = prompts.find(&prompt.id) {
            return prompts.all.get(at).cloned();
        }
        prompts.all.push(prompt.clone());
        Some(prompt)
    }

    fn new_id(&self) -> String {
        let nth = self.prompts.borrow().all.len() as u64;
        uuid::derive(seeded_hash::text(&self.category.entity.id) ^ seeded_hash::mix(nth))
    }

    fn all(&self, kind: ReferenceKind, node: &JsonNode<'_>) -> Option<Vec<Named>> {
        node.each(|item| self.one(kind, item))
    }

    fn some(&self, kind: ReferenceKind, node: &JsonNode<'_>) -> Option<Vec<Named>> {
        node.some(|item| self.one(kind, item))
    }

    fn one(&self, kind: ReferenceKind, node: &JsonNode<'_>) -> Option<Named> {
        let (id, name) = reference(node)?;
        let known = self.known(kind);
        let found = known.into_iter().find(|one| match &id {
            Some(id) => one.id == *id,
            None => Some(&one.name) == name.as_ref(),
        });
        found.or_else(|| match (kind, id, name) {
            (ReferenceKind::Topic, None, Some(name)) => Some(self.new_topic(name)),
            (ReferenceKind::Tag, None, Some(name)) => Some(self.new_tag(name)),
            _ => node.problem(
                "value_error",
                "Value error, there is none of this id or name",
            ),
        })
    }

    fn known(&self, kind: ReferenceKind) -> Vec<Named> {
        let named = |entities: &[Entity]| entities.iter().map(Named::from).collect();
        match kind {
            ReferenceKind::Topic => self.prompts.borrow().topics.clone(),
            ReferenceKind::Tag => self.prompts.borrow().tags.clone(),
            ReferenceKind::Region => named(&self.category.regions),
            ReferenceKind::Platform => named(&self.category.models),
            ReferenceKind::Persona => named(&self.category.personas),
            ReferenceKind::Asset => {
                let assets = self.category.assets.iter();
                assets.map(|asset| Named::from(&asset.entity)).collect()
            }
        }
    }

    fn new_topic(&self, name: String) -> Named {
        let topic = self.new_named("topic", name);
        self.prompts.borrow_mut().topics.push(topic.clone());
        self.topics_created.set(self.topics_created.get() + 1);
        topic
    }

    fn new_tag(&self, name: String) -> Named {
        let tag = self.new_named("tag", name);
        self.prompts.borrow_mut().tags.push(tag.clone());
        self.tags_created.set(self.tags_created.get() + 1);
        tag
    }

    fn new_named(&self, kind: &str, name: String) -> Named {
        let owner = seeded_hash::text(&self.category.entity.id) ^ seeded_hash::text(kind);
        Named {
            id: uuid::derive(owner ^ seeded_hash::mix(seeded_hash::text(&name))),
            name,
        }
    }
}

fn text(node: &JsonNode<'_>) -> Option<String> {
    node.filled().map(str::to_owned)
}

/// Reads the analyses. The older `prompt_type` applies only if `analysis_types` is absent.
fn analyses(input: &JsonNode<'_>, default: Vec<&'static str>) -> Option<Vec<&'static str>> {
    let older = input.nullable_or("prompt_type", default, |node| {
        node.choice(TYPES).map(|analysis| vec![analysis])
    })?;
    input.nullable_or("analysis_types", older, |node| {
        node.some(|item| item.choice(ANALYSES))
    })
}

fn sound(input: &JsonNode<'_>, prompt: Prompt) -> Option<Prompt> {
    let about_an_asset = prompt.analysis_types.contains(&"sentiment");
    if about_an_asset && prompt.asset.is_none() {
        return input.problem("value_error", "Value error, sentiment is about an asset");
    }
    Some(prompt)
}

/// Reads a reference: an id, a name, or an object with one or both.
fn reference(node: &JsonNode<'_>) -> Option<(Option<String>, Option<String>)> {
    if node.value.is_string() {
        let text = node.filled()?;
        return Some(match uuid::normalise(text) {
            Some(id) => (Some(id), None),
            None => (None, Some(text.to_owned())),
        });
    }
    node.fields()?;
    let id = node.nullable_or("id", None, |node| node.uuid().map(Some));
    let name = node.nullable_or("name", None, |node| text(node).map(Some));
    match (id?, name?) {
        (None, None) => node.problem("value_error", "Value error, neither an id nor a name"),
        found => Some(found),
    }
}

const TYPES: &Choices<&str> = &[
    ("Visibility", "visibility"),
    ("Sentiment", "sentiment"),
    ("visibility", "visibility"),
    ("sentiment", "sentiment"),
];
