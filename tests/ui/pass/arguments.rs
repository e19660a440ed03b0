use profound_client::{Error, profound_endpoint};
use profound_tests::{Reply, Server};
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Serialize)]
struct Page<'a> {
    limit: u8,
    cursor: Option<&'a str>,
}

#[profound_endpoint]
trait Prompts {
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts")]
    async fn prompts(
        &self,
        #[path("category_id")] id: &str,
        #[query(flatten)] page: &Page<'_>,
        #[query("order_by")] order: Option<&str>,
        status: &[&str],
        topic_id: Option<&[String]>,
        tag_id: Vec<u8>,
        region_id: [u8; 2],
        #[header("X-Team")] team: Option<&str>,
    ) -> Result<(), Error>;

    #[profound_endpoint(DELETE "/v1/knowledge-bases/{knowledge_base_id}/folders")]
    async fn delete(
        &self,
        knowledge_base_id: u32,
        organization_id: Option<&str>,
        #[body] folders: &Value,
    ) -> Result<(), Error>;

    #[profound_endpoint(POST "/v1/knowledge-bases/{knowledge_base_id}/search")]
    async fn search(
        &self,
        #[query] organization_id: Option<String>,
        query: &Value,
        knowledge_base_id: u32,
    ) -> Result<(), Error>;

    #[profound_endpoint(POST "/v1/agents/{agent_id}/publish")]
    async fn publish(&self, agent_id: std::borrow::Cow<'static, str>) -> Result<(), Error>;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server::start([Reply::json(200, "")]).await;
    let client = server.client();
    let page = Page {
        limit: 5,
        cursor: None,
    };
    let call = client.prompts(
        "c/d",
        &page,
        None,
        &["on"],
        None,
        vec![1],
        [2, 3],
        Some("a"),
    );
    call.await.unwrap();
    client.delete(1, Some("o"), &json!(["f"])).await.unwrap();
    client.search(None, &json!("q"), 1).await.unwrap();
    client.publish("a".into()).await.unwrap();
    let [prompts, delete, search, publish] = &server.received()[..] else {
        panic!()
    };
    assert_eq!(
        prompts.target,
        "/v1/org/categories/c%2Fd/prompts?limit=5&status=on&tag_id=1&region_id=2&region_id=3"
    );
    assert_eq!(prompts.header("x-team"), Some("a"));
    assert_eq!(
        delete.target,
        "/v1/knowledge-bases/1/folders?organization_id=o"
    );
    assert_eq!(delete.json(), json!(["f"]));
    assert_eq!(
        (search.target.as_str(), search.json()),
        ("/v1/knowledge-bases/1/search", "q".into())
    );
    assert!(publish.body.is_empty());
}
