//! A week's visibility report as a table: which brands the answers of AI systems name.
//!
//! It asks the embedded sandbox, or the real API where `PROFOUND_API_KEY` is set.

use std::{env, error::Error as _, iter::successors, process::ExitCode};

use jiff::{Timestamp, ToSpan, civil, tz};
use profound_client::{Client, Error, profound_endpoint, sandbox::Sandbox};
use serde::{Deserialize, Serialize};

#[profound_endpoint]
trait Reports {
    /// The categories that the key has access to.
    #[profound_endpoint(GET "/v1/org/categories")]
    async fn categories(&self) -> Result<Vec<Category>, Error>;

    /// How visible the brands of a category are.
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
    start_date: String,
    /// The last day, included.
    end_date: String,
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
    /// `None` for a brand that no answer names.
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
        return show(Client::from_env()?, last_monday()).await;
    }
    let sandbox = Sandbox::start().expect("this machine has a free port");
    show(sandbox.client(), civil::date(2026, 6, 8)).await
}

async fn show(client: Client, monday: civil::Date) -> Result<(), Error> {
    let Some(category) = client.categories().await?.into_iter().next() else {
        println!("The key has access to no category.");
        return Ok(());
    };
    let (from, to) = (monday, monday + 6.days());
    let query = VisibilityQuery {
        category_id: category.id,
        start_date: from.to_string(),
        end_date: to.to_string(),
        scope: "all",
    };
    let report = client.visibility(&query).await?;
    println!("{}, {from} to {to}\n", category.name);
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

/// Tells an error: what it prints holds no key and no body, so it can go to any log.
fn explain(error: &Error) {
    eprintln!("{error}");
    for cause in successors(error.source(), |&cause| cause.source()) {
        eprintln!("  because: {cause}");
    }
    // The API's own words can repeat what was sent: they are asked for by name.
    if let Error::Validation(refused) = error {
        let issues = refused.issues().iter();
        issues.for_each(|issue| eprintln!("  {issue}"));
    }
}

/// The Monday of the last full week, by the API's clock: Eastern time, without daylight saving.
fn last_monday() -> civil::Date {
    let today = tz::offset(-5).to_datetime(Timestamp::now()).date();
    today - (today.weekday().to_monday_zero_offset() + 7).days()
}
