//! The date range of a saved request: as text in `dates`, or in the fields of the API.

use profound_client::dates::{DateRange, Moments};

use crate::support::response_struct::Placeholder;

pub(super) const START: &str = "start_date";
pub(super) const COMPARISON_START: &str = "comparison_start_date";

/// The fields of a date range, as they are written.
#[derive(Default)]
pub(crate) struct Dates {
    period: Written,
    comparison: Written,
}

#[derive(Default)]
struct Written {
    /// A period such as `last 4 weeks`.
    text: Option<String>,
    start: Option<String>,
    end: Option<String>,
}

impl Dates {
    /// Returns the place for the field of this name.
    pub(super) fn of(&mut self, name: &str) -> Option<&mut Option<String>> {
        let (written, name) = match name.strip_prefix("comparison") {
            Some("") => (&mut self.comparison, "dates"),
            Some(name) => (&mut self.comparison, name.trim_start_matches('_')),
            None => (&mut self.period, name),
        };
        match name {
            "dates" => Some(&mut written.text),
            "start_date" => Some(&mut written.start),
            "end_date" => Some(&mut written.end),
            _ => None,
        }
    }

    pub(super) fn is_given(&self) -> bool {
        self.period.is_given()
    }

    pub(super) fn has_comparison(&self) -> bool {
        self.comparison.is_given()
    }

    pub(super) fn v1(&self) -> Result<DateRange, String> {
        self.period.days("", true)
    }

    pub(super) fn v2(&self) -> Result<DateRange, String> {
        self.period.days("", false)
    }

    pub(super) fn comparison_v1(&self) -> Result<DateRange, String> {
        self.comparison.days("comparison_", true)
    }

    pub(super) fn comparison_v2(&self) -> Result<DateRange, String> {
        self.comparison.days("comparison_", false)
    }

    pub(super) fn moments(&self) -> Result<Moments, String> {
        let Some((start, end)) = self.period.ends("")? else {
            return self.period.read_text("").map(Moments::from);
        };
        let moment = |name: &str, text: &str| {
            let moment = text.parse::<jiff::Timestamp>();
            moment.map_err(|_| {
                format!("`{name}`: expected a date and time with an offset, found `{text}`; for days, write `dates`")
            })
        };
        let start = moment(START, start)?;
        match end {
            Some(end) => Moments::new(start, moment("end_date", end)?)
                .map_err(|error| format!("`end_date`: {error}")),
            None => Ok(Moments::since(start)),
        }
    }
}

impl Written {
    fn is_given(&self) -> bool {
        self.text.is_some() || self.start.is_some() || self.end.is_some()
    }

    /// Returns the fields of the API, if the period is in them.
    fn ends(&self, prefix: &str) -> Result<Option<(&str, Option<&str>)>, String> {
        match (&self.text, &self.start, &self.end) {
            (Some(_), None, None) => Ok(None),
            (Some(_), ..) => Err(format!(
                "`{prefix}start_date` and `{prefix}end_date` are not allowed beside the period as text"
            )),
            (None, Some(start), end) => Ok(Some((start, end.as_deref()))),
            (None, None, _) => Err(format!("missing field `{prefix}start_date`")),
        }
    }

    /// Returns the days. The end is exclusive in `/v1`.
    fn days(&self, prefix: &str, is_exclusive: bool) -> Result<DateRange, String> {
        let Some((start, end)) = self.ends(prefix)? else {
            return self.read_text(prefix);
        };
        let end = end.ok_or_else(|| format!("missing field `{prefix}end_date`"))?;
        let at_end = |error: String| format!("`{prefix}end_date`: {error}");
        let last = DateRange::day(end).map_err(|error| at_end(error.to_string()))?;
        let last = if is_exclusive {
            last.previous().map_err(|error| at_end(error.to_string()))?
        } else {
            last
        };
        let first = DateRange::day(start)
            .map_err(|error| format!("`{prefix}start_date`: {error}"))?
            .first();
        DateRange::new(first, last.last()).map_err(|error| at_end(error.to_string()))
    }

    fn read_text(&self, prefix: &str) -> Result<DateRange, String> {
        let name = if prefix.is_empty() {
            "dates"
        } else {
            "comparison"
        };
        let text = self.text.as_deref().unwrap_or_default();
        text.parse().map_err(|error| format!("`{name}`: {error}"))
    }
}

impl Placeholder for DateRange {
    fn placeholder() -> Self {
        Self::day(jiff::civil::date(2000, 1, 1)).expect("it is a day")
    }
}

impl Placeholder for Moments {
    fn placeholder() -> Self {
        DateRange::placeholder().into()
    }
}
