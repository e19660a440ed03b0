//! The typed API on the sandbox, area by area, as its users call it.

mod answers;
mod blocking;
mod domains;
mod export;
mod fact_check;
mod figures;
mod listings;
mod numbers;
mod papers;
mod projects;
mod prompts;
mod reports;
mod runs;
mod saved;

use std::fmt::Debug;

use profound_api::{Categories, Category};
use profound_client::{Client, Error, dates::DateRange};
use profound_sandbox::Sandbox;
use serde_json::Value;

/// A sandbox, a client of it, and the first category that the client lists.
struct Desk {
    sandbox: Sandbox,
    client: Client,
    category: Category,
}

impl Desk {
    async fn start() -> Result<Self, Error> {
        let sandbox = Sandbox::start().expect("loopback has a free port");
        let client = sandbox.client();
        let category = client.categories(&[]).await?.into_iter().next();
        sandbox.clear_requests();
        Ok(Self {
            sandbox,
            client,
            category: category.expect("the sandbox has categories"),
        })
    }

    /// Returns the request bodies, in order.
    fn sent(&self) -> Vec<Value> {
        let requests = self.sandbox.requests();
        let bodies = requests.iter().map(|request| request.json());
        bodies.collect::<Result<_, _>>().expect("they are JSON")
    }
}

fn week() -> Result<DateRange, Error> {
    Ok(DateRange::new("2026-06-08", "2026-06-14")?)
}

#[track_caller]
fn is_gone<T: Debug>(answer: Result<T, Error>) {
    let status = answer.as_ref().err().and_then(|error| error.status());
    assert_eq!(
        status.map(|status| status.as_u16()),
        Some(404),
        "{answer:?}"
    );
}
