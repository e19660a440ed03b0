//! v1 shopping reports, whose rows are objects.

use serde_json::{Map, Value, json};

use crate::{
    http::response::ApiResponse,
    reports::{
        positional::{keys, page, said, table},
        report_path::path,
        report_query::{Earlier, ReportQuery, TableOptions, words},
        sort::Key,
        table::{Row, Table},
    },
    schema::validated_request::ValidatedRequest,
};

pub(crate) fn report(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let request = query.request;
    let name = path(request).rsplit('/').next().unwrap_or_default();
    let known = OUTLINES.iter().find(|(known, ..)| *known == name);
    let (_, columns, measured) = known.copied().unwrap_or(("", &[], &[]));
    let mut dimensions = query.listed("dimensions");
    if dimensions.is_empty() {
        dimensions = columns.to_vec();
    }
    let metrics = metrics(query, measured);
    let keys = match order(request) {
        Some(key) => vec![key],
        None => keys(request, &dimensions, &metrics)?,
    };
    let brands = brands(request);
    let options = TableOptions {
        counts: &|thing| {
            let asset = thing.text("asset_name").unwrap_or_default();
            brands.iter().all(|names| names.contains(&asset))
        },
        within: name
            .starts_with("merchant-")
            .then_some("merchant_name")
            .filter(|_| {
                dimensions.contains(&"merchant_name") && dimensions.contains(&"brand_name")
            }),
        ..TableOptions::default()
    };
    let mut table = table(query, &dimensions, &keys, &options)?;
    table.rank_by(rank_metric(request));
    table.sort(&keys);
    table.rows.retain(|row| is_wanted(request, row));
    keep_competitors(query, &mut table)?;
    if name.starts_with("triggered-") {
        table.rows.retain(|row| table_triggered(row) > 0);
    }
    let rows: Vec<(Row, &str)> = if dimensions.contains(&"period") {
        let interval = dimensions
            .contains(&"date")
            .then(|| query.interval("date_interval"));
        let earlier = query.earlier(&dimensions, interval, &options)?;
        let rows = table.rows.iter();
        rows.flat_map(|row| periods(&earlier, row)).collect()
    } else {
        table.rows.iter().map(|row| (row.clone(), "")).collect()
    };
    let (limit, offset) = page(request);
    let page = rows.iter().skip(offset).take(limit);
    let data: Vec<Value> = page
        .map(|(row, period)| {
            let mut object = object(&table, row, &dimensions, &metrics);
            if !period.is_empty() {
                object["period"] = (*period).into();
            }
            object
        })
        .collect();
    Ok(ApiResponse::json(&json!({
        "info": { "total_rows": rows.len(), "query": request.body },
        "data": data,
    })))
}

/// Returns the metrics of the rows. Counts of rows and frequencies of positions must be asked for.
fn metrics(query: &ReportQuery<'_>, measured: &[&'static str]) -> Vec<&'static str> {
    let request = query.request;
    let known = words(request, "metrics");
    let is_frequency = |name: &&str| name.starts_with("position") && name.ends_with("_percentage");
    let mut metrics = query.listed("metrics");
    if metrics.is_empty() {
        let usual = known.iter().copied();
        metrics = usual
            .filter(|name| !is_frequency(name) && *name != "total_count")
            .collect();
    }
    if metrics.is_empty() {
        metrics = measured.to_vec();
    }
    let mut include = |name: &'static str| {
        if !metrics.contains(&name) {
            metrics.push(name);
        }
    };
    if request.is_set("include_position_frequency") {
        known
            .iter()
            .copied()
            .filter(is_frequency)
            .for_each(&mut include);
    }
    if request.is_set("include_count") {
        include("total_count");
    }
    metrics
}

/// Returns the order of a report that has separate fields for it.
fn order(request: &ValidatedRequest) -> Option<Key> {
    let direction = request.text("sort_order")?;
    let has_order = request.get("order_by").and_then(Value::as_object);
    if has_order.is_some_and(|order| !order.is_empty()) {
        return None;
    }
    let name = match request.text("rank_by") {
        Some("name") => "product_name",
        Some("average_position") => "average_position",
        _ => "visibility_score",
    };
    Some(Key::new(name, direction == "desc"))
}

/// Returns the lists of brands to which a report is limited.
fn brands(request: &ValidatedRequest) -> Vec<Vec<&str>> {
    let mut lists = vec![request.texts("target_asset_names")];
    // With competitors, the owned brands only select the rows: see `keep_competitors`.
    if !request.is_set("include_competitors") {
        lists.push(request.texts("owned_asset_names"));
    }
    lists.retain(|names| !names.is_empty());
    lists
}

/// Keeps the target product, or the products of the owned brands, and their best competitors if the
/// request includes them.
fn keep_competitors(query: &ReportQuery<'_>, table: &mut Table) -> Result<(), ApiResponse> {
    let request = query.request;
    let (target, owned) = (
        request.text("target_product"),
        request.texts("owned_asset_names"),
    );
    if target.is_none() && owned.is_empty() || !path(request).ends_with("/item-visibility") {
        return Ok(());
    }
    let is_target = |row: &Row| match target {
        Some(target) => row.text("product_name") == Some(target),
        None => owned.contains(&row.text("asset_name").unwrap_or_default()),
    };
    let mut kept: Vec<String> = Vec::new();
    if request.is_set("include_competitors") {
        let mut all = query.table(&["product_name"], None, &TableOptions::default())?;
        all.sort(&[Key::new("visibility_score", true)]);
        let others = all.rows.iter().filter(|row| !is_target(row));
        let names = others.filter_map(|row| row.text("product_name").map(str::to_owned));
        kept.extend(names.take(request.size_of("competitor_limit").unwrap_or(5)));
    }
    let is_kept = |row: &Row| {
        let name = row.text("product_name").unwrap_or_default();
        kept.iter().any(|kept| kept == name)
    };
    table.rows.retain(|row| is_target(row) || is_kept(row));
    Ok(())
}

fn table_triggered(row: &Row) -> u64 {
    row.cell.sum(|tally| tally.positive)
}

fn rank_metric(request: &ValidatedRequest) -> &'static str {
    match request.text("rank_by") {
        Some("average_position") => "average_position",
        _ if path(request).contains("merchant-") => "share_of_offers",
        _ => "visibility_score",
    }
}

/// Returns whether a row is among those that the request searches for or includes.
fn is_wanted(request: &ValidatedRequest, row: &Row) -> bool {
    let name = |column: &str| row.text(column).unwrap_or_default();
    let searched = SEARCHES.iter().all(|(field, column)| {
        let text = request.text(field).unwrap_or_default().to_lowercase();
        let mut included = request.texts("include_items");
        included.extend(request.text("include_asset"));
        included.extend(request.text("include_brand"));
        let included = included.contains(&name(column));
        included || name(column).to_lowercase().contains(&text)
    });
    let only = |is_set: bool, names: &[&str], column: &str| {
        !is_set || names.is_empty() || names.contains(&name(column))
    };
    let one = |field: &str| request.text(field).into_iter().collect::<Vec<&str>>();
    let assets = request.texts("include_assets_only");
    searched
        && only(true, &assets, "asset_name")
        && only(
            request.is_set("include_asset_only"),
            &one("include_asset"),
            "asset_name",
        )
        && only(
            request.is_set("include_brand_only"),
            &one("include_brand"),
            "brand_name",
        )
        && only(true, &request.texts("product_names"), "product_name")
        && only(true, &one("product_name"), "product_name")
}

/// The fields that search in a column.
const SEARCHES: &[(&str, &str)] = &[
    ("search_asset", "asset_name"),
    ("search_item", "product_name"),
    ("search_merchant", "merchant_name"),
    ("search_brand", "brand_name"),
];

/// Returns a row, and the same row for the comparison period if the request has one.
fn periods(earlier: &Option<Earlier>, row: &Row) -> Vec<(Row, &'static str)> {
    let before = earlier.as_ref().and_then(|rows| rows.get(&row.key));
    let before = before.map(|row| (row.clone(), "comparison"));
    let current = (row.clone(), "current");
    [current].into_iter().chain(before).collect()
}

fn object(table: &Table, row: &Row, dimensions: &[&str], metrics: &[&str]) -> Value {
    let mut object = Map::new();
    for column in dimensions {
        object.insert((*column).to_owned(), said(row, column));
    }
    for metric in metrics {
        object.insert((*metric).to_owned(), table.measure(row, metric));
    }
    object.into()
}

/// The columns and metrics of reports whose requests do not choose them, by the end of the path.
static OUTLINES: &[ReportOutline] = &[
    (
        "all-items-with-merchants",
        &["product_name", "brand_name"],
        &[],
    ),
    (
        "executions",
        &["run_id", "date", "prompt_id", "prompt", "model"],
        &["product_count"],
    ),
    ("item-visibility", &["product_name", "brand_name"], &[]),
    (
        "merchant-by-items",
        &["merchant_name", "product_name", "brand_name"],
        &[],
    ),
    ("merchant-distribution", &["merchant_name"], &[]),
    ("merchant-share", &["topic_id"], &[]),
    (
        "merchant-visibility-by-brand",
        &["merchant_name", "brand_name"],
        &[],
    ),
    (
        "product-merchant-urls",
        &["product_name", "merchant_name", "merchant_url"],
        &[],
    ),
    ("trigger-rate", &["model_id"], &[]),
    (
        "triggered-prompts",
        &["prompt_id", "prompt", "topic_id"],
        TRIGGERED,
    ),
    ("triggered-topics", &["topic_id", "topic"], TRIGGERED),
    ("visibility", &["asset_name"], &[]),
];

type ReportOutline = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const TRIGGERED: &[&str] = &[
    "total_runs",
    "shopping_triggered_runs",
    "trigger_rate_percentage",
];
