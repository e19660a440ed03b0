//! A report with rows as arrays, read by column name: as rows, and as columns.
//!
//! It calls the embedded sandbox, or the real API if `PROFOUND_API_KEY` is set.

use std::env;

use profound_client::{
    Client, Error,
    dates::{DateRange, DatesV1},
    profound_endpoint,
    reports::Report,
};
use profound_sandbox::Sandbox;
use serde::{Deserialize, Serialize};

#[profound_endpoint]
#[allow(deprecated, reason = "rows by position are those of version 1")]
trait Reports {
    /// The categories that the key has access to.
    #[profound_endpoint(GET "/v1/org/categories")]
    async fn categories(&self) -> Result<Vec<Category>, Error>;

    /// The visibility of a category's brands, by day.
    #[profound_endpoint(POST "/v1/reports/visibility")]
    async fn visibility(&self, query: &VisibilityQuery) -> Result<Report, Error>;
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
    dates: DatesV1,
    metrics: [&'static str; 2],
    dimensions: [&'static str; 2],
}

/// A row. Fields are matched with columns by name, in any order.
#[derive(Deserialize)]
struct DailyScore<'a> {
    date: &'a str,
    asset_name: &'a str,
    visibility_score: Option<f64>,
    mentions_count: u64,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    if env::var_os("PROFOUND_API_KEY").is_some() {
        return Ok(show(Client::from_env()?, DateRange::last_weeks(1)?).await?);
    }
    let sandbox = Sandbox::start()?;
    let week = DateRange::new("2026-06-08", "2026-06-14")?;
    Ok(show(sandbox.client(), week).await?)
}

async fn show(client: Client, week: DateRange) -> Result<(), Error> {
    let Some(category) = client.categories().await?.into_iter().next() else {
        println!("The key has access to no category.");
        return Ok(());
    };
    println!("{}, {week}\n", category.name);
    let query = VisibilityQuery {
        category_id: category.id,
        dates: week.v1(),
        metrics: ["visibility_score", "mentions_count"],
        dimensions: ["date", "asset_name"],
    };
    let report = client.visibility(&query).await?;
    rows(&report)?;
    columns(&report)
}

/// Prints the last day, brand by brand.
fn rows(report: &Report) -> Result<(), Error> {
    let rows: Vec<DailyScore<'_>> = report.rows()?;
    let last = rows.iter().map(|row| row.date).max().unwrap_or_default();
    println!("{last}        visibility  mentions");
    for row in rows.iter().filter(|row| row.date == last) {
        let percent = row.visibility_score.unwrap_or_default() * 100.0;
        println!(
            "  {:<16} {percent:>8.1} % {:>9}",
            row.asset_name, row.mentions_count
        );
    }
    Ok(())
}

/// Prints the week, brand by brand. The sums are computed without building rows.
fn columns(report: &Report) -> Result<(), Error> {
    let brands = report.strings("asset_name")?;
    let mentions = report.numbers("mentions_count")?;
    let mut sums = vec![0.0; brands.distinct().len()];
    for (&brand, count) in brands.codes().iter().zip(mentions.iter()) {
        if let Some(sum) = sums.get_mut(brand as usize) {
            *sum += count.unwrap_or_default();
        }
    }
    println!("\nThe week");
    for (brand, sum) in brands.distinct().zip(sums) {
        println!("  {brand:<16} {sum:>20}");
    }
    Ok(())
}
