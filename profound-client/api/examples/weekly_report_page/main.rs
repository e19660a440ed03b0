//! A weekly report as one HTML page, which can be forwarded as a file: the scores of the owned brand, its visibility
//! against competitors over eight weeks, the domains that are cited most, and the sentiment by theme.
//!
//! It asks the embedded sandbox, or the real API if `PROFOUND_API_KEY` is set. The first argument is the path of the
//! page. Without it, the page is written to the directory for temporary files.
//!
//! Needs the feature `domains`.

mod chart;
mod data;
mod page;
#[cfg(test)]
mod tests;

use std::{env, error::Error, fs, path::PathBuf};

use profound_api::{Client, dates::DateRange};
use profound_sandbox::Sandbox;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox;
    let client = if env::var_os("PROFOUND_API_KEY").is_some() {
        Client::from_env()?
    } else {
        sandbox = Sandbox::start()?;
        sandbox.client()
    };
    let path = env::args_os().nth(1).map(PathBuf::from);
    let path = path.unwrap_or_else(|| env::temp_dir().join("weekly_report.html"));
    let weekly = data::request(&client, DateRange::last_weeks(data::WEEKS)?).await?;
    fs::write(&path, page::render(&weekly))
        .map_err(|error| format!("{}: {error}", path.display()))?;
    println!("{}: {}", weekly.brand, path.display());
    Ok(())
}
