//! Periods of whole days, in both conventions of the API.

use jiff::{Timestamp, ToSpan, civil::date};
use profound_client::{
    Error, Method,
    dates::{Comparison, DateError, DateRange, DatesV1, DatesV2, Moments},
    reports::Report,
};
use profound_sandbox::Sandbox;
use profound_tests::shown;
use proptest::{prelude::*, test_runner::TestRunner};
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Serialize)]
struct Query<D> {
    category_id: String,
    #[serde(flatten)]
    dates: D,
    #[serde(flatten)]
    comparison: Option<Comparison>,
}

fn query<D: Serialize>(dates: D, comparison: Option<Comparison>) -> Value {
    json!(Query {
        category_id: "c".into(),
        dates,
        comparison
    })
}

fn range(first: &str, last: &str) -> DateRange {
    DateRange::new(first, last).expect("it is a period")
}

#[test]
fn a_period_is_sent_as_each_version_wants_it() -> Result<(), Error> {
    let week = range("2026-02-23", "2026-02-28");
    let sent =
        |start: &str, end: &str| json!({"category_id": "c", "start_date": start, "end_date": end});
    assert_eq!(query(week.v1(), None), sent("2026-02-23", "2026-03-01"));
    assert_eq!(query(week.v2(), None), sent("2026-02-23", "2026-02-28"));
    let moments = sent("2026-02-23T05:00:00Z", "2026-03-01T05:00:00Z");
    assert_eq!(query(week.moments(), None), moments);
    let compared = query(week.v2(), Some(week.previous()?.v2().comparison()));
    assert_eq!(compared["comparison_start_date"], "2026-02-17");
    assert_eq!(compared["comparison_end_date"], "2026-02-22");
    let compared = query(
        DatesV1::from(week),
        Some(week.previous()?.v1().comparison()),
    );
    assert_eq!(compared["comparison_end_date"], "2026-02-23");
    assert_eq!(json!(DatesV2::from(week)), json!(week.v2()));
    assert_eq!(json!(Moments::from(week)), json!(week.moments()));
    Ok(())
}

#[test]
fn periods_told_by_a_number_are_over() -> Result<(), DateError> {
    for (found, first, last) in [
        (
            DateRange::last_days_before(7, "2026-06-15")?,
            "2026-06-08",
            "2026-06-14",
        ),
        (
            DateRange::last_days_before(1, "2026-03-01")?,
            "2026-02-28",
            "2026-02-28",
        ),
        // A Monday, a Sunday, and a day between.
        (
            DateRange::last_weeks_before(1, "2026-06-15")?,
            "2026-06-08",
            "2026-06-14",
        ),
        (
            DateRange::last_weeks_before(2, "2026-06-21")?,
            "2026-06-01",
            "2026-06-14",
        ),
        (
            DateRange::last_weeks_before(1, "2026-06-17")?,
            "2026-06-08",
            "2026-06-14",
        ),
        (
            DateRange::last_months_before(1, "2026-06-30")?,
            "2026-05-01",
            "2026-05-31",
        ),
        (
            DateRange::last_months_before(1, "2024-03-31")?,
            "2024-02-01",
            "2024-02-29",
        ),
        (
            DateRange::last_months_before(14, "2026-01-01")?,
            "2024-11-01",
            "2025-12-31",
        ),
    ] {
        assert_eq!(found, range(first, last));
    }
    // These hold on any day.
    for found in [
        DateRange::last_days(3)?,
        DateRange::last_weeks(1)?,
        DateRange::last_months(1)?,
    ] {
        assert!(found.end() <= Timestamp::now());
    }
    assert!(DateRange::last_days(3)?.end() > Timestamp::now() - 25.hours());
    Ok(())
}

#[test]
fn the_period_before_has_as_many_days_or_months() -> Result<(), DateError> {
    let june = range("2026-06-01", "2026-06-30");
    assert_eq!(june.previous()?, range("2026-05-02", "2026-05-31"));
    assert_eq!(june.previous_months()?, range("2026-05-01", "2026-05-31"));
    let quarter = range("2025-12-01", "2026-02-28");
    assert_eq!(
        quarter.previous_months()?,
        range("2025-09-01", "2025-11-30")
    );
    let error = range("2026-06-01", "2026-06-29")
        .previous_months()
        .unwrap_err();
    assert!(error.to_string().contains("not made of whole months"));
    Ok(())
}

#[test]
fn the_days_are_counted_and_walked_across_changes_of_the_clock() {
    for (first, last, days, hours) in [
        ("2026-03-07", "2026-03-09", 3, 71),
        ("2026-10-31", "2026-11-02", 3, 73),
        ("2026-06-08", "2026-06-08", 1, 24),
        ("2024-01-01", "2024-12-31", 366, 366 * 24),
    ] {
        let range = range(first, last);
        assert_eq!(range.days(), days);
        assert_eq!(range.iter().count() as u32, days);
        assert_eq!(
            (range.iter().next(), range.iter().next_back()),
            (Some(range.first()), Some(range.last()))
        );
        assert_eq!(range.end().duration_since(range.start()).as_hours(), hours);
    }
}

#[test]
fn an_invalid_period_is_refused() {
    for text in [
        "",
        "20260608",
        "2026-6-8",
        "2026-02-30",
        "2026-06-08T00:00:00Z",
        " 2026-06-08",
        "26-06-2008",
    ] {
        let error = DateRange::day(text).unwrap_err();
        assert_eq!(
            error.to_string(),
            "not a day: expected the form `2026-06-08`",
            "{text}"
        );
    }
    let told = |result: Result<DateRange, DateError>| result.unwrap_err().to_string();
    assert_eq!(
        told(DateRange::new("2026-06-14", date(2026, 6, 8))),
        "the first day, 2026-06-14, is after the last, 2026-06-08: swap them"
    );
    for error in [
        DateRange::last_days(0),
        DateRange::last_weeks_before(0, "2026-06-08"),
        DateRange::last_months(0),
    ] {
        assert_eq!(
            told(error),
            "a period must have at least one day, week or month"
        );
    }
    for error in [
        DateRange::last_days(u32::MAX),
        DateRange::last_weeks(u32::MAX),
        DateRange::last_months(u32::MAX),
        DateRange::day("9999-12-30"),
        DateRange::day("0000-01-01"),
        range("0001-01-01", "0001-01-02").previous(),
        range("0001-01-01", "0001-01-31").previous_months(),
    ] {
        assert!(told(error).starts_with("a period must be within the years 1 to 9999"));
    }
    let error = Error::from(DateRange::last_days(0).unwrap_err());
    assert!(matches!(error, Error::Configuration(_)));
    assert!(shown(&range("2026-06-08", "2026-06-14")).contains("2026-06-14"));
    assert_eq!(
        range("2026-06-08", "2026-06-14").to_string(),
        "2026-06-08 to 2026-06-14"
    );
}

#[test]
fn every_period_follows_the_one_before_it() {
    TestRunner::default()
        .run(
            &(1_i64..798_000, 0_i64..2_000, 1_u32..50),
            |(start, more, count)| {
                let first = date(1, 1, 1) + (4_000 + start).days();
                let range = DateRange::new(first, first + more.days())?;
                let before = range.previous()?;
                prop_assert_eq!(before.days(), range.days());
                prop_assert_eq!(before.last().tomorrow().unwrap(), range.first());
                prop_assert_eq!(before.end(), range.start());
                prop_assert_eq!(
                    DateRange::last_days_before(range.days(), range.first())?,
                    before
                );
                let months = DateRange::last_months_before(count, first)?;
                prop_assert_eq!(
                    months.previous_months()?,
                    DateRange::last_months_before(count, months.first())?
                );
                prop_assert_eq!(
                    DateRange::last_weeks_before(count, first)?.days(),
                    7 * count
                );
                let text = json!(range.v2());
                prop_assert_eq!(
                    DateRange::new(text["start_date"].as_str().unwrap(), range.last())?,
                    range
                );
                Ok(())
            },
        )
        .unwrap();
}

/// The sandbox implements both conventions, so both report the same days.
#[tokio::test]
async fn both_versions_report_on_the_same_days() -> Result<(), Error> {
    let sandbox = Sandbox::start().expect("a port is free");
    let client = sandbox.client();
    let categories: Value = client
        .request(Method::GET, "/v1/org/categories")
        .send()
        .await?;
    let range = range("2026-03-06", "2026-03-09");
    let mut first = query(range.v1(), None);
    first["metrics"] = json!(["visibility_score"]);
    first["dimensions"] = json!(["date"]);
    let mut second = query(range.v2(), None);
    second["group_by"] = json!(["date"]);
    second["limit"] = json!(50);
    for query in [&mut first, &mut second] {
        query["category_id"] = categories[0]["id"].clone();
    }
    let report: Report = client
        .request(Method::POST, "/v1/reports/visibility")
        .json(&first)
        .send()
        .await?;
    let mut days: Vec<String> = report.column("date")?;
    days.sort();
    let expected: Vec<String> = range.iter().map(|day| day.to_string()).collect();
    assert_eq!(days, expected);
    let named: Value = client
        .request(Method::POST, "/v2/reports/visibility")
        .json(&second)
        .send()
        .await?;
    let rows = named["data"].as_array().expect("it has rows");
    let mut days: Vec<&str> = rows.iter().filter_map(|row| row["date"].as_str()).collect();
    days.sort();
    days.dedup();
    assert_eq!(days, expected);
    Ok(())
}

#[test]
fn the_last_day_there_is_has_an_end() {
    let last = range("9999-12-01", "9999-12-29");
    assert_eq!(last.end().to_string(), "9999-12-30T05:00:00Z");
}
