//! What is answered.

use crate::DimensionRef;
use crate::record::record;
use serde_json::{Map, Value};

record! {
    /// How visible one brand is in offers.
    pub struct ShoppingBrandRow {
        required {}
        optional {
            /// The brand.
            0 "asset" asset: Option<Map<String, Value>>,
            /// The rank by visibility, if the rows are not grouped.
            1 "rank" rank: Option<i64>,
            /// The day, or the first day of a longer time.
            2 "date" date: Option<String>,
            /// The topic.
            3 "topic" topic: Option<DimensionRef>,
            /// The region.
            4 "region" region: Option<DimensionRef>,
            /// The prompt.
            5 "prompt" prompt: Option<DimensionRef>,
            /// How visible it is.
            6 "visibility_score" visibility_score: Option<f64>,
            /// At which place it is mentioned, on average.
            7 "average_position" average_position: Option<f64>,
            /// The rank by visibility, if the rows are grouped.
            8 "visibility_rank" visibility_rank: Option<i64>,
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
            0 "merchant_name" merchant_name: Option<String>,
            /// The merchant's share.
            1 "merchant_share" merchant_share: Option<f64>,
            /// The merchant's rank by its share.
            2 "merchant_share_rank" merchant_share_rank: Option<i64>,
            /// How visible the merchant is.
            3 "merchant_visibility" merchant_visibility: Option<f64>,
            /// The merchant's rank by its visibility.
            4 "merchant_visibility_rank" merchant_visibility_rank: Option<i64>,
            /// The day, or the first day of a longer time.
            5 "date" date: Option<String>,
            /// The rank by visibility.
            6 "visibility_rank" visibility_rank: Option<i64>,
            /// The name of the brand.
            7 "brand_name" brand_name: Option<String>,
            /// The brand's share at the merchant.
            8 "brand_share" brand_share: Option<f64>,
            /// The product.
            9 "product" product: Option<Map<String, Value>>,
            /// How visible the product is.
            10 "product_visibility" product_visibility: Option<f64>,
            /// The product's rank.
            11 "product_rank" product_rank: Option<i64>,
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
            0 "product" product: Option<Map<String, Value>>,
            /// The day, or the first day of a longer time.
            1 "date" date: Option<String>,
            /// The topic.
            2 "topic" topic: Option<DimensionRef>,
            /// The prompt.
            3 "prompt" prompt: Option<DimensionRef>,
            /// How visible it is.
            4 "visibility_score" visibility_score: Option<f64>,
            /// At which place it is mentioned, on average.
            5 "average_position" average_position: Option<f64>,
            /// The rank by visibility.
            6 "visibility_rank" visibility_rank: Option<i64>,
            /// How often it is in the first place, in percent.
            7 "position1_percentage" position1_percentage: Option<f64>,
            /// How often it is in the second place, in percent.
            8 "position2_percentage" position2_percentage: Option<f64>,
            /// How often it is in the third place, in percent.
            9 "position3_percentage" position3_percentage: Option<f64>,
            /// How often it is in a place beyond the third, in percent.
            10 "position_above3_percentage" position_above3_percentage: Option<f64>,
            /// How the product is rated.
            11 "product_rating" product_rating: Option<f64>,
            /// How many reviews the product has.
            12 "product_num_reviews" product_num_reviews: Option<i64>,
            /// Where the product is.
            13 "product_url" product_url: Option<String>,
            /// Where pictures of the product are.
            14 "product_image_urls" product_image_urls: Option<Vec<String>>,
            /// The offers of merchants, if they were asked for.
            15 "merchants" merchants: Option<Vec<Map<String, Value>>>,
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
            0 "date" date: Option<String>,
            /// The topic.
            1 "topic" topic: Option<DimensionRef>,
            /// The region.
            2 "region" region: Option<DimensionRef>,
            /// The persona.
            3 "persona" persona: Option<DimensionRef>,
            /// The prompt.
            4 "prompt" prompt: Option<DimensionRef>,
            /// How many runs there were.
            5 "total_runs" total_runs: Option<i64>,
            /// How many runs were answered with offers.
            6 "shopping_triggered_runs" shopping_triggered_runs: Option<i64>,
            /// How many percent of the runs were answered with offers.
            7 "trigger_rate_percentage" trigger_rate_percentage: Option<f64>,
        }
        more { more }
    }
}
