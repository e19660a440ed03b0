//! What somebody has to look at: what came and went, and what fits nothing any more.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use profound_contract::shapes::{Field, Object, Response, Shape, Shapes, Type};

use crate::{model::HAND_WRITTEN, overlay::Overlay};

/// Says which operations and types came, went or changed.
pub(crate) fn changes(old: &str, new: &str) {
    let (old, new) = (blocks(old), blocks(new));
    for head in new.keys().filter(|head| !old.contains_key(*head)) {
        println!("added: {head}");
    }
    for head in old.keys().filter(|head| !new.contains_key(*head)) {
        println!("removed: {head}");
    }
    for (head, block) in &new {
        let Some(before) = old.get(head).filter(|before| *before != block) else {
            continue;
        };
        println!("changed: {head}");
        let lacks = |text: &str, line: &&str| !text.lines().any(|known| known == *line);
        for line in block.lines().filter(|line| lacks(before, line)) {
            println!("  +{line}");
        }
        for line in before.lines().filter(|line| lacks(block, line)) {
            println!("  -{line}");
        }
    }
}

/// A document that has lost much is more likely to be another one.
pub(crate) fn whole(old: &Shapes, new: &Shapes) -> Result<(), String> {
    let (before, now) = (old.operations.len(), new.operations.len());
    if now + 10 < before {
        return Err(format!(
            "the document has {now} operations where there were {before}: if that is right, remove the \
             others from api.shapes first"
        ));
    }
    Ok(())
}

/// Names of types that are not described.
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
        Some(name) => Err(format!("`{name}` is named and not described")),
        None => loops(shapes),
    }
}

/// Names that stand for themselves.
fn loops(shapes: &Shapes) -> Result<(), String> {
    for name in shapes.types.keys() {
        let mut at = name;
        for _ in 0..shapes.types.len() {
            match &shapes.types[at] {
                Type::Alias(Shape::Named(next)) => at = next,
                _ => break,
            }
            if at == name {
                return Err(format!("`{name}` is a name of itself"));
            }
        }
    }
    Ok(())
}

/// What is to be mended by hand, and what in overlay.toml fits nothing.
pub(crate) fn leftovers(text: &str, shapes: &Shapes, overlay: &Overlay) -> Vec<String> {
    let mut found = by_hand(text, overlay);
    let key = |method: &str, path: &str| format!("{method} {path}");
    let operations: BTreeSet<_> = shapes
        .operations
        .iter()
        .map(|one| key(&one.method, &one.path))
        .collect();
    let unused = overlay
        .operations
        .keys()
        .filter(|key| !operations.contains(*key));
    found.extend(unused.map(|key| format!("unused in overlay.toml: [operations.\"{key}\"]")));
    let queries: BTreeMap<_, _> = shapes
        .operations
        .iter()
        .filter_map(|one| {
            let names = overlay.operations.get(&key(&one.method, &one.path))?;
            Some((names.query.as_deref()?, &one.query))
        })
        .collect();
    let mut fields = BTreeSet::new();
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
        let unused = own
            .fields
            .keys()
            .chain(own.rename.keys())
            .filter(|wire| !has(wire));
        found.extend(
            unused.map(|wire| format!("unused in overlay.toml: `{wire}` of [types.{name}]")),
        );
    }
    for kind in shapes.types.values() {
        if let Type::Object(object) = kind {
            fields.extend(object.fields.iter().map(|field| &field.name));
        }
    }
    for operation in &shapes.operations {
        let parameters = operation
            .query
            .iter()
            .chain(&operation.parameters)
            .chain(&operation.parts);
        fields.extend(parameters.map(|field| &field.name));
    }
    let unused = overlay.fields.keys().filter(|name| !fields.contains(name));
    found.extend(unused.map(|name| format!("unused in overlay.toml: [fields] {name}")));
    found
}

/// Types that are written by hand, and described otherwise now.
fn by_hand(text: &str, overlay: &Overlay) -> Vec<String> {
    let (then, now) = (blocks(&overlay.shapes.by_hand), blocks(text));
    let mut found = Vec::new();
    for (head, block) in &now {
        let Some(name) = head
            .strip_prefix("type ")
            .and_then(|head| head.split(' ').next())
        else {
            continue;
        };
        let rust = overlay.of(name);
        let is_whole = HAND_WRITTEN.contains(&rust);
        if is_whole && then.get(head) != Some(block) {
            found.push(format!(
                "`{rust}` is written by hand, and `{name}` is described otherwise: mend it below \
                 profound-client/api/src, and copy this into `by_hand` of overlay.toml\n{block}"
            ));
        }
    }
    found
}

/// Files of areas that are written no more.
pub(crate) fn stale(root: &Path, files: &BTreeMap<String, String>) -> Vec<PathBuf> {
    let mut stale = Vec::new();
    for folder in ["profound-client/api/src", "tests/codegen/tests/proof/calls"] {
        let folder = root.join(folder);
        let below = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
        for entry in below(&folder) {
            let inner = below(&entry.path()).map(|entry| entry.path());
            let own = folder.ends_with("calls").then(|| entry.path());
            stale.extend(inner.chain(own));
        }
    }
    let written: BTreeSet<_> = files.keys().map(|path| root.join(path)).collect();
    stale.retain(|path| path.is_file() && !written.contains(path));
    stale
}

fn blocks(text: &str) -> BTreeMap<String, String> {
    let blocks = text.split("\n\n").filter(|block| !block.starts_with('#'));
    let head = |block: &str| block.lines().next().unwrap_or_default().to_owned();
    blocks
        .map(|block| (head(block), block.trim_end().to_owned()))
        .collect()
}
