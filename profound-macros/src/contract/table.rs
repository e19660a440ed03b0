//! Profound's operations, as facts. Compare it with a newer description of the API by
//! `cargo run -p profound-tests --bin contract -- openapi.json`, which reads this file too.

/// An operation of the API.
#[derive(Clone, Copy)]
pub(crate) struct Operation {
    pub(crate) verb: &'static str,
    pub(crate) path: &'static str,
    /// Names, with `!` where one is required and `*` where it may be repeated.
    pub(crate) query: &'static [&'static str],
    pub(crate) body: Body,
    pub(crate) answer: Answer,
    /// Whether it changes nothing, so that it may be sent again.
    pub(crate) reads: bool,
    /// The path of what replaces it, with the same method, where it is deprecated.
    pub(crate) replaced_by: Option<&'static str>,
}

/// What an operation takes as its body.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Body {
    None,
    Json {
        required: bool,
    },
    /// JSON or multipart; one of them is required. Names of parts, with `!` where one is required and
    /// `@` where it is a file.
    Multipart(&'static [&'static str]),
}

/// What an operation answers with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Json,
    Events,
    Empty,
}

/// An operation that the API has no longer.
pub(crate) struct Removed {
    pub(crate) verb: &'static str,
    pub(crate) path: &'static str,
    /// What to do instead.
    pub(crate) help: &'static str,
}

const NONE: Body = Body::None;
const JSON: Body = Body::Json { required: true };
const OPTIONAL: Body = Body::Json { required: false };
const DOCUMENT: Body = Body::Multipart(&["name!", "folder", "file!@"]);

pub(crate) const REMOVED: &[Removed] = &[
    Removed {
        verb: "POST",
        path: "/v1/logs/raw",
        help: "the API names no replacement; for bots there is `\"/v2/reports/bots\"`",
    },
    Removed {
        verb: "POST",
        path: "/v1/logs/raw/bots",
        help: "write `\"/v2/reports/bots\"`",
    },
];

/// By path, then by method.
#[rustfmt::skip]
pub(crate) const OPERATIONS: &[Operation] = &[
    get("/v1/ads/openai-ads/ad-account/insights", &["organization_id", "aggregation_level", "time_granularity", "time_ranges[]*", "limit", "after", "before"]),
    get("/v1/agents", &["statuses*", "limit", "next_cursor"]),
    write("POST", "/v1/agents", &[], JSON),
    get("/v1/agents/node-types", &[]),
    get("/v1/agents/node-types/{node_type}/schema", &[]),
    get("/v1/agents/{agent_id}", &["version"]),
    write("PATCH", "/v1/agents/{agent_id}", &[], JSON),
    get("/v1/agents/{agent_id}/graph", &["version"]),
    write("POST", "/v1/agents/{agent_id}/publish", &[], NONE),
    write("POST", "/v1/agents/{agent_id}/runs", &[], OPTIONAL),
    get("/v1/agents/{agent_id}/runs/{run_id}", &["verbose"]),
    get("/v1/content/{asset_id}/optimization", &["limit", "offset"]),
    get("/v1/content/{asset_id}/optimization/{content_id}", &[]),
    get("/v1/documents", &["organization_id!", "q", "sort", "limit", "next_cursor"]),
    write("POST", "/v1/documents", &[], JSON),
    get("/v1/documents/{document_id}", &["organization_id!", "include_tabs", "include_comments", "preview"]),
    write("PATCH", "/v1/documents/{document_id}", &[], JSON),
    write("DELETE", "/v1/documents/{document_id}", &["organization_id!"], NONE).empty(),
    write("POST", "/v1/documents/{document_id}/content", &[], JSON),
    get("/v1/integrations", &["organization_id", "provider", "status_filter"]),
    get("/v1/knowledge-bases", &["organization_id"]),
    write("POST", "/v1/knowledge-bases/{knowledge_base_id}/documents", &["organization_id"], DOCUMENT),
    write("PUT", "/v1/knowledge-bases/{knowledge_base_id}/documents", &["organization_id"], DOCUMENT),
    write("DELETE", "/v1/knowledge-bases/{knowledge_base_id}/documents", &["organization_id"], JSON),
    write("POST", "/v1/knowledge-bases/{knowledge_base_id}/folders", &["organization_id"], JSON),
    write("DELETE", "/v1/knowledge-bases/{knowledge_base_id}/folders", &["organization_id"], JSON),
    write("POST", "/v1/knowledge-bases/{knowledge_base_id}/search", &["organization_id"], JSON).reading(),
    get("/v1/org", &[]),
    get("/v1/org/assets", &["organization_ids*"]),
    get("/v1/org/categories", &["organization_ids*"]),
    get("/v1/org/categories/{category_id}/assets", &[]),
    get("/v1/org/categories/{category_id}/citation-categories", &[]),
    get("/v1/org/categories/{category_id}/citation-tags", &[]),
    get("/v1/org/categories/{category_id}/personas", &[]),
    get("/v1/org/categories/{category_id}/prompts", &["limit", "cursor", "order_by", "order_dir", "analysis_type*", "prompt_type*", "status*", "topic_id*", "tag_id*", "region_id*", "platform_id*", "persona_id*"]),
    write("POST", "/v1/org/categories/{category_id}/prompts", &[], JSON),
    write("PATCH", "/v1/org/categories/{category_id}/prompts", &[], JSON),
    write("PATCH", "/v1/org/categories/{category_id}/prompts/status", &[], JSON),
    get("/v1/org/categories/{category_id}/regions", &[]),
    get("/v1/org/categories/{category_id}/tags", &[]),
    get("/v1/org/categories/{category_id}/topics", &[]),
    get("/v1/org/domains", &["organization_ids*"]),
    get("/v1/org/models", &[]),
    get("/v1/org/personas", &["organization_ids*"]),
    get("/v1/org/regions", &["organization_ids*"]),
    get("/v1/projects", &["category_id!", "status", "limit", "offset"]),
    write("POST", "/v1/projects", &[], JSON),
    get("/v1/projects/generations", &["category_id!", "status", "limit", "offset"]),
    get("/v1/projects/generations/{run_id}", &["category_id!"]),
    get("/v1/projects/{project_id}", &["category_id!"]),
    write("DELETE", "/v1/projects/{project_id}", &["category_id!"], NONE).empty(),
    write("POST", "/v1/projects/{project_id}/archive", &["category_id!"], OPTIONAL),
    get("/v1/projects/{project_id}/status", &["category_id!"]),
    get("/v1/projects/{project_id}/tasks", &["category_id!"]),
    write("POST", "/v1/projects/{project_id}/tasks", &["category_id!"], JSON),
    get("/v1/projects/{project_id}/tasks/{task_id}", &["category_id!"]),
    write("PATCH", "/v1/projects/{project_id}/tasks/{task_id}", &["category_id!"], JSON),
    write("DELETE", "/v1/projects/{project_id}/tasks/{task_id}", &["category_id!"], NONE).empty(),
    write("POST", "/v1/projects/{project_id}/tasks/{task_id}/status", &["category_id!"], JSON),
    write("POST", "/v1/projects/{project_id}/unarchive", &["category_id!"], NONE),
    report("/v1/prompts/answers"),
    report("/v1/reports/accuracy/breakdown"),
    report("/v1/reports/accuracy/citation-analysis"),
    report("/v1/reports/accuracy/claim-breakdown"),
    report("/v1/reports/accuracy/claim-citations"),
    report("/v1/reports/accuracy/cluster-example-runs"),
    report("/v1/reports/accuracy/cluster-verification-pairs"),
    report("/v1/reports/accuracy/factcheck-setup-status"),
    report("/v1/reports/accuracy/inaccuracy-drivers"),
    report("/v1/reports/accuracy/inaccurate-clusters"),
    report("/v1/reports/accuracy/inaccurate-themes"),
    report("/v1/reports/accuracy/overview"),
    report("/v1/reports/accuracy/top-inaccurate-claims"),
    report("/v1/reports/accuracy/topic-ids"),
    report("/v1/reports/bots"),
    report("/v1/reports/citations").replaced_by("/v2/reports/citations"),
    events("/v1/reports/citations/stream"),
    report("/v1/reports/query-fanouts").replaced_by("/v2/reports/query-fanouts"),
    report("/v1/reports/referrals"),
    report("/v1/reports/sentiment").replaced_by("/v2/reports/sentiment"),
    report("/v1/reports/sentiment-v2").replaced_by("/v2/reports/sentiment"),
    events("/v1/reports/sentiment/stream"),
    report("/v1/reports/shopping/all-items-with-merchants"),
    report("/v1/reports/shopping/executions"),
    report("/v1/reports/shopping/item-visibility"),
    report("/v1/reports/shopping/merchant-by-items"),
    report("/v1/reports/shopping/merchant-distribution"),
    report("/v1/reports/shopping/merchant-share"),
    report("/v1/reports/shopping/merchant-visibility-by-brand"),
    report("/v1/reports/shopping/product-merchant-urls"),
    report("/v1/reports/shopping/trigger-rate"),
    report("/v1/reports/shopping/triggered-prompts"),
    report("/v1/reports/shopping/triggered-topics"),
    report("/v1/reports/shopping/visibility"),
    report("/v1/reports/visibility").replaced_by("/v2/reports/visibility"),
    events("/v1/reports/visibility/stream"),
    report("/v1/reports/web-search-results"),
    events("/v1/reports/web-search-results/stream"),
    write("POST", "/v2/prompt-volumes/intents/on-the-fly", &[], JSON),
    write("POST", "/v2/prompt-volumes/volume/on-the-fly", &[], JSON),
    report("/v2/prompts/answers"),
    events("/v2/prompts/answers/stream"),
    report("/v2/reports/bots"),
    report("/v2/reports/citations"),
    events("/v2/reports/citations/stream"),
    report("/v2/reports/factcheck"),
    report("/v2/reports/factcheck/claims"),
    events("/v2/reports/factcheck/claims/stream"),
    events("/v2/reports/factcheck/stream"),
    report("/v2/reports/query-fanouts"),
    events("/v2/reports/query-fanouts/stream"),
    report("/v2/reports/referrals"),
    report("/v2/reports/sentiment"),
    events("/v2/reports/sentiment/stream"),
    report("/v2/reports/shopping/brands"),
    events("/v2/reports/shopping/brands/stream"),
    report("/v2/reports/shopping/merchants"),
    events("/v2/reports/shopping/merchants/stream"),
    report("/v2/reports/shopping/products"),
    events("/v2/reports/shopping/products/stream"),
    report("/v2/reports/shopping/trigger-rate"),
    events("/v2/reports/shopping/trigger-rate/stream"),
    report("/v2/reports/social/youtube/channels"),
    report("/v2/reports/social/youtube/summary"),
    report("/v2/reports/social/youtube/videos"),
    report("/v2/reports/visibility"),
    events("/v2/reports/visibility/stream"),
];

const fn get(path: &'static str, query: &'static [&'static str]) -> Operation {
    write("GET", path, query, NONE).reading()
}

/// A POST that only asks.
const fn report(path: &'static str) -> Operation {
    write("POST", path, &[], JSON).reading()
}

/// A POST that only asks, and is answered row by row.
const fn events(path: &'static str) -> Operation {
    let mut operation = report(path);
    operation.answer = Answer::Events;
    operation
}

const fn write(
    verb: &'static str,
    path: &'static str,
    query: &'static [&'static str],
    body: Body,
) -> Operation {
    Operation {
        verb,
        path,
        query,
        body,
        answer: Answer::Json,
        reads: false,
        replaced_by: None,
    }
}

impl Operation {
    const fn reading(mut self) -> Self {
        self.reads = true;
        self
    }

    const fn empty(mut self) -> Self {
        self.answer = Answer::Empty;
        self
    }

    const fn replaced_by(mut self, path: &'static str) -> Self {
        self.replaced_by = Some(path);
        self
    }
}
