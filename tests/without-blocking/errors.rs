//! Endpoints that are not `async` fail to compile if the feature `blocking` is off: one error for each
//! trait and each function.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

const MESSAGE: &str = "an endpoint that is not `async` requires the feature `blocking` of \
                       `profound-client`\nhelp: enable the feature, or write `async fn`";

#[test]
fn each_trait_and_each_function_gets_one_error() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = here.join("program.rs");
    let text = fs::read_to_string(&program).expect("it is ours");
    // The place of each error: the `fn` of the first method of a trait, and that of a function.
    let mut expected = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.ends_with("// error") {
            expected.push((number + 1, MESSAGE.to_owned()));
        }
    }
    assert_eq!(expected.len(), 2);
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    // The variables that describe this package would make the build script of `ring` run again.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(name);
        }
    }
    let output = cargo
        .args(["build", "--quiet", "--offline", "--message-format=json"])
        .current_dir(package(&program))
        .env("CARGO_TARGET_DIR", target())
        .output()
        .expect("cargo runs");
    let messages = String::from_utf8_lossy(&output.stdout);
    // The compiler prints equal errors once.
    let found: BTreeSet<_> = messages.lines().filter_map(error).collect();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(Vec::from_iter(found), expected, "{told}");
    assert!(!output.status.success());
}

/// Writes a package with the program, in a separate workspace, so that no other package enables the
/// feature. It has the versions and the profile of this workspace, and so shares its dependencies.
fn package(program: &Path) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("without-blocking");
    fs::create_dir_all(&directory).expect("the target directory is ours to write to");
    let client = here.join("../../profound-client");
    let manifest = format!(
        "[package]\nname = \"without-blocking\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [[bin]]\nname = \"without-blocking\"\npath = {program:?}\n\n\
         [dependencies]\nprofound-client = {{ path = {client:?} }}\n\n[profile.dev]\ndebug = false\n"
    );
    fs::write(directory.join("Cargo.toml"), manifest).expect("as above");
    fs::copy(here.join("../../Cargo.lock"), directory.join("Cargo.lock")).expect("as above");
    directory
}

fn target() -> PathBuf {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    temporary
        .parent()
        .expect("it is in the target directory")
        .to_owned()
}

/// Returns the line and the text of an error in the program.
fn error(line: &str) -> Option<(usize, String)> {
    let message: Value = serde_json::from_str(line).ok()?;
    let message = &message["message"];
    let (_, place) = message["rendered"].as_str()?.split_once("program.rs:")?;
    let (line, _) = place.split_once(':')?;
    let text = message["message"].as_str()?.to_owned();
    (message["level"] == "error").then_some((line.parse().ok()?, text))
}
