//! Reads an OpenAPI document, of version 3.0 or 3.1, into facts.
//!
//! [`Document`] finds the operations and follows references. [`facts`] describes the operations as lines of a
//! facts file. The generator of this project's own files uses both.

mod document;
mod operation;
mod overlay;
mod paging;
mod schema;

pub use self::{
    document::{Document, Endpoint},
    overlay::Overlay,
};
use crate::{
    Removed,
    facts::{Facts, METHODS, intern},
};

/// The facts of a document.
#[derive(Clone, Debug)]
pub struct Described {
    /// The operations that the macro can check, by path, then by method.
    pub facts: Facts,
    /// Sentences about the parts of the document that facts cannot describe, each with its JSON pointer.
    pub notes: Vec<String>,
}

/// Describes the operations of a document as facts.
///
/// # Errors
///
/// If the document is wrong: the message has the JSON pointer of the place.
pub fn facts(document: &Document, overlay: &Overlay) -> Result<Described, String> {
    let mut described = Described {
        facts: Facts::default(),
        notes: Vec::new(),
    };
    for endpoint in document.endpoints()? {
        let name = format!("{} {}", endpoint.method, endpoint.path);
        if overlay.left_out.contains(&name) {
            continue;
        }
        let notes = &mut described.notes;
        if let Some(operation) = operation::describe(document, &endpoint, overlay, notes)? {
            described.facts.operations.push(operation);
        }
    }
    let place = |method: &str| METHODS.iter().position(|known| *known == method);
    let operations = &mut described.facts.operations;
    operations.sort_by_key(|operation| (operation.path, place(operation.method)));
    lost_replacement(&described.facts)?;
    let is_known = |name: &str| {
        let same =
            |endpoint: &Endpoint<'_>| format!("{} {}", endpoint.method, endpoint.path) == name;
        document.endpoints().is_ok_and(|all| all.iter().any(same))
    };
    for name in overlay.names().filter(|name| !is_known(name)) {
        described.notes.push(format!(
            "the overlay has `{name}`, which the document lacks"
        ));
    }
    for (method, path, help) in &overlay.removed {
        let Some(method) = METHODS.into_iter().find(|known| known == method) else {
            return Err(format!(
                "the overlay removes `{method} {path}`: unknown HTTP method"
            ));
        };
        described.facts.removed.push(Removed {
            method,
            path: intern(path),
            help: intern(help),
        });
    }
    Ok(described)
}

/// Checks that every replacement is an operation.
fn lost_replacement(facts: &Facts) -> Result<(), String> {
    for operation in &facts.operations {
        let Some(path) = operation.replaced_by else {
            continue;
        };
        if facts.find(operation.method, path).is_none() {
            let method = operation.method;
            return Err(format!(
                "the overlay replaces `{operation}` by `{method} {path}`, which the document lacks"
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
