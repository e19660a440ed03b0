//! Compares the reserved names of the macro with the inherent methods of the client.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use profound_macros_core::CLIENT_METHODS;

#[test]
fn reserved_names_are_the_inherent_methods_of_the_client() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../profound-client/src");
    let mut declared = BTreeSet::new();
    for file in rust_files(&source) {
        let text = fs::read_to_string(&file).expect("a source file is UTF-8");
        declared.extend(client_methods(&text));
    }
    let reserved = CLIENT_METHODS.map(str::to_owned).into();
    assert_eq!(declared, reserved, "left: profound-client, right: macros");
}

/// Returns the names of the public functions in the blocks `impl Client` of a formatted file.
fn client_methods(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut lines = text.lines();
    while lines.any(|line| line == "impl Client {") {
        let block = lines.by_ref().take_while(|line| *line != "}");
        names.extend(block.filter_map(public_function));
    }
    names
}

/// Returns the name of the public function that a line declares.
fn public_function(line: &str) -> Option<String> {
    let declaration = line.strip_prefix("    pub ")?;
    let (_, name) = declaration.split_once("fn ")?;
    let end = name.find(['(', '<'])?;
    Some(name[..end].to_owned())
}

fn rust_files(directory: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory).expect("the client is beside the macros") {
        let path = entry.expect("the directory is readable").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
