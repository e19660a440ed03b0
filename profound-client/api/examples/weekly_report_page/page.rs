//! The page, as HTML.

use std::fmt::Write;

use profound_api::dates::DateRange;

use crate::{
    chart,
    data::{Domain, Line, Score, Theme, Unit, Weekly},
};

/// Returns the page. It needs no script, no font and no other file.
pub(crate) fn render(weekly: &Weekly) -> String {
    let brand = escape(&weekly.brand);
    let category = escape(&weekly.category);
    let period = period(&weekly.week);
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{brand} in AI answers, {period}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <header><p class=\"kicker\">{category}</p><h1>{brand} in AI answers</h1>\
         <p class=\"period\">Week of {period}, compared with the week before</p></header>\n"
    );
    scores(&mut html, &weekly.scores);
    visibility(&mut html, weekly);
    html += "<div class=\"columns\">\n";
    domains(&mut html, &weekly.domains);
    themes(&mut html, &weekly.themes, &weekly.brand);
    html += "</div>\n";
    let _ = write!(
        html,
        "<footer>{}</footer>\n</main>\n</body>\n</html>\n",
        definitions(weekly)
    );
    html
}

/// Escapes text, also for the value of an attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\'' => escaped += "&#39;",
            other => escaped.push(other),
        }
    }
    escaped
}

/// Returns a period as `1 June to 7 June 2026`.
fn period(dates: &DateRange) -> String {
    let (first, last) = (dates.first(), dates.last());
    let year = if first.year() == last.year() {
        ""
    } else {
        " %Y"
    };
    let first = first.strftime(&format!("%-d %B{year}")).to_string();
    format!("{first} to {}", last.strftime("%-d %B %Y"))
}

fn shown(value: Option<f64>, unit: Unit) -> String {
    match (value, unit) {
        (None, _) => "\u{2013}".to_owned(),
        (Some(value), Unit::Percent) => format!("{value:.1}%"),
        (Some(value), Unit::Position) => format!("{value:.1}"),
    }
}

/// The direction in which a number is better.
#[derive(Clone, Copy)]
enum Better {
    Higher,
    Lower,
    Neither,
}

/// Returns the change as an element: an arrow, its size, and a colour if it is good or bad.
fn change(now: Option<f64>, before: Option<f64>, better: Better, unit: &str) -> String {
    let change = match (now, before) {
        (Some(now), Some(before)) => now - before,
        (Some(_), None) => return "<span class=\"change\">new</span>".to_owned(),
        (None, _) => return "<span class=\"change\">no number</span>".to_owned(),
    };
    // The rounded change is printed: a zero has no arrow.
    let rounded = (10.0 * change).round() / 10.0;
    if rounded == 0.0 {
        return "<span class=\"change\">no change</span>".to_owned();
    }
    let class = match better {
        Better::Neither => "change",
        Better::Higher if rounded > 0.0 => "change good",
        Better::Lower if rounded < 0.0 => "change good",
        Better::Higher | Better::Lower => "change bad",
    };
    let arrow = if rounded > 0.0 {
        '\u{25B2}'
    } else {
        '\u{25BC}'
    };
    format!(
        "<span class=\"{class}\">{arrow} {:.1}{unit}</span>",
        rounded.abs()
    )
}

/// The unit of a difference of percentages.
const POINTS: &str = " pts";

fn scores(html: &mut String, scores: &[Score]) {
    *html += "<section class=\"scores\" aria-label=\"Scores of the week\">\n";
    for score in scores {
        let (better, unit) = match score.unit {
            Unit::Percent => (Better::Higher, POINTS),
            Unit::Position => (Better::Lower, ""),
        };
        let _ = writeln!(
            html,
            "<div class=\"score\"><h2>{}</h2><p class=\"value\">{}</p><p>{} <span class=\"before\">from {}</span></p></div>",
            escape(score.label),
            shown(score.now, score.unit),
            change(score.now, score.before, better, unit),
            shown(score.before, score.unit),
        );
    }
    *html += "</section>\n";
}

fn visibility(html: &mut String, weekly: &Weekly) {
    let title = "Visibility by week";
    let summary = summary(&weekly.lines);
    let (weeks, lines) = (&weekly.weeks, &weekly.lines);
    let _ = write!(
        html,
        "<section><h2>{title}</h2><p class=\"note\">Share of AI answers that name the brand</p>{}{}",
        chart::lines(&chart::WIDE, title, &summary, weeks, lines),
        chart::lines(&chart::NARROW, title, &summary, weeks, lines),
    );
    *html += "<details><summary>The numbers as a table</summary><div class=\"scroll\"><table><thead><tr><th scope=\"col\">Week from</th>";
    for line in lines {
        let _ = write!(html, "<th scope=\"col\">{}</th>", escape(&line.brand));
    }
    *html += "</tr></thead><tbody>";
    for (index, week) in weeks.iter().enumerate() {
        let _ = write!(
            html,
            "<tr><th scope=\"row\">{}</th>",
            escape(&chart::short(week))
        );
        for line in lines {
            let value = line.values.get(index).copied().flatten();
            let _ = write!(html, "<td>{}</td>", shown(value, Unit::Percent));
        }
        *html += "</tr>";
    }
    *html += "</tbody></table></div></details></section>\n";
}

/// Describes the chart for those who do not see it.
fn summary(lines: &[Line]) -> String {
    let describe = |line: &Line| {
        let mut values = line.values.iter().flatten();
        let (first, last) = (values.next()?, line.values.iter().rev().flatten().next()?);
        Some(format!("{}: from {first:.1}% to {last:.1}%", line.brand))
    };
    let lines: Vec<_> = lines.iter().filter_map(describe).collect();
    lines.join("; ")
}

fn domains(html: &mut String, domains: &[Domain]) {
    let largest = domains.iter().map(|domain| domain.now).fold(0.0, f64::max);
    *html += "<section><h2>Most cited domains</h2><p class=\"note\">Share of all citations</p><table class=\"bars\"><thead class=\"hidden\"><tr>\
              <th scope=\"col\">Domain</th><th scope=\"col\">Bar</th><th scope=\"col\">Share</th><th scope=\"col\">Change</th></tr></thead><tbody>";
    for domain in domains {
        let width = if largest > 0.0 {
            100.0 * domain.now / largest
        } else {
            0.0
        };
        // More citations of another site are neither good nor bad.
        let (class, mark, better) = if domain.is_owned {
            ("own", " <span class=\"mark\">owned</span>", Better::Higher)
        } else {
            ("other", "", Better::Neither)
        };
        let _ = write!(
            html,
            "<tr><th scope=\"row\">{}{mark}</th><td class=\"bar\">{}</td><td>{:.1}%</td><td>{}</td></tr>",
            escape(&domain.name),
            bar(&[(class, width)]),
            domain.now,
            change(Some(domain.now), domain.before, better, POINTS),
        );
    }
    *html += "</tbody></table></section>\n";
}

fn themes(html: &mut String, themes: &[Theme], brand: &str) {
    let _ = write!(
        html,
        "<section><h2>Sentiment by theme</h2><p class=\"note\">Positive share of what answers say about {}</p>\
         <table class=\"bars\"><thead class=\"hidden\"><tr><th scope=\"col\">Theme</th><th scope=\"col\">Bar</th>\
         <th scope=\"col\">Positive</th><th scope=\"col\">Change</th></tr></thead><tbody>",
        escape(brand),
    );
    for theme in themes {
        let _ = write!(
            html,
            "<tr><th scope=\"row\">{}</th><td class=\"bar\">{}</td><td>{:.1}%</td><td>{}</td></tr>",
            escape(&theme.name),
            bar(&[("good", theme.positive), ("bad", 100.0 - theme.positive)]),
            theme.positive,
            change(Some(theme.positive), theme.before, Better::Higher, POINTS),
        );
    }
    *html += "</tbody></table></section>\n";
}

/// Returns a bar of parts, each with a class and a width from 0 to 100. The numbers beside it say the same.
fn bar(parts: &[(&str, f64)]) -> String {
    let mut svg =
        "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">".to_owned();
    let mut at = 0.0;
    for (class, width) in parts {
        let width = width.clamp(0.0, 100.0 - at);
        let _ = write!(
            svg,
            "<rect class=\"{class}\" x=\"{at:.2}\" width=\"{width:.2}\" height=\"10\"/>"
        );
        at += width;
    }
    svg + "</svg>"
}

fn definitions(weekly: &Weekly) -> String {
    format!(
        "<h2>About the numbers</h2><dl>\
         <dt>Period</dt><dd>{}, compared with {}; days in US Eastern time. The chart has weeks from Monday to Sunday.</dd>\
         <dt>Visibility</dt><dd>The share of AI answers that name the brand, for each AI model and then averaged over the models with equal weight. The score of a week is not the mean of its days.</dd>\
         <dt>Share of voice</dt><dd>The brand\u{2019}s share of all mentions of brands.</dd>\
         <dt>Average position</dt><dd>The position among the brands that an answer names. 1 is the best.</dd>\
         <dt>Sentiment</dt><dd>Positive statements as a share of all positive and negative statements about the brand.</dd>\
         <dt>Citation share</dt><dd>Citations of the domain as a share of all citations.</dd>\
         <dt>pts</dt><dd>The change in percentage points, computed before rounding. \u{201C}New\u{201D}: there is no number for the week before.</dd></dl>\
         <p>Source: Profound, with the topics, tags and brands as they are configured now.</p>",
        period(&weekly.week),
        period(&weekly.before),
    )
}

const STYLE: &str = include_str!("page.css");
