//! What is sent.

use super::{
    ShoppingBrandDimension, ShoppingBrandMetric, ShoppingMerchantBrandDimension,
    ShoppingMerchantBrandMetric, ShoppingMerchantDimension, ShoppingMerchantDistributionDimension,
    ShoppingMerchantDistributionMetric, ShoppingMerchantMetric, ShoppingMerchantShareDimension,
    ShoppingMerchantShareMetric, ShoppingMerchantsByProductDimension,
    ShoppingMerchantsByProductMetric, ShoppingProductDimension, ShoppingProductMetric,
    ShoppingProductRanking, ShoppingProductVisibilityDimension, ShoppingProductVisibilityMetric,
    ShoppingProductsWithMerchantsDimension, ShoppingProductsWithMerchantsMetric, ShoppingRanking,
    ShoppingTriggerRateDimension, ShoppingTriggerRateDimensionV1, ShoppingTriggerRateMetric,
    ShoppingVisibilityDimension, ShoppingVisibilityMetric,
};
use crate::api::sent::sent;
use crate::api::{
    AnalysisType, AnyOrAll, AssetNames, Condition, DateInterval, Direction, Interval, OrderBy,
    Pagination, Scope,
};
use uuid::Uuid;

sent! {
    /// Which products to find the merchants' addresses of.
    pub struct ProductMerchantUrlsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
            /// The products, by their names.
            "product_names" product_names: texts,
        }
        optional {}
    }
}

sent! {
    /// What a report on the brands of offers is about.
    pub struct ShoppingBrandsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: list ShoppingBrandDimension,
            /// Which figures to answer with.
            "metrics" metrics: some_list ShoppingBrandMetric,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: one Interval,
            /// Whether to look at one's own brands alone. Default: `owned`.
            "scope" scope: one Scope,
            /// The brands by name, in place of `scope`.
            "assets" assets: one AssetNames,
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: filter,
            /// How many brands a page holds, where `scope` is `all`; else there are no pages. Default: `10`.
            /// 1 to 50.
            "limit" limit: one u32,
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 to
            /// 50000.
            "max_results" max_results: one u32,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: text,
        }
    }
}

sent! {
    /// Which runs of prompts are asked for.
    pub struct ShoppingExecutionsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: list Condition,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: one bool,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// What the answers are examined for.
            "analysis_types" analysis_types: list AnalysisType,
            /// Whether one of the analyses is enough, or each is needed. Default: `any`.
            "analysis_filter_type" analysis_matching: one AnyOrAll,
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: texts,
        }
    }
}

sent! {
    /// What a report on the spread of merchants is about.
    pub struct ShoppingMerchantDistributionQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: list Condition,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: one bool,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// What the rows are grouped by.
            "dimensions" dimensions: list ShoppingMerchantDistributionDimension,
            /// Which figures to answer with.
            "metrics" metrics: list ShoppingMerchantDistributionMetric,
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: texts,
            /// Only merchants whose name matches this.
            "search_merchant" search_merchant: text,
        }
    }
}

sent! {
    /// What a report on the share of merchants is about.
    pub struct ShoppingMerchantShareQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: list Condition,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: one bool,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// What the rows are grouped by.
            "dimensions" dimensions: list ShoppingMerchantShareDimension,
            /// Which figures to answer with.
            "metrics" metrics: list ShoppingMerchantShareMetric,
            /// The names of the assets that are looked at.
            "target_asset_names" target_asset_names: texts,
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: texts,
        }
    }
}

sent! {
    /// What a report on brands at merchants is about.
    pub struct ShoppingMerchantVisibilityByBrandQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: list Condition,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: one bool,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// What the rows are grouped by.
            "dimensions" dimensions: list ShoppingMerchantBrandDimension,
            /// Which figures to answer with.
            "metrics" metrics: list ShoppingMerchantBrandMetric,
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: texts,
            /// Only brands whose name matches this.
            "search_brand" search_brand: text,
            /// A brand to include.
            "include_brand" include_brand: text,
            /// Whether to answer with that brand alone. Default: `false`.
            "include_brand_only" include_brand_only: one bool,
        }
    }
}

sent! {
    /// What a report on the merchants of products is about.
    pub struct ShoppingMerchantsByProductQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: list Condition,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: one bool,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// What the rows are grouped by.
            "dimensions" dimensions: list ShoppingMerchantsByProductDimension,
            /// Which figures to answer with.
            "metrics" metrics: list ShoppingMerchantsByProductMetric,
            /// The product, by its name.
            "product_name" product_name: text,
        }
    }
}

sent! {
    /// What a report on the merchants of offers is about.
    pub struct ShoppingMerchantsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// Which view of merchants it is: left out, how they share the offers.
            "group_by" group_by: list ShoppingMerchantDimension,
            /// Which figures to answer with, of those that the view has.
            "metrics" metrics: some_list ShoppingMerchantMetric,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: one Interval,
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: filter,
            /// How many rows a page holds. Default: `10`. 1 to 50.
            "limit" limit: one u32,
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 to
            /// 50000.
            "max_results" max_results: one u32,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: text,
        }
    }
}

sent! {
    /// What a report on the visibility of products is about.
    pub struct ShoppingProductVisibilityQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: list Condition,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: one bool,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// What the rows are grouped by.
            "dimensions" dimensions: list ShoppingProductVisibilityDimension,
            /// Which figures to answer with.
            "metrics" metrics: list ShoppingProductVisibilityMetric,
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: texts,
            /// Products to include.
            "include_items" include_items: texts,
            /// Only products whose name matches this.
            "search_item" search_item: text,
            /// Whether one of the merchants is enough, or each is needed. Default: `any`.
            "merchant_filter_type" merchant_matching: one AnyOrAll,
            /// Whether to answer with competitors as well. Default: `false`.
            "include_competitors" include_competitors: one bool,
            /// The product to answer with, beside its competitors.
            "target_product" target_product: text,
            /// How many competitors of the product to answer with. 1 or more. Default: `5`.
            "competitor_limit" competitor_limit: one u32,
            /// Whether to answer with how often each place is taken. Default: `false`.
            "include_position_frequency" include_position_frequency: one bool,
        }
    }
}

sent! {
    /// What a report on the products of offers is about.
    pub struct ShoppingProductsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: list ShoppingProductDimension,
            /// Which figures to answer with.
            "metrics" metrics: some_list ShoppingProductMetric,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: one Interval,
            /// Whether products come with the offers of merchants. Default: `false`.
            "include_merchants" include_merchants: one bool,
            /// The product to answer with, beside its competitors. Not empty.
            "target_product" target_product: text,
            /// How many competitors of the product to answer with. 1 or more. Default: `5`.
            "competitor_limit" competitor_limit: one u32,
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: filter,
            /// How many products a page holds, however many rows each has. Default: `10`. 1 to 50.
            "limit" limit: one u32,
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 to
            /// 50000.
            "max_results" max_results: one u32,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: text,
        }
    }
}

sent! {
    /// What a report on products and their merchants is about.
    pub struct ShoppingProductsWithMerchantsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: list Condition,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: one bool,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// What the rows are grouped by.
            "dimensions" dimensions: list ShoppingProductsWithMerchantsDimension,
            /// Which figures to answer with.
            "metrics" metrics: list ShoppingProductsWithMerchantsMetric,
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: texts,
            /// Products to include.
            "include_items" include_items: texts,
            /// Only products whose name matches this.
            "search_item" search_item: text,
            /// Whether one of the merchants is enough, or each is needed. Default: `any`.
            "merchant_filter_type" merchant_matching: one AnyOrAll,
            /// What to rank by. Default: `visibility`.
            "rank_by" rank_by: one ShoppingProductRanking,
            /// Which end comes first. Default: `desc`.
            "sort_order" sort_order: one Direction,
        }
    }
}

sent! {
    /// What a report on how often offers appear is about.
    pub struct ShoppingTriggerRateQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: list ShoppingTriggerRateDimension,
            /// Which figures to answer with.
            "metrics" metrics: some_list ShoppingTriggerRateMetric,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: one Interval,
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: filter,
            /// How many rows a page holds. Default: `10`. 1 to 50.
            "limit" limit: one u32,
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 to
            /// 50000.
            "max_results" max_results: one u32,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: text,
        }
    }
}

sent! {
    /// What a version 1 report on how often offers appear is about.
    pub struct ShoppingTriggerRateQueryV1 {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: list Condition,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: one bool,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// What the rows are grouped by.
            "dimensions" dimensions: list ShoppingTriggerRateDimensionV1,
            /// Which figures to answer with.
            "metrics" metrics: list ShoppingTriggerRateMetric,
        }
    }
}

sent! {
    /// In which time, and by which filters, to look for prompts answered with offers.
    pub struct ShoppingTriggeredQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: list Condition,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: one bool,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
        }
    }
}

sent! {
    /// What a report on the visibility of brands in offers is about.
    pub struct ShoppingVisibilityQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: one DateInterval,
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: list Condition,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: one OrderBy,
            /// How the answer is put into pages.
            "pagination" pagination: one Pagination,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: one bool,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// What the rows are grouped by.
            "dimensions" dimensions: list ShoppingVisibilityDimension,
            /// Which figures to answer with.
            "metrics" metrics: list ShoppingVisibilityMetric,
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: texts,
            /// Only assets whose name matches this.
            "search_asset" search_asset: text,
            /// An asset to include.
            "include_asset" include_asset: text,
            /// Whether to answer with that asset alone. Default: `false`.
            "include_asset_only" include_asset_only: one bool,
            /// The only assets to answer with.
            "include_assets_only" include_assets_only: texts,
            /// What to rank by. Default: `visibility_score`.
            "rank_by" rank_by: one ShoppingRanking,
            /// Whether to answer with how often each place is taken. Default: `false`.
            "include_position_frequency" include_position_frequency: one bool,
        }
    }
}
