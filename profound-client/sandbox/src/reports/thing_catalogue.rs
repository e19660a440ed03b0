//! The things of each kind of report, with their values in all columns.

use serde_json::{Value, json};

use crate::{
    dataset::{
        ASSETS, Category, Entity, Probe,
        claim_counts::{CLAIMS, CLUSTERS, SOURCES},
        day::{MERCHANTS, OFFERS, PRODUCTS, merchant_of},
        domains::slug,
        pages::{Page, id, picture},
        seeded_hash::{self, mix},
        uuid,
        visits::{BOTS, LOGGED_PATHS, LOGGED_TAGS, LoggedDomain, REFERRALS},
    },
    reports::thing::Thing,
};

type Columns = Vec<(&'static str, Value)>;

pub(crate) fn probe(category: &Category, probe: &Probe) -> Thing {
    let mut said: Columns = Vec::new();
    let mut put = |name: &'static str, id: &'static str, entity: Option<&Entity>| {
        said.push((name, entity.map(|one| one.name).into()));
        said.push((id, entity.map(|one| one.id.as_str()).into()));
    };
    put("prompt", "prompt_id", Some(&category.prompts[probe.prompt]));
    put("topic", "topic_id", Some(&category.topics[probe.topic]));
    put("region", "region_id", Some(&category.regions[probe.region]));
    let (tag, persona) = (probe.tag, probe.persona);
    put("tag", "tag_id", tag.map(|at| &category.tags[at]));
    let persona = persona.map(|at| &category.personas[at]);
    put("persona", "persona_id", persona);
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

/// Returns the assets, as things that answers name.
pub(crate) fn assets(category: &Category) -> Vec<Thing> {
    (0..category.assets.len())
        .map(|at| Thing::new(asset(category, at)))
        .collect()
}

fn asset(category: &Category, at: usize) -> Columns {
    let asset = &category.assets[at];
    let (name, id): (Value, Value) = (asset.entity.name.into(), asset.entity.id.as_str().into());
    vec![
        ("asset", name.clone()),
        ("asset_name", name.clone()),
        ("asset_id", id),
        ("owned_asset_name", name),
        ("owned", asset.owned.into()),
    ]
}

pub(crate) fn pages(category: &Category) -> Vec<Thing> {
    let pages = category.pages.iter();
    pages.map(|one| Thing::new(page(one))).collect()
}

fn page(page: &Page) -> Columns {
    let url = page.url();
    let mut said: Columns = vec![
        ("domain", page.domain().into()),
        ("host", page.host.as_str().into()),
        ("hostname", page.host.as_str().into()),
        ("root_domain", page.root_domain().into()),
        ("path", page.path.as_str().into()),
        ("url", url.as_str().into()),
        ("page", url.as_str().into()),
        ("citation", url.into()),
        ("citation_category", page.category.into()),
        ("domain_category", page.domain_category.into()),
        ("citation_tag", page.tag.into()),
        ("mentioned", page.mentioned.into()),
        ("owned", page.owned.into()),
    ];
    if let Some(video) = &page.video {
        let handle = video.handle();
        let home = handle
            .as_ref()
            .map(|handle| format!("https://www.youtube.com/@{handle}"));
        said.extend([
            ("channel", video.channel.clone().into()),
            ("handle", handle.clone().into()),
            ("channel_handle", handle.into()),
            ("channel_title", video.channel.clone().into()),
            ("channel_url", home.into()),
            ("video_id", video.id.as_str().into()),
            ("title", video.title.clone().into()),
            ("source_type", video.source_type.name().into()),
            ("video_category", video.category.into()),
            ("published_at", video.published_at.as_str().into()),
            ("duration_seconds", video.duration_seconds.into()),
        ]);
    }
    said
}

pub(crate) fn queries(category: &Category) -> Vec<Thing> {
    let queries = category.queries.iter();
    queries.map(|text| Thing::new(query(text))).collect()
}

fn query(text: &str) -> Columns {
    vec![("query", text.into()), ("search_query", text.into())]
}

/// Returns the results of searches: `query * pages + page`.
pub(crate) fn results(category: &Category) -> Vec<Thing> {
    let pages: Vec<Columns> = category.pages.iter().map(page).collect();
    let queries = category.queries.iter();
    let results = queries.flat_map(|text| {
        let pages = pages.iter();
        pages.map(move |page| Thing::new([query(text), page.clone()].concat()))
    });
    results.collect()
}

/// Returns the claims about assets: `(asset * CLAIMS + claim) * ASSETS + competitor`.
pub(crate) fn claims(category: &Category) -> Vec<Thing> {
    let owner = &category.entity.id;
    let mut things = Vec::with_capacity(ASSETS * CLAIMS * ASSETS);
    for about in 0..ASSETS {
        for at in 0..CLAIMS {
            let claim = category.claim(about, at);
            let kind = if claim.positive {
                "positive"
            } else {
                "negative"
            };
            let mut said: Columns = vec![
                ("theme", claim.theme.into()),
                ("theme_id", id(owner, claim.theme).into()),
                ("claim", claim.text.as_str().into()),
                ("claim_id", id(owner, &claim.text).into()),
                ("sentiment", kind.into()),
                ("sentiment_type", kind.into()),
                ("positive", claim.positive.into()),
                ("source", source(category, &claim.text).url().into()),
            ];
            said.extend(asset(category, about));
            for competitor in &category.assets {
                let mut said = said.clone();
                said.push(("competitor", competitor.entity.name.into()));
                said.push(("competitor_id", competitor.entity.id.as_str().into()));
                things.push(Thing::new(said));
            }
        }
    }
    things
}

/// Returns the checked claims about the owned asset: `cluster * SOURCES + source`.
pub(crate) fn checks(category: &Category) -> Vec<Thing> {
    let owner = &category.entity.id;
    let check = |at: usize| {
        let claim = category.cluster(at / SOURCES);
        let cluster = id(owner, &claim.text);
        let mut said: Columns = vec![
            ("theme", claim.theme.into()),
            ("theme_id", id(owner, claim.theme).into()),
            ("claim", claim.text.as_str().into()),
            ("claim_id", cluster.as_str().into()),
            ("cluster", claim.text.as_str().into()),
            ("cluster_id", cluster.into()),
            ("positive", claim.positive.into()),
        ];
        said.extend(page(&category.pages[category.sources()[at]]));
        Thing::new(said)
    };
    (0..CLUSTERS * SOURCES).map(check).collect()
}

/// Returns the page from which models have a claim.
fn source<'a>(category: &'a Category, claim: &str) -> &'a Page {
    category.page_of(mix(seeded_hash::text(claim)))
}

/// Returns the products, three of each brand.
pub(crate) fn products(category: &Category) -> Vec<Thing> {
    let all = 0..ASSETS * PRODUCTS.len();
    let product = |at: usize| {
        let sellers = (0..OFFERS).map(|offer| MERCHANTS[merchant_of(at, offer)]);
        let sellers: Vec<&str> = sellers.collect();
        let mut said = product(category, at);
        said.push(("merchant", json!(sellers)));
        said.push(("merchant_names", json!(sellers)));
        Thing::new(said)
    };
    all.map(product).collect()
}

fn product(category: &Category, at: usize) -> Columns {
    let brand = category.assets[at / PRODUCTS.len()].entity.name;
    let full = format!("{brand} {}", PRODUCTS[at % PRODUCTS.len()]);
    let key = slug(&full);
    let price = 60 + mix(seeded_hash::text(&full)) % 140;
    let mut said: Columns = vec![
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
        ("product_image_urls", json!([picture(&full)])),
        ("product_price", format!("${price}.00").into()),
    ];
    said.extend(asset(category, at / PRODUCTS.len()));
    said
}

/// Returns the offers: `product * MERCHANTS + merchant`.
pub(crate) fn offers(category: &Category) -> Vec<Thing> {
    let products = 0..ASSETS * PRODUCTS.len();
    let offers = products.flat_map(|at| {
        let said = product(category, at);
        MERCHANTS
            .iter()
            .map(move |name| Thing::new([said.clone(), merchant(name, at)].concat()))
    });
    offers.collect()
}

fn merchant(name: &str, product: usize) -> Columns {
    let seed = mix(seeded_hash::text(name));
    let price = 60 + mix(seed ^ product as u64) % 140;
    vec![
        ("merchant", name.into()),
        ("merchant_name", name.into()),
        ("merchant_names", json!([name])),
        ("merchant_price", format!("${price}.00").into()),
        ("merchant_prices", json!([format!("${price}.00")])),
        (
            "merchant_url",
            format!("https://{}.example.net/", slug(name)).into(),
        ),
        ("has_instant_checkout", (seed % 2 == 0).into()),
        ("delivery_options", json!(["standard"])),
    ]
}

/// Returns the visits of bots to a domain: `bot * LOGGED_PATHS + path`.
pub(crate) fn bots(domain: &LoggedDomain) -> Vec<Thing> {
    let bots = BOTS.iter().flat_map(|(name, provider, kind)| {
        logged(domain).map(move |page| {
            let bot: Columns = vec![
                ("bot_name", (*name).into()),
                ("bot_provider", (*provider).into()),
                ("bot_type", (*kind).into()),
            ];
            Thing::new([bot, page].concat())
        })
    });
    bots.collect()
}

/// Returns the visits of people to a domain: `source * LOGGED_PATHS + path`.
pub(crate) fn referrals(domain: &LoggedDomain) -> Vec<Thing> {
    let sources = REFERRALS.iter().flat_map(|(source, kind)| {
        logged(domain).map(move |page| {
            let referral: Columns = vec![
                ("referral_source", (*source).into()),
                ("referral_type", (*kind).into()),
            ];
            Thing::new([referral, page].concat())
        })
    });
    sources.collect()
}

fn logged(domain: &LoggedDomain) -> impl Iterator<Item = Columns> + '_ {
    let paths = LOGGED_PATHS.iter().enumerate();
    paths.map(|(at, path)| {
        vec![
            ("host", domain.host(at).into()),
            ("path", (*path).into()),
            ("log_tag", LOGGED_TAGS[at].into()),
        ]
    })
}
