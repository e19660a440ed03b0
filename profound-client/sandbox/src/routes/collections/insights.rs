//! The performance of advertisements: sums of hours, by entity and by time.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::{
    dataset::{
        dates::{DAY, date_of, day},
        seeded_hash::{self, mix},
        uuid,
    },
    http::response::ApiResponse,
    routes::collections::{
        kind::{CollectionKind, Context, PLAIN, fields},
        list_pages::in_query,
    },
    store::records::Fields,
};

/// The performance of an entity in a period.
pub(crate) static INSIGHT: CollectionKind = CollectionKind {
    title: "Insight",
    fixed: true,
    owned: |context| days(context).map(|_| ()),
    first: |context| insights(context).unwrap_or_default(),
    ..PLAIN
};

/// The sums of one row.
#[derive(Default)]
struct Sums {
    impressions: u64,
    clicks: u64,
}

fn insights(context: &Context<'_>) -> Result<Vec<Fields>, ApiResponse> {
    let request = context.request;
    let organization = match request.text("organization_id") {
        Some(id) => id,
        None => &context.dataset.organizations[0].id,
    };
    if !context
        .dataset
        .organizations
        .iter()
        .any(|one| one.id == organization)
    {
        return Ok(Vec::new());
    }
    let seed = seeded_hash::text(organization);
    let level = request.text("aggregation_level").unwrap_or("ad_account");
    let granularity = request.text("time_granularity").unwrap_or("none");
    let mut sums: BTreeMap<(i64, u64), Sums> = BTreeMap::new();
    for day in days(context)? {
        for (hour, ad) in (0..24).flat_map(|hour| (0..ADS).map(move |ad| (hour, ad))) {
            let at = day * DAY + hour * HOUR;
            let draw = mix(seed ^ mix(at as u64) ^ mix(ad | 1 << 40));
            let of = sums
                .entry((bucket(granularity, at).0, entity(level, ad)))
                .or_default();
            let impressions = 40 + draw % 80;
            of.impressions += impressions;
            of.clicks += impressions / 40 + (draw >> 32) % 2;
        }
    }
    let rows = sums.into_iter();
    Ok(rows
        .map(|((start, entity), sums)| insight(level, granularity, start, entity, &sums))
        .collect())
}

/// Returns the days of the request, once each. Default: thirty days.
fn days(context: &Context<'_>) -> Result<Vec<i64>, ApiResponse> {
    let Some(ranges) = context.request.get(RANGES) else {
        return Ok((LAST - 30..LAST).collect());
    };
    let mut all = Vec::new();
    for range in ranges.as_array().into_iter().flatten() {
        let read: Value = range
            .as_str()
            .and_then(|text| serde_json::from_str(text).ok())
            .unwrap_or_default();
        let date = |name: &str| Some(day(read[name].as_str()?)? / DAY);
        match (read["type"].as_str(), date("since"), date("until")) {
            (Some("date_range"), Some(since), Some(until)) if since <= until => {
                all.extend(since..=until.min(since + MOST_DAYS));
            }
            _ => {
                return in_query(context.request, RANGES, |node| {
                    node.problem("value_error", NO_RANGE)
                });
            }
        }
    }
    all.sort_unstable();
    all.dedup();
    all.truncate(MOST_DAYS as usize);
    Ok(all)
}

/// Returns the start and the end of the time bucket that contains a time.
fn bucket(granularity: &str, at: i64) -> (i64, i64) {
    let day = at - at.rem_euclid(DAY);
    match granularity {
        "hourly" => (at, at + HOUR),
        "daily" => (day, day + DAY),
        "monthly" => {
            let date = date_of(day / DAY);
            let (first, last) = (date.first_of_month(), date.last_of_month());
            let start = |date| crate::dataset::dates::day_of(date) * DAY;
            (start(first), start(last) + DAY)
        }
        _ => (0, 0),
    }
}

/// Returns the entity of a level to which an advertisement belongs, counted from 0.
fn entity(level: &str, ad: u64) -> u64 {
    match level {
        "campaign" => ad / 4,
        "ad_group" => ad / 2,
        "ad" => ad,
        _ => 0,
    }
}

fn insight(level: &str, granularity: &str, start: i64, entity: u64, sums: &Sums) -> Fields {
    let (impressions, clicks) = (sums.impressions, sums.clicks);
    let spend = clicks as f64 * 80.0 / 100.0;
    let ratio = |part: f64, whole: u64| (whole > 0).then(|| part / whole as f64);
    let seed = seeded_hash::text(level) ^ mix(start as u64) ^ mix(entity | 1 << 50);
    let mut insight = json!({
        "id": uuid::derive(seed),
        "impressions": impressions,
        "clicks": clicks,
        "spend": spend,
        "ctr": ratio(clicks as f64, impressions),
        "cpc": ratio(spend, clicks),
        "cpm": ratio(spend * 1000.0, impressions),
    });
    let (_, end) = bucket(granularity, start);
    if end > start {
        insight["start_time"] = start.into();
        insight["end_time"] = end.into();
        insight["readable_time"] = date_of(start.div_euclid(DAY)).to_string().into();
        insight["timezone"] = "UTC".into();
    }
    // An insight also names the levels above its own.
    let depth = LEVELS.iter().position(|one| *one == level).unwrap_or(0);
    for (at, name) in LEVELS.iter().enumerate().take(depth + 1).skip(1) {
        // Each level has two entities in one of the level above.
        let number = (entity >> (depth - at)) + 1;
        insight[format!("{name}_id")] = format!("{name}-{number}").into();
        insight[format!("{name}_name")] = format!("Season {number}").into();
    }
    fields(insight)
}

const LEVELS: [&str; 4] = ["ad_account", "campaign", "ad_group", "ad"];

/// Three campaigns of two groups with two advertisements each.
const ADS: u64 = 12;

const RANGES: &str = "time_ranges[]";

const NO_RANGE: &str = "Value error, a range is \
{\"type\": \"date_range\", \"since\": \"YYYY-MM-DD\", \"until\": \"YYYY-MM-DD\"}";

const HOUR: i64 = 3_600;

const MOST_DAYS: i64 = 366;

/// 2026-08-20: the end of the days of a request without ranges, exclusive.
const LAST: i64 = 20_685;
