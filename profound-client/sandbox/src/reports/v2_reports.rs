//! The list of v2 reports, with the settings of each.

use crate::{
    reports::{rules, thing::Thing},
    schema::validated_request::ValidatedRequest,
};

/// A report with named rows.
pub(crate) struct V2Report {
    pub(crate) path: &'static str,
    /// The fields that its rows have besides their groups, each with the column of a thing that it
    /// shows. The first field identifies a row.
    pub(crate) own: fn(&ValidatedRequest) -> Vec<Shown>,
    /// The metrics of a request that does not choose them. If there are none, all of the shape.
    pub(crate) metrics: fn(&ValidatedRequest) -> Vec<&'static str>,
    /// Additional fields of the rows.
    pub(crate) more: fn(&ValidatedRequest) -> Vec<&'static str>,
    /// The groups of a request that names none.
    pub(crate) groups: &'static [&'static str],
    /// The metric by which the rows are sorted and ranked. Empty: the first metric.
    pub(crate) order: &'static str,
    /// The column whose things are paged. Each of them can have several rows.
    pub(crate) lead: &'static str,
    /// The column of things within which shares are measured.
    pub(crate) within: fn(&ValidatedRequest) -> Option<&'static str>,
    /// Returns whether a thing exists for a request.
    pub(crate) keeps: fn(&ValidatedRequest, &Thing) -> bool,
    /// Returns whether a thing is counted. Shares are also shares of things that are not counted.
    pub(crate) counts: fn(&ValidatedRequest, &Thing) -> bool,
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
    metrics: |_| Vec::new(),
    more: |_| Vec::new(),
    groups: &[],
    order: "",
    lead: "",
    within: |_| None,
    keeps: |_, _| true,
    counts: |_, _| true,
    shows: |_, _| true,
};

pub(crate) static REPORTS: &[V2Report] = &[
    V2Report {
        path: "/v2/reports/citations",
        own: |request| match citation_entity(request) {
            "page" => vec![("page", "page")],
            "citation_category" => vec![("citation_category", "citation_category")],
            _ => vec![("domain", "domain")],
        },
        // Only pages have a first citation.
        metrics: |request| match citation_entity(request) {
            "page" => vec!["count", "citation_share", "rank", "first_cited_at"],
            _ => vec!["count", "citation_share", "rank"],
        },
        order: "citation_share",
        shows: |request, thing| citation_entity(request) != "domain" || owned_only(request, thing),
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/sentiment",
        metrics: |request| {
            let groups = request.texts("group_by");
            let by_claim = groups.contains(&"theme") || groups.contains(&"claim");
            let occurrence = by_claim.then_some("occurrence");
            let all = [
                Some("positive_sentiment"),
                Some("negative_sentiment"),
                occurrence,
            ];
            all.into_iter().flatten().collect()
        },
        more: |request| {
            let groups = request.texts("group_by");
            let by_claim = groups.contains(&"theme") || groups.contains(&"claim");
            if by_claim && request.is_set("include_cited_websites") {
                vec!["cited_websites"]
            } else {
                Vec::new()
            }
        },
        order: "positive_sentiment",
        // An asset is not its own competitor.
        keeps: |request, thing| {
            let by_competitor = request.texts("group_by").contains(&"competitor");
            !by_competitor || thing.get("competitor") != thing.get("asset")
        },
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/query-fanouts",
        metrics: |request| {
            if request.texts("group_by").contains(&"query") {
                vec!["total_fanouts", "fanouts_per_execution", "share"]
            } else {
                vec!["total_fanouts", "fanouts_per_execution", "query_variations"]
            }
        },
        groups: &["prompt"],
        order: "total_fanouts",
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/factcheck",
        metrics: |_| vec!["accuracy", "accurate", "inaccurate"],
        order: "accuracy",
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
                vec!["occurrence"]
            } else {
                vec!["total_claims", "accuracy", "accurate", "inaccurate"]
            }
        },
        more: |request| {
            if request.texts("group_by").is_empty() {
                included(request)
            } else {
                vec!["claims"]
            }
        },
        order: "occurrence",
        // The report lists the inaccurate claims. Sections also count the accurate ones.
        counts: |request, thing| !request.texts("group_by").is_empty() || !thing.is("positive"),
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/shopping/brands",
        own: |_| vec![("asset", "asset")],
        metrics: |_| vec!["visibility_score", "average_position", "visibility_rank"],
        order: "visibility_score",
        lead: "asset",
        shows: |request, thing| match request.get("assets") {
            Some(_) => named(request, "assets", "asset", thing),
            None => owned_only(request, thing),
        },
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/shopping/merchants",
        own: |_| vec![("merchant_name", "merchant_name")],
        metrics: |request| {
            let view = rules::merchants_view(&request.texts("group_by"));
            rules::merchants_metrics(view.unwrap_or_default()).to_vec()
        },
        within: |request| {
            let is_by_merchant = rules::merchants_view(&request.texts("group_by"));
            (is_by_merchant != Some("distribution")).then_some("merchant_name")
        },
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
        order: "visibility_score",
        lead: "product",
        ..PLAIN
    },
    V2Report {
        path: "/v2/reports/shopping/trigger-rate",
        order: "trigger_rate_percentage",
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
        metrics: |_| vec!["count", "videos", "citation_share"],
        order: "citation_share",
        lead: "channel",
        keeps: |_, thing| thing.get("video_id").is_some(),
        counts: |request, thing| of_source(request, thing) && thing.text("channel").is_some(),
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
        metrics: |_| vec!["count", "citation_share"],
        order: "citation_share",
        keeps: |_, thing| thing.get("video_id").is_some(),
        counts: |request, thing| {
            let attributed = thing.text("channel").is_some();
            let wanted = match request.text("attribution") {
                Some("all") => true,
                Some("unattributed") => !attributed,
                _ => attributed,
            };
            wanted && of_source(request, thing)
        },
        ..PLAIN
    },
];

/// Returns what each row of a report on citations is about.
pub(crate) fn citation_entity(request: &ValidatedRequest) -> &str {
    let by_page = request.texts("group_by").contains(&"page");
    match request.text("entity") {
        // The older form of the request.
        None | Some("domain") if by_page => "page",
        Some(entity) => entity,
        None => "domain",
    }
}

/// Returns the optional fields of claims that a request includes. Default: none.
pub(crate) fn included(request: &ValidatedRequest) -> Vec<&'static str> {
    let all = [
        "theme",
        "reasoning",
        "models",
        "evidence",
        "citation_sources",
    ];
    let chosen = request.texts("include");
    all.into_iter()
        .filter(|name| chosen.contains(name))
        .collect()
}

/// Returns the YouTube source types that a request covers.
pub(crate) fn source_types(request: &ValidatedRequest) -> Vec<&'static str> {
    let all = ["video", "short", "channel", "playlist", "other"];
    let chosen = request.texts("source_types");
    let is_summary = request.operation.path.ends_with("/summary");
    let is_videos = request.operation.path.ends_with("/videos");
    let is_wide = request
        .text("attribution")
        .is_some_and(|mode| mode != "attributed");
    let usual = match () {
        () if is_summary || is_wide => &all[..],
        () if is_videos => &all[..2],
        () => &all[..4],
    };
    if chosen.is_empty() {
        return usual.to_vec();
    }
    all.into_iter()
        .filter(|name| chosen.contains(name))
        .collect()
}

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
    let said = [column, &format!("{column}_id")].map(|column| thing.text(column));
    let said: Vec<&str> = said.into_iter().flatten().collect();
    names.is_empty() || said.is_empty() || said.iter().any(|said| names.contains(said))
}

fn of_source(request: &ValidatedRequest, thing: &Thing) -> bool {
    let source = thing.text("source_type").unwrap_or_default();
    source_types(request).contains(&source)
}
