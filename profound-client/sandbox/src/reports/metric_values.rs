//! The metrics of a row, from its counts.

use serde_json::Value;

use crate::{
    dataset::{
        dates::{DAY, date_of},
        seeded_hash::{self, mix, share},
    },
    reports::{
        table::{Row, Table},
        tally::{Tally, mean},
    },
};

impl Table {
    /// Returns a metric of a row as JSON.
    pub(crate) fn measure(&self, row: &Row, metric: &str) -> Value {
        match metric {
            "first_cited_at" => date_of(row.cell.seen.0.div_euclid(DAY)).to_string().into(),
            "last_visit" => date_of(row.cell.seen.1.div_euclid(DAY)).to_string().into(),
            _ if is_count(metric) => (self.number(row, metric) as u64).into(),
            _ => self.number(row, metric).into(),
        }
    }

    /// Returns a metric of a row as a number, by which rows can be sorted.
    pub(crate) fn number(&self, row: &Row, metric: &str) -> f64 {
        match metric {
            _ if metric.ends_with("rank") && metric != "average_rank" => row.rank as f64,
            "total_count" => self.rows.len() as f64,
            "product_rating" => (30.0 + 20.0 * opinion(row, metric)).round() / 10.0,
            "product_num_reviews" => (20.0 + 2_000.0 * opinion(row, metric)).round(),
            "first_cited_at" => row.cell.seen.0 as f64,
            "last_visit" => row.cell.seen.1 as f64,
            _ => counted(row, metric)
                .map(|count| count as f64)
                .or_else(|| averaged(row, metric))
                .unwrap_or_default(),
        }
    }
}

/// Returns a metric that is a sum over the models.
fn counted(row: &Row, metric: &str) -> Option<u64> {
    let sum = |of: fn(&Tally) -> u32| row.cell.sum(of);
    Some(match metric {
        "count" | "visits" | "occurrences" | "total_fanouts" | "total_claims" | "offer_count"
        | "assessment_count" => sum(|tally| tally.count),
        "citations" => sum(|tally| tally.first[0]),
        "indexing" => sum(|tally| tally.first[1]),
        "training" => sum(|tally| tally.first[2]),
        "agents" => sum(|tally| tally.count - tally.first.iter().sum::<u32>()),
        "accurate" | "shopping_triggered_runs" => sum(|tally| tally.positive),
        "inaccurate" => sum(|tally| tally.count - tally.positive),
        "response_count" => sum(|tally| tally.runs),
        "total_runs" | "executions" | "total_response_count" => row.base.sum(|tally| tally.runs),
        "query_variations" | "videos" | "product_count" => row.distinct,
        _ => return None,
    })
}

/// Returns a metric that is a mean over the models, with equal weight.
fn averaged(row: &Row, metric: &str) -> Option<f64> {
    let pairs = || row.cell.models.iter().zip(&row.base.models);
    let own = |part: fn(&Tally) -> u32| {
        mean(
            row.cell
                .models
                .iter()
                .map(|tally| (part(tally), tally.count)),
        )
    };
    let of_count = || mean(pairs().map(|(cell, base)| (cell.count, base.count)));
    let of_runs = || mean(pairs().map(|(cell, base)| (cell.runs, base.runs)));
    match metric {
        "accuracy" | "positive" => own(|tally| tally.positive),
        "negative" => own(|tally| tally.count - tally.positive),
        "positive_sentiment" => own(|tally| tally.positive).map(percent),
        "negative_sentiment" => own(|tally| tally.count - tally.positive).map(percent),
        "trigger_rate_percentage" => own(|tally| tally.positive).map(percent),
        "occurrence" => of_runs().map(percent),
        "average_position" | "avg_position" | "average_rank" => own(|tally| tally.positions),
        "position1_percentage" => own(|tally| tally.first[0]).map(percent),
        "position2_percentage" => own(|tally| tally.first[1]).map(percent),
        "position3_percentage" => own(|tally| tally.first[2]).map(percent),
        "position_above3_percentage" => {
            own(|tally| tally.count - tally.first.iter().sum::<u32>()).map(percent)
        }
        "fanouts_per_execution" => mean(pairs().map(|(cell, base)| (cell.count, base.runs))),
        "visibility_score" | "merchant_visibility" | "product_visibility" | "search_share" => {
            of_runs()
        }
        _ => of_count(),
    }
}

fn percent(share: f64) -> f64 {
    100.0 * share
}

/// Returns a number between 0 and 1 that belongs to a product, whatever the period.
fn opinion(row: &Row, metric: &str) -> f64 {
    let product = row.text("product_name").unwrap_or_default();
    share(mix(seeded_hash::text(product) ^ seeded_hash::text(metric)))
}

fn is_count(metric: &str) -> bool {
    metric.ends_with("count")
        || metric.ends_with("rank") && metric != "average_rank"
        || COUNTS.contains(&metric)
}

const COUNTS: &[&str] = &[
    "accurate",
    "agents",
    "citations",
    "executions",
    "inaccurate",
    "indexing",
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
