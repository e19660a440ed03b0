//! The answers of models: the runs from which all reports are counted.

use serde_json::json;

use crate::{
    http::response::ApiResponse,
    reports::{
        answer::Answer,
        answer_filter::AnswerFilter,
        cursor_page::{CursorPage, shapes},
        positional::page,
        report_body,
        report_query::{ReportQuery, words},
    },
    schema::{filter_tree::normalised, generate::ValueContext, shapes::Response as ResponseShape},
};

pub(crate) fn v1(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let answers = all(query);
    // The shape has the default of each field.
    let include = query.request.get("include").cloned();
    let include = include.unwrap_or_else(|| query.defaults("include"));
    let included = |name: &str| include[name] == true;
    let (limit, offset) = page(query.request);
    let page = answers.iter().skip(offset).take(limit.min(MOST_ANSWERS));
    let data = page.map(|answer| answer.shown(query, &included));
    let info = json!({ "total_rows": answers.len() });
    Ok(report_body::document(&info, data))
}

pub(crate) fn v2(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let answers = all(query);
    let page = CursorPage::read(query, answers.len())?;
    let mut chosen = query.listed("include");
    if chosen.is_empty() {
        // Citation details must be asked for.
        chosen = words(query.request, "include");
        chosen.retain(|name| *name != "citation_details");
    }
    let some = answers.iter().skip(page.offset).take(page.limit);
    let included = |name: &str| chosen.contains(&name);
    let models = query.generator.category.models.iter().enumerate();
    let covered = models.filter(|(at, _)| answers.iter().any(|answer| answer.model() == *at));
    let models: Vec<&str> = covered.map(|(_, model)| model.name).collect();
    let known = json!({
        "total_results": page.total,
        "count": some.len(),
        "next_cursor": page.next_cursor,
        "models": models,
        "include": chosen,
        "filter": query.request.get("filter").map(normalised),
    });
    let known = known.as_object().cloned().unwrap_or_default();
    let (info, _) = shapes(&query.request.operation.response);
    let info = info.map(|info| {
        query
            .generator
            .value(info, &ValueContext::sparse(0), &known)
    });
    let info = info.unwrap_or_default();
    let data = some.map(|answer| answer.shown(query, &included));
    Ok(match query.request.operation.response {
        ResponseShape::Events(_) => report_body::events(&info, "result", data),
        _ => report_body::document(&info, data),
    })
}

/// Returns the answers of the period, newest first.
fn all(query: &ReportQuery<'_>) -> Vec<Answer> {
    let category = query.generator.category;
    let filter = AnswerFilter::new(query);
    let mut answers: Vec<Answer> = Vec::new();
    category.executions(query.span, &|_, _| true, &mut |execution| {
        let answer = Answer::new(category, execution);
        if filter.passes(&answer) {
            answers.push(answer);
        }
    });
    answers.sort_by_key(|answer| std::cmp::Reverse(answer.order()));
    answers
}

/// The most answers on a v1 page. They make about 30 MB.
const MOST_ANSWERS: usize = 10_000;
