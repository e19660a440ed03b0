//! Writes the calls of the proof: every method, with generated arguments.

use std::collections::BTreeMap;

use profound_contract::shapes::{Bounds, Shape};

use super::structs::MOST_ARGUMENTS;
use crate::{
    idents::{identifier, snake},
    model::{
        Model, Module, StringEnum, bare,
        items::{Argument, Kind, Member, Method, Sort, Struct},
    },
};

/// Returns the modules of the proof, by their paths below `proof`.
pub(super) fn files(model: &Model<'_>) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut root = String::from(
        "//! Calls of every method of the typed API, by area.\n\n#![allow(deprecated, reason = \"all of them are \
         called\")]\n\n",
    );
    let mut tables = String::new();
    for (area, module) in &model.modules {
        let name = match *area {
            "" => "shared".to_owned(),
            area => area.replace('-', "_"),
        };
        root.push_str(&format!("mod {name};\n"));
        if !module.methods.is_empty() {
            tables.push_str(&format!("({name:?}, {name}::CALLS),"));
        }
        files.insert(format!("calls/{name}.rs"), of(model, area, module));
    }
    root.push_str(&format!(
        "\nuse crate::arguments::Call;\n\n/// By areas.\npub(crate) const ALL: &[(&str, &[Call])] = &[{tables}];\n"
    ));
    files.insert("calls.rs".into(), root);
    files
}

fn of(model: &Model<'_>, area: &str, module: &Module<'_>) -> String {
    let area = model
        .overlay
        .areas
        .get(area)
        .map_or("", |names| names.name.as_str());
    let calls: String = module
        .methods
        .iter()
        .map(|method| call(area, method))
        .collect();
    let sent = module.structs.iter().filter(|(_, made)| made.uses.sent);
    let samples = sent.map(|(name, made)| sample(name, made));
    let words = module.enums.iter().map(|(name, made)| words(name, made));
    let samples: String = samples.chain(words).collect();
    let table = if calls.is_empty() {
        String::new()
    } else {
        format!("pub(super) const CALLS: &[Call] = &[{calls}];\n\n")
    };
    let used = match (table.is_empty(), samples.is_empty()) {
        (true, _) => "arguments::{Pick, Sample}",
        (false, true) => "arguments::{Call, Sort, call}",
        (false, false) => "arguments::{Call, Pick, Sample, Sort, call}",
    };
    let of_client = [
        ("Patch::", "Patch"),
        ("<Part>", "Part"),
        ("<DateRange>", "dates::DateRange"),
        ("<Moments>", "dates::Moments"),
    ];
    let of_client: Vec<_> = of_client
        .iter()
        .filter(|(mark, _)| calls.contains(mark) || samples.contains(mark))
        .map(|(_, path)| *path)
        .collect();
    let used = if samples.contains(".obey(") {
        format!("{used}, conditions::Obey")
    } else {
        used.to_owned()
    };
    let outside = match &of_client[..] {
        [] => String::new(),
        // rustfmt does not merge imports.
        paths => format!("use profound_client::{{{}}};\n", paths.join(", ")).replace(
            "dates::DateRange, dates::Moments",
            "dates::{DateRange, Moments}",
        ),
    };
    format!(
        "//! Calls and samples of one area.\n\nuse profound_api::*;\n{outside}\nuse crate::{{{used}}};\n\n{table}{samples}"
    )
}

fn call(area: &str, method: &Method<'_>) -> String {
    let operation = method.operation;
    let mut made = String::new();
    let mut given = Vec::new();
    for argument in &method.arguments {
        let (value, passed) = argued(method, argument);
        made.push_str(&format!("let {} = {value};\n", argument.name));
        given.push(passed);
    }
    let read = match &*method.returns {
        returns if returns.starts_with("EventStream<") => "events",
        returns if returns.starts_with("Pages<Page<") => "report_pages",
        returns if returns.starts_with("Pages<") => "pages",
        "Report" => "rows",
        _ => "value",
    };
    let sort = match method.sort {
        Sort::Plain if read == "events" => "Events",
        Sort::Plain if read == "rows" => "Rows",
        Sort::Plain => "Plain",
        Sort::StreamedRows => "StreamedRows",
        Sort::Pages => "Pages",
        Sort::ReportPages => "ReportPages",
        Sort::Upload => "Upload",
    };
    let saved = match method.arguments.last() {
        Some(Argument {
            declared,
            shape: Some(Shape::Named(_)),
            ..
        }) if declared.contains('&') => {
            format!(
                " saves {}",
                declared
                    .trim_start_matches("Option<")
                    .trim_matches(['&', '>'])
            )
        }
        _ => String::new(),
    };
    let pick = if made.is_empty() { "_" } else { "pick" };
    let given: String = given.iter().map(|given| format!(", {given}")).collect();
    format!(
        "call! {{ {:?}, {sort}, {read}, {area}::{}(client{given}) with |{pick}| {{\n{made}}}{saved} }},\n",
        format!("{} {}", operation.method, operation.path),
        method.name,
    )
}

/// Returns the expression of an argument, and how it is passed.
fn argued(method: &Method<'_>, argument: &Argument) -> (String, String) {
    let name = &argument.name;
    let shape = argument.shape.as_ref().unwrap_or(&Shape::Any);
    let declared = argument.declared.as_str();
    if let Some(item) = within(declared, "&[", "]") {
        let fields = &method.operation.query;
        let required = fields
            .iter()
            .any(|field| field.required && identifier(&snake(&field.name)) == *name);
        let list = value(&format!("Vec<{item}>"), shape, name);
        return if required {
            (list, format!("&{name}"))
        } else {
            (
                format!("pick.optional(|pick| {list}).unwrap_or_default()"),
                format!("&{name}"),
            )
        };
    }
    if let Some(inner) = within(declared, "Option<", ">") {
        let (kind, passed) = match inner {
            "&str" => ("String", format!("{name}.as_deref()")),
            inner => match inner.strip_prefix('&') {
                Some(inner) => (inner, format!("{name}.as_ref()")),
                None => (inner, name.clone()),
            },
        };
        let value = value(kind, shape, name);
        return (format!("pick.optional(|pick| {value})"), passed);
    }
    match declared.strip_prefix('&') {
        Some("str") => (value("String", shape, name), format!("&{name}")),
        Some(kind) => (value(kind, shape, name), format!("&{name}")),
        None => (value(declared, shape, name), name.clone()),
    }
}

/// Returns the impl of `Sample` for a request type: with its required fields, or with all.
fn sample(name: &str, made: &Struct) -> String {
    let (required, optional): (Vec<_>, Vec<_>) = made
        .members
        .iter()
        .partition(|member| member.kind.is_required());
    let given: Vec<_> = required.iter().map(|member| given(member)).collect();
    let mut text =
        format!("impl Sample for {name} {{\nfn sample(pick: &mut Pick<'_>) -> Self {{\n");
    for (member, value) in required.iter().zip(&given) {
        text.push_str(&format!("let {} = {value};\n", member.name));
    }
    let names: Vec<_> = required.iter().map(|member| member.name.as_str()).collect();
    let new = if required.len() > MOST_ARGUMENTS {
        let steps: String = names
            .iter()
            .map(|name| format!(".{name}({name})"))
            .collect();
        format!("{name}::builder(){steps}.build()")
    } else {
        format!("{name}::new({})", names.join(", "))
    };
    if optional.is_empty() {
        return text + &format!("{new}\n}}\n}}\n\n");
    }
    text.push_str(&format!(
        "let mut made = {new};\nif pick.is_least() {{\nreturn made;\n}}\n"
    ));
    for member in optional {
        let (field, value) = (&member.name, self::given(member));
        text.push_str(&match member.kind {
            Kind::Patch | Kind::PatchList => format!(
                "match pick.or_null(|pick| {value}) {{\nSome({field}) => made = made.{field}({field}),\nNone \
                 => made.{field} = Patch::Null,\n}}\n"
            ),
            _ => format!("made = made.{field}({value});\n"),
        });
    }
    if made.check.is_some() {
        text.push_str("made.obey(pick);\n");
    }
    text + "made\n}\n}\n\n"
}

/// Returns the expression that a constructor or a setter takes for a field.
fn given(member: &Member) -> String {
    let shape = bare(&member.shape);
    let name = &member.wire;
    match member.kind {
        Kind::List | Kind::RequiredList => value(&format!("Vec<{}>", member.value), &shape, name),
        // An empty list differs from an absent one.
        Kind::OptionalList | Kind::PatchList => {
            let list = value(&format!("Vec<{}>", member.value), &shape, name);
            list.replacen("pick.list(", "pick.list_or_empty(", 1)
        }
        Kind::Nullable => {
            let value = value(&member.value, &shape, name);
            format!("pick.or_null(|pick| {value})")
        }
        _ => value(&member.value, &shape, name),
    }
}

/// Returns the expression of a value, for the field of this name.
fn value(kind: &str, shape: &Shape, name: &str) -> String {
    if let Some(item) = within(kind, "Vec<", ">") {
        let (inner, bounds) = match shape {
            Shape::List(inner, bounds) => (bare(inner), *bounds),
            _ => (Shape::Any, Bounds::default()),
        };
        let item = value(item, &inner, name);
        return format!("pick.list({}, |pick| {item})", pair(bounds));
    }
    if let Some(item) = within(kind, "BTreeMap<String, ", ">") {
        let inner = match shape {
            Shape::Map(inner) => bare(inner),
            _ => Shape::Any,
        };
        return format!("pick.map(|pick| {})", value(item, &inner, name));
    }
    if let Some(inner) = within(kind, "Box<", ">") {
        return format!("Box::new({})", value(inner, shape, name));
    }
    let bounds = match shape {
        Shape::String(bounds) | Shape::Integer(bounds) => *bounds,
        _ => Bounds::default(),
    };
    let pair = pair(bounds);
    match kind {
        "String" => format!("pick.text({pair})"),
        "i64" => format!("pick.integer({pair})"),
        "u32" => format!("pick.count({pair})"),
        "OrderBy" => format!("pick.order_by({name:?})"),
        "Condition" => format!("pick.condition({name:?})"),
        "Assets" => "pick.assets()".to_owned(),
        "AssetNames" => "pick.asset_names()".to_owned(),
        kind => format!("pick.sample::<{kind}>()"),
    }
}

fn words(name: &str, made: &StringEnum) -> String {
    let variants = made.variants.iter();
    let variants: String = variants
        .map(|(variant, ..)| format!("{name}::{variant},"))
        .collect();
    format!(
        "impl Sample for {name} {{\nfn sample(pick: &mut Pick<'_>) -> Self {{\npick.one(&[{variants}])\n}}\n}}\n\n"
    )
}

fn within<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.strip_prefix(before)?.strip_suffix(after)
}

fn pair(bounds: Bounds) -> String {
    format!("{:?}, {:?}", bounds.least, bounds.greatest)
}
