//! The numbers of the page.

use std::collections::{BTreeSet, HashMap};

use profound_api::{
    Categories, CategoryAsset, CitationRow, CitationsQuery, Client, Interval, OwnedDomains,
    Reports, Scope, SentimentDimension, SentimentQuery, SentimentRow, VisibilityDimension,
    VisibilityQuery, VisibilityRow, dates::DateRange,
};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The weeks of the chart. The last one is the week of the report.
pub(crate) const WEEKS: u32 = 8;

/// The competitors of the chart.
const COMPETITORS: usize = 4;

const DOMAINS: usize = 10;
const THEMES: usize = 8;

/// The numbers of a category for one week, beside the week before.
pub(crate) struct Weekly {
    pub(crate) brand: String,
    pub(crate) category: String,
    pub(crate) week: DateRange,
    pub(crate) before: DateRange,
    pub(crate) scores: Vec<Score>,
    /// The first days of the weeks of the chart.
    pub(crate) weeks: Vec<String>,
    /// The owned brand, and the most visible competitors.
    pub(crate) lines: Vec<Line>,
    pub(crate) domains: Vec<Domain>,
    pub(crate) themes: Vec<Theme>,
}

/// A number of the week, and the same number of the week before.
pub(crate) struct Score {
    pub(crate) label: &'static str,
    pub(crate) now: Option<f64>,
    pub(crate) before: Option<f64>,
    pub(crate) unit: Unit,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Unit {
    /// From 0 to 100.
    Percent,
    /// From 1, which is the best.
    Position,
}

/// The visibility of a brand by week, in percent.
pub(crate) struct Line {
    pub(crate) brand: String,
    pub(crate) values: Vec<Option<f64>>,
}

/// The citation share of a domain, in percent.
pub(crate) struct Domain {
    pub(crate) name: String,
    pub(crate) is_owned: bool,
    pub(crate) now: f64,
    pub(crate) before: Option<f64>,
}

/// The sentiment of a theme, in percent of its positive and negative statements.
pub(crate) struct Theme {
    pub(crate) name: String,
    pub(crate) positive: f64,
    pub(crate) before: Option<f64>,
}

/// Requests the numbers of the last of these weeks: ten requests.
pub(crate) async fn request(client: &Client, weeks: DateRange) -> Result<Weekly> {
    let category = client.categories(&[]).await?.into_iter().next();
    let category = category.ok_or("the key has access to no category")?;
    let assets = client.category_assets(category.id).await?;
    let own = assets.iter().find(|asset| asset.is_owned);
    let brand = own.ok_or("the category has no owned brand")?.name.clone();
    let week = weeks.weeks().last().ok_or("there is no week")?;
    let before = week.previous()?;

    // A headline is requested without dates: it is not the mean of its days.
    let visibility = |dates| {
        VisibilityQuery::new(category.id, dates)
            .scope(Scope::All)
            .limit(50)
    };
    let by_week = visibility(weeks)
        .group_by([VisibilityDimension::Date])
        .interval(Interval::Week);
    let citations = |dates| CitationsQuery::new(category.id, dates).limit(50);
    let sentiment = SentimentQuery::new(category.id, &brand, week).comparison(before);
    let by_theme = sentiment
        .clone()
        .group_by([SentimentDimension::Theme])
        .limit(50);
    let (now, then) = (visibility(week), visibility(before));
    let (cited, cited_then) = (citations(week), citations(before));
    let (now, then, mut by_week, cited, cited_then, sentiment, by_theme) = tokio::try_join!(
        client.visibility(&now),
        client.visibility(&then),
        client.all_visibility(&by_week),
        client.citations(&cited),
        client.citations(&cited_then),
        client.sentiment(&sentiment),
        client.sentiment(&by_theme),
    )?;

    let mut rows = Vec::new();
    while let Some(row) = by_week.next().await {
        rows.push(row?);
    }
    let sentiment = sentiment.data.into_iter().next();
    let previous = sentiment.as_ref().and_then(|row| row.previous.as_ref());
    let (own_now, own_before) = (find(&now.data, &brand), find(&then.data, &brand));
    let score = |label, unit, read: fn(&VisibilityRow) -> Option<f64>| Score {
        label,
        now: own_now.and_then(read),
        before: own_before.and_then(read),
        unit,
    };
    let scores = vec![
        score("Visibility", Unit::Percent, |row| {
            percent(row.visibility_score)
        }),
        score("Share of voice", Unit::Percent, |row| {
            percent(row.share_of_voice)
        }),
        score("Average position", Unit::Position, |row| {
            row.average_position
        }),
        Score {
            label: "Positive sentiment",
            now: sentiment.as_ref().and_then(|row| row.positive_sentiment),
            before: previous.and_then(|before| before.positive_sentiment),
            unit: Unit::Percent,
        },
    ];
    let (weeks, lines) = lines(&rows, &now.data, &brand);
    Ok(Weekly {
        category: category.name,
        week,
        before,
        scores,
        weeks,
        lines,
        domains: domains(&cited.data, &cited_then.data, &assets),
        themes: themes(by_theme.data),
        brand,
    })
}

fn percent(share: Option<f64>) -> Option<f64> {
    share.map(|share| 100.0 * share)
}

fn name(row: &VisibilityRow) -> Option<&str> {
    row.asset.as_ref()?.name.as_deref()
}

fn find<'a>(rows: &'a [VisibilityRow], brand: &str) -> Option<&'a VisibilityRow> {
    rows.iter().find(|row| name(row) == Some(brand))
}

/// Returns the weeks, and a line for the brand and for each of its most visible competitors of the last week.
fn lines(rows: &[VisibilityRow], now: &[VisibilityRow], brand: &str) -> (Vec<String>, Vec<Line>) {
    let weeks: BTreeSet<&str> = rows.iter().filter_map(|row| row.date.as_deref()).collect();
    let mut scores = HashMap::new();
    for row in rows {
        if let (Some(name), Some(date)) = (name(row), row.date.as_deref()) {
            scores.insert((name, date), percent(row.visibility_score));
        }
    }
    let mut ranked: Vec<&VisibilityRow> =
        now.iter().filter(|row| name(row) != Some(brand)).collect();
    let visibility = |row: &VisibilityRow| row.visibility_score.unwrap_or_default();
    ranked.sort_by(|one, other| visibility(other).total_cmp(&visibility(one)));
    let competitors = ranked.into_iter().filter_map(name).take(COMPETITORS);
    let line = |brand: &str| Line {
        brand: brand.to_owned(),
        values: weeks
            .iter()
            .map(|&week| scores.get(&(brand, week)).copied().flatten())
            .collect(),
    };
    let mut lines = vec![line(brand)];
    lines.extend(competitors.map(line));
    (weeks.into_iter().map(str::to_owned).collect(), lines)
}

/// Returns the domains with the largest share.
fn domains(now: &[CitationRow], before: &[CitationRow], assets: &[CategoryAsset]) -> Vec<Domain> {
    let shares = |rows: &[CitationRow]| -> HashMap<String, f64> {
        let share = |row: &CitationRow| Some((row.domain.clone()?, percent(row.citation_share)?));
        rows.iter().filter_map(share).collect()
    };
    let before = shares(before);
    let owned = OwnedDomains::of_assets(assets);
    let mut domains: Vec<Domain> = shares(now)
        .into_iter()
        .map(|(name, now)| Domain {
            is_owned: owned.contains(&name),
            before: before.get(&name).copied(),
            name,
            now,
        })
        .collect();
    domains.sort_by(|one, other| {
        other
            .now
            .total_cmp(&one.now)
            .then(one.name.cmp(&other.name))
    });
    domains.truncate(DOMAINS);
    domains
}

/// Returns the most frequent themes, which the API lists first.
fn themes(rows: Vec<SentimentRow>) -> Vec<Theme> {
    let theme = |row: SentimentRow| {
        Some(Theme {
            name: row.theme?.name?,
            positive: row.positive_sentiment?,
            before: row.previous.and_then(|before| before.positive_sentiment),
        })
    };
    rows.into_iter().filter_map(theme).take(THEMES).collect()
}
