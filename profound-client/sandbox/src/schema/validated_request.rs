//! A request that matches the shapes of its operation, with defaults filled in.

use serde_json::{Map, Value};

use crate::{
    dataset::seeded_hash,
    http::{problems::Problems, request_context::RequestContext, response::ApiResponse},
    schema::{
        json_body,
        json_node::JsonNode,
        key_order::keys_of,
        params,
        shapes::{Field, Operation, Others, SHAPES, Shape},
        validate::{BODY, TEXT},
    },
};

/// A request that matches the shapes of its operation, with defaults for missing values.
#[derive(Debug)]
pub(crate) struct ValidatedRequest {
    pub(crate) operation: &'static Operation,
    pub(crate) path: Map<String, Value>,
    pub(crate) query: Map<String, Value>,
    /// `null` if the request has no body.
    pub(crate) body: Value,
    /// The fields of the body that its shape does not have.
    pub(crate) unlisted: Map<String, Value>,
    /// The keys of `order_by` in their order.
    pub(crate) order: Vec<String>,
    /// The length of the body as sent, in bytes.
    pub(crate) size: usize,
    /// The time of the sandbox's clock, in Unix seconds.
    pub(crate) now: i64,
}

impl ValidatedRequest {
    /// Reads a request, or returns a 422 with all its problems.
    pub(crate) fn read(
        operation: &'static Operation,
        context: &RequestContext,
    ) -> Result<ValidatedRequest, ApiResponse> {
        let problems = Problems::default();
        let path = Value::Object(context.path.object());
        let path = fields(
            &operation.parameters,
            &JsonNode::root("path", &path, &problems),
        );
        let lists = operation.query.iter();
        let lists = lists.filter(|field| matches!(field.shape.or_null(), Shape::List(..)));
        let lists: Vec<&str> = lists.map(|field| field.name.as_str()).collect();
        let query = params::object(context, &lists);
        let query = fields(
            &operation.query,
            &JsonNode::root("query", &query, &problems),
        );
        let body = body_of(operation, context, &problems);
        let read = || {
            Some(ValidatedRequest {
                operation,
                path: path?,
                query: query?,
                body: body?,
                unlisted: unlisted(operation, context),
                order: keys_of(&context.body, "order_by"),
                size: context.body.len(),
                now: context.now,
            })
        };
        problems.into_result(read())
    }

    /// Returns the value of a name in the path, the query or the body, in this order.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        let found = [Some(&self.path), Some(&self.query), self.body.as_object()];
        let mut found = found.into_iter().flatten();
        found.find_map(|fields| fields.get(name).filter(|value| !value.is_null()))
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    pub(crate) fn size_of(&self, name: &str) -> Option<usize> {
        usize::try_from(self.get(name)?.as_u64()?).ok()
    }

    pub(crate) fn is_set(&self, name: &str) -> bool {
        self.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    /// Returns the texts of a list, which are none if it is absent.
    pub(crate) fn texts(&self, name: &str) -> Vec<&str> {
        let items = self.get(name).and_then(Value::as_array);
        items
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }

    /// Returns a hash of everything but the paging. It is equal for all pages of a list.
    pub(crate) fn question(&self) -> u64 {
        let mut hash = seeded_hash::text(self.operation.path.trim_end_matches("/stream"));
        let body = self.body.as_object().into_iter().flatten();
        for (name, value) in self.path.iter().chain(&self.query).chain(body) {
            if !value.is_null() && !PAGING.contains(&name.as_str()) {
                hash = seeded_hash::mix(
                    hash ^ seeded_hash::text(name) ^ seeded_hash::text(&value.to_string()),
                );
            }
        }
        hash
    }

    /// Reads the body again, with a reader that knows more than its shape.
    pub(crate) fn body_again<T>(
        &self,
        read: impl FnOnce(&JsonNode<'_>) -> Option<T>,
    ) -> Result<T, ApiResponse> {
        let problems = Problems::default();
        let value = read(&JsonNode::root("body", &self.body, &problems));
        problems.into_result(value)
    }
}

fn fields(fields: &[Field], node: &JsonNode<'_>) -> Option<Map<String, Value>> {
    match TEXT.fields(fields, Others::Ignored, node)? {
        Value::Object(read) => Some(read),
        _ => None,
    }
}

fn unlisted(operation: &Operation, context: &RequestContext) -> Map<String, Value> {
    let body = operation.body.as_ref();
    let Some(object) = body.and_then(|body| SHAPES.object(&body.shape)) else {
        return Map::new();
    };
    let mut fields: Map<String, Value> = serde_json::from_slice(&context.body).unwrap_or_default();
    fields.retain(|name, _| object.field(name).is_none());
    fields
}

fn body_of(operation: &Operation, context: &RequestContext, problems: &Problems) -> Option<Value> {
    let Some(body) = &operation.body else {
        return Some(Value::Null);
    };
    if !body.required && context.body.is_empty() {
        return Some(Value::Null);
    }
    let value = json_body::parse(context, problems)?;
    BODY.shape(&body.shape, &JsonNode::root("body", &value, problems))
}

/// The parameters in which the pages of a list differ.
const PAGING: &[&str] = &[
    "limit",
    "offset",
    "cursor",
    "next_cursor",
    "after",
    "before",
    "pagination",
    "max_results",
];
