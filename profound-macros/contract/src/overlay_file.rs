//! Reads an overlay file, in TOML.

use profound_contract::openapi::Overlay;
use toml::{Table, Value};

/// The keys of an operation.
const KEYS: [&str; 3] = ["read_only", "replaced_by", "leave_out"];

/// Parses the text of an overlay. Other keys are allowed, because a generator can have its own, but not those
/// that look like ours.
pub(crate) fn parse(text: &str) -> Result<Overlay, String> {
    let table: Table = text.parse().map_err(|error| format!("{error}"))?;
    let mut overlay = Overlay::default();
    let operations = match table.get("operations") {
        None => &Table::new(),
        Some(Value::Table(operations)) => operations,
        Some(_) => return Err("`operations` must be a table".to_owned()),
    };
    for (name, entry) in operations {
        operation(&mut overlay, name, entry)
            .map_err(|problem| format!("operations.\"{name}\": {problem}"))?;
    }
    let removed = match table.get("removed") {
        None => &Vec::new(),
        Some(Value::Array(removed)) => removed,
        Some(_) => return Err("`removed` must be an array of tables".to_owned()),
    };
    for entry in removed {
        let text = |key: &str| {
            let text = entry.get(key).and_then(Value::as_str).map(str::to_owned);
            text.filter(|text| !text.is_empty() && !text.contains('\n'))
                .ok_or_else(|| format!("removed: `{key}` must be a string of one line"))
        };
        let removed = (text("method")?, text("path")?, text("help")?);
        overlay.removed.push(removed);
    }
    Ok(overlay)
}

fn operation(overlay: &mut Overlay, name: &str, entry: &Value) -> Result<(), String> {
    let Value::Table(entry) = entry else {
        return Err("expected a table".to_owned());
    };
    let flag = |key: &str| match entry.get(key) {
        None => Ok(false),
        Some(Value::Boolean(flag)) => Ok(*flag),
        Some(other) => Err(format!(
            "`{key}` must be `true` or `false`, found {}",
            other.type_str()
        )),
    };
    for key in entry.keys().filter(|key| !KEYS.contains(&key.as_str())) {
        let letters = |text: &str| text.replace(['_', '-', ' '], "").to_ascii_lowercase();
        if let Some(near) = KEYS.iter().find(|known| letters(known) == letters(key)) {
            return Err(format!("unknown key `{key}`\nhelp: write `{near}`"));
        }
    }
    if flag("read_only")? {
        overlay.read_only.insert(name.to_owned());
    }
    if flag("leave_out")? {
        overlay.left_out.insert(name.to_owned());
    }
    match entry.get("replaced_by") {
        None => {}
        Some(Value::String(path)) if path.starts_with('/') => {
            overlay.replaced_by.insert(name.to_owned(), path.clone());
        }
        Some(other) => {
            return Err(format!(
                "`replaced_by` must be a path that begins with `/`, found {}",
                other.type_str()
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read() {
        let overlay = parse(
            "[operations.\"POST /a\"]\nread_only = true\nreplaced_by = \"/b\"\nother = 1\n\n\
             [operations.\"GET /c\"]\nleave_out = true\n\n\
             [[removed]]\nmethod = \"GET\"\npath = \"/d\"\nhelp = \"use `/a`\"\n",
        )
        .expect("it is sound");
        assert!(overlay.read_only.contains("POST /a"));
        assert_eq!(overlay.replaced_by["POST /a"], "/b");
        assert!(overlay.left_out.contains("GET /c"));
        assert_eq!(overlay.removed[0].2, "use `/a`");
    }

    #[test]
    fn mistakes_are_named() {
        for (text, expected) in [
            ("operations = 1", "`operations` must be a table"),
            (
                "[operations.\"GET /a\"]\nread-only = true",
                "operations.\"GET /a\": unknown key `read-only`\nhelp: write `read_only`",
            ),
            (
                "[operations.\"GET /a\"]\nread_only = \"yes\"",
                "operations.\"GET /a\": `read_only` must be `true` or `false`, found string",
            ),
            (
                "[operations.\"GET /a\"]\nreplaced_by = \"b\"",
                "operations.\"GET /a\": `replaced_by` must be a path that begins with `/`, found string",
            ),
            (
                "[[removed]]\nmethod = \"GET\"",
                "removed: `path` must be a string of one line",
            ),
        ] {
            assert_eq!(parse(text).err().as_deref(), Some(expected));
        }
    }
}
