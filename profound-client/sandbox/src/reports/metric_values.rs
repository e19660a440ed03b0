//! The value of each metric for a row.

use serde_json::Value;

use crate::{
    dataset::{
        dates::date_of,
        seeded_hash::{self, mix, share},
    },
    reports::{
        daily_volume,
        table::{Row, Table},
    },
};

impl Table {
    /// Returns a metric of a row as JSON.
    pub(crate) fn measure(&self, row: &Row, metric: &str) -> Value {
        match metric {
            "last_visit" | "first_cited_at" => date_of(seen(row, metric)).to_string().into(),
            _ if metric.ends_with("rank") => row.rank.into(),
            _ if is_count(metric) => (self.number(row, metric) as u64).into(),
            _ => self.number(row, metric).into(),
        }
    }

    /// Returns a metric of a row as a number, by which rows can be sorted.
    pub(crate) fn number(&self, row: &Row, metric: &str) -> f64 {
        let own = row.seed ^ seeded_hash::text(metric);
        let count = |scale: f64| (row.volume() * scale).round();
        match metric {
            "accuracy" => ratio(self.number(row, "accurate"), count(150.0)),
            "accurate" => (count(150.0) * kept(row, "accuracy")).round(),
            "inaccurate" => count(150.0) - self.number(row, "accurate"),
            "total_claims" => count(150.0),
            "positive" => kept(row, "sentiment"),
            "negative" => 1.0 - kept(row, "sentiment"),
            "positive_sentiment" => (1_000.0 * kept(row, "sentiment")).round() / 10.0,
            "negative_sentiment" => {
                (1_000.0 - 10.0 * self.number(row, "positive_sentiment")).round() / 10.0
            }
            "total_runs" => count(240.0),
            "shopping_triggered_runs" => (count(240.0) * kept(row, "trigger")).round(),
            "trigger_rate_percentage" => {
                100.0 * ratio(self.number(row, "shopping_triggered_runs"), count(240.0))
            }
            "videos" => (count(400.0) / 30.0).ceil(),
            "total_count" => self.rows.len() as f64,
            "fanouts_per_execution" => 1.0 + 4.0 * daily_volume::mean(row.seed, row.days),
            "product_rating" => (30.0 + 20.0 * share(mix(own))).round() / 10.0,
            "product_num_reviews" => (20.0 + 2_000.0 * share(mix(own))).round(),
            "query_variations" => (2.0 + 9.0 * share(mix(own))).round(),
            "position1_percentage" => 100.0 * (1.0 - kept(row, "position")),
            "position2_percentage" => 60.0 * kept(row, "position"),
            "position3_percentage" => 25.0 * kept(row, "position"),
            "position_above3_percentage" => 15.0 * kept(row, "position"),
            _ if metric.ends_with("rank") => row.rank as f64,
            _ if metric.contains("position") => {
                1.0 + 5.0 * (1.0 - daily_volume::mean(row.seed, row.days))
            }
            _ if metric.contains("share") => self.share(row),
            // The same level as the volume, so that the ranks agree.
            "visibility_score" | "merchant_visibility" => {
                daily_volume::mean(row.seed, row.days).min(1.0)
            }
            _ if is_count(metric) => count(400.0),
            _ => daily_volume::mean(own, row.days).min(1.0),
        }
    }
}

/// Returns the day on which a thing was first or last seen. A first day is more often early in the
/// period, a last day more often late.
fn seen(row: &Row, metric: &str) -> i64 {
    let share = share(mix(row.seed ^ seeded_hash::text(metric)));
    let early = share * share;
    let share = if metric == "last_visit" {
        1.0 - early
    } else {
        early
    };
    (row.days.start + share * row.days.count).floor() as i64
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// Returns a share of about 0.7 that varies with the days.
fn kept(row: &Row, what: &str) -> f64 {
    let level = daily_volume::mean(row.seed ^ seeded_hash::text(what), row.days);
    (0.5 + 0.5 * level).min(1.0)
}

fn is_count(metric: &str) -> bool {
    metric.ends_with("count") || COUNTS.contains(&metric)
}

const COUNTS: &[&str] = &[
    "accurate",
    "agents",
    "citations",
    "executions",
    "inaccurate",
    "indexing",
    "occurrence",
    "occurrences",
    "product_num_reviews",
    "query_variations",
    "shopping_triggered_runs",
    "total_claims",
    "total_fanouts",
    "total_runs",
    "training",
    "videos",
    "visits",
];
