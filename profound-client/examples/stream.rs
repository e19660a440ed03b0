//! Streams a report: each row is printed when it arrives, and nothing is buffered.
//!
//! It calls the embedded sandbox, or the real API if `PROFOUND_API_KEY` is set.

use std::env;

use profound_client::{Client, Error, EventStream, profound_endpoint};
use profound_sandbox::Sandbox;
use serde::{Deserialize, Serialize};

#[profound_endpoint]
trait Reports {
    /// The categories that the key has access to.
    #[profound_endpoint(GET "/v1/org/categories")]
    async fn categories(&self) -> Result<Vec<Category>, Error>;

    /// The visibility of a category's brands, row by row.
    #[profound_endpoint(POST "/v2/reports/visibility/stream")]
    async fn visibility(&self, query: &VisibilityQuery) -> Result<EventStream<Visibility>, Error>;
}

#[derive(Deserialize)]
struct Category {
    id: String,
    name: String,
}

#[derive(Serialize)]
struct VisibilityQuery {
    category_id: String,
    start_date: &'static str,
    end_date: &'static str,
    scope: &'static str,
    group_by: [&'static str; 1],
    limit: u32,
}

/// The events of the stream, by name.
#[derive(Deserialize)]
enum Visibility {
    Summary { count: u64, total_results: u64 },
    Result(Row),
}

#[derive(Deserialize)]
struct Row {
    date: String,
    asset: Asset,
    visibility_score: Option<f64>,
}

#[derive(Deserialize)]
struct Asset {
    name: String,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    if env::var_os("PROFOUND_API_KEY").is_some() {
        return Ok(show(Client::from_env()?).await?);
    }
    let sandbox = Sandbox::start()?;
    Ok(show(sandbox.client()).await?)
}

async fn show(client: Client) -> Result<(), Error> {
    let Some(category) = client.categories().await?.into_iter().next() else {
        println!("The key has access to no category.");
        return Ok(());
    };
    println!("{}", category.name);
    let query = VisibilityQuery {
        category_id: category.id,
        start_date: "2026-06-08",
        end_date: "2026-06-14",
        scope: "all",
        group_by: ["date"],
        limit: 50,
    };
    let mut events = client.visibility(&query).await?;
    while let Some(event) = events.next().await {
        match event? {
            Visibility::Summary {
                count,
                total_results,
            } => println!("{count} of {total_results} rows"),
            Visibility::Result(row) => {
                let percent = row.visibility_score.unwrap_or_default() * 100.0;
                println!("{}  {:<16} {percent:>6.1} %", row.date, row.asset.name);
            }
        }
    }
    Ok(())
}
