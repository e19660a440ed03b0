//! Sentiment, fan-outs and accuracy. The other calculation is from the answers, or from finer groups.

use std::collections::BTreeMap;

use profound_api::{Accuracy, Categories, FactcheckDimension, FactcheckQuery};

use crate::{
    Outcome,
    kitchen::{Kitchen, ensure, same},
    recipes,
    table::{Table, percent},
};

pub(crate) async fn sentiment_by_theme(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        brand,
        week,
        ..
    } = kitchen;
    let recipe = recipes::sentiment_by_theme::sentiment_by_theme;
    let themes = recipe(client, category.id, brand, *week).await?;
    ensure(themes.len() > 3, || format!("{themes:?}"))?;
    let (now, before) = (
        kitchen.answers(*week).await?,
        kitchen.answers(week.previous()?).await?,
    );
    for (theme, positive, previous) in &themes {
        // The report is in percent.
        same(
            theme,
            positive / 100.0,
            now.positive_sentiment(brand, theme),
        )?;
        let expected = before.positive_sentiment(brand, theme);
        same(theme, previous.unwrap_or_default() / 100.0, expected)?;
    }
    let lines = themes.into_iter().map(|(theme, positive, previous)| {
        let previous = previous.map_or("-".to_owned(), |one| format!("{one:.1} %"));
        [theme, format!("{positive:.1} %"), previous]
    });
    Ok(Table::new(["theme", "positive", "before"], lines))
}

pub(crate) async fn fan_outs(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        week,
        ..
    } = kitchen;
    let searches = recipes::fan_outs::fan_outs(client, category.id, *week).await?;
    ensure(searches.len() > 20, || {
        format!("{} searches", searches.len())
    })?;
    let answers = kitchen.answers(*week).await?;
    for (prompt, query, total) in &searches {
        same(query, *total, answers.searches(prompt, query) as f64)?;
    }
    let lines = searches
        .into_iter()
        .map(|(prompt, query, total)| [prompt, query, total.to_string()]);
    Ok(Table::new(["prompt", "search", "times"], lines))
}

pub(crate) async fn fact_check(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        week,
        ..
    } = kitchen;
    let topics = recipes::fact_check::fact_check(client, category.id, *week).await?;
    let known = client.topics(category.id).await?;
    ensure(topics.len() == known.len(), || {
        format!("{topics:?} are not all topics")
    })?;
    // The accuracy of a topic is the mean of the accuracies of the models, which follow from their counts.
    let dimensions = [FactcheckDimension::Topic, FactcheckDimension::Model];
    let query = FactcheckQuery::new(category.id, *week).group_by(dimensions);
    let mut models = BTreeMap::<_, Vec<(i64, i64)>>::new();
    for row in client.all_factcheck(&query).await?.into_vec().await? {
        let topic = row.topic.and_then(|topic| topic.name).unwrap_or_default();
        let counts = (
            row.accurate.unwrap_or_default(),
            row.inaccurate.unwrap_or_default(),
        );
        models.entry(topic).or_default().push(counts);
    }
    for (topic, accuracy, accurate, inaccurate) in &topics {
        let models = models
            .get(topic)
            .ok_or_else(|| format!("no models for {topic}"))?;
        let ratios = models
            .iter()
            .map(|(yes, no)| *yes as f64 / (yes + no) as f64);
        same(topic, *accuracy, ratios.sum::<f64>() / models.len() as f64)?;
        let sums = models
            .iter()
            .fold((0, 0), |sums, one| (sums.0 + one.0, sums.1 + one.1));
        ensure(sums == (*accurate, *inaccurate), || {
            format!("{topic}: {sums:?}")
        })?;
    }
    let lines = topics
        .into_iter()
        .map(|(topic, accuracy, accurate, inaccurate)| {
            [
                topic,
                percent(accuracy),
                accurate.to_string(),
                inaccurate.to_string(),
            ]
        });
    Ok(Table::new(
        ["topic", "accuracy", "accurate", "inaccurate"],
        lines,
    ))
}

pub(crate) async fn claims(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        brand,
        week,
        ..
    } = kitchen;
    let claims = recipes::claims::claims(client, category.id, *week).await?;
    ensure(
        claims.len() > 2 && claims.is_sorted_by(|a, b| a.1 >= b.1),
        || format!("{claims:?}"),
    )?;
    let answers = kitchen.answers(*week).await?;
    for (claim, occurrence, sources) in &claims {
        // Both are in percent.
        same(
            claim,
            occurrence / 100.0,
            answers.claim_occurrence(brand, claim),
        )?;
        let shares = sources.iter().filter_map(|source| source.citation_share);
        same(claim, shares.sum(), 100.0)?;
    }
    let lines = claims.into_iter().map(|(claim, occurrence, sources)| {
        let source = sources.into_iter().next().and_then(|source| source.href);
        [
            claim,
            format!("{occurrence:.1} %"),
            source.unwrap_or_default(),
        ]
    });
    Ok(Table::new(["claim", "in answers", "first source"], lines))
}
