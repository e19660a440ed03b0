//! The forms of a trait, and its implementation for the client.

use profound_client::{Error, profound_endpoint};
use profound_tests::{Reply, Server};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

#[derive(Serialize)]
struct VisibilityQuery {
    category_id: String,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Report {
    rows: Vec<u32>,
}

/// A result alias, as many crates have one.
type Result<T> = std::result::Result<T, Error>;

#[profound_endpoint]
trait Reports {
    /// How visible a brand is.
    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn visibility(&self, query: &VisibilityQuery) -> Result<Report>;

    /// A method with a body, which is not an endpoint.
    async fn twice(&self, query: &VisibilityQuery) -> Result<usize>
    where
        Self: Sync,
    {
        let first = self.visibility(query).await?;
        let second = self.visibility(query).await?;
        Ok(first.rows.len() + second.rows.len())
    }
}

#[profound_endpoint(POST "/v2/reports/visibility")]
trait VisibilityReports {
    async fn report(&self, query: &VisibilityQuery) -> Result<Report>;

    async fn raw(&self, query: &VisibilityQuery) -> Result<Value>;

    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Value>;
}

#[profound_endpoint]
trait Shapes {
    #[profound_endpoint(POST "/v1/agents/{agent_id}/runs")]
    async fn run<B: Serialize + ?Sized, T>(&self, agent_id: &str, inputs: &B) -> Result<T>
    where
        T: DeserializeOwned;

    #[profound_endpoint(GET "/v1/agents/{agent_id}/runs/{run_id}")]
    async fn pair<'a, 'b: 'a>(&'a self, agent_id: &'b str, run_id: &'a str) -> Result<Value>;

    #[profound_endpoint(GET "/v1/things/{type}", unlisted)]
    async fn r#match(&self, r#type: &str, r#where: Option<&str>) -> Result<Value>;

    #[cfg(any())]
    #[profound_endpoint(GET "/v1/agents")]
    async fn gone(&self, limit: DoesNotExist) -> DoesNotExist;

    #[cfg(not(any()))]
    #[profound_endpoint(GET "/v1/org")]
    async fn kept(&self) -> Result<Value>;

    #[allow(clippy::too_many_arguments)]
    #[profound_endpoint(GET "/v1/names/{request}", unlisted)]
    async fn names(
        &self,
        request: &str,
        client: u8,
        url: u8,
        self_: u8,
        error: u8,
        status: u8,
        outcome: u8,
    ) -> Result<Value>;
}

#[profound_endpoint]
trait Of<T: DeserializeOwned> {
    #[profound_endpoint(GET "/v1/org")]
    async fn get_as(&self) -> Result<T>;
}

struct Fake(Report);

impl Reports for Fake {
    async fn visibility(&self, query: &VisibilityQuery) -> Result<Report> {
        assert_eq!(query.category_id, "c");
        Ok(self.0.clone())
    }
}

fn query() -> VisibilityQuery {
    VisibilityQuery {
        category_id: "c".into(),
    }
}

async fn server() -> Server {
    Server::start([Reply::json(200, r#"{"rows": [1]}"#)]).await
}

#[tokio::test]
async fn a_call_is_made_as_it_is_annotated() -> Result<()> {
    let server = server().await;
    let report = server.client().visibility(&query()).await?;
    assert_eq!(report, Report { rows: vec![1] });
    let received = server.only();
    assert_eq!(received.line(), "POST /v2/reports/visibility");
    assert_eq!(received.header("x-api-key"), Some(server.key()));
    assert_eq!(received.header("content-type"), Some("application/json"));
    assert_eq!(received.json(), json!({"category_id": "c"}));
    Ok(())
}

#[tokio::test]
async fn a_route_is_inherited_from_the_trait() -> Result<()> {
    let server = server().await;
    let client = server.client();
    assert_eq!(client.report(&query()).await?.rows, [1]);
    assert_eq!(client.raw(&query()).await?["rows"], json!([1]));
    client.org().await?;
    let lines: Vec<_> = server.received().iter().map(|r| r.line()).collect();
    let report = "POST /v2/reports/visibility";
    assert_eq!(lines, [report, report, "GET /v1/org"]);
    Ok(())
}

#[tokio::test]
async fn a_method_with_a_body_is_left_alone() -> Result<()> {
    let server = server().await;
    assert_eq!(server.client().twice(&query()).await?, 2);
    assert_eq!(server.received().len(), 2);
    Ok(())
}

#[tokio::test]
async fn a_fake_is_a_plain_impl() -> Result<()> {
    async fn rows(reports: &impl Reports) -> Result<Vec<u32>> {
        Ok(reports.visibility(&query()).await?.rows)
    }
    let fake = Fake(Report { rows: vec![7] });
    assert_eq!(rows(&fake).await?, [7]);
    assert_eq!(rows(&server().await.client()).await?, [1]);
    Ok(())
}

#[tokio::test]
async fn a_generic_caller_may_spawn_what_the_trait_returns() -> Result<()> {
    async fn spawned(reports: impl Reports + Send + Sync + 'static) -> Result<Report> {
        let task = tokio::spawn(async move { reports.visibility(&query()).await });
        task.await.expect("it does not panic")
    }
    spawned(Fake(Report { rows: vec![] })).await?;
    spawned(server().await.client()).await?;
    Ok(())
}

#[tokio::test]
async fn methods_may_be_generic_in_body_and_answer() -> Result<()> {
    let server = server().await;
    let client = server.client();
    let report: Report = client.run("a", &["x"][..]).await?;
    assert_eq!(report.rows, [1]);
    let value = client.run::<_, Value>("a", "text").await?;
    assert_eq!(value["rows"], json!([1]));
    let bodies: Vec<_> = server.received().iter().map(|r| r.json()).collect();
    assert_eq!(bodies, [json!(["x"]), json!("text")]);
    Ok(())
}

#[tokio::test]
async fn methods_may_name_lifetimes() -> Result<()> {
    let server = server().await;
    let client = server.client();
    let call = {
        let run = String::from("r");
        client.pair("a", &run)
    };
    call.await?;
    assert_eq!(server.only().target, "/v1/agents/a/runs/r");
    Ok(())
}

#[tokio::test]
async fn raw_names_are_sent_without_their_prefix() -> Result<()> {
    let server = server().await;
    server.client().r#match("t", Some("w")).await?;
    assert_eq!(server.only().target, "/v1/things/t?where=w");
    Ok(())
}

#[tokio::test]
async fn names_of_arguments_collide_with_none_of_ours() -> Result<()> {
    let server = server().await;
    server.client().names("r", 1, 2, 3, 4, 5, 6).await?;
    assert_eq!(
        server.only().target,
        "/v1/names/r?client=1&url=2&self_=3&error=4&status=5&outcome=6"
    );
    Ok(())
}

#[tokio::test]
async fn a_method_that_is_configured_away_is_not_there() -> Result<()> {
    trait Otherwise {
        fn gone(&self) -> u8;
    }
    impl<T> Otherwise for T {
        fn gone(&self) -> u8 {
            7
        }
    }
    let server = server().await;
    assert_eq!(server.client().gone(), 7);
    server.client().kept().await?;
    assert_eq!(server.only().line(), "GET /v1/org");
    Ok(())
}

#[tokio::test]
async fn a_trait_may_be_generic_in_its_answer() -> Result<()> {
    let server = server().await;
    let report: Report = server.client().get_as().await?;
    assert_eq!(report.rows, [1]);
    assert!(Of::<Value>::get_as(&server.client()).await?.is_object());
    Ok(())
}
