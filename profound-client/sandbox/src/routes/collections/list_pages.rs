//! Lists of records, whole or in pages.

use serde_json::{Value, json};

use crate::{
    http::{problems::Problems, response::ApiResponse},
    routes::collections::kind::{CollectionKind, Context, fields},
    schema::{
        cursor,
        generate::{Generator, ValueContext},
        json_node::JsonNode,
        shapes::{Response as ResponseShape, SHAPES, Shape},
        validated_request::ValidatedRequest,
    },
    store::records::Fields,
};

pub(crate) fn list(
    context: &Context<'_>,
    kind: &'static CollectionKind,
) -> Result<ApiResponse, ApiResponse> {
    let request = context.request;
    let ResponseShape::Json(shape) = &request.operation.response else {
        return Ok(ApiResponse::empty());
    };
    let data = SHAPES.object(shape).and_then(|object| object.field("data"));
    let list = data.map_or(shape, |data| &data.shape);
    let item = list.item().unwrap_or(list);
    let wanted = wanted(request, item)?;
    let is_known = names_an_organization(context);
    let records: Vec<Fields> = context.with(kind, |all| {
        let all = all.iter().filter(|_| is_known).map(|record| &record.fields);
        all.filter(|fields| wanted.iter().all(|wanted| wanted.passes(fields)))
            .cloned()
            .collect()
    });
    let page = ListPage::read(request, kind, &records)?;
    let generator = Generator::new(context.dataset, request)?;
    let shown: Vec<Value> = records[page.range.clone()]
        .iter()
        .map(|fields| {
            let mut fields = fields.clone();
            (kind.shown)(context, &mut fields);
            context.item(&generator, kind, item, &fields)
        })
        .collect();
    if data.is_none() {
        return Ok(ApiResponse::json(&shown));
    }
    let known = fields(page.around(request, &records, shown));
    let document = generator.value(shape, &ValueContext::sparse(0), &known);
    Ok(ApiResponse::json(&document))
}

/// Returns false if a request is limited to organisations that the key does not belong to. Records that
/// belong to all organisations, such as regions, are then not listed either.
fn names_an_organization(context: &Context<'_>) -> bool {
    let named = context.request.texts("organization_ids");
    let mut known = context.dataset.organizations.iter();
    named.is_empty() || known.any(|one| named.contains(&one.id.as_str()))
}

/// The values of a field that a parameter selects.
struct Wanted {
    field: String,
    /// The accepted values.
    values: Vec<Value>,
}

impl Wanted {
    fn passes(&self, fields: &Fields) -> bool {
        let (outer, inner) = self.field.split_once('.').unwrap_or((&self.field, ""));
        let value = match (fields.get(outer), inner) {
            (Some(value), "") => Some(value),
            (value, inner) => value.and_then(|value| value.get(inner)),
        };
        value.is_none_or(|value| self.values.contains(value))
    }
}

/// Returns the filters of a list. A record without the field passes.
fn wanted(request: &ValidatedRequest, item: &Shape) -> Result<Vec<Wanted>, ApiResponse> {
    let mut wanted = Vec::new();
    for field in &request.operation.query {
        let name = field.name.as_str();
        let Some(value) = request.query.get(name).filter(|value| !value.is_null()) else {
            continue;
        };
        let (field, values) = match name {
            "limit" | "offset" | "next_cursor" | "after" | "before" | "category_id" => continue,
            "status" => ("status", statuses(request, item)?),
            "statuses" | "status_filter" => ("status", several(value)),
            "organization_ids" => ("organization.id", several(value)),
            name => (name, several(value)),
        };
        wanted.push(Wanted {
            field: field.to_owned(),
            values,
        });
    }
    let of_status = |field: &Wanted| field.field == "status";
    if request.operation.is("GET /v1/agents") && !wanted.iter().any(of_status) {
        wanted.push(Wanted {
            field: "status".to_owned(),
            values: vec!["published".into()],
        });
    }
    Ok(wanted)
}

fn several(value: &Value) -> Vec<Value> {
    match value {
        Value::Array(values) => values.clone(),
        value => vec![value.clone()],
    }
}

/// Reads one or more statuses, separated by commas.
fn statuses(request: &ValidatedRequest, item: &Shape) -> Result<Vec<Value>, ApiResponse> {
    let field = SHAPES
        .object(item)
        .and_then(|object| object.field("status"));
    let known = field
        .map(|field| SHAPES.literals(&field.shape))
        .unwrap_or_default();
    let sent = request
        .text("status")
        .unwrap_or_default()
        .split(',')
        .map(str::trim);
    let sent: Vec<&str> = sent.collect();
    if sent.iter().all(|status| known.contains(status)) {
        return Ok(sent.into_iter().map(Value::from).collect());
    }
    let message = format!("Value error, a status is one of {}", known.join(", "));
    refused(request, "status", &message)
}

fn refused<T>(request: &ValidatedRequest, name: &str, message: &str) -> Result<T, ApiResponse> {
    in_query(request, name, |node| node.problem("value_error", message))
}

/// Reads a parameter again, to check more than its shape.
pub(crate) fn in_query<T>(
    request: &ValidatedRequest,
    name: &str,
    read: impl FnOnce(&JsonNode<'_>) -> Option<T>,
) -> Result<T, ApiResponse> {
    let problems = Problems::default();
    let query = Value::Object(request.query.clone());
    let value = JsonNode::root("query", &query, &problems).required(name);
    let value = value.and_then(|node| read(&node));
    problems.into_result(value)
}

/// The page of records that a request selects.
struct ListPage {
    range: std::ops::Range<usize>,
    limit: usize,
    offset: usize,
    total: usize,
    next_cursor: Option<String>,
}

impl ListPage {
    fn read(
        request: &ValidatedRequest,
        kind: &CollectionKind,
        records: &[Fields],
    ) -> Result<ListPage, ApiResponse> {
        let question = request.question();
        let total = records.len();
        let limit = request.size_of("limit").unwrap_or(MOST);
        let position_of = |name: &'static str| {
            let id = request.text(name)?;
            let is = |fields: &Fields| fields.get(kind.id).is_some_and(|known| known == id);
            Some(records.iter().position(is).ok_or(name))
        };
        let mut last = total;
        let mut offset = request.size_of("offset").unwrap_or(0);
        if request.get("next_cursor").is_some() {
            offset = in_query(request, "next_cursor", |node| cursor::read(node, question))?;
        }
        for name in ["after", "before"] {
            match (name, position_of(name)) {
                (_, None) => {}
                ("after", Some(Ok(at))) => offset = at + 1,
                (_, Some(Ok(at))) => last = at,
                (_, Some(Err(name))) => return refused(request, name, NO_ID),
            }
        }
        let start = offset.min(last);
        let end = start.saturating_add(limit).min(last);
        Ok(ListPage {
            range: start..end,
            limit,
            offset,
            total: last,
            next_cursor: (end < last).then(|| cursor::encode(end as u64, question)),
        })
    }

    /// Returns the fields of a response, with the records in `data`.
    fn around(&self, request: &ValidatedRequest, records: &[Fields], shown: Vec<Value>) -> Value {
        let id = |at: Option<usize>| at.and_then(|at| records[at].get("id")).cloned();
        let first = (!self.range.is_empty()).then_some(self.range.start);
        let mut around = json!({
            "total_rows": self.total,
            "count": self.total,
            "first_id": id(first),
            "last_id": id(first.map(|_| self.range.end - 1)),
            "has_more": self.next_cursor.is_some(),
            "data": shown,
        });
        let takes = |name| {
            request
                .operation
                .query
                .iter()
                .any(|field| field.name == name)
        };
        if takes("next_cursor") {
            around["pagination"] = json!({ "limit": self.limit, "next_cursor": self.next_cursor });
        } else if takes("offset") {
            around["pagination"] = json!({ "limit": self.limit, "offset": self.offset });
            around["query"] = json!({
                "asset_id": request.get("asset_id"),
                "pagination": around["pagination"],
            });
        }
        around
    }
}

/// The default page size.
const MOST: usize = 10_000;

const NO_ID: &str = "Value error, there is no such id in this list";
