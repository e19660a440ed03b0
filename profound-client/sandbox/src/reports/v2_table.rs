//! What is peculiar to each report of the second version.

use crate::reports::things::Thing;
use crate::schema::asked::Asked;

/// A report whose rows have names.
pub(crate) struct Report {
    pub(crate) path: &'static str,
    /// What its rows are about beside what they are grouped by, as fields of a row with what they
    /// say of a thing. The first tells the rows apart.
    pub(crate) own: fn(&Asked) -> Vec<Shown>,
    /// What is measured, where the query does not choose.
    pub(crate) metrics: fn(&Asked) -> &'static [&'static str],
    /// Fields that are neither, and are invented.
    pub(crate) more: fn(&Asked) -> Vec<&'static str>,
    /// Whether there is a thing at all, as far as the request goes.
    pub(crate) keeps: fn(&Asked, &Thing) -> bool,
    /// Whether a thing is asked about. It has its rank and its share among those that are not, too.
    pub(crate) shows: fn(&Asked, &Thing) -> bool,
}

/// A field of a row, and the column of a thing that it shows.
pub(crate) type Shown = (&'static str, &'static str);

pub(crate) fn find(path: &str) -> Option<&'static Report> {
    REPORTS.iter().find(|report| report.path == path)
}

/// A report of which nothing is peculiar.
const PLAIN: Report = Report {
    path: "",
    own: |_| Vec::new(),
    metrics: |_| &[],
    more: |_| Vec::new(),
    keeps: |_, _| true,
    shows: |_, _| true,
};

pub(crate) static REPORTS: &[Report] = &[
    Report {
        path: "/v2/reports/citations",
        own: |asked| match asked.text("entity") {
            Some("page") => vec![("page", "page"), ("domain", "domain")],
            Some("citation_category") => vec![("citation_category", "citation_category")],
            _ => vec![("domain", "domain")],
        },
        shows: owned_only,
        ..PLAIN
    },
    Report {
        path: "/v2/reports/sentiment",
        more: |asked| match asked.is_set("include_cited_websites") {
            true => vec!["cited_websites"],
            false => Vec::new(),
        },
        // A competitor is another.
        keeps: |asked, thing| {
            let asset = asked.text("asset").unwrap_or_default();
            let is = |column| thing.get(column).is_some_and(|one| *one == asset);
            !is("competitor") && !is("competitor_id")
        },
        ..PLAIN
    },
    Report {
        path: "/v2/reports/query-fanouts",
        ..PLAIN
    },
    Report {
        path: "/v2/reports/factcheck",
        metrics: |_| &["accuracy", "accurate", "inaccurate"],
        ..PLAIN
    },
    Report {
        path: "/v2/reports/factcheck/claims",
        own: |asked| match asked.texts("group_by").is_empty() {
            true => vec![("claim", "claim"), ("cluster_id", "cluster_id")],
            false => Vec::new(),
        },
        metrics: |asked| match asked.texts("group_by").is_empty() {
            true => &["occurrence"],
            false => &["total_claims", "accuracy", "accurate", "inaccurate"],
        },
        more: |asked| {
            let all = [
                "theme",
                "reasoning",
                "models",
                "evidence",
                "citation_sources",
            ];
            let chosen = asked.texts("include");
            let chosen = |name: &&str| chosen.is_empty() || chosen.contains(name);
            match asked.texts("group_by").is_empty() {
                true => all.into_iter().filter(chosen).collect(),
                false => vec!["claims"],
            }
        },
        ..PLAIN
    },
    Report {
        path: "/v2/reports/shopping/brands",
        own: |_| vec![("asset", "asset")],
        shows: |asked, thing| match asked.get("assets") {
            Some(_) => named(asked, "assets", "asset", thing),
            None => owned_only(asked, thing),
        },
        ..PLAIN
    },
    Report {
        path: "/v2/reports/shopping/merchants",
        own: |_| vec![("merchant_name", "merchant_name")],
        ..PLAIN
    },
    Report {
        path: "/v2/reports/shopping/products",
        own: |_| {
            let urls = [
                ("product_url", "product_url"),
                ("product_image_urls", "product_image_urls"),
            ];
            [&[("product", "product")], &urls[..]].concat()
        },
        more: |asked| match asked.is_set("include_merchants") {
            true => vec!["merchants"],
            false => Vec::new(),
        },
        ..PLAIN
    },
    Report {
        path: "/v2/reports/shopping/trigger-rate",
        ..PLAIN
    },
    Report {
        path: "/v2/reports/social/youtube/channels",
        own: |asked| match asked.texts("group_by").first() {
            None | Some(&"channel") => {
                vec![
                    ("name", "channel"),
                    ("handle", "handle"),
                    ("url", "channel_url"),
                ]
            }
            Some(&"video_category") => vec![("name", "video_category")],
            Some(&"model") => vec![("name", "model")],
            Some(_) => vec![("name", "source_type")],
        },
        metrics: |_| &["count", "videos", "citation_share"],
        keeps: of_source,
        ..PLAIN
    },
    Report {
        path: "/v2/reports/social/youtube/videos",
        own: |_| {
            let fields = [
                "video_id",
                "source_type",
                "title",
                "channel_title",
                "channel_handle",
                "url",
                "channel_url",
                "published_at",
                "duration_seconds",
                "video_category",
            ];
            fields.map(|field| (field, field)).into()
        },
        metrics: |_| &["count", "citation_share"],
        keeps: of_source,
        ..PLAIN
    },
];

/// Whether a thing is one's own, where only those are asked about.
fn owned_only(asked: &Asked, thing: &Thing) -> bool {
    let is_owned = thing.get("owned").is_none_or(|owned| *owned == true);
    is_owned || asked.text("scope") != Some("owned")
}

/// Whether a thing is of the names in a field of the body, where there are any.
fn named(asked: &Asked, field: &str, column: &str, thing: &Thing) -> bool {
    let names = match asked.text(field) {
        Some(name) => vec![name],
        None => asked.texts(field),
    };
    let said = [column, &format!("{column}_id")].map(|column| thing.get(column)?.as_str());
    let said: Vec<&str> = said.into_iter().flatten().collect();
    names.is_empty() || said.is_empty() || said.iter().any(|said| names.contains(said))
}

fn of_source(asked: &Asked, thing: &Thing) -> bool {
    named(asked, "source_types", "source_type", thing)
}
