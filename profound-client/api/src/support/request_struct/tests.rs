//! Tests of the structs of requests.

use profound_client::{Patch, dates::DateRange};
use serde_json::json;

use crate::{Filter, FilterValue, Pagination};

request_struct! {
    /// A question.
    pub struct Question {
        pub required {
            /// The topic.
            "about" about: String = text(impl Into<String>),
            /// The dates.
            "start_date" dates: DateRange = v2(DateRange),
            /// The counts.
            "counts" counts: Vec<i64> = list(impl IntoIterator<Item = i64>),
        }
        optional {
            /// The filter.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// The earlier dates.
            "comparison_start_date" comparison: Option<DateRange> = v2(DateRange),
            /// The number of rows.
            "howMuch" limit: Option<u32> = one(u32),
            /// Names.
            "names" names: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
            /// Others.
            "others" others: Option<Vec<String>> = some_texts(impl IntoIterator<Item = impl Into<String>>),
            /// A change.
            "change" change: Patch<String> = patch_text(impl Into<String>),
        }
        implied { "howMuch" limit if filter = TWO, }
    }
}

const TWO: u32 = 2;

request_struct! {
    /// A report.
    pub struct RowsQuestion {
        pub required {}
        optional {
            /// The page.
            "pagination" pagination: Option<Pagination> = all_rows(Pagination),
        }
    }
}

fn sent(question: &Question) -> serde_json::Value {
    serde_json::to_value(question).unwrap()
}

#[test]
fn a_field_that_is_not_set_is_not_sent() {
    let days = DateRange::new("2026-06-08", "2026-06-14").unwrap();
    let mut question = Question::new("shoes", days, []);
    let mut expected = json!({
        "about": "shoes", "start_date": "2026-06-08", "end_date": "2026-06-14", "counts": [],
    });
    assert_eq!(sent(&question), expected);

    question = question.limit(5).names(["a"]).others([""; 0]).change("new");
    question = question
        .comparison(days)
        .filter(Filter::field("model").is(FilterValue::from(true)));
    expected["howMuch"] = json!(5);
    expected["names"] = json!(["a"]);
    expected["others"] = json!([]);
    expected["change"] = json!("new");
    expected["comparison_start_date"] = json!("2026-06-08");
    expected["comparison_end_date"] = json!("2026-06-14");
    expected["filter"] = json!({ "field": "model", "op": "is", "value": true });
    assert_eq!(sent(&question), expected);

    question.change = Patch::Null;
    assert_eq!(sent(&question)["change"], json!(null));
}

#[test]
fn an_implied_value_is_sent_unless_the_field_is_set() {
    let days = DateRange::new("2026-06-08", "2026-06-14").unwrap();
    let question = Question::new("shoes", days, []);
    assert!(sent(&question).get("howMuch").is_none());
    let filtered = question.filter(Filter::field("model").is("ChatGPT"));
    assert_eq!(sent(&filtered)["howMuch"], json!(2));
    assert_eq!(sent(&filtered.limit(7))["howMuch"], json!(7));
}

#[test]
fn an_extra_field_is_sent_unless_the_type_has_it() {
    let days = DateRange::new("2026-06-08", "2026-06-14").unwrap();
    let question = Question::new("shoes", days, []).extra("view_id", "v");
    assert_eq!(sent(&question)["view_id"], json!("v"));
    for name in ["about", "end_date", "comparison_end_date", "howMuch"] {
        let refused = serde_json::to_value(question.clone().extra(name, 1));
        let expected = format!(
            "profound rule: extra field `{name}` is a field of the type: set it with its method"
        );
        assert_eq!(refused.unwrap_err().to_string(), expected);
    }
}

#[test]
fn a_report_is_requested_with_a_limit() {
    let page = |question: RowsQuestion| serde_json::to_value(&question).unwrap();
    let expected = |limit| json!({ "pagination": { "limit": limit } });
    assert_eq!(page(RowsQuestion::new()), expected(50_000));
    let smaller = RowsQuestion::new().pagination(Pagination::new().limit(5));
    assert_eq!(page(smaller), expected(5));
    let later = RowsQuestion::new().pagination(Pagination::new().offset(9));
    let later = later.extra("view_id", "v");
    let expected = json!({ "pagination": { "limit": 50_000, "offset": 9 }, "view_id": "v" });
    assert_eq!(page(later), expected);
}
