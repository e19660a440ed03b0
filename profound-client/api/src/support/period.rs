//! The date range of a request, as each version of the API takes it.

use std::fmt::Display;

use profound_client::dates::{DateRange, Moments};
use serde::ser::SerializeMap;

/// Writes the day after the last day, because `end_date` is exclusive in `/v1`.
pub(crate) fn v1<M: SerializeMap>(dates: &DateRange, map: &mut M) -> Result<(), M::Error> {
    let dates = dates.v1();
    write(map, PERIOD, (dates.start(), dates.end()))
}

pub(crate) fn v2<M: SerializeMap>(dates: &DateRange, map: &mut M) -> Result<(), M::Error> {
    let dates = dates.v2();
    write(map, PERIOD, (dates.start(), dates.end()))
}

pub(crate) fn moments<M: SerializeMap>(period: &Moments, map: &mut M) -> Result<(), M::Error> {
    let [first, last] = PERIOD;
    map.serialize_entry(first, &format_args!("{}", period.start()))?;
    match period.end() {
        Some(end) => map.serialize_entry(last, &format_args!("{end}")),
        None => Ok(()),
    }
}

pub(crate) fn compared_v1<M: SerializeMap>(
    dates: &Option<DateRange>,
    map: &mut M,
) -> Result<(), M::Error> {
    let Some(dates) = dates else { return Ok(()) };
    let dates = dates.v1().comparison();
    write(map, COMPARED, (dates.start(), dates.end()))
}

pub(crate) fn compared_v2<M: SerializeMap>(
    dates: &Option<DateRange>,
    map: &mut M,
) -> Result<(), M::Error> {
    let Some(dates) = dates else { return Ok(()) };
    let dates = dates.v2().comparison();
    write(map, COMPARED, (dates.start(), dates.end()))
}

fn write<M: SerializeMap>(
    map: &mut M,
    [first, last]: [&'static str; 2],
    (start, end): (impl Display, impl Display),
) -> Result<(), M::Error> {
    map.serialize_entry(first, &format_args!("{start}"))?;
    map.serialize_entry(last, &format_args!("{end}"))
}

const PERIOD: [&str; 2] = ["start_date", "end_date"];
const COMPARED: [&str; 2] = ["comparison_start_date", "comparison_end_date"];
