//! How many visitors does each AI system send to our site?

use profound_api::{
    Client, Error, ReferralDimension, ReferralMetric, ReferralsQuery, Reports, dates::DateRange,
};

pub async fn referrals(
    client: &Client,
    domain: &str,
    period: DateRange,
) -> Result<Vec<(String, f64)>, Error> {
    let query = ReferralsQuery::new(domain, period, [ReferralMetric::Visits])
        .dimensions([ReferralDimension::ReferralSource]);
    let report = client.referrals(&query).await?;
    let sources = report.column::<String>("referral_source")?;
    Ok(sources.into_iter().zip(report.column("visits")?).collect())
}
