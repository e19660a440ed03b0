//! Prints a week's visibility report as a table: the brands that AI systems mention.
//!
//! It calls the embedded sandbox, or the real API if `PROFOUND_API_KEY` is set.

use std::{env, error::Error as _, iter::successors, process::ExitCode};

use profound_client::{
    Client, Error,
    dates::{DateRange, DatesV2},
    profound_endpoint,
};
use profound_sandbox::Sandbox;
use serde::{Deserialize, Serialize};

#[profound_endpoint]
trait Reports {
    /// The categories that the key has access to.
    #[profound_endpoint(GET "/v1/org/categories")]
    async fn categories(&self) -> Result<Vec<Category>, Error>;

    /// The visibility of a category's brands.
    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn visibility(&self, query: &VisibilityQuery) -> Result<VisibilityReport, Error>;
}

#[derive(Deserialize)]
struct Category {
    id: String,
    name: String,
}

#[derive(Serialize)]
struct VisibilityQuery {
    category_id: String,
    #[serde(flatten)]
    dates: DatesV2,
    scope: &'static str,
}

#[derive(Deserialize)]
struct VisibilityReport {
    data: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    asset: Asset,
    rank: Option<u32>,
    visibility_score: Option<f64>,
    share_of_voice: Option<f64>,
    /// `None` for a brand that is not mentioned.
    average_position: Option<f64>,
}

#[derive(Deserialize)]
struct Asset {
    name: String,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            explain(&error);
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Error> {
    if env::var_os("PROFOUND_API_KEY").is_some() {
        return show(Client::from_env()?, DateRange::last_weeks(1)?).await;
    }
    let sandbox = Sandbox::start().expect("this machine has a free port");
    show(
        sandbox.client(),
        DateRange::new("2026-06-08", "2026-06-14")?,
    )
    .await
}

async fn show(client: Client, week: DateRange) -> Result<(), Error> {
    let Some(category) = client.categories().await?.into_iter().next() else {
        println!("The key has access to no category.");
        return Ok(());
    };
    let query = VisibilityQuery {
        category_id: category.id,
        dates: week.v2(),
        scope: "all",
    };
    let report = client.visibility(&query).await?;
    println!("{}, {week}\n", category.name);
    println!("rank  brand            visibility   voice  position");
    for row in report.data {
        let (rank, brand) = (row.rank.unwrap_or_default(), row.asset.name);
        let percent = |share: Option<f64>| share.unwrap_or_default() * 100.0;
        let (score, voice) = (percent(row.visibility_score), percent(row.share_of_voice));
        let position = row.average_position.map(|at| format!("{at:.1}"));
        let position = position.as_deref().unwrap_or("-");
        let bar = "█".repeat((score / 4.0).round() as usize);
        println!("{rank:>4}  {brand:<16} {score:>8.1} % {voice:>5.1} % {position:>9}  {bar}");
    }
    Ok(())
}

/// Explains an error. Its text contains no key and no body, so it can be logged.
fn explain(error: &Error) {
    eprintln!("{error}");
    for cause in successors(error.source(), |&cause| cause.source()) {
        eprintln!("  because: {cause}");
    }
    // The API's messages can repeat what was sent, so they have a separate accessor.
    if let Error::Validation(refused) = error {
        let issues = refused.issues().iter();
        issues.for_each(|issue| eprintln!("  {issue}"));
    }
}
