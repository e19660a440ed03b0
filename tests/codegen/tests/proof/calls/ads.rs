//! Made by the tool.

use profound_api::*;

use crate::{
    answers,
    arguments::{Call, Pick, Sample, Sort},
};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "GET /v1/ads/openai-ads/ad-account/insights",
        method: "ad_insights",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<AdInsightsQuery>();
            Box::pin(async move { answers::value(client.ad_insights(&query).await) })
        },
    },
    Call {
        operation: "GET /v1/ads/openai-ads/ad-account/insights",
        method: "all_ad_insights",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<AdInsightsQuery>();
            Box::pin(async move { answers::pages(client.all_ad_insights(&query).await).await })
        },
    },
];

impl Sample for AdInsightsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = AdInsightsQuery::new();
        if pick.is_least() {
            return made;
        }
        made = made.organization_id(pick.sample::<Uuid>());
        made = made.aggregation_level(pick.sample::<AdLevel>());
        made = made.time_granularity(pick.sample::<TimeGranularity>());
        made = made.time_ranges(pick.list(None, None, |pick| pick.text(None, None)));
        made = made.limit(pick.count(Some(1), Some(2000)));
        made = made.after(pick.text(None, None));
        made = made.before(pick.text(None, None));
        made
    }
}

impl Sample for AdLevel {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            AdLevel::AdAccount,
            AdLevel::Campaign,
            AdLevel::AdGroup,
            AdLevel::Ad,
        ])
    }
}

impl Sample for TimeGranularity {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            TimeGranularity::Hourly,
            TimeGranularity::Daily,
            TimeGranularity::Monthly,
            TimeGranularity::WholeTime,
        ])
    }
}
