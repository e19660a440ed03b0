//! Schemas of the operations that the document leaves out, from their shapes.

use profound_contract::shapes::{Bounds, Field, Object, Others, Response, Shape, Shapes, Type};
use serde_json::{Map, Value, json};

/// Adds the undocumented operations of the overlay.
pub(crate) fn add(document: &mut Value) {
    let overlay: toml::Table = include_str!("../../overlay.toml")
        .parse()
        .expect("the tool reads it too");
    let shapes = overlay["shapes"]["undocumented"].as_str();
    let shapes = Shapes::parse(shapes.expect("it is text")).expect("the tool reads it too");
    for operation in &shapes.operations {
        let Response::Json(answer) = &operation.response else {
            panic!("these answer with JSON");
        };
        let content = |shape| json!({ "application/json": { "schema": schema(shape) } });
        let parameters = operation.query.iter().map(|field| {
            json!({ "name": field.name, "in": "query", "required": field.required, "schema": property(field) })
        });
        let mut described = json!({
            "parameters": parameters.collect::<Vec<_>>(),
            "responses": { operation.status.to_string(): { "content": content(answer) } },
        });
        if let Some(body) = &operation.body {
            described["requestBody"] = json!({ "required": true, "content": content(&body.shape) });
        }
        document["paths"][&operation.path][operation.method.to_lowercase()] = described;
    }
    add_fields(document, overlay["shapes"]["fields"].as_str());
    for (name, made) in &shapes.types {
        document["components"]["schemas"][name] = match made {
            Type::Object(made) => object(made),
            Type::Alias(shape) => schema(shape),
        };
    }
}

/// Adds the fields that the document leaves out of its types.
fn add_fields(document: &mut Value, fields: Option<&str>) {
    let shapes = Shapes::parse(fields.expect("it is text")).expect("the tool reads it too");
    for (name, made) in &shapes.types {
        let Type::Object(made) = made else {
            panic!("these are fields of objects");
        };
        for field in &made.fields {
            document["components"]["schemas"][name]["properties"][&field.name] = property(field);
        }
    }
}

fn object(made: &Object) -> Value {
    let fields = made.fields.iter();
    let properties: Map<_, _> = fields
        .map(|field| (field.name.clone(), property(field)))
        .collect();
    let required = made.fields.iter().filter(|field| field.required);
    let required: Vec<_> = required.map(|field| &field.name).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "required": required });
    match made.others {
        Others::Ignored => {}
        Others::Refused => schema["additionalProperties"] = false.into(),
        Others::Kept => schema["additionalProperties"] = true.into(),
    }
    schema
}

fn property(field: &Field) -> Value {
    let mut schema = schema(&field.shape);
    if let Some(default) = &field.default {
        schema["default"] = default.clone();
    }
    schema
}

fn schema(shape: &Shape) -> Value {
    match shape {
        Shape::Null => json!({ "type": "null" }),
        Shape::Any => json!({}),
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Integer(bounds) => bounded("integer", *bounds, "minimum", "maximum"),
        Shape::String(bounds) => bounded("string", *bounds, "minLength", "maxLength"),
        Shape::Uuid => json!({ "type": "string", "format": "uuid" }),
        Shape::Timestamp => json!({ "type": "string", "format": "date-time" }),
        Shape::Date => json!({ "type": "string", "format": "date" }),
        Shape::File => json!({ "type": "string", "format": "binary" }),
        Shape::Literal(word) => json!({ "type": "string", "const": word }),
        Shape::List(item, bounds) => {
            let mut list = bounded("array", *bounds, "minItems", "maxItems");
            list["items"] = schema(item);
            list
        }
        Shape::Map(value) => json!({ "type": "object", "additionalProperties": schema(value) }),
        Shape::Object => json!({ "type": "object", "additionalProperties": true }),
        Shape::Named(name) => json!({ "$ref": format!("#/components/schemas/{name}") }),
        Shape::OneOf(variants) => {
            json!({ "anyOf": variants.iter().map(schema).collect::<Vec<_>>() })
        }
    }
}

fn bounded(kind: &str, bounds: Bounds, least: &str, greatest: &str) -> Value {
    let mut schema = json!({ "type": kind });
    if let Some(bound) = bounds.least {
        schema[least] = bound.into();
    }
    if let Some(bound) = bounds.greatest {
        schema[greatest] = bound.into();
    }
    schema
}
