//! The traits, and the table of all operations.

use profound_contract::shapes::Operation;

use super::{doc, imports};
use crate::model::{
    Model, Module,
    operations::{Method, Sort},
};

/// The trait of an area.
pub(super) fn of(model: &Model<'_>, area: &str, module: &Module<'_>) -> String {
    let Some(names) = model.overlay.areas.get(area) else {
        return String::new();
    };
    let mut body = doc("", &names.doc);
    body.push_str("#[profound_endpoint]\n");
    body.push_str(&format!("pub trait {} {{\n", names.name));
    for (index, method) in module.methods.iter().enumerate() {
        if index > 0 {
            body.push('\n');
        }
        body.push_str(&declaration(model, method));
    }
    body.push_str("}\n");
    let own: Vec<_> = module
        .structs
        .keys()
        .chain(module.enums.keys())
        .map(String::as_str)
        .collect();
    let imports = imports(model, area, &body, &own);
    format!("{imports}\n{body}")
}

fn declaration(model: &Model<'_>, method: &Method<'_>) -> String {
    let operation = method.operation;
    let mut text = doc("    ", &method.doc);
    let route = format!("{} {:?}", operation.method, operation.path);
    if let Some(replaced_by) = replaced_by(model, operation) {
        let key = format!("{} {replaced_by}", operation.method);
        let instead = model
            .overlay
            .operations
            .get(&key)
            .map_or(replaced_by, |names| &names.method);
        text.push_str(&format!(
            "    #[deprecated = \"use `{instead}`\"]\n    #[allow(deprecated)]\n"
        ));
    }
    text.push_str(&format!(
        "    #[profound_endpoint({route})]\n    async fn {}(\n        &self,\n",
        method.name
    ));
    for argument in &method.arguments {
        let role = argument.role;
        text.push_str(&format!(
            "        {role} {}: {},\n",
            argument.name, argument.declared
        ));
    }
    text + &format!("    ) -> Result<{}, Error>;\n", method.returns)
}

fn replaced_by<'m>(model: &'m Model<'_>, operation: &Operation) -> Option<&'m str> {
    let key = format!("{} {}", operation.method, operation.path);
    let names = model.overlay.operations.get(&key)?;
    names.replaced_by.as_deref()
}

/// Every operation with its method, by areas.
pub(super) fn table(model: &Model<'_>) -> String {
    let mut text = String::new();
    for (area, names) in &model.overlay.areas {
        let name = &names.name;
        text.push_str(&format!(
            "\n### [`{name}`]\n\n{} Feature `{area}`.\n\n",
            names.doc
        ));
        text.push_str("| operation | method | returns |\n|---|---|---|\n");
        for method in &model.modules[area.as_str()].methods {
            let operation = method.operation;
            let mark = match (replaced_by(model, operation), method.sort) {
                (Some(_), _) => " (deprecated)",
                (None, Sort::Upload) => " (a form)",
                (None, _) => "",
            };
            let returns = method.returns.replace('|', "\\|");
            text.push_str(&format!(
                "| `{} {}`{mark} | [`{method}`]({name}::{method}) | `{returns}` |\n",
                operation.method,
                operation.path,
                method = method.name,
            ));
        }
    }
    text
}
