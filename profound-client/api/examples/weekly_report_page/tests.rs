//! The page against the responses of the API, and against hostile names.

use profound_api::{Client, dates::DateRange};
use profound_client::Method;
use profound_sandbox::Sandbox;
use serde_json::{Value, json};

use crate::{
    data::{self, Domain, Line, Score, Theme, Unit, Weekly},
    page::render,
};

type Outcome = Result<(), Box<dyn std::error::Error>>;

const HOSTILE: &str = "<script>alert('1')</script>&\"";

fn hostile() -> Result<Weekly, profound_api::Error> {
    let name = || HOSTILE.to_owned();
    Ok(Weekly {
        brand: name(),
        category: name(),
        week: DateRange::new("2026-12-28", "2027-01-03")?,
        before: DateRange::new("2026-12-21", "2026-12-27")?,
        scores: vec![Score {
            label: "Visibility",
            now: Some(41.04),
            before: None,
            unit: Unit::Percent,
        }],
        weeks: vec![name()],
        lines: vec![Line {
            brand: name(),
            values: vec![Some(1.0)],
        }],
        domains: vec![Domain {
            name: name(),
            is_owned: true,
            now: 0.0,
            before: Some(0.04),
        }],
        themes: vec![Theme {
            name: name(),
            positive: 100.0,
            before: Some(50.0),
        }],
    })
}

/// Checks that each element of the page is closed, in order. Returns their names.
fn elements(html: &str) -> Vec<String> {
    let (mut open, mut all) = (Vec::new(), Vec::new());
    let (_, body) = html.split_once("</style>").expect("the page has a style");
    for tag in body.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        match tag.strip_prefix('/') {
            Some(name) if open.is_empty() => assert!(["head", "html"].contains(&name), "{name}"),
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name), "{open:?}"),
            None => {
                let name = tag.split([' ', '/']).next().unwrap_or_default().to_owned();
                all.push(name.clone());
                if !tag.ends_with('/') {
                    open.push(name);
                }
            }
        }
    }
    assert!(open.is_empty(), "{open:?}");
    all
}

#[test]
fn a_name_is_never_markup() -> Outcome {
    let html = render(&hostile()?);
    assert!(!html.contains("<script") && !html.contains("'1'"), "{html}");
    let escaped = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;";
    // The title, the heading, the category, a domain, two themes and notes, and the chart with its table.
    assert!(html.matches(escaped).count() >= 8, "{html}");
    let elements = elements(&html);
    for name in ["script", "link", "img", "iframe", "a"] {
        assert!(!elements.iter().any(|element| element == name), "{name}");
    }
    Ok(())
}

#[test]
fn a_change_is_shown_as_it_is() -> Outcome {
    let html = render(&hostile()?);
    assert!(
        html.contains("28 December 2026 to 3 January 2027"),
        "{html}"
    );
    assert!(
        html.contains(">41.0%</p><p><span class=\"change\">new</span>"),
        "{html}"
    );
    // A difference that rounds to zero has no arrow.
    assert!(
        html.contains("<td>0.0%</td><td><span class=\"change\">no change</span>"),
        "{html}"
    );
    assert!(
        html.contains("<td>100.0%</td><td><span class=\"change good\">\u{25B2} 50.0 pts</span>"),
        "{html}"
    );
    let mut weekly = hostile()?;
    weekly.scores = [(1.5, 1.8), (2.0, 1.0)]
        .map(|(now, before)| Score {
            label: "Average position",
            now: Some(now),
            before: Some(before),
            unit: Unit::Position,
        })
        .into();
    let html = render(&weekly);
    // A lower position is better.
    assert!(html.contains("change good\">\u{25BC} 0.3</span>"), "{html}");
    assert!(html.contains("change bad\">\u{25B2} 1.0</span>"), "{html}");
    Ok(())
}

#[test]
fn the_page_works_without_numbers() -> Outcome {
    let mut weekly = hostile()?;
    weekly.scores[0].now = None;
    weekly.weeks.clear();
    weekly.lines[0].values.clear();
    weekly.domains.clear();
    weekly.themes.clear();
    let html = render(&weekly);
    elements(&html);
    assert!(
        html.contains("no number") && !html.contains("NaN"),
        "{html}"
    );
    Ok(())
}

/// Requests a report without the typed API.
async fn rows(
    client: &Client,
    report: &str,
    query: Value,
) -> Result<Vec<Value>, profound_api::Error> {
    let path = format!("/v2/reports/{report}");
    let body: Value = client
        .request(Method::POST, path)
        .json(&query)
        .send()
        .await?;
    Ok(body["data"].as_array().cloned().unwrap_or_default())
}

#[tokio::test]
async fn the_numbers_are_those_of_the_api() -> Outcome {
    let sandbox = Sandbox::start()?;
    let client = sandbox.client();
    let weeks = DateRange::last_weeks_before(data::WEEKS, "2026-06-15")?;
    let weekly = data::request(&client, weeks).await?;
    assert!(sandbox.requests().len() <= 10);
    let html = render(&weekly);
    elements(&html);

    let categories: Value = client
        .request(Method::GET, "/v1/org/categories")
        .send()
        .await?;
    let query = |start: &str, end: &str, more: Value| {
        let mut query = json!({
            "category_id": categories[0]["id"], "start_date": start, "end_date": end, "limit": 50,
        });
        let fields = more.as_object().cloned().unwrap_or_default();
        if let Some(query) = query.as_object_mut() {
            query.extend(fields);
        }
        query
    };
    let week = |more: Value| query("2026-06-08", "2026-06-14", more);
    let before = |more: Value| query("2026-06-01", "2026-06-07", more);
    let percent = |share: &Value| format!("{:.1}%", 100.0 * share.as_f64().unwrap_or(f64::NAN));

    let all = json!({ "scope": "all" });
    let own = |rows: Vec<Value>| rows.into_iter().find(|row| row["asset"]["owned"] == true);
    let now = own(rows(&client, "visibility", week(all.clone())).await?).ok_or("no row")?;
    let then = own(rows(&client, "visibility", before(all.clone())).await?).ok_or("no row")?;
    assert_eq!(now["asset"]["name"], weekly.brand.as_str());
    for metric in ["visibility_score", "share_of_voice"] {
        let (now, then) = (percent(&now[metric]), percent(&then[metric]));
        assert!(
            html.contains(&format!("<p class=\"value\">{now}</p>")),
            "{metric} {now}"
        );
        assert!(
            html.contains(&format!("from {then}</span>")),
            "{metric} {then}"
        );
    }

    // The last point of the chart is the score of the week.
    let last = weekly.lines[0]
        .values
        .last()
        .copied()
        .flatten()
        .ok_or("no point")?;
    assert_eq!(format!("{last:.1}%"), percent(&now["visibility_score"]));
    assert_eq!((weekly.lines.len(), weekly.weeks.len()), (5, 8));
    let points = weekly
        .lines
        .iter()
        .flat_map(|line| line.values.iter().flatten())
        .count();
    assert_eq!(html.matches("<circle").count(), 2 * points);

    for row in rows(&client, "citations", week(json!({})))
        .await?
        .iter()
        .take(10)
    {
        let domain = row["domain"].as_str().ok_or("no domain")?;
        let mark = match weekly.domains.iter().find(|own| own.name == domain) {
            Some(own) if own.is_owned => " <span",
            _ => "</th>",
        };
        let (_, line) = html
            .split_once(&format!("<tr><th scope=\"row\">{domain}{mark}"))
            .ok_or(domain)?;
        let (line, _) = line.split_once("</tr>").ok_or(domain)?;
        let share = percent(&row["citation_share"]);
        assert!(
            line.contains(&format!("<td>{share}</td>")),
            "{domain} {share}: {line}"
        );
    }

    let themes = json!({ "asset": weekly.brand, "group_by": ["theme"] });
    let themes = rows(&client, "sentiment", week(themes)).await?;
    assert!(themes.len() > 3);
    for row in themes.iter().take(8) {
        let theme = row["theme"]["name"].as_str().ok_or("no theme")?;
        let positive = row["positive_sentiment"].as_f64().ok_or("no number")?;
        let (_, line) = html
            .split_once(&format!("<tr><th scope=\"row\">{theme}</th>"))
            .ok_or(theme)?;
        let (line, _) = line.split_once("</tr>").ok_or(theme)?;
        assert!(
            line.contains(&format!("<td>{positive:.1}%</td>")),
            "{theme} {positive}: {line}"
        );
    }
    Ok(())
}
