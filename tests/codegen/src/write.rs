//! Rust from the model.

mod calls;
mod methods;
mod structs;

use std::{collections::BTreeMap, io::Write as _, process};

use crate::model::{Model, Module};

/// Files by their paths below the workspace.
pub(crate) fn files(model: &Model<'_>) -> Result<BTreeMap<String, String>, String> {
    let mut files = BTreeMap::new();
    for (area, module) in &model.modules {
        let (folder, head) = match model.overlay.areas.get(*area) {
            Some(names) => (
                format!("profound-client/api/src/{}", area.replace('-', "_")),
                names.doc.clone(),
            ),
            None => (
                "profound-client/api/src/shared".to_owned(),
                "What several areas have in common.".to_owned(),
            ),
        };
        let parts = parts(model, area, module);
        let modules: Vec<_> = parts.keys().cloned().collect();
        let root = root(&head, &modules, methods::of(model, area, module));
        files.insert(format!("{folder}.rs"), root);
        for (part, text) in parts {
            files.insert(format!("{folder}/{part}.rs"), text);
        }
    }
    files.insert(
        "profound-client/api/docs/operations.md".into(),
        methods::table(model),
    );
    for (path, text) in calls::files(model) {
        files.insert(format!("tests/codegen/tests/proof/{path}"), text);
    }
    for (path, text) in &mut files {
        if path.ends_with(".rs") {
            *text = format(text).map_err(|problem| format!("{path}: {problem}"))?;
        }
    }
    Ok(files)
}

/// Queries, answers and words each in a file of their own.
fn parts(model: &Model<'_>, area: &str, module: &Module<'_>) -> BTreeMap<&'static str, String> {
    let mut parts = BTreeMap::new();
    let sent: Vec<_> = module
        .structs
        .iter()
        .filter(|(_, made)| made.uses.sent)
        .collect();
    let read: Vec<_> = module
        .structs
        .iter()
        .filter(|(_, made)| !made.uses.sent)
        .collect();
    if !sent.is_empty() {
        let text: String = sent
            .iter()
            .map(|(name, made)| structs::sent(name, made))
            .collect();
        parts.insert("sent", with_imports(model, area, "What is sent.", &text));
    }
    if !read.is_empty() {
        let text: String = read
            .iter()
            .map(|(name, made)| structs::read(name, made))
            .collect();
        parts.insert(
            "read",
            with_imports(model, area, "What is answered.", &text),
        );
    }
    if !module.enums.is_empty() {
        let text: String = module
            .enums
            .iter()
            .map(|(name, made)| structs::words(name, made))
            .collect();
        let text = format!("//! Closed sets of words.\n\nuse crate::words::words;\n\n{text}");
        parts.insert("words", text);
    }
    parts
}

fn root(head: &str, modules: &[&str], methods: String) -> String {
    let mut text = format!("//! {head}\n\n");
    for module in modules {
        text.push_str(&format!("mod {module};\n"));
    }
    let uses: Vec<_> = modules
        .iter()
        .map(|module| format!("{module}::*"))
        .collect();
    text.push_str(&format!(
        "\npub use self::{{{}}};\n{methods}",
        uses.join(", ")
    ));
    text
}

/// Puts before a text the imports of the names in it.
fn with_imports(model: &Model<'_>, area: &str, head: &str, text: &str) -> String {
    format!("//! {head}\n\n{}\n{text}", imports(model, area, text, &[]))
}

/// The imports of the names in a text; those in `own` stand beside it.
fn imports(model: &Model<'_>, area: &str, text: &str, own: &[&str]) -> String {
    let outside = [
        ("std::collections", "BTreeMap"),
        ("serde", "Deserialize"),
        ("serde", "Serialize"),
        ("serde_json", "Map"),
        ("serde_json", "Value"),
        ("uuid", "Uuid"),
        ("profound_client", "Error"),
        ("profound_client", "EventStream"),
        ("profound_client", "Pages"),
        ("profound_client", "Part"),
        ("profound_client", "Patch"),
        ("profound_client", "profound_endpoint"),
        ("profound_client::dates", "DateRange"),
    ];
    let hand = [
        "AssetFilter",
        "AssetNames",
        "Assets",
        "Condition",
        "Counted",
        "Data",
        "Filter",
        "Listing",
        "MetricFilter",
        "Moment",
        "OffsetListing",
        "OrderBy",
        "Report",
        "ReportEvent",
        "RowEvent",
        "Rows",
        "Scalar",
        "ThemeRef",
    ];
    let words = words_in(text);
    let mut uses = BTreeMap::<&str, Vec<&str>>::new();
    for (path, name) in outside {
        if words.contains(&name) {
            uses.entry(path).or_default().push(name);
        }
    }
    for name in hand.iter().filter(|name| words.contains(name)) {
        // `reports::Report` is another one.
        if *name != "Report" || text.contains("Result<Report<") || text.contains(": Report<") {
            uses.entry("crate").or_default().push(name);
        }
    }
    if text.contains("reports::Report") {
        uses.entry("profound_client").or_default().push("reports");
    }
    for name in ["record", "sent"] {
        if text.contains(&format!("{name}! {{")) {
            uses.entry(if name == "sent" {
                "crate::sent"
            } else {
                "crate::record"
            })
            .or_default()
            .push(name);
        }
    }
    let shared = model.modules.get("").into_iter().flat_map(names_of);
    for name in shared.filter(|name| words.contains(name)) {
        let beside = area.is_empty() && own.contains(&name);
        if !beside && !text.contains(&format!("pub struct {name} ")) {
            uses.entry("crate").or_default().push(name);
        }
    }
    if !area.is_empty() {
        let local = model.modules.get(area).into_iter().flat_map(names_of);
        for name in local.filter(|name| words.contains(name) && !own.contains(name)) {
            if !text.contains(&format!("pub struct {name} ")) {
                uses.entry("super").or_default().push(name);
            }
        }
    }
    let lines = uses
        .iter()
        .map(|(path, names)| format!("use {path}::{{{}}};\n", names.join(", ")));
    lines.collect()
}

fn names_of<'m>(module: &'m Module<'_>) -> Vec<&'m str> {
    let structs = module.structs.keys().map(String::as_str);
    structs
        .chain(module.enums.keys().map(String::as_str))
        .collect()
}

/// The identifiers in a text, but for those in comments.
fn words_in(text: &str) -> Vec<&str> {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let split = |letter: char| !letter.is_ascii_alphanumeric() && letter != '_';
    lines.flat_map(|line| line.split(split)).collect()
}

/// As rustfmt has it.
fn format(text: &str) -> Result<String, String> {
    let mut rustfmt = process::Command::new("rustfmt")
        .args(["--edition", "2024"])
        .stdin(process::Stdio::piped())
        .stdout(process::Stdio::piped())
        .spawn()
        .map_err(|error| format!("rustfmt: {error}"))?;
    let mut input = rustfmt.stdin.take().expect("it is piped");
    let text = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = rustfmt
        .wait_with_output()
        .map_err(|error| error.to_string())?;
    let written = writer.join().expect("it does not panic");
    written.map_err(|error| error.to_string())?;
    match output.status.success() {
        true => String::from_utf8(output.stdout).map_err(|error| error.to_string()),
        false => Err("rustfmt refused it".into()),
    }
}

/// A text as lines of documentation.
fn doc(indent: &str, text: &str) -> String {
    let mut lines = String::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if line.len() + word.len() > 92 {
            lines.push_str(&format!("{indent}/// {line}\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines + &format!("{indent}/// {line}\n")
}
