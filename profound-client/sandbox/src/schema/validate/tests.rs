//! Tests of the validation messages.

use serde_json::json;

use crate::{
    http::problems::Problems,
    schema::{shapes::Shape::Named, validate::*},
};

/// Returns the JSON path, the type and the message of each problem of a value.
fn told(shape: &str, value: &Value) -> Vec<[String; 3]> {
    let problems = Problems::default();
    let read = BODY.shape(
        &Named(shape.to_owned()),
        &JsonNode::root("body", value, &problems),
    );
    assert!(read.is_none());
    problems.told()
}

fn one(loc: &str, kind: &str, message: &str) -> [String; 3] {
    [loc, kind, message].map(str::to_owned)
}

#[test]
fn everything_that_is_wrong_is_told_in_the_words_of_the_api() {
    let task = json!({ "title": "", "impact": 6, "summary": 3, "colour": "red" });
    let expected = [
        one(
            r#"["body","colour"]"#,
            "extra_forbidden",
            "Extra inputs are not permitted",
        ),
        one(
            r#"["body","title"]"#,
            "string_too_short",
            "String should have at least 1 character",
        ),
        one(
            r#"["body","summary"]"#,
            "string_type",
            "Input should be a valid string",
        ),
        one(
            r#"["body","impact"]"#,
            "less_than_equal",
            "Input should be less than or equal to 5",
        ),
    ];
    assert_eq!(told("CreateProjectTaskRequest", &task), expected);
}

#[test]
fn words_and_lists_are_checked() {
    let query = json!({
        "category_id": "x", "start_date": "soon", "end_date": "2026-01-01",
        "group_by": ["model", "colour", "topic"], "limit": "9",
    });
    let found = told("FactcheckScoresQuery", &query);
    let kinds: Vec<&str> = found.iter().map(|problem| problem[1].as_str()).collect();
    let expected = [
        "uuid_parsing",
        "date_from_datetime_parsing",
        "literal_error",
        "int_type",
    ];
    assert_eq!(kinds, expected);
    assert!(
        found[2][2].ends_with("'tag', 'citation' or 'theme'"),
        "{}",
        found[2][2]
    );
    let many = json!({
        "category_id": "5b0f3a52-6f0e-4c1b-9d57-2f6a1c9e4d10",
        "start_date": "2026-01-01", "end_date": "2026-01-01",
        "group_by": ["model", "region", "topic"],
    });
    let message = "List should have at most 2 items after validation, not 3";
    let expected = [one(r#"["body","group_by"]"#, "too_long", message)];
    assert_eq!(told("FactcheckScoresQuery", &many), expected);
}

#[test]
fn a_filter_is_checked_as_what_its_field_says_it_is() {
    let query = |filter: Value| {
        json!({
            "category_id": "5b0f3a52-6f0e-4c1b-9d57-2f6a1c9e4d10", "metrics": ["visits"],
            "domain": "a.example", "start_date": "2026-01-01", "filters": [filter],
        })
    };
    let path = |found: Vec<[String; 3]>| (found[0][0].clone(), found[0][1].clone());
    let pair = |loc: &str, kind: &str| (loc.to_owned(), kind.to_owned());
    let wrong = json!({ "field": "path", "operator": "like", "value": "/a" });
    let at = r#"["body","filters",0,"path","operator"]"#;
    assert_eq!(
        path(told("ReferralsQueryV2", &query(wrong))),
        pair(at, "literal_error")
    );
    let unknown = json!({ "field": "colour", "operator": "is", "value": "red" });
    let at = r#"["body","filters",0]"#;
    assert_eq!(
        path(told("ReferralsQueryV2", &query(unknown))),
        pair(at, "union_tag_invalid")
    );
    let both = json!({ "field": "path", "operator": "is", "value": 3 });
    let found = told("ReferralsQueryV2", &query(both));
    let paths: Vec<&str> = found.iter().map(|problem| problem[0].as_str()).collect();
    let at = |end: &str| format!(r#"["body","filters",0,"path","value","{end}"]"#);
    assert_eq!(paths, [at("str"), at("list[str]")]);
}

#[test]
fn a_node_of_a_filter_is_a_leaf_or_a_branch() {
    for (node, kind) in [
        (json!({}), "value_error"),
        (json!({ "field": "model", "op": "is" }), "missing"),
        (json!({ "and": [], "field": "model" }), "value_error"),
        (
            json!({ "not": { "field": "model", "op": "like", "value": 1 } }),
            "literal_error",
        ),
    ] {
        assert_eq!(told("FilterNode", &node)[0][1], kind, "{node}");
    }
}

#[test]
fn a_value_that_is_no_string_is_reported_once() {
    let query = json!({
        "keyword": "boots", "matching_type": 3,
        "start_date": "2026-01-01", "end_date": "2026-01-02",
    });
    let expected = one(
        r#"["body","matching_type"]"#,
        "literal_error",
        "Input should be 'exact_match' or 'phrase_match'",
    );
    assert_eq!(told("PromptVolumeQuery", &query), [expected]);
}
