//! Handles `POST /v1/reports/visibility`.

use std::collections::HashMap;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::{Map, Value, json};

use crate::{
    dataset::{Category, Dataset, Entity},
    http::{request_context::RequestContext, response::ApiResponse},
    reports::{
        interval::Interval,
        report_body,
        visibility::{
            aggregate::{Aggregation, Cell, Dimension},
            filter_v1::Subject,
            metric::Metric,
            query_v1::{Key, QueryV1},
            rows::{self, By, VisibilityRow},
        },
    },
    schema::{category::category, json_body, key_order::keys_of, sort_direction::Direction},
};

/// Handles `POST /v1/reports/visibility`.
pub(crate) fn report(
    dataset: &Dataset,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    respond(dataset, context, false)
}

/// Handles `POST /v1/reports/visibility/stream`, whose columns have names.
pub(crate) fn stream(
    dataset: &Dataset,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    respond(dataset, context, true)
}

fn respond(
    dataset: &Dataset,
    context: &RequestContext,
    is_stream: bool,
) -> Result<ApiResponse, ApiResponse> {
    let order = keys_of(&context.body, "order_by");
    let query = json_body::read(context, |body| QueryV1::read(body, &order))?;
    let category = category(dataset, &query.category_id)?;
    let cells = count(category, &query);
    let mut rows = rows(category, &query, &cells);
    let keys: Vec<(By, Direction)> = query
        .order
        .iter()
        .map(|(_, key, direction)| (by(category, *key), *direction))
        .collect();
    rows::sort(&mut rows, &keys);
    let page = rows.iter().skip(query.offset).take(query.limit);
    let columns: Vec<Column<'_>> = query
        .dimensions
        .iter()
        .map(|(_, subject)| Column::new(category, *subject, query.interval, &cells))
        .collect();
    let info = json!({ "total_rows": rows.len(), "query": query.echo() });
    let lines = page.map(|row| Line::new(&query, &columns, row));
    Ok(if is_stream {
        report_body::events(&info, "row", lines.map(|line| line.named(&query)))
    } else {
        report_body::document(&info, lines)
    })
}

fn count(category: &Category, query: &QueryV1) -> Vec<Cell> {
    let dimensions: Vec<Dimension> = query
        .dimensions
        .iter()
        .filter_map(|(_, subject)| subject.dimension)
        .collect();
    let plan = Aggregation {
        category,
        span: query.period.span,
        dimensions: &dimensions,
        interval: query.interval,
        selected: std::array::from_fn(|at| query.filters.pass_asset(&category.assets[at])),
        keep: &|model, probe| query.filters.pass(category, model, probe),
    };
    plan.count()
}

fn rows<'a>(category: &Category, query: &QueryV1, cells: &'a [Cell]) -> Vec<VisibilityRow<'a>> {
    let about_assets = |(_, subject): &(&str, Subject)| subject.dimension.is_none();
    if !query.dimensions.iter().any(about_assets) {
        return cells
            .iter()
            .map(|cell| VisibilityRow { cell, asset: None })
            .collect();
    }
    let assets = category.assets.iter().enumerate();
    let selected: Vec<usize> = assets
        .filter(|(_, asset)| query.filters.pass_asset(asset))
        .map(|(at, _)| at)
        .collect();
    cells
        .iter()
        .flat_map(|cell| {
            selected.iter().map(move |at| VisibilityRow {
                cell,
                asset: Some(*at),
            })
        })
        .filter(|row| row.counts().iter().any(|one| one.mentions > 0))
        .collect()
}

fn by(category: &Category, key: Key) -> By {
    let subject = match key {
        Key::Metric(metric) => return By::Metric(metric),
        Key::Dimension(subject) => subject,
    };
    if subject.dimension == Some(Dimension::Date) {
        return By::Date;
    }
    let entities = entities(category, subject);
    let labels: Vec<&str> = entities
        .iter()
        .map(|entity| subject.label(entity))
        .collect();
    let ranks = rows::label_ranks(&labels);
    match subject.dimension {
        Some(dimension) => By::Entity(dimension, ranks),
        None => By::Asset(ranks),
    }
}

fn entities(category: &Category, subject: Subject) -> Vec<&Entity> {
    match subject.dimension {
        Some(dimension) => dimension.entities(category).iter().collect(),
        None => category.assets.iter().map(|asset| &asset.entity).collect(),
    }
}

/// The values of all rows in one dimension.
enum Column<'a> {
    Dates(HashMap<i64, String>),
    Names(Option<Dimension>, Vec<&'a str>),
}

impl<'a> Column<'a> {
    fn new(
        category: &'a Category,
        subject: Subject,
        interval: Interval,
        cells: &[Cell],
    ) -> Column<'a> {
        if subject.dimension == Some(Dimension::Date) {
            let mut dates: Vec<i64> = cells
                .iter()
                .map(|cell| cell.coordinate(Dimension::Date))
                .collect();
            dates.dedup();
            return Column::Dates(
                dates
                    .into_iter()
                    .map(|at| (at, interval.label(at)))
                    .collect(),
            );
        }
        let entities = entities(category, subject).into_iter();
        let names = entities.map(|entity| subject.label(entity)).collect();
        Column::Names(subject.dimension, names)
    }

    fn of(&self, row: &VisibilityRow<'_>) -> &str {
        match self {
            Column::Dates(labels) => &labels[&row.cell.coordinate(Dimension::Date)],
            Column::Names(Some(dimension), names) => {
                row.cell.entity(*dimension).map_or("", |at| names[at])
            }
            Column::Names(None, names) => row.asset.map_or("", |at| names[at]),
        }
    }
}

/// A row. Building a [`Value`] of it would take most of the time.
struct Line<'a> {
    metrics: Vec<Value>,
    dimensions: Vec<&'a str>,
}

impl<'a> Line<'a> {
    fn new(query: &QueryV1, columns: &'a [Column<'a>], row: &VisibilityRow<'_>) -> Line<'a> {
        let metrics = query.metrics.iter();
        let measured = |metric: &Metric| metric.json(row.measure(*metric).unwrap_or_default());
        Line {
            metrics: metrics.map(|(_, metric)| measured(metric)).collect(),
            dimensions: columns.iter().map(|column| column.of(row)).collect(),
        }
    }

    /// Returns the values with the names of their columns.
    fn named(self, query: &QueryV1) -> Map<String, Value> {
        let dimensions = query.dimensions.iter().map(|(name, _)| *name);
        let dimensions = dimensions.zip(self.dimensions.into_iter().map(Value::from));
        let metrics = query.metrics.iter().map(|(name, _)| *name);
        let pairs = dimensions.chain(metrics.zip(self.metrics));
        pairs
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_struct("Line", 2)?;
        line.serialize_field("metrics", &self.metrics)?;
        line.serialize_field("dimensions", &self.dimensions)?;
        line.end()
    }
}
