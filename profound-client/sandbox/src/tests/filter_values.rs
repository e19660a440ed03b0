//! Values of filters that some facts of the dataset have.

use serde_json::Value;

use crate::dataset::{
    ASSETS, Category,
    claim_counts::{CLAIMS, CLUSTERS, SOURCES},
    claims::THEMES,
    dates,
    facts::FactKind,
};

/// Returns an inaccurate claim that answers to the prompts without a tag and without a persona make.
pub(crate) fn claim(category: &Category) -> usize {
    let first = dates::moment("2026-03-02").expect("a date") / dates::DAY;
    let is_made = |cluster: &usize, prompt: usize| {
        (first..first + 10).any(|day| {
            let facts = category.day(day);
            facts.facts(FactKind::Check).iter().any(|fact| {
                let probe = facts.runs[usize::from(fact.run)].probe;
                let is_of_prompt = category.probes[usize::from(probe)].prompt == prompt;
                is_of_prompt && usize::from(fact.thing) / SOURCES == *cluster
            })
        })
    };
    let inaccurate = (0..CLUSTERS).filter(|cluster| !category.cluster(*cluster).positive);
    let mut made = inaccurate.filter(|cluster| is_made(cluster, 10) && is_made(cluster, 11));
    made.next().expect("a claim of both")
}

pub(crate) fn cluster(category: &Category) -> String {
    let claim = category.cluster(claim(category));
    crate::dataset::pages::id(&category.entity.id, &claim.text)
}

/// Returns a value of a field that some facts have: a name, or an id if the filter compares ids.
pub(crate) fn known(category: &Category, path: &str, field: &str, is_by_id: bool) -> Value {
    let entity = match field.trim_end_matches("_id").trim_end_matches("_name") {
        "model" | "platform" => Some(&category.models[1]),
        "region" => Some(&category.regions[0]),
        "topic" => Some(&category.topics[0]),
        "prompt" => Some(&category.prompts[2]),
        "tag" => Some(&category.tags[2]),
        "persona" => Some(&category.personas[0]),
        "asset" => Some(&category.assets[0].entity),
        _ => None,
    };
    if let Some(entity) = entity {
        return if is_by_id {
            entity.id.as_str().into()
        } else {
            entity.name.into()
        };
    }
    let owner = &category.entity.id;
    let claim = category.claim(0, 1).text;
    match field {
        "brand_name" => category.assets[0].entity.name.into(),
        "product_name" => format!("{} One", category.assets[0].entity.name).into(),
        "merchant_name" => "Northgate Store".into(),
        "hostname" => "forum.example.com".into(),
        "domain" => "forum.example.com".into(),
        "root_domain" => "example.org".into(),
        "page" | "url" => "https://forum.example.com/reviews/compared".into(),
        "path" if path.ends_with("bots") || path.ends_with("referrals") => {
            "/products/overview".into()
        }
        "path" => "/reviews/compared".into(),
        "citation_category" => "earned_media".into(),
        "citation_tag" => "partner".into(),
        "mentioned" => true.into(),
        "search_query" => category.queries[0].as_str().into(),
        "channel" => "Plain Reviews".into(),
        "analysis_type" if path.contains("/v2/") => "factcheck".into(),
        "analysis_type" => "accuracy".into(),
        "prompt_type" => "sentiment".into(),
        "theme" => THEMES[0].into(),
        "theme_id" => crate::dataset::pages::id(owner, THEMES[0]).into(),
        "claim" => claim.into(),
        "claim_id" => crate::dataset::pages::id(owner, &claim).into(),
        "run" | "run_id" => run(category).into(),
        "sentiment" => "positive".into(),
        "bot_name" => "GPTBot".into(),
        "bot_provider" => "openai".into(),
        "bot_type" => "index".into(),
        "referral_source" => "openai".into(),
        "referral_type" => "utm".into(),
        field => panic!("{path}: {field} has no example"),
    }
}

/// Returns the id of a run that makes claims about the owned brand.
fn run(category: &Category) -> String {
    let day = dates::moment("2026-03-02").expect("a date") / dates::DAY;
    let facts = category.day(day);
    let mut claims = facts.facts(FactKind::Claim).iter();
    let claim = claims.find(|fact| usize::from(fact.thing) < CLAIMS * ASSETS);
    category.run_id(day, usize::from(claim.expect("a claim").run))
}
