//! A call is a future that owns everything it needs.

use std::time::Duration;

use profound_client::{Call, Client, Error, profound_endpoint};
use profound_tests::{Reply, Server};
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Serialize)]
struct Query<'a> {
    category_id: &'a str,
}

#[profound_endpoint]
trait Reports {
    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn visibility(&self, query: &Query<'_>) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts")]
    async fn prompts(&self, category_id: &str) -> Result<Value, Error>;
}

#[profound_endpoint(GET "/v1/org")]
async fn org(client: &Client) -> Result<Value, Error>;

async fn server() -> Server {
    Server::start([Reply::json(200, "{}")]).await
}

#[tokio::test]
async fn a_call_outlives_its_arguments_and_its_client() -> Result<(), Error> {
    let server = server().await;
    let task = {
        let (client, id) = (server.client(), String::from("c"));
        let query = Query { category_id: &id };
        tokio::spawn(client.visibility(&query))
    };
    task.await.expect("it does not panic")?;
    assert_eq!(server.only().json(), json!({"category_id": "c"}));
    Ok(())
}

#[tokio::test]
async fn calls_of_temporary_handles_can_be_joined() {
    let server = server().await;
    let (client, query) = (server.client(), Query { category_id: "c" });
    let (a, b, c) = tokio::join!(
        client
            .with_timeout(Duration::from_secs(5))
            .visibility(&query),
        client.prompts("a"),
        org(&client.with_header("X-Team", "t")),
    );
    for answer in [a, b, c] {
        assert_eq!(answer.expect("the server is there"), json!({}));
    }
    assert_eq!(server.received().len(), 3);
}

#[tokio::test]
async fn calls_of_one_answer_have_one_type() -> Result<(), Error> {
    let server = server().await;
    let client = server.client();
    let mut calls: Vec<Call<Result<Value, Error>>> = ["a", "b"].map(|id| client.prompts(id)).into();
    calls.push(client.visibility(&Query { category_id: "c" }));
    calls.push(org(&client));
    drop(client);
    for call in calls {
        call.await?;
    }
    assert_eq!(server.received().len(), 4);
    Ok(())
}

#[tokio::test]
async fn nothing_is_sent_before_a_call_is_awaited() {
    let server = server().await;
    drop(org(&server.client()));
    tokio::task::yield_now().await;
    assert!(server.received().is_empty());
}

#[test]
fn a_call_can_be_made_ready_outside_a_runtime() {
    let client = Client::builder().api_key("canary").build();
    let client = client.expect("a key is all it needs");
    let call = client.prompts("a");
    assert_eq!(format!("{call:?}"), "Call { .. }");
}

#[test]
fn futures_and_clients_are_shared_between_threads() {
    fn sent<T: Send + 'static>() {}
    fn shared<T: Send + Sync + 'static>() {}
    sent::<Call<Result<std::rc::Rc<()>, Error>>>();
    shared::<Client>();
    shared::<Error>();
    shared::<profound_client::ApiKey>();
}
