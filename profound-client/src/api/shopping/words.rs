//! Closed sets of words.

use crate::api::words::words;

words! {
    /// What the rows of a report on the brands of offers are grouped by.
    pub enum ShoppingBrandDimension {
        /// `date`.
        Date = "date",
        /// `topic`.
        Topic = "topic",
        /// `region`.
        Region = "region",
        /// `prompt`.
        Prompt = "prompt",
    }
}

words! {
    /// A figure of a report on the brands of offers.
    pub enum ShoppingBrandMetric {
        /// `visibility_score`.
        VisibilityScore = "visibility_score",
        /// `average_position`.
        AveragePosition = "average_position",
        /// `visibility_rank`.
        VisibilityRank = "visibility_rank",
    }
}

words! {
    /// What the rows of a report on brands at merchants are grouped by.
    pub enum ShoppingMerchantBrandDimension {
        /// `period`.
        Period = "period",
        /// `merchant_name`.
        MerchantName = "merchant_name",
        /// `brand_name`.
        BrandName = "brand_name",
    }
}

words! {
    /// A figure of a report on brands at merchants.
    pub enum ShoppingMerchantBrandMetric {
        /// `visibility_score`.
        VisibilityScore = "visibility_score",
        /// `share_of_voice`.
        ShareOfVoice = "share_of_voice",
        /// `average_position`.
        AveragePosition = "average_position",
        /// `visibility_rank`.
        VisibilityRank = "visibility_rank",
        /// `total_count`.
        TotalCount = "total_count",
    }
}

words! {
    /// What the rows of a report on the merchants of offers are grouped by.
    pub enum ShoppingMerchantDimension {
        /// A stretch of time, which cannot be combined with others.
        Date = "date",
        /// The brands that each merchant sells.
        Brand = "brand",
        /// The products that each merchant is most visible with.
        Product = "product",
    }
}

words! {
    /// What the rows of a report on the spread of merchants are grouped by.
    pub enum ShoppingMerchantDistributionDimension {
        /// `period`.
        Period = "period",
        /// `merchant_name`.
        MerchantName = "merchant_name",
        /// `date`.
        Date = "date",
        /// `owned_asset_name`.
        OwnedAssetName = "owned_asset_name",
    }
}

words! {
    /// A figure of a report on the spread of merchants.
    pub enum ShoppingMerchantDistributionMetric {
        /// `offer_count`.
        OfferCount = "offer_count",
        /// `product_count`.
        ProductCount = "product_count",
        /// `average_rank`.
        AverageRank = "average_rank",
        /// `share_of_offers`.
        ShareOfOffers = "share_of_offers",
        /// `visibility_rank`.
        VisibilityRank = "visibility_rank",
        /// `total_count`.
        TotalCount = "total_count",
    }
}

words! {
    /// A figure of a report on the merchants of offers.
    pub enum ShoppingMerchantMetric {
        /// `merchant_share`.
        MerchantShare = "merchant_share",
        /// `merchant_share_rank`.
        MerchantShareRank = "merchant_share_rank",
        /// `merchant_visibility`.
        MerchantVisibility = "merchant_visibility",
        /// `merchant_visibility_rank`.
        MerchantVisibilityRank = "merchant_visibility_rank",
        /// `visibility_rank`.
        VisibilityRank = "visibility_rank",
        /// `brand_share`.
        BrandShare = "brand_share",
        /// `product_visibility`.
        ProductVisibility = "product_visibility",
        /// `product_rank`.
        ProductRank = "product_rank",
    }
}

words! {
    /// What the rows of a report on the share of merchants are grouped by.
    pub enum ShoppingMerchantShareDimension {
        /// `period`.
        Period = "period",
        /// `topic_id`.
        TopicId = "topic_id",
        /// `prompt_id`.
        PromptId = "prompt_id",
    }
}

words! {
    /// A figure of a report on the share of merchants.
    pub enum ShoppingMerchantShareMetric {
        /// `merchant_share`.
        MerchantShare = "merchant_share",
    }
}

words! {
    /// A field of the rows on the merchants of products.
    pub enum ShoppingMerchantsByProductDimension {
        /// `period`.
        Period = "period",
        /// `merchant_name`.
        MerchantName = "merchant_name",
        /// `product_name`.
        ProductName = "product_name",
        /// `brand_name`.
        BrandName = "brand_name",
        /// `product_image_urls`.
        ProductImageUrls = "product_image_urls",
        /// `product_price`.
        ProductPrice = "product_price",
        /// `merchant_prices`.
        MerchantPrices = "merchant_prices",
        /// `has_instant_checkout`.
        HasInstantCheckout = "has_instant_checkout",
        /// `delivery_options`.
        DeliveryOptions = "delivery_options",
        /// `merchant_url`.
        MerchantUrl = "merchant_url",
    }
}

words! {
    /// A figure of a report on the merchants of products.
    pub enum ShoppingMerchantsByProductMetric {
        /// `merchant_visibility`.
        MerchantVisibility = "merchant_visibility",
        /// `product_visibility`.
        ProductVisibility = "product_visibility",
        /// `product_rank`.
        ProductRank = "product_rank",
        /// `avg_position`.
        AveragePosition = "avg_position",
        /// `total_count`.
        TotalCount = "total_count",
    }
}

words! {
    /// What the rows of a report on the products of offers are grouped by.
    pub enum ShoppingProductDimension {
        /// `date`.
        Date = "date",
        /// `topic`.
        Topic = "topic",
        /// `prompt`.
        Prompt = "prompt",
    }
}

words! {
    /// A figure of a report on the products of offers.
    pub enum ShoppingProductMetric {
        /// `visibility_score`.
        VisibilityScore = "visibility_score",
        /// `average_position`.
        AveragePosition = "average_position",
        /// `visibility_rank`.
        VisibilityRank = "visibility_rank",
        /// `position1_percentage`.
        Position1Percentage = "position1_percentage",
        /// `position2_percentage`.
        Position2Percentage = "position2_percentage",
        /// `position3_percentage`.
        Position3Percentage = "position3_percentage",
        /// `position_above3_percentage`.
        PositionAbove3Percentage = "position_above3_percentage",
        /// `product_rating`.
        ProductRating = "product_rating",
        /// `product_num_reviews`.
        ProductNumReviews = "product_num_reviews",
    }
}

words! {
    /// What products are ranked by.
    pub enum ShoppingProductRanking {
        /// `visibility`.
        Visibility = "visibility",
        /// `average_position`.
        AveragePosition = "average_position",
        /// `name`.
        Name = "name",
    }
}

words! {
    /// A field of the rows on the visibility of products.
    pub enum ShoppingProductVisibilityDimension {
        /// `period`.
        Period = "period",
        /// `product_key`.
        ProductKey = "product_key",
        /// `product_name`.
        ProductName = "product_name",
        /// `brand_name`.
        BrandName = "brand_name",
        /// `date`.
        Date = "date",
        /// `topic_id`.
        TopicId = "topic_id",
        /// `prompt_id`.
        PromptId = "prompt_id",
        /// `prompt`.
        Prompt = "prompt",
        /// `product_url`.
        ProductUrl = "product_url",
        /// `product_image_urls`.
        ProductImageUrls = "product_image_urls",
        /// `product_price`.
        ProductPrice = "product_price",
    }
}

words! {
    /// A figure of a report on the visibility of products.
    pub enum ShoppingProductVisibilityMetric {
        /// `visibility_score`.
        VisibilityScore = "visibility_score",
        /// `share_of_voice`.
        ShareOfVoice = "share_of_voice",
        /// `average_position`.
        AveragePosition = "average_position",
        /// `visibility_rank`.
        VisibilityRank = "visibility_rank",
        /// `position1_percentage`.
        Position1Percentage = "position1_percentage",
        /// `position2_percentage`.
        Position2Percentage = "position2_percentage",
        /// `position3_percentage`.
        Position3Percentage = "position3_percentage",
        /// `position_above3_percentage`.
        PositionAbove3Percentage = "position_above3_percentage",
        /// `product_rating`.
        ProductRating = "product_rating",
        /// `product_num_reviews`.
        ProductNumReviews = "product_num_reviews",
        /// `total_count`.
        TotalCount = "total_count",
    }
}

words! {
    /// A field of the rows on products and their merchants.
    pub enum ShoppingProductsWithMerchantsDimension {
        /// `period`.
        Period = "period",
        /// `product_name`.
        ProductName = "product_name",
        /// `brand_name`.
        BrandName = "brand_name",
        /// `product_url`.
        ProductUrl = "product_url",
        /// `product_image_urls`.
        ProductImageUrls = "product_image_urls",
        /// `product_price`.
        ProductPrice = "product_price",
        /// `merchant_names`.
        MerchantNames = "merchant_names",
        /// `merchant_prices`.
        MerchantPrices = "merchant_prices",
    }
}

words! {
    /// A figure of a report on products and their merchants.
    pub enum ShoppingProductsWithMerchantsMetric {
        /// `visibility_score`.
        VisibilityScore = "visibility_score",
        /// `share_of_voice`.
        ShareOfVoice = "share_of_voice",
        /// `average_position`.
        AveragePosition = "average_position",
        /// `visibility_rank`.
        VisibilityRank = "visibility_rank",
        /// `product_rating`.
        ProductRating = "product_rating",
        /// `product_num_reviews`.
        ProductNumReviews = "product_num_reviews",
        /// `total_count`.
        TotalCount = "total_count",
    }
}

words! {
    /// What brands in offers are ranked by.
    pub enum ShoppingRanking {
        /// `visibility_score`.
        VisibilityScore = "visibility_score",
        /// `average_position`.
        AveragePosition = "average_position",
    }
}

words! {
    /// What the rows of a report on how often offers appear are grouped by.
    pub enum ShoppingTriggerRateDimension {
        /// `date`.
        Date = "date",
        /// `topic`.
        Topic = "topic",
        /// `region`.
        Region = "region",
        /// `persona`.
        Persona = "persona",
        /// `prompt`.
        Prompt = "prompt",
    }
}

words! {
    /// What the rows of a version 1 report on how often offers appear are grouped by.
    pub enum ShoppingTriggerRateDimensionV1 {
        /// `period`.
        Period = "period",
        /// `date`.
        Date = "date",
        /// `model_id`.
        ModelId = "model_id",
        /// `topic_id`.
        TopicId = "topic_id",
        /// `region_id`.
        RegionId = "region_id",
        /// `persona_id`.
        PersonaId = "persona_id",
        /// `prompt_id`.
        PromptId = "prompt_id",
        /// `prompt`.
        Prompt = "prompt",
    }
}

words! {
    /// A figure of a report on how often offers appear.
    pub enum ShoppingTriggerRateMetric {
        /// Runs of prompts.
        TotalRuns = "total_runs",
        /// Runs that were answered with offers.
        ShoppingTriggeredRuns = "shopping_triggered_runs",
        /// How many percent of the runs those are.
        TriggerRatePercentage = "trigger_rate_percentage",
    }
}

words! {
    /// What the rows of a report on the visibility of brands in offers are grouped by.
    pub enum ShoppingVisibilityDimension {
        /// `period`.
        Period = "period",
        /// `asset_name`.
        AssetName = "asset_name",
        /// `date`.
        Date = "date",
        /// `model_id`.
        ModelId = "model_id",
        /// `topic_id`.
        TopicId = "topic_id",
        /// `region_id`.
        RegionId = "region_id",
        /// `prompt_id`.
        PromptId = "prompt_id",
        /// `prompt`.
        Prompt = "prompt",
    }
}

words! {
    /// A figure of a report on the visibility of brands in offers.
    pub enum ShoppingVisibilityMetric {
        /// `visibility_score`.
        VisibilityScore = "visibility_score",
        /// `share_of_voice`.
        ShareOfVoice = "share_of_voice",
        /// `average_position`.
        AveragePosition = "average_position",
        /// `visibility_rank`.
        VisibilityRank = "visibility_rank",
        /// `average_position_rank`.
        AveragePositionRank = "average_position_rank",
        /// `position1_percentage`.
        Position1Percentage = "position1_percentage",
        /// `position2_percentage`.
        Position2Percentage = "position2_percentage",
        /// `position3_percentage`.
        Position3Percentage = "position3_percentage",
        /// `position_above3_percentage`.
        PositionAbove3Percentage = "position_above3_percentage",
        /// `total_count`.
        TotalCount = "total_count",
    }
}
