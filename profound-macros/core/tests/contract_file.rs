//! Expands traits that are checked against a facts file: tracking, edits, a missing variable, and the cost.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use proc_macro2::TokenStream;
use profound_macros_core::expand_endpoint;

const DIRECTORY: &str = "CARGO_MANIFEST_DIR";

/// Writes a facts file. Returns its path from the directory of this package.
fn write(name: &str, lines: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let text = format!("profound-facts 1\n{lines}");
    fs::write(&path, text).expect("the target directory is ours to write to");
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let up = "../".repeat(package.components().count() - 1);
    format!("{up}{}", path.display().to_string().trim_start_matches('/'))
}

fn expand(options: &str, members: &str) -> String {
    let parse = |text: &str| text.parse::<TokenStream>().expect("it is Rust");
    let item = format!("trait Weather {{ {members} }}");
    expand_endpoint(parse(options), parse(&item)).to_string()
}

fn get(path: &str) -> String {
    format!("#[profound_endpoint(GET {path:?})] async fn get(&self) -> Result<(), Error>;")
}

#[test]
fn a_build_depends_on_the_file_even_if_it_has_a_mistake() {
    let file = write("tracked.facts", "GET /weather\n");
    let expanded = expand(&format!("contract = {file:?}"), &get("/weather"));
    assert!(!expanded.contains("compile_error"), "{expanded}");
    assert!(expanded.contains("include_bytes"), "{expanded}");
    let file = write("tracked-mistake.facts", "get /weather\n");
    let expanded = expand(&format!("contract = {file:?}"), &get("/weather"));
    assert!(expanded.contains("2:1: HTTP methods must be upper case"));
    assert!(!expanded.contains("unknown path"), "{expanded}");
    assert!(expanded.contains("include_bytes"), "{expanded}");
}

/// An editor keeps the macro in one process.
#[test]
fn an_edited_file_is_read_again() {
    for (lines, is_known) in [
        ("GET /weather\n", true),
        ("GET /weather/of/today\n", false),
        ("# none\n", false),
        ("GET /weather returns(empty)\n", true),
    ] {
        let file = write("edited.facts", lines);
        let expanded = expand(&format!("contract = {file:?}"), &get("/weather"));
        assert_eq!(!expanded.contains("unknown path"), is_known, "{lines}");
    }
}

#[test]
fn a_file_is_not_found_without_cargo() {
    const NAME: &str = "a_file_is_not_found_without_cargo";
    if env::var_os(DIRECTORY).is_none() {
        let expanded = expand("contract = \"some.facts\"", &get("/weather"));
        assert!(expanded.contains("`CARGO_MANIFEST_DIR` is not set"));
        return;
    }
    let program = env::current_exe().expect("it runs");
    let mut child = Command::new(program);
    let output = child.args(["--exact", NAME]).env_remove(DIRECTORY).output();
    let output = output.expect("it runs");
    assert!(output.status.success(), "{output:?}");
}

/// 25 endpoints and 125 operations, in a build without optimisation. The first expansion parses the file.
#[test]
fn a_facts_file_costs_less_than_a_millisecond_an_endpoint() {
    const ENDPOINTS: u32 = 25;
    let lines: String = (0..125)
        .map(|number| format!("GET /weather/{number}/{{city}} query(unit?, days?, tag*)\n"))
        .collect();
    let members = |end: &str| {
        let member = |number| {
            format!(
                "#[profound_endpoint(GET \"/weather/{number}/{{city}}\" {end})] \
                 async fn get_{number}(&self, city: &str, unit: &str) -> Result<(), Error>;"
            )
        };
        (0..ENDPOINTS).map(member).collect::<String>()
    };
    let time = |options: &str, members: &str| {
        let begun = Instant::now();
        let expanded = expand(options, members);
        let taken = begun.elapsed();
        assert!(!expanded.contains("compile_error"), "{expanded}");
        taken
    };
    let (listed, unlisted) = (members(""), members(", unlisted"));
    let (mut with, mut without) = (Duration::MAX, Duration::MAX);
    for number in 0..5 {
        let file = write(&format!("cost-{number}.facts"), &lines);
        with = with.min(time(&format!("contract = {file:?}"), &listed));
        without = without.min(time("", &unlisted));
    }
    println!("25 endpoints: {with:?} with a facts file, {without:?} without");
    let more = with.saturating_sub(without) / ENDPOINTS;
    assert!(more < Duration::from_millis(1), "{more:?} more an endpoint");
}
