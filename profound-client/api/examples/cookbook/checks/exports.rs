//! Exports, files, and several calls at once. The other calculation is from another call for the same data.

use std::{collections::BTreeMap, time::Duration};

use profound_api::{
    AnswerRow, AnswersQuery, ApiKey, Categories, Client, Prompts, Reports, VisibilityDimension,
    VisibilityQuery, WebSearchDimension, WebSearchMetric, WebSearchResultsQuery,
};
use profound_sandbox::Sandbox;

use crate::{
    Outcome,
    kitchen::{Kitchen, ensure, same},
    recipes::{self, own_trait::Brands},
    table::{Table, percent},
};

pub(crate) async fn export_answers(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        week,
        ..
    } = kitchen;
    let mut file = Vec::new(); // or std::fs::File::create("answers.jsonl")?
    let recipe = recipes::export_answers::export_answers;
    let written = recipe(client, category.id, *week, &mut file).await?;
    let text = String::from_utf8(file)?;
    let read = text.lines().map(serde_json::from_str::<AnswerRow>);
    let read: Vec<AnswerRow> = read.collect::<Result<_, _>>()?;
    let first = client
        .answers(&AnswersQuery::new(category.id, *week).limit(200))
        .await?;
    let total = first.info.total_results;
    ensure(total == Some(written as i64), || {
        format!("{written} of {total:?}")
    })?;
    ensure(
        read.len() == written && read.starts_with(&first.data),
        || "other answers".to_owned(),
    )?;
    let line = [text.lines().count().to_string(), text.len().to_string()];
    Ok(Table::new(["answers", "bytes"], [line]))
}

pub(crate) async fn saved_report(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        week,
        ..
    } = kitchen;
    let file = format!(
        r#"{{ "category_id": "{}", "dates": "2026-06-08 to 2026-06-14", "group_by": ["model"] }}"#,
        category.id
    );
    let rows = recipes::saved_report::saved_report(client, &file).await?;
    let query = VisibilityQuery::new(category.id, *week).group_by([VisibilityDimension::Model]);
    let expected = client.visibility(&query).await?;
    ensure(expected.is_complete() && rows == expected.data, || {
        format!("{rows:?}")
    })?;
    let lines = rows.into_iter().map(|row| {
        let model = row.model.and_then(|model| model.name).unwrap_or_default();
        [model, row.visibility_score.map(percent).unwrap_or_default()]
    });
    Ok(Table::new(["model", "score"], lines))
}

pub(crate) async fn all_categories(kitchen: &Kitchen) -> Outcome {
    let Kitchen { sandbox, week, .. } = kitchen;
    let client = Client::builder()
        .base_url(sandbox.base_url())
        .api_key(ApiKey::new(Sandbox::VALID_KEY)?)
        .wait_for_quota(Duration::from_secs(2 * 3600))
        .max_concurrent_calls(8)
        .build()?;
    sandbox.clear_requests();
    let reports = recipes::all_categories::all_categories(&client, *week).await?;
    let sent = sandbox.requests().len();
    let categories = client.categories(&[]).await?;
    ensure(sent == 1 + categories.len(), || format!("{sent} requests"))?;
    for (category, (name, rows)) in categories.iter().zip(&reports) {
        let expected = client
            .visibility(&VisibilityQuery::new(category.id, *week))
            .await?
            .data;
        ensure(category.name == *name && *rows == expected, || {
            format!("{name}: {rows:?}")
        })?;
    }
    let lines = reports.into_iter().map(|(name, rows)| {
        let score = rows.first().and_then(|row| row.visibility_score);
        [name, score.map(percent).unwrap_or_default()]
    });
    Ok(Table::new(["category", "score"], lines))
}

/// Returns the number of results of each host in the week: a report without days.
async fn results(kitchen: &Kitchen) -> Result<BTreeMap<String, f64>, profound_api::Error> {
    let query =
        WebSearchResultsQuery::new(kitchen.category.id, kitchen.week, [WebSearchMetric::Count])
            .dimensions([WebSearchDimension::Hostname]);
    let report = kitchen.client.web_search_results(&query).await?;
    let hosts = report.column("hostname")?;
    Ok(hosts.into_iter().zip(report.column("count")?).collect())
}

/// Compares the sums of a host's days with the counts of the week.
fn sums(
    days: impl Iterator<Item = (String, f64)>,
    weeks: &BTreeMap<String, f64>,
) -> Result<(), String> {
    let mut sums = BTreeMap::new();
    for (host, count) in days {
        *sums.entry(host).or_insert(0.0) += count;
    }
    ensure(sums.len() == weeks.len(), || {
        format!("{} of {} hosts", sums.len(), weeks.len())
    })?;
    weeks
        .iter()
        .try_for_each(|(host, count)| same(host, sums[host], *count))
}

pub(crate) async fn csv(kitchen: &Kitchen) -> Outcome {
    let mut file = Vec::new(); // or std::fs::File::create("results.csv")?
    recipes::csv::csv(
        &kitchen.client,
        kitchen.category.id,
        kitchen.week,
        &mut file,
    )
    .await?;
    let text = String::from_utf8(file)?;
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().ok_or("the file is empty")?;
    ensure(head == ["count", "hostname", "date"], || {
        format!("{head:?}")
    })?;
    let lines: Vec<_> = lines.collect();
    let counts = lines.iter().map(|line| line[0].parse::<f64>());
    let counts: Vec<f64> = counts.collect::<Result<_, _>>()?;
    let hosts = lines.iter().map(|line| line[1].to_owned());
    sums(hosts.zip(counts), &results(kitchen).await?)?;
    let lines = text.lines().skip(1).map(|line| [line.to_owned()]);
    Ok(Table::new(["count,hostname,date"], lines))
}

pub(crate) async fn columns(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        week,
        ..
    } = kitchen;
    let (hosts, codes, counts) = recipes::columns::columns(client, category.id, *week).await?;
    let rows = codes.iter().map(|code| hosts[*code as usize].clone());
    sums(rows.zip(counts.iter().copied()), &results(kitchen).await?)?;
    let line = [
        codes.len().to_string(),
        hosts.len().to_string(),
        counts.iter().sum::<f64>().to_string(),
    ];
    Ok(Table::new(["rows", "hosts", "sum"], [line]))
}

pub(crate) async fn own_trait(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        brand,
        ..
    } = kitchen;
    let brands = client.brands(category.id).await?;
    let assets = client.category_assets(category.id).await?;
    let expected = assets.iter().map(|asset| (&asset.name, asset.is_owned));
    ensure(
        brands
            .iter()
            .map(|one| (&one.name, one.is_owned))
            .eq(expected),
        || format!("{brands:?}"),
    )?;
    ensure(
        brands.iter().any(|one| one.is_owned && one.name == *brand),
        || format!("{brands:?}"),
    )?;
    let lines = brands
        .into_iter()
        .map(|one| [one.name, one.is_owned.to_string()]);
    Ok(Table::new(["brand", "owned"], lines))
}
