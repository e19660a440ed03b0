//! Tests of collections.

use serde_json::{Value, json};

use crate::{
    routes::collections::operation_table::TABLE, schema::shapes::SHAPES,
    tests::in_process::InProcessSandbox,
};

/// One row a day for each campaign.
const DAILY: &str = "aggregation_level=campaign&time_granularity=daily";

fn of_category(sandbox: &InProcessSandbox) -> String {
    format!("category_id={}", sandbox.dataset.categories[1].entity.id)
}

#[test]
fn the_table_is_of_operations_that_there_are() {
    for (name, ..) in TABLE {
        assert!(SHAPES.operations.iter().any(|one| one.is(name)), "{name}");
    }
}

#[test]
fn a_generation_goes_on_by_being_read_and_ends_in_a_project() {
    let sandbox = InProcessSandbox::new();
    let category = of_category(&sandbox);
    let body = json!({
        "category_id": sandbox.dataset.categories[1].entity.id,
        "title": "Straps",
        "focus": "hip belts",
    });
    let begun = sandbox.document("POST", "/v1/projects", Some(&body));
    assert_eq!(begun["data"]["status"], "queued");
    let text = |name: &str| begun["data"][name].as_str().expect("an id").to_owned();
    let (run, project) = (text("run_id"), text("project_id"));
    let status = || {
        let target = format!("/v1/projects/generations/{run}?{category}");
        sandbox.document("GET", &target, None)["data"]["status"].clone()
    };
    let target = format!("/v1/projects/{project}?{category}");
    assert_eq!([status(), status()], ["queued", "running"]);
    assert_eq!(sandbox.ask("GET", &target, None).0, 404);
    assert_eq!([status(), status()], ["completed", "completed"]);
    let made = sandbox.document("GET", &target, None);
    assert_eq!(
        (&made["data"]["title"], &made["data"]["origin_run_id"]),
        (&json!("Straps"), &json!(run))
    );
    assert_eq!(made["data"]["tasks"].as_array().map(Vec::len), Some(3));
    let listed = sandbox.document("GET", &format!("/v1/projects?{category}&limit=1"), None);
    assert_eq!(listed["data"][0]["project_id"], project);
}

#[test]
fn a_project_is_archived_taken_up_again_and_deleted() {
    let sandbox = InProcessSandbox::new();
    let category = of_category(&sandbox);
    let listed = sandbox.document("GET", &format!("/v1/projects?{category}"), None);
    let id = listed["data"][0]["project_id"].as_str().expect("an id");
    let at = |end: &str| format!("/v1/projects/{id}{end}?{category}");
    let reason = json!({ "reason": "Done with it" });
    let archived = sandbox.document("POST", &at("/archive"), Some(&reason));
    let data = &archived["data"];
    assert_eq!(
        (&data["status"], &data["retired_reason"]),
        (&json!("retired"), &reason["reason"])
    );
    assert!(data["retired_at"].is_string());
    let status = sandbox.document("GET", &at("/status"), None);
    assert_eq!(status["data"]["status"], "retired");
    let again = sandbox.document("POST", &at("/unarchive"), None);
    assert_eq!(
        (&again["data"]["status"], &again["data"]["retired_at"]),
        (&json!("tracked"), &Value::Null)
    );
    assert_eq!(sandbox.ask("DELETE", &at(""), None), (204, String::new()));
    let (status, text) = sandbox.ask("GET", &at(""), None);
    assert_eq!(
        (status, text.as_str()),
        (404, r#"{"detail":"Project not found"}"#)
    );
    assert_eq!(sandbox.ask("GET", &at("/tasks"), None).0, 404);
}

#[test]
fn a_task_is_created_set_and_deleted() {
    let sandbox = InProcessSandbox::new();
    let category = of_category(&sandbox);
    let listed = sandbox.document("GET", &format!("/v1/projects?{category}"), None);
    let project = listed["data"][0]["project_id"].as_str().expect("an id");
    let tasks = format!("/v1/projects/{project}/tasks");
    let body = json!({ "title": "Ask a shop", "impact": 3 });
    let made = sandbox.document("POST", &format!("{tasks}?{category}"), Some(&body));
    let id = made["data"]["task_id"].as_str().expect("an id");
    assert_eq!(
        (&made["data"]["title"], &made["data"]["status"]),
        (&body["title"], &json!("not_started"))
    );
    let at = |end: &str| format!("{tasks}/{id}{end}?{category}");
    let set = json!({ "status": "in_progress", "note": "Half of it" });
    let set = sandbox.document("POST", &at("/status"), Some(&set));
    assert_eq!(set["data"]["note"], "Half of it");
    let read = sandbox.document("GET", &at(""), None);
    assert_eq!(
        (&read["data"]["status"], &read["data"]["is_new"]),
        (&json!("in_progress"), &json!(false))
    );
    let counted = sandbox.document("GET", &format!("/v1/projects?{category}&limit=1"), None);
    assert_eq!(counted["data"][0]["task_count"], 4);
    assert_eq!(sandbox.ask("DELETE", &at(""), None).0, 204);
    assert_eq!(sandbox.ask("DELETE", &at(""), None).0, 404);
}

#[test]
fn an_agent_is_drawn_published_and_run() {
    let sandbox = InProcessSandbox::new();
    let organization = &sandbox.dataset.categories[1].organization.id;
    let first = json!({ "nodes": [{ "id": "start" }], "edges": [] });
    let body = json!({ "organization_id": organization, "name": "Scout", "graph": first });
    let made = sandbox.document("POST", "/v1/agents", Some(&body));
    let id = made["id"].as_str().expect("an id");
    let at = |end: &str| format!("/v1/agents/{id}{end}");
    assert_eq!(made["status"], "draft");
    assert_eq!(
        sandbox.document("POST", &at("/publish"), None)["status"],
        "published"
    );
    let second = json!({ "graph": { "nodes": [{ "id": "a" }], "edges": [] } });
    sandbox.document("PATCH", &at(""), Some(&second));
    let graph = |version: &str| {
        let target = format!("{}?version={version}", at("/graph"));
        sandbox.document("GET", &target, None)["graph"].clone()
    };
    assert_eq!(
        (graph("published"), graph("draft")),
        (first, second["graph"].clone())
    );
    let listed = sandbox.document("GET", "/v1/agents?limit=1", None);
    assert_eq!(listed["data"][0]["id"], id);

    let inputs = json!({ "inputs": { "topic": "packs" } });
    let run = sandbox.document("POST", &at("/runs"), Some(&inputs));
    let target = at(&format!(
        "/runs/{}?verbose=true",
        run["id"].as_str().expect("an id")
    ));
    let reads = [(); 4].map(|()| sandbox.document("GET", &target, None));
    let statuses = reads
        .each_ref()
        .map(|read| read["status"].as_str().unwrap_or_default());
    assert_eq!(statuses, ["queued", "running", "succeeded", "succeeded"]);
    assert_eq!(reads[2]["steps"].as_array().map(Vec::len), Some(2));
    assert!(reads[1]["outputs"].is_null() && reads[2]["outputs"]["text"].is_string());
}

#[test]
fn insights_are_walked_by_the_last_id() {
    let sandbox = InProcessSandbox::new();
    let (mut ids, mut after) = (Vec::new(), String::new());
    loop {
        let target = format!("/v1/ads/openai-ads/ad-account/insights?{DAILY}&limit=40{after}");
        let page = sandbox.document("GET", &target, None);
        let data = page["data"].as_array().expect("a list");
        ids.extend(data.iter().map(|one| one["id"].to_string()));
        assert_eq!(
            (&page["count"], &page["last_id"]),
            (&json!(90), &data[data.len() - 1]["id"])
        );
        if page["has_more"] == false {
            break;
        }
        after = format!("&after={}", page["last_id"].as_str().expect("an id"));
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((count, ids.len()), (90, 90));
}

#[test]
fn the_properties_of_prompts_are_listed() {
    let sandbox = InProcessSandbox::new();
    let category = &sandbox.dataset.categories[1];
    let path = format!("/v1/org/categories/{}", category.entity.id);
    let body = json!({ "prompts": [{
        "prompt": "Which straps last?",
        "topic": { "name": "Straps" },
        "language": "en-US",
        "regions": [{ "name": category.regions[0].name }],
        "platforms": [{ "name": category.models[0].name }],
    }]});
    sandbox.document("POST", &format!("{path}/prompts"), Some(&body));
    let topics = sandbox.document("GET", &format!("{path}/topics"), None);
    let mut names = topics
        .as_array()
        .expect("a list")
        .iter()
        .map(|topic| &topic["name"]);
    assert_eq!(names.next_back(), Some(&json!("Straps")));
}

#[test]
fn lists_are_narrowed_by_what_is_asked_of_them() {
    let sandbox = InProcessSandbox::new();
    let organization = &sandbox.dataset.organizations[1].id;
    let assets = sandbox.document(
        "GET",
        &format!("/v1/org/assets?organization_ids={organization}"),
        None,
    );
    let assets = assets["data"].as_array().expect("a list");
    let is = |asset: &Value| asset["organization"]["id"] == organization.as_str();
    assert!(assets.len() == 6 && assets.iter().all(is));
    let integrations = sandbox.document("GET", "/v1/integrations?status_filter=pending", None);
    let integrations = integrations["data"].as_array().expect("a list");
    assert!(integrations.len() == 2 && integrations.iter().all(|one| one["status"] == "pending"));
}

#[test]
fn an_agent_of_an_unknown_organisation_is_not_made() {
    let sandbox = InProcessSandbox::new();
    let made = |id: &str| {
        let body = json!({ "organization_id": id, "name": "Writer" });
        sandbox.ask("POST", "/v1/agents", Some(&body)).0
    };
    assert_eq!(made("0a1b2c3d-0000-4000-8000-00000000abcd"), 404);
    assert_eq!(made(&sandbox.dataset.organizations[0].id), 201);
}

#[test]
fn a_change_replaces_the_old_value() {
    let sandbox = InProcessSandbox::new();
    let category = of_category(&sandbox);
    let listed = sandbox.document("GET", &format!("/v1/projects?{category}"), None);
    let id = listed["data"][0]["project_id"].as_str().expect("an id");
    let tasks = format!("/v1/projects/{id}/tasks");
    let task = json!({ "title": "Write", "type": "publish", "summary": "x".repeat(1_000) });
    let made = sandbox.document("POST", &format!("{tasks}?{category}"), Some(&task));
    let task = made["data"]["task_id"].as_str().expect("an id");
    let change = |length: usize| {
        let body = json!({ "summary": "y".repeat(length) });
        let target = format!("{tasks}/{task}?{category}");
        sandbox.document("PATCH", &target, Some(&body));
        sandbox.store.kept()
    };
    let long = change(1_900);
    assert_eq!((0..5).map(|_| change(1_900)).max(), Some(long));
    assert_eq!(change(100), long - 1_800);
}

#[test]
fn each_type_of_its_tasks_stands_once_in_a_project() {
    let sandbox = InProcessSandbox::new();
    let category = of_category(&sandbox);
    let listed = sandbox.document("GET", &format!("/v1/projects?{category}"), None);
    let id = listed["data"][0]["project_id"].as_str().expect("an id");
    let task = json!({ "title": "Write again", "type": "refresh" });
    let target = format!("/v1/projects/{id}/tasks?{category}");
    sandbox.document("POST", &target, Some(&task));
    let listed = sandbox.document("GET", &format!("/v1/projects?{category}"), None);
    let expected = json!(["refresh", "publish", "earned"]);
    assert_eq!(listed["data"][0]["task_types"], expected);
}
