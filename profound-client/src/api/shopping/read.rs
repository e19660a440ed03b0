//! What is answered.

use crate::api::DimensionRef;
use crate::api::record::record;
use serde_json::{Map, Value};

record! {
    /// How visible one brand is in offers.
    pub struct ShoppingBrandRow {
        required {}
        optional {
            /// The brand.
            "asset" asset: Option<Map<String, Value>>,
            /// The rank by visibility, if the rows are not grouped.
            "rank" rank: Option<i64>,
            /// The day, or the first day of a longer time.
            "date" date: Option<String>,
            /// The topic.
            "topic" topic: Option<DimensionRef>,
            /// The region.
            "region" region: Option<DimensionRef>,
            /// The prompt.
            "prompt" prompt: Option<DimensionRef>,
            /// How visible it is.
            "visibility_score" visibility_score: Option<f64>,
            /// At which place it is mentioned, on average.
            "average_position" average_position: Option<f64>,
            /// The rank by visibility, if the rows are grouped.
            "visibility_rank" visibility_rank: Option<i64>,
        }
        more { more }
    }
}

record! {
    /// How much of the offers one merchant has.
    pub struct ShoppingMerchantRow {
        required {}
        optional {
            /// The name of the merchant.
            "merchant_name" merchant_name: Option<String>,
            /// The merchant's share.
            "merchant_share" merchant_share: Option<f64>,
            /// The merchant's rank by its share.
            "merchant_share_rank" merchant_share_rank: Option<i64>,
            /// How visible the merchant is.
            "merchant_visibility" merchant_visibility: Option<f64>,
            /// The merchant's rank by its visibility.
            "merchant_visibility_rank" merchant_visibility_rank: Option<i64>,
            /// The day, or the first day of a longer time.
            "date" date: Option<String>,
            /// The rank by visibility.
            "visibility_rank" visibility_rank: Option<i64>,
            /// The name of the brand.
            "brand_name" brand_name: Option<String>,
            /// The brand's share at the merchant.
            "brand_share" brand_share: Option<f64>,
            /// The product.
            "product" product: Option<Map<String, Value>>,
            /// How visible the product is.
            "product_visibility" product_visibility: Option<f64>,
            /// The product's rank.
            "product_rank" product_rank: Option<i64>,
        }
        more { more }
    }
}

record! {
    /// How visible one product is in offers.
    pub struct ShoppingProductRow {
        required {}
        optional {
            /// The product.
            "product" product: Option<Map<String, Value>>,
            /// The day, or the first day of a longer time.
            "date" date: Option<String>,
            /// The topic.
            "topic" topic: Option<DimensionRef>,
            /// The prompt.
            "prompt" prompt: Option<DimensionRef>,
            /// How visible it is.
            "visibility_score" visibility_score: Option<f64>,
            /// At which place it is mentioned, on average.
            "average_position" average_position: Option<f64>,
            /// The rank by visibility.
            "visibility_rank" visibility_rank: Option<i64>,
            /// How often it is in the first place, in percent.
            "position1_percentage" position1_percentage: Option<f64>,
            /// How often it is in the second place, in percent.
            "position2_percentage" position2_percentage: Option<f64>,
            /// How often it is in the third place, in percent.
            "position3_percentage" position3_percentage: Option<f64>,
            /// How often it is in a place beyond the third, in percent.
            "position_above3_percentage" position_above3_percentage: Option<f64>,
            /// How the product is rated.
            "product_rating" product_rating: Option<f64>,
            /// How many reviews the product has.
            "product_num_reviews" product_num_reviews: Option<i64>,
            /// Where the product is.
            "product_url" product_url: Option<String>,
            /// Where pictures of the product are.
            "product_image_urls" product_image_urls: Option<Vec<String>>,
            /// The offers of merchants, if they were asked for.
            "merchants" merchants: Option<Vec<Map<String, Value>>>,
        }
        more { more }
    }
}

record! {
    /// How often prompts were answered with offers.
    pub struct ShoppingTriggerRateRow {
        required {}
        optional {
            /// The day, or the first day of a longer time.
            "date" date: Option<String>,
            /// The topic.
            "topic" topic: Option<DimensionRef>,
            /// The region.
            "region" region: Option<DimensionRef>,
            /// The persona.
            "persona" persona: Option<DimensionRef>,
            /// The prompt.
            "prompt" prompt: Option<DimensionRef>,
            /// How many runs there were.
            "total_runs" total_runs: Option<i64>,
            /// How many runs were answered with offers.
            "shopping_triggered_runs" shopping_triggered_runs: Option<i64>,
            /// How many percent of the runs were answered with offers.
            "trigger_rate_percentage" trigger_rate_percentage: Option<f64>,
        }
        more { more }
    }
}
