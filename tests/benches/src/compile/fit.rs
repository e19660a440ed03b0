//! Statistics over the figures of several runs.

/// Returns the median: the middle value, or the mean of the two middle values.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        length if length % 2 == 1 => sorted[middle],
        _ => (sorted[middle - 1] + sorted[middle]) / 2.0,
    }
}

/// Returns the slope of `y` over `x`, by least squares.
pub fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let both: f64 = points
        .iter()
        .map(|point| (point.0 - x) * (point.1 - y))
        .sum();
    let own: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    both / own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_not_moved_by_one_slow_run() {
        assert_eq!(median(&[3.0, 90.0, 1.0]), 3.0);
        assert_eq!(median(&[3.0, 1.0]), 2.0);
    }

    #[test]
    fn the_slope_of_a_line_is_that_of_the_line() {
        let line = [1.0, 25.0, 125.0].map(|x| (x, 40.0 + 2.5 * x));
        assert!((slope(&line) - 2.5).abs() < 1e-9);
    }
}
