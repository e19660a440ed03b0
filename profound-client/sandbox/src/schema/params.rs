//! Reads path and query parameters.

use serde_json::{Map, Value, json};

use crate::{
    http::{problems::Problems, request_context::RequestContext, response::ApiResponse},
    schema::json_node::JsonNode,
};

/// Reads an id from a path parameter.
pub(crate) fn id(context: &RequestContext, name: &str) -> Result<String, ApiResponse> {
    let path = json!({ name: context.path.get(name) });
    let problems = Problems::default();
    let id = JsonNode::root("path", &path, &problems)
        .required(name)
        .and_then(|node| node.uuid());
    problems.into_result(id)
}

/// Reads a query as an object of texts. Parameters in `lists` become lists of texts. Of any other
/// repeated parameter, the last one counts.
pub(crate) fn query<T>(
    context: &RequestContext,
    lists: &[&str],
    read: impl FnOnce(&JsonNode<'_>) -> Option<T>,
) -> Result<T, ApiResponse> {
    let query = object(context, lists);
    let problems = Problems::default();
    let value = read(&JsonNode::root("query", &query, &problems));
    problems.into_result(value)
}

pub(crate) fn object(context: &RequestContext, lists: &[&str]) -> Value {
    let mut object = Map::new();
    for (name, value) in context.query.pairs() {
        match object.get_mut(name) {
            Some(Value::Array(values)) => values.push(value.into()),
            _ if lists.contains(&name) => {
                object.insert(name.to_owned(), json!([value]));
            }
            _ => {
                object.insert(name.to_owned(), value.into());
            }
        }
    }
    object.into()
}
