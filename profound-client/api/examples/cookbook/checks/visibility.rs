//! Visibility, share of voice and position. The other calculation is from the answers.

use profound_api::{Categories, Client};

use crate::{
    Outcome,
    kitchen::{Kitchen, ensure, same},
    recipes,
    table::{Table, percent, points},
};

pub(crate) async fn score(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        brand,
        week,
        ..
    } = kitchen;
    let changes = recipes::score::score(client, category.id, brand, *week).await?;
    let [change] = &changes[..] else {
        return Err(format!("expected one brand, found {}", changes.len()).into());
    };
    let (now, before) = (
        kitchen.answers(*week).await?,
        kitchen.answers(week.previous()?).await?,
    );
    same("this week", change.value, now.visibility(brand))?;
    same("the week before", change.before, before.visibility(brand))?;
    let line = [
        brand.clone(),
        percent(change.value),
        points(change.difference()),
    ];
    Ok(Table::new(["brand", "score", "points"], [line]))
}

pub(crate) async fn headline_and_daily(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        brand,
        week,
        ..
    } = kitchen;
    let recipe = recipes::headline_and_daily::headline_and_daily;
    let (headline, daily) = recipe(client, category.id, brand, *week).await?;
    let headline = headline.ok_or("there is no headline")?;
    let answers = kitchen.answers(*week).await?;
    same("the headline", headline, answers.visibility(brand))?;
    ensure(daily.len() == 7, || {
        format!("expected 7 days, found {}", daily.len())
    })?;
    for (date, score) in &daily {
        same(date, *score, answers.of_day(date).visibility(brand))?;
    }
    let mean = daily.values().sum::<f64>() / daily.len() as f64;
    ensure((mean - headline).abs() > 1e-6, || {
        "the mean of the days is the headline".to_owned()
    })?;
    let lines = daily
        .into_iter()
        .map(|(date, score)| [date, percent(score)]);
    let lines = [
        ["headline".to_owned(), percent(headline)],
        ["mean of the days".to_owned(), percent(mean)],
    ]
    .into_iter()
    .chain(lines);
    Ok(Table::new(["period", "score"], lines))
}

pub(crate) async fn competitors(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        week,
        ..
    } = kitchen;
    let ranking = recipes::competitors::competitors(client, category.id, *week).await?;
    let brands = client.category_assets(category.id).await?.len();
    ensure(ranking.len() == brands, || {
        format!("{} of {brands} brands", ranking.len())
    })?;
    let answers = kitchen.answers(*week).await?;
    for (rank, name, score) in &ranking {
        same(name, *score, answers.visibility(name))?;
        let better = ranking.iter().filter(|other| other.2 > *score).count() as i64;
        ensure(*rank == better + 1, || {
            format!("{better} brands are better than {name}, rank {rank}")
        })?;
    }
    let lines = ranking
        .into_iter()
        .map(|(rank, name, score)| [rank.to_string(), name, percent(score)]);
    Ok(Table::new(["rank", "brand", "score"], lines))
}

/// Returns the names of the brands of the category.
async fn brands(client: &Client, kitchen: &Kitchen) -> Result<Vec<String>, profound_api::Error> {
    let assets = client.category_assets(kitchen.category.id).await?;
    Ok(assets.into_iter().map(|asset| asset.name).collect())
}

pub(crate) async fn competitors_by_day(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        week,
        ..
    } = kitchen;
    let brands = brands(client, kitchen).await?;
    let wanted: Vec<&str> = brands.iter().take(3).map(String::as_str).collect();
    let recipe = recipes::competitors_by_day::competitors_by_day;
    let points = recipe(client, category.id, &wanted, *week).await?;
    ensure(points.len() == 3 * 7, || {
        format!("expected 21 points, found {}", points.len())
    })?;
    let answers = kitchen.answers(*week).await?;
    for ((brand, date), score) in &points {
        ensure(wanted.contains(&brand.as_str()), || {
            format!("unexpected {brand}")
        })?;
        same(
            &format!("{brand}, {date}"),
            *score,
            answers.of_day(date).visibility(brand),
        )?;
    }
    let lines = points
        .into_iter()
        .map(|((brand, date), score)| [brand, date, percent(score)]);
    Ok(Table::new(["brand", "date", "score"], lines))
}

pub(crate) async fn share_of_voice(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        week,
        ..
    } = kitchen;
    let shares = recipes::share_of_voice::share_of_voice(client, category.id, *week).await?;
    same("the sum", shares.iter().map(|(_, share)| share).sum(), 1.0)?;
    ensure(shares.is_sorted_by(|a, b| a.1 >= b.1), || {
        format!("not sorted: {shares:?}")
    })?;
    let answers = kitchen.answers(*week).await?;
    for (name, share) in &shares {
        same(name, *share, answers.share_of_voice(name))?;
    }
    let lines = shares
        .into_iter()
        .map(|(name, share)| [name, percent(share)]);
    Ok(Table::new(["brand", "share of voice"], lines))
}

pub(crate) async fn position(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        week,
        ..
    } = kitchen;
    let positions = recipes::position::position(client, category.id, *week).await?;
    let brands = brands(client, kitchen).await?;
    ensure(positions.len() == brands.len(), || {
        format!("{positions:?} are not all brands")
    })?;
    let answers = kitchen.answers(*week).await?;
    for (name, position) in &positions {
        let expected = answers.position(name);
        match position {
            Some(position) => same(name, *position, expected)?,
            None => ensure(expected.is_none(), || format!("{name} has a position"))?,
        }
    }
    let shown = |position: Option<f64>| {
        position.map_or("never named".to_owned(), |one| format!("{one:.2}"))
    };
    let lines = positions
        .into_iter()
        .map(|(name, position)| [name, shown(position)]);
    Ok(Table::new(["brand", "position"], lines))
}
