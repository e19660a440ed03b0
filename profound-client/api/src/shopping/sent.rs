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
use crate::sent::sent;
use crate::{
    AnalysisType, AnyOrAll, AssetNames, Condition, DateInterval, Direction, Filter, Interval,
    OrderBy, Pagination, Scope,
};
use profound_client::dates::DateRange;
use uuid::Uuid;

sent! {
    /// Which products to find the merchants' addresses of.
    pub struct ProductMerchantUrlsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
            /// The products, by their names.
            "product_names" product_names: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
        }
        optional {}
    }
}

sent! {
    /// What a report on the brands of offers is about.
    pub struct ShoppingBrandsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: Vec<ShoppingBrandDimension> = list(impl IntoIterator<Item = ShoppingBrandDimension>),
            /// Which figures to answer with.
            "metrics" metrics: Option<Vec<ShoppingBrandMetric>> = some_list(impl IntoIterator<Item = ShoppingBrandMetric>),
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval> = one(Interval),
            /// Whether to look at one's own brands alone. Default: `owned`.
            "scope" scope: Option<Scope> = one(Scope),
            /// The brands by name, in place of `scope`.
            "assets" assets: Option<AssetNames> = one(AssetNames),
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// How many brands a page holds, where `scope` is `all`; else there are no pages. Default: `10`.
            /// 1 to 50.
            "limit" limit: Option<u32> = one(u32),
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 to
            /// 50000.
            "max_results" max_results: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// Which runs of prompts are asked for.
    pub struct ShoppingExecutionsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool> = one(bool),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// What the answers are examined for.
            "analysis_types" analysis_types: Vec<AnalysisType> = list(impl IntoIterator<Item = AnalysisType>),
            /// Whether one of the analyses is enough, or each is needed. Default: `any`.
            "analysis_filter_type" analysis_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
        }
    }
}

sent! {
    /// What a report on the spread of merchants is about.
    pub struct ShoppingMerchantDistributionQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool> = one(bool),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingMerchantDistributionDimension> = list(impl IntoIterator<Item = ShoppingMerchantDistributionDimension>),
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingMerchantDistributionMetric> = list(impl IntoIterator<Item = ShoppingMerchantDistributionMetric>),
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
            /// Only merchants whose name matches this.
            "search_merchant" search_merchant: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// What a report on the share of merchants is about.
    pub struct ShoppingMerchantShareQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool> = one(bool),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingMerchantShareDimension> = list(impl IntoIterator<Item = ShoppingMerchantShareDimension>),
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingMerchantShareMetric> = list(impl IntoIterator<Item = ShoppingMerchantShareMetric>),
            /// The names of the assets that are looked at.
            "target_asset_names" target_asset_names: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
        }
    }
}

sent! {
    /// What a report on brands at merchants is about.
    pub struct ShoppingMerchantVisibilityByBrandQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool> = one(bool),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingMerchantBrandDimension> = list(impl IntoIterator<Item = ShoppingMerchantBrandDimension>),
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingMerchantBrandMetric> = list(impl IntoIterator<Item = ShoppingMerchantBrandMetric>),
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
            /// Only brands whose name matches this.
            "search_brand" search_brand: Option<String> = text(impl Into<String>),
            /// A brand to include.
            "include_brand" include_brand: Option<String> = text(impl Into<String>),
            /// Whether to answer with that brand alone. Default: `false`.
            "include_brand_only" include_brand_only: Option<bool> = one(bool),
        }
    }
}

sent! {
    /// What a report on the merchants of products is about.
    pub struct ShoppingMerchantsByProductQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool> = one(bool),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingMerchantsByProductDimension> = list(impl IntoIterator<Item = ShoppingMerchantsByProductDimension>),
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingMerchantsByProductMetric> = list(impl IntoIterator<Item = ShoppingMerchantsByProductMetric>),
            /// The product, by its name.
            "product_name" product_name: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// What a report on the merchants of offers is about.
    pub struct ShoppingMerchantsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// Which view of merchants it is: left out, how they share the offers.
            "group_by" group_by: Vec<ShoppingMerchantDimension> = list(impl IntoIterator<Item = ShoppingMerchantDimension>),
            /// Which figures to answer with, of those that the view has.
            "metrics" metrics: Option<Vec<ShoppingMerchantMetric>> = some_list(impl IntoIterator<Item = ShoppingMerchantMetric>),
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval> = one(Interval),
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// How many rows a page holds. Default: `10`. 1 to 50.
            "limit" limit: Option<u32> = one(u32),
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 to
            /// 50000.
            "max_results" max_results: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// What a report on the visibility of products is about.
    pub struct ShoppingProductVisibilityQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool> = one(bool),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingProductVisibilityDimension> = list(impl IntoIterator<Item = ShoppingProductVisibilityDimension>),
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingProductVisibilityMetric> = list(impl IntoIterator<Item = ShoppingProductVisibilityMetric>),
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
            /// Products to include.
            "include_items" include_items: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
            /// Only products whose name matches this.
            "search_item" search_item: Option<String> = text(impl Into<String>),
            /// Whether one of the merchants is enough, or each is needed. Default: `any`.
            "merchant_filter_type" merchant_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to answer with competitors as well. Default: `false`.
            "include_competitors" include_competitors: Option<bool> = one(bool),
            /// The product to answer with, beside its competitors.
            "target_product" target_product: Option<String> = text(impl Into<String>),
            /// How many competitors of the product to answer with. 1 or more. Default: `5`.
            "competitor_limit" competitor_limit: Option<u32> = one(u32),
            /// Whether to answer with how often each place is taken. Default: `false`.
            "include_position_frequency" include_position_frequency: Option<bool> = one(bool),
        }
    }
}

sent! {
    /// What a report on the products of offers is about.
    pub struct ShoppingProductsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: Vec<ShoppingProductDimension> = list(impl IntoIterator<Item = ShoppingProductDimension>),
            /// Which figures to answer with.
            "metrics" metrics: Option<Vec<ShoppingProductMetric>> = some_list(impl IntoIterator<Item = ShoppingProductMetric>),
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval> = one(Interval),
            /// Whether products come with the offers of merchants. Default: `false`.
            "include_merchants" include_merchants: Option<bool> = one(bool),
            /// The product to answer with, beside its competitors. Not empty.
            "target_product" target_product: Option<String> = text(impl Into<String>),
            /// How many competitors of the product to answer with. 1 or more. Default: `5`.
            "competitor_limit" competitor_limit: Option<u32> = one(u32),
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// How many products a page holds, however many rows each has. Default: `10`. 1 to 50.
            "limit" limit: Option<u32> = one(u32),
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 to
            /// 50000.
            "max_results" max_results: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// What a report on products and their merchants is about.
    pub struct ShoppingProductsWithMerchantsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool> = one(bool),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingProductsWithMerchantsDimension> = list(impl IntoIterator<Item = ShoppingProductsWithMerchantsDimension>),
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingProductsWithMerchantsMetric> = list(impl IntoIterator<Item = ShoppingProductsWithMerchantsMetric>),
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
            /// Products to include.
            "include_items" include_items: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
            /// Only products whose name matches this.
            "search_item" search_item: Option<String> = text(impl Into<String>),
            /// Whether one of the merchants is enough, or each is needed. Default: `any`.
            "merchant_filter_type" merchant_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// What to rank by. Default: `visibility`.
            "rank_by" rank_by: Option<ShoppingProductRanking> = one(ShoppingProductRanking),
            /// Which end comes first. Default: `desc`.
            "sort_order" sort_order: Option<Direction> = one(Direction),
        }
    }
}

sent! {
    /// What a report on how often offers appear is about.
    pub struct ShoppingTriggerRateQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: Vec<ShoppingTriggerRateDimension> = list(impl IntoIterator<Item = ShoppingTriggerRateDimension>),
            /// Which figures to answer with.
            "metrics" metrics: Option<Vec<ShoppingTriggerRateMetric>> = some_list(impl IntoIterator<Item = ShoppingTriggerRateMetric>),
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval> = one(Interval),
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// How many rows a page holds. Default: `10`. 1 to 50.
            "limit" limit: Option<u32> = one(u32),
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 to
            /// 50000.
            "max_results" max_results: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// What a version 1 report on how often offers appear is about.
    pub struct ShoppingTriggerRateQueryV1 {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool> = one(bool),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingTriggerRateDimensionV1> = list(impl IntoIterator<Item = ShoppingTriggerRateDimensionV1>),
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingTriggerRateMetric> = list(impl IntoIterator<Item = ShoppingTriggerRateMetric>),
        }
    }
}

sent! {
    /// In which time, and by which filters, to look for prompts answered with offers.
    pub struct ShoppingTriggeredQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool> = one(bool),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
        }
    }
}

sent! {
    /// What a report on the visibility of brands in offers is about.
    pub struct ShoppingVisibilityQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval> = one(DateInterval),
            /// What to look at: conditions on `region_id`, `model_id`, `topic_id`, `tag_id`, `prompt_id`,
            /// `persona_id`, `brand_name`, `merchant_name`, `product_name` or `asset_name`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy> = one(OrderBy),
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool> = one(bool),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Whether to leave topics out instead. This query has no list of topics, and the API does not
            /// say which are meant. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingVisibilityDimension> = list(impl IntoIterator<Item = ShoppingVisibilityDimension>),
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingVisibilityMetric> = list(impl IntoIterator<Item = ShoppingVisibilityMetric>),
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
            /// Only assets whose name matches this.
            "search_asset" search_asset: Option<String> = text(impl Into<String>),
            /// An asset to include.
            "include_asset" include_asset: Option<String> = text(impl Into<String>),
            /// Whether to answer with that asset alone. Default: `false`.
            "include_asset_only" include_asset_only: Option<bool> = one(bool),
            /// The only assets to answer with.
            "include_assets_only" include_assets_only: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
            /// What to rank by. Default: `visibility_score`.
            "rank_by" rank_by: Option<ShoppingRanking> = one(ShoppingRanking),
            /// Whether to answer with how often each place is taken. Default: `false`.
            "include_position_frequency" include_position_frequency: Option<bool> = one(bool),
        }
    }
}
