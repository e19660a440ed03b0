//! `dyn = …`: a handle to any implementation of a trait.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
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

#[tokio::test]
async fn a_header_of_a_handle_arrives_and_the_handle_it_was_made_from_is_unchanged()
-> Result<(), Error> {
    let server = Server::start([Reply::json(200, "1")]).await;
    let reports = DynNamed::new(server.client());
    let team = reports.with_header("X-Team", "search");
    team.clone().with_header("X-Run", "7").org().await?;
    team.org().await?;
    reports.org().await?;
    let sent = |header: &str| -> Vec<_> {
        let received = server.received();
        let values = received.iter().map(|r| r.header(header).map(str::to_owned));
        values.collect()
    };
    assert_eq!(
        sent("x-team"),
        [Some("search".into()), Some("search".into()), None]
    );
    assert_eq!(sent("x-run"), [Some("7".into()), None, None]);
    Ok(())
}

#[tokio::test]
async fn a_timeout_of_a_handle_ends_the_call() {
    let server = Server::start([Reply::silence()]).await;
    let short = Duration::from_millis(50);
    let inner = DynNamed::new(server.client());
    for reports in [inner.clone(), DynNamed::new(inner)] {
        let error = reports.with_timeout(short).org().await;
        match error.expect_err("the server is silent") {
            Error::Timeout(error) => assert_eq!(error.limit(), short),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn an_invalid_setting_of_a_handle_fails_its_calls() {
    let server = Server::start([Reply::json(200, "1")]).await;
    let reports = DynNamed::new(server.client());
    for invalid in [
        reports.with_header("X-API-Key", "canary"),
        reports.with_timeout(Duration::ZERO),
    ] {
        let error = invalid.org().await.expect_err("the setting is invalid");
        assert!(matches!(error, Error::Configuration(_)), "{error:?}");
        assert!(!format!("{error:?}").contains("canary"), "{error:?}");
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn settings_leave_a_fake_unchanged() -> Result<(), Error> {
    let reports = DynReports::new(Fake::default());
    let other = reports
        .with_timeout(Duration::from_nanos(1))
        .with_header("X-Team", "search");
    other.visibility(&Query { category_id: "c" }).await?;
    let second = reports.visibility(&Query { category_id: "c" }).await?;
    assert_eq!(second, json!(["c", 2]), "both are the same fake");
    Ok(())
}

#[profound_endpoint(dyn = DynStore)]
trait Store<'a, T: serde::de::DeserializeOwned + Send + Sync> {
    #[profound_endpoint(GET "/v1/things/{id}", unlisted)]
    async fn thing(&self, id: &'a str) -> Result<T, Error>;

    /// Has the name of a method of the handle, which leaves it to the trait.
    fn with_timeout(&self, factor: u32) -> u32 {
        factor * 2
    }
}

#[tokio::test]
async fn a_handle_of_a_generic_trait_has_settings_and_the_traits_method_keeps_its_name()
-> Result<(), Error> {
    let server = Server::start([Reply::json(200, "1")]).await;
    let id = String::from("a");
    let store = DynStore::<u8>::new(server.client());
    assert_eq!(store.with_header("X-Team", "t").thing(&id).await?, 1);
    assert_eq!(server.received()[0].header("x-team"), Some("t"));
    assert_eq!(store.with_timeout(2), 4);
    Ok(())
}

#[profound_endpoint(dyn = DynBlocking)]
trait Blocking {
    #[profound_endpoint(GET "/v1/org")]
    fn org(&self) -> Result<Value, Error>;
}

#[test]
fn a_blocking_handle_has_the_settings() {
    let sandbox = profound_sandbox::Sandbox::start().expect("a sandbox starts");
    let client = profound_client::blocking::Client::from(sandbox.client());
    let blocking = DynBlocking::new(client);
    blocking
        .with_header("X-Team", "t")
        .with_timeout(Duration::from_secs(9))
        .org()
        .expect("the sandbox responds");
    let requests = sandbox.requests();
    assert_eq!(requests[0].header("x-team"), Some("t"));
}
