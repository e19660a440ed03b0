//! Writes the typed API of `profound-client` from the description of the API. See CONTRIBUTING.md.

mod document;
mod model;
mod names;
#[allow(dead_code, reason = "the sandbox needs more of it")]
#[path = "../../../profound-client/src/sandbox/shapes/mod.rs"]
mod shapes;
#[allow(
    dead_code,
    reason = "the macro's own table has more than is needed here"
)]
#[path = "../../../profound-macros/src/contract/table.rs"]
mod table;
mod write;

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use self::{model::Model, names::Names, shapes::Shapes};

const SHAPES: &str = "profound-client/src/sandbox/api.shapes";

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
    let old = read(&root.join(SHAPES))?;
    let shapes = match document {
        Some(path) => document::describe(&read(path)?)?.text(),
        None => old.clone(),
    };
    report(&old, &shapes);
    let parsed = Shapes::parse(&shapes)?;
    files.insert(SHAPES.to_owned(), shapes);
    let names = Names::read(&read(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("names.toml"),
    )?)?;
    let model = Model::new(&parsed, &names)?;
    for missing in &model.missing {
        println!("has no name or sentence in names.toml: {missing}");
    }
    files.extend(write::files(&model)?);
    let mut good = model.missing.is_empty();
    for (path, text) in &files {
        let path = root.join(path);
        if fs::read_to_string(&path).is_ok_and(|known| known == *text) {
            continue;
        }
        println!(
            "{} {}",
            if check { "differs:" } else { "written:" },
            shown(&path)
        );
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

fn shown(path: &Path) -> String {
    let path: PathBuf = path.components().collect();
    path.display().to_string()
}

/// Says which operations and types came, went or changed.
fn report(old: &str, new: &str) {
    let blocks = |text: &str| -> BTreeMap<String, String> {
        let blocks = text.split("\n\n").filter(|block| !block.starts_with('#'));
        let head = |block: &str| block.lines().next().unwrap_or_default().to_owned();
        blocks
            .map(|block| (head(block), block.trim_end().to_owned()))
            .collect()
    };
    let (old, new) = (blocks(old), blocks(new));
    for head in new.keys().filter(|head| !old.contains_key(*head)) {
        println!("added: {head}");
    }
    for head in old.keys().filter(|head| !new.contains_key(*head)) {
        println!("removed: {head}");
    }
    for (head, block) in new
        .iter()
        .filter(|(head, block)| old.get(*head).is_some_and(|old| old != *block))
    {
        println!("changed: {head}");
        let before = &old[head];
        block
            .lines()
            .filter(|line| !before.contains(line))
            .for_each(|line| println!("  +{line}"));
        before
            .lines()
            .filter(|line| !block.contains(line))
            .for_each(|line| println!("  -{line}"));
    }
}
