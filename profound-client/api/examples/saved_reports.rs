//! A script without async: it runs the report definitions in a file, and prints each as a table.
//!
//! It asks the embedded sandbox, or the real API if `PROFOUND_API_KEY` is set. The first argument is a JSON file
//! with a list of queries by name. Without it, the script uses the definitions below.
//!
//! Needs the features `blocking` and `deserialize`.

use std::{collections::BTreeMap, env, error::Error, fs};

use profound_api::{
    Uuid, VisibilityQuery,
    blocking::{Categories, Client, Reports},
};
use profound_sandbox::Sandbox;

const DEFINITIONS: &str = r#"{
    "Visibility by day": { "dates": "last week", "group_by": ["date"] },
    "Visibility by model": {
        "dates": "last 4 weeks",
        "group_by": ["model"],
        "filter": { "field": "model", "op": "in", "value": ["ChatGPT", "Perplexity"] }
    }
}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let sandbox;
    let client = if env::var_os("PROFOUND_API_KEY").is_some() {
        Client::from_env()?
    } else {
        sandbox = Sandbox::start()?;
        Client::from(sandbox.client())
    };
    let text = match env::args().nth(1) {
        Some(path) => fs::read_to_string(path)?,
        None => DEFINITIONS.to_owned(),
    };
    let category = client.categories(&[])?.into_iter().next();
    let category = category.ok_or("the key has access to no category")?;
    for (name, query) in definitions(&text, category.id)? {
        println!("{name}, {}", query.dates);
        for row in client.all_visibility(&query)? {
            let row = row?;
            let model = row.model.and_then(|model| model.name);
            let label = row.date.or(model).unwrap_or_else(|| "all".to_owned());
            let score = row.visibility_score.unwrap_or_default();
            println!("  {label:<20} {:5.1} %", 100.0 * score);
        }
    }
    Ok(())
}

/// Reads the definitions. One without a category gets this one.
fn definitions(
    text: &str,
    category: Uuid,
) -> Result<BTreeMap<String, VisibilityQuery>, Box<dyn Error>> {
    let mut definitions: BTreeMap<String, serde_json::Value> = serde_json::from_str(text)?;
    for definition in definitions.values_mut() {
        if definition["category_id"].is_null() {
            definition["category_id"] = category.to_string().into();
        }
    }
    let queries = definitions.into_iter().map(|(name, definition)| {
        let query = serde_json::from_value(definition).map_err(|error| format!("{name}: {error}"));
        Ok((name, query?))
    });
    queries.collect()
}
