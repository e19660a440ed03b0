//! `dyn = …`: a handle to any implementation of a trait.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use profound_client::{Client, Error, profound_endpoint};
use profound_tests::{Reply, Server};
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Serialize)]
struct Query<'a> {
    category_id: &'a str,
}

#[profound_endpoint(dyn = DynReports)]
trait Reports {
    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn visibility(&self, query: &Query<'_>) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/agents/{agent_id}/runs/{run_id}")]
    async fn run<'a>(&self, agent_id: &'a str, run_id: &str) -> Result<Value, Error>;

    /// A method with a body, which can be called on the handle too.
    fn name(&self) -> &'static str {
        "reports"
    }
}

/// Counts its calls; all clones of a handle share the counter.
#[derive(Default)]
struct Fake(AtomicU32);

impl Reports for Fake {
    async fn visibility(&self, query: &Query<'_>) -> Result<Value, Error> {
        let calls = self.0.fetch_add(1, Ordering::Relaxed) + 1;
        Ok(json!([query.category_id, calls]))
    }

    async fn run(&self, agent_id: &str, run_id: &str) -> Result<Value, Error> {
        tokio::task::yield_now().await;
        Ok(json!([agent_id, run_id]))
    }
}

/// A service that does not know the source of its reports.
#[derive(Clone)]
struct State {
    reports: DynReports,
}

impl State {
    async fn handle(&self, category: &str) -> Result<Value, Error> {
        let query = Query {
            category_id: category,
        };
        self.reports.visibility(&query).await
    }
}

async fn generic(reports: &impl Reports) -> Result<Value, Error> {
    let id = String::from("a");
    reports.run(&id, "r").await
}

#[tokio::test]
async fn a_service_runs_on_the_client() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "[1]")]).await;
    let state = State {
        reports: DynReports::new(server.client()),
    };
    assert_eq!(state.clone().handle("c").await?, json!([1]));
    assert_eq!(generic(&state.reports).await?, json!([1]));
    let lines: Vec<_> = server.received().iter().map(|r| r.line()).collect();
    assert_eq!(
        lines,
        ["POST /v2/reports/visibility", "GET /v1/agents/a/runs/r"]
    );
    Ok(())
}

#[tokio::test]
async fn a_service_runs_on_a_fake_that_its_clones_share() -> Result<(), Error> {
    let state = State {
        reports: DynReports::new(Fake::default()),
    };
    assert_eq!(state.handle("c").await?, json!(["c", 1]));
    assert_eq!(state.clone().handle("d").await?, json!(["d", 2]));
    assert_eq!(generic(&state.reports).await?, json!(["a", "r"]));
    assert_eq!(state.reports.name(), "reports");
    Ok(())
}

#[tokio::test]
async fn a_handle_serves_several_tasks() {
    fn shared<T: Clone + Send + Sync + 'static>(value: T) -> T {
        value
    }
    let state = Arc::new(shared(State {
        reports: DynReports::new(Fake::default()),
    }));
    let tasks: Vec<_> = (0..10)
        .map(|_| {
            let state = state.clone();
            tokio::spawn(async move { state.handle("c").await })
        })
        .collect();
    for task in tasks {
        task.await
            .expect("it does not panic")
            .expect("a fake does not fail");
    }
    let last = state.handle("c").await.expect("a fake does not fail");
    assert_eq!(last, json!(["c", 11]));
}

#[tokio::test]
async fn a_handle_may_stand_on_another() -> Result<(), Error> {
    let inner = DynReports::new(Fake::default());
    let outer = DynReports::new(inner.clone());
    outer.visibility(&Query { category_id: "c" }).await?;
    let second = inner.visibility(&Query { category_id: "c" }).await?;
    assert_eq!(second, json!(["c", 2]));
    assert_eq!(format!("{outer:?}"), "DynReports");
    Ok(())
}

#[test]
fn a_handle_to_a_client_prints_nothing_of_it() -> Result<(), Error> {
    let client = Client::builder().api_key("canary").build()?;
    let text = format!("{:#?}", DynReports::new(client));
    assert_eq!(text, "DynReports");
    Ok(())
}

#[profound_endpoint(dyn = DynNamed)]
trait Named {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Value, Error>;

    fn name(&self, number: usize) -> &str {
        ["default", "other"][number]
    }
}

struct NamedFake;

impl Named for NamedFake {
    async fn org(&self) -> Result<Value, Error> {
        Ok(Value::Null)
    }

    fn name(&self, _: usize) -> &str {
        "fake"
    }
}

#[tokio::test]
async fn a_method_with_a_body_is_the_implementations_own() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "1")]).await;
    let (client, fake) = (DynNamed::new(server.client()), DynNamed::new(NamedFake));
    assert_eq!((client.name(1), fake.name(1)), ("other", "fake"));
    assert_eq!(
        (client.org().await?, fake.org().await?),
        (1.into(), Value::Null)
    );
    Ok(())
}
