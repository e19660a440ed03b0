//! What is sent.

use super::{
    ShoppingBrandDimension, ShoppingBrandMetric, ShoppingItemDimension, ShoppingItemMetric,
    ShoppingItemRanking, ShoppingItemsWithMerchantsDimension, ShoppingItemsWithMerchantsMetric,
    ShoppingMerchantBrandDimension, ShoppingMerchantBrandMetric, ShoppingMerchantDimension,
    ShoppingMerchantDistributionDimension, ShoppingMerchantDistributionMetric,
    ShoppingMerchantMetric, ShoppingMerchantShareDimension, ShoppingMerchantShareMetric,
    ShoppingMerchantsByItemDimension, ShoppingMerchantsByItemMetric, ShoppingProductDimension,
    ShoppingProductMetric, ShoppingRanking, ShoppingTriggerRateDimension,
    ShoppingTriggerRateDimensionV1, ShoppingTriggerRateMetric, ShoppingVisibilityDimension,
    ShoppingVisibilityMetric,
};
use crate::api::record::sent;
use crate::api::{
    AnalysisType, AnyOrAll, Assets, Condition, DateInterval, Direction, Filter, Interval, OrderBy,
    Pagination, Scope,
};
use crate::dates::DateRange;
use uuid::Uuid;

sent! {
    /// Which products to find the merchants' addresses of.
    pub struct ProductMerchantUrlsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
            /// The products, by their names.
            "product_names" product_names: Vec<String>,
        }
        optional {}
    }
}

impl ProductMerchantUrlsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(
        category_id: Uuid,
        product_names: impl IntoIterator<Item = impl Into<String>>,
        dates: DateRange,
    ) -> Self {
        Self {
            category_id,
            product_names: product_names.into_iter().map(Into::into).collect(),
            dates,
        }
    }
}

sent! {
    /// What a report on the brands of offers is about.
    pub struct ShoppingBrandsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: Vec<ShoppingBrandDimension>,
            /// Which figures to answer with.
            "metrics" metrics: Option<Vec<ShoppingBrandMetric>>,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval>,
            /// Whether to look at one's own brands alone. Default: `owned`.
            "scope" scope: Option<Scope>,
            /// The brands by name, in place of `scope`.
            "assets" assets: Option<Assets>,
            /// What to look at.
            "filter" filter: Option<Filter>,
            /// How many to answer with on a page. 1 to 50.
            "limit" limit: Option<u32>,
            /// How many rows to stream at most; without a stream it does nothing. 1 to 50000.
            "max_results" max_results: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String>,
        }
    }
}

impl ShoppingBrandsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            group_by: Vec::new(),
            metrics: None,
            interval: None,
            scope: None,
            assets: None,
            filter: None,
            limit: None,
            max_results: None,
            cursor: None,
        }
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn group_by(mut self, group_by: impl IntoIterator<Item = ShoppingBrandDimension>) -> Self {
        self.group_by = group_by.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(mut self, metrics: impl IntoIterator<Item = ShoppingBrandMetric>) -> Self {
        self.metrics = Some(metrics.into_iter().collect());
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn interval(mut self, interval: Interval) -> Self {
        self.interval = Some(interval);
        self
    }

    /// Whether to look at one's own brands alone. Default: `owned`.
    #[inline]
    #[must_use]
    pub fn scope(mut self, scope: Scope) -> Self {
        self.scope = Some(scope);
        self
    }

    /// The brands by name, in place of `scope`.
    #[inline]
    #[must_use]
    pub fn assets(mut self, assets: Assets) -> Self {
        self.assets = Some(assets);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// How many to answer with on a page. 1 to 50.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many rows to stream at most; without a stream it does nothing. 1 to 50000.
    #[inline]
    #[must_use]
    pub fn max_results(mut self, max_results: u32) -> Self {
        self.max_results = Some(max_results);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }
}

sent! {
    /// Which runs of prompts are asked for.
    pub struct ShoppingExecutionsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// What the answers are examined for.
            "analysis_types" analysis_types: Vec<AnalysisType>,
            /// Whether one of the analyses is enough, or each is needed. Default: `any`.
            "analysis_filter_type" analysis_filter_type: Option<AnyOrAll>,
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: Vec<String>,
        }
    }
}

impl ShoppingExecutionsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            comparison: None,
            date_interval: None,
            filters: Vec::new(),
            order_by: None,
            pagination: None,
            include_count: None,
            tag_filter_type: None,
            include_no_tag: None,
            exclude_topic_ids: None,
            analysis_types: Vec::new(),
            analysis_filter_type: None,
            owned_asset_names: Vec::new(),
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// Whether to count all rows. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_count(mut self, include_count: bool) -> Self {
        self.include_count = Some(include_count);
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// What the answers are examined for.
    #[inline]
    #[must_use]
    pub fn analysis_types(
        mut self,
        analysis_types: impl IntoIterator<Item = AnalysisType>,
    ) -> Self {
        self.analysis_types = analysis_types.into_iter().collect();
        self
    }

    /// Whether one of the analyses is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn analysis_filter_type(mut self, analysis_filter_type: AnyOrAll) -> Self {
        self.analysis_filter_type = Some(analysis_filter_type);
        self
    }

    /// The names of the assets that count as one's own.
    #[inline]
    #[must_use]
    pub fn owned_asset_names(
        mut self,
        owned_asset_names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.owned_asset_names = owned_asset_names.into_iter().map(Into::into).collect();
        self
    }
}

sent! {
    /// What a report on the visibility of products is about.
    pub struct ShoppingItemVisibilityQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingItemDimension>,
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingItemMetric>,
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: Vec<String>,
            /// Products to include.
            "include_items" include_items: Vec<String>,
            /// Only products whose name matches this.
            "search_item" search_item: Option<String>,
            /// Whether one of the merchants is enough, or each is needed. Default: `any`.
            "merchant_filter_type" merchant_filter_type: Option<AnyOrAll>,
            /// Whether to answer with competitors as well. Default: `false`.
            "include_competitors" include_competitors: Option<bool>,
            /// The product to answer with, beside its competitors.
            "target_product" target_product: Option<String>,
            /// How many competitors of the product to answer with. 1 or more. Default: `5`.
            "competitor_limit" competitor_limit: Option<u32>,
            /// Whether to answer with how often each place is taken. Default: `false`.
            "include_position_frequency" include_position_frequency: Option<bool>,
        }
    }
}

impl ShoppingItemVisibilityQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            comparison: None,
            date_interval: None,
            filters: Vec::new(),
            order_by: None,
            pagination: None,
            include_count: None,
            tag_filter_type: None,
            include_no_tag: None,
            exclude_topic_ids: None,
            dimensions: Vec::new(),
            metrics: Vec::new(),
            owned_asset_names: Vec::new(),
            include_items: Vec::new(),
            search_item: None,
            merchant_filter_type: None,
            include_competitors: None,
            target_product: None,
            competitor_limit: None,
            include_position_frequency: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// Whether to count all rows. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_count(mut self, include_count: bool) -> Self {
        self.include_count = Some(include_count);
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(
        mut self,
        dimensions: impl IntoIterator<Item = ShoppingItemDimension>,
    ) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(mut self, metrics: impl IntoIterator<Item = ShoppingItemMetric>) -> Self {
        self.metrics = metrics.into_iter().collect();
        self
    }

    /// The names of the assets that count as one's own.
    #[inline]
    #[must_use]
    pub fn owned_asset_names(
        mut self,
        owned_asset_names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.owned_asset_names = owned_asset_names.into_iter().map(Into::into).collect();
        self
    }

    /// Products to include.
    #[inline]
    #[must_use]
    pub fn include_items(
        mut self,
        include_items: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.include_items = include_items.into_iter().map(Into::into).collect();
        self
    }

    /// Only products whose name matches this.
    #[inline]
    #[must_use]
    pub fn search_item(mut self, search_item: impl Into<String>) -> Self {
        self.search_item = Some(search_item.into());
        self
    }

    /// Whether one of the merchants is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn merchant_filter_type(mut self, merchant_filter_type: AnyOrAll) -> Self {
        self.merchant_filter_type = Some(merchant_filter_type);
        self
    }

    /// Whether to answer with competitors as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_competitors(mut self, include_competitors: bool) -> Self {
        self.include_competitors = Some(include_competitors);
        self
    }

    /// The product to answer with, beside its competitors.
    #[inline]
    #[must_use]
    pub fn target_product(mut self, target_product: impl Into<String>) -> Self {
        self.target_product = Some(target_product.into());
        self
    }

    /// How many competitors of the product to answer with. 1 or more. Default: `5`.
    #[inline]
    #[must_use]
    pub fn competitor_limit(mut self, competitor_limit: u32) -> Self {
        self.competitor_limit = Some(competitor_limit);
        self
    }

    /// Whether to answer with how often each place is taken. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_position_frequency(mut self, include_position_frequency: bool) -> Self {
        self.include_position_frequency = Some(include_position_frequency);
        self
    }
}

sent! {
    /// What a report on products and their merchants is about.
    pub struct ShoppingItemsWithMerchantsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingItemsWithMerchantsDimension>,
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingItemsWithMerchantsMetric>,
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: Vec<String>,
            /// Products to include.
            "include_items" include_items: Vec<String>,
            /// Only products whose name matches this.
            "search_item" search_item: Option<String>,
            /// Whether one of the merchants is enough, or each is needed. Default: `any`.
            "merchant_filter_type" merchant_filter_type: Option<AnyOrAll>,
            /// What to rank by. Default: `visibility`.
            "rank_by" rank_by: Option<ShoppingItemRanking>,
            /// Which end comes first. Default: `desc`.
            "sort_order" sort_order: Option<Direction>,
        }
    }
}

impl ShoppingItemsWithMerchantsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            comparison: None,
            date_interval: None,
            filters: Vec::new(),
            order_by: None,
            pagination: None,
            include_count: None,
            tag_filter_type: None,
            include_no_tag: None,
            exclude_topic_ids: None,
            dimensions: Vec::new(),
            metrics: Vec::new(),
            owned_asset_names: Vec::new(),
            include_items: Vec::new(),
            search_item: None,
            merchant_filter_type: None,
            rank_by: None,
            sort_order: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// Whether to count all rows. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_count(mut self, include_count: bool) -> Self {
        self.include_count = Some(include_count);
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(
        mut self,
        dimensions: impl IntoIterator<Item = ShoppingItemsWithMerchantsDimension>,
    ) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(
        mut self,
        metrics: impl IntoIterator<Item = ShoppingItemsWithMerchantsMetric>,
    ) -> Self {
        self.metrics = metrics.into_iter().collect();
        self
    }

    /// The names of the assets that count as one's own.
    #[inline]
    #[must_use]
    pub fn owned_asset_names(
        mut self,
        owned_asset_names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.owned_asset_names = owned_asset_names.into_iter().map(Into::into).collect();
        self
    }

    /// Products to include.
    #[inline]
    #[must_use]
    pub fn include_items(
        mut self,
        include_items: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.include_items = include_items.into_iter().map(Into::into).collect();
        self
    }

    /// Only products whose name matches this.
    #[inline]
    #[must_use]
    pub fn search_item(mut self, search_item: impl Into<String>) -> Self {
        self.search_item = Some(search_item.into());
        self
    }

    /// Whether one of the merchants is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn merchant_filter_type(mut self, merchant_filter_type: AnyOrAll) -> Self {
        self.merchant_filter_type = Some(merchant_filter_type);
        self
    }

    /// What to rank by. Default: `visibility`.
    #[inline]
    #[must_use]
    pub fn rank_by(mut self, rank_by: ShoppingItemRanking) -> Self {
        self.rank_by = Some(rank_by);
        self
    }

    /// Which end comes first. Default: `desc`.
    #[inline]
    #[must_use]
    pub fn sort_order(mut self, sort_order: Direction) -> Self {
        self.sort_order = Some(sort_order);
        self
    }
}

sent! {
    /// What a report on the spread of merchants is about.
    pub struct ShoppingMerchantDistributionQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingMerchantDistributionDimension>,
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingMerchantDistributionMetric>,
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: Vec<String>,
            /// Only merchants whose name matches this.
            "search_merchant" search_merchant: Option<String>,
        }
    }
}

impl ShoppingMerchantDistributionQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            comparison: None,
            date_interval: None,
            filters: Vec::new(),
            order_by: None,
            pagination: None,
            include_count: None,
            tag_filter_type: None,
            include_no_tag: None,
            exclude_topic_ids: None,
            dimensions: Vec::new(),
            metrics: Vec::new(),
            owned_asset_names: Vec::new(),
            search_merchant: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// Whether to count all rows. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_count(mut self, include_count: bool) -> Self {
        self.include_count = Some(include_count);
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(
        mut self,
        dimensions: impl IntoIterator<Item = ShoppingMerchantDistributionDimension>,
    ) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(
        mut self,
        metrics: impl IntoIterator<Item = ShoppingMerchantDistributionMetric>,
    ) -> Self {
        self.metrics = metrics.into_iter().collect();
        self
    }

    /// The names of the assets that count as one's own.
    #[inline]
    #[must_use]
    pub fn owned_asset_names(
        mut self,
        owned_asset_names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.owned_asset_names = owned_asset_names.into_iter().map(Into::into).collect();
        self
    }

    /// Only merchants whose name matches this.
    #[inline]
    #[must_use]
    pub fn search_merchant(mut self, search_merchant: impl Into<String>) -> Self {
        self.search_merchant = Some(search_merchant.into());
        self
    }
}

sent! {
    /// What a report on the share of merchants is about.
    pub struct ShoppingMerchantShareQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingMerchantShareDimension>,
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingMerchantShareMetric>,
            /// The names of the assets that are looked at.
            "target_asset_names" target_asset_names: Vec<String>,
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: Vec<String>,
        }
    }
}

impl ShoppingMerchantShareQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            comparison: None,
            date_interval: None,
            filters: Vec::new(),
            order_by: None,
            pagination: None,
            include_count: None,
            tag_filter_type: None,
            include_no_tag: None,
            exclude_topic_ids: None,
            dimensions: Vec::new(),
            metrics: Vec::new(),
            target_asset_names: Vec::new(),
            owned_asset_names: Vec::new(),
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// Whether to count all rows. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_count(mut self, include_count: bool) -> Self {
        self.include_count = Some(include_count);
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(
        mut self,
        dimensions: impl IntoIterator<Item = ShoppingMerchantShareDimension>,
    ) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(
        mut self,
        metrics: impl IntoIterator<Item = ShoppingMerchantShareMetric>,
    ) -> Self {
        self.metrics = metrics.into_iter().collect();
        self
    }

    /// The names of the assets that are looked at.
    #[inline]
    #[must_use]
    pub fn target_asset_names(
        mut self,
        target_asset_names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.target_asset_names = target_asset_names.into_iter().map(Into::into).collect();
        self
    }

    /// The names of the assets that count as one's own.
    #[inline]
    #[must_use]
    pub fn owned_asset_names(
        mut self,
        owned_asset_names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.owned_asset_names = owned_asset_names.into_iter().map(Into::into).collect();
        self
    }
}

sent! {
    /// What a report on brands at merchants is about.
    pub struct ShoppingMerchantVisibilityByBrandQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingMerchantBrandDimension>,
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingMerchantBrandMetric>,
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: Vec<String>,
            /// Only brands whose name matches this.
            "search_brand" search_brand: Option<String>,
            /// A brand to include.
            "include_brand" include_brand: Option<String>,
            /// Whether to answer with that brand alone. Default: `false`.
            "include_brand_only" include_brand_only: Option<bool>,
        }
    }
}

impl ShoppingMerchantVisibilityByBrandQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            comparison: None,
            date_interval: None,
            filters: Vec::new(),
            order_by: None,
            pagination: None,
            include_count: None,
            tag_filter_type: None,
            include_no_tag: None,
            exclude_topic_ids: None,
            dimensions: Vec::new(),
            metrics: Vec::new(),
            owned_asset_names: Vec::new(),
            search_brand: None,
            include_brand: None,
            include_brand_only: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// Whether to count all rows. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_count(mut self, include_count: bool) -> Self {
        self.include_count = Some(include_count);
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(
        mut self,
        dimensions: impl IntoIterator<Item = ShoppingMerchantBrandDimension>,
    ) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(
        mut self,
        metrics: impl IntoIterator<Item = ShoppingMerchantBrandMetric>,
    ) -> Self {
        self.metrics = metrics.into_iter().collect();
        self
    }

    /// The names of the assets that count as one's own.
    #[inline]
    #[must_use]
    pub fn owned_asset_names(
        mut self,
        owned_asset_names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.owned_asset_names = owned_asset_names.into_iter().map(Into::into).collect();
        self
    }

    /// Only brands whose name matches this.
    #[inline]
    #[must_use]
    pub fn search_brand(mut self, search_brand: impl Into<String>) -> Self {
        self.search_brand = Some(search_brand.into());
        self
    }

    /// A brand to include.
    #[inline]
    #[must_use]
    pub fn include_brand(mut self, include_brand: impl Into<String>) -> Self {
        self.include_brand = Some(include_brand.into());
        self
    }

    /// Whether to answer with that brand alone. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_brand_only(mut self, include_brand_only: bool) -> Self {
        self.include_brand_only = Some(include_brand_only);
        self
    }
}

sent! {
    /// What a report on the merchants of products is about.
    pub struct ShoppingMerchantsByItemQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingMerchantsByItemDimension>,
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingMerchantsByItemMetric>,
            /// The product, by its name.
            "product_name" product_name: Option<String>,
        }
    }
}

impl ShoppingMerchantsByItemQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            comparison: None,
            date_interval: None,
            filters: Vec::new(),
            order_by: None,
            pagination: None,
            include_count: None,
            tag_filter_type: None,
            include_no_tag: None,
            exclude_topic_ids: None,
            dimensions: Vec::new(),
            metrics: Vec::new(),
            product_name: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// Whether to count all rows. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_count(mut self, include_count: bool) -> Self {
        self.include_count = Some(include_count);
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(
        mut self,
        dimensions: impl IntoIterator<Item = ShoppingMerchantsByItemDimension>,
    ) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(
        mut self,
        metrics: impl IntoIterator<Item = ShoppingMerchantsByItemMetric>,
    ) -> Self {
        self.metrics = metrics.into_iter().collect();
        self
    }

    /// The product, by its name.
    #[inline]
    #[must_use]
    pub fn product_name(mut self, product_name: impl Into<String>) -> Self {
        self.product_name = Some(product_name.into());
        self
    }
}

sent! {
    /// What a report on the merchants of offers is about.
    pub struct ShoppingMerchantsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// Which view of merchants it is: left out, how they share the offers.
            "group_by" group_by: Vec<ShoppingMerchantDimension>,
            /// Which figures to answer with, of those that the view has.
            "metrics" metrics: Option<Vec<ShoppingMerchantMetric>>,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval>,
            /// What to look at.
            "filter" filter: Option<Filter>,
            /// How many to answer with on a page. 1 to 50.
            "limit" limit: Option<u32>,
            /// How many rows to stream at most; without a stream it does nothing. 1 to 50000.
            "max_results" max_results: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String>,
        }
    }
}

impl ShoppingMerchantsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            group_by: Vec::new(),
            metrics: None,
            interval: None,
            filter: None,
            limit: None,
            max_results: None,
            cursor: None,
        }
    }

    /// Which view of merchants it is: left out, how they share the offers.
    #[inline]
    #[must_use]
    pub fn group_by(
        mut self,
        group_by: impl IntoIterator<Item = ShoppingMerchantDimension>,
    ) -> Self {
        self.group_by = group_by.into_iter().collect();
        self
    }

    /// Which figures to answer with, of those that the view has.
    #[inline]
    #[must_use]
    pub fn metrics(mut self, metrics: impl IntoIterator<Item = ShoppingMerchantMetric>) -> Self {
        self.metrics = Some(metrics.into_iter().collect());
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn interval(mut self, interval: Interval) -> Self {
        self.interval = Some(interval);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// How many to answer with on a page. 1 to 50.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many rows to stream at most; without a stream it does nothing. 1 to 50000.
    #[inline]
    #[must_use]
    pub fn max_results(mut self, max_results: u32) -> Self {
        self.max_results = Some(max_results);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }
}

sent! {
    /// What a report on the products of offers is about.
    pub struct ShoppingProductsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: Vec<ShoppingProductDimension>,
            /// Which figures to answer with.
            "metrics" metrics: Option<Vec<ShoppingProductMetric>>,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval>,
            /// Whether products come with the offers of merchants. Default: `false`.
            "include_merchants" include_merchants: Option<bool>,
            /// The product to answer with, beside its competitors. Not empty.
            "target_product" target_product: Option<String>,
            /// How many competitors of the product to answer with. 1 or more. Default: `5`.
            "competitor_limit" competitor_limit: Option<u32>,
            /// What to look at.
            "filter" filter: Option<Filter>,
            /// How many to answer with on a page. 1 to 50.
            "limit" limit: Option<u32>,
            /// How many rows to stream at most; without a stream it does nothing. 1 to 50000.
            "max_results" max_results: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String>,
        }
    }
}

impl ShoppingProductsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            group_by: Vec::new(),
            metrics: None,
            interval: None,
            include_merchants: None,
            target_product: None,
            competitor_limit: None,
            filter: None,
            limit: None,
            max_results: None,
            cursor: None,
        }
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn group_by(
        mut self,
        group_by: impl IntoIterator<Item = ShoppingProductDimension>,
    ) -> Self {
        self.group_by = group_by.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(mut self, metrics: impl IntoIterator<Item = ShoppingProductMetric>) -> Self {
        self.metrics = Some(metrics.into_iter().collect());
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn interval(mut self, interval: Interval) -> Self {
        self.interval = Some(interval);
        self
    }

    /// Whether products come with the offers of merchants. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_merchants(mut self, include_merchants: bool) -> Self {
        self.include_merchants = Some(include_merchants);
        self
    }

    /// The product to answer with, beside its competitors. Not empty.
    #[inline]
    #[must_use]
    pub fn target_product(mut self, target_product: impl Into<String>) -> Self {
        self.target_product = Some(target_product.into());
        self
    }

    /// How many competitors of the product to answer with. 1 or more. Default: `5`.
    #[inline]
    #[must_use]
    pub fn competitor_limit(mut self, competitor_limit: u32) -> Self {
        self.competitor_limit = Some(competitor_limit);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// How many to answer with on a page. 1 to 50.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many rows to stream at most; without a stream it does nothing. 1 to 50000.
    #[inline]
    #[must_use]
    pub fn max_results(mut self, max_results: u32) -> Self {
        self.max_results = Some(max_results);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }
}

sent! {
    /// What a report on how often offers appear is about.
    pub struct ShoppingTriggerRateQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// What the rows are grouped by.
            "group_by" group_by: Vec<ShoppingTriggerRateDimension>,
            /// Which figures to answer with.
            "metrics" metrics: Option<Vec<ShoppingTriggerRateMetric>>,
            /// How long a time one row by date covers. Default: `day`.
            "interval" interval: Option<Interval>,
            /// What to look at.
            "filter" filter: Option<Filter>,
            /// How many to answer with on a page. 1 to 50.
            "limit" limit: Option<u32>,
            /// How many rows to stream at most; without a stream it does nothing. 1 to 50000.
            "max_results" max_results: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String>,
        }
    }
}

impl ShoppingTriggerRateQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            group_by: Vec::new(),
            metrics: None,
            interval: None,
            filter: None,
            limit: None,
            max_results: None,
            cursor: None,
        }
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn group_by(
        mut self,
        group_by: impl IntoIterator<Item = ShoppingTriggerRateDimension>,
    ) -> Self {
        self.group_by = group_by.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(mut self, metrics: impl IntoIterator<Item = ShoppingTriggerRateMetric>) -> Self {
        self.metrics = Some(metrics.into_iter().collect());
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn interval(mut self, interval: Interval) -> Self {
        self.interval = Some(interval);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// How many to answer with on a page. 1 to 50.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many rows to stream at most; without a stream it does nothing. 1 to 50000.
    #[inline]
    #[must_use]
    pub fn max_results(mut self, max_results: u32) -> Self {
        self.max_results = Some(max_results);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }
}

sent! {
    /// What a version 1 report on how often offers appear is about.
    pub struct ShoppingTriggerRateQueryV1 {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingTriggerRateDimensionV1>,
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingTriggerRateMetric>,
        }
    }
}

impl ShoppingTriggerRateQueryV1 {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            comparison: None,
            date_interval: None,
            filters: Vec::new(),
            order_by: None,
            pagination: None,
            include_count: None,
            tag_filter_type: None,
            include_no_tag: None,
            exclude_topic_ids: None,
            dimensions: Vec::new(),
            metrics: Vec::new(),
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// Whether to count all rows. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_count(mut self, include_count: bool) -> Self {
        self.include_count = Some(include_count);
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(
        mut self,
        dimensions: impl IntoIterator<Item = ShoppingTriggerRateDimensionV1>,
    ) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(mut self, metrics: impl IntoIterator<Item = ShoppingTriggerRateMetric>) -> Self {
        self.metrics = metrics.into_iter().collect();
        self
    }
}

sent! {
    /// In which time, and by which filters, to look for prompts answered with offers.
    pub struct ShoppingTriggeredQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
        }
    }
}

impl ShoppingTriggeredQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            comparison: None,
            date_interval: None,
            filters: Vec::new(),
            order_by: None,
            include_count: None,
            tag_filter_type: None,
            include_no_tag: None,
            exclude_topic_ids: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// Whether to count all rows. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_count(mut self, include_count: bool) -> Self {
        self.include_count = Some(include_count);
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }
}

sent! {
    /// What a report on the visibility of brands in offers is about.
    pub struct ShoppingVisibilityQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// How long a time one row by date covers. Default: `day`.
            "date_interval" date_interval: Option<DateInterval>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
            /// Fields to order the rows by, and which end comes first.
            "order_by" order_by: Option<OrderBy>,
            /// How the answer is put into pages.
            "pagination" pagination: Option<Pagination>,
            /// Whether to count all rows. Default: `false`.
            "include_count" include_count: Option<bool>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// What the rows are grouped by.
            "dimensions" dimensions: Vec<ShoppingVisibilityDimension>,
            /// Which figures to answer with.
            "metrics" metrics: Vec<ShoppingVisibilityMetric>,
            /// The names of the assets that count as one's own.
            "owned_asset_names" owned_asset_names: Vec<String>,
            /// Only assets whose name matches this.
            "search_asset" search_asset: Option<String>,
            /// An asset to include.
            "include_asset" include_asset: Option<String>,
            /// Whether to answer with that asset alone. Default: `false`.
            "include_asset_only" include_asset_only: Option<bool>,
            /// The only assets to answer with.
            "include_assets_only" include_assets_only: Vec<String>,
            /// What to rank by. Default: `visibility_score`.
            "rank_by" rank_by: Option<ShoppingRanking>,
            /// Whether to answer with how often each place is taken. Default: `false`.
            "include_position_frequency" include_position_frequency: Option<bool>,
        }
    }
}

impl ShoppingVisibilityQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            comparison: None,
            date_interval: None,
            filters: Vec::new(),
            order_by: None,
            pagination: None,
            include_count: None,
            tag_filter_type: None,
            include_no_tag: None,
            exclude_topic_ids: None,
            dimensions: Vec::new(),
            metrics: Vec::new(),
            owned_asset_names: Vec::new(),
            search_asset: None,
            include_asset: None,
            include_asset_only: None,
            include_assets_only: Vec::new(),
            rank_by: None,
            include_position_frequency: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// How long a time one row by date covers. Default: `day`.
    #[inline]
    #[must_use]
    pub fn date_interval(mut self, date_interval: DateInterval) -> Self {
        self.date_interval = Some(date_interval);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }

    /// Fields to order the rows by, and which end comes first.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: OrderBy) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// How the answer is put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// Whether to count all rows. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_count(mut self, include_count: bool) -> Self {
        self.include_count = Some(include_count);
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn dimensions(
        mut self,
        dimensions: impl IntoIterator<Item = ShoppingVisibilityDimension>,
    ) -> Self {
        self.dimensions = dimensions.into_iter().collect();
        self
    }

    /// Which figures to answer with.
    #[inline]
    #[must_use]
    pub fn metrics(mut self, metrics: impl IntoIterator<Item = ShoppingVisibilityMetric>) -> Self {
        self.metrics = metrics.into_iter().collect();
        self
    }

    /// The names of the assets that count as one's own.
    #[inline]
    #[must_use]
    pub fn owned_asset_names(
        mut self,
        owned_asset_names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.owned_asset_names = owned_asset_names.into_iter().map(Into::into).collect();
        self
    }

    /// Only assets whose name matches this.
    #[inline]
    #[must_use]
    pub fn search_asset(mut self, search_asset: impl Into<String>) -> Self {
        self.search_asset = Some(search_asset.into());
        self
    }

    /// An asset to include.
    #[inline]
    #[must_use]
    pub fn include_asset(mut self, include_asset: impl Into<String>) -> Self {
        self.include_asset = Some(include_asset.into());
        self
    }

    /// Whether to answer with that asset alone. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_asset_only(mut self, include_asset_only: bool) -> Self {
        self.include_asset_only = Some(include_asset_only);
        self
    }

    /// The only assets to answer with.
    #[inline]
    #[must_use]
    pub fn include_assets_only(
        mut self,
        include_assets_only: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.include_assets_only = include_assets_only.into_iter().map(Into::into).collect();
        self
    }

    /// What to rank by. Default: `visibility_score`.
    #[inline]
    #[must_use]
    pub fn rank_by(mut self, rank_by: ShoppingRanking) -> Self {
        self.rank_by = Some(rank_by);
        self
    }

    /// Whether to answer with how often each place is taken. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_position_frequency(mut self, include_position_frequency: bool) -> Self {
        self.include_position_frequency = Some(include_position_frequency);
        self
    }
}
