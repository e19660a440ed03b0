//! Generates the contract, the shapes and the typed API from the OpenAPI document and `overlay.toml`:
//! `cargo run --manifest-path tests/codegen/Cargo.toml -- [openapi.json] [--check]`. See CONTRIBUTING.md.

mod contract;
mod document;
mod idents;
mod model;
mod overlay;
mod review;
mod undocumented;
mod write;

use std::{collections::BTreeMap, env, fs, path::Path, process::ExitCode};

use profound_contract::{
    facts::Facts,
    openapi::{self, Document},
    shapes::Shapes,
};

use self::{document::Described, model::Model, overlay::Overlay};

/// The committed shapes, which the sandbox serves from.
const SHAPES: &str = "profound-client/sandbox/src/schema/api.shapes";

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let (options, paths): (Vec<_>, Vec<_>) = arguments
        .iter()
        .map(String::as_str)
        .partition(|argument| argument.starts_with('-'));
    let result = match (&paths[..], &options[..]) {
        (paths @ ([] | [_]), options @ ([] | ["--check"])) => {
            run(paths.first().map(Path::new), !options.is_empty())
        }
        _ => Err("usage: profound-codegen [openapi.json] [--check]".to_owned()),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the files that differ and prints the report. Returns whether nothing is left to do: everything
/// has a name, and with `check` nothing differs.
fn run(document: Option<&Path>, check: bool) -> Result<bool, String> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = package.join("../..");
    let overlay = Overlay::read(&read(&package.join("overlay.toml"))?)?;
    let old_text = read(&root.join(SHAPES))?;
    let (mut described, facts) = match document {
        Some(path) => {
            let read = read_document(&read(path)?, &overlay);
            let (described, facts) =
                read.map_err(|problem| format!("{}: {problem}", path.display()))?;
            (described, Some(facts))
        }
        None => (Described::read(&old_text), None),
    };
    described.add(&overlay.shapes.undocumented);
    let (text, documented) = undocumented::add_fields(
        &described.text(),
        &overlay.shapes.fields,
        document.is_some(),
    )?;
    let old = Shapes::parse(&old_text).map_err(|problem| format!("{SHAPES}: {problem}"))?;
    let shapes = Shapes::parse(&text).map_err(|problem| format!("the new shapes: {problem}"))?;
    review::whole(&old, &shapes)?;
    print(review::changes(&old_text, &text));
    print(review::paging_changes(&old, &shapes));
    review::dangling(&shapes)?;
    let model = Model::new(&shapes, &overlay)?;
    let missing = model.missing.iter();
    let mut left: Vec<_> = missing
        .map(|it| format!("missing in overlay.toml: {it}"))
        .collect();
    left.extend(documented);
    left.extend(review::leftovers(&text, &model));
    left.extend(review::deprecations(&described.deprecated, &overlay));
    left.extend(review::features(
        &read(&root.join(review::API_MANIFEST))?,
        &overlay,
    )?);
    let is_complete = left.is_empty();
    print(left);
    let mut files = write::files(&model, facts.as_ref())?;
    files.insert(SHAPES.to_owned(), text);
    let is_current = update(&root, &files, check)?;
    Ok(is_complete && (is_current || !check))
}

/// Returns the shapes and the facts of a document.
fn read_document(text: &str, overlay: &Overlay) -> Result<(Described, Facts), String> {
    let document = Document::parse(text)?;
    let facts = openapi::facts(&document, &overlay.of_operations())?;
    Ok((document::describe(&document)?, facts.facts))
}

fn print(lines: Vec<String>) {
    for line in lines {
        println!("{line}");
    }
}

/// Writes the files that differ, or only prints their names. Returns whether there were none.
fn update(root: &Path, files: &BTreeMap<String, String>, check: bool) -> Result<bool, String> {
    let stale = review::stale(root, files);
    for path in &stale {
        let verb = if check { "stale" } else { "deleted" };
        let name = path.strip_prefix(root).unwrap_or(path);
        println!("{verb}: {}", name.display());
        if !check {
            fs::remove_file(path).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    let mut is_current = stale.is_empty();
    for (name, text) in files {
        let path = root.join(name);
        if fs::read_to_string(&path).is_ok_and(|known| known == *text) {
            continue;
        }
        is_current = false;
        let verb = if check { "differs" } else { "written" };
        println!("{verb}: {name}");
        if !check {
            let folder = path.parent().unwrap_or(root);
            fs::create_dir_all(folder).map_err(|error| error.to_string())?;
            fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(is_current)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
