//! Tests of the reader: the forms of both versions, and its errors.

use serde_json::json;

use super::*;

/// Returns the lines of a type with one field of this schema.
fn field_of(schema: Value) -> Result<String, String> {
    type_lines("Row", &json!({ "properties": { "one": schema } }))
}

fn document(version: &str, paths: Value, components: Value) -> Result<Described, String> {
    let document = json!({ "openapi": version, "paths": paths, "components": components });
    describe(&Document::new(document)?)
}

/// Describes `GET /v1/new`.
fn get(operation: Value) -> Result<Described, String> {
    document(
        "3.1.0",
        json!({ "/v1/new": { "get": operation } }),
        json!({}),
    )
}

#[test]
fn null_is_read_in_each_form() {
    let listed = field_of(json!({ "type": ["string", "null"] })).unwrap();
    assert_eq!(listed, "type Row\n  one?: string | null\n");
    let joined = json!({ "anyOf": [{ "type": "null" }, { "type": "string", "maxLength": 9 }] });
    assert_eq!(
        field_of(joined).unwrap(),
        "type Row\n  one?: string(..9) | null\n"
    );
}

#[test]
fn the_forms_of_both_versions_give_the_same_lines() {
    let owner = json!({ "$ref": "#/components/schemas/Owner" });
    for (old, new, expected) in [
        (
            json!({ "type": "string", "nullable": true, "maxLength": 9 }),
            json!({ "type": ["string", "null"], "maxLength": 9 }),
            "string(..9) | null",
        ),
        (
            json!({ "allOf": [owner], "nullable": true, "description": "the owner" }),
            json!({ "anyOf": [owner, { "type": "null" }], "description": "the owner" }),
            "Owner | null",
        ),
        (
            json!({ "allOf": [owner], "description": "the owner" }),
            json!({ "$ref": "#/components/schemas/Owner", "description": "the owner" }),
            "Owner",
        ),
        (
            json!({ "type": "string", "enum": ["a"] }),
            json!({ "const": "a" }),
            r#""a""#,
        ),
        (
            json!({ "type": "string", "enum": ["a", "b", null], "nullable": true }),
            json!({ "type": ["string", "null"], "enum": ["a", "b", null] }),
            r#""a" | "b" | null"#,
        ),
        (
            json!({ "type": "integer", "minimum": 0, "exclusiveMinimum": true }),
            json!({ "type": "integer", "exclusiveMinimum": 0 }),
            "integer(1..)",
        ),
        (
            json!({ "type": "integer", "minimum": 1, "maximum": 51, "exclusiveMaximum": true }),
            json!({ "type": "integer", "minimum": 1, "exclusiveMaximum": 51 }),
            "integer(1..50)",
        ),
        (
            json!({ "type": "integer", "minimum": 1, "exclusiveMinimum": false, "maximum": 50 }),
            json!({ "type": "integer", "minimum": 1, "maximum": 50, "exclusiveMinimum": 0 }),
            "integer(1..50)",
        ),
        (
            json!({ "type": "string", "format": "binary" }),
            json!({ "type": "string", "contentMediaType": "application/octet-stream" }),
            "file",
        ),
        (
            json!({ "type": "string", "format": "binary" }),
            json!({ "type": "string", "contentEncoding": "binary" }),
            "file",
        ),
        (
            json!({ "type": "string", "format": "byte" }),
            json!({ "type": "string", "contentEncoding": "base64", "contentMediaType": "image/png" }),
            "string",
        ),
        (
            json!({ "type": "array", "items": owner, "nullable": true, "maxItems": 3 }),
            json!({ "type": ["array", "null"], "items": owner, "maxItems": 3 }),
            "[Owner](..3) | null",
        ),
    ] {
        let expected = format!("type Row\n  one?: {expected}\n");
        assert_eq!(field_of(old.clone()).unwrap(), expected, "3.0: {old}");
        assert_eq!(field_of(new.clone()).unwrap(), expected, "3.1: {new}");
    }
}

/// Returns an operation in the syntax of one version, by reference and inline.
fn upload(version: &str, file: Value, id: Value) -> String {
    let response = json!({ "content": { "application/json": {
        "schema": { "$ref": "#/components/schemas/Thing" },
    } } });
    let json_body = json!({ "schema": { "$ref": "#/components/schemas/Thing" } });
    let components = json!({
        "parameters": {
            "Id": { "name": "id", "in": "path", "required": true, "schema": id },
            "Limit": { "name": "limit", "in": "query", "schema": { "type": "integer", "maximum": 20 } },
        },
        "requestBodies": { "Upload": { "required": true, "content": {
            "application/json": json_body,
            "multipart/form-data": { "schema": { "$ref": "#/components/schemas/UploadForm" } },
        } } },
        "responses": { "Thing": response },
        "schemas": {
            "Thing": { "type": "object", "properties": { "name": { "type": "string" } } },
            "UploadForm": {
                "type": "object",
                "required": ["file"],
                "properties": { "file": file, "folder": { "type": "string" } },
            },
        },
    });
    let paths = json!({ "/v1/things/{id}": {
        "parameters": [
            { "$ref": "#/components/parameters/Id" },
            { "name": "limit", "in": "query", "schema": { "type": "string" } },
            { "name": "X-Trace", "in": "header", "schema": { "type": "string" } },
        ],
        "post": {
            "parameters": [{ "$ref": "#/components/parameters/Limit" }],
            "requestBody": { "$ref": "#/components/requestBodies/Upload" },
            "responses": { "201": { "$ref": "#/components/responses/Thing" }, "422": {} },
        },
    } });
    let described = document(version, paths, components).unwrap();
    let key = ("/v1/things/{id}".to_owned(), "POST".to_owned());
    described.operations[&key].clone()
}

#[test]
fn references_and_parameters_of_the_path_are_followed() {
    let expected = "\
POST /v1/things/{id}
  path id: uuid
  query limit?: integer(..20)
  body: Thing
  part file: file
  part folder?: string
  201: Thing
";
    let id = json!({ "type": "string", "format": "uuid" });
    let old = json!({ "type": "string", "format": "binary" });
    let new = json!({ "type": "string", "contentMediaType": "application/octet-stream" });
    assert_eq!(upload("3.0.3", old, id.clone()), expected);
    assert_eq!(upload("3.1.0", new, id), expected);
}

#[test]
fn events_with_a_type_of_their_own_are_results() {
    let row = json!({ "$ref": "#/components/schemas/Row" });
    for row in [json!({ "allOf": [row] }), row] {
        let events = json!({ "schema": { "oneOf": [{ "type": "object" }, row] } });
        let response = json!({ "content": { "text/event-stream": events } });
        let described = get(json!({ "responses": { "200": response } })).unwrap();
        let lines: String = described.operations.into_values().collect();
        let expected = "GET /v1/new\n  events summary: object\n  events result: Row\n";
        assert_eq!(lines, expected);
    }
}

#[test]
fn a_document_is_read_into_lines() {
    let described = document(
        "3.1.0",
        json!({ "/v1/things/{id}": {
            "parameters": [
                { "name": "org", "in": "query", "required": true, "schema": { "type": "string" } },
            ],
            "post": {
                "parameters": [
                    { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
                    { "name": "tag", "in": "query", "schema": {
                        "anyOf": [{ "type": "array" }, { "type": "null" }],
                    } },
                ],
                "requestBody": { "content": { "application/json": { "schema": {} } } },
                "responses": {
                    "200": { "content": { "text/event-stream": {
                        "schema": { "oneOf": [{ "type": "string" }, { "type": "object" }] },
                    } } },
                    "422": {},
                },
                "deprecated": true,
            },
        } }),
        json!({}),
    );
    let described = described.unwrap();
    let lines: Vec<_> = described.operations.values().collect();
    let expected = "\
POST /v1/things/{id}
  query org: string
  path id: string
  query tag?: [any] | null
  body?: any
  events summary: string
  events row: object
";
    assert_eq!(lines, [expected]);
    let deprecated: Vec<_> = described.deprecated.iter().collect();
    assert_eq!(deprecated, ["POST /v1/things/{id}"]);
}

#[test]
fn schemas_of_other_kinds_are_refused() {
    for (schema, problem) in [
        (
            json!({ "allOf": [] }),
            "field `one`: the tool knows `allOf` only with one schema, found 0",
        ),
        (
            json!({ "allOf": [{ "type": "object" }, { "type": "object" }] }),
            "field `one`: the tool knows `allOf` only with one schema, found 2",
        ),
        (
            json!({ "type": "object", "properties": {} }),
            "field `one`: the tool does not know `properties`",
        ),
        (
            json!({ "type": "array", "prefixItems": [] }),
            "field `one`: the tool does not know `prefixItems`",
        ),
        (
            json!({ "anyOf": [{ "type": "string" }], "maxLength": 3 }),
            "field `one`: the tool does not know `maxLength` beside `anyOf`",
        ),
        (
            json!({ "enum": [1] }),
            "field `one`: the tool knows only strings in `enum` and `const`, found `1`",
        ),
        (
            json!({ "const": true }),
            "field `one`: the tool knows only strings in `enum` and `const`, found `true`",
        ),
        (
            json!({ "type": "tuple" }),
            "field `one`: the tool does not know the type `\"tuple\"`",
        ),
        (
            json!({ "$ref": "other.json#/Thing" }),
            "field `one`: \"other.json#/Thing\" is not the name of a schema of the document",
        ),
        (
            json!("string"),
            "field `one`: expected a schema, found `\"string\"`",
        ),
    ] {
        assert_eq!(field_of(schema).unwrap_err(), problem);
    }
}

#[test]
fn operations_of_other_kinds_are_refused() {
    let no_content = json!({ "204": {} });
    let csv = json!({ "responses": { "200": { "content": { "text/csv": {} } } } });
    let twice = json!({ "responses": { "200": {}, "202": {} } });
    let header = json!({ "in": "header", "name": "X-New", "required": true });
    let header = json!({ "parameters": [header], "responses": no_content });
    let lost = json!({ "$ref": "#/components/parameters/Lost" });
    let lost = json!({ "parameters": [lost], "responses": no_content });
    let form = json!({ "content": { "application/x-www-form-urlencoded": {} } });
    let form = json!({ "requestBody": form, "responses": no_content });
    for (operation, problem) in [
        (
            csv,
            "GET /v1/new: response: the tool does not know `text/csv`",
        ),
        (
            twice,
            "GET /v1/new: response: expected one response with a status of 2xx, found 2",
        ),
        (
            header,
            "GET /v1/new: header parameter `X-New`: a header parameter cannot be required",
        ),
        (
            lost,
            "GET /v1/new: `#/components/parameters/Lost` is not in the document",
        ),
        (
            form,
            "GET /v1/new: body: the tool does not know `application/x-www-form-urlencoded`",
        ),
    ] {
        assert_eq!(get(operation).unwrap_err(), problem);
    }
    let head = json!({ "/v1/new": { "head": { "responses": no_content } } });
    assert_eq!(
        document("3.1.0", head, json!({})).unwrap_err(),
        "/v1/new: the tool does not know `head`"
    );
}

#[test]
fn two_schemas_cannot_become_one_type() {
    let schemas = json!({ "schemas": { "a__b_c__D": {}, "e__b_c__D": {} } });
    assert_eq!(
        document("3.1.0", json!({}), schemas).unwrap_err(),
        "the schemas `a__b_c__D` and `e__b_c__D` both become the type `BCD`"
    );
}

#[test]
fn text_that_is_not_a_document_is_refused() {
    for (text, problem) in [
        (
            "{}",
            "expected a document of OpenAPI 3.0 or 3.1, found version ``",
        ),
        (
            r#"{"swagger": "2.0", "paths": {}}"#,
            "expected a document of OpenAPI 3.0 or 3.1, found Swagger `2.0`",
        ),
        (r#"{"openapi": "3.0.3"}"#, "the document has no `paths`"),
    ] {
        assert_eq!(Document::parse(text).unwrap_err(), problem);
    }
    let html = Document::parse("<html>").unwrap_err();
    assert!(html.starts_with("the document is not JSON: "), "{html}");
}
