//! The `use` statements of a generated file.

use std::collections::BTreeMap;

use crate::model::{Model, Module};

/// Returns a file: its first sentence, the imports, and the text.
pub(super) fn with_imports(model: &Model<'_>, area: &str, head: &str, text: &str) -> String {
    format!("//! {head}\n\n{}\n{text}", imports(model, area, text, &[]))
}

/// Returns the imports of the names in a text, without those in `own`.
pub(super) fn imports(model: &Model<'_>, area: &str, text: &str, own: &[&str]) -> String {
    imports_from("super", model, area, text, own)
}

/// Returns the imports of a file that has the items of its area in this module.
pub(super) fn imports_from(
    module: &'static str,
    model: &Model<'_>,
    area: &str,
    text: &str,
    own: &[&str],
) -> String {
    let outside = [
        ("std::collections", "BTreeMap"),
        ("serde", "Deserialize"),
        ("serde", "Serialize"),
        ("serde_json", "Map"),
        ("serde_json", "Value"),
        ("uuid", "Uuid"),
        ("profound_client", "Error"),
        ("profound_client", "EventStream"),
        ("profound_client", "Page"),
        ("profound_client", "Pages"),
        ("profound_client", "Part"),
        ("profound_client", "Patch"),
        ("profound_client", "profound_endpoint"),
        ("profound_client::blocking", "Client"),
        ("profound_client::blocking", "Items"),
        ("profound_client::blocking", "generated"),
        ("profound_client::dates", "DateRange"),
        ("profound_client::dates", "Moments"),
    ];
    let hand = [
        "AssetFilter",
        "AssetNames",
        "Assets",
        "Condition",
        "Counted",
        "Data",
        "FactCheckFilter",
        "Filter",
        "Listing",
        "MetricFilter",
        "OffsetListing",
        "OrderBy",
        "Report",
        "ReportEvent",
        "RowEvent",
        "Rows",
        "Scalar",
        "ThemeRef",
        "Timestamp",
        "TypedReport",
        "Unset",
    ];
    let words = words_in(text);
    let mut uses = BTreeMap::<&str, Vec<&str>>::new();
    for (path, name) in outside {
        if words.contains(&name) {
            uses.entry(path).or_default().push(name);
        }
    }
    for name in hand.iter().filter(|name| words.contains(name)) {
        uses.entry("crate").or_default().push(name);
    }
    for (name, path) in [
        ("response_struct", "crate::support::response_struct"),
        ("request_struct", "crate::support::request_struct"),
    ] {
        if text.contains(&format!("{name}! {{")) {
            uses.entry(path).or_default().push(name);
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
                uses.entry(module).or_default().push(name);
            }
        }
    }
    grouped(&uses)
}

/// Returns one `use` for each crate, in groups: std, other crates, this crate.
pub(super) fn grouped(uses: &BTreeMap<&str, Vec<&str>>) -> String {
    let mut roots = BTreeMap::<(u8, &str), Vec<String>>::new();
    for (path, names) in uses {
        let (root, module) = path.split_once("::").unwrap_or((path, ""));
        let group = match root {
            "std" => 0,
            "crate" | "super" => 2,
            _ => 1,
        };
        let within = match (module, &names[..]) {
            ("", names) => names.join(", "),
            (module, names) => format!("{module}::{{{}}}", names.join(", ")),
        };
        roots.entry((group, root)).or_default().push(within);
    }
    let mut text = String::new();
    let mut last = None;
    for ((group, root), names) in roots {
        if last.is_some_and(|last| last != group) {
            text.push('\n');
        }
        last = Some(group);
        text.push_str(&format!("use {root}::{{{}}};\n", names.join(", ")));
    }
    text
}

pub(super) fn names_of<'m>(module: &'m Module<'_>) -> Vec<&'m str> {
    let structs = module.structs.keys().map(String::as_str);
    structs
        .chain(module.enums.keys().map(String::as_str))
        .collect()
}

/// Returns the identifiers in a text, without those in comments.
pub(super) fn words_in(text: &str) -> Vec<&str> {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let split = |letter: char| !letter.is_ascii_alphanumeric() && letter != '_';
    lines.flat_map(|line| line.split(split)).collect()
}
