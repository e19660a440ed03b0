//! Periods as text, their parts, periods of hours, and comparisons.

use std::{
    cell::{Cell, RefCell},
    future::pending,
};

use jiff::{SignedDuration, Timestamp};
use profound_client::{
    Error, Method,
    dates::{self, Change, DateError, DateRange, Moments},
    reports::Report,
};
use profound_sandbox::Sandbox;
use proptest::{prelude::*, test_runner::TestRunner};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

fn range(first: &str, last: &str) -> DateRange {
    DateRange::new(first, last).expect("it is a period")
}

fn moment(text: &str) -> Timestamp {
    text.parse().expect("it is a moment")
}

#[test]
fn a_period_is_read_from_each_form_of_text() {
    let week = range("2026-06-08", "2026-06-14");
    for text in [
        "2026-06-08 to 2026-06-14",
        "2026-06-08/2026-06-14",
        " 2026-06-08  to 2026-06-14\n",
    ] {
        assert_eq!(text.parse(), Ok(week), "{text}");
    }
    assert_eq!("2026-06-08".parse(), DateRange::day("2026-06-08"));
    assert_eq!("2024-02".parse(), Ok(range("2024-02-01", "2024-02-29")));
    // These hold on any day.
    for (text, period) in [
        ("last 7 days", DateRange::last_days(7)),
        ("last week", DateRange::last_weeks(1)),
        ("last 3 months", DateRange::last_months(3)),
    ] {
        assert_eq!(text.parse(), period, "{text}");
    }
}

#[test]
fn a_text_that_is_no_period_is_refused() {
    for text in [
        "",
        "week",
        "2026",
        "2026-13",
        "2026-6",
        "June 2026",
        "last",
        "last year",
        "last -1 days",
        "last 7",
        "last seven days",
        "next week",
        "2026-06-08T00:00:00Z",
    ] {
        let error = text.parse::<DateRange>().unwrap_err().to_string();
        assert_eq!(
            error,
            "not a period: expected the form `2026-06-08 to 2026-06-14`, `2026-06-08`, `2026-06` or \
             `last 4 weeks`",
            "{text}"
        );
    }
    let told = |text: &str| text.parse::<DateRange>().unwrap_err().to_string();
    assert!(told("2026-06-08 to").starts_with("not a period"));
    assert!(told("2026-06-08 to x").starts_with("not a day"));
    assert!(told("2026-06-14 to 2026-06-08").contains("swap them"));
    assert!(told("last 0 days").contains("at least one"));
    assert!(told("last 4000000000 days").contains("within the years"));
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Definition {
    period: DateRange,
    other: Option<DateRange>,
}

#[test]
fn a_saved_period_is_read_again() {
    let definition = Definition {
        period: range("2026-06-08", "2026-06-14"),
        other: None,
    };
    let text = json!(definition);
    assert_eq!(text["period"], "2026-06-08 to 2026-06-14");
    assert_eq!(
        serde_json::from_value::<Definition>(text).unwrap(),
        definition
    );
    let error = serde_json::from_str::<Definition>(r#"{"period": 7}"#).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("expected a period such as `2026-06-08 to")
    );
    let error = serde_json::from_str::<Definition>("{\n  \"period\": \"June\"\n}").unwrap_err();
    assert!(
        error.to_string().contains("not a period") && error.line() == 2,
        "{error}"
    );
}

#[test]
fn weeks_and_months_cover_the_period_once() {
    let days = range("2026-05-30", "2026-06-15");
    let shown = |parts: Vec<DateRange>| parts.iter().map(DateRange::to_string).collect::<Vec<_>>();
    assert_eq!(
        shown(days.weeks().collect()),
        [
            "2026-05-30 to 2026-05-31",
            "2026-06-01 to 2026-06-07",
            "2026-06-08 to 2026-06-14",
            "2026-06-15 to 2026-06-15",
        ]
    );
    assert_eq!(
        shown(days.months().collect()),
        ["2026-05-30 to 2026-05-31", "2026-06-01 to 2026-06-15"]
    );
    TestRunner::default()
        .run(&(-700_000_i64..2_900_000, 0_i64..800), |(first, length)| {
            let day = |day| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * day);
            let date = |at| day(at).to_zoned(jiff::tz::TimeZone::UTC).date();
            let period = DateRange::new(date(first), date(first + length))?;
            for parts in [
                period.weeks().collect::<Vec<_>>(),
                period.months().collect(),
            ] {
                let of_parts = parts.iter().flat_map(DateRange::iter);
                prop_assert!(of_parts.eq(period.iter()));
            }
            prop_assert!(period.weeks().all(|week| week.days() <= 7));
            prop_assert_eq!(period.to_string().parse(), Ok(period));
            Ok(())
        })
        .unwrap();
}

#[test]
fn hours_end_with_the_last_complete_one() -> Result<(), DateError> {
    let now = moment("2026-06-08T14:20:31.5Z");
    let hours = Moments::last_hours_before(3, now)?;
    assert_eq!(
        json!(hours),
        json!({"start_date": "2026-06-08T11:00:00Z", "end_date": "2026-06-08T14:00:00Z"})
    );
    let full = Moments::last_hours_before(1, moment("2026-06-08T14:00:00Z"))?;
    assert_eq!(full.end(), Some(moment("2026-06-08T14:00:00Z")));
    let open = Moments::since(now);
    assert_eq!(json!(open), json!({"start_date": "2026-06-08T14:20:31.5Z"}));
    assert_eq!(
        Moments::new(hours.start(), moment("2026-06-08T14:00:00Z"))?,
        hours
    );
    assert!(Moments::last_hours(24)?.end() <= Some(Timestamp::now()));
    let told = |result: Result<Moments, DateError>| result.unwrap_err().to_string();
    assert_eq!(
        told(Moments::new(now, now)),
        "the end of the period is not after its start"
    );
    assert!(told(Moments::last_hours(0)).contains("at least one hour"));
    assert!(told(Moments::last_hours_before(u32::MAX, now)).contains("the year 1"));
    Ok(())
}

/// A key and a value for each row.
type Rows = Vec<(&'static str, f64)>;

#[tokio::test]
async fn a_comparison_merges_both_periods_by_key() -> Result<(), Error> {
    let week = range("2026-06-08", "2026-06-14");
    let asked = RefCell::new(Vec::new());
    let ask = |period: DateRange| {
        asked.borrow_mut().push(period);
        let rows = if period == week {
            vec![("both", 3.0), ("new", 1.0), ("sum", 1.0), ("sum", 2.0)]
        } else {
            vec![("gone", 4.0), ("both", 2.0)]
        };
        async move { Ok::<Rows, Error>(rows) }
    };
    let changes = dates::compare(week, week.previous()?, ask).await?;
    let shown: Vec<_> = changes
        .iter()
        .map(|change| (change.key, change.value, change.before))
        .collect();
    assert_eq!(
        shown,
        [
            ("both", 3.0, 2.0),
            ("new", 1.0, 0.0),
            ("sum", 3.0, 0.0),
            ("gone", 0.0, 4.0)
        ]
    );
    assert_eq!(asked.into_inner(), [week, week.previous()?]);
    let of = |change: &Change<&str>| (change.difference(), change.relative());
    let relative: Vec<_> = changes.iter().map(of).collect();
    assert_eq!(
        relative,
        [
            (1.0, Some(0.5)),
            (1.0, None),
            (3.0, None),
            (-4.0, Some(-1.0))
        ]
    );
    Ok(())
}

#[tokio::test]
async fn an_error_of_a_period_ends_the_comparison() -> Result<(), Error> {
    let week = range("2026-06-08", "2026-06-14");
    let calls = Cell::new(0);
    let ask = |_| {
        calls.set(calls.get() + 1);
        let is_second = calls.get() == 2;
        async move {
            if is_second {
                return Err("refused");
            }
            pending::<Result<Rows, _>>().await
        }
    };
    assert_eq!(
        dates::compare(week, week.previous()?, ask).await,
        Err("refused")
    );
    Ok(())
}

/// The sum over the keys is what each period's own report says.
#[tokio::test]
async fn citations_of_two_weeks_are_compared() -> Result<(), Error> {
    let sandbox = Sandbox::start().expect("a port is free");
    let client = &sandbox.client();
    let categories: Value = client
        .request(Method::GET, "/v1/org/categories")
        .send()
        .await?;
    let category = &categories[0]["id"];
    let ask = |period: DateRange| async move {
        let mut query = json!({"category_id": category, "metrics": ["count"],
            "dimensions": ["hostname"], "pagination": {"limit": 50_000}});
        let dates = json!(period.v1());
        let fields = query.as_object_mut().expect("it is an object");
        fields.extend(dates.as_object().expect("it is one too").clone());
        let request = client.request(Method::POST, "/v1/reports/citations");
        let report: Report = request.json(&query).send().await?;
        let hosts: Vec<String> = report.column("hostname")?;
        let counts: Vec<f64> = report.column("count")?;
        Ok::<_, Error>(hosts.into_iter().zip(counts).collect::<Vec<_>>())
    };
    let week = range("2026-06-08", "2026-06-14");
    let before = week.previous()?;
    let changes = dates::compare(week, before, ask).await?;
    let total = |rows: Vec<(String, f64)>| rows.iter().map(|(_, count)| count).sum::<f64>();
    let sums = changes.iter().fold((0.0, 0.0), |(value, before), change| {
        (value + change.value, before + change.before)
    });
    assert_eq!(sums, (total(ask(week).await?), total(ask(before).await?)));
    assert!(sums.0 > 0.0 && sums.1 > 0.0 && sums.0 != sums.1);
    Ok(())
}
