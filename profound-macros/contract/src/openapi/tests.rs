//! Tests of the reader: the forms of both versions, and its errors.

use serde_json::{Value, json};

use super::*;

fn described(root: Value, overlay: &Overlay) -> Result<Described, String> {
    facts(&Document::new(root)?, overlay)
}

fn document(paths: Value, components: Value) -> Value {
    json!({ "openapi": "3.1.0", "paths": paths, "components": components })
}

/// Returns the lines after the version, and the notes.
fn lines(paths: Value, components: Value) -> (Vec<String>, Vec<String>) {
    let described = described(document(paths, components), &Overlay::default());
    let described = described.expect("the document is sound");
    let text = described.facts.to_string();
    let lines = text.lines().skip(1).map(str::to_owned).collect();
    (lines, described.notes)
}

/// Returns the line of `POST /a` with this operation.
fn line(operation: Value) -> String {
    let (lines, notes) = lines(json!({ "/a": { "post": operation } }), json!({}));
    assert_eq!(notes, Vec::<String>::new());
    lines.concat()
}

fn json_body(schema: Value) -> Value {
    json!({ "required": true, "content": { "application/json": { "schema": schema } } })
}

#[test]
fn parameters_have_their_marks_in_both_versions() {
    let parameters = json!([
        { "name": "city", "in": "query", "required": true, "schema": { "type": "string" } },
        { "name": "days", "in": "query", "schema": { "type": ["integer", "null"] } },
        { "name": "tags", "in": "query", "schema": { "type": "array", "nullable": true } },
        { "name": "ids[]", "in": "query", "required": true,
          "schema": { "anyOf": [{ "type": "array", "items": {} }, { "type": "null" }] } },
        { "name": "joined", "in": "query", "explode": false, "schema": { "type": "array" } },
        { "name": "range", "in": "query", "style": "deepObject",
          "schema": { "properties": { "from": {}, "to": {} } } },
        { "name": "a, b", "in": "query", "schema": { "type": "string" } },
        { "name": "X-Unit", "in": "header", "schema": {} },
    ]);
    let text = line(json!({ "parameters": parameters, "responses": { "204": {} } }));
    assert_eq!(
        text,
        "POST /a query(city, days?, tags*, ids[]+, joined?, range[from]?, range[to]?, \"a, b\"?) \
         returns(empty)"
    );
}

#[test]
fn bodies_have_their_kinds() {
    let of = |content: Value, required: bool| {
        let body = json!({ "required": required, "content": content });
        line(json!({ "requestBody": body, "responses": { "204": {} } }))
    };
    let object = json!({ "schema": { "type": "object" } });
    let list = json!({ "schema": { "type": "array", "items": {} } });
    let file = json!({ "schema": {
        "type": "object",
        "required": ["file"],
        "properties": {
            "cover": { "type": "string", "contentMediaType": "image/png" },
            "file": { "type": "string", "format": "binary" },
            "tags": { "type": "array", "items": {} },
            "title": { "type": "string" },
        },
    } });
    let json = "application/json; charset=utf-8";
    let form = "application/x-www-form-urlencoded";
    let parts = "multipart/form-data";
    for (content, required, expected) in [
        (json!({ json: object }), true, "json"),
        (json!({ json: object }), false, "json?"),
        (json!({ json: list }), true, "json-value"),
        (
            json!({ "application/vnd.a+json": object, "text/plain": {} }),
            true,
            "json",
        ),
        (json!({ form: object }), false, "form?"),
        (
            json!({ parts: file }),
            true,
            "multipart(@cover?, @file, tags*, title?)",
        ),
        (
            json!({ parts: file, json: object }),
            true,
            "json multipart(@cover?, @file, tags*, title?)",
        ),
    ] {
        assert_eq!(
            of(content, required),
            format!("POST /a {expected} returns(empty)")
        );
    }
}

#[test]
fn responses_have_their_kinds() {
    let content = |media_type: &str| json!({ "content": { media_type: { "schema": {} } } });
    let json = content("application/json");
    for (responses, expected) in [
        (json!({ "200": json, "400": {} }), ""),
        (json!({ "default": json }), ""),
        (json!({ "2XX": json }), ""),
        (json!({ "204": {} }), " returns(empty)"),
        (
            json!({ "200": content("text/event-stream") }),
            " returns(events)",
        ),
        (json!({ "200": content("image/png") }), " returns(bytes)"),
        (json!({ "200": json, "204": {} }), " returns(any)"),
        (json!({}), " returns(any)"),
    ] {
        assert_eq!(
            line(json!({ "responses": responses })),
            format!("POST /a{expected}")
        );
    }
}

#[test]
fn pages_are_recognised() {
    let of = |schema: Value| {
        let responses = json!({ "200": { "content": { "application/json": {} } } });
        line(json!({ "requestBody": json_body(schema), "responses": responses }))
    };
    let limit =
        json!({ "allOf": [{ "type": "integer", "exclusiveMaximum": 51 }], "nullable": true });
    let cursor = json!({ "properties": { "cursor": { "type": "string" }, "limit": limit } });
    assert_eq!(of(cursor), "POST /a json pages(body.cursor, 50)");
    let offset =
        json!({ "allOf": [{ "properties": { "offset": {} } }, { "properties": { "limit": {} } }] });
    assert_eq!(of(offset), "POST /a json pages(body.offset, 100)");
    let page = json!({ "properties": { "offset": {}, "limit": { "type": "integer", "maximum": 50_000 } } });
    let nested = json!({ "properties": { "pagination": page } });
    assert_eq!(
        of(nested),
        "POST /a json pages(body.pagination.offset, 10000)"
    );
    let query = json!([{ "name": "after", "in": "query", "schema": {} }]);
    let responses = json!({ "200": { "content": { "application/json": {} } } });
    assert_eq!(
        line(json!({ "parameters": query, "responses": responses })),
        "POST /a query(after?) pages(query.after, 100)"
    );
}

#[test]
fn references_of_each_kind_are_followed() {
    let paths = json!({
        "/a/{id}": { "$ref": "#/components/pathItems/A" },
        "/b": { "get": { "deprecated": true, "responses": { "200": { "$ref": "#/components/responses/B" } } } },
    });
    let components = json!({
        "pathItems": { "A": {
            "parameters": [{ "$ref": "#/components/parameters/Id" }, { "$ref": "#/components/parameters/Limit" }],
            "put": {
                "parameters": [{ "name": "limit", "in": "query", "schema": { "$ref": "#/components/schemas/List" } }],
                "requestBody": { "$ref": "#/components/requestBodies/A" },
                "responses": { "204": {} },
            },
        } },
        "parameters": {
            "Id": { "name": "id", "in": "path", "required": true, "schema": {} },
            "Limit": { "name": "limit", "in": "query", "required": true, "schema": {} },
        },
        "requestBodies": {
            "A": { "$ref": "#/components/requestBodies/B" },
            "B": json_body(json!({ "$ref": "#/components/schemas/a~1%7Bb%7D" })),
        },
        "responses": { "B": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Node" } } } } },
        "schemas": {
            "List": { "type": "array", "items": { "$ref": "#/components/schemas/List" } },
            "a/{b}": { "$ref": "#/components/schemas/Node" },
            "Node": { "type": "object", "properties": { "next": { "$ref": "#/components/schemas/Node" } } },
        },
    });
    let (lines, notes) = lines(paths, components);
    assert_eq!(notes, Vec::<String>::new());
    assert_eq!(
        lines,
        [
            "PUT /a/{id} query(limit*) json returns(empty)",
            "GET /b deprecated"
        ]
    );
}

#[test]
fn circular_schemas_end() {
    let all = json!({ "allOf": [{ "$ref": "#/components/schemas/A" }, { "anyOf": [{ "$ref": "#/components/schemas/B" }] }] });
    let components = json!({ "schemas": { "A": all, "B": { "oneOf": [{ "$ref": "#/components/schemas/A" }] } } });
    let body = json_body(json!({ "$ref": "#/components/schemas/B" }));
    let operation = json!({ "requestBody": body, "responses": { "204": {} } });
    let (lines, _) = lines(json!({ "/a": { "post": operation } }), components);
    assert_eq!(lines, ["POST /a json returns(empty)"]);
}

#[test]
fn an_overlay_decides_what_the_document_cannot() {
    let operation = json!({ "responses": { "204": {} } });
    let item = json!({ "get": operation, "post": operation });
    let paths = json!({ "/a": item, "/b": item });
    let set = |name: &str| [name.to_owned()].into_iter().collect();
    let overlay = Overlay {
        read_only: set("POST /b"),
        replaced_by: [("POST /a".to_owned(), "/b".to_owned())]
            .into_iter()
            .collect(),
        left_out: ["GET /a", "GET /c"]
            .map(str::to_owned)
            .into_iter()
            .collect(),
        removed: vec![("GET".to_owned(), "/old".to_owned(), "use `/b`".to_owned())],
    };
    let described = described(document(paths, json!({})), &overlay).expect("it is sound");
    assert_eq!(
        described.facts.to_string(),
        "profound-facts 1\nPOST /a returns(empty) deprecated(/b)\nGET /b returns(empty)\n\
         POST /b read-only returns(empty)\nremoved GET /old use `/b`\n"
    );
    assert_eq!(
        described.notes,
        ["the overlay has `GET /c`, which the document lacks"]
    );
}

#[test]
fn parts_that_facts_cannot_describe_are_noted() {
    let xml = json!({ "requestBody": { "content": { "application/xml": {} } }, "responses": {} });
    let get = json!({ "requestBody": json_body(json!({})), "responses": { "204": {} } });
    let version = json!([{ "name": "X-Version", "in": "header", "required": true, "schema": {} }]);
    let put = json!({ "parameters": version, "responses": { "204": {} } });
    let paths = json!({
        "/a": { "post": xml, "get": get, "put": put, "head": {}, "x-own": 1 },
        "/files/{name}.json": { "get": { "responses": { "204": {} } } },
    });
    let (lines, notes) = lines(paths, json!({}));
    assert_eq!(lines, ["GET /a returns(empty)", "PUT /a returns(empty)"]);
    assert_eq!(
        notes,
        [
            "/paths/~1a/get/requestBody: ignored: a GET request has no body",
            "/paths/~1a/post/requestBody/content/application~1xml: left out: the client cannot send this body",
            "/paths/~1a/put: facts do not have the required header `X-Version`",
            "/paths/~1files~1{name}.json/get: left out: `/files/{name}.json` is not a path template",
        ]
    );
}

#[test]
fn a_wrong_document_is_told_by_its_json_pointer() {
    let post = |operation: Value| {
        document(
            json!({ "/a": { "post": operation } }),
            json!({
                "parameters": { "Loop": { "$ref": "#/components/parameters/Loop" } },
            }),
        )
    };
    for (root, expected) in [
        (
            json!({}),
            "expected a document of OpenAPI 3.0 or 3.1, found version ``",
        ),
        (
            json!({ "swagger": "2.0" }),
            "expected a document of OpenAPI 3.0 or 3.1, found Swagger `2.0`",
        ),
        (json!({ "openapi": "3.0.3" }), "the document has no `paths`"),
        (
            document(json!({ "/a": 1 }), json!({})),
            "/paths/~1a: expected an object",
        ),
        (post(json!(1)), "/paths/~1a/post: expected an object"),
        (
            post(json!({ "parameters": [{ "in": "query" }] })),
            "/paths/~1a/post/parameters: a parameter has no `name`",
        ),
        (
            post(json!({ "parameters": [{ "name": "b" }] })),
            "/paths/~1a/post/parameters: the parameter `b` has no `in`",
        ),
        (
            post(json!({ "parameters": [{ "$ref": "#/components/parameters/Loop" }] })),
            "/paths/~1a/post/parameters: `#/components/parameters/Loop` refers to itself",
        ),
        (
            post(json!({ "requestBody": { "$ref": "#/lost" } })),
            "/paths/~1a/post/requestBody: `#/lost` is not in the document",
        ),
        (
            post(json!({ "responses": { "200": { "$ref": "other.json" } } })),
            "/paths/~1a/post/responses/200: `other.json` is not in the document",
        ),
    ] {
        let problem = described(root, &Overlay::default()).expect_err(expected);
        assert_eq!(problem, expected);
    }
}
