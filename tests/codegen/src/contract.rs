//! Generates `operations.rs` of `profound-contract`.
//!
//! `profound_contract::openapi` describes the operations of the document, as it does for a user's own. The
//! shapes describe those that the document leaves out, and all of them if there is no document.

pub(crate) mod paging;

use profound_contract::{
    Body, Operation, Pages, Paging, Parameter, ParameterKind, ResponseKind,
    facts::{Facts, METHODS, intern, intern_parameters, line},
    shapes::{Field, Object, Operation as ShapedOperation, Response, Shape, Shapes},
};

use crate::{
    model::bare,
    overlay::{OperationNames, Overlay},
};

/// Returns the text of `operations.rs`, before it is formatted. `documented` are the facts of the document.
///
/// # Errors
///
/// If an operation needs something that the contract cannot express, or the document and the shapes give
/// different facts: the message names it.
pub(crate) fn text(
    shapes: &Shapes,
    overlay: &Overlay,
    documented: Option<&Facts>,
) -> Result<String, String> {
    let mut operations: Vec<_> = shapes.operations.iter().collect();
    let position =
        |operation: &ShapedOperation| METHODS.iter().position(|it| *it == operation.method);
    operations.sort_by_key(|operation| (&operation.path, position(operation)));
    let mut rows = String::new();
    for operation in operations {
        let key = format!("{} {}", operation.method, operation.path);
        let shaped = facts(shapes, operation, overlay.operations.get(&key));
        let shaped = shaped.map_err(|problem| format!("{key}: {problem}"))?;
        let found = documented.and_then(|facts| facts.find(shaped.method, shaped.path));
        let is_added = overlay.shapes.undocumented.contains(&format!("{key}\n"));
        if let Some(found) = found.filter(|found| !is_added && **found != shaped) {
            let [found, shaped] = [found, &shaped].map(line);
            return Err(format!(
                "the document and its shapes differ:\n  {found}\n  {shaped}"
            ));
        }
        if documented.is_some() && found.is_none() && !is_added {
            return Err(format!("{key}: the facts of the document lack it"));
        }
        let row = row(found.unwrap_or(&shaped)).map_err(|problem| format!("{key}: {problem}"))?;
        rows.push_str(&format!("    {row},\n"));
    }
    let removed = overlay.removed.iter().map(|removed| {
        format!(
            "    Removed {{ method: {:?}, path: {:?}, help: {:?} }},\n",
            removed.method, removed.path, removed.help
        )
    });
    let removed: String = removed.collect();
    Ok(format!(
        "//! The operations of the API, by path, then by method.\n\n{}\n\n/// Every operation that the API has.\n\
         #[rustfmt::skip]\npub const OPERATIONS: &[Operation] = &[\n{rows}];\n\n/// Operations that the API no \
         longer has.\n#[rustfmt::skip]\npub const REMOVED: &[Removed] = &[\n{removed}];\n",
        imports(&rows)
    ))
}

/// Returns the imports of the names in these rows.
fn imports(rows: &str) -> String {
    let used = |names: &[&'static str], after: &str| {
        let names = names
            .iter()
            .filter(|name| rows.contains(&format!("{name}{after}")));
        names.copied().collect::<Vec<_>>()
    };
    let paging = used(
        &[
            "BodyCursor",
            "BodyOffset",
            "Pagination",
            "QueryCursor",
            "QueryOffset",
        ],
        "",
    );
    let build = [
        "delete", "file", "get", "optional", "patch", "post", "put", "repeated", "required",
    ];
    let parameter = used(&["Parameter"], " {").concat();
    format!(
        "use crate::{{Operation, {} Paging::{{{}}}, Removed, build::{{{}}}}};",
        if parameter.is_empty() {
            ""
        } else {
            "Parameter, "
        },
        paging.join(", "),
        used(&build, "(\"").join(", ")
    )
}

/// Returns the facts of an operation from its shapes.
fn facts(
    shapes: &Shapes,
    operation: &ShapedOperation,
    names: Option<&OperationNames>,
) -> Result<Operation, String> {
    let method = METHODS.into_iter().find(|it| *it == operation.method);
    let method = method.ok_or_else(|| format!("unknown method `{}`", operation.method))?;
    if let Some(body) = &operation.body {
        if !is_object(shapes, &body.shape) {
            return Err("the body is not an object".to_owned());
        }
    }
    let replaced_by = names.and_then(|names| names.replaced_by.as_deref());
    Ok(Operation {
        method,
        path: intern(&operation.path),
        query: parameters(shapes, &operation.query),
        body: match &operation.body {
            Some(_) if !operation.parts.is_empty() => Body::Multipart {
                parts: parameters(shapes, &operation.parts),
                or_json: true,
            },
            Some(body) => Body::Json {
                required: body.required,
                object: true,
            },
            None => Body::None,
        },
        response: match operation.response {
            Response::Json(_) => ResponseKind::Json,
            Response::Events(_) => ResponseKind::Events,
            Response::Empty => ResponseKind::Empty,
        },
        positional_rows: match &operation.response {
            Response::Json(shape) => has_positional_rows(shapes, shape),
            Response::Events(_) | Response::Empty => false,
        },
        read_only: method == "GET" || names.is_some_and(|names| names.read_only),
        pages: paging::of(shapes, operation),
        deprecated: replaced_by.is_some(),
        replaced_by: replaced_by.map(intern),
    })
}

/// Returns the expression of an operation, in the form that `build.rs` of the contract uses.
///
/// # Errors
///
/// If the form has no word for it.
fn row(operation: &Operation) -> Result<String, String> {
    let mut row = format!("{}({:?})", operation.method.to_lowercase(), operation.path);
    if !operation.query.is_empty() {
        row.push_str(&format!(".query(&[{}])", list(operation.query)));
    }
    match operation.body {
        Body::None => {}
        Body::Json {
            required,
            object: true,
        } => row.push_str(if required {
            ".json()"
        } else {
            ".optional_json()"
        }),
        Body::Multipart {
            parts,
            or_json: true,
        } => row.push_str(&format!(".multipart(&[{}])", list(parts))),
        body => {
            return Err(format!(
                "a built-in operation cannot have the body {body:?}"
            ));
        }
    }
    if operation.method != "GET" && operation.read_only {
        row.push_str(".read_only()");
    }
    if let Some(pages) = operation.pages {
        row.push_str(&written_pages(pages));
    }
    match operation.response {
        ResponseKind::Json if operation.positional_rows => row.push_str(".positional()"),
        ResponseKind::Json => {}
        ResponseKind::Events => row.push_str(".events()"),
        ResponseKind::Empty => row.push_str(".empty()"),
        kind => return Err(format!("a built-in operation cannot return {kind:?}")),
    }
    match operation.replaced_by {
        Some(path) => row.push_str(&format!(".replaced_by({path:?})")),
        None if operation.deprecated => return Err("it is deprecated without a replacement".into()),
        None => {}
    }
    Ok(row)
}

/// Returns whether every alternative of a shape is an object. The shape can be nullable.
fn is_object(shapes: &Shapes, shape: &Shape) -> bool {
    match shapes.resolve(shape) {
        Shape::OneOf(all) => all
            .iter()
            .filter(|one| **one != Shape::Null)
            .all(|one| is_object(shapes, one)),
        Shape::Map(_) | Shape::Object | Shape::Any => true,
        shape => shapes.object(shape).is_some(),
    }
}

/// Returns whether a response has rows that are `{"metrics": […], "dimensions": […]}`.
fn has_positional_rows(shapes: &Shapes, response: &Shape) -> bool {
    let list_of = |object: &Object, name: &str| {
        let item = object.field(name)?.shape.item()?;
        Some(shapes.resolve(item).clone())
    };
    let row = || {
        let item = list_of(shapes.object(response)?, "data")?;
        let row = shapes.object(&item)?;
        Some(list_of(row, "metrics").is_some() && list_of(row, "dimensions").is_some())
    };
    row().unwrap_or(false)
}

fn parameters(shapes: &Shapes, fields: &[Field]) -> &'static [Parameter] {
    let parameters = fields.iter().map(|field| Parameter {
        name: intern(&field.name),
        required: field.required,
        kind: kind(shapes, &field.shape),
    });
    intern_parameters(&parameters.collect::<Vec<_>>())
}

fn list(parameters: &[Parameter]) -> String {
    let parameters: Vec<_> = parameters.iter().map(parameter).collect();
    parameters.join(", ")
}

fn parameter(parameter: &Parameter) -> String {
    let Parameter { name, kind, .. } = parameter;
    let (constructor, required) = match kind {
        ParameterKind::Single if parameter.required => return format!("required({name:?})"),
        ParameterKind::Single => return format!("optional({name:?})"),
        ParameterKind::Repeated => ("repeated", false),
        ParameterKind::File => ("file", true),
    };
    if parameter.required == required {
        format!("{constructor}({name:?})")
    } else {
        let required = parameter.required;
        format!("Parameter {{ required: {required}, ..{constructor}({name:?}) }}")
    }
}

fn kind(shapes: &Shapes, shape: &Shape) -> ParameterKind {
    match shapes.resolve(&bare(shape)) {
        Shape::List(..) => ParameterKind::Repeated,
        Shape::OneOf(all) if all.iter().any(|one| matches!(one, Shape::List(..))) => {
            ParameterKind::Repeated
        }
        Shape::File => ParameterKind::File,
        _ => ParameterKind::Single,
    }
}

fn written_pages(pages: Pages) -> String {
    let paging = match pages.paging {
        Paging::QueryCursor(name) => format!("QueryCursor({name:?})"),
        other => format!("{other:?}"),
    };
    format!(".pages({paging}, {})", grouped(pages.limit))
}

/// Groups digits: `10000` becomes `10_000`.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join("_")
}

#[cfg(test)]
mod tests {
    use profound_contract::{OPERATIONS, REMOVED};

    use super::*;

    fn rows(text: &str) -> Vec<String> {
        let shapes = Shapes::parse(text).unwrap();
        let operations = shapes.operations.iter();
        operations
            .map(|operation| row(&facts(&shapes, operation, None).unwrap()).unwrap())
            .collect()
    }

    #[test]
    fn parameters_and_bodies_have_their_marks() {
        let text = "\
PUT /v1/things/{id}
  path id: uuid
  query org: string
  query tag?: [string] | null
  query ids: [uuid]
  query limit?: integer
  body?: Thing
  200: Thing

type Thing
  name: string
";
        let expected = "put(\"/v1/things/{id}\").query(&[required(\"org\"), repeated(\"tag\"), \
            Parameter { required: true, ..repeated(\"ids\") }, optional(\"limit\")]).optional_json()";
        assert_eq!(rows(text), [expected]);
    }

    #[test]
    fn parts_have_their_marks() {
        let text = "\
POST /v1/files
  body: Thing
  part name: string
  part folder?: string | null
  part file: file
  part cover?: file
  204

type Thing
  name: string
";
        let expected = "post(\"/v1/files\").multipart(&[required(\"name\"), optional(\"folder\"), \
            file(\"file\"), Parameter { required: false, ..file(\"cover\") }]).empty()";
        assert_eq!(rows(text), [expected]);
    }

    #[test]
    fn a_post_without_an_entry_is_not_read_only() {
        let text = "GET /v1/a\n  200: any\n\nPOST /v1/a/stream\n  body: any\n  events row: any\n";
        assert_eq!(
            rows(text),
            ["get(\"/v1/a\")", "post(\"/v1/a/stream\").json().events()"]
        );
    }

    #[test]
    fn rows_of_lists_are_positional() {
        let text = "\
POST /v1/a
  body: Query
  200: Positional

POST /v1/b
  body: Query
  200: Named

type Query
  limit?: integer

type Positional
  data: [Row]

type Row
  metrics: [number | null]
  dimensions: [string]

type Named
  data: [NamedRow]

type NamedRow
  metrics: number
  dimensions: [string]
";
        let expected = [
            "post(\"/v1/a\").json().positional()",
            "post(\"/v1/b\").json()",
        ];
        assert_eq!(rows(text), expected);
    }

    #[test]
    fn a_body_that_is_not_an_object_is_rejected() {
        for (shape, is_object) in [
            ("Query", true),
            ("Query | null", true),
            ("map<string>", true),
            ("[string]", false),
            ("Query | [string]", false),
            ("string", false),
        ] {
            let text = format!("POST /v1/a\n  body: {shape}\n  204\n\ntype Query\n  a: string\n");
            let shapes = Shapes::parse(&text).unwrap();
            let row = facts(&shapes, &shapes.operations[0], None);
            assert_eq!(row.is_ok(), is_object, "{shape}");
        }
    }

    #[test]
    fn large_numbers_are_grouped() {
        let all = [7, 100, 2_000, 10_000, 1_234_567].map(grouped);
        assert_eq!(all, ["7", "100", "2_000", "10_000", "1_234_567"]);
    }

    #[test]
    fn the_contract_has_what_the_overlay_decides() {
        let overlay = Overlay::read(include_str!("../overlay.toml")).unwrap();
        assert_eq!(OPERATIONS.len(), overlay.operations.len());
        for operation in OPERATIONS {
            let names = &overlay.operations[&operation.to_string()];
            let read_only = names.read_only || operation.method == "GET";
            assert_eq!(operation.read_only, read_only, "{operation}");
            assert_eq!(operation.replaced_by, names.replaced_by.as_deref());
        }
        assert_eq!(REMOVED.len(), overlay.removed.len());
        let undocumented = Shapes::parse(&overlay.shapes.undocumented).unwrap();
        for operation in &undocumented.operations {
            assert!(profound_contract::find(&operation.method, &operation.path).is_some());
        }
        assert_eq!(undocumented.operations.len(), 3);
    }
}
