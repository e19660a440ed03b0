//! Citations of domains and pages. The other calculation is from the citations of the answers.

use std::collections::BTreeSet;

use profound_api::{Categories, CitationsQuery, Error, Reports, Scope};

use crate::{
    Outcome,
    answers::host,
    kitchen::{Kitchen, ensure, same},
    recipes,
    table::{Table, percent, points},
};

pub(crate) async fn citation_share(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        week,
        ..
    } = kitchen;
    let domain = "https://www.reviews.example.com/".parse()?;
    let recipe = recipes::citation_share::citation_share;
    let shares = recipe(client, category.id, domain, *week).await?;
    ensure(shares.len() == 7, || {
        format!("expected 7 days, found {}", shares.len())
    })?;
    let answers = kitchen.answers(*week).await?;
    for (date, share) in &shares {
        let expected = answers
            .of_day(date)
            .citation_share(|url| host(url) == "reviews.example.com");
        same(date, *share, expected)?;
    }
    let lines = shares
        .into_iter()
        .map(|(date, share)| [date, percent(share)]);
    Ok(Table::new(["date", "citation share"], lines))
}

pub(crate) async fn top_domains(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        week,
        ..
    } = kitchen;
    let all = recipes::top_domains::top_domains(client, category.id, *week, usize::MAX).await?;
    same("the sum", all.iter().map(|change| change.value).sum(), 1.0)?;
    let (now, before) = (
        kitchen.answers(*week).await?,
        kitchen.answers(week.previous()?).await?,
    );
    for change in &all {
        let is_domain = |url: &str| host(url) == change.key;
        same(&change.key, change.value, now.citation_share(is_domain))?;
        same(&change.key, change.before, before.citation_share(is_domain))?;
    }
    let top = recipes::top_domains::top_domains(client, category.id, *week, 3).await?;
    ensure(top == all[..3], || format!("{top:?} are not the first"))?;
    let lines = all.iter().map(|change| {
        let difference = points(change.difference());
        [change.key.clone(), percent(change.value), difference]
    });
    Ok(Table::new(["domain", "citation share", "points"], lines))
}

/// Returns the hosts of the owned assets, without `www.`.
async fn owned_hosts(kitchen: &Kitchen) -> Result<Vec<String>, Error> {
    let assets = kitchen.client.category_assets(kitchen.category.id).await?;
    let owned = assets.iter().filter(|asset| asset.is_owned);
    let hosts = owned.flat_map(|asset| {
        let others = asset.alternate_domains.iter().flatten();
        others.chain([&asset.website])
    });
    Ok(hosts.map(|website| host(website).to_owned()).collect())
}

pub(crate) async fn owned_share(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        week,
        ..
    } = kitchen;
    let changes = recipes::owned_share::owned_share(client, category.id, *week).await?;
    let [change] = &changes[..] else {
        return Err(format!("expected one share, found {}", changes.len()).into());
    };
    // The API selects the owned domains too.
    let query = CitationsQuery::new(category.id, *week).scope(Scope::Owned);
    let rows = client.all_citations(&query).await?.into_vec().await?;
    same(
        "the scope `owned`",
        change.value,
        rows.iter()
            .filter_map(|row| row.citation_share)
            .sum::<f64>(),
    )?;
    let hosts = owned_hosts(kitchen).await?;
    let is_owned = |url: &str| hosts.iter().any(|one| one == host(url));
    let (now, before) = (
        kitchen.answers(*week).await?,
        kitchen.answers(week.previous()?).await?,
    );
    same("this week", change.value, now.citation_share(is_owned))?;
    same(
        "the week before",
        change.before,
        before.citation_share(is_owned),
    )?;
    let line = [
        hosts.join(", "),
        percent(change.value),
        points(change.difference()),
    ];
    Ok(Table::new(
        ["owned domains", "citation share", "points"],
        [line],
    ))
}

pub(crate) async fn top_pages(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        week,
        ..
    } = kitchen;
    let pages = recipes::top_pages::top_pages(client, category.id, *week).await?;
    ensure(
        pages.len() > 3 && pages.is_sorted_by(|a, b| a.1 >= b.1),
        || format!("{pages:?}"),
    )?;
    let answers = kitchen.answers(*week).await?;
    let hosts = owned_hosts(kitchen).await?;
    let cited = answers.cited();
    let owned = cited
        .iter()
        .filter(|url| hosts.iter().any(|one| one == host(url)));
    let owned: BTreeSet<&str> = owned.copied().collect();
    let found: BTreeSet<&str> = pages.iter().map(|(page, _)| page.as_str()).collect();
    ensure(found == owned, || {
        format!("expected {owned:?}, found {found:?}")
    })?;
    for (page, count) in &pages {
        let expected = answers.citations(page);
        ensure(*count == expected as i64, || {
            format!("{page}: expected {expected}, found {count}")
        })?;
    }
    let lines = pages
        .into_iter()
        .map(|(page, count)| [page, count.to_string()]);
    Ok(Table::new(["page", "citations"], lines))
}
