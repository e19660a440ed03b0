//! Reads the JSON body of a request.

use http::HeaderValue;
use serde_json::Value;

use crate::{
    http::{
        problems::{Loc, Problems},
        request_context::RequestContext,
        response::ApiResponse,
    },
    schema::json_node::JsonNode,
};

/// Reads the JSON body of a request, or returns a 422 with all its problems.
pub(crate) fn read<T>(
    context: &RequestContext,
    read: impl FnOnce(&JsonNode<'_>) -> Option<T>,
) -> Result<T, ApiResponse> {
    let problems = Problems::default();
    let value = parse(context, &problems).and_then(|value| {
        let body = JsonNode::root("body", &value, &problems);
        body.fields()?;
        read(&body)
    });
    problems.into_result(value)
}

/// Parses the JSON body of a request. Notes a problem and returns `None` if there is none.
pub(crate) fn parse(context: &RequestContext, problems: &Problems) -> Option<Value> {
    let root = Loc::root("body");
    if context.body.is_empty() {
        problems.add(&root, "missing", "Field required", None);
        return None;
    }
    if !context.content_type.as_ref().is_some_and(is_json) {
        let message = "Input should be an object, sent as application/json";
        problems.add(&root, "model_attributes_type", message, None);
        return None;
    }
    serde_json::from_slice(&context.body)
        .map_err(|error| {
            let at = root.index(error.column());
            problems.add(&at, "json_invalid", "JSON decode error", None);
        })
        .ok()
}

fn is_json(content_type: &HeaderValue) -> bool {
    let Ok(text) = content_type.to_str() else {
        return false;
    };
    let essence = text.split(';').next().unwrap_or_default().trim();
    let (kind, subtype) = essence.split_once('/').unwrap_or((essence, ""));
    let subtype = subtype.to_ascii_lowercase();
    kind.eq_ignore_ascii_case("application") && (subtype == "json" || subtype.ends_with("+json"))
}

#[cfg(test)]
pub(crate) mod tests {
    use bytes::Bytes;

    use super::*;
    use crate::http::{query_string::QueryString, request_context::PathParams};

    /// Reads a body and returns the JSON paths and types of its problems.
    pub(crate) fn problems<T>(
        body: &str,
        read_body: impl FnOnce(&JsonNode<'_>) -> Option<T>,
    ) -> Vec<(String, String)> {
        let problems = Problems::default();
        let context = context(body, Some("application/json"));
        if let Some(value) = parse(&context, &problems) {
            read_body(&JsonNode::root("body", &value, &problems));
        }
        problems.listed()
    }

    fn context(body: &str, content_type: Option<&'static str>) -> RequestContext {
        RequestContext {
            path: PathParams::default(),
            query: QueryString::parse(""),
            content_type: content_type.map(HeaderValue::from_static),
            body: Bytes::copy_from_slice(body.as_bytes()),
            now: 0,
        }
    }

    fn pair(loc: &str, kind: &str) -> (String, String) {
        (loc.to_owned(), kind.to_owned())
    }

    #[test]
    fn problems_are_pooled_with_their_json_paths() {
        let body = r#"{"list": ["a", "c", 3], "count": 1.5, "low": 0, "more": null}"#;
        let found = problems(body, |node| {
            node.forbid_other_than(&["list", "count", "low", "id"]);
            let list = node.required("list");
            let read = list.and_then(|list| list.each(|item| item.choice(&[("a", 1), ("b", 2)])));
            assert_eq!(read, None);
            node.required("count").and_then(|count| count.integer(1, 5));
            node.required("low").and_then(|low| low.integer(1, 5));
            node.required("id").and_then(|id| id.uuid())
        });
        let expected = [
            pair(r#"["body","more"]"#, "extra_forbidden"),
            pair(r#"["body","list",1]"#, "literal_error"),
            pair(r#"["body","list",2]"#, "literal_error"),
            pair(r#"["body","count"]"#, "int_type"),
            pair(r#"["body","low"]"#, "greater_than"),
            pair(r#"["body","id"]"#, "missing"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_bounds_of_a_number_are_part_of_its_range() {
        let found = problems("[1, 5, 5.0, 0, 6, 1.5, \"1\", true]", |node| {
            let read: Vec<Option<i64>> = node
                .items()?
                .iter()
                .map(|item| item.integer(1, 5))
                .collect();
            assert_eq!(read[..4], [Some(1), Some(5), Some(5), None]);
            Some(())
        });
        let kinds: Vec<&str> = found.iter().map(|(_, kind)| kind.as_str()).collect();
        let expected = [
            "greater_than",
            "less_than_equal",
            "int_type",
            "int_type",
            "int_type",
        ];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn a_body_that_is_no_json_says_where() {
        let found = problems(r#"{"a": }"#, |_| Some(()));
        assert_eq!(found, [pair(r#"["body",7]"#, "json_invalid")]);
    }

    #[test]
    fn a_body_of_another_type_is_not_read() {
        for (content_type, kind) in [
            (None, "model_attributes_type"),
            (Some("text/plain"), "model_attributes_type"),
        ] {
            let problems = Problems::default();
            assert_eq!(parse(&context("{}", content_type), &problems), None);
            assert_eq!(problems.listed(), [pair(r#"["body"]"#, kind)]);
        }
        let problems = Problems::default();
        let json = Some("Application/problem+JSON; charset=utf-8");
        assert!(parse(&context("{}", json), &problems).is_some());
    }
}
