//! Volumes by day: a constant strength with waves, summed over a period.

use std::f64::consts::TAU;

use crate::dataset::seeded_hash::{mix, share};

/// A number of days from `start`. Both may have fractions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Days {
    pub(crate) start: f64,
    pub(crate) count: f64,
}

/// Returns the volume of some days: the sum of the levels of the days, which vary around `strength`.
pub(crate) fn volume(seed: u64, days: Days) -> f64 {
    let waves = WAVES.iter().zip(0_u64..).map(|((length, height), at)| {
        let phase = share(mix(seed ^ at)) * length;
        // The closed form of the sum of a sine over whole days.
        let step = TAU / length;
        let height_at = |day: f64| (step * (day + phase - 0.5)).cos();
        height * (height_at(days.start) - height_at(days.start + days.count))
            / (2.0 * (step / 2.0).sin())
    });
    strength(seed) * (days.count + waves.sum::<f64>())
}

/// Returns the average level of some days.
pub(crate) fn mean(seed: u64, days: Days) -> f64 {
    volume(seed, days) / days.count
}

/// Returns a strength between 0.1 and 0.8. Small ones are more frequent.
pub(crate) fn strength(seed: u64) -> f64 {
    let share = share(mix(seed));
    0.1 + 0.7 * share * share
}

/// The waves: their lengths in days, and their heights. Consecutive periods of any length differ.
const WAVES: [(f64, f64); 3] = [(7.0, 0.04), (41.0, 0.09), (233.0, 0.1)];

#[cfg(test)]
mod tests {
    use super::*;

    fn days(start: f64, count: f64) -> Days {
        Days { start, count }
    }

    #[test]
    fn a_period_is_the_sum_of_its_days() {
        for seed in 0..20 {
            let whole = volume(seed, days(20_000.0, 30.0));
            let parts: f64 = (0..30)
                .map(|day| volume(seed, days(20_000.0 + f64::from(day), 1.0)))
                .sum();
            assert!((whole - parts).abs() < 1e-6, "{whole} is not {parts}");
        }
    }

    #[test]
    fn a_level_moves_gently_and_stays_within_its_bounds() {
        for seed in 0..50 {
            let level = |day: i32| mean(seed, days(f64::from(day), 1.0)) / strength(seed);
            let levels: Vec<f64> = (20_000..20_060).map(level).collect();
            assert!(levels.iter().all(|level| (0.75..1.25).contains(level)));
            assert!(levels.windows(2).all(|pair| pair[0] != pair[1]));
            assert!(
                levels
                    .windows(2)
                    .all(|pair| (pair[0] - pair[1]).abs() < 0.1)
            );
        }
    }
}
