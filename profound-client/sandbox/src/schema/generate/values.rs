//! Generates single values by the name of their field.

use serde_json::{Map, Value, json};

use crate::{
    dataset::{
        Entity,
        claims::THEMES,
        dates::{self, DAY, timestamp},
        pages::CATEGORIES,
        seeded_hash::{self, mix},
        uuid,
    },
    schema::{
        generate::generator::{Generator, ValueContext},
        shapes::{Bounds, Object, Shape},
    },
};

impl Generator<'_> {
    /// Returns a value without fields or items.
    pub(crate) fn plain(&self, shape: &Shape, context: &ValueContext<'_>) -> Value {
        match shape {
            Shape::Boolean if context.name.starts_with("is") => true.into(),
            Shape::Boolean => (context.seed % 3 > 0).into(),
            Shape::Number => number(context.name, context.seed).into(),
            Shape::Integer(bounds) => integer(context.name, context.seed, *bounds).into(),
            Shape::Uuid => uuid::derive(context.seed).into(),
            Shape::Timestamp => timestamp(self.moment(context.seed)).into(),
            Shape::Date => self.day(context.seed).into(),
            Shape::String(bounds) => {
                let text = self.text(context);
                let most = bounds.greatest.map_or(usize::MAX, |most| most as usize);
                text.chars().take(most).collect::<String>().into()
            }
            Shape::File => "".into(),
            Shape::Object => json!({ "type": "object", "properties": {} }),
            _ => self.text(context).into(),
        }
    }

    /// Returns the id and name of a thing of the category, if the object has fields for both.
    pub(crate) fn entity(&self, object: &Object, context: &ValueContext<'_>) -> Map<String, Value> {
        let named = ["name", "label"]
            .into_iter()
            .find(|name| object.field(name).is_some());
        let pool = self
            .pool(context.name)
            .or_else(|| self.pool(context.around));
        let mut known = Map::new();
        if let (Some(named), Some(pool), Some(_)) = (named, pool, object.field("id")) {
            let entity = pick(pool, context.seed);
            known.insert("id".to_owned(), entity.id.as_str().into());
            known.insert(named.to_owned(), entity.name.into());
        }
        known
    }

    /// Returns the things of the category that a field name refers to.
    fn pool(&self, name: &str) -> Option<&[Entity]> {
        let category = self.category;
        match name.trim_end_matches('s') {
            "model" | "platform" => Some(&category.models),
            "region" => Some(&category.regions),
            "topic" => Some(&category.topics),
            "prompt" | "promptText" | "prompt_text" => Some(&category.prompts),
            "tag" => Some(&category.tags),
            "persona" => Some(&category.personas),
            "organization" => Some(std::slice::from_ref(&category.organization)),
            "category" => Some(std::slice::from_ref(&category.entity)),
            _ => None,
        }
    }

    /// Returns a second within the days of the request.
    fn moment(&self, seed: u64) -> i64 {
        let seconds = (self.days.end - self.days.start) * DAY;
        self.days.start * DAY + (mix(seed) % seconds.unsigned_abs().max(1)) as i64
    }

    fn day(&self, seed: u64) -> String {
        dates::date_of(self.moment(seed).div_euclid(DAY)).to_string()
    }

    fn text(&self, context: &ValueContext<'_>) -> String {
        let (name, seed) = (context.name, context.seed);
        if let Some(pool) = self.pool(name) {
            return pick(pool, seed).name.to_owned();
        }
        if let Some(id_of) = name.strip_suffix("_id").or_else(|| name.strip_suffix("Id")) {
            let known = self.pool(id_of).map(|pool| pick(pool, seed).id.clone());
            return known.unwrap_or_else(|| uuid::derive(seed));
        }
        let ends = |ending: &[&str]| ending.iter().any(|one| name.to_lowercase().ends_with(one));
        match () {
            () if ends(&["date"]) => self.day(seed),
            () if ends(&["_at", "createdat", "updatedat", "_time"]) => timestamp(self.moment(seed)),
            () if name == "id" => uuid::derive(seed),
            () if ends(&[
                "url",
                "urls",
                "href",
                "hrefs",
                "website",
                "citations",
                "results",
                "websites",
                "websites",
            ]) =>
            {
                format!("https://{}{}", pick(HOSTS, seed), pick(PATHS, mix(seed)))
            }
            () if ends(&["hostname", "hostnames", "domain"]) => (*pick(HOSTS, seed)).to_owned(),
            () if ends(&["path"]) => (*pick(PATHS, seed)).to_owned(),
            () if ends(&["email"]) => "sandbox@example.com".to_owned(),
            () if ends(&["asset", "asset_name", "company_name", "mentions"]) => {
                pick(&self.category.assets, seed).entity.name.to_owned()
            }
            () if ends(&["theme", "themes", "attribute"]) => (*pick(THEMES, seed)).to_owned(),
            () if ends(&["category", "categories"]) => (*pick(&CATEGORIES, seed)).to_owned(),
            () if ends(&["claim"]) => {
                let asset = pick(&self.category.assets, seed).entity.name;
                let theme = pick(THEMES, mix(seed)).to_lowercase();
                format!("{asset} is criticised for its {theme}")
            }
            () if ends(&["status"]) => "active".to_owned(),
            () if ends(&["language"]) => "en-US".to_owned(),
            () if ends(&["timezone"]) => "UTC".to_owned(),
            () if ends(&["country_code"]) => (*pick(&["US", "GB", "DE"], seed)).to_owned(),
            () if ends(&["name", "label", "title"]) => {
                format!("{} {}", pick(THEMES, seed), mix(seed) % 90 + 10)
            }
            () => {
                let at = (mix(seed) % SENTENCES.len() as u64) as usize;
                let next = at + 1 + (seed % (SENTENCES.len() as u64 - 1)) as usize;
                format!("{} {}", SENTENCES[at], SENTENCES[next % SENTENCES.len()])
            }
        }
    }
}

/// Makes values consistent that are sums, shares or parts of each other.
pub(crate) fn agree(made: &mut Map<String, Value>) {
    let number = |name: &str| made.get(name).and_then(Value::as_u64);
    let mut agreed = Vec::new();
    for (part, whole, share) in PARTS {
        if let (Some(part), Some(rest)) = (number(part), number(whole)) {
            let sum = part + rest;
            agreed.push((*whole, json!(sum)));
            agreed.push((*share, json!(part as f64 / sum.max(1) as f64)));
        }
    }
    let link = made.get("url").or_else(|| made.get("href"));
    let link = link
        .and_then(Value::as_str)
        .and_then(|url| url.strip_prefix("https://"));
    if let Some((host, path)) = link.and_then(|link| link.split_once('/')) {
        agreed.push(("hostname", host.into()));
        agreed.push(("domain", host.into()));
        agreed.push(("path", format!("/{path}").into()));
        agreed.push(("clean_url", format!("{host}/{path}").into()));
    }
    for (name, value) in agreed {
        if let Some(old) = made.get_mut(name) {
            *old = value;
        }
    }
}

/// The names of a part, of its whole, and of its share of the whole.
static PARTS: &[(&str, &str, &str)] = &[
    ("accurate", "total", "ratio"),
    ("responseCount", "totalResponseCount", "responseShare"),
    ("prevResponseCount", "prevTotalResponseCount", ""),
    ("inaccurateClaimCount", "totalClaimCount", ""),
    ("inaccurateClusterCount", "totalClusterCount", ""),
];

pub(crate) fn pick<T>(among: &[T], seed: u64) -> &T {
    &among[(mix(seed) % among.len() as u64) as usize]
}

fn number(name: &str, seed: u64) -> f64 {
    let share = seeded_hash::share(mix(seed));
    let has = |parts: &[&str]| parts.iter().any(|part| name.to_lowercase().contains(part));
    match () {
        () if has(&["delta", "change"]) => (share - 0.5) / 5.0,
        () if has(&["percentage", "pct"]) => share * 100.0,
        () if has(&["position", "rank", "occurrence"]) => 1.0 + (share * 9.0).floor(),
        () if has(&["volume", "spend", "cpm"]) => (share * 9e4).round() / 10.0,
        () if has(&["low"]) => 0.4 + share / 10.0,
        () if has(&["high"]) => 0.8 + share / 10.0,
        () => 0.05 + share * 0.9,
    }
}

fn integer(name: &str, seed: u64, bounds: Bounds) -> i64 {
    let most = match name.to_lowercase() {
        name if name.contains("position") || name.contains("rank") => 10,
        name if name.contains("change") => 20,
        _ => 400,
    };
    let least = bounds.least.unwrap_or(1);
    let most = bounds.greatest.unwrap_or(least + most);
    least + (mix(seed) % (most - least + 1).unsigned_abs().max(1)) as i64
}

static HOSTS: &[&str] = &[
    "www.example.com",
    "reviews.example.com",
    "forum.example.com",
    "guides.example.org",
    "news.example.org",
    "shop.example.net",
    "magazine.example.net",
    "encyclopedia.example.org",
];

static PATHS: &[&str] = &[
    "/guides/how-to-choose",
    "/reviews/compared",
    "/questions/which-is-best",
    "/news/what-is-new",
    "/products/overview",
];

static SENTENCES: &[&str] = &[
    "It is often recommended to beginners.",
    "Reviewers praise how long it lasts.",
    "Some say that it costs more than it should.",
    "The maker states that it was tested in a lab.",
    "It compares well with others of its price.",
    "A few owners report trouble with repairs.",
];
