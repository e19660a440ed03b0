//! Handles `POST /v2/reports/visibility` and its stream.

use serde_json::{Map, Value, json};

use crate::{
    dataset::{ASSETS, Category, Dataset},
    http::{request_context::RequestContext, response::ApiResponse},
    reports::{
        report_body,
        visibility::{
            aggregate::{Aggregation, Cell, Dimension},
            metric::Metric,
            query_v2::QueryV2,
            rows::{self, By, VisibilityRow},
        },
    },
    schema::{category::category, cursor, json_body, sort_direction::Direction},
};

/// Handles `POST /v2/reports/visibility`.
pub(crate) fn report(
    dataset: &Dataset,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let query = json_body::read(context, QueryV2::read)?;
    respond(dataset, &query, false)
}

/// Handles `POST /v2/reports/visibility/stream`, which returns all rows.
pub(crate) fn stream(
    dataset: &Dataset,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let query = json_body::read(context, QueryV2::read)?;
    respond(dataset, &query, true)
}

fn respond(
    dataset: &Dataset,
    query: &QueryV2,
    is_stream: bool,
) -> Result<ApiResponse, ApiResponse> {
    let limit = if is_stream { query.most } else { query.limit };
    let category = category(dataset, &query.category_id)?;
    let cells = count(category, query);
    let rows = ranked(category, query, &cells);
    let page = rows.iter().skip(query.offset).take(limit);
    let count = page.len();
    let next = query.offset.saturating_add(count);
    let next = (next < rows.len()).then(|| cursor::encode(next as u64, query.question));
    let info = json!({
        "total_results": rows.len(),
        "count": count,
        "next_cursor": next,
        "scope": query.scope(),
        "models": models(category, query),
        "start_date": query.period.start_date,
        "end_date": query.period.end_date,
        "asset_filter": query.assets_as_sent,
        "filter": query.normalised_filter,
    });
    let data = page.map(|(rank, row)| line(category, query, *rank, row));
    Ok(if is_stream {
        report_body::events(&info, "result", data)
    } else {
        report_body::document(&info, data)
    })
}

fn count(category: &Category, query: &QueryV2) -> Vec<Cell> {
    let dimensions: Vec<Dimension> = query.group_by.iter().map(|(_, group)| *group).collect();
    let plan = Aggregation {
        category,
        span: query.period.span,
        dimensions: &dimensions,
        interval: query.interval,
        selected: [true; ASSETS],
        keep: &|model, probe| keeps(category, query, model, probe),
    };
    plan.count()
}

fn keeps(category: &Category, query: &QueryV2, model: usize, probe: usize) -> bool {
    let filter = query.filter.as_ref();
    filter.is_none_or(|filter| filter.keeps(category, model, probe))
}

/// Returns the selected rows, best first, with their ranks among all assets.
fn ranked<'a>(
    category: &Category,
    query: &QueryV2,
    cells: &'a [Cell],
) -> Vec<(usize, VisibilityRow<'a>)> {
    let assets = 0..category.assets.len();
    let selected: Vec<bool> = category
        .assets
        .iter()
        .map(|asset| query.selects(asset))
        .collect();
    // A rank is shown only without `group_by`, so the other assets are needed only then.
    let wanted = |at: &usize| query.group_by.is_empty() || selected[*at];
    let assets: Vec<usize> = assets.filter(wanted).collect();
    let mut rows: Vec<VisibilityRow<'_>> = cells
        .iter()
        .flat_map(|cell| {
            assets.iter().map(move |at| VisibilityRow {
                cell,
                asset: Some(*at),
            })
        })
        .collect();
    let direction = match query.sort {
        Metric::AveragePosition => Direction::Ascending,
        _ => Direction::Descending,
    };
    rows::sort(&mut rows, &[(By::Metric(query.sort), direction)]);
    let ranked = (1..).zip(rows);
    ranked
        .filter(|(_, row)| row.asset.is_some_and(|at| selected[at]))
        .collect()
}

fn models<'a>(category: &'a Category, query: &QueryV2) -> Vec<&'a str> {
    let models = category.models.iter().enumerate();
    let covered = models.filter(|(model, _)| {
        (0..category.probes.len()).any(|probe| keeps(category, query, *model, probe))
    });
    covered.map(|(_, model)| model.name).collect()
}

fn line(category: &Category, query: &QueryV2, rank: usize, row: &VisibilityRow<'_>) -> Value {
    let mut line = Map::new();
    let mut put = |name: &str, value: Value| line.insert(name.to_owned(), value);
    if let Some(asset) = row.asset.map(|at| &category.assets[at]) {
        put(
            "asset",
            json!({ "name": asset.entity.name, "owned": asset.owned }),
        );
    }
    if query.group_by.is_empty() {
        put("rank", rank.into());
    }
    for (name, group) in &query.group_by {
        put(name, group_value(category, query, *group, row));
    }
    for (name, metric) in &query.metrics {
        put(name, row.measure(*metric).into());
    }
    line.into()
}

fn group_value(
    category: &Category,
    query: &QueryV2,
    group: Dimension,
    row: &VisibilityRow<'_>,
) -> Value {
    if group == Dimension::Date {
        return query.interval.label(row.cell.coordinate(group)).into();
    }
    let entity = row.cell.entity(group);
    let entity = entity.map(|at| &group.entities(category)[at]);
    entity.map_or(
        Value::Null,
        |entity| json!({ "id": entity.id, "name": entity.name }),
    )
}
