//! Served responses, and the expected decoded values.

use serde_json::{Value, json};

use crate::{
    arguments::Sort,
    document::{Document, Operation, items},
    samples::{Fill, NEW_FIELD, Sampler},
    sent::list_of,
    server::Reply,
};

pub(crate) struct Served {
    pub(crate) replies: Vec<Reply>,
    /// The expected typed response, with its schema.
    pub(crate) expected: Value,
    pub(crate) schema: Value,
    /// The values in the responses, each with its schema.
    pub(crate) whole: Vec<(Value, Value)>,
}

impl Served {
    pub(crate) fn new(
        document: &Document,
        operation: &Operation<'_>,
        sort: Sort,
        fill: Fill,
        index: usize,
    ) -> Self {
        let (status, kind, schema) = operation.answer();
        let mut sampler = Sampler::new(document, fill);
        let kind = kind.map(str::to_owned);
        let reply = |body: String| Reply {
            status,
            kind: kind.clone(),
            body,
        };
        match sort {
            Sort::Events | Sort::StreamedRows => events(&mut sampler, sort, schema, index, reply),
            Sort::Pages | Sort::ReportPages => pages(&mut sampler, sort, schema, index, reply),
            _ if kind.is_none() => Self {
                replies: vec![reply(String::new())],
                expected: Value::Null,
                schema: json!({}),
                whole: Vec::new(),
            },
            _ => {
                let mut value = sampler.value(schema, index);
                if sort == Sort::Rows {
                    positional(&mut value);
                }
                Self {
                    replies: vec![reply(value.to_string())],
                    expected: value.clone(),
                    schema: schema.clone(),
                    whole: vec![(schema.clone(), value)],
                }
            }
        }
    }
}

fn events(
    sampler: &mut Sampler<'_>,
    sort: Sort,
    schema: &Value,
    index: usize,
    reply: impl Fn(String) -> Reply,
) -> Served {
    let kinds: Vec<_> = items(&schema["oneOf"]).collect();
    let [summary, row] = kinds[..] else {
        panic!("a stream is a summary and rows");
    };
    // Version 1 of the API uses another event name.
    let (name, variant) = match row.get("$ref") {
        Some(_) => ("result", "Result"),
        None => ("row", "Row"),
    };
    let mut whole = vec![(summary.clone(), sampler.value(summary, index))];
    for next in 0..2 {
        whole.push((row.clone(), sampler.value(row, index + next)));
    }
    turn(&mut whole[0].1, None, 2, 2);
    let names = ["summary", name, name];
    let text = names.iter().zip(&whole);
    let text: String = text
        .map(|(name, (_, value))| format!("event: {name}\ndata: {value}\n\n"))
        .collect();
    let (expected, schema) = if sort == Sort::StreamedRows {
        let rows = whole[1..].iter().map(|(_, row)| row.clone());
        (rows.collect(), list_of(row))
    } else {
        let variants = ["Summary", variant, variant].into_iter().zip(&whole);
        let events = variants.map(|(variant, (_, value))| json!({ variant: value }));
        (events.collect(), stream(schema))
    };
    Served {
        replies: vec![reply(text)],
        expected,
        schema,
        whole,
    }
}

impl Served {
    /// Returns the expected value after this many pages were requested.
    pub(crate) fn expected_of(&self, sort: Sort, pages: usize) -> Value {
        if !sort.is_paged() {
            return self.expected.clone();
        }
        let pages = self.whole.iter().take(pages);
        let all = pages.flat_map(|(_, page)| items(&page["data"]));
        all.cloned().collect()
    }
}

/// Returns the schema of a stream's events, as the typed API encodes them.
pub(crate) fn stream(schema: &Value) -> Value {
    let [summary, row] = [0, 1].map(|kind| &schema["oneOf"][kind]);
    list_of(&json!({ "properties": { "Summary": summary, "Result": row, "Row": row } }))
}

/// Returns two pages, and an empty one for listings that have no other end.
fn pages(
    sampler: &mut Sampler<'_>,
    sort: Sort,
    schema: &Value,
    index: usize,
    reply: impl Fn(String) -> Reply,
) -> Served {
    let mut first = sampler.value(schema, index);
    let mut last = sampler.value(schema, index + 1);
    for page in [&mut first, &mut last] {
        // A page has a list, though the schema may allow null.
        if page["data"].is_null() {
            page["data"] = json!([]);
        }
        if sort == Sort::ReportPages {
            positional(page);
        }
    }
    // A page shorter than the limit is the last one.
    if let Some(data) = last["data"].as_array_mut() {
        data.truncate(1);
    }
    let each = items(&first["data"]).count();
    let total = each + items(&last["data"]).count();
    turn(&mut first, Some("cursor of \"2\""), each, total);
    turn(&mut last, None, each, total);
    let mut empty = last.clone();
    empty["data"] = json!([]);
    let document = sampler.document;
    Served {
        expected: Value::Null,
        schema: list_of(&document.resolve(document.property(schema, "data"))["items"]),
        replies: [&first, &last, &empty]
            .map(|page| reply(page.to_string()))
            .into(),
        whole: [first, last, empty]
            .map(|page| (schema.clone(), page))
            .into(),
    }
}

/// Sets the fields of a page that say whether there is another one.
fn turn(page: &mut Value, next: Option<&str>, limit: usize, total: usize) {
    let Some(fields) = page.as_object_mut() else {
        return;
    };
    for (name, value) in fields {
        match name.as_str() {
            "info" | "pagination" => turn(value, next, limit, total),
            "next_cursor" => *value = next.into(),
            "last_id" => *value = next.into(),
            "has_more" => *value = next.is_some().into(),
            "total_rows" | "total_results" | "totalCount" | "count" | "total" => {
                *value = total.into()
            }
            "limit" => *value = limit.max(1).into(),
            _ => {}
        }
    }
}

/// Sets the column names of a report by position to fit its rows. Removes the fields that the description does not
/// have: a report keeps its columns and its `info` only.
fn positional(report: &mut Value) {
    let remove = |value: &mut Value| {
        value.as_object_mut().map(|fields| fields.remove(NEW_FIELD));
    };
    remove(report);
    report["data"]
        .as_array_mut()
        .into_iter()
        .flatten()
        .for_each(remove);
    for kind in ["metrics", "dimensions"] {
        let count = items(&report["data"][0][kind]).count();
        let names = (0..count).map(|index| format!("{kind} {index}"));
        let names: Value = names.collect();
        report["info"]["query"][kind] = names;
    }
}
