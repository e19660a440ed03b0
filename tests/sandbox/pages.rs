//! Pagination of the sandbox's listings, and writes to them.

use std::collections::HashSet;

use profound_client::{Client, Error, Method};
use profound_sandbox::Sandbox;
use serde::Deserialize;
use serde_json::{Value, json};

const SHOES: &str = "5b0f3a52-6f0e-4c1b-9d57-2f6a1c9e4d10";
const PACKS: &str = "c27d9b84-1e35-4a7f-8b62-90d4f5a3e7c1";
const PROMPTS: &str = "/v1/org/categories/{category_id}/prompts";

type Pairs<'a> = &'a [(&'a str, &'a str)];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PromptPage {
    info: PageInfo,
    data: Vec<Prompt>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PageInfo {
    total_rows: usize,
    limit: usize,
    next_cursor: Option<String>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Prompt {
    id: String,
    analysis_types: Vec<String>,
    prompt_type: String,
    prompt: String,
    language: String,
    status: String,
    topic: Named,
    tags: Vec<Named>,
    regions: Vec<Named>,
    platforms: Vec<Named>,
    personas: Vec<Named>,
    created_at: String,
    updated_at: String,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Named {
    id: String,
    name: String,
}

fn started() -> Sandbox {
    Sandbox::start().expect("loopback has a free port")
}

async fn prompts(client: &Client, query: Pairs<'_>) -> Result<PromptPage, Error> {
    let call = client
        .request(Method::GET, PROMPTS)
        .path("category_id", SHOES);
    let call = query
        .iter()
        .fold(call, |call, (name, value)| call.query(name, *value));
    call.send().await
}

async fn all_prompts(client: &Client, query: Pairs<'_>) -> Result<Vec<Prompt>, Error> {
    let (mut all, mut cursor) = (Vec::new(), None::<String>);
    loop {
        let mut query = query.to_vec();
        query.extend(cursor.as_deref().map(|cursor| ("cursor", cursor)));
        let page = prompts(client, &query).await?;
        all.extend(page.data);
        match page.info.next_cursor {
            None => {
                assert_eq!(all.len(), page.info.total_rows);
                return Ok(all);
            }
            next => cursor = next,
        }
    }
}

async fn write(client: &Client, method: Method, under: &str, body: &Value) -> Result<Value, Error> {
    let path = format!("/v1/org/categories/{PACKS}/prompts{under}");
    client.request(method, &path).json(body).send().await
}

async fn only(client: &Client, id: &str) -> Result<Option<Prompt>, Error> {
    let call = client
        .request(Method::GET, PROMPTS)
        .path("category_id", PACKS);
    let call = call.query("status", ["active", "disabled"]);
    let page: PromptPage = call.send().await?;
    Ok(page.data.into_iter().find(|prompt| prompt.id == id))
}

fn status(error: &Error) -> Option<u16> {
    error.status().map(|status| status.as_u16())
}

#[tokio::test]
async fn a_long_walk_of_prompts_has_every_one_once() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let first = prompts(&client, &[("limit", "100")]).await?;
    assert_eq!((first.info.limit, first.data.len()), (100, 100));
    assert_eq!(first.info.total_rows, 1240);
    let all = all_prompts(&client, &[("limit", "100")]).await?;
    let ids: HashSet<&str> = all.iter().map(|prompt| prompt.id.as_str()).collect();
    assert_eq!(ids.len(), 1240);
    assert!(
        all.iter()
            .rev()
            .is_sorted_by_key(|prompt| &prompt.created_at)
    );
    assert_eq!(
        all,
        prompts(&client, &[]).await?.data,
        "one page has the same"
    );
    let by_text = [
        ("limit", "400"),
        ("order_by", "prompt"),
        ("order_dir", "asc"),
    ];
    let by_text = all_prompts(&client, &by_text).await?;
    assert!(by_text.is_sorted_by_key(|prompt| &prompt.prompt));
    assert_eq!(by_text.len(), 1240);
    Ok(())
}

#[tokio::test]
async fn prompts_are_filtered_by_every_parameter() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let counted = prompts(&client, &[("analysis_type", "visibility")]).await?;
    assert_eq!(
        counted.info.total_rows, 12,
        "those that the reports are counted from"
    );
    // Some prompts have no tag or no persona.
    let has_all = |prompt: &&Prompt| !prompt.tags.is_empty() && !prompt.personas.is_empty();
    let prompt = counted.data.iter().find(has_all).expect("a prompt");
    let by_ids = [
        ("topic_id", prompt.topic.id.as_str()),
        ("tag_id", &prompt.tags[0].id),
        ("region_id", &prompt.regions[0].id),
        ("platform_id", &prompt.platforms[0].id),
        ("persona_id", &prompt.personas[0].id),
    ];
    for by_id in by_ids {
        let found = prompts(&client, &[by_id]).await?;
        assert!(found.data.contains(prompt), "{by_id:?}");
        let none = prompts(&client, &[(by_id.0, SHOES)]).await?;
        assert_eq!((none.info.total_rows, none.data.len()), (0, 0), "{by_id:?}");
    }
    let sentiment = prompts(&client, &[("prompt_type", "sentiment")]).await?;
    let accuracy = prompts(&client, &[("analysis_type", "accuracy")]).await?;
    let sum = 12 + sentiment.info.total_rows + accuracy.info.total_rows;
    // Six of the twelve are also analysed for sentiment, and six for accuracy.
    assert_eq!(sum, 1240 + 12);
    let off = prompts(&client, &[("status", "disabled")]).await?;
    assert!(off.data.iter().all(|prompt| prompt.status == "disabled"));
    let both = prompts(&client, &[("status", "disabled"), ("status", "active")]).await?;
    assert_eq!(both.info.total_rows, 1240 + off.info.total_rows);
    Ok(())
}

#[tokio::test]
async fn a_bad_limit_cursor_or_id_is_told() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let page = prompts(&client, &[("limit", "5")]).await?;
    let cursor = page.info.next_cursor.expect("there is more");
    let wrong: [(Pairs<'_>, &str, &str); 7] = [
        (&[("limit", "0")], "query.limit", "greater_than"),
        (&[("limit", "10001")], "query.limit", "less_than_equal"),
        (&[("limit", "ten")], "query.limit", "int_parsing"),
        (&[("cursor", "next")], "query.cursor", "value_error"),
        (
            &[("cursor", &cursor), ("order_by", "prompt")],
            "query.cursor",
            "value_error",
        ),
        (&[("status", "deleted")], "query.status[0]", "literal_error"),
        (&[("topic_id", "x")], "query.topic_id[0]", "uuid_parsing"),
    ];
    for (query, place, kind) in wrong {
        let Err(Error::Validation(invalid)) = prompts(&client, query).await else {
            panic!("{query:?} is wrong");
        };
        let issue = &invalid.issues()[0];
        assert!(
            issue.to_string().starts_with(&format!("{place}: ")),
            "{issue}"
        );
        assert_eq!(issue.kind, kind);
    }
    let of = |id: &'static str| {
        let call = client.request(Method::GET, PROMPTS);
        call.path("category_id", id).send::<Value>()
    };
    let unknown = of("00000000-0000-4000-8000-000000000000").await;
    let unknown = unknown.expect_err("there is no such category");
    let message = unknown.response().and_then(|answer| answer.message());
    assert_eq!(status(&unknown), Some(404));
    assert_eq!(message.as_deref(), Some("Category not found"));
    assert!(matches!(of("shoes").await, Err(Error::Validation(_))));
    Ok(())
}

#[tokio::test]
async fn a_known_path_tells_the_methods_it_takes() {
    let sandbox = started();
    let call = sandbox.client().request(Method::PUT, PROMPTS);
    let refused = call.path("category_id", SHOES).send::<()>().await;
    let refused = refused.expect_err("prompts are not put");
    assert_eq!(status(&refused), Some(405));
    let allow = refused
        .response()
        .and_then(|answer| answer.headers().get("allow"));
    assert_eq!(
        allow.and_then(|allow| allow.to_str().ok()),
        Some("GET, PATCH, POST")
    );
}

#[tokio::test]
async fn a_prompt_is_created_changed_and_deleted() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let created = create(&client).await?;
    let id = created.id.clone();
    change(&client, &id, created).await?;
    delete(&client, &id).await
}

/// Creates a prompt after a dry run, and finds it in the list.
async fn create(client: &Client) -> Result<Prompt, Error> {
    let new = json!({
        "prompt": "Which backpacks survive a winter of commuting?",
        "topic": { "name": "Commuting" },
        "language": "en-GB",
        "tags": ["Advice", { "name": "Winter" }],
        "regions": ["Germany"],
        "platforms": ["Claude", "ChatGPT"],
        "personas": ["Enthusiast"],
        "asset": "Fellward",
    });
    let rehearsed = json!({ "prompts": [new], "dry_run": true });
    let rehearsed = write(client, Method::POST, "", &rehearsed).await?;
    let body = json!({ "prompts": [new] });
    let created = write(client, Method::POST, "", &body).await?;
    assert_eq!(
        (&rehearsed["dry_run"], &created["dry_run"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(
        rehearsed["prompts"], created["prompts"],
        "a rehearsal keeps nothing"
    );
    assert_eq!(
        (
            &created["created"],
            &created["topics_created"],
            &created["tags_created"]
        ),
        (&json!(1), &json!(1), &json!(1))
    );
    let id = created["prompts"][0]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    let read = only(client, &id).await?.expect("it is listed");
    assert_eq!(
        (read.topic.name.as_str(), read.tags.len()),
        ("Commuting", 2)
    );
    Ok(read)
}

async fn change(client: &Client, id: &str, read: Prompt) -> Result<(), Error> {
    let change = |fields: Value| {
        let mut entry = fields;
        entry["id"] = json!(id);
        json!({ "prompts": [entry] })
    };
    let change = change(json!({ "tags": null, "prompt": null, "language": "de-DE" }));
    let changed = write(client, Method::PATCH, "", &change).await?;
    assert_eq!(changed["updated"], json!(1));
    let diff = &changed["prompts"][0];
    assert_eq!(diff["language"], json!({ "old": "en-GB", "new": "de-DE" }));
    assert_eq!(diff["tags"]["removed"].as_array().map(Vec::len), Some(2));
    assert!(
        diff.get("prompt").is_none() && diff.get("personas").is_none(),
        "{diff}"
    );
    let after = only(client, id).await?.expect("it is listed");
    let expected = Prompt {
        tags: Vec::new(),
        language: "de-DE".to_owned(),
        updated_at: after.updated_at.clone(),
        ..read
    };
    assert_eq!(after, expected);
    assert!(after.updated_at > after.created_at);
    Ok(())
}

async fn delete(client: &Client, id: &str) -> Result<(), Error> {
    let delete = json!({ "prompt_ids": [id], "status": "deleted" });
    let deleted = write(client, Method::PATCH, "/status", &delete).await?;
    assert_eq!(deleted, json!({ "dry_run": false, "updated_prompts": 1 }));
    assert_eq!(only(client, id).await?, None);
    let gone = write(client, Method::PATCH, "/status", &delete).await;
    assert_eq!(status(&gone.expect_err("it is gone")), Some(404));
    Ok(())
}

#[tokio::test]
async fn a_write_is_all_or_nothing() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let good = json!({
        "id": "0a1b2c3d-0000-4000-8000-00000000abcd", "prompt": "A question", "language": "en-US",
        "topic": "Day Hikes", "regions": ["Germany"], "platforms": ["Claude"],
    });
    let mut bad = good.clone();
    bad["regions"] = json!([]);
    bad["analysis_types"] = json!(["tone"]);
    let body = json!({ "prompts": [good, bad] });
    let Err(Error::Validation(invalid)) = write(&client, Method::POST, "", &body).await else {
        panic!("the second prompt is wrong");
    };
    let places: Vec<String> = invalid
        .issues()
        .iter()
        .map(|issue| issue.to_string())
        .collect();
    assert!(
        places[0].starts_with("body.prompts[1].regions: "),
        "{places:?}"
    );
    assert!(
        places[1].starts_with("body.prompts[1].analysis_types[0]: "),
        "{places:?}"
    );
    let id = good["id"].as_str().expect("a text").to_owned();
    assert_eq!(only(&client, &id).await?, None);
    let body = json!({ "prompts": [good] });
    for created in [1, 0] {
        let answer = write(&client, Method::POST, "", &body).await?;
        assert_eq!(answer["created"], json!(created), "an id is created once");
        assert_eq!(answer["prompts"][0]["id"], json!(id));
    }
    let sandbox = started();
    assert_eq!(
        only(&sandbox.client(), &id).await?,
        None,
        "another sandbox has its own"
    );
    Ok(())
}

async fn report(client: &Client, path: &str, more: &Value) -> Result<Value, Error> {
    let mut query = json!({
        "category_id": SHOES,
        "start_date": "2026-01-01",
        "end_date": "2026-01-20",
        "metrics": ["visibility_score", "share_of_voice"],
    });
    let fields = more.as_object().expect("an object").clone();
    query.as_object_mut().expect("an object").extend(fields);
    client.request(Method::POST, path).json(&query).send().await
}

fn rows(report: &Value) -> Vec<Value> {
    report["data"].as_array().expect("rows").clone()
}

#[tokio::test]
async fn a_v1_report_in_pages_is_the_whole_report() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let path = "/v1/reports/visibility";
    let page = |limit: usize, offset: usize| {
        json!({
            "dimensions": ["asset_name", "date"],
            "pagination": { "limit": limit, "offset": offset },
        })
    };
    let whole = report(&client, path, &page(50_000, 0)).await?;
    let echo = &whole["info"]["query"];
    assert_eq!(
        echo["dimensions"],
        json!(["date", "asset_name"]),
        "not as it was asked"
    );
    assert_eq!(
        echo["metrics"],
        json!(["share_of_voice", "visibility_score"])
    );
    let total = whole["info"]["total_rows"].as_u64().expect("a number") as usize;
    assert!(total > 100, "{total}");
    let mut walked = Vec::new();
    while walked.len() < total {
        let next = report(&client, path, &page(13, walked.len())).await?;
        assert_eq!(next["info"]["total_rows"], json!(total));
        assert_eq!(
            next["info"]["query"]["pagination"]["offset"],
            json!(walked.len())
        );
        walked.extend(rows(&next));
    }
    assert_eq!(walked, rows(&whole));
    let beyond = report(&client, path, &page(13, total)).await?;
    assert_eq!(rows(&beyond), Vec::<Value>::new());
    Ok(())
}

#[tokio::test]
async fn a_v2_report_in_pages_is_the_whole_report() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let walk = async |limit: usize| {
        let (mut walked, mut cursor) = (Vec::new(), Value::Null);
        loop {
            let query = json!({
                "group_by": ["date", "model"], "scope": "all", "limit": limit, "cursor": cursor,
            });
            let page = report(&client, "/v2/reports/visibility", &query).await?;
            walked.extend(rows(&page));
            cursor = page["info"]["next_cursor"].clone();
            if cursor.is_null() {
                assert_eq!(page["info"]["total_results"], json!(walked.len()));
                return Ok::<_, Error>(walked);
            }
        }
    };
    let walked = walk(7).await?;
    assert_eq!(walked.len(), 20 * 4 * 6);
    assert_eq!(walked, walk(50).await?);
    Ok(())
}
