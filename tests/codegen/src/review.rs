//! The report for the maintainer: differences to the last document, and what the overlay lacks or has in excess.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use profound_contract::{
    same_path,
    shapes::{Field, Object, Operation, Response, Shape, Shapes, Type},
};

use crate::{
    contract::paging,
    model::{HAND_WRITTEN, Model},
    overlay::{OperationNames, Overlay},
    write::{CALLS_DIR, GENERATED_DIR},
};

/// Returns a line for each operation and type that was added, removed or changed, and the changed lines.
pub(crate) fn changes(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (blocks(old), blocks(new));
    let mut found = Vec::new();
    let added: Vec<_> = new
        .iter()
        .filter(|(head, _)| !old.contains_key(*head))
        .collect();
    let removed: Vec<_> = old
        .iter()
        .filter(|(head, _)| !new.contains_key(*head))
        .collect();
    for (head, block) in &added {
        let fields = details(block);
        let renamed = removed.iter().find(|(_, before)| {
            head.starts_with("type ") && !fields.is_empty() && details(before) == fields
        });
        match renamed {
            Some((before, _)) => found.push(format!("added: {head}, with the lines of {before}")),
            None => {
                found.push(format!("added: {head}"));
                found.extend(fields.iter().map(|line| format!("  +{line}")));
            }
        }
    }
    found.extend(removed.iter().map(|(head, _)| format!("removed: {head}")));
    for (head, block) in &new {
        let Some(before) = old.get(head).filter(|before| *before != block) else {
            continue;
        };
        found.push(format!("changed: {head}"));
        let lacks = |text: &str, line: &&str| !text.lines().any(|known| known == *line);
        let removed = before.lines().filter(|line| lacks(block, line));
        found.extend(removed.map(|line| format!("  -{line}")));
        let added = block.lines().filter(|line| lacks(before, line));
        found.extend(added.map(|line| format!("  +{line}")));
        if found
            .last()
            .is_some_and(|last| last.starts_with("changed:"))
        {
            found.push("  the same lines in another order".to_owned());
        }
    }
    found
}

/// Returns the lines of a block without the first.
fn details(block: &str) -> Vec<&str> {
    block.lines().skip(1).collect()
}

/// Returns a line for each operation whose pagination changed.
pub(crate) fn paging_changes(old: &Shapes, new: &Shapes) -> Vec<String> {
    let written = |shapes, operation| {
        let pages = paging::of(shapes, operation);
        pages.map_or("none".to_owned(), |pages| {
            format!("{:?}, {} a page", pages.paging, pages.limit)
        })
    };
    let mut found = Vec::new();
    for operation in &new.operations {
        let is_same = |other: &&_| key(other) == key(operation);
        if let Some(before) = old.operations.iter().find(is_same) {
            let (before, now) = (written(old, before), written(new, operation));
            if before != now {
                found.push(format!(
                    "pages of {}: {before} before, {now} now",
                    key(operation)
                ));
            }
        }
    }
    found
}

/// Fails if a document has lost many operations: it is probably a different document.
pub(crate) fn whole(old: &Shapes, new: &Shapes) -> Result<(), String> {
    let (before, now) = (old.operations.len(), new.operations.len());
    if now + 10 < before {
        return Err(format!(
            "the document has {now} operations, and api.shapes has {before}: if that is right, remove the others \
             from api.shapes first"
        ));
    }
    Ok(())
}

/// Fails if a name refers to a type that is not described.
pub(crate) fn dangling(shapes: &Shapes) -> Result<(), String> {
    let mut seen = Vec::new();
    for kind in shapes.types.values() {
        match kind {
            Type::Object(object) => seen.extend(object.fields.iter().map(|field| &field.shape)),
            Type::Alias(shape) => seen.push(shape),
        }
    }
    for operation in &shapes.operations {
        seen.extend(operation.body.iter().map(|body| &body.shape));
        match &operation.response {
            Response::Json(shape) => seen.push(shape),
            Response::Events(events) => seen.extend(events.iter().map(|(_, shape)| shape)),
            Response::Empty => {}
        }
    }
    let mut missing = BTreeSet::new();
    for shape in seen {
        crate::model::named(shape, &mut |name| {
            if !shapes.types.contains_key(name) {
                missing.insert(name);
            }
        });
    }
    match missing.first() {
        Some(name) => Err(format!("the type `{name}` is used and not described")),
        None => loops(shapes),
    }
}

/// Fails if an alias refers to itself.
fn loops(shapes: &Shapes) -> Result<(), String> {
    for name in shapes.types.keys() {
        let mut at = name;
        for _ in 0..shapes.types.len() {
            match &shapes.types[at] {
                Type::Alias(Shape::Named(next)) => at = next,
                _ => break,
            }
            if at == name {
                return Err(format!("the type `{name}` is an alias of itself"));
            }
        }
    }
    Ok(())
}

/// Returns a line for each unused entry of the overlay, and each type to change by hand.
pub(crate) fn leftovers(text: &str, model: &Model<'_>) -> Vec<String> {
    let (shapes, overlay) = (model.shapes, model.overlay);
    let mut found = by_hand(text, overlay);
    found.extend(decisions(shapes, overlay));
    let queries: BTreeMap<_, _> = shapes
        .operations
        .iter()
        .filter_map(|one| {
            let names = overlay.operations.get(&key(one))?;
            Some((names.query.as_deref()?, &one.query))
        })
        .collect();
    for (name, own) in &overlay.types {
        let known: Option<&Vec<Field>> = match shapes.types.get(name) {
            Some(Type::Object(Object { fields, .. })) => Some(fields),
            Some(Type::Alias(_)) => continue,
            None => queries.get(name.as_str()).copied(),
        };
        let Some(known) = known else {
            found.push(format!("unused in overlay.toml: [types.{name}]"));
            continue;
        };
        let has = |wire: &String| known.iter().any(|field| field.name == *wire);
        let named = own.fields.keys().chain(own.rename.keys());
        let fields = named.chain(own.optional.keys());
        let unused = fields.filter(|wire| !has(wire));
        found.extend(
            unused.map(|wire| {
                format!("unused in overlay.toml: the field `{wire}` of [types.{name}]")
            }),
        );
        let optional = known.iter().filter(|field| !field.required);
        let unused = optional.filter(|field| own.optional.contains_key(&field.name));
        found.extend(unused.map(|field| {
            let wire = &field.name;
            format!("unused in overlay.toml: `{wire}` of [types.{name}.optional]: the document says so now")
        }));
    }
    let unused = overlay
        .enums
        .keys()
        .filter(|key| !model.used_enums.contains(key.as_str()));
    found.extend(unused.map(|key| format!("unused in overlay.toml: [enums.\"{key}\"]")));
    let fields = field_names(shapes);
    let unused = overlay.fields.keys().filter(|name| !fields.contains(name));
    found.extend(unused.map(|name| format!("unused in overlay.toml: `{name}` of [fields]")));
    found
}

/// Returns a line for each decision about an operation that does not exist.
fn decisions(shapes: &Shapes, overlay: &Overlay) -> Vec<String> {
    let mut found = Vec::new();
    let operations: BTreeSet<_> = shapes.operations.iter().map(key).collect();
    for (key, names) in &overlay.operations {
        let entry = format!("[operations.\"{key}\"]");
        if !operations.contains(key) {
            found.push(format!(
                "unused in overlay.toml: {entry}: delete it, and say in [[removed]] what to use instead"
            ));
        }
        let method = key.split(' ').next().unwrap_or_default();
        if let OperationNames {
            replaced_by: Some(path),
            ..
        } = names
        {
            if !operations.contains(&format!("{method} {path}")) {
                found.push(format!(
                    "in overlay.toml: `replaced_by` of {entry} names no operation: {method} {path}"
                ));
            }
        }
        if names.read_only && method != "POST" {
            found.push(format!(
                "in overlay.toml: `read_only` of {entry}: only a POST needs and takes the mark"
            ));
        }
    }
    for removed in &overlay.removed {
        let is_back = |operation: &&_| {
            let Operation { method, path, .. } = operation;
            *method == removed.method && same_path(path, &removed.path)
        };
        if let Some(operation) = shapes.operations.iter().find(is_back) {
            found.push(format!(
                "in overlay.toml: [[removed]] has {}, which is back",
                key(operation)
            ));
        }
    }
    found
}

/// Returns a line for each operation that the document deprecates and the overlay does not.
pub(crate) fn deprecations(deprecated: &BTreeSet<String>, overlay: &Overlay) -> Vec<String> {
    let is_marked = |key: &&String| {
        let names = overlay.operations.get(*key);
        names.is_some_and(|names| names.replaced_by.is_some())
    };
    let unmarked = deprecated.iter().filter(|key| !is_marked(key));
    let line = |key| {
        format!(
            "deprecated by the document, without `replaced_by` in overlay.toml: [operations.\"{key}\"]"
        )
    };
    unmarked.map(line).collect()
}

/// Returns a line for each area that is not a feature in this manifest of `profound-api`.
pub(crate) fn features(manifest: &str, overlay: &Overlay) -> Result<Vec<String>, String> {
    let manifest: toml::Table = manifest.parse().map_err(|error| format!("{error}"))?;
    let is_feature = |area: &&String| manifest["features"].get(area.as_str()).is_some();
    let areas = overlay.areas.keys().filter(|area| !is_feature(area));
    Ok(areas
        .map(|area| format!("missing in {API_MANIFEST}: the feature `{area}`"))
        .collect())
}

/// The manifest of the typed API, where each area is a feature.
pub(crate) const API_MANIFEST: &str = "profound-client/api/Cargo.toml";

/// Returns the names of all fields, parameters and parts.
fn field_names(shapes: &Shapes) -> BTreeSet<&String> {
    let objects = shapes.types.values().filter_map(|kind| match kind {
        Type::Object(object) => Some(&object.fields),
        Type::Alias(_) => None,
    });
    let operations = shapes.operations.iter();
    let parameters = operations.flat_map(|one| [&one.query, &one.parameters, &one.parts]);
    let fields = objects.chain(parameters).flatten();
    fields.map(|field| &field.name).collect()
}

fn key(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}

/// Returns a line for each type that is written by hand and whose description changed.
fn by_hand(text: &str, overlay: &Overlay) -> Vec<String> {
    let (then, now) = (blocks(&overlay.shapes.by_hand), blocks(text));
    let mut found = Vec::new();
    for (head, block) in &now {
        let head_of_type = head.strip_prefix("type ");
        let Some(name) = head_of_type.and_then(|head| head.split(' ').next()) else {
            continue;
        };
        let rust = overlay.of(name);
        if HAND_WRITTEN.contains(&rust) && then.get(head) != Some(block) {
            found.push(format!(
                "`{rust}` is written by hand, and the document describes `{name}` otherwise now: change it in \
                 profound-client/api/src/support, and replace its lines in `by_hand` of overlay.toml by\n{block}"
            ));
        }
    }
    found
}

/// Returns the generated files of removed areas.
pub(crate) fn stale(root: &Path, files: &BTreeMap<String, String>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in [GENERATED_DIR, CALLS_DIR] {
        files_below(&root.join(folder), &mut found);
    }
    let written: BTreeSet<_> = files.keys().map(|path| root.join(path)).collect();
    found.retain(|path| !written.contains(path));
    found
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files_below(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn blocks(text: &str) -> BTreeMap<String, String> {
    let blocks = text.split("\n\n").map(str::trim);
    let blocks = blocks.filter(|block| !block.is_empty() && !block.starts_with('#'));
    let head = |block: &str| block.lines().next().unwrap_or_default().to_owned();
    blocks
        .map(|block| (head(block), block.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OVERLAY: &str = r#"
        removed = [{ method = "POST", path = "/v1/old/{id}", help = "gone" }]
        [areas]
        [types]
        [fields]
        [enums]
        [shapes]
        undocumented = ""
        by_hand = ""
        [operations."GET /a"]
        area = "a"
        method = "a"
        doc = "A."
        replaced_by = "/b"
        read_only = true
        [operations."POST /gone"]
        area = "a"
        method = "gone"
        doc = "Gone."
    "#;

    #[test]
    fn every_kind_of_difference_is_reported() {
        let old = "\
GET /a
  200: any

GET /b
  query x?: string
  200: A

GET /c
  200: any

type A
  one: string
  two: string

type B
  name: string
";
        let new = "\
GET /a
  events row: any

GET /b
  query x: string
  200: A

GET /d
  200: any

type A
  two: string
  one: string

type C
  name: string
";
        let expected = [
            "added: GET /d",
            "  +  200: any",
            "added: type C, with the lines of type B",
            "removed: GET /c",
            "removed: type B",
            "changed: GET /a",
            "  -  200: any",
            "  +  events row: any",
            "changed: GET /b",
            "  -  query x?: string",
            "  +  query x: string",
            "changed: type A",
            "  the same lines in another order",
        ];
        assert_eq!(changes(old, new), expected);
    }

    #[test]
    fn a_change_of_the_pages_is_reported() {
        let shapes = |query: &str| {
            Shapes::parse(&format!(
                "GET /a\n  query limit?: integer(..20)\n{query}  200: any\n"
            ))
            .unwrap()
        };
        let (old, new) = (shapes(""), shapes("  query cursor?: string\n"));
        let expected = ["pages of GET /a: none before, QueryCursor(\"cursor\"), 20 a page now"];
        assert_eq!(paging_changes(&old, &new), expected);
        assert!(paging_changes(&new, &new).is_empty());
    }

    #[test]
    fn decisions_that_fit_no_operation_are_reported() {
        let overlay = Overlay::read(OVERLAY).unwrap();
        let shapes =
            Shapes::parse("GET /a\n  200: any\n\nPOST /v1/old/{it}\n  200: any\n").unwrap();
        let expected = [
            "in overlay.toml: `replaced_by` of [operations.\"GET /a\"] names no operation: GET /b",
            "in overlay.toml: `read_only` of [operations.\"GET /a\"]: only a POST needs and takes the mark",
            "unused in overlay.toml: [operations.\"POST /gone\"]: delete it, and say in [[removed]] what to use instead",
            "in overlay.toml: [[removed]] has POST /v1/old/{it}, which is back",
        ];
        assert_eq!(decisions(&shapes, &overlay), expected);
    }

    #[test]
    fn an_area_without_a_feature_is_reported() {
        let text = OVERLAY.replace("[areas]", "[areas.news]\ntrait = \"News\"\ndoc = \"News.\"");
        let overlay = Overlay::read(&text).unwrap();
        assert_eq!(
            features("[features]\nnews = []", &overlay).unwrap(),
            [""; 0]
        );
        let missing = features("[features]\nads = []", &overlay).unwrap();
        assert_eq!(
            missing,
            ["missing in profound-client/api/Cargo.toml: the feature `news`"]
        );
    }

    #[test]
    fn a_deprecation_without_a_replacement_is_reported() {
        let overlay = Overlay::read(OVERLAY).unwrap();
        let deprecated = ["GET /a", "POST /gone"].map(str::to_owned).into();
        let expected = [
            "deprecated by the document, without `replaced_by` in overlay.toml: [operations.\"POST /gone\"]",
        ];
        assert_eq!(deprecations(&deprecated, &overlay), expected);
    }

    #[test]
    fn a_document_that_lost_many_operations_is_refused() {
        let shapes = |count: usize| {
            let operations = (0..count).map(|index| format!("GET /a/{index}\n  200: any\n"));
            Shapes::parse(&operations.collect::<Vec<_>>().join("\n")).unwrap()
        };
        assert!(whole(&shapes(12), &shapes(2)).is_ok());
        assert!(whole(&shapes(12), &shapes(1)).is_err());
    }
}
