//! The table of collection operations, with the action and kind of each.

use crate::{
    routes::collections::{
        agents, assets, insights,
        kind::{CollectionKind, Context},
        operation_table::Action::{Change, Create, Delete, Do, List, Read},
        organization_lists, projects, runs,
    },
    store::records::Fields,
};

/// The action of an operation.
#[derive(Clone, Copy)]
pub(crate) enum Action {
    List,
    Create,
    Read,
    /// Sets the fields of the body. `null` clears a field.
    Change,
    Delete,
    Do(fn(&Context<'_>, &mut Fields)),
}

pub(crate) static TABLE: &[(&str, &CollectionKind, Action)] = &[
    (
        "GET /v1/ads/openai-ads/ad-account/insights",
        &insights::INSIGHT,
        List,
    ),
    ("GET /v1/agents", &agents::AGENT, List),
    ("POST /v1/agents", &agents::AGENT, Create),
    ("GET /v1/agents/node-types", &agents::NODE, List),
    (
        "GET /v1/agents/node-types/{node_type}/schema",
        &agents::NODE,
        Read,
    ),
    ("GET /v1/agents/{agent_id}", &agents::AGENT, Read),
    (
        "PATCH /v1/agents/{agent_id}",
        &agents::AGENT,
        Do(agents::redraw),
    ),
    ("GET /v1/agents/{agent_id}/graph", &agents::AGENT, Read),
    (
        "POST /v1/agents/{agent_id}/publish",
        &agents::AGENT,
        Do(agents::publish),
    ),
    ("POST /v1/agents/{agent_id}/runs", &runs::RUN, Create),
    ("GET /v1/agents/{agent_id}/runs/{run_id}", &runs::RUN, Read),
    (
        "GET /v1/content/{asset_id}/optimization",
        &assets::CONTENT,
        List,
    ),
    (
        "GET /v1/content/{asset_id}/optimization/{content_id}",
        &assets::CONTENT,
        Read,
    ),
    ("GET /v1/integrations", &assets::INTEGRATION, List),
    ("GET /v1/org", &organization_lists::ORGANIZATION, List),
    ("GET /v1/org/assets", &organization_lists::ASSET, List),
    (
        "GET /v1/org/categories/{category_id}/assets",
        &organization_lists::CATEGORY_ASSET,
        List,
    ),
    (
        "GET /v1/org/categories/{category_id}/citation-categories",
        &organization_lists::CITATION,
        List,
    ),
    (
        "GET /v1/org/categories/{category_id}/citation-tags",
        &organization_lists::CITATION_TAG,
        List,
    ),
    (
        "GET /v1/org/categories/{category_id}/personas",
        &organization_lists::CATEGORY_PERSONA,
        List,
    ),
    (
        "GET /v1/org/categories/{category_id}/regions",
        &organization_lists::CATEGORY_REGION,
        List,
    ),
    (
        "GET /v1/org/categories/{category_id}/tags",
        &organization_lists::TAG,
        List,
    ),
    (
        "GET /v1/org/categories/{category_id}/topics",
        &organization_lists::TOPIC,
        List,
    ),
    ("GET /v1/org/domains", &organization_lists::DOMAIN, List),
    ("GET /v1/org/models", &organization_lists::MODEL, List),
    ("GET /v1/org/personas", &organization_lists::PERSONA, List),
    ("GET /v1/org/regions", &organization_lists::REGION, List),
    ("GET /v1/projects", &projects::PROJECT, List),
    (
        "GET /v2/domain-segments",
        &organization_lists::SEGMENT,
        List,
    ),
    ("POST /v1/projects", &runs::GENERATION, Create),
    ("GET /v1/projects/generations", &runs::GENERATION, List),
    (
        "GET /v1/projects/generations/{run_id}",
        &runs::GENERATION,
        Read,
    ),
    (
        "DELETE /v1/projects/{project_id}",
        &projects::PROJECT,
        Delete,
    ),
    ("GET /v1/projects/{project_id}", &projects::PROJECT, Read),
    (
        "POST /v1/projects/{project_id}/archive",
        &projects::PROJECT,
        Do(projects::archive),
    ),
    (
        "GET /v1/projects/{project_id}/status",
        &projects::PROJECT,
        Read,
    ),
    ("GET /v1/projects/{project_id}/tasks", &projects::TASK, List),
    (
        "POST /v1/projects/{project_id}/tasks",
        &projects::TASK,
        Create,
    ),
    (
        "DELETE /v1/projects/{project_id}/tasks/{task_id}",
        &projects::TASK,
        Delete,
    ),
    (
        "GET /v1/projects/{project_id}/tasks/{task_id}",
        &projects::TASK,
        Read,
    ),
    (
        "PATCH /v1/projects/{project_id}/tasks/{task_id}",
        &projects::TASK,
        Change,
    ),
    (
        "POST /v1/projects/{project_id}/tasks/{task_id}/status",
        &projects::TASK,
        Do(projects::progress),
    ),
    (
        "POST /v1/projects/{project_id}/unarchive",
        &projects::PROJECT,
        Do(projects::unarchive),
    ),
];
