//! The typed API in terms of Rust: its areas, and their methods, structs and string enums.

mod fields;
pub(crate) mod items;
mod operations;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use profound_contract::shapes::{Response, Shape, Shapes, Type};

use self::items::{Method, Struct};
use crate::{
    idents::camel,
    overlay::{EnumNames, Overlay},
};

/// Types that are written by hand in `profound-client/api/src/support`, and `Report` of `profound-client`.
pub(crate) const HAND_WRITTEN: &[&str] = &[
    "AssetCondition",
    "Condition",
    "Counted",
    "Data",
    "Filter",
    "Listing",
    "MetricFilter",
    "OffsetListing",
    "Report",
    "Rows",
    "StreamSummary",
    "TypedReport",
];

/// The whole typed API.
pub(crate) struct Model<'a> {
    pub(crate) shapes: &'a Shapes,
    pub(crate) overlay: &'a Overlay,
    /// By area. The module with an empty name has the types that several areas share.
    pub(crate) modules: BTreeMap<&'a str, Module<'a>>,
    /// The names and sentences that the overlay lacks.
    pub(crate) missing: BTreeSet<String>,
    /// The keys of the string enums that are in use.
    pub(crate) used_enums: BTreeSet<&'a str>,
}

#[derive(Default)]
pub(crate) struct Module<'a> {
    pub(crate) methods: Vec<Method<'a>>,
    pub(crate) structs: BTreeMap<String, Struct>,
    pub(crate) enums: BTreeMap<String, StringEnum>,
}

/// A string enum.
pub(crate) struct StringEnum {
    pub(crate) doc: String,
    /// Variant, value and sentence.
    pub(crate) variants: Vec<(String, String, String)>,
}

impl<'a> Model<'a> {
    pub(crate) fn new(shapes: &'a Shapes, overlay: &'a Overlay) -> Result<Self, String> {
        let mut model = Self {
            shapes,
            overlay,
            modules: BTreeMap::new(),
            missing: BTreeSet::new(),
            used_enums: BTreeSet::new(),
        };
        model.modules.insert("", Module::default());
        for area in overlay.areas.keys() {
            model.modules.insert(area, Module::default());
        }
        model.place_types()?;
        model.place_methods()?;
        model.unique()?;
        Ok(model)
    }

    pub(crate) fn miss(&mut self, what: impl Into<String>) {
        self.missing.insert(what.into());
    }

    /// Returns the names of a string enum. An enum whose values changed keeps its name, and is reported.
    fn enum_names(&mut self, values: &[&str]) -> Option<&'a EnumNames> {
        let key = values.join(" ");
        if let Some((key, names)) = self.overlay.enums.get_key_value(&key) {
            self.used_enums.insert(key);
            return Some(names);
        }
        let common = |known: &str| known.split(' ').filter(|it| values.contains(it)).count();
        let closest = self
            .overlay
            .enums
            .iter()
            .max_by_key(|(known, _)| common(known));
        if let Some((known, names)) = closest {
            let of_both = values.len().max(known.split(' ').count());
            if 2 * common(known) >= of_both {
                self.used_enums.insert(known);
                self.miss(format!(
                    "the key of [enums.\"{known}\"], `{}`, whose values changed: it is \"{key}\" now, \
                     unless that is another enum",
                    names.name
                ));
                return Some(names);
            }
        }
        self.miss(format!("[enums.\"{key}\"] (name, doc, variants)"));
        None
    }

    pub(crate) fn enum_name(&mut self, values: &[&str]) -> String {
        let names = self.enum_names(values);
        names.map_or_else(|| "Unnamed".to_owned(), |names| names.name.clone())
    }

    /// Adds a string enum.
    fn string_enum(&mut self, name: &str, values: &[&str], area: &'a str) {
        let names = self.overlay.enums.values();
        let names: Vec<_> = names.filter(|names| names.name == name).collect();
        let variants = values.iter().map(|value| {
            let own = names.iter().find_map(|names| names.variants.get(*value));
            let name = own.and_then(|own| own.name.clone());
            let doc = own.and_then(|own| own.doc.clone());
            (
                name.unwrap_or_else(|| camel(value)),
                (*value).to_owned(),
                doc.unwrap_or_else(|| format!("`{value}`.")),
            )
        });
        let variants: Vec<_> = variants.collect();
        let doc = names.first().map(|names| names.doc.clone());
        // The variant for values that a version of the crate does not know.
        let mut taken = BTreeSet::from(["Unknown"]);
        for (variant, value, _) in &variants {
            if !taken.insert(variant) {
                self.missing.insert(format!(
                    "the name of the variant of `{name}` for `{value}`: `{variant}` is taken"
                ));
            }
        }
        let made = StringEnum {
            doc: doc.unwrap_or_default(),
            variants,
        };
        let module = self.modules.entry(area).or_default();
        module.enums.insert(name.to_owned(), made);
    }

    /// Fails if two items or two methods have the same name, in any areas.
    fn unique(&self) -> Result<(), String> {
        let mut seen = BTreeSet::new();
        let types = self.modules.values().flat_map(|module| {
            let methods = module.methods.iter().map(|method| method.name.clone());
            let structs = module.structs.keys().cloned();
            methods.chain(structs).chain(module.enums.keys().cloned())
        });
        let traits = self.overlay.areas.values().map(|area| area.name.clone());
        for name in types.chain(traits) {
            if !seen.insert(name.clone()) {
                return Err(format!(
                    "`{name}` is the name of two items or methods: give one of them another in overlay.toml"
                ));
            }
        }
        Ok(())
    }
}

/// Returns the values of a shape that is a string enum, which can be nullable.
pub(crate) fn literals_of<'s>(shapes: &'s Shapes, shape: &'s Shape) -> Option<Vec<&'s str>> {
    match shape {
        Shape::Literal(word) => Some(vec![word]),
        Shape::OneOf(variants) => {
            let variants = variants.iter().filter(|variant| **variant != Shape::Null);
            variants
                .map(|variant| match variant {
                    Shape::Literal(word) => Some(word.as_str()),
                    _ => None,
                })
                .collect()
        }
        Shape::Named(name) => match &shapes.types[name] {
            Type::Alias(shape) => literals_of(shapes, shape),
            Type::Object(_) => None,
        },
        _ => None,
    }
}

/// Returns a shape without its `null`.
pub(crate) fn bare(shape: &Shape) -> Shape {
    match shape {
        Shape::OneOf(variants) => {
            let mut rest: Vec<_> = variants
                .iter()
                .filter(|one| **one != Shape::Null)
                .cloned()
                .collect();
            match rest.len() {
                1 => rest.remove(0),
                _ => Shape::OneOf(rest),
            }
        }
        shape => shape.clone(),
    }
}

/// Visits the names of the types in a shape.
pub(crate) fn named<'s>(shape: &'s Shape, visit: &mut dyn FnMut(&'s str)) {
    match shape {
        Shape::Named(name) => visit(name),
        Shape::List(item, _) | Shape::Map(item) => named(item, visit),
        Shape::OneOf(variants) => variants.iter().for_each(|variant| named(variant, visit)),
        _ => {}
    }
}

/// Returns the shapes of a response.
pub(crate) fn response_shapes(response: &Response) -> Vec<&Shape> {
    match response {
        Response::Empty => Vec::new(),
        Response::Json(shape) => vec![shape],
        Response::Events(events) => events.iter().map(|(_, shape)| shape).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{items::Kind, *};

    const OVERLAY: &str = r#"
        removed = []
        [areas.things]
        trait = "Things"
        doc = "Things."
        [operations."GET /a"]
        area = "things"
        method = "a"
        doc = "A."
        [types.A]
        doc = "An A."
        [fields]
        note = "A note."
        size = "Its size."
        tags = "The tags."
        [enums."asc desc"]
        name = "Direction"
        doc = "A direction."
        [enums."small large"]
        name = "Size"
        doc = "A size."
        [enums."small large".variants]
        large = { name = "Big", doc = "The large one." }
        [shapes]
        undocumented = ""
        by_hand = ""
    "#;

    /// Returns the variants of `Size` for these values, and the names and sentences that the overlay lacks.
    fn sizes(values: &str) -> (Vec<String>, Vec<String>) {
        let text = format!("GET /a\n  200: A\n\ntype A\n  size: {values}\n");
        let (shapes, overlay) = (
            Shapes::parse(&text).unwrap(),
            Overlay::read(OVERLAY).unwrap(),
        );
        let model = Model::new(&shapes, &overlay).unwrap();
        let enums = model.modules["things"].enums.get("Size");
        let variants = enums.into_iter().flat_map(|made| &made.variants);
        let variants = variants.map(|(variant, ..)| variant.clone()).collect();
        (variants, model.missing.into_iter().collect())
    }

    #[test]
    fn an_enum_whose_values_change_keeps_its_name() {
        let (variants, missing) = sizes(r#""small" | "large""#);
        assert_eq!(variants, ["Small", "Big"]);
        assert!(missing.is_empty(), "{missing:?}");
        for (values, expected) in [
            (
                r#""small" | "large" | "huge""#,
                &["Small", "Big", "Huge"][..],
            ),
            (r#""large""#, &["Big"]),
        ] {
            let (variants, missing) = sizes(values);
            assert_eq!(variants, expected);
            let message = "the key of [enums.\"small large\"], `Size`, whose values changed";
            assert!(missing[0].starts_with(message), "{missing:?}");
        }
        let (variants, missing) = sizes(r#""cold" | "warm""#);
        assert!(variants.is_empty());
        assert_eq!(missing, ["[enums.\"cold warm\"] (name, doc, variants)"]);
    }

    /// Returns the kinds of the fields of `A`, which the operation reads or sends.
    fn kinds(operation: &str, fields: &str, types: &str) -> Result<Vec<Kind>, String> {
        let text = format!("{operation}\n\ntype A\n{fields}\n");
        let overlay = OVERLAY.replace("GET /a", operation.lines().next().unwrap());
        let overlay = overlay.replace("[types.A]\n", "[types.A]\nname = \"Renamed\"\n");
        let overlay = format!("{overlay}\n{types}");
        let (shapes, overlay) = (
            Shapes::parse(&text).unwrap(),
            Overlay::read(&overlay).unwrap(),
        );
        let model = Model::new(&shapes, &overlay)?;
        let made = &model.modules["things"].structs["Renamed"];
        Ok(made.members.iter().map(|member| member.kind).collect())
    }

    #[test]
    fn a_field_of_a_response_is_required_unless_it_can_be_null_or_is_known_to_be_left_out() {
        let fields = "  size: string\n  note: string | null\n  tags: [string]";
        let read = |types| kinds("GET /a\n  200: A", fields, types);
        let expected = [Kind::Required, Kind::RequiredList, Kind::Optional];
        assert_eq!(read("").unwrap(), expected);
        let optional = "[types.A.optional]\nsize = \"A sample omits it.\"\ntags = \"So it does.\"";
        let expected = [Kind::Optional, Kind::Optional, Kind::List];
        assert_eq!(read(optional).unwrap(), expected);
        let sent = kinds("POST /a\n  body: A\n  200: any", fields, optional);
        let problem = "it is sent, so it cannot be in `optional`";
        assert!(sent.unwrap_err().contains(problem));
    }

    #[test]
    fn a_value_named_unknown_needs_another_name() {
        let (_, missing) = sizes(r#""small" | "large" | "unknown""#);
        let message = "the name of the variant of `Size` for `unknown`: `Unknown` is taken";
        assert!(missing.iter().any(|it| it == message), "{missing:?}");
    }
}
