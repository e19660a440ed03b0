use profound_client::{Error, profound_endpoint};
use profound_tests::{Reply, Server};
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct VisibilityQuery {
    category_id: String,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Report {
    rows: Vec<u32>,
}

#[profound_endpoint(dyn = DynReports)]
trait Reports {
    /// How visible a brand is.
    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn visibility(&self, query: &VisibilityQuery) -> Result<Report, Error>;

    #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts", key = query, timeout = "5s")]
    async fn prompts(
        &self,
        category_id: &str,
        limit: Option<u32>,
        cursor: Option<&str>,
    ) -> Result<Report, Error>;
}

fn query() -> VisibilityQuery {
    VisibilityQuery {
        category_id: "c".into(),
    }
}

#[tokio::test]
async fn a_call_is_made_as_it_is_annotated() {
    let server = Server::start([Reply::json(200, r#"{"rows": [1]}"#)]).await;
    let client = server.client();
    let report = client.visibility(&query()).await.unwrap();
    assert_eq!(report, Report { rows: vec![1] });
    let received = server.only();
    assert_eq!(
        (received.method.as_str(), received.target.as_str()),
        ("POST", "/v2/reports/visibility")
    );
    assert_eq!(received.header("x-api-key"), Some(server.key()));
    assert_eq!(received.json(), serde_json::json!({"category_id": "c"}));
}
