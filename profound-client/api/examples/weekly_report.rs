//! The last seven days beside the seven before: visibility, citations and sentiment of a category's
//! own brand and its competitors, as tables, and the brand's days as a plot.
//!
//! It asks the embedded sandbox, or the real API where `PROFOUND_API_KEY` is set. The plot is an SVG
//! file, at the path that is the first argument, or in the directory for temporary files.

use std::{
    collections::HashMap, env, error, fs, iter::successors, path::PathBuf, process::ExitCode,
};

use profound_api::{
    Assets, Categories, CategoryAsset, CitationsQuery, Client, Error, Reports, Scope,
    SentimentDimension, SentimentQuery, SentimentRow, Uuid, VisibilityDimension, VisibilityQuery,
    dates::DateRange,
};
use profound_sandbox::Sandbox;

type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

#[tokio::main]
async fn main() -> ExitCode {
    let Err(error) = run().await else {
        return ExitCode::SUCCESS;
    };
    eprintln!("no report: {error}");
    for cause in successors(error.source(), |&cause| cause.source()) {
        eprintln!("  because: {cause}");
    }
    // The API's own words can repeat what was sent: they are asked for by name.
    if let Some(Error::Validation(refused)) = error.downcast_ref() {
        let issues = refused.issues().iter();
        issues.for_each(|issue| eprintln!("  {issue}"));
    }
    ExitCode::FAILURE
}

async fn run() -> Result<()> {
    if env::var_os("PROFOUND_API_KEY").is_some() {
        return report(Client::from_env()?).await;
    }
    let sandbox = Sandbox::start()?;
    report(sandbox.client()).await
}

async fn report(client: Client) -> Result<()> {
    let category = client.categories(&[]).await?.into_iter().next();
    let category = category.ok_or("the key has access to no category")?;
    let assets = client.category_assets(category.id).await?;
    let own = assets.iter().find(|asset| asset.is_owned);
    let brand = &own.ok_or("the category has no owned brand")?.name;
    let now = DateRange::last_days(7)?;
    let weeks = Weeks {
        before: now.previous()?,
        now,
        category: category.id,
        client,
    };
    let (visibility, citations, sentiment, themes, days) = tokio::try_join!(
        weeks.visibility(),
        weeks.citations(),
        weeks.sentiment(&assets),
        weeks.themes(brand),
        weeks.days(brand),
    )?;

    println!("{}: {now}, and before: {}", category.name, weeks.before);
    print("Visibility", &visibility);
    print("Citations", &citations);
    print("Sentiment: what speaks for a brand", &sentiment);
    print(&format!("Sentiment of {brand}, by theme"), &themes);
    let path = env::args_os().nth(1).map(PathBuf::from);
    let path = path.unwrap_or_else(|| env::temp_dir().join("weekly_report.svg"));
    let title = format!("Visibility of {brand}, {}", category.name);
    fs::write(&path, plot(&title, [now, weeks.before], &days))
        .map_err(|error| format!("{}: {error}", path.display()))?;
    println!("\nDay by day: {}", path.display());
    Ok(())
}

/// A name, and its share this week and in the one before, from 0 to 1.
type Line = (String, Option<f64>, Option<f64>);

struct Weeks {
    client: Client,
    category: Uuid,
    now: DateRange,
    before: DateRange,
}

impl Weeks {
    async fn visibility(&self) -> Result<Vec<Line>> {
        let query = |dates| {
            VisibilityQuery::new(self.category, dates)
                .scope(Scope::All)
                .limit(50)
        };
        let (now, before) = tokio::try_join!(
            self.client.visibility(&query(self.now)),
            self.client.visibility(&query(self.before)),
        )?;
        Ok(beside([now.data, before.data], |row| {
            Some((row.asset?.name?, row.visibility_score))
        }))
    }

    async fn citations(&self) -> Result<Vec<Line>> {
        let query = |dates| CitationsQuery::new(self.category, dates).limit(50);
        let (now, before) = tokio::try_join!(
            self.client.citations(&query(self.now)),
            self.client.citations(&query(self.before)),
        )?;
        Ok(beside([now.data, before.data], |row| {
            Some((row.domain?, row.citation_share))
        }))
    }

    /// One call a brand, all at once: a call owns what it needs, so it can be spawned.
    async fn sentiment(&self, assets: &[CategoryAsset]) -> Result<Vec<Line>> {
        let calls = assets.iter().take(LINES).map(|CategoryAsset { name, .. }| {
            let query = SentimentQuery::new(self.category, name, self.now).comparison(self.before);
            (name, tokio::spawn(self.client.sentiment(&query)))
        });
        let mut lines = Vec::new();
        for (name, call) in calls.collect::<Vec<_>>() {
            let rows = call.await??.data;
            lines.extend(rows.into_iter().map(|row| compared(name.clone(), row)));
        }
        Ok(lines)
    }

    async fn themes(&self, brand: &str) -> Result<Vec<Line>> {
        let query = SentimentQuery::new(self.category, brand, self.now)
            .comparison(self.before)
            .group_by([SentimentDimension::Theme]);
        let rows = self.client.sentiment(&query).await?.data.into_iter();
        let lines = rows.filter_map(|mut row| Some(compared(row.theme.take()?.name?, row)));
        Ok(lines.collect())
    }

    /// How visible a brand is, by the day.
    async fn days(&self, brand: &str) -> Result<HashMap<String, f64>> {
        let both = DateRange::new(self.before.first(), self.now.last())?;
        let query = VisibilityQuery::new(self.category, both)
            .assets(Assets::is(brand))
            .group_by([VisibilityDimension::Date])
            .limit(50);
        let rows = self.client.visibility(&query).await?.data.into_iter();
        Ok(rows
            .filter_map(|row| Some((row.date?, row.visibility_score?)))
            .collect())
    }
}

/// The API has it in percent.
fn compared(name: String, row: SentimentRow) -> Line {
    let before = row.previous.and_then(|before| before.positive_sentiment);
    let share = |percent: f64| percent / 100.0;
    (name, row.positive_sentiment.map(share), before.map(share))
}

/// This week's rows, each with what the same name had in the week before.
fn beside<T>(weeks: [Vec<T>; 2], read: impl Fn(T) -> Option<(String, Option<f64>)>) -> Vec<Line> {
    let [now, before] = weeks.map(|rows| rows.into_iter().filter_map(&read));
    let before: HashMap<_, _> = before.collect();
    let line = |(name, share)| {
        let before = before.get(&name).copied().flatten();
        (name, share, before)
    };
    now.map(line).collect()
}

/// How many lines a table has at most.
const LINES: usize = 8;

fn print(title: &str, lines: &[Line]) {
    let show = |share: Option<f64>| {
        share.map_or("-".to_owned(), |share| format!("{:.1} %", share * 100.0))
    };
    println!("\n{title:<40} {:>8} {:>8} {:>8}", "now", "before", "points");
    for (name, now, before) in lines.iter().take(LINES) {
        let change = now.zip(*before).map(|(now, before)| (now - before) * 100.0);
        let change = change.map_or("-".to_owned(), |change| format!("{change:+.1}"));
        let (now, before) = (show(*now), show(*before));
        println!("  {name:<38} {now:>8} {before:>8} {change:>8}");
    }
}

/// The days of two weeks, one above the other, as an SVG.
fn plot(title: &str, [now, before]: [DateRange; 2], days: &HashMap<String, f64>) -> String {
    let most = days.values().copied().fold(0.01, f64::max);
    let step = [0.01, 0.02, 0.05, 0.1, 0.2]
        .into_iter()
        .find(|step| step * 5.0 >= most)
        .unwrap_or(1.0);
    let x = |day: usize| 80 + 95 * day;
    let y = |score: f64| 270.0 - 40.0 * score / step;
    let text = |class: &str, x: usize, y: f64, text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        format!("<text class='{class}' x='{x}' y='{y}'>{text}</text>")
    };
    let mut svg = HEAD.to_owned() + &text("title", 50, 36.0, title);
    for score in (0..=5).map(|tick| step * f64::from(tick)) {
        svg += &format!("<path d='M50 {}H680'/>", y(score));
        svg += &text("y", 42, y(score) + 4.0, &format!("{:.0} %", score * 100.0));
    }
    for (day, date) in now.iter().enumerate() {
        svg += &text("x", x(day), 294.0, &date.strftime("%a").to_string());
    }
    for (class, week, at) in [("before", before, 300), ("now", now, 50)] {
        let points = week.iter().enumerate().filter_map(|(day, date)| {
            let score = days.get(&date.to_string())?;
            Some(format!("{},{:.1} ", x(day), y(*score)))
        });
        let points: String = points.collect();
        svg += &format!("<polyline class='{class}' points='{points}'/>");
        svg += &format!("<path class='{class}' d='M{at} 325h24'/>");
        svg += &text("", at + 32, 329.0, &week.to_string());
    }
    svg + "</svg>\n"
}

const HEAD: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 720 350'><style>
text { font: 13px system-ui, sans-serif; fill: #475569 }
.title { font-size: 17px; fill: #0f172a } .x { text-anchor: middle } .y { text-anchor: end }
path { stroke: #e2e8f0 } polyline { fill: none }
.now { stroke: #2563eb; stroke-width: 2.5 }
.before { stroke: #94a3b8; stroke-width: 2.5; stroke-dasharray: 6 4 }
</style><rect width='720' height='350' fill='white'/>";
