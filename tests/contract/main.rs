//! Compares the macro's table of operations with an OpenAPI document:
//! `cargo run -p profound-tests --bin contract -- openapi.json`.
//!
//! Prints a line for each operation that was added, removed or changed, and fails if there is one.

mod document;
#[path = "../../profound-macros/src/contract/pages.rs"]
mod pages;
mod paging;
#[path = "../../profound-macros/src/contract/table.rs"]
mod table;

use std::{collections::BTreeMap, env, fs, process::ExitCode};

use self::table::{Answer, Body, OPERATIONS, Operation, REMOVED};

/// Operations of Profound's own Python client that the document leaves out.
const UNDOCUMENTED: [&str; 2] = [
    "POST /v2/prompt-volumes/intents/on-the-fly",
    "POST /v2/prompt-volumes/volume/on-the-fly",
];

/// What the table and a document both know of an operation, in words that can be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Facts {
    /// Each with its marks, as in the table, in order of their names.
    query: Vec<String>,
    body: String,
    answer: String,
    /// How it pages, and how large a page is asked for.
    pages: String,
    deprecated: bool,
}

type Operations = BTreeMap<String, Facts>;

fn main() -> ExitCode {
    let Some(path) = env::args().nth(1) else {
        eprintln!("name the document: cargo run -p profound-tests --bin contract -- openapi.json");
        return ExitCode::FAILURE;
    };
    let document = fs::read_to_string(&path).map_err(|error| error.to_string());
    let documented = match document.and_then(|text| document::read(&text)) {
        Ok(documented) => documented,
        Err(problem) => {
            eprintln!("{path}: {problem}");
            return ExitCode::FAILURE;
        }
    };
    let differences = differences(&listed(), &documented);
    for difference in &differences {
        println!("{difference}");
    }
    println!(
        "{} operations documented, {} differences",
        documented.len(),
        differences.len()
    );
    if differences.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The table, but for what no document has.
fn listed() -> Operations {
    let named = OPERATIONS
        .iter()
        .map(|operation| (name(operation), facts(operation)));
    named
        .filter(|(name, _)| !UNDOCUMENTED.contains(&name.as_str()))
        .collect()
}

/// `GET /v1/agents/{}`: what a parameter is called does not matter.
fn name(operation: &Operation) -> String {
    format!("{} {}", operation.verb, document::unnamed(operation.path))
}

fn facts(operation: &Operation) -> Facts {
    let mut query: Vec<_> = operation
        .query
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    query.sort();
    let body = match operation.body {
        Body::None => "none".to_owned(),
        Body::Json { required: true } => "JSON".to_owned(),
        Body::Json { required: false } => "JSON, optional".to_owned(),
        Body::Multipart(parts) => {
            let parts = parts.iter().map(|part| (*part).to_owned());
            document::multipart(parts.collect())
        }
    };
    let answer = match operation.answer {
        Answer::Json => "JSON",
        Answer::Events => "events",
        Answer::Empty => "nothing",
    };
    Facts {
        query,
        body,
        answer: answer.to_owned(),
        pages: pages::of(operation.verb, operation.path)
            .map(|(paging, limit)| format!("{paging:?}, {limit}"))
            .unwrap_or_default(),
        // The document does not say so yet: what it marks must be marked here, not the reverse.
        deprecated: operation.replaced_by.is_some(),
    }
}

fn differences(listed: &Operations, documented: &Operations) -> Vec<String> {
    let mut found = Vec::new();
    for (name, new) in documented {
        let removed = REMOVED
            .iter()
            .find(|row| *name == format!("{} {}", row.verb, row.path));
        match (listed.get(name), removed) {
            (Some(old), _) => found.extend(changes(name, old, new)),
            (None, Some(row)) => {
                found.push(format!("back     {name}, of which we say: {}", row.help))
            }
            (None, None) => found.push(format!("added    {name}: {new:?}")),
        }
    }
    let gone = listed.keys().filter(|name| !documented.contains_key(*name));
    found.extend(gone.map(|name| format!("removed  {name}")));
    found
}

fn changes(name: &str, old: &Facts, new: &Facts) -> Vec<String> {
    let mut found = Vec::new();
    let mut changed = |what: &str, old: &dyn std::fmt::Debug, new: &dyn std::fmt::Debug| {
        found.push(format!("changed  {name}: {what} was {old:?}, is {new:?}"));
    };
    if old.query != new.query {
        changed("query", &old.query, &new.query);
    }
    if old.body != new.body {
        changed("body", &old.body, &new.body);
    }
    if old.answer != new.answer {
        changed("answer", &old.answer, &new.answer);
    }
    if old.pages != new.pages {
        changed("pages", &old.pages, &new.pages);
    }
    if new.deprecated && !old.deprecated {
        changed("deprecated", &old.deprecated, &new.deprecated);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(query: &[&str]) -> Facts {
        let query = query.iter().map(|name| (*name).to_owned()).collect();
        Facts {
            query,
            body: "none".into(),
            answer: "JSON".into(),
            pages: String::new(),
            deprecated: false,
        }
    }

    #[test]
    fn every_kind_of_difference_is_told() {
        let old = [
            ("GET /a", operation(&[])),
            ("GET /b", operation(&["x"])),
            ("GET /c", operation(&[])),
        ];
        let mut new = [
            ("GET /a", operation(&[])),
            ("GET /b", operation(&["x!"])),
            ("GET /d", operation(&[])),
        ];
        new[0].1.deprecated = true;
        new[0].1.answer = "events".into();
        let all =
            |facts: [(&str, Facts); 3]| facts.map(|(name, facts)| (name.to_owned(), facts)).into();
        let found = differences(&all(old), &all(new)).join("\n");
        for expected in [
            "changed  GET /a: answer was \"JSON\", is \"events\"",
            "changed  GET /a: deprecated was false, is true",
            "changed  GET /b: query was [\"x\"], is [\"x!\"]",
            "added    GET /d",
            "removed  GET /c",
        ] {
            assert!(found.contains(expected), "{expected}:\n{found}");
        }
        assert_eq!(found.lines().count(), 5);
    }

    #[test]
    fn the_undocumented_operations_are_in_the_table() {
        let names: Vec<_> = OPERATIONS.iter().map(name).collect();
        assert!(
            UNDOCUMENTED
                .iter()
                .all(|name| names.iter().any(|other| other == name))
        );
        assert_eq!(listed().len() + UNDOCUMENTED.len(), OPERATIONS.len());
        // Two thirds of the POSTs ask and change nothing.
        let posts = OPERATIONS
            .iter()
            .filter(|operation| operation.verb == "POST");
        let reads = posts.clone().filter(|operation| operation.reads).count();
        assert!(reads * 3 >= posts.count() * 2);
    }
}
