//! Generates responses from the shapes of operations. Equal requests get equal values.

mod generator;
mod values;

use serde_json::{Map, Value, json};

pub(crate) use crate::schema::generate::generator::{Generator, ValueContext};
use crate::{
    dataset::{Dataset, dates, seeded_hash::mix},
    http::{problems::Problems, response::ApiResponse},
    schema::{
        json_node::JsonNode,
        shapes::{self, Field, Object, Response as ResponseShape, SHAPES, Shape},
        validate::BODY,
        validated_request::ValidatedRequest,
    },
};

/// Returns a generated response, for an operation without a list, a write or a report.
pub(crate) fn respond(
    dataset: &Dataset,
    request: &ValidatedRequest,
) -> Result<ApiResponse, ApiResponse> {
    let generator = Generator::new(dataset, request)?;
    let ResponseShape::Json(shape) = &request.operation.response else {
        return Ok(ApiResponse::empty());
    };
    let document = generator.document(shape);
    Ok(ApiResponse::json(&document).with_code(request.operation.status))
}

impl Generator<'_> {
    /// Returns a document. Its list is paged by `limit` and `offset`, if the request has them.
    fn document(&self, shape: &Shape) -> Value {
        let seed = self.request.question();
        let context = ValueContext::root(seed);
        let data = SHAPES.object(shape).and_then(|object| object.field("data"));
        let Some((data, item)) = data.and_then(|data| Some((data, data.shape.item()?))) else {
            // A bare list has no field name: use the name of its operation, such as `topic-ids`.
            let name = self
                .request
                .operation
                .path
                .rsplit('/')
                .next()
                .unwrap_or_default();
            let name = name.trim_end_matches('s').replace('-', "_");
            let context = match shape.item() {
                Some(_) => context.field(&name),
                None => context,
            };
            return self.value(shape, &context, &Map::new());
        };
        let total = 6 + (mix(seed) % 31) as usize;
        let limit = self.request.size_of("limit").unwrap_or(total);
        let offset = self.request.size_of("offset").unwrap_or(0);
        let context = context.field(&data.name);
        let rows = (0..total).map(|at| self.value(item, &context.item(at), &Map::new()));
        let mut rows: Vec<Value> = rows.collect();
        self.order(&mut rows);
        let rows: Vec<Value> = rows.into_iter().skip(offset).take(limit).collect();
        let known = json!({
            "totalCount": total,
            "total_rows": total,
            "count": rows.len(),
            "data": rows,
        });
        self.value(
            shape,
            &ValueContext::root(seed),
            known.as_object().unwrap_or(&Map::new()),
        )
    }

    /// Sorts rows by the first of the [`MEASURED`] fields that they have.
    fn order(&self, rows: &mut [Value]) {
        let fields = rows.first().and_then(Value::as_object);
        let names = MEASURED
            .iter()
            .find(|name| fields.is_some_and(|row| row.contains_key(**name)));
        let Some(name) = names else {
            return;
        };
        let ascending = self.request.text("sort_order") == Some("asc");
        rows.sort_by(|a, b| {
            let number = |row: &Value| row[*name].as_f64().unwrap_or_default();
            let order = number(a).total_cmp(&number(b));
            if ascending { order } else { order.reverse() }
        });
    }

    /// Returns a value of a shape. It takes the fields of `known` that fit.
    pub(crate) fn value(
        &self,
        shape: &Shape,
        context: &ValueContext<'_>,
        known: &Map<String, Value>,
    ) -> Value {
        match shape {
            Shape::Null => Value::Null,
            Shape::Literal(word) => word.as_str().into(),
            Shape::List(item, bounds) => self.list(item, *bounds, context),
            Shape::Map(_) => json!({}),
            Shape::Named(_) => match (SHAPES.object(shape), SHAPES.resolve(shape)) {
                (Some(object), _) => self.object(object, context, known),
                (None, alias) => self.value(alias, context, known),
            },
            Shape::OneOf(all) => self.one_of(all, context, known),
            shape => self.plain(shape, context),
        }
    }

    fn one_of(
        &self,
        all: &[Shape],
        context: &ValueContext<'_>,
        known: &Map<String, Value>,
    ) -> Value {
        let empty =
            context.depth > DEEPEST || ABSENT.iter().any(|name| context.name.contains(name));
        if all.contains(&Shape::Null) && empty {
            return Value::Null;
        }
        let all: Vec<&Shape> = all.iter().filter(|one| **one != Shape::Null).collect();
        match all[..] {
            [] => Value::Null,
            _ => self.value(
                all[(context.seed % all.len() as u64) as usize],
                context,
                known,
            ),
        }
    }

    fn list(&self, item: &Shape, bounds: shapes::Bounds, context: &ValueContext<'_>) -> Value {
        if context.depth > DEEPEST && bounds.least.is_none() {
            return json!([]);
        }
        // A time series has one point for each day.
        let object = SHAPES.object(item);
        let days = object
            .is_some_and(|object| object.fields.first().is_some_and(|one| one.name == "date"));
        let count = if days {
            (self.days.end - self.days.start) as usize
        } else {
            2 + (context.seed % 3) as usize
        };
        let within = |bound: Option<i64>, other| bound.map_or(other, |bound| bound as usize);
        let count = count.clamp(within(bounds.least, 0), within(bounds.greatest, usize::MAX));
        let mut items: Vec<Value> = Vec::with_capacity(count);
        for at in 0..count {
            let mut known = Map::new();
            if days {
                let date = dates::date_of(self.days.start + at as i64).to_string();
                known.insert("date".to_owned(), date.into());
            }
            let value = self.value(item, &context.item(at), &known);
            if !items.contains(&value) {
                items.push(value);
            }
        }
        items.into()
    }

    fn object(
        &self,
        object: &Object,
        context: &ValueContext<'_>,
        known: &Map<String, Value>,
    ) -> Value {
        let entity = if known.is_empty() && context.full {
            &self.entity(object, context)
        } else {
            known
        };
        let mut made = Map::new();
        for field in &object.fields {
            let value = self.field(field, context, entity);
            made.extend(value.map(|value| (field.name.clone(), value)));
        }
        values::agree(&mut made);
        made.into()
    }

    fn field(
        &self,
        field: &Field,
        context: &ValueContext<'_>,
        known: &Map<String, Value>,
    ) -> Option<Value> {
        let name = field.name.as_str();
        if let Some(value) = known.get(name).filter(|value| fits(&field.shape, value)) {
            return Some(value.clone());
        }
        if let Some(value) = self
            .echo(name, context)
            .filter(|value| fits(&field.shape, value))
        {
            return Some(value.clone());
        }
        let inner = if HANDED_DOWN.contains(&name) {
            known.clone()
        } else {
            Map::new()
        };
        if !context.full && !field.required && inner.is_empty() {
            let nothing = field.shape.is_nullable().then_some(Value::Null);
            return field.default.clone().or(nothing);
        }
        Some(self.value(&field.shape, &context.field(name), &inner))
    }

    /// Returns the value that the request has under the same name. For fields of the whole response, this
    /// may be any value; for fields of its parts, only an id from the path or the query.
    fn echo(&self, name: &str, context: &ValueContext<'_>) -> Option<&Value> {
        let whole = context.depth == 0 || HANDED_DOWN.contains(&context.name);
        match name {
            "query" if whole && self.request.body.is_object() => Some(&self.request.body),
            _ if whole => self.request.get(name),
            _ if name.ends_with("_id") => {
                let (path, query) = (&self.request.path, &self.request.query);
                path.get(name)
                    .or_else(|| query.get(name))
                    .filter(|id| !id.is_null())
            }
            _ => None,
        }
    }
}

pub(crate) fn fits(shape: &Shape, value: &Value) -> bool {
    let problems = Problems::default();
    let read = BODY.shape(shape, &JsonNode::root("answer", value, &problems));
    read.is_some() && problems.is_empty()
}

/// The objects of a response that describe the whole response.
const HANDED_DOWN: &[&str] = &["info", "pagination"];

/// The fields by which the rows of a list are sorted.
const MEASURED: &[&str] = &["responseShare", "citationShare", "share", "claimOccurrence"];

/// Parts of names of fields that are `null` if they can be.
const ABSENT: &[&str] = &[
    "cursor",
    "error",
    "retired",
    "prevPeriodData",
    "alternate",
    "delegate",
];

/// The depth below which nullable values are `null` and lists are empty if they can be.
const DEEPEST: usize = 7;
