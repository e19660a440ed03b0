use serde_json::{Value, json};

use super::{Choices, cursor, params};
use crate::sandbox::answer::Answer;
use crate::sandbox::hash;
use crate::sandbox::node::Node;
use crate::sandbox::routes::Call;
use crate::sandbox::state::timestamp;
use crate::sandbox::world::{Agent, World};

/// `GET /v1/agents`
pub(crate) fn list(world: &World, call: &Call) -> Result<Answer, Answer> {
    let listing = params::query(call, &["statuses"], Listing::read)?;
    let wanted = |agent: &&Agent| listing.published.contains(&agent.published);
    let agents: Vec<&Agent> = world.agents.iter().filter(wanted).collect();
    let page = agents.iter().skip(listing.offset).take(listing.limit);
    let data: Vec<Value> = page.map(|agent| describe(agent)).collect();
    let next = listing.offset + data.len();
    let next = (next < agents.len()).then(|| cursor::encode(next as u64, listing.question));
    Ok(Answer::json(&json!({
        "data": data,
        "pagination": { "limit": listing.limit, "next_cursor": next },
    })))
}

struct Listing {
    published: Vec<bool>,
    limit: usize,
    offset: usize,
    question: u64,
}

impl Listing {
    fn read(query: &Node<'_>) -> Option<Listing> {
        let published = query.optional_or("statuses", vec![true], |node| {
            node.each(|item| item.choice(STATUSES))
        });
        let limit = query.optional_or("limit", 100, |node| node.integer_in_text(1, 100));
        let statuses = query.value.get("statuses").map(Value::to_string);
        let question = hash::text(&statuses.unwrap_or_default());
        let offset = query.optional_or("next_cursor", 0, |node| cursor::read(node, question));
        Some(Listing {
            published: published?,
            limit: usize::try_from(limit?).ok()?,
            offset: offset?,
            question,
        })
    }
}

fn describe(agent: &Agent) -> Value {
    json!({
        "id": agent.id,
        "organization_id": agent.organization,
        "name": agent.name,
        "status": super::name_of(STATUSES, agent.published),
        "created_at": timestamp(agent.created),
        "description": agent.description,
    })
}

const STATUSES: &Choices<bool> = &[("published", true), ("draft", false)];
