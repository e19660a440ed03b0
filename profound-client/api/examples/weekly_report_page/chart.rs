//! A chart of lines, as inline SVG.

use std::fmt::Write;

use crate::{data::Line, page::escape};

/// The size of a chart, in the units of its viewBox.
pub(crate) struct Size {
    pub(crate) class: &'static str,
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// The most space at the right for the names.
    pub(crate) right: f64,
    /// The maximum number of characters of a name.
    pub(crate) name: usize,
    /// Every how many weeks a week has a label.
    pub(crate) step: usize,
}

pub(crate) const WIDE: Size = Size {
    class: "wide",
    width: 1040.0,
    height: 340.0,
    right: 230.0,
    name: 24,
    step: 1,
};

/// For screens on which the text of the wide one would be too small.
pub(crate) const NARROW: Size = Size {
    class: "narrow",
    width: 440.0,
    height: 320.0,
    right: 140.0,
    name: 14,
    step: 2,
};

const LEFT: f64 = 48.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 34.0;

/// The least distance between two names.
const GAP: f64 = 19.0;

/// Returns the lines of brands, each with its name at its end.
pub(crate) fn lines(
    size: &Size,
    title: &str,
    summary: &str,
    weeks: &[String],
    lines: &[Line],
) -> String {
    let values = || lines.iter().flat_map(|line| line.values.iter().flatten());
    let top = ceiling(values().copied().fold(1.0, f64::max));
    let longest = lines.iter().map(|line| line.brand.chars().count()).max();
    let names = 20.0 + 9.0 * longest.unwrap_or_default() as f64;
    let (right, bottom) = (size.width - names.min(size.right), size.height - BOTTOM);
    let x = |week: usize| {
        let weeks = weeks.len().saturating_sub(1).max(1);
        LEFT + 12.0 + (right - LEFT - 24.0) * week as f64 / weeks as f64
    };
    let y = |value: f64| bottom - (bottom - TOP) * value / top;
    let (class, width, height) = (size.class, size.width, size.height);
    let mut svg = format!(
        "<svg class=\"chart {class}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-labelledby=\"{class}-title {class}-desc\">\
         <title id=\"{class}-title\">{}</title><desc id=\"{class}-desc\">{}</desc>",
        escape(title),
        escape(summary),
    );
    for tick in 0..=4 {
        let value = top * f64::from(tick) / 4.0;
        let at = y(value);
        let _ = write!(
            svg,
            "<path class=\"grid\" d=\"M{LEFT} {at:.1}H{right}\"/>\
             <text class=\"axis\" x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{value:.0}%</text>",
            LEFT - 8.0,
            at + 4.0,
        );
    }
    for (week, date) in weeks.iter().enumerate() {
        // The last week always has a label.
        if (weeks.len() - 1 - week) % size.step == 0 {
            let _ = write!(
                svg,
                "<text class=\"axis\" x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                x(week),
                size.height - 10.0,
                escape(&short(date)),
            );
        }
    }
    let names = places(lines, y, bottom);
    // The owned brand is drawn last, above the others.
    for (index, line) in lines.iter().enumerate().rev() {
        let points = line.values.iter().enumerate();
        let points: Vec<_> = points
            .map(|(week, value)| value.map(|value| (x(week), y(value))))
            .collect();
        let _ = write!(
            svg,
            "<g class=\"line-{index}\"><path class=\"line\" d=\"{}\"/>",
            path(&points)
        );
        for (at, height) in points.iter().flatten() {
            let _ = write!(svg, "<circle cx=\"{at:.1}\" cy=\"{height:.1}\" r=\"3\"/>");
        }
        if let Some(place) = names[index] {
            let _ = write!(
                svg,
                "<text class=\"name\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                right + 4.0,
                place + 4.5,
                escape(&shortened(&line.brand, size.name)),
            );
        }
        svg += "</g>";
    }
    svg + "</svg>"
}

/// Returns a round number that is not below the largest value.
fn ceiling(largest: f64) -> f64 {
    let steps = [4.0, 8.0, 12.0, 20.0, 40.0, 60.0, 80.0];
    let step = steps.into_iter().find(|&step| step >= largest);
    step.unwrap_or(100.0)
}

/// Returns the points as a path. It has a gap at each week without a value.
fn path(points: &[Option<(f64, f64)>]) -> String {
    let mut path = String::new();
    let mut pen = 'M';
    for point in points {
        match point {
            Some((x, y)) => {
                let _ = write!(path, "{pen}{x:.1} {y:.1}");
                pen = 'L';
            }
            None => pen = 'M',
        }
    }
    path
}

/// Returns the height of each name: beside the last value of its line, but apart from the other names.
fn places(lines: &[Line], y: impl Fn(f64) -> f64, bottom: f64) -> Vec<Option<f64>> {
    let mut places: Vec<Option<f64>> = lines
        .iter()
        .map(|line| line.values.iter().rev().find_map(|value| value.map(&y)))
        .collect();
    let mut order: Vec<usize> = (0..lines.len())
        .filter(|&line| places[line].is_some())
        .collect();
    order.sort_by(|&one, &other| {
        let height = |line: usize| places[line].unwrap_or_default();
        height(one).total_cmp(&height(other))
    });
    let mut least = TOP;
    for &line in &order {
        let place = places[line].unwrap_or_default().max(least);
        places[line] = Some(place);
        least = place + GAP;
    }
    // Those at the bottom move up again.
    let mut most = bottom;
    for &line in order.iter().rev() {
        let place = places[line].unwrap_or_default().min(most);
        places[line] = Some(place);
        most = place - GAP;
    }
    places
}

/// Returns `8 Jun` for `2026-06-08`.
pub(crate) fn short(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let mut parts = date.split(['-', 'T']).skip(1).map(str::parse::<usize>);
    match (parts.next(), parts.next()) {
        (Some(Ok(month @ 1..=12)), Some(Ok(day))) => format!("{day} {}", MONTHS[month - 1]),
        _ => date.to_owned(),
    }
}

fn shortened(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let short: String = name.chars().take(most - 1).collect();
    format!("{}\u{2026}", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(brand: &str, values: &[Option<f64>]) -> Line {
        Line {
            brand: brand.to_owned(),
            values: values.to_vec(),
        }
    }

    #[test]
    fn names_do_not_overlap() {
        for value in [0.0, 50.0, 100.0] {
            let equal: Vec<Line> = (0..5).map(|_| line("a", &[Some(value)])).collect();
            let mut places: Vec<f64> = places(&equal, |value| 300.0 - 2.8 * value, 300.0)
                .into_iter()
                .flatten()
                .collect();
            places.sort_by(f64::total_cmp);
            assert_eq!(places.len(), 5);
            assert!(
                places
                    .windows(2)
                    .all(|pair| pair[1] - pair[0] >= GAP - 0.01),
                "{places:?}"
            );
            assert!(places[0] >= TOP - 0.01 && places[4] <= 300.0, "{places:?}");
        }
    }

    #[test]
    fn a_week_without_a_value_is_a_gap() {
        let weeks = ["2026-06-01", "2026-06-08", "2026-06-15"].map(str::to_owned);
        let svg = lines(
            &WIDE,
            "t",
            "d",
            &weeks,
            &[line("a", &[Some(10.0), None, Some(12.0)])],
        );
        assert_eq!(svg.matches("<circle").count(), 2);
        let path = svg
            .split("class=\"line\" d=\"")
            .nth(1)
            .and_then(|path| path.split('"').next());
        assert_eq!(path.map(|path| path.matches('M').count()), Some(2));
        assert!(!svg.contains("NaN") && svg.contains("8 Jun"), "{svg}");
        // No week at all.
        let empty = lines(&NARROW, "t", "d", &[], &[line("a", &[])]);
        assert!(
            !empty.contains("NaN") && !empty.contains("<circle"),
            "{empty}"
        );
    }

    #[test]
    fn a_long_name_is_shortened() {
        assert_eq!(shortened("Hoka", 14), "Hoka");
        assert_eq!(shortened("Éééé Èèèè Êêêê Ë", 14), "Éééé Èèèè Êêê\u{2026}");
        assert_eq!(short("2026-12-07T00:00:00"), "7 Dec");
        assert_eq!(short("week 7"), "week 7");
    }
}
