//! Writes structs and string enums.

use super::doc::doc;
use crate::model::{
    StringEnum,
    items::{Kind, Member, Struct},
};

/// Returns a struct of a request. The constructor and methods are written out if the struct is also a
/// response.
pub(super) fn request(name: &str, made: &Struct) -> String {
    let (required, optional): (Vec<_>, Vec<_>) = made
        .members
        .iter()
        .partition(|member| member.kind.is_required());
    if made.uses.read {
        return both(name, made, &required, &optional);
    }
    let mut text = format!(
        "request_struct! {{\n{}    pub struct {name} {{\n",
        doc("    ", &made.doc)
    );
    let is_built = required.len() > MOST_ARGUMENTS;
    let head = if is_built { "required" } else { "pub required" };
    text.push_str(&section(head, &required, &line));
    text.push_str(&section("optional", &optional, &line));
    if let Some(scope) = &made.implied_scope {
        text.push_str(&format!(
            "        implied {{ \"scope\" scope if assets = {scope}::All, }}\n"
        ));
    }
    if let Some(check) = &made.check {
        text.push_str(&format!(
            "        checked by crate::support::fact_check::{check}\n"
        ));
    }
    text.push_str("    }\n}\n\n");
    if is_built {
        text.push_str(&builder(name, &required));
    }
    if required.is_empty() {
        text.push_str(&default(name));
    }
    text
}

/// The most arguments of a constructor. A struct with more required fields has a builder.
pub(super) const MOST_ARGUMENTS: usize = 3;

/// Returns the builder of a struct. It has a type parameter for each required field: `Unset`, or the type of the
/// field when it is set.
fn builder(name: &str, required: &[&Member]) -> String {
    let states: Vec<_> = ('A'..='Z').take(required.len()).map(String::from).collect();
    let all = states.join(", ");
    let types: Vec<_> = required.iter().map(|member| member.declared()).collect();
    let names: Vec<_> = required.iter().map(|member| member.name.as_str()).collect();
    let fields = |value: &dyn Fn(usize) -> String| -> String {
        let fields = names.iter().enumerate();
        fields
            .map(|(index, name)| format!("{name}: {},\n", value(index)))
            .collect()
    };
    let mut text = format!(
        "impl {name} {{\n    /// Returns a builder with a method for each required field, in any order. When all are \
         set, it has `build`.\n    pub fn builder() -> {name}Builder {{\n        {name}Builder {{ {} }}\n    }}\n}}\n\n",
        fields(&|_| "Unset".to_owned())
    );
    text.push_str(&format!(
        "/// A builder of [`{name}`]: see [`{name}::builder`].\n#[derive(Clone, Debug)]\n#[must_use = \"a builder \
         alone is no request\"]\npub struct {name}Builder<{}> {{\n{}}}\n\n",
        states.iter().map(|state| format!("{state} = Unset")).collect::<Vec<_>>().join(", "),
        fields(&|index| states[index].clone()),
    ));
    text.push_str(&format!("impl<{all}> {name}Builder<{all}> {{\n"));
    for (index, member) in required.iter().enumerate() {
        let (argument, value) = argument(member);
        let mut set = states.clone();
        set[index].clone_from(&types[index]);
        text.push_str(&format!(
            "{}    pub fn {field}(self, {field}: {argument}) -> {name}Builder<{}> {{\n        {name}Builder {{ {} }}\n    }}\n\n",
            doc("    ", &member.doc),
            set.join(", "),
            fields(&|other| {
                if other == index {
                    value.clone()
                } else {
                    format!("self.{}", names[other])
                }
            }),
            field = member.name,
        ));
    }
    text.push_str(&format!(
        "}}\n\nimpl {name}Builder<{}> {{\n    /// Returns the request with these fields. The API assumes its defaults for \
         the others.\n    pub fn build(self) -> {name} {{\n        {name}::new({})\n    }}\n}}\n\n",
        types.join(", "),
        names.iter().map(|name| format!("self.{name}")).collect::<Vec<_>>().join(", "),
    ));
    text
}

fn both(name: &str, made: &Struct, required: &[&Member], optional: &[&Member]) -> String {
    let mut text = response(name, made);
    text.push_str(&format!(
        "impl {name} {{\n{}",
        constructor(required, optional)
    ));
    optional
        .iter()
        .for_each(|member| text.push_str(&setter(member)));
    text.push_str(EXTRA);
    text.push_str("}\n\n");
    if required.is_empty() {
        text.push_str(&default(name));
    }
    text
}

/// The method that adds a field which the crate does not know.
const EXTRA: &str = "
    /// Sends a field that this version of the crate does not know, such as a new one of the API.
    #[inline]
    #[must_use]
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.extra.insert(name.into(), value.into());
        self
    }
";

fn default(name: &str) -> String {
    format!(
        "impl Default for {name} {{\n    fn default() -> Self {{\n        Self::new()\n    }}\n}}\n\n"
    )
}

/// Returns the line of a field in `request_struct!`.
fn line(member: &Member) -> String {
    let (declared, kind, (from, _)) = (member.declared(), kind(member), argument(member));
    format!(
        "{:?} {}: {declared} = {kind}({from})",
        member.wire, member.name
    )
}

/// Returns the kind of a field in `request_struct!`.
fn kind(member: &Member) -> &'static str {
    let plain = |kind, of_texts| match member.value.as_str() {
        "String" => of_texts,
        _ => kind,
    };
    match member.kind {
        Kind::Dates(way) => way,
        Kind::Comparison(way) => way.trim_start_matches("compared_"),
        Kind::Nullable => "nullable",
        Kind::AllRows => "all_rows",
        Kind::List | Kind::RequiredList => plain("list", "texts"),
        Kind::OptionalList => plain("some_list", "some_texts"),
        Kind::Patch => plain("patch", "patch_text"),
        Kind::PatchList => plain("patch_list", "patch_texts"),
        Kind::Optional if is_filter(&member.value) => "filter",
        Kind::Required | Kind::Optional | Kind::Defaulted => plain("one", "text"),
    }
}

/// Returns whether a type is a filter, which is made from its parts.
fn is_filter(value: &str) -> bool {
    matches!(value, "Filter" | "FactCheckFilter")
}

/// Returns a struct of a response.
pub(super) fn response(name: &str, made: &Struct) -> String {
    let (required, optional): (Vec<_>, Vec<_>) = made
        .members
        .iter()
        .partition(|member| member.kind.is_required());
    let mut text = format!(
        "response_struct! {{\n{}    pub struct {name} {{\n",
        doc("    ", &made.doc)
    );
    let mut places = 0..;
    let mut line = |member: &Member| {
        let place = places.next().expect("it has no end");
        format!(
            "{place} {:?} {}: {}",
            member.wire,
            member.name,
            member.declared()
        )
    };
    text.push_str(&section("required", &required, &mut line));
    text.push_str(&section("optional", &optional, &mut line));
    text + "    }\n}\n\n"
}

fn section(name: &str, members: &[&Member], mut line: impl FnMut(&Member) -> String) -> String {
    let lines: String = members
        .iter()
        .map(|member| {
            format!(
                "{}            {},\n",
                doc("            ", &member.doc),
                line(member)
            )
        })
        .collect();
    if lines.is_empty() {
        format!("        {name} {{}}\n")
    } else {
        format!("        {name} {{\n{lines}        }}\n")
    }
}

fn constructor(required: &[&Member], optional: &[&Member]) -> String {
    if required.is_empty() {
        let mut text =
            String::from("    /// Creates it without a field. The API assumes its defaults.\n");
        text.push_str("    #[inline]\n    pub fn new() -> Self {\n        Self {\n");
        text.push_str(&blanks(optional));
        return text + "        }\n    }\n";
    }
    let arguments: Vec<_> = required
        .iter()
        .map(|member| {
            let (argument, _) = argument(member);
            format!("{}: {argument}", member.name)
        })
        .collect();
    let mut text = String::from(
        "    /// Creates it with the required fields. The API assumes its defaults for the others.\n",
    );
    text.push_str(&format!(
        "    #[inline]\n    pub fn new({}) -> Self {{\n        Self {{\n",
        arguments.join(", ")
    ));
    for member in required {
        let (_, value) = argument(member);
        if value == member.name {
            text.push_str(&format!("            {},\n", member.name))
        } else {
            text.push_str(&format!("            {}: {value},\n", member.name))
        }
    }
    text + &blanks(optional) + "        }\n    }\n"
}

fn blanks(optional: &[&Member]) -> String {
    let blank = |member: &&Member| {
        let value = match member.kind {
            Kind::List => "Vec::new()",
            Kind::Patch | Kind::PatchList => "Patch::Absent",
            _ => "None",
        };
        format!("            {}: {value},\n", member.name)
    };
    let fields: String = optional.iter().map(blank).collect();
    fields + "            extra: crate::ExtraFields::new(),\n"
}

fn setter(member: &Member) -> String {
    let (argument, value) = argument(member);
    let name = &member.name;
    let set = match member.kind {
        Kind::List => value,
        Kind::Patch | Kind::PatchList => format!("Patch::Set({value})"),
        _ => format!("Some({value})"),
    };
    let mut text = String::from("\n");
    text.push_str(&doc("    ", &member.doc));
    text.push_str(&format!(
        "    #[inline]\n    #[must_use]\n    pub fn {name}(mut self, {name}: {argument}) -> Self {{\n        \
         self.{name} = {set};\n        self\n    }}\n"
    ));
    text
}

/// Returns the type of the argument that sets a field, and the expression of its value.
fn argument(member: &Member) -> (String, String) {
    let (name, value) = (&member.name, &member.value);
    let listed = match member.kind {
        Kind::List | Kind::RequiredList | Kind::OptionalList | Kind::PatchList => {
            Some(value.as_str())
        }
        Kind::Required => value
            .strip_prefix("Vec<")
            .and_then(|value| value.strip_suffix('>')),
        _ => None,
    };
    match (listed, value.as_str()) {
        (Some("String"), _) => (
            "impl IntoIterator<Item = impl Into<String>>".into(),
            format!("{name}.into_iter().map(Into::into).collect()"),
        ),
        (Some(item), _) => (
            format!("impl IntoIterator<Item = {item}>"),
            format!("{name}.into_iter().collect()"),
        ),
        (None, "String") => ("impl Into<String>".into(), format!("{name}.into()")),
        (None, value) if is_filter(value) || value == "Moments" => {
            (format!("impl Into<{value}>"), format!("{name}.into()"))
        }
        (None, value) if member.kind == Kind::Nullable => {
            (format!("Option<{value}>"), name.clone())
        }
        (None, value) => (value.to_owned(), name.clone()),
    }
}

pub(super) fn string_enum(name: &str, made: &StringEnum) -> String {
    let mut text = String::from("string_enum! {\n");
    text.push_str(&doc("    ", &made.doc));
    text.push_str(&format!("    pub enum {name} {{\n"));
    for (variant, word, sentence) in &made.variants {
        text.push_str(&doc("        ", sentence));
        text.push_str(&format!("        {variant} = {word:?},\n"));
    }
    text + "    }\n}\n\n"
}
