//! Writes the typed API of `profound-client` from the description of the API. See CONTRIBUTING.md.

mod contract;
mod document;
mod idents;
mod model;
mod overlay;
mod review;
mod write;

use std::{collections::BTreeMap, env, fs, path::Path, process::ExitCode};

use profound_contract::shapes::Shapes;

use self::{model::Model, overlay::Overlay};

const SHAPES: &str = "profound-client/sandbox/src/api.shapes";

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let check = arguments.iter().any(|argument| argument == "--check");
    let document = arguments
        .iter()
        .find(|argument| !argument.starts_with("--"));
    match run(document.map(Path::new), check) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all is as it should be, and everything has a name.
fn run(document: Option<&Path>, check: bool) -> Result<bool, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = BTreeMap::new();
    let overlay = Overlay::read(overlay::TEXT)?;
    let old = read(&root.join(SHAPES))?;
    let shapes = match document {
        Some(path) => document::describe(&read(path)?, &overlay.shapes.undocumented)?.text(),
        None => old.clone(),
    };
    review::changes(&old, &shapes);
    let parsed = Shapes::parse(&shapes)?;
    review::whole(&Shapes::parse(&old)?, &parsed)?;
    review::dangling(&parsed)?;
    let model = Model::new(&parsed, &overlay)?;
    for missing in &model.missing {
        println!("has no name or sentence in overlay.toml: {missing}");
    }
    let leftovers = review::leftovers(&shapes, &parsed, &overlay);
    leftovers.iter().for_each(|leftover| println!("{leftover}"));
    files.extend(write::files(&model)?);
    files.insert(SHAPES.to_owned(), shapes);
    let mut good = model.missing.is_empty() && leftovers.is_empty();
    for path in review::stale(&root, &files) {
        println!(
            "{} {}",
            if check { "stale:" } else { "removed:" },
            path.display()
        );
        good &= !check;
        if !check {
            fs::remove_file(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    for (name, text) in &files {
        let path = root.join(name);
        if fs::read_to_string(&path).is_ok_and(|known| known == *text) {
            continue;
        }
        println!("{} {name}", if check { "differs:" } else { "written:" });
        good &= !check;
        if !check {
            fs::create_dir_all(path.parent().unwrap_or(&root))
                .map_err(|error| error.to_string())?;
            fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(good)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
