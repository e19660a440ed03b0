//! Documents that are uploaded to the sandbox as JSON and as forms, and read back.

use profound_client::{Client, Error, Method};
use profound_sandbox::Sandbox;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const DOCUMENTS: &str = "/v1/knowledge-bases/{knowledge_base_id}/documents";
const FOLDERS: &str = "/v1/knowledge-bases/{knowledge_base_id}/folders";
const SEARCH: &str = "/v1/knowledge-bases/{knowledge_base_id}/search";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bases {
    data: Vec<Base>,
    #[expect(dead_code, reason = "read to be checked")]
    pagination: CursorPagination,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read to be checked")]
struct CursorPagination {
    limit: u32,
    next_cursor: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read to be checked")]
struct Base {
    id: String,
    name: String,
    slug: Option<String>,
    description: Option<String>,
    created_at: String,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Done {
    message: String,
    name: String,
    path: String,
    folder: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Found {
    data: Vec<Hit>,
    #[expect(dead_code, reason = "read to be checked")]
    pagination: CursorPagination,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hit {
    id: String,
    score: f64,
    metadata: Value,
    content: String,
}

struct Reply {
    status: u16,
    body: Value,
}

/// Returns a sandbox, a client and the id of its first knowledge base.
async fn started() -> Result<(Sandbox, Client, String), Error> {
    let sandbox = Sandbox::start().expect("loopback has a free port");
    let client = sandbox.client();
    let bases: Bases = client
        .request(Method::GET, "/v1/knowledge-bases")
        .send()
        .await?;
    assert_eq!(bases.data.len(), 3);
    let id = bases.data[0].id.clone();
    Ok((sandbox, client, id))
}

async fn sent<T: serde::de::DeserializeOwned>(
    client: &Client,
    (method, path): (Method, &str),
    id: &str,
    body: Value,
) -> Result<T, Error> {
    let call = client.request(method, path).path("knowledge_base_id", id);
    call.json(&body).send().await
}

async fn search(client: &Client, id: &str, body: Value) -> Result<Vec<Hit>, Error> {
    let found: Found = sent(client, (Method::POST, SEARCH), id, body).await?;
    Ok(found.data)
}

/// Sends these exact bytes as a form, valid or not.
async fn form(sandbox: &Sandbox, method: &str, id: &str, kind: &str, body: &[u8]) -> Reply {
    let host = sandbox.base_url().trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).await.expect("it listens");
    let head = format!(
        "{method} /v1/knowledge-bases/{id}/documents HTTP/1.1\r\nhost: {host}\r\n\
         x-api-key: {}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        Sandbox::VALID_KEY,
        body.len()
    );
    stream.write_all(head.as_bytes()).await.expect("it reads");
    stream.write_all(body).await.expect("it reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("it answers");
    let answer = String::from_utf8(answer).expect("JSON is text");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    Reply {
        status: head[9..12].parse().expect("a status"),
        body: serde_json::from_str(body).expect("JSON"),
    }
}

const KIND: &str = "multipart/form-data; boundary=\"a b\"";

fn field(name: &str, value: &str) -> String {
    format!("--a b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
}

fn file(content: &[u8]) -> Vec<u8> {
    let head = "--a b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Größe.csv\"\r\n\
                Content-Type: text/csv\r\n\r\n";
    [head.as_bytes(), content, b"\r\n"].concat()
}

fn closed(parts: &[&[u8]]) -> Vec<u8> {
    [&parts.concat(), b"--a b--\r\n".as_slice()].concat()
}

fn status(error: &Error) -> Option<u16> {
    error.status().map(|status| status.as_u16())
}

#[tokio::test]
async fn a_text_is_added_found_replaced_and_deleted() -> Result<(), Error> {
    let (_sandbox, client, id) = started().await?;
    let add = (Method::POST, DOCUMENTS);
    let text =
        json!({ "name": "fit.md", "text": "Wide feet\nneed a wide toe box.", "folder": "/a/b/" });
    let added: Done = sent(&client, add.clone(), &id, text.clone()).await?;
    let expected = Done {
        message: "Document added".to_owned(),
        name: "fit.md".to_owned(),
        path: "a/b/fit.md".to_owned(),
        folder: Some("a/b".to_owned()),
    };
    assert_eq!(added, expected);
    let twice = sent::<Done>(&client, add, &id, text).await;
    assert_eq!(status(&twice.expect_err("its name is taken")), Some(409));

    let query = json!({ "query": "toe BOX", "top_k": 5 });
    let hits = search(&client, &id, query).await?;
    assert_eq!((hits[0].id.as_str(), hits[0].score), ("a/b/fit.md", 1.0));
    assert_eq!(hits[0].content, "need a wide toe box.");
    assert_eq!(hits[0].metadata["folder"], json!("a/b"));

    let put = json!({ "name": "a/b/fit.md", "text": "Narrow feet" });
    sent::<Done>(&client, (Method::PUT, DOCUMENTS), &id, put).await?;
    let whole = json!({ "query": "fit", "top_k": 5, "return_full_page": true });
    assert_eq!(
        search(&client, &id, whole.clone()).await?[0].content,
        "Narrow feet"
    );
    let other = json!({ "name": "c.md", "text": "x" });
    let other = sent::<Done>(&client, (Method::PUT, DOCUMENTS), &id, other).await;
    assert_eq!(status(&other.expect_err("there is none")), Some(404));

    for expected in [None, Some(404)] {
        let delete = json!({ "name": "a/b/fit.md" });
        let deleted = sent::<Done>(&client, (Method::DELETE, DOCUMENTS), &id, delete).await;
        assert_eq!(deleted.err().and_then(|error| status(&error)), expected);
    }
    assert!(search(&client, &id, whole).await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_file_arrives_as_it_was_sent() -> Result<(), Error> {
    let (sandbox, client, id) = started().await?;
    let lookalike = b"size,share\r\n--a\r\n42,7\r\n";
    let (name, folder) = (field("name", "sizes.csv"), field("folder", "tables"));
    let body = closed(&[name.as_bytes(), folder.as_bytes(), &file(lookalike)]);
    let added = form(&sandbox, "POST", &id, KIND, &body).await;
    assert_eq!(added.status, 201, "{}", added.body);
    let done: Done = serde_json::from_value(added.body).expect("the document's shape");
    assert_eq!(
        (done.path.as_str(), done.folder.as_deref()),
        ("tables/sizes.csv", Some("tables"))
    );
    let query = json!({
        "query": "sizes", "top_k": 1, "return_full_page": true, "filters": { "folders": ["tables"] },
    });
    let hits = search(&client, &id, query).await?;
    assert_eq!(hits[0].content.as_bytes(), lookalike);
    let metadata = &hits[0].metadata;
    assert_eq!(metadata["content_type"], json!("text/csv"));
    assert_eq!(metadata["file_name"], json!("Größe.csv"));
    assert_eq!(metadata["size_bytes"], json!(lookalike.len()));

    let body = closed(&[
        &file(b"\xff\x00"),
        field("name", "tables/sizes.csv").as_bytes(),
    ]);
    let replaced = form(&sandbox, "PUT", &id, KIND, &body).await;
    assert_eq!(
        (replaced.status, &replaced.body["message"]),
        (200, &json!("Document updated"))
    );
    Ok(())
}

#[tokio::test]
async fn a_form_may_be_large_and_is_refused_when_too_large() -> Result<(), Error> {
    let (sandbox, _client, id) = started().await?;
    let name = field("name", "large.bin");
    let of = |mib: usize| closed(&[name.as_bytes(), &file(&vec![b'x'; mib * 1024 * 1024])]);
    let added = form(&sandbox, "POST", &id, KIND, &of(20)).await;
    assert_eq!(added.status, 201);
    let refused = form(&sandbox, "POST", &id, KIND, &of(33)).await;
    let detail = json!("Request body over 32 MiB");
    assert_eq!((refused.status, &refused.body["detail"]), (413, &detail));
    let content = vec![b'x'; 2 * 1024 * 1024];
    let text = form(&sandbox, "POST", &id, "application/json", &content).await;
    let detail = json!("Request body over 1 MiB");
    assert_eq!((text.status, &text.body["detail"]), (413, &detail));
    Ok(())
}

#[tokio::test]
async fn an_invalid_form_is_a_400_and_a_missing_field_a_422() -> Result<(), Error> {
    let (sandbox, _client, id) = started().await?;
    let (name, file) = (field("name", "a.csv"), file(b"x"));
    let whole = closed(&[name.as_bytes(), &file]);
    let cut = &whole[..whole.len() - 4];
    let no_boundary = "multipart/form-data";
    for (kind, body) in [
        (KIND, cut),
        (no_boundary, &whole[..]),
        (KIND, &whole[1..whole.len() - 60]),
    ] {
        let refused = form(&sandbox, "POST", &id, kind, body).await;
        assert_eq!(refused.status, 400, "{}", refused.body);
        assert!(refused.body["detail"].is_string(), "{}", refused.body);
    }
    let text_as_file = closed(&[field("file", "x").as_bytes()]);
    let refused = form(&sandbox, "POST", &id, KIND, &text_as_file).await;
    assert_eq!(refused.status, 422);
    let issue = |at: usize| {
        (
            &refused.body["detail"][at]["loc"],
            &refused.body["detail"][at]["type"],
        )
    };
    assert_eq!(issue(0), (&json!(["body", "name"]), &json!("missing")));
    assert_eq!(issue(1), (&json!(["body", "file"]), &json!("value_error")));
    let accepted = form(&sandbox, "POST", &id, KIND, &whole).await;
    assert_eq!(accepted.status, 201);
    Ok(())
}

#[tokio::test]
async fn a_folder_goes_when_it_is_empty_or_with_all_that_is_in_it() -> Result<(), Error> {
    let (_sandbox, client, id) = started().await?;
    let create = (Method::POST, FOLDERS);
    let created: Value = sent(&client, create.clone(), &id, json!({ "path": "x/y" })).await?;
    assert_eq!(
        created,
        json!({ "message": "Folder created", "path": "x/y" })
    );
    let twice = sent::<Value>(&client, create, &id, json!({ "path": "x" })).await;
    assert_eq!(status(&twice.expect_err("it is there")), Some(409));
    let delete = (Method::DELETE, FOLDERS);
    let full = sent::<Value>(&client, delete.clone(), &id, json!({ "path": "x" })).await;
    assert_eq!(status(&full.expect_err("x/y is in it")), Some(409));
    let all = json!({ "path": "products", "recursive": true });
    sent::<Value>(&client, delete.clone(), &id, all).await?;
    let hits = search(&client, &id, json!({ "query": "products", "top_k": 9 })).await?;
    assert!(hits.is_empty(), "its documents are gone");
    let all = json!({ "path": "x", "recursive": true });
    sent::<Value>(&client, delete, &id, all).await?;
    let create = (Method::POST, FOLDERS);
    sent::<Value>(&client, create, &id, json!({ "path": "x/y" })).await?;
    Ok(())
}

#[tokio::test]
async fn a_knowledge_base_is_found_in_its_organisation_alone() -> Result<(), Error> {
    let (_sandbox, client, id) = started().await?;
    let other = "00000000-0000-4000-8000-000000000000";
    let call = client.request(Method::GET, "/v1/knowledge-bases");
    let none: Bases = call.query("organization_id", other).send().await?;
    assert!(none.data.is_empty());
    for (id, organization) in [(id.as_str(), Some(other)), (other, None)] {
        let call = client
            .request(Method::POST, SEARCH)
            .path("knowledge_base_id", id);
        let call = call.query("organization_id", organization);
        let call = call.json(&json!({ "query": "x", "top_k": 1 }));
        let error = call.send::<Value>().await.expect_err("it is not there");
        assert_eq!(status(&error), Some(404));
    }
    Ok(())
}
