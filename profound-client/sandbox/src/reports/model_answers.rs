//! The answers of models, from the executions that visibility reports count.

use serde_json::{Map, Value, json};

use crate::{
    dataset::{
        ASSETS, Execution,
        dates::timestamp,
        seeded_hash::{self, mix},
        uuid,
    },
    http::response::ApiResponse,
    reports::{
        cursor_page::{CursorPage, shapes},
        events,
        families::Family,
        positional::page,
        report_query::ReportQuery,
        thing::Thing,
    },
    schema::{
        filter_match::Test,
        filter_tree::Tree,
        generate::{HOSTS, PATHS, THEMES, ValueContext},
        shapes::{Object, Response as ResponseShape, SHAPES},
    },
};

pub(crate) fn v1(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let answers = all(query);
    let included = |name: &str| {
        let include = query.request.get("include");
        include.is_none_or(|include| include[name].as_bool().unwrap_or(true))
    };
    let Some(row) = row_of(query) else {
        return Ok(ApiResponse::empty());
    };
    let (limit, offset) = page(query.request);
    let page = answers.iter().skip(offset).take(limit.min(MOST_ANSWERS));
    let data: Vec<Value> = page
        .map(|given| shown(query, row, given, &included))
        .collect();
    Ok(ApiResponse::json(&json!({
        "info": { "total_rows": answers.len() },
        "data": data,
    })))
}

pub(crate) fn v2(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let answers = all(query);
    let page = CursorPage::read(query, answers.len())?;
    let chosen = query.listed("include");
    let chosen = if chosen.is_empty() {
        crate::reports::report_query::words(query.request, "include")
    } else {
        chosen
    };
    let Some(row) = row_of(query) else {
        return Ok(ApiResponse::empty());
    };
    let some = answers.iter().skip(page.offset).take(page.limit);
    let included = |name: &str| chosen.contains(&name);
    let data: Vec<Value> = some
        .map(|given| shown(query, row, given, &included))
        .collect();
    let mut models: Vec<&str> = answers
        .iter()
        .filter_map(|given| given.text("model"))
        .collect();
    models.sort_unstable();
    models.dedup();
    let known = json!({
        "total_results": page.total,
        "count": data.len(),
        "next_cursor": page.next_cursor,
        "models": models,
        "include": chosen,
    });
    let known = known.as_object().cloned().unwrap_or_default();
    let (info, _) = shapes(&query.request.operation.response);
    let response = ApiResponse::json(&json!({
        "info": info.map(|info| query.generator.value(info, &ValueContext::sparse(0), &known)),
        "data": data,
    }));
    Ok(match query.request.operation.response {
        ResponseShape::Events(_) => events::of_v2(response),
        _ => response,
    })
}

/// An answer, with the things for its prompt and its model.
struct Given {
    execution: Execution,
    things: [Thing; 2],
    seed: u64,
}

impl Given {
    fn get(&self, name: &str) -> Option<&Value> {
        self.things.iter().find_map(|thing| thing.get(name))
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    fn passes(&self, query: &ReportQuery<'_>) -> bool {
        let assets = &query.generator.category.assets;
        let filter: Option<&Tree<String>> = query.filter();
        filter.is_none_or(|filter| {
            filter.passes(&|field: &String, test: &Test| match field.as_str() {
                "asset_name" | "asset_id" => (0..ASSETS).any(|at| {
                    let asset = &assets[at].entity;
                    self.execution.appearances[at].mentions > 0
                        && test.passes(&[asset.name, &asset.id])
                }),
                field => {
                    let stem = field.trim_end_matches("_id").trim_end_matches("_name");
                    let texts = [self.text(stem), self.text(&format!("{stem}_id"))];
                    let texts: Vec<&str> = texts.into_iter().flatten().collect();
                    texts.is_empty() || test.passes(&texts)
                }
            })
        })
    }
}

/// Returns the answers of the period, newest first.
fn all(query: &ReportQuery<'_>) -> Vec<Given> {
    let category = query.generator.category;
    let models = Family::Model.things(category, None);
    let probes = Family::Probe.things(category, None);
    let mut answers: Vec<Given> = Vec::new();
    category.executions(query.span, &|_, _| true, &mut |execution| {
        let seed = execution.at.unsigned_abs() << 12;
        let seed = seed ^ (execution.model << 8) as u64 ^ execution.probe as u64;
        let given = Given {
            things: [
                probes[execution.probe].clone(),
                models[execution.model].clone(),
            ],
            seed: mix(seed ^ seeded_hash::text(&category.entity.id)),
            execution: Execution {
                appearances: execution.appearances,
                ..*execution
            },
        };
        if given.passes(query) {
            answers.push(given);
        }
    });
    answers.sort_by_key(|given| (std::cmp::Reverse(given.execution.at), given.seed));
    answers
}

fn row_of(query: &ReportQuery<'_>) -> Option<&'static Object> {
    let (_, row) = shapes(&query.request.operation.response);
    SHAPES.object(row?)
}

fn shown(
    query: &ReportQuery<'_>,
    row: &'static Object,
    given: &Given,
    included: &dyn Fn(&str) -> bool,
) -> Value {
    let mut made = Map::new();
    for field in row.fields.iter().filter(|field| included(&field.name)) {
        let name = field.name.as_str();
        let value = match known(query, given, name) {
            Some(value) => value,
            None if SHAPES.object(&field.shape).is_some() => {
                let ids = json!({
                    "id": given.get(&format!("{name}_id")),
                    "name": given.get(name),
                });
                let ids = ids.as_object().cloned().unwrap_or_default();
                let context = ValueContext::sparse(given.seed);
                query.generator.value(field.shape.or_null(), &context, &ids)
            }
            None => match given.get(name) {
                Some(said) => said.clone(),
                None => {
                    let context = ValueContext::root(given.seed);
                    let shape = field.shape.or_null();
                    query
                        .generator
                        .value(shape, &context.field(name), &Map::new())
                }
            },
        };
        made.insert(field.name.clone(), value);
    }
    made.into()
}

/// Returns a field of an answer that is not a column of its prompt or its model.
fn known(query: &ReportQuery<'_>, given: &Given, name: &str) -> Option<Value> {
    let category = query.generator.category;
    let assets = category.assets.iter().zip(&given.execution.appearances);
    let mut named: Vec<(u32, &str)> = assets
        .filter(|(_, appearance)| appearance.mentions > 0)
        .map(|(asset, appearance)| (appearance.position, asset.entity.name))
        .collect();
    named.sort_unstable();
    let named: Vec<&str> = named.into_iter().map(|(_, name)| name).collect();
    Some(match name {
        "run_id" => uuid::derive(given.seed).into(),
        "date" | "created_at" => timestamp(given.execution.at).into(),
        "mentions" => json!(named),
        "asset" => category.assets[0].entity.name.into(),
        "asset_id" => category.assets[0].entity.id.as_str().into(),
        "tags" => json!([given.get("tag")]),
        "analysis_types" => json!(["visibility"]),
        "prompt_type" => "visibility".into(),
        "search_triggered" => true.into(),
        "response" => {
            let theme = THEMES[(given.seed % THEMES.len() as u64) as usize].to_lowercase();
            let text = format!("By {theme} these are named most: {}.", named.join(", "));
            text.into()
        }
        "citations" | "web_search_results" => json!([
            format!("https://{}{}", HOSTS[(given.seed % 8) as usize], PATHS[0]),
            format!(
                "https://{}{}",
                HOSTS[(given.seed / 8 % 8) as usize],
                PATHS[1]
            ),
        ]),
        "sentiment_claims" => json!([]),
        _ => return None,
    })
}

/// The most answers on a v1 page. They make about 30 MB.
const MOST_ANSWERS: usize = 10_000;
