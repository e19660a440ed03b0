//! The query of a report: its period, filters and tables.

use std::{cell::Cell, collections::HashMap};

use serde_json::Value;

use crate::{
    dataset::{
        Dataset,
        dates::{DAY, Span, moment, moment_in, to_zone, zone_rule},
    },
    http::response::ApiResponse,
    reports::{
        column::{Column, stem},
        filter_bits::analysis_names,
        interval::Interval,
        log_filter::LogFilter,
        report_path::path,
        rules,
        subject::Subject,
        subjects,
        table::{Row, RowKey, Table, TablePlan},
        thing::Thing,
    },
    schema::{
        filter_match::{BY_NAME, MOST_FILTERS, TOO_MANY_FILTERS, Test},
        filter_tree::Tree,
        generate::Generator,
        json_node::JsonNode,
        period::Period,
        shapes::SHAPES,
        validated_request::ValidatedRequest,
    },
};

/// The request of a report.
pub(crate) struct ReportQuery<'a> {
    pub(crate) dataset: &'a Dataset,
    pub(crate) request: &'a ValidatedRequest,
    pub(crate) generator: Generator<'a>,
    pub(crate) span: Span,
    pub(crate) subject: Subject,
    filter: Option<Tree<String>>,
    zone: Option<&'static str>,
    log: LogFilter<'a>,
}

/// The rows of an earlier period.
pub(crate) type Earlier = HashMap<RowKey, Row>;

/// The parts of a table that differ between reports.
pub(crate) struct TableOptions<'a> {
    /// Returns whether a thing exists for this report.
    pub(crate) keeps: &'a dyn Fn(&Thing) -> bool,
    /// Returns whether a thing is counted. Shares are also shares of things that are not counted.
    pub(crate) counts: &'a dyn Fn(&Thing) -> bool,
    pub(crate) split: bool,
    pub(crate) within: Option<&'static str>,
}

impl Default for TableOptions<'_> {
    fn default() -> Self {
        TableOptions {
            keeps: &|_| true,
            counts: &|_| true,
            split: false,
            within: None,
        }
    }
}

impl<'a> ReportQuery<'a> {
    pub(crate) fn new(
        dataset: &'a Dataset,
        request: &'a ValidatedRequest,
    ) -> Result<ReportQuery<'a>, ApiResponse> {
        rules::check(request)?;
        let zone = zone(request)?;
        Ok(ReportQuery {
            dataset,
            request,
            generator: Generator::new(dataset, request)?,
            span: span(request, zone)?,
            subject: subjects::of(dataset, request),
            filter: filter(request)?,
            zone,
            log: LogFilter::read(dataset, request)?,
        })
    }

    /// Returns a table with these columns. If there is an `interval`, its rows also have a date.
    pub(crate) fn table(
        &self,
        columns: &[&str],
        interval: Option<Interval>,
        options: &TableOptions<'_>,
    ) -> Result<Table, ApiResponse> {
        self.table_of(&self.subject, self.span, columns, interval, options)
    }

    /// Returns the rows of the same table for the period that the request compares with, if there is
    /// one.
    pub(crate) fn earlier(
        &self,
        columns: &[&str],
        interval: Option<Interval>,
        options: &TableOptions<'_>,
    ) -> Result<Option<Earlier>, ApiResponse> {
        let Some(span) = self.earlier_span() else {
            return Ok(None);
        };
        let table = self.table_of(&self.subject, span, columns, interval, options)?;
        let rows = table.rows.into_iter().map(|row| (row.key, row));
        Ok(Some(rows.collect()))
    }

    /// Returns a table about another subject than the report's own.
    pub(crate) fn table_about(
        &self,
        subject: Subject,
        columns: &[&str],
        options: &TableOptions<'_>,
    ) -> Result<Table, ApiResponse> {
        self.table_of(&subject, self.span, columns, None, options)
    }

    fn table_of(
        &self,
        subject: &Subject,
        span: Span,
        columns: &[&str],
        interval: Option<Interval>,
        options: &TableOptions<'_>,
    ) -> Result<Table, ApiResponse> {
        let columns = columns
            .iter()
            .filter(|column| !matches!(**column, "date" | "period"));
        let named = ["asset", "asset_name"];
        let asset = named.iter().find_map(|name| self.request.text(name));
        let is_asset = |thing: &Thing| {
            let names = [thing.text("asset"), thing.text("asset_id")];
            asset.is_none_or(|asset| names.contains(&Some(asset)))
        };
        let category = self.generator.category;
        let about = asset.and_then(|name| {
            let mut assets = category.assets.iter();
            assets.position(|one| one.entity.name == name || one.entity.id == name)
        });
        let plan = TablePlan {
            category,
            subject: subject.clone(),
            columns: columns.map(|column| (*column).to_owned()).collect(),
            span,
            interval,
            filter: self.filter(),
            about,
            keeps: &|thing| (options.keeps)(thing) && is_asset(thing) && self.log.passes(thing),
            counts: options.counts,
            split: options.split,
            within: options.within,
            zone: self.zone,
        };
        Table::new(&plan).map_or_else(|| self.too_long(), Ok)
    }

    /// Returns the period that the request compares with.
    fn earlier_span(&self) -> Option<Span> {
        let start = moment(self.request.text("comparison_start_date")?)?;
        let end = self.request.text("comparison_end_date")?;
        let is_inclusive = counts_days(self.request);
        let end = moment(end)? + if is_inclusive { DAY } else { 0 };
        let longest = start + 366 * DAY;
        (start < end).then_some(Span {
            start,
            end: end.min(longest),
        })
    }

    /// Rejects a report with more rows than the sandbox generates.
    pub(crate) fn too_long<T>(&self) -> Result<T, ApiResponse> {
        let message = "Value error, the sandbox makes 100,000 rows of a report at most";
        self.request
            .body_again(|body| body.problem("value_error", message))
    }

    pub(crate) fn filter(&self) -> Option<&Tree<String>> {
        self.filter.as_ref()
    }

    /// Returns the analyses whose prompts the report covers. Without a filter on them, it is visibility.
    pub(crate) fn analyses(&self) -> Vec<&'static str> {
        let tests = Cell::new(false);
        let passes = |kind: &&'static str| {
            self.filter.as_ref().is_none_or(|filter| {
                filter.passes(&|field: &String, test| {
                    let is_analysis = Column::of(field) == Column::Analysis;
                    tests.set(tests.get() || is_analysis);
                    !is_analysis || test.passes(&analysis_names(&[*kind]))
                })
            })
        };
        let all = ["visibility", "sentiment", "accuracy"];
        let passing: Vec<&str> = all.into_iter().filter(passes).collect();
        if tests.get() { passing } else { vec![all[0]] }
    }

    /// Returns the interval in a field of the body. Default: day.
    pub(crate) fn interval(&self, name: &str) -> Interval {
        let chosen = self.request.text(name).unwrap_or("day");
        let known = Interval::ALL.iter().find(|(known, _)| *known == chosen);
        known.map_or(Interval::Day, |(_, interval)| *interval)
    }

    /// Returns the defaults of an object in the body.
    pub(crate) fn defaults(&self, name: &str) -> Value {
        let body = self.request.operation.body.as_ref();
        let object = body.and_then(|body| SHAPES.object(&body.shape));
        let field = object.and_then(|object| object.field(name));
        let fields = field.and_then(|field| SHAPES.object(field.shape.or_null()));
        let fields = fields.into_iter().flat_map(|object| &object.fields);
        let defaults =
            fields.filter_map(|field| Some((field.name.clone(), field.default.clone()?)));
        Value::Object(defaults.collect())
    }

    /// Returns the values of a list in the body, in the order of its shape.
    pub(crate) fn listed(&self, name: &str) -> Vec<&'static str> {
        let chosen = self.request.texts(name);
        let words = words(self.request, name).into_iter();
        words.filter(|word| chosen.contains(word)).collect()
    }
}

/// Returns the values that a field of the body may have.
pub(crate) fn words(request: &ValidatedRequest, name: &str) -> Vec<&'static str> {
    let body = request.operation.body.as_ref();
    let object = body.and_then(|body| SHAPES.object(&body.shape));
    let field = object.and_then(|object| object.field(name));
    field
        .map(|field| SHAPES.literals(&field.shape))
        .unwrap_or_default()
}

/// Returns the period of a report. Without an end date it ends now, and covers at most the last 366 days.
fn span(request: &ValidatedRequest, zone: Option<&'static str>) -> Result<Span, ApiResponse> {
    if request.get("end_date").is_none() {
        let start = request
            .text("start_date")
            .and_then(|text| moment_in(text, zone))
            .unwrap_or_default();
        let end = to_zone(request.now, zone);
        let start = start.max(end - 366 * DAY);
        let start = if is_daily_log(request) {
            next_day(start)
        } else {
            start
        };
        let start = start.min(end);
        return Ok(Span { start, end });
    }
    if counts_days(request) {
        return request.body_again(|body| Period::inclusive(body).map(|period| period.span));
    }
    let mut span =
        request.body_again(|body| Period::exclusive_in(body, zone).map(|period| period.span))?;
    if is_daily_log(request) {
        let is_plain = request
            .text("end_date")
            .is_some_and(|text| text.len() == 10);
        span = whole_days(span, is_plain);
    }
    Ok(span)
}

/// Returns whether a report is on a log that is aggregated by day.
fn is_daily_log(request: &ValidatedRequest) -> bool {
    matches!(path(request), "/v1/reports/bots" | "/v1/reports/referrals")
}

/// Returns the start of the day at a time or after it.
fn next_day(at: i64) -> i64 {
    at + (-at).rem_euclid(DAY)
}

/// Returns the days whose stamps are in a period. Daily logs are stamped at the start of the day, and
/// the end is compared with `<=`: a moment at the start of a day includes this day. A plain date is
/// read as UTC, so it does not.
fn whole_days(span: Span, is_plain: bool) -> Span {
    let start = next_day(span.start);
    let last = span.end - span.end.rem_euclid(DAY);
    let end = if is_plain { last } else { last + DAY };
    Span {
        start: start.min(end),
        end,
    }
}

/// Returns whether the period of a report consists of days, with an inclusive end. So it is in `/v2`,
/// and in accuracy reports by day. With a `domain`, the end is exclusive.
fn counts_days(request: &ValidatedRequest) -> bool {
    let is_of_days = request
        .get("start_date")
        .and_then(Value::as_str)
        .is_some_and(|text| text.len() == 10);
    let path = request.operation.path.as_str();
    let counts = path.starts_with("/v2") || path.contains("/accuracy/") && is_of_days;
    counts && request.get("domain").is_none()
}

/// Returns the rule of the time zone of a v2 log report. Default: UTC.
fn zone(request: &ValidatedRequest) -> Result<Option<&'static str>, ApiResponse> {
    let path = path(request);
    if path != "/v2/reports/bots" && path != "/v2/reports/referrals" {
        return Ok(None);
    }
    request.body_again(|body| {
        let Some(zone) = body.nullable("timezone") else {
            return Some(zone_rule("UTC"));
        };
        let rule = zone_rule(zone.text()?);
        rule.map(Some)
            .or_else(|| zone.problem("value_error", NO_ZONE))
    })
}

const NO_ZONE: &str = "Value error, the sandbox knows few time zones: UTC, America/New_York, \
America/Los_Angeles, Europe/London, Europe/Berlin, Asia/Tokyo and others";

/// Reads the filter of a v2 report, or the list of filters of a v1 report, which must all pass.
fn filter(request: &ValidatedRequest) -> Result<Option<Tree<String>>, ApiResponse> {
    request.body_again(|body| {
        if let Some(filter) = body.nullable("filter") {
            let tree = Tree::read(&filter, &|field| field.text().map(str::to_owned));
            return tree.map(Some);
        }
        let mut leaves = listed(request, body)?;
        leaves.extend(ids(request, body)?);
        leaves.extend(analyses(request, body)?);
        Some((!leaves.is_empty()).then_some(Tree::And(leaves)))
    })
}

/// Reads the list of filters of a v1 report.
fn listed(request: &ValidatedRequest, body: &JsonNode<'_>) -> Option<Vec<Tree<String>>> {
    let Some(filters) = body.nullable("filters") else {
        return Some(Vec::new());
    };
    let excludes = request.is_set("exclude_topic_ids");
    let leaves = filters.each(|filter| {
        let field = filter.required("field")?.text()?.to_owned();
        let operator = filter.required("operator")?.choice(&BY_NAME)?;
        let value = filter.required("value")?;
        let leaf = |test| {
            let leaf = Tree::Leaf(field, test);
            let is_negated = filter.value["field"]
                .as_str()
                .is_some_and(|field| stem(field) == "topic" && excludes);
            if is_negated {
                Tree::Not(Box::new(leaf))
            } else {
                leaf
            }
        };
        Some(leaf(match value.value {
            Value::Bool(_) | Value::Array(_)
                if stem(filter.value["field"].as_str()?) == "mentioned" =>
            {
                Test::of_booleans(operator, &value)?
            }
            _ => {
                let test = Test::of_either(operator, &value)?;
                let stem = stem(filter.value["field"].as_str()?);
                test.needing_all(needs_all(request, stem))
                    .accepting_none(accepts_none(request, stem))
            }
        }))
    })?;
    if leaves.len() > MOST_FILTERS {
        return filters.problem("value_error", TOO_MANY_FILTERS);
    }
    Some(leaves)
}

/// Returns whether a request wants things that have all values of a filter, such as all its tags.
fn needs_all(request: &ValidatedRequest, kind: &str) -> bool {
    request.text(&format!("{kind}_filter_type")) == Some("all")
}

/// Returns whether a request also wants prompts without a value, such as prompts without a tag.
fn accepts_none(request: &ValidatedRequest, kind: &str) -> bool {
    request.is_set(&format!("include_no_{kind}"))
}

/// Reads the analyses that limit a v1 report on shopping answers.
fn analyses(request: &ValidatedRequest, body: &JsonNode<'_>) -> Option<Vec<Tree<String>>> {
    let Some(names) = body.nullable("analysis_types") else {
        return Some(Vec::new());
    };
    if names.items()?.is_empty() {
        return Some(Vec::new());
    }
    let test = Test::of_names(BY_NAME[0].1, &names)?;
    let test = test.needing_all(needs_all(request, "analysis"));
    Some(vec![Tree::Leaf("analysis_type".to_owned(), test)])
}

/// Reads the lists of ids that filter a v1 accuracy report.
fn ids(request: &ValidatedRequest, body: &JsonNode<'_>) -> Option<Vec<Tree<String>>> {
    let mut leaves = Vec::new();
    for kind in ["topic", "tag", "region", "platform", "persona", "prompt"] {
        let Some(ids) = body.nullable(&format!("{kind}_ids")) else {
            continue;
        };
        let test = Test::of_ids(BY_NAME[0].1, &ids)?
            .needing_all(needs_all(request, kind))
            .accepting_none(accepts_none(request, kind));
        let leaf = Tree::Leaf(format!("{kind}_id"), test);
        let excludes = body
            .optional("exclude_topic_ids")
            .is_some_and(|node| *node.value == true);
        leaves.push(if kind == "topic" && excludes {
            Tree::Not(Box::new(leaf))
        } else {
            leaf
        });
    }
    Some(leaves)
}
