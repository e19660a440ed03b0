//! Made by the tool.

use profound_api::*;
use profound_client::dates::DateRange;

use crate::{
    answers,
    arguments::{Call, Pick, Sample, Sort},
};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "POST /v1/reports/shopping/all-items-with-merchants",
        method: "shopping_products_with_merchants",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingProductsWithMerchantsQuery>();
            Box::pin(async move {
                answers::value(client.shopping_products_with_merchants(&query).await)
            })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/all-items-with-merchants",
        method: "all_shopping_products_with_merchants",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ShoppingProductsWithMerchantsQuery>();
            Box::pin(async move {
                answers::pages(client.all_shopping_products_with_merchants(&query).await).await
            })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/executions",
        method: "shopping_executions",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingExecutionsQuery>();
            Box::pin(async move { answers::value(client.shopping_executions(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/executions",
        method: "all_shopping_executions",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ShoppingExecutionsQuery>();
            Box::pin(
                async move { answers::pages(client.all_shopping_executions(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/item-visibility",
        method: "shopping_product_visibility",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingProductVisibilityQuery>();
            Box::pin(
                async move { answers::value(client.shopping_product_visibility(&query).await) },
            )
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/item-visibility",
        method: "all_shopping_product_visibility",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ShoppingProductVisibilityQuery>();
            Box::pin(async move {
                answers::pages(client.all_shopping_product_visibility(&query).await).await
            })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/merchant-by-items",
        method: "shopping_merchants_by_product",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingMerchantsByProductQuery>();
            Box::pin(
                async move { answers::value(client.shopping_merchants_by_product(&query).await) },
            )
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/merchant-by-items",
        method: "all_shopping_merchants_by_product",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ShoppingMerchantsByProductQuery>();
            Box::pin(async move {
                answers::pages(client.all_shopping_merchants_by_product(&query).await).await
            })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/merchant-distribution",
        method: "shopping_merchant_distribution",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingMerchantDistributionQuery>();
            Box::pin(
                async move { answers::value(client.shopping_merchant_distribution(&query).await) },
            )
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/merchant-distribution",
        method: "all_shopping_merchant_distribution",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ShoppingMerchantDistributionQuery>();
            Box::pin(async move {
                answers::pages(client.all_shopping_merchant_distribution(&query).await).await
            })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/merchant-share",
        method: "shopping_merchant_share",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingMerchantShareQuery>();
            Box::pin(async move { answers::value(client.shopping_merchant_share(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/merchant-share",
        method: "all_shopping_merchant_share",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ShoppingMerchantShareQuery>();
            Box::pin(async move {
                answers::pages(client.all_shopping_merchant_share(&query).await).await
            })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/merchant-visibility-by-brand",
        method: "shopping_merchant_visibility_by_brand",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingMerchantVisibilityByBrandQuery>();
            Box::pin(async move {
                answers::value(client.shopping_merchant_visibility_by_brand(&query).await)
            })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/merchant-visibility-by-brand",
        method: "all_shopping_merchant_visibility_by_brand",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ShoppingMerchantVisibilityByBrandQuery>();
            Box::pin(async move {
                answers::pages(
                    client
                        .all_shopping_merchant_visibility_by_brand(&query)
                        .await,
                )
                .await
            })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/product-merchant-urls",
        method: "product_merchant_urls",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ProductMerchantUrlsQuery>();
            Box::pin(async move { answers::value(client.product_merchant_urls(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/trigger-rate",
        method: "shopping_trigger_rate_v1",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingTriggerRateQueryV1>();
            Box::pin(async move { answers::value(client.shopping_trigger_rate_v1(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/trigger-rate",
        method: "all_shopping_trigger_rate_v1",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ShoppingTriggerRateQueryV1>();
            Box::pin(async move {
                answers::pages(client.all_shopping_trigger_rate_v1(&query).await).await
            })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/triggered-prompts",
        method: "shopping_triggered_prompts",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingTriggeredQuery>();
            Box::pin(async move { answers::value(client.shopping_triggered_prompts(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/triggered-topics",
        method: "shopping_triggered_topics",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingTriggeredQuery>();
            Box::pin(async move { answers::value(client.shopping_triggered_topics(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/visibility",
        method: "shopping_visibility",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingVisibilityQuery>();
            Box::pin(async move { answers::value(client.shopping_visibility(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/reports/shopping/visibility",
        method: "all_shopping_visibility",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ShoppingVisibilityQuery>();
            Box::pin(
                async move { answers::pages(client.all_shopping_visibility(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v2/reports/shopping/brands",
        method: "shopping_brands",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingBrandsQuery>();
            Box::pin(async move { answers::value(client.shopping_brands(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/shopping/brands",
        method: "all_shopping_brands",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ShoppingBrandsQuery>();
            Box::pin(async move { answers::pages(client.all_shopping_brands(&query).await).await })
        },
    },
    Call {
        operation: "POST /v2/reports/shopping/brands/stream",
        method: "shopping_brands_stream",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<ShoppingBrandsQuery>();
            Box::pin(
                async move { answers::events(client.shopping_brands_stream(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v2/reports/shopping/merchants",
        method: "shopping_merchants",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingMerchantsQuery>();
            Box::pin(async move { answers::value(client.shopping_merchants(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/shopping/merchants",
        method: "all_shopping_merchants",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ShoppingMerchantsQuery>();
            Box::pin(
                async move { answers::pages(client.all_shopping_merchants(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v2/reports/shopping/merchants/stream",
        method: "shopping_merchants_stream",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<ShoppingMerchantsQuery>();
            Box::pin(async move {
                answers::events(client.shopping_merchants_stream(&query).await).await
            })
        },
    },
    Call {
        operation: "POST /v2/reports/shopping/products",
        method: "shopping_products",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingProductsQuery>();
            Box::pin(async move { answers::value(client.shopping_products(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/shopping/products",
        method: "all_shopping_products",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ShoppingProductsQuery>();
            Box::pin(
                async move { answers::pages(client.all_shopping_products(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v2/reports/shopping/products/stream",
        method: "shopping_products_stream",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<ShoppingProductsQuery>();
            Box::pin(
                async move { answers::events(client.shopping_products_stream(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v2/reports/shopping/trigger-rate",
        method: "shopping_trigger_rate",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<ShoppingTriggerRateQuery>();
            Box::pin(async move { answers::value(client.shopping_trigger_rate(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/reports/shopping/trigger-rate",
        method: "all_shopping_trigger_rate",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<ShoppingTriggerRateQuery>();
            Box::pin(
                async move { answers::pages(client.all_shopping_trigger_rate(&query).await).await },
            )
        },
    },
    Call {
        operation: "POST /v2/reports/shopping/trigger-rate/stream",
        method: "shopping_trigger_rate_stream",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<ShoppingTriggerRateQuery>();
            Box::pin(async move {
                answers::events(client.shopping_trigger_rate_stream(&query).await).await
            })
        },
    },
];

impl Sample for ProductMerchantUrlsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let product_names = pick.list(None, None, |pick| pick.text(None, None));
        ProductMerchantUrlsQuery::new(category_id, dates, product_names)
    }
}

impl Sample for ShoppingBrandsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ShoppingBrandsQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.group_by(pick.list(None, None, |pick| pick.sample::<ShoppingBrandDimension>()));
        made = made
            .metrics(pick.list_or_empty(None, None, |pick| pick.sample::<ShoppingBrandMetric>()));
        made = made.interval(pick.sample::<Interval>());
        made = made.scope(pick.sample::<Scope>());
        made = made.assets(pick.asset_names());
        made = made.filter(pick.sample::<Filter>());
        made = made.limit(pick.count(Some(1), Some(50)));
        made = made.max_results(pick.count(Some(1), Some(50000)));
        made = made.cursor(pick.text(None, None));
        made
    }
}

impl Sample for ShoppingExecutionsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ShoppingExecutionsQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.include_count(pick.sample::<bool>());
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.analysis_types(pick.list(None, None, |pick| pick.sample::<AnalysisType>()));
        made = made.analysis_matching(pick.sample::<AnyOrAll>());
        made = made.owned_asset_names(pick.list(None, None, |pick| pick.text(None, None)));
        made
    }
}

impl Sample for ShoppingMerchantDistributionQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ShoppingMerchantDistributionQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.include_count(pick.sample::<bool>());
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.dimensions(pick.list(None, None, |pick| {
            pick.sample::<ShoppingMerchantDistributionDimension>()
        }));
        made = made.metrics(pick.list(None, None, |pick| {
            pick.sample::<ShoppingMerchantDistributionMetric>()
        }));
        made = made.owned_asset_names(pick.list(None, None, |pick| pick.text(None, None)));
        made = made.search_merchant(pick.text(None, None));
        made
    }
}

impl Sample for ShoppingMerchantShareQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ShoppingMerchantShareQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.include_count(pick.sample::<bool>());
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.dimensions(pick.list(None, None, |pick| {
            pick.sample::<ShoppingMerchantShareDimension>()
        }));
        made = made.metrics(pick.list(None, None, |pick| {
            pick.sample::<ShoppingMerchantShareMetric>()
        }));
        made = made.target_asset_names(pick.list(None, None, |pick| pick.text(None, None)));
        made = made.owned_asset_names(pick.list(None, None, |pick| pick.text(None, None)));
        made
    }
}

impl Sample for ShoppingMerchantVisibilityByBrandQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ShoppingMerchantVisibilityByBrandQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.include_count(pick.sample::<bool>());
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.dimensions(pick.list(None, None, |pick| {
            pick.sample::<ShoppingMerchantBrandDimension>()
        }));
        made = made.metrics(pick.list(None, None, |pick| {
            pick.sample::<ShoppingMerchantBrandMetric>()
        }));
        made = made.owned_asset_names(pick.list(None, None, |pick| pick.text(None, None)));
        made = made.search_brand(pick.text(None, None));
        made = made.include_brand(pick.text(None, None));
        made = made.include_brand_only(pick.sample::<bool>());
        made
    }
}

impl Sample for ShoppingMerchantsByProductQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ShoppingMerchantsByProductQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.include_count(pick.sample::<bool>());
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.dimensions(pick.list(None, None, |pick| {
            pick.sample::<ShoppingMerchantsByProductDimension>()
        }));
        made = made.metrics(pick.list(None, None, |pick| {
            pick.sample::<ShoppingMerchantsByProductMetric>()
        }));
        made = made.product_name(pick.text(None, None));
        made
    }
}

impl Sample for ShoppingMerchantsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ShoppingMerchantsQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.group_by(pick.list(None, None, |pick| {
            pick.sample::<ShoppingMerchantDimension>()
        }));
        made = made.metrics(
            pick.list_or_empty(None, None, |pick| pick.sample::<ShoppingMerchantMetric>()),
        );
        made = made.interval(pick.sample::<Interval>());
        made = made.filter(pick.sample::<Filter>());
        made = made.limit(pick.count(Some(1), Some(50)));
        made = made.max_results(pick.count(Some(1), Some(50000)));
        made = made.cursor(pick.text(None, None));
        made
    }
}

impl Sample for ShoppingProductVisibilityQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ShoppingProductVisibilityQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.include_count(pick.sample::<bool>());
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.dimensions(pick.list(None, None, |pick| {
            pick.sample::<ShoppingProductVisibilityDimension>()
        }));
        made = made.metrics(pick.list(None, None, |pick| {
            pick.sample::<ShoppingProductVisibilityMetric>()
        }));
        made = made.owned_asset_names(pick.list(None, None, |pick| pick.text(None, None)));
        made = made.include_items(pick.list(None, None, |pick| pick.text(None, None)));
        made = made.search_item(pick.text(None, None));
        made = made.merchant_matching(pick.sample::<AnyOrAll>());
        made = made.include_competitors(pick.sample::<bool>());
        made = made.target_product(pick.text(None, None));
        made = made.competitor_limit(pick.count(Some(1), None));
        made = made.include_position_frequency(pick.sample::<bool>());
        made
    }
}

impl Sample for ShoppingProductsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ShoppingProductsQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made =
            made.group_by(pick.list(None, None, |pick| pick.sample::<ShoppingProductDimension>()));
        made = made
            .metrics(pick.list_or_empty(None, None, |pick| pick.sample::<ShoppingProductMetric>()));
        made = made.interval(pick.sample::<Interval>());
        made = made.include_merchants(pick.sample::<bool>());
        made = made.target_product(pick.text(Some(1), None));
        made = made.competitor_limit(pick.count(Some(1), None));
        made = made.filter(pick.sample::<Filter>());
        made = made.limit(pick.count(Some(1), Some(50)));
        made = made.max_results(pick.count(Some(1), Some(50000)));
        made = made.cursor(pick.text(None, None));
        made
    }
}

impl Sample for ShoppingProductsWithMerchantsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ShoppingProductsWithMerchantsQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.include_count(pick.sample::<bool>());
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.dimensions(pick.list(None, None, |pick| {
            pick.sample::<ShoppingProductsWithMerchantsDimension>()
        }));
        made = made.metrics(pick.list(None, None, |pick| {
            pick.sample::<ShoppingProductsWithMerchantsMetric>()
        }));
        made = made.owned_asset_names(pick.list(None, None, |pick| pick.text(None, None)));
        made = made.include_items(pick.list(None, None, |pick| pick.text(None, None)));
        made = made.search_item(pick.text(None, None));
        made = made.merchant_matching(pick.sample::<AnyOrAll>());
        made = made.rank_by(pick.sample::<ShoppingProductRanking>());
        made = made.sort_order(pick.sample::<Direction>());
        made
    }
}

impl Sample for ShoppingTriggerRateQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ShoppingTriggerRateQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.group_by(pick.list(None, None, |pick| {
            pick.sample::<ShoppingTriggerRateDimension>()
        }));
        made = made.metrics(pick.list_or_empty(None, None, |pick| {
            pick.sample::<ShoppingTriggerRateMetric>()
        }));
        made = made.interval(pick.sample::<Interval>());
        made = made.filter(pick.sample::<Filter>());
        made = made.limit(pick.count(Some(1), Some(50)));
        made = made.max_results(pick.count(Some(1), Some(50000)));
        made = made.cursor(pick.text(None, None));
        made
    }
}

impl Sample for ShoppingTriggerRateQueryV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ShoppingTriggerRateQueryV1::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.include_count(pick.sample::<bool>());
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.dimensions(pick.list(None, None, |pick| {
            pick.sample::<ShoppingTriggerRateDimensionV1>()
        }));
        made = made.metrics(pick.list(None, None, |pick| {
            pick.sample::<ShoppingTriggerRateMetric>()
        }));
        made
    }
}

impl Sample for ShoppingTriggeredQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ShoppingTriggeredQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made = made.order_by(pick.order_by("order_by"));
        made = made.include_count(pick.sample::<bool>());
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made
    }
}

impl Sample for ShoppingVisibilityQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = ShoppingVisibilityQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.comparison(pick.sample::<DateRange>());
        made = made.date_interval(pick.sample::<DateInterval>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made = made.order_by(pick.order_by("order_by"));
        made = made.pagination(pick.sample::<Pagination>());
        made = made.include_count(pick.sample::<bool>());
        made = made.tag_matching(pick.sample::<AnyOrAll>());
        made = made.include_no_tag(pick.sample::<bool>());
        made = made.exclude_topic_ids(pick.sample::<bool>());
        made = made.dimensions(pick.list(None, None, |pick| {
            pick.sample::<ShoppingVisibilityDimension>()
        }));
        made =
            made.metrics(pick.list(None, None, |pick| pick.sample::<ShoppingVisibilityMetric>()));
        made = made.owned_asset_names(pick.list(None, None, |pick| pick.text(None, None)));
        made = made.search_asset(pick.text(None, None));
        made = made.include_asset(pick.text(None, None));
        made = made.include_asset_only(pick.sample::<bool>());
        made = made.include_assets_only(pick.list(None, None, |pick| pick.text(None, None)));
        made = made.rank_by(pick.sample::<ShoppingRanking>());
        made = made.include_position_frequency(pick.sample::<bool>());
        made
    }
}

impl Sample for ShoppingBrandDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingBrandDimension::Date,
            ShoppingBrandDimension::Topic,
            ShoppingBrandDimension::Region,
            ShoppingBrandDimension::Prompt,
        ])
    }
}

impl Sample for ShoppingBrandMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingBrandMetric::VisibilityScore,
            ShoppingBrandMetric::AveragePosition,
            ShoppingBrandMetric::VisibilityRank,
        ])
    }
}

impl Sample for ShoppingMerchantBrandDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingMerchantBrandDimension::Period,
            ShoppingMerchantBrandDimension::MerchantName,
            ShoppingMerchantBrandDimension::BrandName,
        ])
    }
}

impl Sample for ShoppingMerchantBrandMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingMerchantBrandMetric::VisibilityScore,
            ShoppingMerchantBrandMetric::ShareOfVoice,
            ShoppingMerchantBrandMetric::AveragePosition,
            ShoppingMerchantBrandMetric::VisibilityRank,
            ShoppingMerchantBrandMetric::TotalCount,
        ])
    }
}

impl Sample for ShoppingMerchantDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingMerchantDimension::Date,
            ShoppingMerchantDimension::Brand,
            ShoppingMerchantDimension::Product,
        ])
    }
}

impl Sample for ShoppingMerchantDistributionDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingMerchantDistributionDimension::Period,
            ShoppingMerchantDistributionDimension::MerchantName,
            ShoppingMerchantDistributionDimension::Date,
            ShoppingMerchantDistributionDimension::OwnedAssetName,
        ])
    }
}

impl Sample for ShoppingMerchantDistributionMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingMerchantDistributionMetric::OfferCount,
            ShoppingMerchantDistributionMetric::ProductCount,
            ShoppingMerchantDistributionMetric::AverageRank,
            ShoppingMerchantDistributionMetric::ShareOfOffers,
            ShoppingMerchantDistributionMetric::VisibilityRank,
            ShoppingMerchantDistributionMetric::TotalCount,
        ])
    }
}

impl Sample for ShoppingMerchantMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingMerchantMetric::MerchantShare,
            ShoppingMerchantMetric::MerchantShareRank,
            ShoppingMerchantMetric::MerchantVisibility,
            ShoppingMerchantMetric::MerchantVisibilityRank,
            ShoppingMerchantMetric::VisibilityRank,
            ShoppingMerchantMetric::BrandShare,
            ShoppingMerchantMetric::ProductVisibility,
            ShoppingMerchantMetric::ProductRank,
        ])
    }
}

impl Sample for ShoppingMerchantShareDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingMerchantShareDimension::Period,
            ShoppingMerchantShareDimension::TopicId,
            ShoppingMerchantShareDimension::PromptId,
        ])
    }
}

impl Sample for ShoppingMerchantShareMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[ShoppingMerchantShareMetric::MerchantShare])
    }
}

impl Sample for ShoppingMerchantsByProductDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingMerchantsByProductDimension::Period,
            ShoppingMerchantsByProductDimension::MerchantName,
            ShoppingMerchantsByProductDimension::ProductName,
            ShoppingMerchantsByProductDimension::BrandName,
            ShoppingMerchantsByProductDimension::ProductImageUrls,
            ShoppingMerchantsByProductDimension::ProductPrice,
            ShoppingMerchantsByProductDimension::MerchantPrices,
            ShoppingMerchantsByProductDimension::HasInstantCheckout,
            ShoppingMerchantsByProductDimension::DeliveryOptions,
            ShoppingMerchantsByProductDimension::MerchantUrl,
        ])
    }
}

impl Sample for ShoppingMerchantsByProductMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingMerchantsByProductMetric::MerchantVisibility,
            ShoppingMerchantsByProductMetric::ProductVisibility,
            ShoppingMerchantsByProductMetric::ProductRank,
            ShoppingMerchantsByProductMetric::AveragePosition,
            ShoppingMerchantsByProductMetric::TotalCount,
        ])
    }
}

impl Sample for ShoppingProductDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingProductDimension::Date,
            ShoppingProductDimension::Topic,
            ShoppingProductDimension::Prompt,
        ])
    }
}

impl Sample for ShoppingProductMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingProductMetric::VisibilityScore,
            ShoppingProductMetric::AveragePosition,
            ShoppingProductMetric::VisibilityRank,
            ShoppingProductMetric::Position1Percentage,
            ShoppingProductMetric::Position2Percentage,
            ShoppingProductMetric::Position3Percentage,
            ShoppingProductMetric::PositionAbove3Percentage,
            ShoppingProductMetric::ProductRating,
            ShoppingProductMetric::ProductNumReviews,
        ])
    }
}

impl Sample for ShoppingProductRanking {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingProductRanking::Visibility,
            ShoppingProductRanking::AveragePosition,
            ShoppingProductRanking::Name,
        ])
    }
}

impl Sample for ShoppingProductVisibilityDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingProductVisibilityDimension::Period,
            ShoppingProductVisibilityDimension::ProductKey,
            ShoppingProductVisibilityDimension::ProductName,
            ShoppingProductVisibilityDimension::BrandName,
            ShoppingProductVisibilityDimension::Date,
            ShoppingProductVisibilityDimension::TopicId,
            ShoppingProductVisibilityDimension::PromptId,
            ShoppingProductVisibilityDimension::Prompt,
            ShoppingProductVisibilityDimension::ProductUrl,
            ShoppingProductVisibilityDimension::ProductImageUrls,
            ShoppingProductVisibilityDimension::ProductPrice,
        ])
    }
}

impl Sample for ShoppingProductVisibilityMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingProductVisibilityMetric::VisibilityScore,
            ShoppingProductVisibilityMetric::ShareOfVoice,
            ShoppingProductVisibilityMetric::AveragePosition,
            ShoppingProductVisibilityMetric::VisibilityRank,
            ShoppingProductVisibilityMetric::Position1Percentage,
            ShoppingProductVisibilityMetric::Position2Percentage,
            ShoppingProductVisibilityMetric::Position3Percentage,
            ShoppingProductVisibilityMetric::PositionAbove3Percentage,
            ShoppingProductVisibilityMetric::ProductRating,
            ShoppingProductVisibilityMetric::ProductNumReviews,
            ShoppingProductVisibilityMetric::TotalCount,
        ])
    }
}

impl Sample for ShoppingProductsWithMerchantsDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingProductsWithMerchantsDimension::Period,
            ShoppingProductsWithMerchantsDimension::ProductName,
            ShoppingProductsWithMerchantsDimension::BrandName,
            ShoppingProductsWithMerchantsDimension::ProductUrl,
            ShoppingProductsWithMerchantsDimension::ProductImageUrls,
            ShoppingProductsWithMerchantsDimension::ProductPrice,
            ShoppingProductsWithMerchantsDimension::MerchantNames,
            ShoppingProductsWithMerchantsDimension::MerchantPrices,
        ])
    }
}

impl Sample for ShoppingProductsWithMerchantsMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingProductsWithMerchantsMetric::VisibilityScore,
            ShoppingProductsWithMerchantsMetric::ShareOfVoice,
            ShoppingProductsWithMerchantsMetric::AveragePosition,
            ShoppingProductsWithMerchantsMetric::VisibilityRank,
            ShoppingProductsWithMerchantsMetric::ProductRating,
            ShoppingProductsWithMerchantsMetric::ProductNumReviews,
            ShoppingProductsWithMerchantsMetric::TotalCount,
        ])
    }
}

impl Sample for ShoppingRanking {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingRanking::VisibilityScore,
            ShoppingRanking::AveragePosition,
        ])
    }
}

impl Sample for ShoppingTriggerRateDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingTriggerRateDimension::Date,
            ShoppingTriggerRateDimension::Topic,
            ShoppingTriggerRateDimension::Region,
            ShoppingTriggerRateDimension::Persona,
            ShoppingTriggerRateDimension::Prompt,
        ])
    }
}

impl Sample for ShoppingTriggerRateDimensionV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingTriggerRateDimensionV1::Period,
            ShoppingTriggerRateDimensionV1::Date,
            ShoppingTriggerRateDimensionV1::ModelId,
            ShoppingTriggerRateDimensionV1::TopicId,
            ShoppingTriggerRateDimensionV1::RegionId,
            ShoppingTriggerRateDimensionV1::PersonaId,
            ShoppingTriggerRateDimensionV1::PromptId,
            ShoppingTriggerRateDimensionV1::Prompt,
        ])
    }
}

impl Sample for ShoppingTriggerRateMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingTriggerRateMetric::TotalRuns,
            ShoppingTriggerRateMetric::ShoppingTriggeredRuns,
            ShoppingTriggerRateMetric::TriggerRatePercentage,
        ])
    }
}

impl Sample for ShoppingVisibilityDimension {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingVisibilityDimension::Period,
            ShoppingVisibilityDimension::AssetName,
            ShoppingVisibilityDimension::Date,
            ShoppingVisibilityDimension::ModelId,
            ShoppingVisibilityDimension::TopicId,
            ShoppingVisibilityDimension::RegionId,
            ShoppingVisibilityDimension::PromptId,
            ShoppingVisibilityDimension::Prompt,
        ])
    }
}

impl Sample for ShoppingVisibilityMetric {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            ShoppingVisibilityMetric::VisibilityScore,
            ShoppingVisibilityMetric::ShareOfVoice,
            ShoppingVisibilityMetric::AveragePosition,
            ShoppingVisibilityMetric::VisibilityRank,
            ShoppingVisibilityMetric::AveragePositionRank,
            ShoppingVisibilityMetric::Position1Percentage,
            ShoppingVisibilityMetric::Position2Percentage,
            ShoppingVisibilityMetric::Position3Percentage,
            ShoppingVisibilityMetric::PositionAbove3Percentage,
            ShoppingVisibilityMetric::TotalCount,
        ])
    }
}
