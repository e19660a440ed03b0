//! The list of v2 reports, with the settings of each.

use crate::{reports::thing::Thing, schema::validated_request::ValidatedRequest};

/// A report whose rows have names.
pub(crate) struct V2Report {
    pub(crate) path: &'static str,
    /// What its rows are about beside what they are grouped by, as fields of a row with what they
    /// say of a thing. The first tells the rows apart.
    pub(crate) own: fn(&ValidatedRequest) -> Vec<Shown>,
    /// What is measured, where the query does not choose.
    pub(crate) metrics: fn(&ValidatedRequest) -> &'static [&'static str],
    /// Fields that are neither, and are invented.
    pub(crate) more: fn(&ValidatedRequest) -> Vec<&'static str>,
    /// Whether there is a thing at all, as far as the request goes.
    pub(crate) keeps: fn(&ValidatedRequest, &Thing) -> bool,
    /// Whether a thing is asked about. It has its rank and its share among those that are not, too.
    pub(crate) shows: fn(&ValidatedRequest, &Thing) -> bool,
}

/// A field of a row, and the column of a thing that it shows.
pub(crate) type Shown = (&'static str, &'static str);

pub(crate) fn find(path: &str) -> Option<&'static V2Report> {
    REPORTS.iter().find(|report| report.path == path)
}

/// A report of which nothing is peculiar.
const PLAIN: V2Report = V2Report {
    path: "",
    own: |_| Vec::new(),
    metrics: |_| &[],
    more: |_| Vec::new(),
    keeps: |_, _| true,
    shows: |_, _| true,
};

pub(crate) static REPORTS: &[V2Report] = &[
    V2Report {
        path: "/v2/reports/citations",
        own: |request| match request.text("entity") {
            Some("page") => vec![("page", "page"), ("domain", "domain")],
            Some("citation_category") => vec![("citation_category", "citation_category")],
            _ => vec![("domain", "domain")],
        },
        shows: owned_only,
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/sentiment",
        more: |request| {
            if request.is_set("include_cited_websites") {
                vec!["cited_websites"]
            } else {
                Vec::new()
            }
        },
        // A competitor is another.
        keeps: |request, thing| {
            let asset = request.text("asset").unwrap_or_default();
            let is = |column| thing.get(column).is_some_and(|one| *one == asset);
            !is("competitor") && !is("competitor_id")
        },
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/query-fanouts",
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/factcheck",
        metrics: |_| &["accuracy", "accurate", "inaccurate"],
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/factcheck/claims",
        own: |request| {
            if request.texts("group_by").is_empty() {
                vec![("claim", "claim"), ("cluster_id", "cluster_id")]
            } else {
                Vec::new()
            }
        },
        metrics: |request| {
            if request.texts("group_by").is_empty() {
                &["occurrence"]
            } else {
                &["total_claims", "accuracy", "accurate", "inaccurate"]
            }
        },
        more: |request| {
            let all = [
                "theme",
                "reasoning",
                "models",
                "evidence",
                "citation_sources",
            ];
            let chosen = request.texts("include");
            let chosen = |name: &&str| chosen.is_empty() || chosen.contains(name);
            if request.texts("group_by").is_empty() {
                all.into_iter().filter(chosen).collect()
            } else {
                vec!["claims"]
            }
        },
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/shopping/brands",
        own: |_| vec![("asset", "asset")],
        shows: |request, thing| match request.get("assets") {
            Some(_) => named(request, "assets", "asset", thing),
            None => owned_only(request, thing),
        },
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/shopping/merchants",
        own: |_| vec![("merchant_name", "merchant_name")],
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/shopping/products",
        own: |_| {
            let urls = [
                ("product_url", "product_url"),
                ("product_image_urls", "product_image_urls"),
            ];
            [&[("product", "product")], &urls[..]].concat()
        },
        more: |request| {
            if request.is_set("include_merchants") {
                vec!["merchants"]
            } else {
                Vec::new()
            }
        },
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/shopping/trigger-rate",
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/social/youtube/channels",
        own: |request| match request.texts("group_by").first() {
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
    V2Report {
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
fn owned_only(request: &ValidatedRequest, thing: &Thing) -> bool {
    let is_owned = thing.get("owned").is_none_or(|owned| *owned == true);
    is_owned || request.text("scope") != Some("owned")
}

/// Whether a thing is of the names in a field of the body, where there are any.
fn named(request: &ValidatedRequest, field: &str, column: &str, thing: &Thing) -> bool {
    let names = match request.text(field) {
        Some(name) => vec![name],
        None => request.texts(field),
    };
    let said = [column, &format!("{column}_id")].map(|column| thing.get(column)?.as_str());
    let said: Vec<&str> = said.into_iter().flatten().collect();
    names.is_empty() || said.is_empty() || said.iter().any(|said| names.contains(said))
}

fn of_source(request: &ValidatedRequest, thing: &Thing) -> bool {
    named(request, "source_types", "source_type", thing)
}
