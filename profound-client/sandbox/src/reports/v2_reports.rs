//! The list of v2 reports, with the settings of each.

use crate::{reports::thing::Thing, schema::validated_request::ValidatedRequest};

/// A report with named rows.
pub(crate) struct V2Report {
    pub(crate) path: &'static str,
    /// The fields that its rows have besides their groups, each with the column of a thing that it
    /// shows. The first field identifies a row.
    pub(crate) own: fn(&ValidatedRequest) -> Vec<Shown>,
    /// The metrics of a request that does not choose them.
    pub(crate) metrics: fn(&ValidatedRequest) -> &'static [&'static str],
    /// Additional fields with generated values.
    pub(crate) more: fn(&ValidatedRequest) -> Vec<&'static str>,
    /// Returns whether a thing exists for a request.
    pub(crate) keeps: fn(&ValidatedRequest, &Thing) -> bool,
    /// Returns whether a thing is shown. Ranks and shares also count things that are not shown.
    pub(crate) shows: fn(&ValidatedRequest, &Thing) -> bool,
}

/// A field of a row, and the column of a thing that it shows.
pub(crate) type Shown = (&'static str, &'static str);

pub(crate) fn find(path: &str) -> Option<&'static V2Report> {
    REPORTS.iter().find(|report| report.path == path)
}

/// The defaults of a report.
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
        // An asset is not its own competitor.
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

/// Returns whether a thing is owned, or the request is not limited to owned things.
fn owned_only(request: &ValidatedRequest, thing: &Thing) -> bool {
    let is_owned = thing.get("owned").is_none_or(|owned| *owned == true);
    is_owned || request.text("scope") != Some("owned")
}

/// Returns whether a thing is named in a field of the body, or the field is absent.
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
