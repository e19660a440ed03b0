//! Visits of bots and of people. The other calculation is from the reports of version 1.

use profound_api::{
    BotDimensionV1, BotMetricV1, BotsQueryV1, ReferralDimensionV1, ReferralMetric,
    ReferralsQueryV1, Reports,
};

use crate::{
    Outcome,
    kitchen::{Kitchen, ensure, same},
    recipes,
    table::Table,
};

pub(crate) async fn bots_by_hour(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        domain,
        week,
        ..
    } = kitchen;
    let hours = recipes::bots_by_hour::bots_by_hour(client, domain, *week).await?;
    ensure(hours.len() == 7 * 24, || {
        format!("expected 168 hours, found {}", hours.len())
    })?;
    let query =
        BotsQueryV1::new(domain, *week, [BotMetricV1::Count]).dimensions([BotDimensionV1::Date]);
    let report = client.bots_v1(&query).await?;
    let days = report
        .column::<String>("date")?
        .into_iter()
        .zip(report.column::<f64>("count")?);
    for (date, count) in days {
        let date = date.get(..10).unwrap_or_default().to_owned();
        let of_day = hours.iter().filter(|(hour, _)| hour.starts_with(&date));
        same(&date, of_day.map(|(_, count)| count).sum(), count)?;
    }
    let lines = hours
        .into_iter()
        .map(|(hour, count)| [hour, count.to_string()]);
    Ok(Table::new(["hour", "visits"], lines))
}

pub(crate) async fn referrals(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        domain,
        week,
        ..
    } = kitchen;
    let sources = recipes::referrals::referrals(client, domain, *week).await?;
    ensure(sources.len() > 1, || format!("{sources:?}"))?;
    let query = ReferralsQueryV1::new(domain, *week, [ReferralMetric::Visits]).dimensions([
        ReferralDimensionV1::Date,
        ReferralDimensionV1::ReferralSource,
    ]);
    let report = client.referrals_v1(&query).await?;
    let names = report.column::<String>("referral_source")?;
    let visits = report.column::<f64>("visits")?;
    for (source, count) in &sources {
        let days = names
            .iter()
            .zip(&visits)
            .filter(|(name, _)| *name == source);
        same(source, *count, days.map(|(_, visits)| visits).sum::<f64>())?;
    }
    let lines = sources
        .into_iter()
        .map(|(source, count)| [source, count.to_string()]);
    Ok(Table::new(["source", "visits"], lines))
}
