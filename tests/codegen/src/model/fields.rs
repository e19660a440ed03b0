//! The fields of structs, and the Rust types of shapes.

use profound_contract::shapes::{Bounds, Field, Object, Shape};

use super::{
    Model, bare,
    items::{Kind, Member, Struct, Use},
    literals_of,
};
use crate::idents::{identifier, snake};

impl Struct {
    pub(super) fn new<'a>(
        model: &mut Model<'a>,
        name: &'a str,
        objects: &[(&'a str, &'a Object)],
        uses: Use,
    ) -> Result<Self, String> {
        let shapes: Vec<_> = objects.iter().map(|(shape, _)| *shape).collect();
        let docs = shapes
            .iter()
            .filter_map(|shape| model.overlay.types.get(*shape)?.doc.clone());
        let doc = docs.into_iter().next();
        if doc.is_none() {
            model.miss(format!("`doc` of [types.{name}]"));
        }
        let mut members: Vec<Member> = Vec::new();
        for (shape, object) in objects {
            for field in &object.fields {
                let member = model.member(shape, field, uses, object);
                let Some(mut member) = member? else { continue };
                if member.value == name && !matches!(member.kind, Kind::List | Kind::RequiredList) {
                    member.value = format!("Box<{name}>");
                }
                let known = members.iter_mut().find(|known| known.wire == member.wire);
                match known {
                    Some(known) => known.merge(&member, name)?,
                    None => members.push(member),
                }
            }
        }
        for member in &mut members {
            let lacking = objects.iter().find(|(_, object)| {
                let required = member.kind.is_required();
                let is_same = |field: &&Field| {
                    field.name == member.wire && (!uses.sent || field.required == required)
                };
                !object.fields.iter().any(|field| is_same(&field))
            });
            match lacking {
                Some((shape, _)) if uses.sent => {
                    let wire = &member.wire;
                    return Err(format!(
                        "`{name}` is sent as one type, but `{shape}` has no such field as `{wire}`: \
                         give it a name of its own in overlay.toml"
                    ));
                }
                Some(_) => member.loosen(),
                None => {}
            }
        }
        members.sort_by_key(place);
        let check = shapes
            .iter()
            .find_map(|shape| model.overlay.types.get(*shape)?.check.clone());
        let implied_scope = uses
            .sent
            .then(|| implied_scope(objects, &mut members))
            .flatten();
        Ok(Self {
            doc: doc.unwrap_or_default(),
            uses,
            implied_scope,
            check,
            members,
        })
    }
}

/// Returns the type of `scope` if a request has `assets` and covers only owned ones by default. With that scope,
/// the API drops other assets silently, so the request sends the scope `all` when assets are named.
fn implied_scope(objects: &[(&str, &Object)], members: &mut [Member]) -> Option<String> {
    let fields = || objects.iter().flat_map(|(_, object)| &object.fields);
    let owned = |field: &Field| field.default.as_ref().is_some_and(|value| value == "owned");
    if !fields().any(|field| field.name == "scope" && owned(field))
        || !fields().any(|field| field.name == "assets")
    {
        return None;
    }
    let scope = members.iter_mut().find(|member| member.wire == "scope")?;
    scope.doc = scope.doc.replace(
        "Default: `owned`.",
        "Default: `all` if `assets` is set, else `owned`.",
    );
    Some(scope.value.clone())
}

/// The maximum number of rows in a report without types, which is sent as its limit.
const MAX_ROWS: i64 = 50_000;

/// The order of fields: ids, other single values, dates and lists, then the optional ones.
fn place(member: &Member) -> u8 {
    match member.kind {
        kind if !kind.is_required() => 4,
        Kind::RequiredList => 3,
        Kind::Dates(_) => 2,
        _ if member.value == "Uuid" => 0,
        _ => 1,
    }
}

impl<'a> Model<'a> {
    /// Returns `None` if the field is part of another one.
    fn member(
        &mut self,
        shape: &'a str,
        field: &'a Field,
        uses: Use,
        object: &Object,
    ) -> Result<Option<Member>, String> {
        if uses.sent {
            let period = period(field, uses, object);
            if let Some(member) = period.map_err(|problem| format!("`{shape}`: {problem}"))? {
                return Ok(member);
            }
        }
        if field.shape == Shape::Null {
            // A field that is always null carries nothing.
            return Ok(None);
        }
        let nullable = is_nullable(&field.shape);
        let bare = bare(&field.shape);
        let at = |problem| format!("`{shape}`, field `{}`: {problem}", field.name);
        let (mut value, list) = match &bare {
            Shape::List(item, _) => (self.value(item, uses).map_err(at)?, true),
            shape => (self.value(shape, uses).map_err(at)?, false),
        };
        let types = self.overlay.types.get(shape);
        if let Some(by_hand) = types.and_then(|own| own.values.get(&field.name)) {
            value.clone_from(by_hand);
        }
        // A type that other requests also use cannot distinguish null from absent.
        let change = uses.sent && uses.change && !uses.whole;
        let own = self.overlay.types.get(shape);
        let left_out = own.is_some_and(|own| own.optional.contains_key(&field.name));
        if left_out && uses.sent {
            let problem = "it is sent, so it cannot be in `optional` of overlay.toml";
            return Err(format!("`{shape}`, field `{}`: {problem}", field.name));
        }
        let is_page = uses.sent && uses.untyped_rows && value == "Pagination";
        if is_page && self.largest_page() != Some(MAX_ROWS) {
            return Err(format!(
                "the maximum of `limit` of `Pagination` is not {MAX_ROWS}: change `MAX_ROWS` here and in \
                 profound-client/api/src/support/request_struct.rs"
            ));
        }
        let kind = match (field.required && !left_out, nullable, list) {
            _ if is_page => Kind::AllRows,
            (true, false, true) => Kind::RequiredList,
            (true, false, false) => Kind::Required,
            // A caller has to expect `None` in any case, so a response without the field is accepted.
            (true, true, false) if !uses.sent => Kind::Optional,
            (true, true, false) => Kind::Nullable,
            (_, true, true) if change => Kind::PatchList,
            (_, true, false) if change => Kind::Patch,
            (_, true, true) => Kind::OptionalList,
            (_, true, false) => Kind::Optional,
            (false, false, true) => Kind::List,
            (false, false, false) if uses.read && !uses.sent && is_default(field) => {
                Kind::Defaulted
            }
            (false, false, false) => Kind::Optional,
        };
        let rename = own.and_then(|own| own.rename.get(&field.name).cloned());
        let mut doc = self.sentence(shape, field, uses.sent);
        if is_page {
            doc.push_str(" If it has no limit, the maximum of 50,000 rows is sent.");
        }
        Ok(Some(Member {
            wire: field.name.clone(),
            name: rename.unwrap_or_else(|| identifier(&snake(&field.name))),
            doc,
            value,
            kind,
            shape: field.shape.clone(),
        }))
    }

    /// Returns the maximum limit of a page of rows.
    fn largest_page(&self) -> Option<i64> {
        let page = Shape::Named("Pagination".into());
        let page = self.shapes.object(&page)?;
        match bare(&page.field("limit")?.shape) {
            Shape::Integer(bounds) => bounds.greatest,
            _ => None,
        }
    }

    /// Returns the sentence of a field, with its bounds and its default if it is sent.
    pub(crate) fn sentence(&mut self, shape: &str, field: &Field, sent: bool) -> String {
        let own = self
            .overlay
            .types
            .get(shape)
            .and_then(|own| own.fields.get(&field.name));
        let sentence = own
            .or_else(|| self.overlay.fields.get(&field.name))
            .cloned();
        let mut doc = sentence.unwrap_or_else(|| {
            self.miss(format!("`{}` of [fields]", field.name));
            String::new()
        });
        if sent {
            if let Some(bounds) = bounds_of(&field.shape) {
                doc.push_str(&format!(" {bounds}"));
            }
            match &field.default {
                Some(serde_json::Value::String(word)) if !word.is_empty() => {
                    doc.push_str(&format!(" Default: `{word}`."));
                }
                Some(value @ (serde_json::Value::Number(_) | serde_json::Value::Bool(_))) => {
                    doc.push_str(&format!(" Default: `{value}`."));
                }
                _ => {}
            }
        }
        if self.overlay.shapes.has_field(shape, &field.name) {
            doc.push_str(" It is not in the OpenAPI document of the API.");
        }
        doc
    }

    /// Returns the Rust type of a shape without its `null`.
    pub(crate) fn value(&mut self, shape: &Shape, uses: Use) -> Result<String, String> {
        if let Some(words) = literals_of(self.shapes, shape) {
            return Ok(self.enum_name(&words));
        }
        Ok(match shape {
            Shape::Any => "Value".into(),
            Shape::Boolean => "bool".into(),
            Shape::Number => "f64".into(),
            Shape::Integer(bounds) => integer(*bounds, uses).into(),
            Shape::String(_) | Shape::Date => "String".into(),
            Shape::Uuid => "Uuid".into(),
            Shape::Timestamp => "Timestamp".into(),
            Shape::Object => "Map<String, Value>".into(),
            Shape::List(item, _) => format!("Vec<{}>", self.value(item, uses)?),
            Shape::Map(value) if uses.sent && literals_of(self.shapes, value).is_some() => {
                "OrderBy".into()
            }
            Shape::Map(value) => format!("BTreeMap<String, {}>", self.value(value, uses)?),
            Shape::Named(name) => self.overlay.of(name).to_owned(),
            Shape::OneOf(variants) => self.union(variants, uses)?,
            shape => return Err(format!("{shape:?} has no type in Rust")),
        })
    }

    fn union(&mut self, variants: &[Shape], uses: Use) -> Result<String, String> {
        let is_text = |shape: &Shape| matches!(shape, Shape::String(_) | Shape::Uuid);
        let mut values: Vec<String> = Vec::new();
        for variant in variants.iter().filter(|variant| **variant != Shape::Null) {
            let value = self.value(variant, uses)?;
            if !values.contains(&value) {
                values.push(value);
            }
        }
        if let [value] = &values[..] {
            return Ok(value.clone());
        }
        if variants.iter().all(is_text) {
            return Ok("String".into());
        }
        values.sort();
        let key: Vec<_> = values.iter().map(String::as_str).collect();
        Ok(match key[..] {
            ["String", "Vec<String>"] if uses.sent => "AssetNames",
            ["AssetCondition", "String", "Vec<String>"] => "Assets",
            ["String", "Vec<String>"] | ["Map<String, Value>", "String", "Vec<String>"] => {
                "AssetFilter"
            }
            ["DimensionRef", "String"] => "ThemeRef",
            ["String", "i64"] => "Scalar",
            ["f64", "i64"] => "f64",
            _ => return Err(format!("{values:?} together have no type in Rust")),
        }
        .into())
    }
}

/// Returns the date range that `start_date` or `comparison_start_date` begins, and `Some(None)` for the field that
/// ends it.
fn period(field: &Field, uses: Use, object: &Object) -> Result<Option<Option<Member>>, String> {
    let has = |name: &str| object.fields.iter().any(|field| field.name == name);
    let (end, is_comparison) = match field.name.as_str() {
        "start_date" => ("end_date", false),
        "comparison_start_date" => ("comparison_end_date", true),
        "end_date" if has("start_date") => return Ok(Some(None)),
        "comparison_end_date" if has("comparison_start_date") => return Ok(Some(None)),
        _ => return Ok(None),
    };
    if !has(end) {
        return Err(format!("it has `{}` without `{end}`", field.name));
    }
    let convention = uses.periods.name().ok_or(
        "operations with different conventions for dates take it: give its types different names in \
         overlay.toml",
    )?;
    let value = match convention {
        "moments" => "Moments",
        _ => "DateRange",
    };
    let (name, doc, kind) = match (is_comparison, convention) {
        (false, "moments") => (
            "dates",
            "The hours that are counted: a [`DateRange`](crate::dates::DateRange) of whole days, or a shorter \
                 or open period.",
            Kind::Dates("moments"),
        ),
        (false, convention) => (
            "dates",
            "The days that are counted, in US Eastern time.",
            Kind::Dates(convention),
        ),
        (true, "v1") => (
            "comparison",
            "The days to compare with.",
            Kind::Comparison("compared_v1"),
        ),
        (true, "v2") => (
            "comparison",
            "The days to compare with.",
            Kind::Comparison("compared_v2"),
        ),
        (true, _) => {
            return Err(
                "the tool does not know dates to compare with in a request that takes timestamps"
                    .into(),
            );
        }
    };
    Ok(Some(Some(Member {
        wire: field.name.clone(),
        name: name.to_owned(),
        doc: doc.to_owned(),
        value: value.to_owned(),
        kind,
        shape: field.shape.clone(),
    })))
}

pub(crate) fn is_nullable(shape: &Shape) -> bool {
    match shape {
        Shape::Null | Shape::Any => true,
        Shape::OneOf(variants) => variants.contains(&Shape::Null),
        _ => false,
    }
}

/// Returns whether the default of a field is the default of its Rust type.
fn is_default(field: &Field) -> bool {
    match &field.default {
        Some(value) => *value == serde_json::json!(0) || *value == false || *value == "",
        None => false,
    }
}

fn integer(bounds: Bounds, uses: Use) -> &'static str {
    match bounds {
        _ if !uses.sent => "i64",
        Bounds {
            least: Some(0..), ..
        } => "u32",
        _ => "i64",
    }
}

/// Returns the bounds of a shape as a sentence, such as `1 to 50.`
fn bounds_of(shape: &Shape) -> Option<String> {
    let (bounds, what) = match bare(shape) {
        Shape::Integer(bounds) => (bounds, ""),
        Shape::String(bounds) => (bounds, " characters"),
        Shape::List(_, bounds) => (bounds, " items"),
        _ => return None,
    };
    match (bounds.least, bounds.greatest) {
        (None, None) | (Some(0), None) => None,
        (Some(1), None) if !what.is_empty() => Some("Not empty.".into()),
        (Some(1), Some(1)) if what == " items" => Some("One item.".into()),
        (Some(least), Some(greatest)) => Some(format!("{least} to {greatest}{what}.")),
        (Some(least), None) => Some(format!("{least}{what} or more.")),
        (None, Some(1)) if what == " items" => Some("One item at most.".into()),
        (None, Some(greatest)) => Some(format!("{greatest}{what} at most.")),
    }
}
