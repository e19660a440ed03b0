//! An export to a directory of Parquet files: for every category and each of the last complete weeks, visibility by
//! week and by day, cited pages, and the sentiment of the owned brands.
//!
//! ```text
//! warehouse [DIRECTORY] [--weeks N] [--until DATE] [--pages-per-file N] [--wait-minutes N] [--refresh]
//! ```
//!
//! It asks the embedded sandbox, or the real API if `PROFOUND_API_KEY` is set. The files are
//! `TABLE/category_id=…/week=…/0000.parquet`, which DuckDB, Polars and Spark read as one table with the columns
//! `category_id` and `week`.
//!
//! It can be stopped at any time, also by `kill -9`, and started again: `manifest.json` says what is complete. It
//! requests nothing twice that is complete. Only complete weeks are exported, so no file holds a week that still
//! changes. An edit of topics, tags or brands changes the history of the API, though: `--refresh` exports the last
//! week again, for the categories and brands of today.

mod arguments;
mod export;
mod manifest;
mod parquet_file;
mod plan;
mod progress;

use std::{
    env,
    error::Error,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

use profound_client::{
    Client, ClientBuilder,
    observe::{AttemptStarted, Observe},
};
use profound_sandbox::Sandbox;
use tokio::task::JoinSet;

use self::{
    arguments::Arguments,
    export::{Problem, export},
    manifest::Manifest,
    plan::{Part, Plan},
    progress::Bar,
};

type Failure = Box<dyn Error + Send + Sync>;

/// The parts that are exported at the same time. More would not be faster: the quota is the limit.
const WORKERS: usize = 4;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = match Arguments::parse(env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(problem) => {
            eprintln!("error: {problem}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(&arguments).await {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Counts the requests.
#[derive(Default)]
struct Requests(AtomicU64);

impl Observe for Requests {
    fn attempt_started(&self, _: &AttemptStarted<'_>) {
        self.0.fetch_add(1, Relaxed);
    }
}

/// Exports all that is missing. Returns the number of parts that failed.
async fn run(arguments: &Arguments) -> Result<usize, Failure> {
    let requests = Arc::<Requests>::default();
    let sandbox;
    let builder = if env::var_os("PROFOUND_API_KEY").is_some() {
        ClientBuilder::from_env()
    } else {
        sandbox = Sandbox::start()?;
        Client::builder()
            .api_key(Sandbox::VALID_KEY)
            .base_url(sandbox.base_url())
    };
    let client = builder
        .wait_for_quota(arguments.wait)
        .observe(requests.clone())
        .build()?;

    let manifest = Arc::new(Manifest::open(&arguments.directory)?);
    let weeks = arguments.weeks()?;
    if let (true, Some(last)) = (arguments.refresh, weeks.weeks().last()) {
        manifest.forget(&last)?;
    }
    let plan = match manifest.plan(&weeks) {
        Some(plan) => plan,
        None => {
            let plan = Plan::request(&client, weeks).await?;
            manifest.set_plan(&plan)?;
            plan
        }
    };

    let parts = plan.parts();
    let all = parts.len();
    let missing: Vec<Part> = parts
        .into_iter()
        .filter(|part| !manifest.is_complete(&part.key()))
        .collect();
    let kept = all - missing.len();
    let mut bar = Bar::new(all, kept);
    let mut failures = Vec::new();
    let mut rows = 0;
    let mut tasks = JoinSet::new();
    let mut next = missing.into_iter();
    loop {
        while tasks.len() < WORKERS {
            let Some(part) = next.next() else { break };
            let (client, manifest) = (client.clone(), manifest.clone());
            let (directory, pages) = (arguments.directory.clone(), arguments.pages_per_file);
            tasks.spawn(async move {
                let result = export(&client, &manifest, &directory, &part, pages).await;
                (part.key(), result)
            });
        }
        let Some(ended) = tasks.join_next().await else {
            break;
        };
        let (key, result) = ended?;
        match result {
            Ok(exported) => {
                rows += exported;
                bar.complete(&key, rows, client.rate_limit());
            }
            Err(problem) => {
                bar.failed();
                if problem.is_final() {
                    let skipped = next.by_ref().map(|part| (part.key(), Problem::Skipped));
                    failures.extend(skipped);
                }
                failures.push((key, problem));
            }
        }
    }
    bar.finish();
    println!(
        "{}: {all} parts, {} exported with {rows} rows, {kept} complete before, {} failed; {} requests",
        arguments.directory.display(),
        all - kept - failures.len(),
        failures.len(),
        requests.0.load(Relaxed),
    );
    for (key, problem) in &failures {
        println!("  {key}: {problem}");
    }
    Ok(failures.len())
}
