//! The routes, a file each, and what they share.

pub(crate) mod categories;
pub(crate) mod cursor;
pub(crate) mod document_writes;
pub(crate) mod documents;
pub(crate) mod filter_tree;
mod filters;
pub(crate) mod knowledge_bases;
pub(crate) mod knowledge_folders;
pub(crate) mod knowledge_search;
pub(crate) mod params;
pub(crate) mod period;
mod prompt_draft;
pub(crate) mod prompt_writes;
pub(crate) mod prompts;
mod query_v1;
mod query_v2;
mod upload;
pub(crate) mod visibility_v1;
pub(crate) mod visibility_v2;

use http::StatusCode;
use serde_json::Value;
use serde_json::json;

use crate::answer::Answer;
use crate::routes::Call;
use crate::state::Named;
use crate::world::Category;
use crate::world::World;

/// Names of a closed set, each with what it means.
type Choices<T> = [(&'static str, T)];

/// Those of the choices that were chosen, in the order of the choices and once each.
fn canonical<T: Copy + PartialEq>(choices: &Choices<T>, chosen: &[T]) -> Vec<(&'static str, T)> {
    let among = choices.iter().filter(|(_, choice)| chosen.contains(choice));
    among.copied().collect()
}

fn names<T>(chosen: &Choices<T>) -> Vec<&'static str> {
    chosen.iter().map(|(name, _)| *name).collect()
}

fn name_of<T: PartialEq>(choices: &Choices<T>, chosen: T) -> &'static str {
    let found = choices.iter().find(|(_, choice)| *choice == chosen);
    found.map_or("", |(name, _)| name)
}

fn named(one: &Named) -> Value {
    json!({ "id": one.id, "name": one.name })
}

fn all_named(all: &[Named]) -> Value {
    all.iter().map(named).collect()
}

/// The category that a path is about.
fn category_in_path<'a>(world: &'a World, call: &Call) -> Result<&'a Category, Answer> {
    category(world, &params::id(call, "category_id")?)
}

pub(crate) fn category<'a>(world: &'a World, id: &str) -> Result<&'a Category, Answer> {
    world
        .category(id)
        .ok_or_else(|| Answer::detail(StatusCode::NOT_FOUND, "Category not found"))
}
