//! The pages that answers cite.

use crate::dataset::{
    asset::Asset,
    domains::{alternate, bare, slug, website},
    seeded_hash::{self, mix},
    uuid,
    videos::{Video, videos},
};

/// A page that answers cite.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) host: String,
    pub(crate) path: String,
    /// The category of the page itself. It can differ from the category of its domain.
    pub(crate) category: &'static str,
    pub(crate) domain_category: &'static str,
    pub(crate) tag: Option<&'static str>,
    /// True if the page mentions an owned asset. `None` if it was never analysed.
    pub(crate) mentioned: Option<bool>,
    /// True if the domain belongs to an owned asset.
    pub(crate) owned: bool,
    /// How often it is cited, compared with other pages.
    pub(crate) weight: u32,
    pub(crate) video: Option<Video>,
}

impl Page {
    pub(crate) fn url(&self) -> String {
        format!("https://{}{}", self.host, self.path)
    }

    /// Returns the host without `www.`.
    pub(crate) fn domain(&self) -> &str {
        bare(&self.host)
    }

    /// Returns the domain without the subdomains of known sites.
    pub(crate) fn root_domain(&self) -> &str {
        let domain = self.domain();
        let is_other = OTHERS.iter().any(|(host, ..)| *host == self.host);
        if is_other && domain.matches('.').count() > 1 {
            domain.split_once('.').map_or(domain, |(_, root)| root)
        } else {
            domain
        }
    }
}

/// Returns the pages that answers of a category cite.
pub(crate) fn pages(assets: &[Asset], topics: &[&'static str]) -> Vec<Page> {
    let mut pages: Vec<Page> = assets.iter().flat_map(of_brand).collect();
    pages.extend(OTHERS.iter().flat_map(of_other));
    let videos = videos(assets[0].entity.name, topics).into_iter();
    pages.extend(videos.map(of_video));
    for page in &mut pages {
        let seed = mix(seeded_hash::text(&page.url()));
        page.weight = page.weight * (60 + (seed % 80) as u32) / 100 + 1;
        page.tag = (seed >> 8 & 3 == 0).then(|| TAGS[(seed >> 16) as usize % TAGS.len()]);
        page.mentioned = match (page.owned, seed >> 24 & 7) {
            (_, 0) => None,
            (true, _) => Some(true),
            (_, kind) => Some(kind < 4),
        };
    }
    pages
}

fn of_brand(asset: &Asset) -> Vec<Page> {
    let category = if asset.owned { "owned" } else { "competition" };
    let page = |host: &str, path: &&str| Page {
        host: host.to_owned(),
        path: (*path).to_owned(),
        category,
        domain_category: category,
        tag: None,
        mentioned: None,
        owned: asset.owned,
        weight: (40.0 * asset.strength) as u32 + 4,
        video: None,
    };
    let (website, alternate) = (website(asset.entity.name), alternate(asset.entity.name));
    let own = SITE.iter().map(|path| page(&website, path));
    own.chain(SHOP.iter().map(|path| page(&alternate, path)))
        .collect()
}

fn of_other((host, category, weight): &(&str, &'static str, u32)) -> Vec<Page> {
    let page = |path: &&str| Page {
        host: (*host).to_owned(),
        path: (*path).to_owned(),
        category,
        domain_category: category,
        tag: None,
        mentioned: None,
        owned: false,
        weight: *weight,
        video: None,
    };
    PATHS.iter().map(page).collect()
}

fn of_video(video: Video) -> Page {
    Page {
        host: "www.youtube.com".to_owned(),
        path: video.path(),
        // The channel of the brand counts as owned, although its domain does not belong to the brand.
        category: if video.of_the_brand {
            "owned"
        } else {
            "social"
        },
        domain_category: "social",
        tag: None,
        mentioned: None,
        owned: false,
        weight: 5,
        video: Some(video),
    }
}

/// Returns an id that depends on a text and its owner.
pub(crate) fn id(owner: &str, text: &str) -> String {
    uuid::derive(seeded_hash::text(owner) ^ mix(seeded_hash::text(text)))
}

/// Returns the address of a picture of a product.
pub(crate) fn picture(product: &str) -> String {
    format!("https://images.example.com/{}.jpg", slug(product))
}

/// The built-in citation categories.
pub(crate) static CATEGORIES: [&str; 8] = [
    "owned",
    "competition",
    "social",
    "earned_media",
    "earned_institutions",
    "pr_wire",
    "other",
    "custom",
];

/// The custom citation tags.
pub(crate) static TAGS: [&str; 3] = ["partner", "campaign", "press"];

static SITE: [&str; 4] = [
    "/products/overview",
    "/guides/how-to-choose",
    "/support/returns",
    "/about",
];

static SHOP: [&str; 2] = ["/shop/best-sellers", "/news/what-is-new"];

/// Other sites, with their categories and the weights of their pages.
static OTHERS: [(&str, &str, u32); 8] = [
    ("www.example.com", "other", 14),
    ("reviews.example.com", "earned_media", 40),
    ("forum.example.com", "social", 34),
    ("guides.example.org", "earned_institutions", 22),
    ("news.example.org", "pr_wire", 9),
    ("shop.example.net", "custom", 16),
    ("magazine.example.net", "earned_media", 28),
    ("encyclopedia.example.org", "earned_institutions", 12),
];

static PATHS: [&str; 5] = [
    "/guides/how-to-choose",
    "/reviews/compared",
    "/questions/which-is-best",
    "/news/what-is-new",
    "/products/overview",
];
