//! The place and the encoding of arguments.

use profound_client::{Error, KeyPlacement, Method, profound_endpoint};
use profound_tests::{Reply, Server};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

#[derive(Serialize)]
struct Documents<'a> {
    organization_id: &'a str,
    q: Option<&'a str>,
    limit: u32,
}

#[derive(Serialize)]
struct Renamed {
    name: &'static str,
    tags: Vec<&'static str>,
}

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts")]
    async fn prompts(
        &self,
        limit: Option<u32>,
        category_id: &str,
        cursor: Option<&str>,
        analysis_type: &[&str],
        prompt_type: Vec<String>,
    ) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/agents/{agent_id}/runs/{run_id}")]
    async fn run(&self, run_id: u64, verbose: bool, agent_id: Uuid) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/agents/{id}")]
    async fn agent(&self, #[path("id")] agent: &str, version: &str) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/ads/openai-ads/ad-account/insights")]
    async fn insights(
        &self,
        #[query("time_ranges[]")] ranges: &[String],
        limit: Option<u16>,
    ) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/documents")]
    async fn documents(
        &self,
        #[query(flatten)] wanted: &Documents<'_>,
        sort: &str,
    ) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/org")]
    async fn org(
        &self,
        #[header("X-Team")] team: Option<&str>,
        #[header("X-Trace")] trace: u32,
    ) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/forms", unlisted)]
    async fn form(&self, #[body(form)] form: &Renamed) -> Result<(), Error>;

    #[profound_endpoint(DELETE "/v1/knowledge-bases/{knowledge_base_id}/documents")]
    async fn delete(
        &self,
        knowledge_base_id: &str,
        organization_id: Option<Uuid>,
        #[body] paths: &Value,
    ) -> Result<(), Error>;

    #[profound_endpoint(PATCH "/v1/projects/{project_id}/tasks/{task_id}")]
    async fn rename(
        &self,
        project_id: &str,
        task_id: &str,
        #[query] category_id: &str,
        task: &Renamed,
    ) -> Result<(), Error>;

    #[profound_endpoint(POST "/v1/agents/{agent_id}/runs")]
    async fn start(&self, agent_id: &str, inputs: Option<&Value>) -> Result<(), Error>;
}

const RENAMED: Renamed = Renamed {
    name: "a b",
    tags: Vec::new(),
};

async fn server() -> Server {
    Server::start([Reply::json(200, "null")]).await
}

#[tokio::test]
async fn arguments_of_a_get_beside_its_path_are_its_query() -> Result<(), Error> {
    let server = server().await;
    let types = vec!["brand".to_owned(), "gap".to_owned()];
    let client = server.client();
    let call = client.prompts(Some(10), "c1", None, &["a", "b"], types);
    call.await?;
    let received = server.only();
    assert_eq!(
        received.line(),
        "GET /v1/org/categories/c1/prompts?limit=10&analysis_type=a&analysis_type=b\
         &prompt_type=brand&prompt_type=gap"
    );
    assert!(received.body.is_empty() && received.header("content-type").is_none());
    assert_eq!(received.header("accept"), Some("application/json"));
    Ok(())
}

#[tokio::test]
async fn nothing_to_ask_for_leaves_no_question_mark() -> Result<(), Error> {
    let server = server().await;
    let client = server.client();
    client.prompts(None, "c1", None, &[], Vec::new()).await?;
    assert_eq!(server.only().target, "/v1/org/categories/c1/prompts");
    Ok(())
}

#[tokio::test]
async fn path_values_find_their_places_by_name() -> Result<(), Error> {
    let server = server().await;
    server.client().run(7, true, Uuid::nil()).await?;
    server.client().agent("a1", "2").await?;
    let targets: Vec<_> = server.received().into_iter().map(|r| r.target).collect();
    assert_eq!(
        targets,
        [
            "/v1/agents/00000000-0000-0000-0000-000000000000/runs/7?verbose=true",
            "/v1/agents/a1?version=2"
        ]
    );
    Ok(())
}

#[tokio::test]
async fn odd_values_arrive_as_they_were() -> Result<(), Error> {
    let server = server().await;
    for (value, path, query) in [
        ("a/b", "a%2Fb", "a%2Fb"),
        ("a b+c", "a%20b%2Bc", "a%20b%2Bc"),
        ("?x=1&y#z", "%3Fx%3D1%26y%23z", "%3Fx%3D1%26y%23z"),
        ("%2e%2E", "%252e%252E", "%252e%252E"),
        ("...", "...", "..."),
        ("é\u{1F600}", "%C3%A9%F0%9F%98%80", "%C3%A9%F0%9F%98%80"),
        ("{run_id}", "%7Brun_id%7D", "%7Brun_id%7D"),
        ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
        ("-._~", "-._~", "-._~"),
    ] {
        server.client().agent(value, value).await?;
        let last = server.received().pop().expect("a request arrived");
        let expected = format!("/v1/agents/{path}?version={query}");
        assert_eq!(last.target, expected, "{value:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_path_value_that_would_climb_is_refused_before_anything_is_sent() {
    let server = server().await;
    for value in ["", ".", ".."] {
        let error = server.client().agent(value, "2").await;
        let error = error.expect_err("the path would be another");
        assert!(matches!(error, Error::Encode(_)), "{error:?}");
        let text = error.to_string();
        assert!(text.starts_with("GET /v1/agents/{id}: `"), "{text}");
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_query_name_may_have_brackets() -> Result<(), Error> {
    let server = server().await;
    let ranges = ["2026-01-01".to_owned(), "2026-02-01".to_owned()];
    server.client().insights(&ranges, None).await?;
    assert_eq!(
        server.only().target,
        "/v1/ads/openai-ads/ad-account/insights?time_ranges%5B%5D=2026-01-01\
         &time_ranges%5B%5D=2026-02-01"
    );
    Ok(())
}

#[tokio::test]
async fn a_struct_is_flattened_beside_other_query_values() -> Result<(), Error> {
    let server = server().await;
    let wanted = Documents {
        organization_id: "o&1",
        q: None,
        limit: 5,
    };
    server.client().documents(&wanted, "name").await?;
    let expected = "/v1/documents?organization_id=o%261&limit=5&sort=name";
    assert_eq!(server.only().target, expected);
    Ok(())
}

#[tokio::test]
async fn headers_are_sent_and_none_is_not() -> Result<(), Error> {
    let server = server().await;
    server.client().org(None, 7).await?;
    server.client().org(Some("search team"), 8).await?;
    let [without, with] = &server.received()[..] else {
        panic!("two calls are two requests");
    };
    assert_eq!(without.header("x-team"), None);
    assert_eq!(without.header("x-trace"), Some("7"));
    assert_eq!(with.header("x-team"), Some("search team"));
    assert_eq!(with.target, "/v1/org");
    Ok(())
}

#[tokio::test]
async fn a_header_that_would_break_the_message_is_refused() {
    let server = server().await;
    let error = server.client().org(Some("a\r\nX-Api-Key: b"), 7).await;
    let error = error.expect_err("a header has no line break").to_string();
    assert!(error.contains("`X-Team` cannot be sent"), "{error}");
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_form_is_sent_as_one() -> Result<(), Error> {
    let server = server().await;
    let form = Renamed {
        name: "a b&c",
        tags: vec!["x", "y"],
    };
    server.client().form(&form).await?;
    let received = server.only();
    let kind = received.header("content-type");
    assert_eq!(kind, Some("application/x-www-form-urlencoded"));
    assert_eq!(received.text(), "name=a+b%26c&tags=x&tags=y");
    Ok(())
}

#[tokio::test]
async fn a_delete_may_have_a_body() -> Result<(), Error> {
    let server = server().await;
    let paths = json!({"paths": ["/a"]});
    server
        .client()
        .delete("k", Some(Uuid::nil()), &paths)
        .await?;
    let received = server.only();
    assert_eq!(
        received.line(),
        "DELETE /v1/knowledge-bases/k/documents?organization_id=00000000-0000-0000-0000-000000000000"
    );
    assert_eq!(received.json(), paths);
    Ok(())
}

#[tokio::test]
async fn a_patch_takes_a_query_beside_its_body() -> Result<(), Error> {
    let server = server().await;
    server.client().rename("p", "t", "c", &RENAMED).await?;
    let received = server.only();
    assert_eq!(
        received.line(),
        "PATCH /v1/projects/p/tasks/t?category_id=c"
    );
    assert_eq!(received.json(), json!({"name": "a b", "tags": []}));
    assert_eq!(received.header("content-type"), Some("application/json"));
    Ok(())
}

#[tokio::test]
async fn a_body_of_none_is_not_sent() -> Result<(), Error> {
    let server = server().await;
    server.client().start("a", None).await?;
    server.client().start("a", Some(&json!({"x": 1}))).await?;
    let [without, with] = &server.received()[..] else {
        panic!("two calls are two requests");
    };
    assert_eq!(without.line(), "POST /v1/agents/a/runs");
    assert!(without.body.is_empty() && without.header("content-type").is_none());
    assert_eq!(with.json(), json!({"x": 1}));
    Ok(())
}

#[tokio::test]
async fn a_url_that_is_too_long_is_never_sent() {
    let server = Server::start([Reply::json(200, "[]")]).await;
    for (placement, parameter) in [
        (KeyPlacement::Header, "api_key"),
        (KeyPlacement::Query, "api_key"),
        (KeyPlacement::NamedHeader("X-Token"), "api_key"),
        (KeyPlacement::NamedQuery("t"), "t"),
        (KeyPlacement::NamedQuery("access_token"), "access_token"),
    ] {
        let client = server.builder().key_placement(placement).build().unwrap();
        // The key counts as a query parameter in every placement.
        let punctuation = |letter: char| !letter.is_ascii_alphanumeric();
        let key = server.key().len() + 2 * server.key().matches(punctuation).count();
        let rest = server.base_url().len() + "/v1/org?q=&=".len() + parameter.len() + key;
        let longest = 65_534 - rest;
        let call = |length: usize| {
            let value = "x".repeat(length);
            client
                .request(Method::GET, "/v1/org")
                .query("q", value)
                .send::<Value>()
        };
        call(longest).await.unwrap();
        let before = server.received().len();
        let error = call(longest + 1).await.unwrap_err();
        let Error::Encode(encode) = &error else {
            panic!("{error:?}");
        };
        assert_eq!(encode.argument(), "query");
        assert!(error.to_string().contains("more than 65534"), "{error}");
        assert_eq!(server.received().len(), before);
    }
}
