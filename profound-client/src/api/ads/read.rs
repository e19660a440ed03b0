//! What is answered.

use crate::api::record::record;

record! {
    /// How an account, a campaign, an ad group or an advertisement performed.
    pub struct AdInsightRow {
        required {
            /// The identifier.
            "id" id: String,
        }
        optional {
            /// When it begins, in seconds since 1970.
            "start_time" start_time: Option<i64>,
            /// When it ends, in seconds since 1970.
            "end_time" end_time: Option<i64>,
            /// The time, for people to read.
            "readable_time" readable_time: Option<String>,
            /// The time zone of the times.
            "timezone" timezone: Option<String>,
            /// The campaign, in rows on campaigns.
            "campaign_id" campaign_id: Option<String>,
            /// The name of the campaign.
            "campaign_name" campaign_name: Option<String>,
            /// The ad group, in rows on ad groups.
            "ad_group_id" ad_group_id: Option<String>,
            /// The name of the ad group.
            "ad_group_name" ad_group_name: Option<String>,
            /// The advertisement, in rows on advertisements.
            "ad_id" ad_id: Option<String>,
            /// The name of the advertisement.
            "ad_name" ad_name: Option<String>,
            /// How often it was shown.
            "impressions" impressions: Option<i64>,
            /// How often it was clicked.
            "clicks" clicks: Option<i64>,
            /// What it cost, in the currency of the account.
            "spend" spend: Option<f64>,
            /// The clicks per impression.
            "ctr" ctr: Option<f64>,
            /// The cost of a click.
            "cpc" cpc: Option<f64>,
            /// The cost of a thousand impressions.
            "cpm" cpm: Option<f64>,
        }
    }
}

record! {
    /// A page of insights.
    pub struct AdInsightsPage {
        required {
            /// The rows.
            "data" data: Vec<AdInsightRow>,
        }
        optional {
            /// How many rows there are in all, if that is known.
            "count" count: Option<i64>,
            /// The first row of the page: `before` asks for the page before it.
            "first_id" first_id: Option<String>,
            /// The last row of the page: `after` asks for the page after it.
            "last_id" last_id: Option<String>,
            /// Whether there are more.
            "has_more" has_more: bool,
        }
    }
}
