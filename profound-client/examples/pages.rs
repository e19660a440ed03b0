//! Lists all prompts of a category, page by page, with progress on standard error.
//!
//! It calls the embedded sandbox, or the real API if `PROFOUND_API_KEY` is set.

use std::{collections::BTreeMap, env};

use profound_client::{Client, Error, Pages, profound_endpoint};
use profound_sandbox::Sandbox;
use serde::Deserialize;

#[profound_endpoint]
trait Catalogue {
    /// The categories that the key has access to.
    #[profound_endpoint(GET "/v1/org/categories")]
    async fn categories(&self) -> Result<Vec<Category>, Error>;

    /// All prompts of a category.
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts")]
    async fn all_prompts(
        &self,
        category_id: &str,
        limit: Option<u32>,
        cursor: Option<&str>,
    ) -> Result<Pages<Prompt>, Error>;
}

#[derive(Deserialize)]
struct Category {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct Prompt {
    topic: Topic,
}

#[derive(Deserialize)]
struct Topic {
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
    // The next page is requested while this one is counted.
    let prompts = client.all_prompts(&category.id, Some(100), None).await?;
    let mut prompts = prompts.prefetch();
    let total = prompts.total().unwrap_or(0);
    let mut count = 0;
    let mut topics = BTreeMap::<String, u32>::new();
    while let Some(prompt) = prompts.next().await {
        match prompt {
            Ok(prompt) => *topics.entry(prompt.topic.name).or_default() += 1,
            Err(error) => {
                eprintln!("\nresume at the cursor {:?}", prompts.cursor());
                return Err(error);
            }
        }
        count += 1;
        eprint!("\r{count} of {total} prompts");
    }
    eprintln!();
    println!("{}: {count} prompts", category.name);
    for (topic, count) in topics {
        println!("{count:>6}  {topic}");
    }
    Ok(())
}
