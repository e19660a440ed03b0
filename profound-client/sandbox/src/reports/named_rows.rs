//! v2 reports: rows with named fields, paged by cursor.

use serde_json::{Map, Value, json};

use crate::{
    dataset::{
        dates::{DAY, moment},
        seeded_hash::{self, mix},
    },
    http::response::ApiResponse,
    reports::{
        cursor_page::{CursorPage, shapes},
        events,
        families::Family,
        report_query::{ReportQuery, path, words},
        sort::Key,
        table::{Row, Table},
        thing::Thing,
        v2_reports::{self, Shown, V2Report},
    },
    schema::{
        generate::ValueContext,
        shapes::{Field, Object, Response as ResponseShape, SHAPES, Shape},
    },
};

pub(crate) fn report(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let Some(report) = v2_reports::find(path(query.request)) else {
        return Ok(ApiResponse::empty());
    };
    let (info, row) = shapes(&query.request.operation.response);
    let Some(row) = row.and_then(|row| SHAPES.object(row)) else {
        return Ok(ApiResponse::empty());
    };
    let rows = Rows::new(query, report, row)?;
    let page = CursorPage::read(query, rows.table.rows.len())?;
    let ranked = rows
        .table
        .rows
        .iter()
        .zip(1..)
        .skip(page.offset)
        .take(page.limit);
    let data: Vec<Value> = ranked.map(|(row, rank)| rows.row(row, rank)).collect();
    let known = rows.info(&page, data.len());
    let document = json!({
        "info": info.map(|info| query.generator.value(info, &ValueContext::sparse(0), &known)),
        "data": data,
    });
    let response = ApiResponse::json(&document);
    Ok(match query.request.operation.response {
        ResponseShape::Events(_) => events::of_v2(response),
        _ => response,
    })
}

/// The rows of a report, and the way they are shown.
struct Rows<'a> {
    query: &'a ReportQuery<'a>,
    report: &'static V2Report,
    object: &'static Object,
    shown: Vec<Shown>,
    metrics: Vec<&'static str>,
    is_dated: bool,
    table: Table,
}

impl<'a> Rows<'a> {
    fn new(
        query: &'a ReportQuery<'a>,
        report: &'static V2Report,
        object: &'static Object,
    ) -> Result<Rows<'a>, ApiResponse> {
        let request = query.request;
        let groups = query.listed("group_by");
        let is_dated = groups.contains(&"date") || (groups_by_interval(query));
        let mut shown = (report.own)(request);
        let mut columns: Vec<&str> = shown.iter().take(1).map(|(_, column)| *column).collect();
        for group in groups.iter().map(|group| column(group)) {
            if group == "date" || columns.contains(&group) {
                continue;
            }
            columns.push(group);
            if !shown.iter().any(|(field, _)| *field == group) {
                shown.push((group, group));
            }
        }
        let interval = is_dated.then(|| query.interval("interval"));
        let mut table = query.table(&columns, interval, &|thing| (report.keeps)(request, thing))?;
        let shows = |thing: &Thing| (report.shows)(request, thing);
        table.rows.retain(|row| row.things().iter().all(shows));
        let mut rows = Rows {
            query,
            report,
            object,
            shown,
            metrics: metrics(query, report),
            is_dated,
            table,
        };
        let key = rows.key()?;
        rows.table.sort(&[key]);
        Ok(rows)
    }

    /// Returns the sort key: the `sort` of the request, or the first metric.
    fn key(&self) -> Result<Key, ApiResponse> {
        let all = words(self.query.request, "metrics");
        let first = self.metrics.first().copied().unwrap_or("count");
        self.query.request.body_again(|body| {
            let Some(sort) = body.nullable("sort") else {
                return Some(Key::new(first, !first.ends_with("rank")));
            };
            let field = sort.optional_or("field", first, |field| {
                let name = field.text()?;
                let is_column = self.is_dated && name == "date"
                    || self.shown.iter().any(|(shown, _)| *shown == name);
                if all.contains(&name) || is_column {
                    Some(name)
                } else {
                    field.problem("value_error", "Value error, not a field of the rows")
                }
            })?;
            let ascending = sort.optional("dir").is_some_and(|dir| dir.value == "asc");
            Some(Key::new(field, !ascending))
        })
    }

    fn row(&self, row: &Row, rank: usize) -> Value {
        let mut made = Map::new();
        for field in &self.object.fields {
            let value = self.field(field, row, rank);
            made.extend(value.map(|value| (field.name.clone(), value)));
        }
        // Fields outside the shape: only rows with an open shape have them.
        for (name, column) in &self.shown {
            if self.object.field(name).is_none() {
                made.extend(
                    row.get(column)
                        .map(|said| ((*name).to_owned(), said.clone())),
                );
            }
        }
        made.into()
    }

    fn field(&self, field: &Field, row: &Row, rank: usize) -> Option<Value> {
        let name = field.name.as_str();
        if let Some((_, column)) = self.shown.iter().find(|(shown, _)| *shown == name) {
            return Some(self.dimension(field, row, column));
        }
        if self.metrics.contains(&name) {
            return Some(self.table.measure(row, name));
        }
        match name {
            "date" => row.date.as_deref().map(Value::from),
            "rank" if field.required || !self.is_dated => Some(rank.into()),
            "previous" => self.previous(row),
            "merchants" if (self.report.more)(self.query.request).contains(&name) => {
                Some(self.merchants(row))
            }
            "theme" if (self.report.more)(self.query.request).contains(&name) => {
                row.get("theme").cloned()
            }
            _ if (self.report.more)(self.query.request).contains(&name) => {
                let context = ValueContext::root(mix(row.seed ^ seeded_hash::text(name)));
                let context = context.field(name);
                Some(
                    self.query
                        .generator
                        .value(field.shape.or_null(), &context, &Map::new()),
                )
            }
            _ => None,
        }
    }

    /// Returns a dimension of a row as its field requires: an object with the thing's columns, or a name.
    fn dimension(&self, field: &Field, row: &Row, column: &str) -> Value {
        let said = row.get(column).cloned().unwrap_or_default();
        let shape = field.shape.or_null();
        let is_object = SHAPES.object(shape).is_some();
        if !is_object && *shape != Shape::Object {
            return said;
        }
        let mut known = Map::new();
        let things = row.things().iter();
        let thing = things
            .into_iter()
            .find(|thing| thing.get(column) == Some(&said));
        for (name, value) in thing.into_iter().flat_map(|thing| thing.said()) {
            known.insert(name.to_owned(), value.clone());
        }
        let id = row.get(&format!("{column}_id")).cloned();
        known.insert("id".to_owned(), id.unwrap_or_default());
        known.insert("name".to_owned(), said);
        if is_object {
            return self
                .query
                .generator
                .value(shape, &ValueContext::sparse(row.seed), &known);
        }
        known.retain(|name, _| ["id", "name", "owned", "brand_name"].contains(&name.as_str()));
        known.into()
    }

    /// Returns the metrics of the comparison period, if the request has one.
    fn previous(&self, row: &Row) -> Option<Value> {
        let day = |name| Some(moment(self.query.request.text(name)?)? as f64 / DAY as f64);
        let start = day("comparison_start_date")?;
        let end = day("comparison_end_date")? + 1.0;
        let mut before = row.clone();
        before.days.start += start - (self.query.span.start as f64 / DAY as f64);
        if !self.is_dated {
            before.days.count = (end - start).max(1.0);
        }
        let metrics = self.metrics.iter();
        let pairs =
            metrics.map(|metric| ((*metric).to_owned(), self.table.measure(&before, metric)));
        Some(pairs.collect::<Map<_, _>>().into())
    }

    fn merchants(&self, row: &Row) -> Value {
        let all = Family::Merchant.things(self.query.generator.category, None);
        let at = (row.seed % all.len() as u64) as usize;
        let some = all.iter().cycle().skip(at).take(2);
        some.map(|thing| {
            json!({
                "merchant_name": thing.get("merchant_name"),
                "merchant_url": thing.get("merchant_url"),
                "price": row.get("product_price"),
            })
        })
        .collect()
    }

    /// Returns the fields of `info` that are known in addition to those of the request.
    fn info(&self, page: &CursorPage, count: usize) -> Map<String, Value> {
        let request = self.query.request;
        let metrics: Vec<&str> = self.metrics.clone();
        let include: Vec<&str> = (self.report.more)(request);
        let sources = match request.get("source_types") {
            Some(sources) => sources.clone(),
            None => json!(words(request, "source_types")),
        };
        let groups = self.query.listed("group_by");
        let known = json!({
            "total_results": page.total,
            "count": count,
            "next_cursor": page.next_cursor,
            "limit": page.limit,
            "models": self.table.models,
            "metrics": metrics,
            "include": include,
            "group_by": groups,
            "source_types": sources,
            "analysis_types": ["visibility"],
            "view": groups.iter().find(|group| **group != "date").unwrap_or(&"merchant"),
            "coverage_note": "Fanouts are counted where a model tells what it searched for",
        });
        let mut known = known.as_object().cloned().unwrap_or_default();
        // In `info`, `assets` takes precedence over `scope`.
        if request.get("assets").is_some() {
            known.insert("scope".to_owned(), "custom".into());
        }
        known
    }
}

/// Returns the column of a group.
fn column(group: &'static str) -> &'static str {
    match group {
        "brand" => "brand_name",
        group => group,
    }
}

/// Returns whether a report is grouped by date because it has an `interval`, without a `date` group.
fn groups_by_interval(query: &ReportQuery<'_>) -> bool {
    !words(query.request, "group_by").contains(&"date") && query.request.get("interval").is_some()
}

fn metrics(query: &ReportQuery<'_>, report: &V2Report) -> Vec<&'static str> {
    let chosen = query.listed("metrics");
    let all = words(query.request, "metrics");
    match (chosen.is_empty(), all.is_empty()) {
        (false, _) => chosen,
        (_, false) => all,
        _ => (report.metrics)(query.request).to_vec(),
    }
}
