//! The sandbox's documents, agents, projects and tasks.

use std::collections::HashSet;

use profound_client::{Client, Error, Method, Response};
use profound_sandbox::Sandbox;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

const SHOES: &str = "5b0f3a52-6f0e-4c1b-9d57-2f6a1c9e4d10";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page<T> {
    data: Vec<T>,
    pagination: Pagination,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pagination {
    limit: usize,
    #[serde(default)]
    next_cursor: Option<String>,
    #[serde(default)]
    offset: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read to be checked")]
struct Document {
    id: String,
    name: String,
    url: String,
    visibility: String,
    created_at: String,
    updated_at: String,
    owner_user_id: String,
    owner_email: Value,
    author_type: String,
    app_delegate: Value,
    category_name: Value,
    company_name: Value,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read to be checked")]
struct Agent {
    id: String,
    organization_id: String,
    name: String,
    status: String,
    created_at: String,
    description: Option<String>,
}

fn started() -> Sandbox {
    Sandbox::start().expect("loopback has a free port")
}

async fn get<T: DeserializeOwned>(
    client: &Client,
    path: &str,
    query: &[(&str, &str)],
) -> Result<T, Error> {
    let call = client.request(Method::GET, path);
    let call = query
        .iter()
        .fold(call, |call, (name, value)| call.query(name, *value));
    call.send().await
}

/// Follows `next_cursor`, and returns the items of each page.
async fn walk<T: DeserializeOwned>(
    client: &Client,
    path: &str,
    query: &[(&str, &str)],
) -> Result<Vec<Vec<T>>, Error> {
    let (mut pages, mut cursor) = (Vec::new(), None::<String>);
    loop {
        let mut query = query.to_vec();
        query.extend(cursor.as_deref().map(|cursor| ("next_cursor", cursor)));
        let page: Page<T> = get(client, path, &query).await?;
        assert!(page.data.len() <= page.pagination.limit);
        pages.push(page.data);
        match page.pagination.next_cursor {
            None => return Ok(pages),
            next => cursor = next,
        }
    }
}

async fn organization(client: &Client) -> Result<String, Error> {
    let categories: Value = get(client, "/v1/org/categories", &[]).await?;
    let id = categories[0]["organization"]["id"].as_str();
    Ok(id.expect("a text").to_owned())
}

fn status(error: &Error) -> Option<u16> {
    error.status().map(|status| status.as_u16())
}

#[tokio::test]
async fn a_walk_of_documents_goes_on_past_empty_pages() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let organization = organization(&client).await?;
    for (limit, empty) in [("10", 6), ("20", 3), ("25", 2), ("50", 1)] {
        let query = [("organization_id", organization.as_str()), ("limit", limit)];
        let pages: Vec<Vec<Document>> = walk(&client, "/v1/documents", &query).await?;
        assert_eq!(
            pages.iter().filter(|page| page.is_empty()).count(),
            empty,
            "{limit}"
        );
        let all: Vec<&Document> = pages.iter().flatten().collect();
        let ids: HashSet<&str> = all.iter().map(|document| document.id.as_str()).collect();
        assert_eq!((ids.len(), all.len()), (90, 90));
        assert!(
            all.iter()
                .rev()
                .is_sorted_by_key(|document| &document.updated_at)
        );
    }
    Ok(())
}

#[tokio::test]
async fn the_cursor_of_documents_carries_the_text_asked_for() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let organization = organization(&client).await?;
    let owner = ("organization_id", organization.as_str());
    let first: Page<Document> = get(
        &client,
        "/v1/documents",
        &[owner, ("q", "SPRING"), ("limit", "4")],
    )
    .await?;
    let cursor = first.pagination.next_cursor.expect("there is more");
    let next = [owner, ("next_cursor", &cursor), ("q", "warranty")];
    let next: Page<Document> = get(&client, "/v1/documents", &next).await?;
    assert!(!next.data.is_empty());
    assert!(
        next.data
            .iter()
            .all(|document| document.name.contains("spring"))
    );
    let wrong: &[&[(&str, &str)]] = &[
        &[],
        &[owner, ("sort", "name")],
        &[owner, ("limit", "51")],
        &[owner, ("next_cursor", &cursor[2..])],
    ];
    for query in wrong {
        let refused = get::<Value>(&client, "/v1/documents", query).await;
        assert!(matches!(refused, Err(Error::Validation(_))), "{query:?}");
    }
    let stranger = [("organization_id", SHOES)];
    let refused = get::<Value>(&client, "/v1/documents", &stranger).await;
    assert!(matches!(refused, Err(Error::InsufficientPermissions(_))));
    Ok(())
}

const ID: &str = "0a1b2c3d-0000-4000-8000-00000000abcd";
const PATH: &str = "/v1/documents/0a1b2c3d-0000-4000-8000-00000000abcd";

/// An organisation, and a client that writes its documents.
struct Owner {
    client: Client,
    id: String,
}

impl Owner {
    async fn send(
        &self,
        method: Method,
        path: &str,
        mut body: Value,
    ) -> Result<Response<Value>, Error> {
        body["organization_id"] = json!(self.id);
        let call = self.client.request(method, path);
        call.json(&body).send().await
    }

    async fn delete(&self, id: &str) -> Result<Response<()>, Error> {
        let call = self
            .client
            .request(Method::DELETE, "/v1/documents/{document_id}");
        let call = call
            .path("document_id", id)
            .query("organization_id", &*self.id);
        call.send().await
    }
}

#[tokio::test]
async fn a_document_is_created_read_changed_and_deleted() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let id = organization(&client).await?;
    let owner = Owner { client, id };
    let text = "word ".repeat(100);
    let version = create(&owner, &text).await?;
    read(&owner, &text, &version).await?;
    let other = change(&owner).await?;
    delete(&owner, &other).await
}

/// Creates the document twice, and returns its first version.
async fn create(owner: &Owner, text: &str) -> Result<Value, Error> {
    let new = json!({ "id": ID, "name": "Plan", "content_markdown": text });
    let created = owner
        .send(Method::POST, "/v1/documents", new.clone())
        .await?;
    assert_eq!(created.status(), 201);
    assert!(created.body()["version_hash"].is_string());
    let again = owner.send(Method::POST, "/v1/documents", new).await?;
    assert_eq!(
        (again.status().as_u16(), &again.body()["version_hash"]),
        (201, &Value::Null)
    );
    Ok(created.body()["version_hash"].clone())
}

/// Reads the document with a preview, and whole.
async fn read(owner: &Owner, text: &str, version: &Value) -> Result<(), Error> {
    let owned = ("organization_id", owner.id.as_str());
    let preview: Value = get(&owner.client, PATH, &[owned]).await?;
    assert_eq!(
        (&preview["content_truncated"], preview.get("version_hash")),
        (&json!(true), None)
    );
    let bare = [
        owned,
        ("preview", "false"),
        ("include_tabs", "0"),
        ("include_comments", "false"),
    ];
    let whole: Value = get(&owner.client, PATH, &bare).await?;
    assert_eq!(whole["content_markdown"], json!(text));
    assert_eq!(whole["version_hash"], *version);
    assert!(whole.get("additional_tabs").is_none() && whole.get("comments").is_none());
    Ok(())
}

/// Changes the content and the name. Returns the id of another document of the organisation.
async fn change(owner: &Owner) -> Result<String, Error> {
    let owned = ("organization_id", owner.id.as_str());
    let content = format!("{PATH}/content");
    let heading = json!({ "content_markdown": "# Größe\n\nx" });
    let replaced = owner
        .send(Method::POST, &content, heading.clone())
        .await?
        .into_body();
    assert_eq!(
        (&replaced["name"], &replaced["content_chars"]),
        (&json!("Größe"), &json!(10))
    );
    let share = json!({ "name": "Sizes", "visibility": "organization" });
    let renamed = owner.send(Method::PATCH, PATH, share).await?.into_body();
    assert_eq!(
        (&renamed["name"], &renamed["visibility"]),
        (&json!("Sizes"), &json!("organization"))
    );
    let replaced = owner
        .send(Method::POST, &content, heading)
        .await?
        .into_body();
    assert_eq!(
        replaced["name"],
        json!("Sizes"),
        "a name given by hand stays"
    );
    let listed: Page<Document> = get(&owner.client, "/v1/documents", &[owned]).await?;
    assert_eq!(listed.data[0].id, ID);
    Ok(listed.data[1].id.clone())
}

/// Deletes the document. The other one was not created here, and remains.
async fn delete(owner: &Owner, other: &str) -> Result<(), Error> {
    assert_eq!(owner.delete(ID).await?.status(), 204);
    assert_eq!(
        status(&owner.delete(ID).await.expect_err("it is gone")),
        Some(404)
    );
    let theirs = owner.delete(other).await.expect_err("it was not made here");
    assert_eq!(status(&theirs), Some(403));
    Ok(())
}

#[tokio::test]
async fn agents_are_the_published_ones_unless_asked_for() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let both = [
        ("statuses", "published"),
        ("statuses", "draft"),
        ("limit", "30"),
    ];
    for (query, pages, count) in [(&[][..], 2, 133), (&both[1..], 1, 27), (&both, 6, 160)] {
        let walked: Vec<Vec<Agent>> = walk(&client, "/v1/agents", query).await?;
        assert_eq!(walked.len(), pages, "{query:?}");
        let ids: HashSet<&str> = walked
            .iter()
            .flatten()
            .map(|agent| agent.id.as_str())
            .collect();
        assert_eq!(ids.len(), count, "{query:?}");
    }
    Ok(())
}

#[tokio::test]
async fn projects_are_walked_by_offset_until_a_page_is_short() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let category = ("category_id", SHOES);
    let mut ids = HashSet::new();
    for offset in [0, 50, 100, 150] {
        let offset_text = offset.to_string();
        let query = [category, ("limit", "50"), ("offset", &offset_text)];
        let page: Page<Value> = get(&client, "/v1/projects", &query).await?;
        assert_eq!(
            (page.pagination.limit, page.pagination.offset),
            (50, Some(offset))
        );
        ids.extend(
            page.data
                .iter()
                .map(|project| project["project_id"].to_string()),
        );
    }
    assert_eq!(ids.len(), 177);
    let query = [category, ("status", "tracked,retired"), ("limit", "200")];
    let page: Page<Value> = get(&client, "/v1/projects", &query).await?;
    assert!((1..177).contains(&page.data.len()));
    assert!(
        page.data
            .iter()
            .all(|project| project["status"] != json!("suggested"))
    );
    for query in [
        &[category, ("status", "new")][..],
        &[category, ("offset", "-1")],
        &[],
    ] {
        let refused = get::<Value>(&client, "/v1/projects", query).await;
        assert!(matches!(refused, Err(Error::Validation(_))), "{query:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_field_of_a_task_is_left_cleared_or_set() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let category = ("category_id", SHOES);
    let projects: Page<Value> = get(&client, "/v1/projects", &[category, ("limit", "1")]).await?;
    let project = projects.data[0]["project_id"].as_str().expect("a text");
    let tasks = format!("/v1/projects/{project}/tasks");
    let listed: Value = get(&client, &tasks, &[category]).await?;
    let before = &listed["data"][0];
    let task = format!("{tasks}/{}", before["task_id"].as_str().expect("a text"));
    let patch = async |body: Value| {
        let call = client
            .request(Method::PATCH, &task)
            .query("category_id", SHOES);
        call.json(&body).send::<Value>().await
    };
    let change = json!({ "summary": null, "impact": 1, "title": null });
    let mut expected = before.clone();
    expected["summary"] = Value::Null;
    expected["impact"] = json!(1);
    assert_eq!(patch(change).await?["data"], expected);
    assert_eq!(patch(json!({})).await?["data"], expected);
    let mut read: Value = get(&client, &task, &[category]).await?;
    let title = read["data"]
        .as_object_mut()
        .expect("an object")
        .remove("project_title");
    assert_eq!(
        (read["data"].clone(), title.as_ref()),
        (expected, Some(&projects.data[0]["title"]))
    );
    for wrong in [
        json!({ "impact": 6 }),
        json!({ "summary": "" }),
        json!({ "status": "done" }),
    ] {
        let refused = patch(wrong.clone()).await;
        assert!(matches!(refused, Err(Error::Validation(_))), "{wrong}");
    }
    let other = get::<Value>(&client, &format!("{tasks}/{SHOES}"), &[category]).await;
    assert_eq!(status(&other.expect_err("there is none")), Some(404));
    Ok(())
}
