//! Reports on the accuracy of claims.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::{
    http::response::ApiResponse,
    reports::{
        interval::Interval,
        report_query::{Earlier, ReportQuery, TableOptions},
        sort::Key,
        table::{Row, Table},
        thing::Thing,
    },
};

/// Returns a row for each value of `breakdown_by`, and of `group_by` within it.
pub(crate) fn breakdown(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let request = query.request;
    let own = column(request.text("breakdown_by").unwrap_or("citation"));
    let groups = query.listed("group_by");
    let mut columns = vec![own];
    columns.extend(groups.iter().map(|group| column(group)));
    let interval = groups.contains(&"date").then(|| bucket(query));
    let options = options(query);
    let options = options.options();
    let mut table = query.table(&columns, interval, &options)?;
    let earlier = query.earlier(&columns, interval, &options)?;
    let by = match request.text("sort_by") {
        Some("accuracy") => "accuracy",
        _ => "share",
    };
    let is_descending = request.text("sort_order") != Some("asc");
    table.sort(&[Key::new(by, is_descending)]);
    let search = request
        .text("search_query")
        .unwrap_or_default()
        .to_lowercase();
    let named = |row: &Row| name(row, own).to_lowercase().contains(&search);
    table.rows.retain(named);
    let (offset, limit) = (request.size_of("offset"), request.size_of("limit"));
    let (offset, limit) = (offset.unwrap_or(0), limit.unwrap_or(10));
    let (total, page) = match request.get("pagination") {
        Some(plan) => {
            let ranks = ranks(query, own, plan, is_descending, &options)?;
            let rank = |row: &Row| ranks.get(&name(row, own)).copied().unwrap_or(usize::MAX);
            table.rows.sort_by_key(rank);
            let same = |a: &Row, b: &Row| name(a, own) == name(b, own);
            let groups = table.rows.chunk_by(same);
            let total = table.rows.chunk_by(same).count();
            (total, groups.skip(offset).take(limit).flatten().collect())
        }
        None => {
            let page = table.rows.iter().skip(offset).take(limit);
            (table.rows.len(), page.collect::<Vec<&Row>>())
        }
    };
    let rows = page.into_iter();
    let rows: Vec<Value> = rows
        .map(|row| part(&earlier, &table, row, own, &groups))
        .collect();
    Ok(ApiResponse::json(
        &json!({ "data": rows, "totalCount": total }),
    ))
}

/// Returns the ranks of the groups that a plan of pages orders: the values of `breakdown_by`.
fn ranks(
    query: &ReportQuery<'_>,
    own: &'static str,
    plan: &Value,
    is_descending: bool,
    options: &TableOptions<'_>,
) -> Result<HashMap<String, usize>, ApiResponse> {
    let whole = query.table(&[own], None, options)?;
    let earlier = query.earlier(&[own], None, options)?;
    let metric = match plan["metric"].as_str() {
        Some("inaccurate_claims") => "inaccurate",
        _ => "accuracy",
    };
    let number = |row: &Row| {
        let before = earlier.as_ref().and_then(|rows| rows.get(&row.key));
        let before = before.map_or(0.0, |before| whole.number(before, metric));
        let is_delta = plan["mode"] == "delta";
        whole.number(row, metric) - if is_delta { before } else { 0.0 }
    };
    let is_descending = plan["direction"]
        .as_str()
        .map_or(is_descending, |direction| direction == "desc");
    let sign = if is_descending { -1.0 } else { 1.0 };
    let mut rows: Vec<&Row> = whole.rows.iter().collect();
    rows.sort_by(|a, b| {
        let order = (sign * number(a)).total_cmp(&(sign * number(b)));
        order.then(a.seed.cmp(&b.seed))
    });
    let names = rows.into_iter().map(|row| name(row, own));
    Ok(names.zip(0..).collect())
}

fn part(
    earlier: &Option<Earlier>,
    table: &Table,
    row: &Row,
    own: &str,
    groups: &[&'static str],
) -> Value {
    let (mut ids, mut names) = (Map::new(), Map::new());
    for group in groups {
        let said = match *group {
            "date" => row.date.clone().unwrap_or_default(),
            group => name(row, column(group)),
        };
        let id = row.get(&format!("{}_id", column(group))).cloned();
        ids.insert(
            (*group).to_owned(),
            id.unwrap_or_else(|| said.as_str().into()),
        );
        names.insert((*group).to_owned(), said.into());
    }
    let id = row.get(&format!("{own}_id")).or_else(|| row.get(own));
    let before = earlier.as_ref().and_then(|rows| rows.get(&row.key));
    let change = |metric: &str| {
        let before = before?;
        Some(table.number(row, metric) - table.number(before, metric))
    };
    json!({
        "id": id,
        "name": name(row, own),
        "groupIds": if groups.is_empty() { Value::Null } else { ids.into() },
        "groupNames": if groups.is_empty() { Value::Null } else { names.into() },
        "share": table.number(row, "share"),
        "shareChange": null,
        "responseAccuracy": table.number(row, "accuracy"),
        "accuracyChange": change("accuracy"),
        "accurateCount": table.measure(row, "accurate"),
        "inaccurateCount": table.measure(row, "inaccurate"),
        "inaccurateCountChange": change("inaccurate").map(|change| change as i64),
        "citationCategory": row.get("citation_category"),
        "hasScore": true,
    })
}

/// Returns the accuracy of all claims together: in total, by day, and compared with an earlier period.
pub(crate) fn overview(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let options = options(query);
    let options = options.options();
    let interval = Some(bucket(query));
    let whole = query.table(&[], None, &options)?;
    let whole_earlier = query.earlier(&[], None, &options)?;
    let mut dated = query.table(&[], interval, &options)?;
    let dated_earlier = query.earlier(&[], interval, &options)?;
    dated.sort(&[Key::new("date", false)]);
    let Some(row) = whole.rows.first() else {
        return Ok(ApiResponse::json(&json!({
            "trendByPeriod": [],
            "overallAccuracy": 0.0,
            "scoreBreakdown": [],
        })));
    };
    let before = whole_earlier.as_ref().and_then(|rows| rows.get(&row.key));
    let accuracy = |row: &Row| whole.number(row, "accuracy");
    let points = dated.rows.iter().map(|row| {
        let mut point = trend(&dated, row);
        let before = dated_earlier.as_ref().and_then(|rows| rows.get(&row.key));
        let before = before.map(|row| trend(&dated, row));
        point["verified"] = point["total"].clone();
        point["prevPeriodData"] = before.unwrap_or_default();
        point
    });
    let points: Vec<Value> = points.collect();
    let all = whole.number(row, "total_claims");
    let scores = ["accurate", "inaccurate"].map(|status| {
        let count = |row: &Row| whole.number(row, status);
        json!({
            "status": status,
            "count": whole.measure(row, status),
            "share": if all > 0.0 { count(row) / all } else { 0.0 },
            "countChange": before.map(|before| (count(row) - count(before)) as i64),
            "shareChange": null,
        })
    });
    let themes = (query.request.text("group_by") == Some("theme")).then(|| themes(query));
    let themes = themes.transpose()?;
    Ok(ApiResponse::json(&json!({
        "trendByPeriod": points,
        "overallAccuracy": accuracy(row),
        "accuracyChange": before.map(|before| accuracy(row) - accuracy(before)),
        "scoreBreakdown": scores,
        "themeTrend": themes.as_ref().map(|(series, _)| series),
        "availableSeries": themes.as_ref().map(|(_, all)| all),
    })))
}

/// Returns the series of each theme, and a list of the series.
fn themes(query: &ReportQuery<'_>) -> Result<(Vec<Value>, Vec<Value>), ApiResponse> {
    let options = options(query);
    let mut table = query.table(&["theme"], Some(bucket(query)), &options.options())?;
    table.sort(&[Key::new("theme", false), Key::new("date", false)]);
    let (mut series, mut all): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    for rows in table.rows.chunk_by(|a, b| a.get("theme") == b.get("theme")) {
        let (id, label) = (rows[0].get("theme_id"), rows[0].get("theme"));
        let points: Vec<Value> = rows.iter().map(|row| trend(&table, row)).collect();
        let total: u64 = points
            .iter()
            .filter_map(|point| point["total"].as_u64())
            .sum();
        series.push(json!({ "id": id, "label": label, "data": points }));
        all.push(json!({ "id": id, "label": label, "total": total }));
    }
    Ok((series, all))
}

fn trend(table: &Table, row: &Row) -> Value {
    json!({
        "date": row.date,
        "total": table.measure(row, "total_claims"),
        "accurate": table.measure(row, "accurate"),
        "ratio": table.number(row, "accuracy"),
    })
}

fn bucket(query: &ReportQuery<'_>) -> Interval {
    query.interval("date_bucket")
}

fn column(name: &str) -> &'static str {
    match name {
        "citation" => "domain",
        "platform" => "model",
        "topic" => "topic",
        "prompt" => "prompt",
        "tag" => "tag",
        "region" => "region",
        "persona" => "persona",
        "theme" => "theme",
        _ => "date",
    }
}

fn name(row: &Row, column: &str) -> String {
    let said = row.get(column).and_then(Value::as_str);
    said.unwrap_or_default().to_owned()
}

/// Returns whether a thing has one of the citation categories that a request is limited to.
pub(crate) struct Categories<'a>(Box<dyn Fn(&Thing) -> bool + 'a>);

pub(crate) fn options<'a>(query: &'a ReportQuery<'_>) -> Categories<'a> {
    let wanted = query.request.texts("citation_categories");
    let keeps = move |thing: &Thing| {
        let category = thing.text("citation_category").unwrap_or_default();
        wanted.is_empty() || wanted.contains(&category)
    };
    Categories(Box::new(keeps))
}

impl Categories<'_> {
    pub(crate) fn options(&self) -> TableOptions<'_> {
        TableOptions {
            keeps: &self.0,
            ..TableOptions::default()
        }
    }
}
