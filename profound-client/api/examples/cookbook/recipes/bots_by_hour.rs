//! At which hours do AI bots visit our site?

use std::collections::BTreeMap;

use profound_api::{
    BotDimension, BotMetric, BotsQuery, Client, DateInterval, Error, Reports, dates::DateRange,
};

pub async fn bots_by_hour(
    client: &Client,
    domain: &str,
    period: DateRange,
) -> Result<BTreeMap<String, f64>, Error> {
    let query = BotsQuery::new(domain, period, [BotMetric::Count])
        .dimensions([BotDimension::Date])
        .date_interval(DateInterval::Hour)
        .timezone("America/New_York");
    let report = client.bots(&query).await?;
    let hours = report.column::<String>("date")?;
    Ok(hours.into_iter().zip(report.column("count")?).collect())
}
