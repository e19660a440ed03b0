//! The log of visits to owned domains: by bots, and by people who come from a model.

use crate::dataset::{
    Category, Dataset, Entity,
    domains::{alternate, bare, website},
    entity::numbered_id,
    seeded_hash::{self, mix},
    uuid,
};

/// A domain of an owned asset, whose visits are logged.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LoggedDomain {
    pub(crate) domain: String,
    seed: u64,
}

/// Visits in one hour.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Visits {
    /// The index of the visitor and the page: `visitor * LOGGED_PATHS + path`.
    pub(crate) thing: usize,
    pub(crate) count: u32,
}

impl Dataset {
    /// Returns the logged domain with this name, or `None` if nothing is logged for it.
    pub(crate) fn logged(&self, domain: &str) -> Option<LoggedDomain> {
        let domain = bare(domain);
        let mut domains = self.owned_domains();
        let (category, domain) = domains.find(|(_, known)| known == domain)?;
        Some(LoggedDomain {
            seed: category.seed ^ mix(seeded_hash::text(&domain)),
            domain,
        })
    }

    /// Returns the domains of owned assets, each with the category of its asset.
    pub(crate) fn owned_domains(&self) -> impl Iterator<Item = (&Category, String)> {
        self.categories.iter().flat_map(|category| {
            let owned = category.assets.iter().filter(|asset| asset.owned);
            let hosts = owned.flat_map(|asset| {
                let brand = asset.entity.name;
                [website(brand), alternate(brand)]
            });
            hosts.map(move |host| (category, bare(&host).to_owned()))
        })
    }

    /// Returns the organisation of an owned domain.
    pub(crate) fn owner(&self, domain: &str) -> Option<&Entity> {
        let domain = bare(domain);
        let mut domains = self.owned_domains();
        let found = domains.find(|(_, known)| known == domain);
        found.map(|(category, _)| &category.organization)
    }

    /// Returns whether an owned domain has this id.
    pub(crate) fn has_domain(&self, id: &str) -> bool {
        self.owned_domains().any(|(_, name)| domain_id(&name) == id)
    }

    /// Returns the tag of the pages in a segment, or `None` if no segment has this id.
    pub(crate) fn segment_tag(&self, id: &str) -> Option<&'static str> {
        let organizations = self.organizations.iter();
        let mut segments = organizations.flat_map(segments);
        segments
            .find(|(known, ..)| known == id)
            .map(|(.., tag)| tag)
    }
}

/// Returns the id of an owned domain.
pub(crate) fn domain_id(name: &str) -> String {
    uuid::derive(seeded_hash::text(name))
}

/// Returns the segments of the domains of an organisation: ids, names, and the tags of their pages.
pub(crate) fn segments(
    organization: &Entity,
) -> impl Iterator<Item = (String, &'static str, &'static str)> {
    let segments = SEGMENTS.iter().enumerate();
    segments.map(|(at, (name, tag))| (numbered_id(organization, "segment", at), *name, *tag))
}

impl LoggedDomain {
    /// Returns the visits of bots in an hour, counted from the start of 1970 in UTC.
    pub(crate) fn bots(&self, hour: i64) -> impl Iterator<Item = Visits> + use<> {
        visits(self.seed, hour, BOTS.len())
    }

    /// Returns the visits of people in an hour, counted from the start of 1970 in UTC.
    pub(crate) fn referrals(&self, hour: i64) -> impl Iterator<Item = Visits> + use<> {
        visits(mix(self.seed), hour, REFERRALS.len())
    }

    /// Returns the host of a logged path.
    pub(crate) fn host(&self, path: usize) -> String {
        match path {
            0..=2 => format!("www.{}", self.domain),
            _ => format!("blog.{}", self.domain),
        }
    }
}

fn visits(seed: u64, hour: i64, visitors: usize) -> impl Iterator<Item = Visits> {
    let hour_seed = mix(seed ^ mix(hour as u64));
    let things = 0..visitors * LOGGED_PATHS.len();
    things.filter_map(move |thing| {
        let draw = mix(hour_seed ^ thing as u64);
        // Some visitors and pages are more frequent than others.
        let liking = 1 + mix(seed ^ mix(thing as u64 | 1 << 30)) % 9;
        let count = if draw % 40 < liking {
            1 + (draw >> 32) as u32 % 4
        } else {
            0
        };
        (count > 0).then_some(Visits { thing, count })
    })
}

/// The bots: names, providers and types.
pub(crate) static BOTS: [(&str, &str, &str); 9] = [
    ("GPTBot", "openai", "ai_training"),
    ("ChatGPT-User", "openai", "ai_assistant"),
    ("OAI-SearchBot", "openai", "index"),
    ("ChatGPT-Agent", "openai", "ai_agent"),
    ("ClaudeBot", "anthropic", "ai_training"),
    ("Claude-User", "anthropic", "ai_assistant"),
    ("PerplexityBot", "perplexity", "index"),
    ("Perplexity-User", "perplexity", "ai_assistant"),
    ("Googlebot", "google", "index"),
];

/// The sources from which people come, and how they were recognised.
pub(crate) static REFERRALS: [(&str, &str); 7] = [
    ("openai", "referer"),
    ("openai", "utm"),
    ("perplexity", "referer"),
    ("google", "utm"),
    ("google", "referer"),
    ("anthropic", "referer"),
    ("microsoft", "utm"),
];

pub(crate) static LOGGED_PATHS: [&str; 5] = [
    "/",
    "/products/overview",
    "/support/returns",
    "/guides/how-to-choose",
    "/news/what-is-new",
];

/// The tag of each logged path.
pub(crate) static LOGGED_TAGS: [Option<&str>; 5] = [
    None,
    Some("product"),
    Some("help"),
    Some("help"),
    Some("news"),
];

/// The segments of a domain, with the tags of their pages.
static SEGMENTS: [(&str, &str); 3] = [("Shop", "product"), ("Help", "help"), ("News", "news")];
