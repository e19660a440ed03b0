//! Reads the period that a report covers.

use crate::{
    dataset::dates::{DAY, Span, day, moment_in},
    schema::json_node::JsonNode,
};

/// The dates of a report, as written and as seconds.
#[derive(Debug)]
pub(crate) struct Period {
    pub(crate) start_date: String,
    pub(crate) end_date: String,
    pub(crate) span: Span,
}

impl Period {
    /// Reads the times of a v1 report. The end is exclusive.
    pub(crate) fn exclusive(body: &JsonNode<'_>) -> Option<Period> {
        Period::exclusive_in(body, None)
    }

    /// Like [`Period::exclusive`], in the time zone with this POSIX rule.
    pub(crate) fn exclusive_in(body: &JsonNode<'_>, zone: Option<&'static str>) -> Option<Period> {
        let period = Period::read(body, |node| {
            let read = moment_in(node.text()?, zone);
            read.or_else(|| node.problem("datetime_from_date_parsing", NO_TIME))
        })?;
        period.check(body, "end_date should be after start_date")
    }

    /// Reads the days of a v2 report. The end is inclusive.
    pub(crate) fn inclusive(body: &JsonNode<'_>) -> Option<Period> {
        let mut period = Period::read(body, |node| {
            let read = day(node.text()?);
            read.or_else(|| node.problem("date_from_datetime_parsing", NO_DAY))
        })?;
        period.span.end += DAY;
        period.check(body, "end_date should not be before start_date")
    }

    fn read(body: &JsonNode<'_>, read: impl Fn(&JsonNode<'_>) -> Option<i64>) -> Option<Period> {
        let start = body.required("start_date");
        let end = body.required("end_date");
        let first = start.as_ref().and_then(&read);
        let last = end.as_ref().and_then(&read);
        Some(Period {
            start_date: start?.text()?.to_owned(),
            end_date: end?.text()?.to_owned(),
            span: Span {
                start: first?,
                end: last?,
            },
        })
    }

    fn check(self, body: &JsonNode<'_>, order: &str) -> Option<Period> {
        let end = body.optional("end_date")?;
        if self.span.end <= self.span.start {
            return end.problem("value_error", &format!("Value error, {order}"));
        }
        if self.span.end - self.span.start > LONGEST_DAYS * DAY {
            return end.problem("value_error", TOO_LONG);
        }
        Some(self)
    }
}

const LONGEST_DAYS: i64 = 366;

const NO_TIME: &str = "Input should be YYYY-MM-DD, YYYY-MM-DD HH:MM or an ISO timestamp";

const NO_DAY: &str = "Input should be a date as YYYY-MM-DD";

const TOO_LONG: &str = "Value error, the sandbox reports on at most 366 days";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::json_body::tests::problems;

    fn days(read: fn(&JsonNode<'_>) -> Option<Period>, start: &str, end: &str) -> Option<usize> {
        let mut days = None;
        problems(&dates(start, end), |body| {
            days = read(body).map(|period| period.span.days().count());
            days
        });
        days
    }

    fn dates(start: &str, end: &str) -> String {
        format!(r#"{{"start_date": "{start}", "end_date": "{end}"}}"#)
    }

    #[test]
    fn the_two_conventions_differ_by_the_last_day() {
        assert_eq!(days(Period::exclusive, "2026-01-01", "2026-01-07"), Some(6));
        assert_eq!(days(Period::inclusive, "2026-01-01", "2026-01-07"), Some(7));
        assert_eq!(days(Period::inclusive, "2026-01-01", "2026-01-01"), Some(1));
        assert_eq!(days(Period::exclusive, "2026-01-01", "2026-01-01"), None);
        assert_eq!(days(Period::inclusive, "2026-01-02", "2026-01-01"), None);
    }

    #[test]
    fn a_report_covers_366_days_at_most() {
        assert_eq!(
            days(Period::exclusive, "2025-01-01", "2026-01-02"),
            Some(366)
        );
        assert_eq!(days(Period::exclusive, "2025-01-01", "2026-01-03"), None);
        assert_eq!(
            days(Period::inclusive, "2025-01-01", "2026-01-01"),
            Some(366)
        );
        assert_eq!(days(Period::inclusive, "2025-01-01", "2026-01-02"), None);
    }

    #[test]
    fn both_dates_are_faulted_at_once() {
        let found = problems(&dates("soon", "2026-13-01"), Period::inclusive);
        let expected = ["start_date", "end_date"].map(|field| {
            let loc = format!(r#"["body","{field}"]"#);
            (loc, "date_from_datetime_parsing".to_owned())
        });
        assert_eq!(found, expected);
    }
}
