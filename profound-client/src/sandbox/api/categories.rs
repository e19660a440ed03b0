use serde_json::{Value, json};

use crate::sandbox::answer::Answer;
use crate::sandbox::node::Node;
use crate::sandbox::problems::Problems;
use crate::sandbox::routes::Call;
use crate::sandbox::world::{Category, World};

/// `GET /v1/org/categories`
pub(crate) fn list(world: &World, call: &Call) -> Result<Answer, Answer> {
    let wanted = organizations(call)?;
    let shown =
        |category: &&Category| wanted.is_empty() || wanted.contains(&category.organization.id);
    let categories = world.categories.iter().filter(shown);
    Ok(Answer::json(&categories.map(describe).collect::<Vec<_>>()))
}

fn organizations(call: &Call) -> Result<Vec<String>, Answer> {
    let ids: Vec<&str> = call.query.all("organization_ids").collect();
    let query = json!({ "organization_ids": ids });
    let problems = Problems::default();
    let wanted = Node::root("query", &query, &problems)
        .optional("organization_ids")
        .and_then(|ids| ids.each(Node::uuid));
    problems.answer(wanted)
}

fn describe(category: &Category) -> Value {
    json!({
        "id": category.entity.id,
        "name": category.entity.name,
        "internal_name": category.internal_name,
        "organization": {
            "id": category.organization.id,
            "name": category.organization.name,
        },
    })
}
