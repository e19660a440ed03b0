//! Closed sets of words.

use crate::words::words;

words! {
    /// What each row of insights stands for.
    pub enum AdLevel {
        /// The whole account.
        AdAccount = "ad_account",
        /// A campaign.
        Campaign = "campaign",
        /// A group of advertisements.
        AdGroup = "ad_group",
        /// A single advertisement.
        Ad = "ad",
    }
}

words! {
    /// How long a time one row of insights covers.
    pub enum TimeGranularity {
        /// One row an hour.
        Hourly = "hourly",
        /// One row a day.
        Daily = "daily",
        /// One row a month.
        Monthly = "monthly",
        /// One row for all of it.
        WholeTime = "none",
    }
}
