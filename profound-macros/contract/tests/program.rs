//! Runs the program: its output, its notes and its exit status.
#![cfg(feature = "cli")]

use std::{
    fs,
    io::Write as _,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

const DOCUMENT: &str = r#"{
    "openapi": "3.1.0",
    "info": { "title": "Weather", "version": "1" },
    "servers": [{ "url": "https://weather.example/api" }],
    "paths": {
        "/v1/search": { "post": {
            "requestBody": { "required": true, "content": { "application/json": { "schema": { "type": "object" } } } },
            "responses": { "200": { "content": { "application/json": {} } } }
        } },
        "/v1/upload": { "put": {
            "requestBody": { "content": { "text/csv": {} } },
            "responses": { "204": {} }
        } }
    }
}"#;

fn run(arguments: &[&str], input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_profound-contract"));
    let program = program.args(arguments).stdin(Stdio::piped());
    let program = program.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().expect("it was just built");
    let mut stdin = child.stdin.take().expect("it is piped");
    // The program can end without reading it.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_document_becomes_a_facts_file() {
    let overlay = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("overlay.toml");
    let text = "[operations.\"POST /v1/search\"]\nread_only = true\n";
    fs::write(&overlay, text).expect("the target directory is ours to write to");
    let overlay = overlay.to_str().expect("it is UTF-8");
    let output = run(&["--overlay", overlay, "-"], DOCUMENT);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(
        text,
        "profound-facts 1\n# Weather 1, written by profound-contract.\n\
         # Server: https://weather.example/api\n\nPOST /v1/search json read-only\n"
    );
    assert!(profound_contract::facts::parse(&text).is_ok());
    assert_eq!(
        stderr(&output),
        "note: -: /paths/~1v1~1upload/put/requestBody/content/text~1csv: left out: the client cannot send \
         this body\n"
    );
}

/// The facts file of the example `weather` is the program's output, with a comment after the first line.
#[test]
fn the_example_has_the_facts_of_its_document() {
    let example = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../profound-client/examples/weather"
    );
    let output = run(&[&format!("{example}/openapi.json")], "");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stderr(&output), "");
    let path = format!("{example}/weather.facts");
    let file = fs::read_to_string(&path).expect("it is in the repository");
    let lines = file.lines().enumerate().filter(|(index, _)| *index != 1);
    let file: String = lines.map(|(_, line)| format!("{line}\n")).collect();
    assert_eq!(file, String::from_utf8_lossy(&output.stdout), "{path}");
}

#[test]
fn a_wrong_document_has_status_1() {
    let output = run(&["-"], "openapi: 3.0.0\npaths: {}\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(
        stderr(&output)
            .ends_with("\nhelp: convert YAML to JSON first, for example with `yq -o json`\n")
    );
    let output = run(&["-"], r#"{ "openapi": "3.0.0", "paths": { "/a": 1 } }"#);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stderr(&output),
        "profound-contract: -: /paths/~1a: expected an object\n"
    );
    let output = run(&["no-such-file.json"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("profound-contract: no-such-file.json: "));
}

#[test]
fn wrong_arguments_have_status_2() {
    for (arguments, problem) in [
        (&[][..], "missing document"),
        (&["a", "b"], "expected one document, found two"),
        (&["--overlay"], "missing file after `--overlay`"),
        (&["--check", "a"], "unknown option `--check`"),
    ] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{problem}");
        let expected =
            format!("profound-contract: {problem}\nhelp: run `profound-contract --help`\n");
        assert_eq!(stderr(&output), expected);
    }
}

#[test]
fn the_help_has_examples() {
    let output = run(&["--help"], "");
    assert_eq!(output.status.code(), Some(0));
    let help = String::from_utf8_lossy(&output.stdout);
    assert!(
        help.contains("profound-contract openapi.json > profound.facts"),
        "{help}"
    );
}
