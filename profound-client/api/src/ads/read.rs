//! What is answered.

use crate::record::record;

record! {
    /// How an account, a campaign, an ad group or an advertisement performed.
    pub struct AdInsightRow {
        required {
            /// The identifier.
            0 "id" id: String,
        }
        optional {
            /// When it begins, in seconds since 1970.
            1 "start_time" start_time: Option<i64>,
            /// When it ends, in seconds since 1970.
            2 "end_time" end_time: Option<i64>,
            /// The time, for people to read.
            3 "readable_time" readable_time: Option<String>,
            /// The time zone of the times.
            4 "timezone" timezone: Option<String>,
            /// The campaign, in rows on campaigns.
            5 "campaign_id" campaign_id: Option<String>,
            /// The name of the campaign.
            6 "campaign_name" campaign_name: Option<String>,
            /// The ad group, in rows on ad groups.
            7 "ad_group_id" ad_group_id: Option<String>,
            /// The name of the ad group.
            8 "ad_group_name" ad_group_name: Option<String>,
            /// The advertisement, in rows on advertisements.
            9 "ad_id" ad_id: Option<String>,
            /// The name of the advertisement.
            10 "ad_name" ad_name: Option<String>,
            /// How often it was shown.
            11 "impressions" impressions: Option<i64>,
            /// How often it was clicked.
            12 "clicks" clicks: Option<i64>,
            /// What it cost, in the currency of the account.
            13 "spend" spend: Option<f64>,
            /// The clicks per impression.
            14 "ctr" ctr: Option<f64>,
            /// The cost of a click.
            15 "cpc" cpc: Option<f64>,
            /// The cost of a thousand impressions.
            16 "cpm" cpm: Option<f64>,
        }
    }
}

record! {
    /// A page of insights.
    pub struct AdInsightsPage {
        required {
            /// The rows.
            0 "data" data: Vec<AdInsightRow>,
        }
        optional {
            /// How many rows there are in all, if that is known.
            1 "count" count: Option<i64>,
            /// The first row of the page: `before` asks for the page before it.
            2 "first_id" first_id: Option<String>,
            /// The last row of the page: `after` asks for the page after it.
            3 "last_id" last_id: Option<String>,
            /// Whether there are more.
            4 "has_more" has_more: bool,
        }
    }
}
