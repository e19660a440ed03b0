//! Handles the list of prompts.

use serde_json::{Value, json};

use crate::{
    dataset::{Dataset, dates::timestamp, seeded_hash},
    http::{request_context::RequestContext, response::ApiResponse},
    routes::named_json::{all_named, named},
    schema::{
        category::category_in_path,
        choices::{Choices, name_of},
        cursor,
        json_node::JsonNode,
        params,
        sort_direction::Direction,
    },
    store::{
        Named, Store,
        prompts::{Prompt, Prompts, Status},
    },
};

/// Handles `GET /v1/org/categories/{category_id}/prompts`.
pub(crate) fn list(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let category = category_in_path(dataset, context)?;
    let listing = params::query(context, LISTS, |query| {
        PromptListing::read(query, seeded_hash::text(&category.entity.id))
    })?;
    Ok(store.prompts(category, |prompts| listing.page(prompts)))
}

/// The filters, the order and the page of a list of prompts.
struct PromptListing {
    limit: usize,
    /// The index of the last prompt of the previous page, among all prompts.
    after: Option<usize>,
    order: PromptOrder,
    direction: Direction,
    analyses: Vec<&'static str>,
    statuses: Vec<Status>,
    topics: Vec<String>,
    tags: Vec<String>,
    regions: Vec<String>,
    platforms: Vec<String>,
    personas: Vec<String>,
    question: u64,
}

#[derive(Clone, Copy, PartialEq)]
enum PromptOrder {
    Created,
    Text,
}

impl PromptListing {
    fn read(query: &JsonNode<'_>, category: u64) -> Option<PromptListing> {
        let question = question(query.value, category);
        let limit = query.optional_or("limit", MOST, |node| node.integer_in_text(1, MOST));
        let after = query.optional_or("cursor", None, |node| {
            cursor::read(node, question).map(Some)
        });
        let order = query.optional_or("order_by", PromptOrder::Created, |node| node.choice(ORDERS));
        let direction = query.optional_or("order_dir", Direction::Descending, |node| {
            node.choice(&Direction::ALL)
        });
        let choices = |name, choices| {
            query.optional_or(name, Vec::new(), |node: &JsonNode<'_>| {
                node.each(|item| item.choice(choices))
            })
        };
        let ids = |name| query.optional_or(name, Vec::new(), |node| node.each(JsonNode::uuid));
        let analyses = choices("analysis_type", ANALYSES);
        let older = choices("prompt_type", &ANALYSES[..2]);
        let statuses = query.optional_or("status", vec![Status::Active], |node| {
            node.each(|item| item.choice(&STATUSES[..2]))
        });
        let (topics, tags, regions) = (ids("topic_id"), ids("tag_id"), ids("region_id"));
        let (platforms, personas) = (ids("platform_id"), ids("persona_id"));
        Some(PromptListing {
            limit: usize::try_from(limit?).ok()?,
            after: after?,
            order: order?,
            direction: direction?,
            analyses: [analyses?, older?].concat(),
            statuses: statuses?,
            topics: topics?,
            tags: tags?,
            regions: regions?,
            platforms: platforms?,
            personas: personas?,
            question,
        })
    }

    fn page(&self, prompts: &Prompts) -> ApiResponse {
        let all = &prompts.all;
        let mut order: Vec<usize> = (0..all.len()).collect();
        if self.order == PromptOrder::Text {
            order.sort_by_key(|at| &all[*at].text);
        }
        if self.direction == Direction::Descending {
            order.reverse();
        }
        let start = self
            .after
            .and_then(|after| order.iter().position(|at| *at == after));
        let start = start.map_or(0, |before| before + 1);
        let fits = |at: &&usize| self.fits(&all[**at]);
        let mut rest = order[start..].iter().filter(fits);
        let page: Vec<usize> = rest.by_ref().take(self.limit).copied().collect();
        let last = page.last().filter(|_| rest.next().is_some());
        ApiResponse::json(&json!({
            "info": {
                "total_rows": order.iter().filter(fits).count(),
                "limit": self.limit,
                "next_cursor": last.map(|at| cursor::encode(*at as u64, self.question)),
            },
            "data": page.iter().map(|at| describe(&all[*at])).collect::<Vec<_>>(),
        }))
    }

    fn fits(&self, prompt: &Prompt) -> bool {
        let any = |wanted: &[String], having: &[Named]| {
            wanted.is_empty() || having.iter().any(|one| wanted.contains(&one.id))
        };
        let analyses = &prompt.analysis_types;
        self.statuses.contains(&prompt.status)
            && (self.analyses.is_empty() || analyses.iter().any(|one| self.analyses.contains(one)))
            && any(&self.topics, std::slice::from_ref(&prompt.topic))
            && any(&self.tags, &prompt.tags)
            && any(&self.regions, &prompt.regions)
            && any(&self.platforms, &prompt.platforms)
            && any(&self.personas, &prompt.personas)
    }
}

/// Returns the hash of a request without its paging, so that page sizes may change between pages.
fn question(query: &Value, category: u64) -> u64 {
    let mut query = query.clone();
    if let Some(fields) = query.as_object_mut() {
        fields.retain(|name, _| KEPT.contains(&name.as_str()) || LISTS.contains(&name.as_str()));
    }
    category ^ seeded_hash::text(&query.to_string())
}

fn describe(prompt: &Prompt) -> Value {
    let mut older = ANALYSES[..2].iter().map(|(name, _)| *name);
    let older = older.find(|name| prompt.analysis_types.contains(name));
    json!({
        "id": prompt.id,
        "analysis_types": prompt.analysis_types,
        "prompt_type": older.unwrap_or_default(),
        "prompt": prompt.text,
        "language": prompt.language,
        "status": name_of(STATUSES, prompt.status),
        "topic": named(&prompt.topic),
        "tags": all_named(&prompt.tags),
        "regions": all_named(&prompt.regions),
        "platforms": all_named(&prompt.platforms),
        "personas": all_named(&prompt.personas),
        "created_at": timestamp(prompt.created),
        "updated_at": timestamp(prompt.updated),
    })
}

const MOST: i64 = 10_000;

/// The parameters that may be repeated.
const LISTS: &[&str] = &[
    "analysis_type",
    "prompt_type",
    "status",
    "topic_id",
    "tag_id",
    "region_id",
    "platform_id",
    "persona_id",
];

/// The other parameters that must be the same on every page.
const KEPT: &[&str] = &["order_by", "order_dir"];

const ORDERS: &Choices<PromptOrder> = &[
    ("created_at", PromptOrder::Created),
    ("prompt", PromptOrder::Text),
];

/// The first two are also the values of the older `prompt_type`.
pub(crate) const ANALYSES: &Choices<&str> = &[
    ("visibility", "visibility"),
    ("sentiment", "sentiment"),
    ("sentiment_v2", "sentiment_v2"),
    ("accuracy", "accuracy"),
];

/// `deleted` is only a target of changes, and never listed.
pub(crate) const STATUSES: &Choices<Status> = &[
    ("active", Status::Active),
    ("disabled", Status::Disabled),
    ("deleted", Status::Deleted),
];
