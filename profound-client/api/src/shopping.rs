//! Reports on what AI answers offer to buy: products, their brands and the merchants that sell them.

mod read;
mod sent;
mod words;

pub use self::{read::*, sent::*, words::*};
use crate::{Report, ReportEvent, Rows};
use profound_client::{Error, EventStream, Pages, profound_endpoint};
use serde_json::{Map, Value};

/// Reports on what AI answers offer to buy: products, their brands and the merchants that sell
/// them.
#[profound_endpoint]
pub trait Shopping {
    /// The products that AI answers offer, each with its merchants and prices.
    #[profound_endpoint(POST "/v1/reports/shopping/all-items-with-merchants")]
    async fn shopping_products_with_merchants(
        &self,
        query: &ShoppingProductsWithMerchantsQuery,
    ) -> Result<Rows, Error>;

    /// The products that AI answers offer, each with its merchants and prices. All pages, one after
    /// the other as they are read.
    #[profound_endpoint(POST "/v1/reports/shopping/all-items-with-merchants")]
    async fn all_shopping_products_with_merchants(
        &self,
        query: &ShoppingProductsWithMerchantsQuery,
    ) -> Result<Pages<Map<String, Value>>, Error>;

    /// The runs of prompts, as shopping reports see them.
    #[profound_endpoint(POST "/v1/reports/shopping/executions")]
    async fn shopping_executions(&self, query: &ShoppingExecutionsQuery) -> Result<Rows, Error>;

    /// The runs of prompts, as shopping reports see them. All pages, one after the other as they are
    /// read.
    #[profound_endpoint(POST "/v1/reports/shopping/executions")]
    async fn all_shopping_executions(
        &self,
        query: &ShoppingExecutionsQuery,
    ) -> Result<Pages<Map<String, Value>>, Error>;

    /// How visible products are in AI answers.
    #[profound_endpoint(POST "/v1/reports/shopping/item-visibility")]
    async fn shopping_product_visibility(
        &self,
        query: &ShoppingProductVisibilityQuery,
    ) -> Result<Rows, Error>;

    /// How visible products are in AI answers. All pages, one after the other as they are read.
    #[profound_endpoint(POST "/v1/reports/shopping/item-visibility")]
    async fn all_shopping_product_visibility(
        &self,
        query: &ShoppingProductVisibilityQuery,
    ) -> Result<Pages<Map<String, Value>>, Error>;

    /// The merchants of products: how visible they are, and what they charge.
    #[profound_endpoint(POST "/v1/reports/shopping/merchant-by-items")]
    async fn shopping_merchants_by_product(
        &self,
        query: &ShoppingMerchantsByProductQuery,
    ) -> Result<Rows, Error>;

    /// The merchants of products: how visible they are, and what they charge. All pages, one after
    /// the other as they are read.
    #[profound_endpoint(POST "/v1/reports/shopping/merchant-by-items")]
    async fn all_shopping_merchants_by_product(
        &self,
        query: &ShoppingMerchantsByProductQuery,
    ) -> Result<Pages<Map<String, Value>>, Error>;

    /// How offers in AI answers are spread over merchants.
    #[profound_endpoint(POST "/v1/reports/shopping/merchant-distribution")]
    async fn shopping_merchant_distribution(
        &self,
        query: &ShoppingMerchantDistributionQuery,
    ) -> Result<Rows, Error>;

    /// How offers in AI answers are spread over merchants. All pages, one after the other as they
    /// are read.
    #[profound_endpoint(POST "/v1/reports/shopping/merchant-distribution")]
    async fn all_shopping_merchant_distribution(
        &self,
        query: &ShoppingMerchantDistributionQuery,
    ) -> Result<Pages<Map<String, Value>>, Error>;

    /// How large a share each merchant has in the offers of AI answers.
    #[profound_endpoint(POST "/v1/reports/shopping/merchant-share")]
    async fn shopping_merchant_share(
        &self,
        query: &ShoppingMerchantShareQuery,
    ) -> Result<Rows, Error>;

    /// How large a share each merchant has in the offers of AI answers. All pages, one after the
    /// other as they are read.
    #[profound_endpoint(POST "/v1/reports/shopping/merchant-share")]
    async fn all_shopping_merchant_share(
        &self,
        query: &ShoppingMerchantShareQuery,
    ) -> Result<Pages<Map<String, Value>>, Error>;

    /// How visible brands are at each merchant.
    #[profound_endpoint(POST "/v1/reports/shopping/merchant-visibility-by-brand")]
    async fn shopping_merchant_visibility_by_brand(
        &self,
        query: &ShoppingMerchantVisibilityByBrandQuery,
    ) -> Result<Rows, Error>;

    /// How visible brands are at each merchant. All pages, one after the other as they are read.
    #[profound_endpoint(POST "/v1/reports/shopping/merchant-visibility-by-brand")]
    async fn all_shopping_merchant_visibility_by_brand(
        &self,
        query: &ShoppingMerchantVisibilityByBrandQuery,
    ) -> Result<Pages<Map<String, Value>>, Error>;

    /// The addresses at which merchants offer the named products.
    #[profound_endpoint(POST "/v1/reports/shopping/product-merchant-urls")]
    async fn product_merchant_urls(&self, query: &ProductMerchantUrlsQuery) -> Result<Rows, Error>;

    /// How often prompts are answered with offers, as version 1 reports it.
    #[profound_endpoint(POST "/v1/reports/shopping/trigger-rate")]
    async fn shopping_trigger_rate_v1(
        &self,
        query: &ShoppingTriggerRateQueryV1,
    ) -> Result<Rows, Error>;

    /// How often prompts are answered with offers, as version 1 reports it. All pages, one after the
    /// other as they are read.
    #[profound_endpoint(POST "/v1/reports/shopping/trigger-rate")]
    async fn all_shopping_trigger_rate_v1(
        &self,
        query: &ShoppingTriggerRateQueryV1,
    ) -> Result<Pages<Map<String, Value>>, Error>;

    /// The prompts that were answered with offers.
    #[profound_endpoint(POST "/v1/reports/shopping/triggered-prompts")]
    async fn shopping_triggered_prompts(
        &self,
        query: &ShoppingTriggeredQuery,
    ) -> Result<Rows, Error>;

    /// The topics whose prompts were answered with offers.
    #[profound_endpoint(POST "/v1/reports/shopping/triggered-topics")]
    async fn shopping_triggered_topics(
        &self,
        query: &ShoppingTriggeredQuery,
    ) -> Result<Rows, Error>;

    /// How visible brands are in the offers of AI answers.
    #[profound_endpoint(POST "/v1/reports/shopping/visibility")]
    async fn shopping_visibility(&self, query: &ShoppingVisibilityQuery) -> Result<Rows, Error>;

    /// How visible brands are in the offers of AI answers. All pages, one after the other as they
    /// are read.
    #[profound_endpoint(POST "/v1/reports/shopping/visibility")]
    async fn all_shopping_visibility(
        &self,
        query: &ShoppingVisibilityQuery,
    ) -> Result<Pages<Map<String, Value>>, Error>;

    /// How visible brands are in the offers of AI answers.
    #[profound_endpoint(POST "/v2/reports/shopping/brands")]
    async fn shopping_brands(
        &self,
        query: &ShoppingBrandsQuery,
    ) -> Result<Report<ShoppingBrandRow>, Error>;

    /// How visible brands are in the offers of AI answers. All pages, one after the other as they
    /// are read.
    #[profound_endpoint(POST "/v2/reports/shopping/brands")]
    async fn all_shopping_brands(
        &self,
        query: &ShoppingBrandsQuery,
    ) -> Result<Pages<ShoppingBrandRow>, Error>;

    /// The report of `shopping_brands` as a stream of rows.
    #[profound_endpoint(POST "/v2/reports/shopping/brands/stream")]
    async fn shopping_brands_stream(
        &self,
        query: &ShoppingBrandsQuery,
    ) -> Result<EventStream<ReportEvent<ShoppingBrandRow>>, Error>;

    /// How merchants share the offers of AI answers.
    #[profound_endpoint(POST "/v2/reports/shopping/merchants")]
    async fn shopping_merchants(
        &self,
        query: &ShoppingMerchantsQuery,
    ) -> Result<Report<ShoppingMerchantRow>, Error>;

    /// How merchants share the offers of AI answers. All pages, one after the other as they are
    /// read.
    #[profound_endpoint(POST "/v2/reports/shopping/merchants")]
    async fn all_shopping_merchants(
        &self,
        query: &ShoppingMerchantsQuery,
    ) -> Result<Pages<ShoppingMerchantRow>, Error>;

    /// The report of `shopping_merchants` as a stream of rows.
    #[profound_endpoint(POST "/v2/reports/shopping/merchants/stream")]
    async fn shopping_merchants_stream(
        &self,
        query: &ShoppingMerchantsQuery,
    ) -> Result<EventStream<ReportEvent<ShoppingMerchantRow>>, Error>;

    /// How visible products are in the offers of AI answers.
    #[profound_endpoint(POST "/v2/reports/shopping/products")]
    async fn shopping_products(
        &self,
        query: &ShoppingProductsQuery,
    ) -> Result<Report<ShoppingProductRow>, Error>;

    /// How visible products are in the offers of AI answers. All pages, one after the other as they
    /// are read.
    #[profound_endpoint(POST "/v2/reports/shopping/products")]
    async fn all_shopping_products(
        &self,
        query: &ShoppingProductsQuery,
    ) -> Result<Pages<ShoppingProductRow>, Error>;

    /// The report of `shopping_products` as a stream of rows.
    #[profound_endpoint(POST "/v2/reports/shopping/products/stream")]
    async fn shopping_products_stream(
        &self,
        query: &ShoppingProductsQuery,
    ) -> Result<EventStream<ReportEvent<ShoppingProductRow>>, Error>;

    /// How often prompts are answered with offers.
    #[profound_endpoint(POST "/v2/reports/shopping/trigger-rate")]
    async fn shopping_trigger_rate(
        &self,
        query: &ShoppingTriggerRateQuery,
    ) -> Result<Report<ShoppingTriggerRateRow>, Error>;

    /// How often prompts are answered with offers. All pages, one after the other as they are read.
    #[profound_endpoint(POST "/v2/reports/shopping/trigger-rate")]
    async fn all_shopping_trigger_rate(
        &self,
        query: &ShoppingTriggerRateQuery,
    ) -> Result<Pages<ShoppingTriggerRateRow>, Error>;

    /// The report of `shopping_trigger_rate` as a stream of rows.
    #[profound_endpoint(POST "/v2/reports/shopping/trigger-rate/stream")]
    async fn shopping_trigger_rate_stream(
        &self,
        query: &ShoppingTriggerRateQuery,
    ) -> Result<EventStream<ReportEvent<ShoppingTriggerRateRow>>, Error>;
}
