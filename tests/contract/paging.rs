//! How an operation pages, in a document: by what a request can ask for.

use serde_json::Value;

/// Where the API names no bound, and where its default is below what it allows.
const UNBOUNDED: u64 = 100;
const MOST: u64 = 10_000;

/// As the table's row is told, such as `BodyCursor, 50`; nothing for an operation that does not page.
pub(crate) fn of(document: &Value, parameters: &[Value], body: Option<&Value>) -> String {
    let query = |name: &str| {
        let named = |parameter: &&Value| parameter["in"] == "query" && parameter["name"] == name;
        parameters
            .iter()
            .find(named)
            .map(|parameter| &parameter["schema"])
    };
    let body = body.map(|body| &body["content"]["application/json"]["schema"]);
    let field = |path: &[&str]| body.and_then(|schema| field(document, schema, path));
    let told = |way: &str, limit: Option<&Value>| {
        let most = limit.and_then(|limit| maximum(document, limit));
        format!("{way}, {}", most.unwrap_or(UNBOUNDED).min(MOST))
    };
    for name in ["cursor", "next_cursor", "after"] {
        if query(name).is_some() {
            return told(&format!("QueryCursor({name:?})"), query("limit"));
        }
    }
    if query("offset").is_some() {
        return told("QueryOffset", query("limit"));
    }
    for (way, name) in [("BodyCursor", "cursor"), ("BodyOffset", "offset")] {
        if field(&[name]).is_some() {
            return told(way, field(&["limit"]));
        }
    }
    if field(&["pagination", "offset"]).is_some() {
        return told("Pagination", field(&["pagination", "limit"]));
    }
    String::new()
}

/// A property of a schema, by its path.
fn field<'a>(document: &'a Value, schema: &'a Value, path: &[&str]) -> Option<&'a Value> {
    let (name, rest) = path.split_first()?;
    let own = |schema: &'a Value| schema["properties"].get(*name);
    let found = alternatives(document, schema).into_iter().find_map(own)?;
    match rest {
        [] => Some(found),
        rest => field(document, found, rest),
    }
}

fn maximum(document: &Value, schema: &Value) -> Option<u64> {
    let number = |schema: &Value| schema["maximum"].as_f64().map(|most| most as u64);
    alternatives(document, schema).into_iter().find_map(number)
}

/// A schema and what it is composed of, references followed.
fn alternatives<'a>(document: &'a Value, schema: &'a Value) -> Vec<&'a Value> {
    let schema = match schema["$ref"].as_str() {
        Some(reference) => document
            .pointer(reference.trim_start_matches('#'))
            .unwrap_or(schema),
        None => schema,
    };
    let mut all = vec![schema];
    for kind in ["anyOf", "oneOf", "allOf"] {
        let parts = schema[kind].as_array().into_iter().flatten();
        all.extend(parts.flat_map(|part| alternatives(document, part)));
    }
    all
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_way_to_page_is_found() {
        let document = json!({"components": {"schemas": {
            "Pagination": {"properties": {"offset": {}, "limit": {"maximum": 50000.0}}},
        }}});
        let query = |name: &str| json!({"in": "query", "name": name, "schema": {"maximum": 20}});
        let body = |properties: Value| json!({"content": {"application/json": {"schema": {"properties": properties}}}});
        let in_query = |names: &[&str]| {
            let parameters: Vec<_> = names.iter().map(|name| query(name)).collect();
            of(&document, &parameters, None)
        };
        let in_body = |properties| of(&document, &[], Some(&body(properties)));
        assert_eq!(
            in_query(&["limit", "next_cursor"]),
            "QueryCursor(\"next_cursor\"), 20"
        );
        assert_eq!(in_query(&["offset", "limit"]), "QueryOffset, 20");
        assert_eq!(in_query(&["limit"]), "");
        let limit = json!({"anyOf": [{"maximum": 50.0}, {"type": "null"}]});
        assert_eq!(
            in_body(json!({"cursor": {}, "limit": limit})),
            "BodyCursor, 50"
        );
        assert_eq!(in_body(json!({"offset": {}})), "BodyOffset, 100");
        let pagination = json!({"$ref": "#/components/schemas/Pagination"});
        let optional = json!({"anyOf": [pagination, {"type": "null"}]});
        assert_eq!(
            in_body(json!({"pagination": pagination})),
            "Pagination, 10000"
        );
        assert_eq!(
            in_body(json!({"pagination": optional})),
            "Pagination, 10000"
        );
        assert_eq!(in_body(json!({"pagination": {"type": "null"}})), "");
    }
}
