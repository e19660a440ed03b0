//! v2 reports with named rows.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::{
    http::response::ApiResponse,
    reports::{
        cursor_page::{CursorPage, shapes},
        report_body,
        report_path::path,
        report_query::{Earlier, ReportQuery, TableOptions, words},
        row_details::Details,
        rules,
        sort::Key,
        table::{Row, Table},
        thing::Thing,
        v2_reports::{self, Shown, V2Report},
    },
    schema::{
        filter_tree::normalised,
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
    let leads = rows.leads();
    let page = CursorPage::read(query, leads.len())?;
    let shown: Vec<&[Row]> = leads
        .into_iter()
        .skip(page.offset)
        .take(page.limit)
        .collect();
    let ranked = shown.iter().zip(page.offset + 1..);
    // A stream is capped by rows, a page by things.
    let is_stream = matches!(query.request.operation.response, ResponseShape::Events(_));
    let most = query.request.size_of("max_results").filter(|_| is_stream);
    let ranked: Vec<(&Row, usize)> = ranked
        .flat_map(|(rows_of_lead, rank)| rows_of_lead.iter().map(move |row| (row, rank)))
        .take(most.unwrap_or(usize::MAX))
        .collect();
    let leads = ranked.chunk_by(|(_, a), (_, b)| a == b).count();
    // Only the report on channels counts its rows, whatever the number of leading channels.
    let count = if path(query.request).ends_with("/channels") {
        ranked.len()
    } else {
        leads
    };
    let known = rows.info(&page, count);
    let info = info.map(|info| {
        let mut info = query
            .generator
            .value(info, &ValueContext::sparse(0), &known);
        if let Some(fields) = info.as_object_mut() {
            // The first page has no cursor to echo.
            fields.retain(|name, value| name != "cursor" || !value.is_null());
        }
        info
    });
    let info = info.unwrap_or_default();
    let data = ranked.into_iter().map(|(row, rank)| rows.row(row, rank));
    Ok(if is_stream {
        report_body::events(&info, "result", data)
    } else {
        report_body::document(&info, data)
    })
}

/// The rows of a report, and the way they are shown.
struct Rows<'a> {
    query: &'a ReportQuery<'a>,
    report: &'static V2Report,
    object: &'static Object,
    shown: Vec<Shown>,
    groups: Vec<&'static str>,
    metrics: Vec<&'static str>,
    is_dated: bool,
    /// The column whose things are paged, if each can have several rows.
    lead: Option<&'static str>,
    table: Table,
    /// The rows of the comparison period, if the request has one.
    earlier: Option<Earlier>,
    details: Details,
}

impl<'a> Rows<'a> {
    fn new(
        query: &'a ReportQuery<'a>,
        report: &'static V2Report,
        object: &'static Object,
    ) -> Result<Rows<'a>, ApiResponse> {
        let request = query.request;
        let mut groups = query.listed("group_by");
        if groups.is_empty() {
            groups = report.groups.to_vec();
        }
        let is_dated = groups.contains(&"date") || groups_by_interval(query);
        let (columns, shown) = columns(report, query, &groups);
        let interval = is_dated.then(|| query.interval("interval"));
        let options = TableOptions {
            keeps: &|thing| (report.keeps)(request, thing),
            counts: &|thing| (report.counts)(request, thing),
            split: v2_reports::citation_entity(request) == "citation_category",
            within: (report.within)(request),
        };
        let mut table = query.table(&columns, interval, &options)?;
        if !report.order.is_empty() {
            table.rank_by(report.order);
        }
        let earlier = query.earlier(&columns, interval, &options)?;
        let shows = |thing: &Thing| (report.shows)(request, thing);
        table.rows.retain(|row| row.things().iter().all(shows));
        let more = (report.more)(request);
        let details = Details::new(query, &columns, interval, &options, &more)?;
        let mut rows = Rows {
            query,
            report,
            object,
            shown,
            groups,
            metrics: metrics(query, report),
            is_dated,
            lead: (columns.contains(&report.lead) && (columns.len() > 1 || is_dated))
                .then_some(report.lead),
            table,
            earlier,
            details,
        };
        rows.sort(&options)?;
        Ok(rows)
    }

    /// Sorts the rows. If things are paged that have several rows, the best thing is first.
    fn sort(&mut self, options: &TableOptions<'_>) -> Result<(), ApiResponse> {
        let key = self.key()?;
        self.table.sort(&[key]);
        let Some(lead) = self.lead else {
            self.keep_the_target();
            return Ok(());
        };
        let mut leads = self.query.table(&[lead], None, options)?;
        leads.rank_by(self.report.order);
        let ranks: HashMap<String, usize> = leads
            .rows
            .iter()
            .map(|row| (row.text(lead).unwrap_or_default().to_owned(), row.rank))
            .collect();
        let rank = |row: &Row| ranks.get(row.text(lead).unwrap_or_default()).copied();
        self.table
            .rows
            .sort_by_cached_key(|row| (rank(row), row.date.clone()));
        Ok(())
    }

    /// Keeps the target product of a request and its best competitors.
    fn keep_the_target(&mut self) {
        let request = self.query.request;
        // Only rows without groups are compared with a target.
        let target = request.text("target_product");
        let Some(target) = target.filter(|_| self.groups.is_empty()) else {
            return;
        };
        let mut room = request.size_of("competitor_limit").unwrap_or(5);
        self.table.rows.retain(|row| {
            let is_target = row.text("product") == Some(target);
            let has_room = room > 0;
            room -= usize::from(!is_target && has_room);
            is_target || has_room
        });
    }

    /// Returns the rows of each thing that is paged, in order.
    fn leads(&self) -> Vec<&[Row]> {
        let Some(lead) = self.lead else {
            return self.table.rows.chunks(1).collect();
        };
        let same = |a: &Row, b: &Row| a.get(lead) == b.get(lead);
        self.table.rows.chunk_by(same).collect()
    }

    /// Returns the sort key: the `sort` of the request, or that of the report.
    fn key(&self) -> Result<Key, ApiResponse> {
        let all = words(self.query.request, "metrics");
        let usual = match self.report.order {
            "" => self.metrics.first().copied().unwrap_or("count"),
            order => order,
        };
        self.query.request.body_again(|body| {
            let Some(sort) = body.nullable("sort") else {
                return Some(Key::new(usual, !usual.ends_with("rank")));
            };
            let field = sort.optional_or("field", usual, |field| {
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
            "rank" if field.required => Some(rank.into()),
            // Where `rank` is a metric, it is shown if it is chosen.
            "rank" if words(self.query.request, "metrics").contains(&"rank") => None,
            "rank" => (!self.is_dated).then(|| rank.into()),
            "previous" => self.previous(row),
            _ => self.details.field(self.query, row, name),
        }
    }

    /// Returns a dimension of a row as its field requires: an object with the thing's columns, or a name.
    fn dimension(&self, field: &Field, row: &Row, column: &str) -> Value {
        let said = row.get(column).cloned().unwrap_or_default();
        let shape = field.shape.or_null();
        let is_object = SHAPES.object(shape).is_some();
        if !is_object && *shape != Shape::Object {
            // A theme is an object among sections, and a text among claims.
            return if field.name == "theme" && matches!(shape, Shape::OneOf(_)) {
                json!({ "id": row.get("theme_id"), "name": said })
            } else {
                said
            };
        }
        if said.is_null() && field.shape.is_nullable() {
            return Value::Null;
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
            let context = ValueContext::sparse(row.seed);
            let mut made = self.query.generator.value(shape, &context, &known);
            if let Some(fields) = made.as_object_mut() {
                // A section about a model has no occurrence.
                fields.retain(|name, value| name != "occurrence" || !value.is_null());
            }
            return made;
        }
        known.retain(|name, _| ["id", "name", "owned", "brand_name"].contains(&name.as_str()));
        known.into()
    }

    /// Returns the metrics of the comparison period, if the request has one.
    fn previous(&self, row: &Row) -> Option<Value> {
        let before = self.earlier.as_ref()?.get(&row.key);
        let metrics = self.metrics.iter();
        let pairs = metrics.map(|metric| {
            let value = before.map(|before| self.table.measure(before, metric));
            ((*metric).to_owned(), value.unwrap_or_default())
        });
        Some(pairs.collect::<Map<_, _>>().into())
    }

    /// Returns the fields of `info` that are known in addition to those of the request.
    fn info(&self, page: &CursorPage, count: usize) -> Map<String, Value> {
        let request = self.query.request;
        let groups = &self.groups;
        let is_channels = path(request).ends_with("/channels");
        let echoed = if groups.is_empty() && is_channels {
            vec!["channel"]
        } else {
            groups.clone()
        };
        let known = json!({
            "total_results": page.total,
            "count": count,
            "next_cursor": page.next_cursor,
            "limit": page.limit,
            "models": self.table.models,
            "metrics": self.metrics,
            "include": v2_reports::included(request),
            "group_by": echoed,
            "source_types": v2_reports::source_types(request),
            "analysis_types": self.query.analyses(),
            "view": rules::merchants_view(groups).unwrap_or("distribution"),
            "coverage_note": "Fanouts are counted if the model reports its queries",
            "filter": request.get("filter").map(normalised),
        });
        let mut known = known.as_object().cloned().unwrap_or_default();
        // In `info`, `assets` takes precedence over `scope`.
        if request.get("assets").is_some() {
            known.insert("scope".to_owned(), "custom".into());
        }
        known
    }
}

/// Returns the columns of the table, and the fields that show them.
fn columns(
    report: &V2Report,
    query: &ReportQuery<'_>,
    groups: &[&'static str],
) -> (Vec<&'static str>, Vec<Shown>) {
    let mut shown = (report.own)(query.request);
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
    (columns, shown)
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
    let usual = (report.metrics)(query.request);
    match (chosen.is_empty(), usual.is_empty()) {
        (false, _) => chosen,
        (_, false) => usual,
        _ => words(query.request, "metrics"),
    }
}
