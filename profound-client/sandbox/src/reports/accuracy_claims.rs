//! v1 reports on inaccurate claims: their themes, clusters, models and answers.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use crate::{
    dataset::dates::{self, timestamp},
    http::response::ApiResponse,
    reports::{
        accuracy,
        report_query::{Earlier, ReportQuery, TableOptions},
        row_details::{KB_PATH, kb_snippet, reasoning},
        sort::Key,
        table::{Row, RowKey, Table},
        thing::Thing,
    },
};

/// A table of claims, and the rows of the comparison period.
pub(crate) struct ClaimTable {
    pub(crate) table: Table,
    earlier: Option<Earlier>,
}

impl ClaimTable {
    /// Returns the inaccurate claims of a request by columns, in total or of one cluster or theme.
    pub(crate) fn inaccurate(
        query: &ReportQuery<'_>,
        columns: &[&str],
        within: Option<&'static str>,
    ) -> Result<ClaimTable, ApiResponse> {
        let chosen = ["cluster_id", "theme_id"].map(|name| (name, query.request.text(name)));
        let counts = |thing: &Thing| {
            let is = |(name, id): &(&str, Option<&str>)| {
                id.is_none_or(|id| thing.text(name) == Some(id))
            };
            !thing.is("positive") && chosen.iter().all(is)
        };
        let categories = accuracy::options(query);
        let options = TableOptions {
            counts: &counts,
            within,
            ..categories.options()
        };
        Ok(ClaimTable {
            table: query.table(columns, None, &options)?,
            earlier: query.earlier(columns, None, &options)?,
        })
    }

    /// Returns the rows by a metric, highest first unless the request is ascending.
    pub(crate) fn sorted(mut self, query: &ReportQuery<'_>, metric: &str) -> ClaimTable {
        let is_descending = query.request.text("sort_order") != Some("asc");
        self.table.sort(&[Key::new(metric, is_descending)]);
        self
    }

    pub(crate) fn before(&self, row: &Row) -> Option<&Row> {
        self.earlier.as_ref()?.get(&row.key)
    }

    /// Returns the change of a metric. A claim that was not made before had 0.
    pub(crate) fn change(&self, row: &Row, metric: &str) -> Option<f64> {
        let earlier = self.earlier.as_ref()?;
        let before = earlier.get(&row.key);
        let before = before.map_or(0.0, |row| self.table.number(row, metric));
        Some(self.table.number(row, metric) - before)
    }

    /// Returns the rows whose column contains the text that the request searches for, in any case.
    pub(crate) fn found<'t>(&'t self, query: &ReportQuery<'_>, column: &str) -> Vec<&'t Row> {
        let search = query.request.text("search_query").unwrap_or_default();
        let search = search.to_lowercase();
        let rows = self.table.rows.iter();
        let is_found = |row: &&Row| {
            let text = row.text(column).unwrap_or_default();
            text.to_lowercase().contains(&search)
        };
        rows.filter(is_found).collect()
    }
}

/// Returns a page of rows with the total.
pub(crate) fn paged(
    query: &ReportQuery<'_>,
    rows: &[&Row],
    shown: impl Fn(&Row) -> Value,
) -> ApiResponse {
    let size = |name| query.request.size_of(name);
    let page = rows.iter().skip(size("offset").unwrap_or(0));
    let page = page.take(size("limit").unwrap_or(usize::MAX));
    let data: Vec<Value> = page.map(|row| shown(row)).collect();
    ApiResponse::json(&json!({ "data": data, "totalCount": rows.len() }))
}

/// Returns the topics whose answers have checked claims.
pub(crate) fn topic_ids(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let mut table = query.table(&["topic"], None, &TableOptions::default())?;
    table.sort(&[Key::new("topic", false)]);
    let ids: Vec<&Value> = table
        .rows
        .iter()
        .filter_map(|row| row.get("topic_id"))
        .collect();
    Ok(ApiResponse::json(&json!(ids)))
}

/// Returns the themes of inaccurate claims.
pub(crate) fn themes(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let inaccurate = ClaimTable::inaccurate(query, &["theme"], None)?.sorted(query, "occurrence");
    let categories = accuracy::options(query);
    let all = query.table(&["theme"], None, &categories.options())?;
    let clusters = query.table(&["claim"], None, &categories.options())?;
    let of_theme = |row: &Row, other: &Row| row.get("theme") == other.get("theme");
    let rows = inaccurate.found(query, "theme");
    Ok(paged(query, &rows, |row| {
        let whole = all.rows.iter().find(|one| of_theme(row, one));
        let clusters = clusters.rows.iter().filter(|one| of_theme(row, one));
        let wrong = clusters
            .clone()
            .filter(|one| one.get("positive") == Some(&false.into()));
        let theme = row.text("theme").unwrap_or_default();
        let mut shown = json!({
            "themeId": row.get("theme_id"),
            "neutralTheme": theme,
            "description": format!("Claims about the {} of the brand", theme.to_lowercase()),
            "inaccurateClaimCount": inaccurate.table.measure(row, "total_claims"),
            "inaccurateClusterCount": wrong.count(),
            "totalClaimCount": whole.map(|whole| all.measure(whole, "total_claims")),
            "totalClusterCount": clusters.count(),
        });
        add_responses(&mut shown, &inaccurate, row);
        shown
    }))
}

/// Returns the inaccurate claims, with the pages that they are from.
pub(crate) fn clusters(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let claims = ClaimTable::inaccurate(query, &["claim"], None)?.sorted(query, "occurrence");
    let by_host = ClaimTable::inaccurate(query, &["claim", "hostname"], None)?;
    let by_host = by_host.sorted(query, "count").table;
    let models = if query.request.is_set("include_models") {
        Some(ClaimTable::inaccurate(query, &["claim", "model"], None)?.table)
    } else {
        None
    };
    let brand = query.generator.category.assets[0].entity.name;
    let rows = claims.found(query, "claim");
    let of_claim = |rows: &'_ Table, row: &Row, value: &dyn Fn(&Row) -> Value| -> Vec<Value> {
        let own = rows
            .rows
            .iter()
            .filter(|one| one.get("claim") == row.get("claim"));
        own.map(value).collect()
    };
    Ok(paged(query, &rows, |row| {
        let (claim, theme) = (row.text("claim"), row.text("theme").unwrap_or_default());
        let hostname = |one: &Row| one.get("hostname").cloned().unwrap_or_default();
        let model = |models: &Table, one: &Row| {
            let occurrence = models.measure(one, "occurrence");
            json!({ "modelId": one.get("model_id"), "occurrence": occurrence })
        };
        let mut shown = json!({
            "clusterId": row.get("cluster_id"),
            "canonicalClaim": claim,
            "neutralTheme": theme,
            "description": format!("A claim about the {}", theme.to_lowercase()),
            "kbPath": KB_PATH,
            "kbSnippet": kb_snippet(brand, theme),
            "reasoning": reasoning(brand, claim.unwrap_or_default()),
            "claimCount": claims.table.measure(row, "total_claims"),
            "citationHostnames": of_claim(&by_host, row, &hostname),
            "models": models
                .as_ref()
                .map(|models| of_claim(models, row, &|one| model(models, one))),
        });
        add_responses(&mut shown, &claims, row);
        shown
    }))
}

/// Adds the answers that make a claim: their count and their share, as a fraction.
fn add_responses(shown: &mut Value, claims: &ClaimTable, row: &Row) {
    let share = |percent: f64| percent / 100.0;
    shown["responseCount"] = claims.table.measure(row, "response_count");
    shown["totalResponseCount"] = claims.table.measure(row, "total_response_count");
    shown["responseShare"] = share(claims.table.number(row, "occurrence")).into();
    shown["responseShareDelta"] = claims.change(row, "occurrence").map(share).into();
}

/// Returns the most frequent inaccurate claims.
pub(crate) fn top_claims(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let claims = ClaimTable::inaccurate(query, &["claim"], None)?.sorted(query, "occurrence");
    let most = query.request.size_of("limit").unwrap_or(5);
    let rows = claims.table.rows.iter().take(most).map(|row| {
        json!({
            "clusterId": row.get("cluster_id"),
            "canonicalClaim": row.get("claim"),
            "claimOccurrence": claims.table.measure(row, "occurrence"),
            "claimOccurrenceDelta": claims.change(row, "occurrence"),
        })
    });
    let rows: Vec<Value> = rows.collect();
    Ok(ApiResponse::json(&json!({ "data": rows })))
}

/// Returns the answers that make a claim, by model and by prompt.
pub(crate) fn breakdown(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let parts = ["model", "prompt"].map(|column| -> Result<Vec<Value>, ApiResponse> {
        let claims = ClaimTable::inaccurate(query, &[column], None)?.sorted(query, "occurrence");
        let known: HashSet<RowKey> = claims.table.rows.iter().map(|row| row.key).collect();
        let mut gone: Vec<&Row> = claims.earlier.iter().flat_map(HashMap::values).collect();
        gone.retain(|row| !known.contains(&row.key));
        gone.sort_by_key(|row| row.key);
        let current = claims.table.rows.iter().map(|row| (row, true));
        let rows = current.chain(gone.into_iter().map(|row| (row, false)));
        Ok(rows
            .map(|(row, is_current)| part(&claims, row, column, is_current))
            .collect())
    });
    let [models, prompts] = parts;
    Ok(ApiResponse::json(
        &json!({ "platform": models?, "prompt": prompts? }),
    ))
}

fn part(claims: &ClaimTable, row: &Row, column: &str, is_current: bool) -> Value {
    let count = |row: Option<&Row>, metric: &str| {
        row.map_or_else(|| 0.into(), |row| claims.table.measure(row, metric))
    };
    let before = if is_current {
        claims.before(row)
    } else {
        Some(row)
    };
    let current = is_current.then_some(row);
    let mut shown = json!({
        "id": row.get(&format!("{column}_id")),
        "label": row.get(column),
        "prevResponseCount": count(before, "response_count"),
        "prevTotalResponseCount": count(before, "total_response_count"),
    });
    if is_current {
        add_responses(&mut shown, claims, row);
    } else {
        let gone = claims.table.number(row, "occurrence") / 100.0;
        shown["responseCount"] = 0.into();
        shown["totalResponseCount"] = 0.into();
        shown["responseShare"] = 0.0.into();
        shown["responseShareDelta"] = (-gone).into();
    }
    if column == "prompt" {
        shown["promptId"] = row.get("prompt_id").cloned().unwrap_or_default();
        shown["promptText"] = row.get("prompt").cloned().unwrap_or_default();
        shown["topicId"] = row.get("topic_id").cloned().unwrap_or_default();
        shown["hasCurrent"] = current.is_some().into();
    }
    shown
}

/// Returns answers that make a claim, newest first.
pub(crate) fn example_runs(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let columns = ["claim", "run", "model", "region"];
    let claims = ClaimTable::inaccurate(query, &columns, None)?.table;
    let mut rows: Vec<&Row> = claims.rows.iter().collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.cell.seen.0), row.seed));
    Ok(paged(query, &rows, |row| {
        let claim = row.text("claim").unwrap_or_default();
        json!({
            "runId": row.get("run_id"),
            "claim": claim,
            "responseSnippet": format!("{claim}."),
            "modelId": row.get("model_id"),
            "regionId": row.get("region_id"),
            "createdAt": timestamp(dates::instant(row.cell.seen.0)),
        })
    }))
}
