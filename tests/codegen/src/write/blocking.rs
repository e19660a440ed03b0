//! Writes the traits of the blocking client: plain traits, because an annotated trait takes several times as long
//! to compile. Their methods wait for those of the async client.

use std::collections::BTreeMap;

use super::{
    doc::doc,
    imports::imports_from,
    methods::{deprecation, replaced_by},
};
use crate::model::{
    Model, Module,
    items::{Argument, Method},
};

const HEAD: &str = "\
//! The same traits for programs without async: [`Client`] implements them, and its calls block.
//!
//! Each method is that of the async trait: it sends the same request with the same errors, deadlines and retries.
//! Streams and pages are iterators, [`Items`].
//!
//! ```
//! use profound_api::{VisibilityQuery, blocking::{Categories, Client, Reports}, dates::DateRange};
//! use profound_sandbox::Sandbox;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start()?;
//! let client = Client::from(sandbox.client()); // with a key: Client::from_env()?
//! let category = client.categories(&[])?.remove(0);
//! let query = VisibilityQuery::new(category.id, DateRange::new(\"2026-06-08\", \"2026-06-14\")?);
//! for row in client.all_visibility(&query)? {
//!     println!(\"{:?}\", row?.visibility_score);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A fake is a plain `impl` of a trait of your own with the methods that you call.

";

/// Returns the modules, by their paths below the folder of generated files.
pub(super) fn files(model: &Model<'_>) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut modules = String::new();
    let mut uses = String::from("pub use profound_client::blocking::{Client, Items};\n\n");
    for (feature, module, name) in [
        ("agents", "wait", "wait_for_run"),
        ("domains", "domains", "owned_domains"),
        ("projects", "wait", "wait_for_generation"),
    ] {
        uses.push_str(&format!(
            "#[cfg(feature = {feature:?})]\npub use crate::{module}::blocking::{name};\n"
        ));
    }
    for (area, names) in &model.overlay.areas {
        let module = area.replace('-', "_");
        let feature = format!("#[cfg(feature = {area:?})]\n");
        modules.push_str(&format!("{feature}mod {module};\n"));
        uses.push_str(&format!(
            "{feature}pub use self::{module}::{};\n",
            names.name
        ));
        let text = of(model, area, &model.modules[area.as_str()]);
        files.insert(format!("blocking/{module}.rs"), text);
    }
    files.insert("blocking.rs".to_owned(), format!("{HEAD}{modules}\n{uses}"));
    files
}

/// Returns the file of an area: its trait, and the impl for the blocking client.
fn of(model: &Model<'_>, area: &str, module: &Module<'_>) -> String {
    let names = &model.overlay.areas[area];
    let name = &names.name;
    let declarations: Vec<_> = module
        .methods
        .iter()
        .map(|method| {
            let doc = doc("    ", &method.doc);
            let deprecation = deprecation(model, method);
            format!("{doc}{deprecation}{};\n", signature(method))
        })
        .collect();
    let bodies: Vec<_> = module
        .methods
        .iter()
        .map(|method| body(name, method))
        .collect();
    let deprecated = module
        .methods
        .iter()
        .any(|method| replaced_by(model, method.operation).is_some());
    let allow = if deprecated {
        "#[allow(deprecated)]\n"
    } else {
        ""
    };
    let text = format!(
        "{}pub trait {name} {{\n{}}}\n\n{allow}impl {name} for Client {{\n{}}}\n",
        doc("", &names.doc),
        declarations.join("\n"),
        bodies.join("\n"),
    );
    let imports = imports_from("crate", model, area, &text, &[]);
    format!("//! Calls that block: `{name}`.\n\n{imports}\n{text}")
}

fn signature(method: &Method<'_>) -> String {
    let argument = |argument: &Argument| format!(", {}: {}", argument.name, argument.declared);
    let arguments: String = method.arguments.iter().map(argument).collect();
    let returns = if is_stream(method) {
        format!("Items<{}>", method.returns)
    } else {
        method.returns.clone()
    };
    format!(
        "    fn {}(&self{arguments}) -> Result<{returns}, Error>",
        method.name
    )
}

fn body(name: &str, method: &Method<'_>) -> String {
    let arguments: Vec<_> = method.arguments.iter().map(|it| it.name.as_str()).collect();
    let wait = if is_stream(method) {
        "wait_items"
    } else {
        "wait"
    };
    let calls = if arguments.is_empty() {
        format!("crate::{name}::{}", method.name)
    } else {
        format!(
            "|client| crate::{name}::{}(client, {})",
            method.name,
            arguments.join(", ")
        )
    };
    format!(
        "{} {{\n        generated::{wait}(self, {calls})\n    }}\n",
        signature(method)
    )
}

fn is_stream(method: &Method<'_>) -> bool {
    method.returns.starts_with("Pages<") || method.returns.starts_with("EventStream<")
}
