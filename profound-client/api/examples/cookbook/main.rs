//! The recipes of the cookbook, on the embedded sandbox. Each prints its result as a table, after it has compared
//! the numbers with those of another calculation.
//!
//! The first argument is the name of one recipe. Without it, all run.
//!
//! Needs the features `csv`, `deserialize` and `domains`.

mod answers;
mod checks;
mod kitchen;
#[allow(unreachable_pub, reason = "a recipe is copied with its `pub`")]
mod recipes;
mod table;

use std::{env, error::Error};

use crate::{kitchen::Kitchen, table::Table};

type Outcome = Result<Table, Box<dyn Error>>;

/// Lists the recipes by the files of their checks, and runs those that are wanted.
macro_rules! recipes {
    ($($topic:ident: $($name:ident)*;)*) => {
        const NAMES: &[&str] = &[$($(stringify!($name)),*),*];

        async fn run(kitchen: &Kitchen, is_wanted: impl Fn(&str) -> bool) -> Result<(), Box<dyn Error>> {
            $($(
                if is_wanted(stringify!($name)) {
                    let result = Box::pin(checks::$topic::$name(kitchen)).await;
                    let table = result.map_err(|error| format!("{}: {error}", stringify!($name)))?;
                    println!("\n{}\n{table}", stringify!($name));
                }
            )*)*
            Ok(())
        }
    };
}

recipes! {
    visibility: score headline_and_daily competitors competitors_by_day share_of_voice position;
    citations: citation_share top_domains owned_share top_pages;
    answers_about_us: sentiment_by_theme fan_outs fact_check claims;
    traffic: bots_by_hour referrals;
    writes: prompts_by_topic create_prompt knowledge_base agent_run safe_write;
    products: content_optimisation shopping;
    exports: export_answers saved_report all_categories csv columns own_trait;
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let wanted = env::args().nth(1);
    if let Some(name) = wanted.as_deref().filter(|name| !NAMES.contains(name)) {
        return Err(format!(
            "unknown recipe `{name}`; the recipes are {}",
            NAMES.join(", ")
        )
        .into());
    }
    let kitchen = Kitchen::open().await?;
    run(&kitchen, |name| {
        wanted.as_deref().is_none_or(|wanted| wanted == name)
    })
    .await
}
