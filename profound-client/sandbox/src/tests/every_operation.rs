//! Sends a request for every operation, and validates every response.

use serde_json::{Map, Value, json};

use crate::{
    http::problems::Problems,
    schema::{
        json_node::JsonNode,
        shapes::{Field, Operation, Response as ResponseShape, SHAPES, Shape, Type},
        validate::RESPONSE,
    },
    tests::in_process::InProcessSandbox,
};

impl InProcessSandbox {
    /// Returns the value of a path or query parameter. It refers to something that exists.
    fn id(&self, operation: &Operation, name: &str) -> String {
        let category = &self.dataset.categories[1];
        let organization = &category.organization.id;
        let first = |target: &str, id: &str| {
            let listed = self.document("GET", target, None);
            listed["data"][0][id]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        let of_category = format!("category_id={}", category.entity.id);
        match name {
            "category_id" => category.entity.id.clone(),
            "organization_id" => organization.clone(),
            "asset_id" => category.assets[0].entity.id.clone(),
            "asset" | "asset_name" => category.assets[0].entity.name.to_owned(),
            "agent_id" => first("/v1/agents", "id"),
            "node_type" => "llm".to_owned(),
            "knowledge_base_id" => self.dataset.knowledge_bases[0].entity.id.clone(),
            "project_id" => first(&format!("/v1/projects?{of_category}"), "project_id"),
            "task_id" => {
                let project = self.id(operation, "project_id");
                let tasks = format!("/v1/projects/{project}/tasks?{of_category}");
                first(&tasks, "task_id")
            }
            "document_id" => {
                let id = crate::dataset::uuid::derive(7);
                let body = json!({
                    "id": id,
                    "organization_id": organization,
                    "name": "A text",
                    "content_markdown": "# A text",
                });
                self.document("POST", "/v1/documents", Some(&body));
                id
            }
            "content_id" => {
                let asset = self.id(operation, "asset_id");
                first(&format!("/v1/content/{asset}/optimization"), "id")
            }
            "run_id" if operation.path.contains("agent") => {
                let agent = self.id(operation, "agent_id");
                let run = self.document("POST", &format!("/v1/agents/{agent}/runs"), None);
                run["id"].as_str().unwrap_or_default().to_owned()
            }
            "run_id" => {
                let body = json!({ "category_id": category.entity.id });
                let run = self.document("POST", "/v1/projects", Some(&body));
                run["data"]["run_id"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned()
            }
            name => panic!("{name} has no example"),
        }
    }

    /// Returns a request of an operation, with all fields (`full`) or only the required ones.
    fn request(&self, operation: &Operation, full: bool) -> (String, Option<Value>) {
        let mut target = operation.path.clone();
        for parameter in &operation.parameters {
            let id = self.id(operation, &parameter.name);
            target = target.replace(&format!("{{{}}}", parameter.name), &id);
        }
        let query = operation.query.iter().filter(|field| field.required);
        let query =
            query.map(|field| format!("{}={}", field.name, self.id(operation, &field.name)));
        let query: Vec<String> = query.collect();
        if !query.is_empty() {
            target = format!("{target}?{}", query.join("&"));
        }
        let body = operation.body.as_ref();
        let body = body.map(|body| self.sample(operation, "", body.shape.or_null(), full));
        (target, body.map(|body| self.amended(operation, body)))
    }

    /// Replaces values of a body that must exist, or must not yet exist.
    fn amended(&self, operation: &Operation, mut body: Value) -> Value {
        match operation.method.as_str() {
            _ if operation.path.ends_with("/folders") => {
                body["path"] = "new".into();
                if operation.method == "DELETE" {
                    let path = operation.path.clone();
                    let base = self.id(operation, "knowledge_base_id");
                    let path = path.replace("{knowledge_base_id}", &base);
                    self.document("POST", &path, Some(&json!({ "path": "new" })));
                }
            }
            "PATCH" if operation.path.contains("/agents/") => {
                body["graph"] = json!({ "nodes": [{ "id": "start" }], "edges": [] });
            }
            "PUT" | "DELETE" => {
                let name = ["products/trail.md", "voice.md"];
                body["name"] = name[usize::from(operation.method == "DELETE")].into();
                if let Some(fields) = body.as_object_mut() {
                    fields.remove("folder");
                }
            }
            "PATCH" if operation.path.ends_with("/prompts") => {
                let id = &self.dataset.categories[1].prompts[0].id;
                body["prompts"] = json!([{ "id": id, "language": "de-DE" }]);
            }
            "POST" if operation.path.ends_with("/prompts") => {
                body["prompts"][0]["id"] = Value::Null;
            }
            _ => {}
        }
        if operation.path.ends_with("/status") && body.get("prompt_ids").is_some() {
            body["prompt_ids"] = json!([self.dataset.categories[1].prompts[0].id]);
        }
        body
    }

    fn sample(&self, operation: &Operation, name: &str, shape: &Shape, full: bool) -> Value {
        let category = &self.dataset.categories[1];
        match SHAPES.resolve(shape) {
            Shape::OneOf(all) if name == "operator" => {
                // `not_is`: with `is`, the unknown name would leave the report without rows.
                self.sample(operation, "", &all[1], full)
            }
            Shape::OneOf(all) => self.sample(operation, name, &all[0], full),
            Shape::Literal(word) => word.as_str().into(),
            Shape::List(item, _) => json!([self.sample(operation, name, item, full)]),
            Shape::Map(_) | Shape::Object => json!({}),
            Shape::Boolean => true.into(),
            Shape::Integer(bounds) => bounds.least.unwrap_or(3).into(),
            Shape::Number => 1.5.into(),
            Shape::Null => Value::Null,
            Shape::Date | Shape::Timestamp => day(name).into(),
            _ if name.ends_with("_date") => day(name).into(),
            Shape::Uuid if matches!(name, "category_id" | "organization_id") => {
                self.id(operation, name).into()
            }
            Shape::Uuid => category.topics[0].id.as_str().into(),
            Shape::Named(kind) if kind == "FilterNode" => {
                json!({ "field": "model", "op": "is", "value": "Claude" })
            }
            Shape::Named(kind) if kind == "IdOrName" => match name {
                "regions" => json!({ "name": category.regions[0].name }),
                "platforms" => json!({ "name": category.models[0].name }),
                "personas" => json!({ "name": category.personas[0].name }),
                "asset" => json!({ "name": category.assets[0].entity.name }),
                _ => json!({ "name": category.topics[0].name }),
            },
            Shape::Named(kind) => match &SHAPES.types[kind] {
                Type::Object(object) => {
                    let fields = object.fields.iter();
                    let fields = fields.filter(|field| {
                        full && !sets_position_or_order(&field.name) || field.required
                    });
                    let pair = |field: &Field| {
                        let value =
                            self.sample(operation, &field.name, field.shape.or_null(), full);
                        (field.name.clone(), value)
                    };
                    fields.map(pair).collect::<Map<_, _>>().into()
                }
                Type::Alias(_) => Value::Null,
            },
            _ => match name {
                "asset" | "asset_name" | "assets" => category.assets[0].entity.name.into(),
                "field" if operation.path.contains("fanouts") => "share".into(),
                "field" => "count".into(),
                "language" => "en-US".into(),
                "prompt_type" => "visibility".into(),
                "timezone" => "UTC".into(),
                _ => "text".into(),
            },
        }
    }
}

fn sets_position_or_order(name: &str) -> bool {
    name.contains("cursor") || name == "order_by"
}

fn day(name: &str) -> &'static str {
    match name {
        "comparison_start_date" => "2026-02-20",
        "comparison_end_date" => "2026-02-22",
        "start_date" => "2026-03-02",
        _ => "2026-03-04",
    }
}

/// Returns the problems of a document. Fields outside its shape are problems too.
fn faults(shape: &Shape, document: &Value) -> Vec<(String, String)> {
    let problems = Problems::default();
    RESPONSE.shape(shape, &JsonNode::root("answer", document, &problems));
    problems.listed()
}

/// Returns the problems of the text of a response.
fn wrong(operation: &Operation, text: &str) -> Vec<(String, String)> {
    let document = |text: &str| serde_json::from_str(text).unwrap_or_default();
    match &operation.response {
        ResponseShape::Empty if text.is_empty() => Vec::new(),
        ResponseShape::Empty => vec![("the document".to_owned(), "is too much".to_owned())],
        ResponseShape::Json(shape) => faults(shape, &document(text)),
        ResponseShape::Events(shapes) => {
            let mut wrong = Vec::new();
            let events: Vec<&str> = text.split_terminator("\n\n").collect();
            for event in &events {
                let event = event.strip_prefix("event: ").unwrap_or_default();
                let (kind, data) = event.split_once("\ndata: ").unwrap_or_default();
                match shapes.iter().find(|(known, _)| known == kind) {
                    Some((_, shape)) => wrong.extend(faults(shape, &document(data))),
                    None => wrong.push((kind.to_owned(), "is no event".to_owned())),
                }
            }
            if events.len() < 2 {
                wrong.push(("the events".to_owned(), "have no rows".to_owned()));
            }
            wrong
        }
    }
}

#[test]
fn every_operation_answers_as_its_shapes_say() {
    let mut found = Vec::new();
    for full in [false, true] {
        let sandbox = InProcessSandbox::new();
        for operation in &SHAPES.operations {
            let (target, body) = sandbox.request(operation, full);
            let (status, text) = sandbox.ask(&operation.method, &target, body.as_ref());
            let wrong = wrong(operation, &text);
            if status != operation.status || !wrong.is_empty() {
                let body = body.unwrap_or_default();
                let name = format!("{} {target} {body}", operation.method);
                found.push(format!("{name}: {status} {text:.300} {wrong:?}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_same_request_has_the_same_answer() {
    let answers = || {
        let sandbox = InProcessSandbox::new();
        let operations = SHAPES.operations.iter();
        let answers = operations.map(|operation| {
            let (target, body) = sandbox.request(operation, false);
            sandbox.ask(&operation.method, &target, body.as_ref())
        });
        answers.collect::<Vec<_>>()
    };
    assert_eq!(answers(), answers());
}

#[test]
fn a_wrong_field_of_any_body_is_a_422() {
    let sandbox = InProcessSandbox::new();
    for operation in SHAPES.operations.iter().filter(|one| one.body.is_some()) {
        let (target, body) = sandbox.request(operation, false);
        let body = body.expect("a body");
        let names: Vec<String> = body.as_object().expect("fields").keys().cloned().collect();
        let mut wrong = body.clone();
        match names.first() {
            Some(name) => wrong[name] = json!(-7.5),
            // A body without required fields: add an unknown field.
            None => wrong["wrong"] = true.into(),
        }
        let (status, text) = sandbox.ask(&operation.method, &target, Some(&wrong));
        let name = format!("{} {target} {wrong}", operation.method);
        assert_eq!(status, 422, "{name}: {text}");
        let document: Value = serde_json::from_str(&text).expect("a document");
        let field = names.first().map_or("wrong", String::as_str);
        let mut problems = document["detail"].as_array().expect("a list").iter();
        let found = problems
            .any(|one| one["loc"][0] == "body" && one["loc"][1] == field && one["msg"].is_string());
        assert!(found, "{name}: {text}");
    }
}
