//! A trait as a part of a service: its state holds a `DynReports`, which is the client in production
//! and a fake in a test.

use profound_client::{Error, profound_endpoint};
use profound_sandbox::Sandbox;
use serde::{Deserialize, Serialize};

#[profound_endpoint(dyn = DynReports)]
trait Reports {
    /// The visibility of a category's brands.
    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn visibility(&self, query: &VisibilityQuery) -> Result<VisibilityReport, Error>;
}

#[derive(Serialize)]
struct VisibilityQuery {
    category_id: String,
    start_date: String,
    end_date: String,
}

#[derive(Clone, Deserialize)]
struct VisibilityReport {
    data: Vec<Row>,
}

#[derive(Clone, Deserialize)]
struct Row {
    asset: Asset,
    visibility_score: f64,
}

#[derive(Clone, Deserialize)]
struct Asset {
    name: String,
}

/// The state of a service, cloned for every handler.
#[derive(Clone)]
struct State {
    reports: DynReports,
    category_id: String,
}

/// A handler: returns one sentence on the brand's week.
async fn headline(state: State) -> Result<String, Error> {
    let query = VisibilityQuery {
        category_id: state.category_id,
        start_date: "2026-06-08".into(),
        end_date: "2026-06-14".into(),
    };
    let report = state.reports.visibility(&query).await?;
    Ok(match report.data.first() {
        Some(row) => format!("{}: {:.0} %", row.asset.name, row.visibility_score * 100.0),
        None => "no data for this week".into(),
    })
}

/// A fake without client and network: the response is a value.
struct FakeReports(VisibilityReport);

impl Reports for FakeReports {
    async fn visibility(&self, _: &VisibilityQuery) -> Result<VisibilityReport, Error> {
        Ok(self.0.clone())
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let category_id = "5b0f3a52-6f0e-4c1b-9d57-2f6a1c9e4d10".to_owned();

    // As in a unit test: the handler, and a response for the case.
    let empty = FakeReports(VisibilityReport { data: Vec::new() });
    let state = State {
        reports: DynReports::new(empty),
        category_id,
    };
    assert_eq!(headline(state.clone()).await?, "no data for this week");

    // As in `main`: the same state with the client, and handlers on separate tasks.
    let sandbox = Sandbox::start()?;
    let state = State {
        reports: DynReports::new(sandbox.client()),
        ..state
    };
    println!("{}", tokio::spawn(headline(state)).await??);
    Ok(())
}
