//! Read-only records of assets and accounts.

use serde_json::{Value, json};

use crate::{
    dataset::{
        dates::timestamp,
        seeded_hash::{self, mix, share},
        uuid,
    },
    routes::collections::kind::{CollectionKind, Context, PLAIN, fields, not_found},
    store::records::Fields,
};

/// A text that was analysed for its use by models.
pub(crate) static CONTENT: CollectionKind = CollectionKind {
    title: "Content",
    id: "content_id",
    owner: "asset_id",
    fixed: true,
    owned: |context| {
        let assets = context
            .dataset
            .categories
            .iter()
            .flat_map(|one| &one.assets);
        let mut assets = assets.map(|asset| &asset.entity.id);
        let known = assets.any(|id| *id == context.owner);
        known.then_some(()).ok_or_else(|| not_found("Asset"))
    },
    first: |context| {
        let count = 20 + seeded_hash::text(&context.owner) % 20;
        (0..count).map(|at| content(&context.owner, at)).collect()
    },
    shown: |context, fields| {
        let id = fields.get("content_id").map(Value::to_string);
        let seed = seeded_hash::text(&id.unwrap_or_default());
        fields.extend(analysis(context, seed));
    },
    ..PLAIN
};

pub(crate) static INTEGRATION: CollectionKind = CollectionKind {
    title: "Integration",
    fixed: true,
    first: |context| {
        let organizations = context.dataset.organizations.iter();
        let all = organizations.flat_map(|organization| {
            PROVIDERS.iter().map(|(provider, label, status, level)| {
                fields(json!({
                    "id": uuid::derive(seeded_hash::text(&organization.id) ^ seeded_hash::text(provider)),
                    "organization_id": organization.id,
                    "provider": provider,
                    "label": label,
                    "account": "sandbox@example.com",
                    "status": status,
                    "level": level,
                }))
            })
        });
        all.collect()
    },
    ..PLAIN
};

fn content(asset: &str, at: u64) -> Fields {
    let seed = mix(seeded_hash::text(asset) ^ at);
    let (kind, input) = [
        ("url", Some("https://www.example.com/guides/how-to-choose")),
        ("text", Some("How to choose, in a few steps")),
        ("file", None),
    ][(seed % 3) as usize];
    let id = uuid::derive(seed);
    fields(json!({
        "id": id,
        "content_id": id,
        "title": format!("How to choose, part {}", at + 1),
        "created_at": timestamp(FIRST - at as i64 * 7 * 3600),
        "extracted_input": input,
        "type": kind,
        "status": "completed",
    }))
}

/// Returns the findings about a text.
fn analysis(context: &Context<'_>, seed: u64) -> Fields {
    let category = &context.dataset.categories[0];
    let score = |at: u64| (40.0 + 60.0 * share(mix(seed ^ at))).round();
    let parts = ["Structure", "Sources", "Readability"];
    let breakdown = (0..).zip(parts).map(|(at, title)| {
        json!({ "title": title, "weight": if at == 0 { 0.4 } else { 0.3 }, "score": score(at) })
    });
    let breakdown: Vec<Value> = breakdown.collect();
    let (topic, prompt) = (&category.topics[0], &category.prompts[0]);
    fields(json!({
        "content": { "format": "markdown", "value": "# How to choose\n\nBegin with what you need.\n" },
        "aeo_content_score": { "value": score(3), "target_zone": { "low": 70.0, "high": 90.0 } },
        "analysis": { "breakdown": breakdown },
        "recommendations": [{
            "title": "Say it first",
            "status": "pending",
            "impact": { "section": "Structure", "score": 8.0 },
            "suggestion": {
                "text": "Answer the question in the first paragraph",
                "rationale": "Models quote what comes early",
            },
        }],
        "inputs": {
            "topic": { "id": topic.id, "name": topic.name },
            "prompt": { "id": prompt.id, "name": prompt.name },
            "top_citations": ["https://reviews.example.com/reviews/compared"],
            "user": { "type": "text", "value": "How to choose", "metadata": { "words": 640 } },
        },
    }))
}

static PROVIDERS: [(&str, &str, &str, &str); 4] = [
    ("google_analytics", "Google Analytics", "active", "org"),
    ("cloudflare", "Cloudflare", "active", "org"),
    ("slack", "Slack", "needs_reauth", "user"),
    ("wordpress", "WordPress", "pending", "org"),
];

/// 2026-08-20T12:00:00Z
const FIRST: i64 = 1_787_227_200;
