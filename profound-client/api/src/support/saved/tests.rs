//! Requests that are read from JSON.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "the structs of the API are public"
)]

use profound_client::dates::{DateRange, Moments};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    Assets, Condition, Direction, FactCheckFilter, Filter, MetricFilter, OrderBy, Pagination,
    support::request_struct::request_struct,
};

request_struct! {
    /// A question.
    pub struct Question {
        pub required {
            /// Its topic.
            "about" about: String = text(impl Into<String>),
            /// The days.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// A filter.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// The order.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// Bounds.
            "bounds" bounds: Vec<MetricFilter> = list(impl IntoIterator<Item = MetricFilter>),
            /// A page.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// Tags.
            "tags" tags: Option<Vec<String>> = some_texts(impl IntoIterator<Item = impl Into<String>>),
        }
    }
}

request_struct! {
    /// A question about hours.
    pub struct Hourly {
        pub required {
            /// The hours.
            "start_date" dates: Moments = moments(impl Into<Moments>),
        }
        optional {}
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// Asserts that a request is what it was after it was saved.
#[track_caller]
fn kept<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(request: &T) {
    let text = serde_json::to_string(request).unwrap();
    assert_eq!(read(&text).as_ref(), Ok(request));
}

fn week() -> DateRange {
    DateRange::new("2026-06-08", "2026-06-14").unwrap()
}

#[test]
fn a_saved_request_is_the_same() {
    let question = Question::new("shoes", week());
    kept(&question);
    let order = OrderBy::new("z", Direction::Descending).then("a", Direction::Ascending);
    let question = question
        .comparison(week().previous().unwrap())
        .filter(
            Filter::field("a")
                .is("b")
                .and(Filter::field("c").is(true).not()),
        )
        .order_by(order)
        .bounds([MetricFilter::new("visits").at_least(2.0)])
        .pagination(Pagination::new().limit(3))
        .tags([""; 0])
        .extra("view_id", "v");
    kept(&question);
    kept(&Hourly::new(week()));
    kept(&Hourly::new(Moments::since(week().start())));
    kept(&Assets::none_of(["a"]));
    kept(&Filter::field("a").is_any_of(["b"]));
    kept(&FactCheckFilter::topic().is_not("a"));
}

#[test]
fn a_period_can_be_written_as_text() {
    let question = Question::new("shoes", week());
    let text = r#"{"about": "shoes", "dates": "2026-06-08 to 2026-06-14"}"#;
    assert_eq!(read(text), Ok(question.clone()));
    let text = r#"{"about": "shoes", "dates": "2026-06-08/2026-06-14", "comparison": "2026-05"}"#;
    let may = DateRange::new("2026-05-01", "2026-05-31").unwrap();
    assert_eq!(read(text), Ok(question.comparison(may)));
    assert_eq!(
        read(r#"{"dates": "2026-06-08 to 2026-06-14"}"#),
        Ok(Hourly::new(week()))
    );
    let recent: Question = read(r#"{"about": "shoes", "dates": "last 4 weeks"}"#).unwrap();
    assert_eq!(recent.dates.days(), 28);
}

#[test]
fn an_error_names_the_path_of_the_value() {
    let problem = |more: Value| {
        let mut body = json!({ "about": "a", "dates": "2026-06" });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        let text = body.to_string();
        let error = read::<Question>(&text).unwrap_err();
        error
            .split(" at line")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let leaf = json!({ "field": "a", "op": "isnt", "value": "b" });
    assert_eq!(
        problem(json!({ "filter": { "and": [{ "not": leaf }] } })),
        "`filter.and[0].not.op`: unknown operator `isnt`"
    );
    assert_eq!(
        problem(json!({ "filter": { "fields": "a" } })),
        "`filter.fields`: unknown field of a filter"
    );
    assert_eq!(
        problem(json!({ "filter": { "field": "a", "or": [] } })),
        "`filter`: expected a condition, or one of `and`, `or` and `not`"
    );
    assert_eq!(
        problem(json!({ "tags": ["a", 1] })),
        "`tags[1]`: invalid type: integer `1`, expected a string"
    );
    assert_eq!(
        problem(json!({ "bounds": [{ "field": "a", "operator": ">", "value": "1" }] })),
        "`bounds[0].value`: expected a number"
    );
    assert_eq!(
        problem(json!({ "pagination": { "limit": "all" } })),
        "`pagination`: invalid type: string \"all\", expected u32"
    );
    let dates = problem(json!({ "dates": "last fortnight" }));
    assert!(dates.starts_with("`dates`: "), "{dates}");
    assert_eq!(
        problem(json!({ "start_date": "2026-06-08" })),
        "`start_date` and `end_date` are not allowed beside the period as text"
    );
}

#[test]
fn a_request_without_a_required_field_is_refused() {
    let missing = |text| read::<Question>(text).unwrap_err();
    let about = missing(r#"{"dates": "2026-06"}"#);
    assert!(about.starts_with("missing field `about`"), "{about}");
    let dates = missing(r#"{"about": "a"}"#);
    let expected = "missing field `dates`, or `start_date` and `end_date`";
    assert!(dates.starts_with(expected), "{dates}");
    let end = missing(r#"{"about": "a", "start_date": "2026-06-08"}"#);
    assert!(end.starts_with("missing field `end_date`"), "{end}");
    let twice = missing(r#"{"about": "a", "about": "b"}"#);
    assert!(twice.starts_with("duplicate field `about`"), "{twice}");
    let day = read::<Hourly>(r#"{"start_date": "2026-06-08"}"#).unwrap_err();
    let expected = "`start_date`: expected a date and time with an offset, found `2026-06-08`; for days, write `dates`";
    assert!(day.starts_with(expected), "{day}");
}

#[test]
fn unknown_fields_are_kept_and_sent() {
    let text = r#"{"about": "a", "dates": "2026-06-08", "view_id": "v"}"#;
    let question: Question = read(text).unwrap();
    assert_eq!(question.extra["view_id"], json!("v"));
    assert_eq!(
        serde_json::to_value(question).unwrap()["view_id"],
        json!("v")
    );
}

#[test]
fn a_filter_of_another_form_is_refused() {
    let refused = read::<FactCheckFilter>(r#"{"field": "model", "op": "not_is", "value": "a"}"#);
    let rule = "only a condition on `topic` can be negated in a FactCheck filter";
    assert!(refused.unwrap_err().starts_with(rule));
    assert!(read::<Condition>(r#"{"and": []}"#).is_err());
    assert!(read::<Assets>(r#"{"op": "not_in"}"#).is_err());
    assert!(read::<Assets>("[1]").is_err());
}
