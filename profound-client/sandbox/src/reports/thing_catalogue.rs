//! The generated things of each family.

use serde_json::{Value, json};

use crate::{
    dataset::{
        Asset, Category, Entity, Probe,
        seeded_hash::{self, mix},
        uuid,
    },
    reports::thing::Thing,
    schema::generate::{CATEGORIES, HOSTS, PATHS, THEMES},
};

pub(crate) fn probe(category: &Category, probe: &Probe) -> Thing {
    let mut said = Vec::new();
    let mut put = |name: &'static str, id: &'static str, entity: &Entity| {
        said.push((name, entity.name.into()));
        said.push((id, entity.id.as_str().into()));
    };
    put("prompt", "prompt_id", &category.prompts[probe.prompt]);
    put("topic", "topic_id", &category.topics[probe.topic]);
    put("region", "region_id", &category.regions[probe.region]);
    put("tag", "tag_id", &category.tags[probe.tag]);
    put("persona", "persona_id", &category.personas[probe.persona]);
    Thing::new(said)
}

pub(crate) fn model(model: &Entity) -> Thing {
    let id: Value = model.id.as_str().into();
    Thing::new(vec![
        ("model", model.name.into()),
        ("model_id", id.clone()),
        ("platform", model.name.into()),
        ("platform_id", id),
    ])
}

pub(crate) fn sites(domain: Option<&str>) -> Vec<Thing> {
    let owned = domain.map(str::to_owned);
    let hosts: Vec<String> = match &owned {
        Some(domain) => vec![format!("www.{domain}"), format!("blog.{domain}")],
        None => HOSTS.iter().map(|host| (*host).to_owned()).collect(),
    };
    let pairs = hosts.iter().enumerate();
    let pairs = pairs.flat_map(|(at, host)| PATHS.iter().map(move |path| (at, host, path)));
    let site = |(at, host, path): (usize, &String, &&str)| {
        let url = format!("https://{host}{path}");
        let root = host.split_once('.').map_or(host.as_str(), |(_, root)| root);
        Thing::new(vec![
            ("domain", host.as_str().into()),
            ("host", host.as_str().into()),
            ("hostname", host.as_str().into()),
            ("root_domain", root.into()),
            ("path", (*path).into()),
            ("url", url.as_str().into()),
            ("page", url.as_str().into()),
            ("citation", url.as_str().into()),
            (
                "citation_category",
                CATEGORIES[at % CATEGORIES.len()].into(),
            ),
            ("owned", (at % CATEGORIES.len() == 0).into()),
        ])
    };
    pairs.map(site).collect()
}

/// Returns the claims of each theme. Every other claim is favourable.
pub(crate) fn claims(category: &Category) -> Vec<Thing> {
    let owner = seeded_hash::text(&category.entity.id);
    let id = |text: &str| uuid::derive(owner ^ mix(seeded_hash::text(text)));
    let themes = THEMES
        .iter()
        .flat_map(|theme| (0..2).map(move |at| (theme, at)));
    let claim = |(theme, at): (&&str, usize)| {
        let kind = ["positive", "negative"][at];
        let verb = ["is praised for its", "is criticised for its"][at];
        let subject = category.assets[0].entity.name;
        let text = format!("{subject} {verb} {}", theme.to_lowercase());
        let run = format!("run of {text}");
        Thing::new(vec![
            ("theme", (*theme).into()),
            ("theme_id", id(theme).into()),
            ("claim", text.as_str().into()),
            ("claim_id", id(&text).into()),
            ("cluster", text.as_str().into()),
            ("cluster_id", id(&text).into()),
            ("run", run.as_str().into()),
            ("run_id", id(&run).into()),
            ("sentiment", kind.into()),
            ("sentiment_type", kind.into()),
        ])
    };
    themes.map(claim).collect()
}

pub(crate) fn assets(category: &Category) -> Vec<Thing> {
    let asset = |asset: &Asset| {
        let (name, id): (Value, Value) =
            (asset.entity.name.into(), asset.entity.id.as_str().into());
        Thing::new(vec![
            ("asset", name.clone()),
            ("asset_name", name.clone()),
            ("asset_id", id.clone()),
            ("owned_asset_name", name.clone()),
            ("competitor", name),
            ("competitor_id", id),
            ("owned", asset.owned.into()),
        ])
    };
    category.assets.iter().map(asset).collect()
}

pub(crate) fn products(category: &Category) -> Vec<Thing> {
    let pairs = category.assets.iter();
    let pairs = pairs.flat_map(|asset| PRODUCTS.iter().map(move |name| (asset.entity.name, name)));
    let product = |(brand, name): (&str, &&str)| {
        let full = format!("{brand} {name}");
        let key = full.to_lowercase().replace(' ', "-");
        let price = 60 + mix(seeded_hash::text(&full)) % 140;
        let image = format!("https://images.example.com/{key}.jpg");
        Thing::new(vec![
            ("product", full.as_str().into()),
            ("product_name", full.as_str().into()),
            ("product_key", key.as_str().into()),
            ("product_id", uuid::derive(seeded_hash::text(&full)).into()),
            ("brand", brand.into()),
            ("brand_name", brand.into()),
            (
                "product_url",
                format!("https://shop.example.net/{key}").into(),
            ),
            ("product_image_urls", json!([image])),
            ("product_price", format!("${price}.00").into()),
        ])
    };
    pairs.map(product).collect()
}

pub(crate) fn merchant(name: &str) -> Thing {
    let seed = mix(seeded_hash::text(name));
    let host = name.to_lowercase().replace(' ', "");
    Thing::new(vec![
        ("merchant", name.into()),
        ("merchant_name", name.into()),
        ("merchant_names", json!([name])),
        (
            "merchant_prices",
            json!([format!("${}.00", 60 + seed % 140)]),
        ),
        (
            "merchant_url",
            format!("https://{host}.example.net/").into(),
        ),
        ("has_instant_checkout", (seed % 2 == 0).into()),
        ("delivery_options", json!(["standard"])),
    ])
}

pub(crate) fn videos(category: &Category) -> Vec<Thing> {
    let video = |at: usize| {
        let channel = CHANNELS[at % CHANNELS.len()];
        let handle = format!("@{}", channel.to_lowercase().replace(' ', ""));
        let seed = mix(seeded_hash::text(channel) ^ at as u64);
        let id = &uuid::derive(seed)[..11];
        let home = format!("https://video.example.com/{handle}");
        let topic = category.topics[at % category.topics.len()].name;
        let published = format!("2026-0{}-1{}T12:00:00Z", 1 + seed % 6, seed % 9);
        Thing::new(vec![
            ("channel", channel.into()),
            ("handle", handle.as_str().into()),
            ("video", id.into()),
            ("video_id", id.into()),
            (
                "title",
                format!("{topic}, part {}", at / CHANNELS.len() + 1).into(),
            ),
            ("source_type", SOURCES[at % SOURCES.len()].into()),
            (
                "video_category",
                VIDEO_CATEGORIES[at % VIDEO_CATEGORIES.len()].into(),
            ),
            ("channel_title", channel.into()),
            ("channel_handle", handle.as_str().into()),
            ("channel_url", home.as_str().into()),
            (
                "url",
                format!("https://video.example.com/watch/{id}").into(),
            ),
            ("published_at", published.into()),
            ("duration_seconds", (60 + seed % 1200).into()),
        ])
    };
    (0..36).map(video).collect()
}

pub(crate) fn queries(category: &Category) -> Vec<Thing> {
    let topics = category.topics.iter();
    let all = topics.flat_map(|topic| QUERIES.iter().map(move |form| (topic.name, form)));
    let query = |(topic, form): (&str, &&str)| {
        let text = form.replace("{topic}", &topic.to_lowercase());
        Thing::new(vec![
            ("query", text.as_str().into()),
            ("search_query", text.into()),
        ])
    };
    all.map(query).collect()
}

pub(crate) fn bot((name, provider, kind): &(&str, &str, &str)) -> Thing {
    Thing::new(vec![
        ("bot_name", (*name).into()),
        ("bot_provider", (*provider).into()),
        ("bot_type", (*kind).into()),
    ])
}

pub(crate) fn referral((source, kind): &(&str, &str)) -> Thing {
    Thing::new(vec![
        ("referral_source", (*source).into()),
        ("referral_type", (*kind).into()),
    ])
}

pub(crate) fn hour(hour: u64) -> Thing {
    Thing::new(vec![("hour", format!("{hour:02}").into())])
}

static PRODUCTS: [&str; 3] = ["One", "Two Pro", "Classic"];

pub(crate) static MERCHANTS: [&str; 6] = [
    "Northgate Store",
    "Everyday Market",
    "Outfitter Direct",
    "Corner Shop",
    "Harbour Goods",
    "Parcel House",
];

static CHANNELS: [&str; 9] = [
    "Plain Reviews",
    "The Test Bench",
    "Weekend Notes",
    "Gear Diary",
    "Slow Comparison",
    "First Look",
    "Long Term",
    "Workshop Hours",
    "Buyers Table",
];

static SOURCES: [&str; 4] = ["video", "short", "video", "playlist"];

static VIDEO_CATEGORIES: [&str; 3] = ["review", "how-to", "comparison"];

static QUERIES: [&str; 4] = [
    "best for {topic}",
    "{topic} reviews",
    "{topic} compared",
    "{topic} for beginners",
];

pub(crate) static BOTS: [(&str, &str, &str); 6] = [
    ("GPTBot", "openai", "ai_training"),
    ("ChatGPT-User", "openai", "ai_assistant"),
    ("OAI-SearchBot", "openai", "index"),
    ("ClaudeBot", "anthropic", "ai_training"),
    ("PerplexityBot", "perplexity", "index"),
    ("Googlebot", "google", "index"),
];

pub(crate) static REFERRALS: [(&str, &str); 5] = [
    ("chatgpt.com", "referer"),
    ("perplexity.ai", "referer"),
    ("gemini.google.com", "utm"),
    ("claude.ai", "referer"),
    ("copilot.microsoft.com", "utm"),
];
