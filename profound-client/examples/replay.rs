//! A test of a nightly job without the API: its requests and responses are recorded once, here on the
//! sandbox, and played back in every run of the test.

use std::{env, error::Error, fs, path::Path, process};

use profound_client::{
    self as profound, Client, profound_endpoint,
    replay::{Player, Recorder},
};
use profound_sandbox::Sandbox;
use serde::{Deserialize, Serialize};

#[profound_endpoint]
trait Reports {
    /// The categories that the key has access to.
    #[profound_endpoint(GET "/v1/org/categories")]
    async fn categories(&self) -> Result<Vec<Category>, profound::Error>;

    /// The visibility of a category's brands.
    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn visibility(&self, query: &VisibilityQuery) -> Result<Visibility, profound::Error>;
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
}

#[derive(Deserialize)]
struct Visibility {
    data: Vec<serde_json::Value>,
}

/// The job: one line for each category. The days are arguments, so that a test can fix them.
async fn job(client: &Client, days: [&'static str; 2]) -> Result<String, profound::Error> {
    let mut lines = String::new();
    for category in client.categories().await? {
        let query = VisibilityQuery {
            category_id: category.id,
            start_date: days[0],
            end_date: days[1],
        };
        let rows = client.visibility(&query).await?.data.len();
        lines.push_str(&format!("{}: rows: {rows}\n", category.name));
    }
    Ok(lines)
}

const WEEK: [&str; 2] = ["2026-06-08", "2026-06-14"];

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::temp_dir().join(format!("profound-recordings-{}", process::id()));
    let path = folder.join("job.json");
    let recorded = record(&path).await?;

    // As in a test, without the sandbox. A request that is not in the recording is an error.
    let player = Player::open(&path)?;
    let client = Client::builder()
        .api_key("any key")
        .transport(player.clone());
    let played = job(&client.build()?, WEEK).await?;
    player.finish()?;
    assert_eq!(played, recorded);
    print!("{played}");

    println!(
        "{} lines of JSON",
        fs::read_to_string(&path)?.lines().count()
    );
    fs::remove_dir_all(folder)?;
    Ok(())
}

/// Runs the job and records it. With the real API, use `ClientBuilder::from_env()`.
async fn record(path: &Path) -> Result<String, Box<dyn Error>> {
    let sandbox = Sandbox::start()?;
    let recorder = Recorder::create(path)?;
    let client = Client::builder()
        .api_key(Sandbox::VALID_KEY)
        .base_url(sandbox.base_url())
        .layer(recorder.clone())
        .build()?;
    let printed = job(&client, WEEK).await?;
    recorder.finish()?;
    Ok(printed)
}
