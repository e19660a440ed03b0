//! The types, and the area of each.

use std::collections::{BTreeMap, BTreeSet};

use profound_contract::shapes::{Shape, Type};

use super::{
    HAND_WRITTEN, Model,
    items::{Periods, Struct, Use},
    literals_of, named, response_shapes,
};

/// The areas that use a type, and how they use it.
#[derive(Default)]
struct Met<'a> {
    areas: BTreeSet<&'a str>,
    uses: Use,
}

impl<'a> Model<'a> {
    /// Adds every struct and every string enum to the module of its area.
    pub(super) fn place_types(&mut self) -> Result<(), String> {
        let met = self.met()?;
        let mut merged: BTreeMap<&'a str, (Met<'a>, Vec<&'a str>)> = BTreeMap::new();
        for (shape, own) in met {
            let name = self.overlay.of(shape);
            let (all, shapes) = merged.entry(name).or_default();
            all.areas.extend(own.areas);
            all.uses.join(own.uses);
            shapes.push(shape);
        }
        self.place_enums();
        for (name, (met, shapes)) in merged {
            let plain = name.split('<').next().unwrap_or(name);
            if HAND_WRITTEN.contains(&plain) {
                continue;
            }
            let objects: Vec<_> = shapes
                .iter()
                .filter_map(|shape| match &self.shapes.types[*shape] {
                    Type::Object(object) => Some((*shape, object)),
                    Type::Alias(_) => None,
                })
                .collect();
            if objects.is_empty() {
                continue;
            }
            let made = Struct::new(self, name, &objects, met.uses)?;
            let area = one(&met.areas);
            self.modules
                .entry(area)
                .or_default()
                .structs
                .insert(name.to_owned(), made);
        }
        Ok(())
    }

    /// Returns every type that an operation uses.
    fn met(&mut self) -> Result<BTreeMap<&'a str, Met<'a>>, String> {
        let mut met: BTreeMap<&'a str, Met<'a>> = BTreeMap::new();
        for operation in &self.shapes.operations {
            let key = format!("{} {}", operation.method, operation.path);
            let Some(names) = self.overlay.operations.get(&key) else {
                self.miss(format!("[operations.\"{key}\"] (area, method, doc)"));
                continue;
            };
            let returns = self.returns(operation).unwrap_or_default();
            let uses = Use {
                periods: Periods::of(&operation.path),
                change: operation.method == "PATCH",
                untyped_rows: matches!(&*returns, "Report" | "Rows" | "EventStream<RowEvent>"),
                ..Use::default()
            };
            let sent = Use { sent: true, ..uses };
            if let Some(body) = &operation.body {
                self.meet(&body.shape, &names.area, sent, &mut met);
            }
            let read = Use { read: true, ..uses };
            for shape in response_shapes(&operation.response) {
                self.meet(shape, &names.area, read, &mut met);
            }
        }
        Ok(met)
    }

    fn meet(
        &self,
        shape: &'a Shape,
        area: &'a str,
        uses: Use,
        met: &mut BTreeMap<&'a str, Met<'a>>,
    ) {
        named(shape, &mut |name| {
            let own = met.entry(name).or_default();
            let news = own.areas.insert(area) | own.uses.join(uses);
            if !news {
                return;
            }
            match &self.shapes.types[name] {
                Type::Object(object) => {
                    for field in &object.fields {
                        self.meet(&field.shape, area, uses, met);
                    }
                }
                Type::Alias(shape) => self.meet(shape, area, uses, met),
            }
        });
    }

    /// Adds every string enum to the module of the area that uses it, or to the shared one.
    fn place_enums(&mut self) {
        let mut areas: BTreeMap<Vec<&'a str>, BTreeSet<&'a str>> = BTreeMap::new();
        let shapes = self.shapes;
        let mut note = |shape: &'a Shape, area: &'a str| {
            each(shape, &mut |shape| {
                if let Some(words) = literals_of(shapes, shape) {
                    areas.entry(words).or_default().insert(area);
                }
            });
        };
        let Ok(met) = self.met() else { return };
        let mut merged: BTreeMap<&str, BTreeSet<&'a str>> = BTreeMap::new();
        for (name, met) in &met {
            merged
                .entry(self.overlay.of(name))
                .or_default()
                .extend(&met.areas);
        }
        for name in met.keys() {
            let names = self.overlay.of(name);
            let plain = names.split('<').next().unwrap_or(names);
            let hand = HAND_WRITTEN.contains(&plain) && plain != "TypedReport";
            let Type::Object(object) = &shapes.types[*name] else {
                continue;
            };
            for field in object.fields.iter().filter(|_| !hand) {
                merged[names]
                    .iter()
                    .for_each(|area| note(&field.shape, area));
            }
        }
        for operation in &shapes.operations {
            let key = format!("{} {}", operation.method, operation.path);
            let Some(names) = self.overlay.operations.get(&key) else {
                continue;
            };
            let parameters = operation.query.iter().chain(&operation.parameters);
            parameters.for_each(|field| note(&field.shape, &names.area));
        }
        // `OrderBy` is written by hand, and uses this one.
        areas.entry(vec!["asc", "desc"]).or_default().insert("");
        // Enums of one name are merged, whatever the order of their values.
        let mut sets: BTreeMap<&str, (Vec<&'a str>, BTreeSet<&'a str>)> = BTreeMap::new();
        for (words, areas) in areas {
            let Some(names) = self.enum_names(&words) else {
                continue;
            };
            let (all, places) = sets.entry(&names.name).or_default();
            places.extend(areas);
            let new = words.into_iter().filter(|word| !all.contains(word));
            let new: Vec<_> = new.collect();
            all.extend(new);
        }
        for (name, (words, areas)) in sets {
            self.string_enum(name, &words, one(&areas));
        }
    }
}

/// Returns the only area, or the empty name of the shared module.
fn one<'a>(areas: &BTreeSet<&'a str>) -> &'a str {
    match areas.len() {
        1 => areas.first().copied().unwrap_or_default(),
        _ => "",
    }
}

/// Visits every shape in a shape. A string enum is visited as a whole.
fn each<'s>(shape: &'s Shape, visit: &mut dyn FnMut(&'s Shape)) {
    visit(shape);
    match shape {
        Shape::List(item, _) | Shape::Map(item) => each(item, visit),
        Shape::OneOf(variants) => variants
            .iter()
            .filter(|variant| !matches!(variant, Shape::Literal(_)))
            .for_each(|variant| each(variant, visit)),
        _ => {}
    }
}
