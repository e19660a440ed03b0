//! Closed sets of words.

use crate::words::words;

words! {
    /// What the rows of a report on the brands of offers are grouped by.
    pub enum ShoppingBrandDimension {
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// A topic.
        Topic = "topic",
        /// A region.
        Region = "region",
        /// A prompt.
        Prompt = "prompt",
    }
}

words! {
    /// A figure of a report on the brands of offers.
    pub enum ShoppingBrandMetric {
        /// How visible it is in the offers.
        VisibilityScore = "visibility_score",
        /// At which place it stands, on average.
        AveragePosition = "average_position",
        /// Its rank by its visibility.
        VisibilityRank = "visibility_rank",
    }
}

words! {
    /// What the rows of a report on brands at merchants are grouped by.
    pub enum ShoppingMerchantBrandDimension {
        /// The period that a row is of.
        Period = "period",
        /// The name of the merchant.
        MerchantName = "merchant_name",
        /// The name of the brand.
        BrandName = "brand_name",
    }
}

words! {
    /// A figure of a report on brands at merchants.
    pub enum ShoppingMerchantBrandMetric {
        /// How visible it is in the offers.
        VisibilityScore = "visibility_score",
        /// Its share of all mentions.
        ShareOfVoice = "share_of_voice",
        /// At which place it stands, on average.
        AveragePosition = "average_position",
        /// Its rank by its visibility.
        VisibilityRank = "visibility_rank",
        /// How many there are.
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
        /// The period that a row is of.
        Period = "period",
        /// The name of the merchant.
        MerchantName = "merchant_name",
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// An asset of one's own, by its name.
        OwnedAssetName = "owned_asset_name",
    }
}

words! {
    /// A figure of a report on the spread of merchants.
    pub enum ShoppingMerchantDistributionMetric {
        /// How many offers there are.
        OfferCount = "offer_count",
        /// How many products are offered.
        ProductCount = "product_count",
        /// Its rank, on average.
        AverageRank = "average_rank",
        /// Its share of the offers.
        ShareOfOffers = "share_of_offers",
        /// The merchant's rank by its visibility.
        VisibilityRank = "visibility_rank",
        /// How many there are.
        TotalCount = "total_count",
    }
}

words! {
    /// A figure of a report on the merchants of offers.
    pub enum ShoppingMerchantMetric {
        /// The merchant's share.
        MerchantShare = "merchant_share",
        /// The merchant's rank by its share.
        MerchantShareRank = "merchant_share_rank",
        /// How visible the merchant is.
        MerchantVisibility = "merchant_visibility",
        /// The merchant's rank by its visibility.
        MerchantVisibilityRank = "merchant_visibility_rank",
        /// The rank by visibility.
        VisibilityRank = "visibility_rank",
        /// The brand's share at the merchant.
        BrandShare = "brand_share",
        /// How visible the product is.
        ProductVisibility = "product_visibility",
        /// The product's rank.
        ProductRank = "product_rank",
    }
}

words! {
    /// What the rows of a report on the share of merchants are grouped by.
    pub enum ShoppingMerchantShareDimension {
        /// The period that a row is of.
        Period = "period",
        /// A topic, by its identifier.
        TopicId = "topic_id",
        /// A prompt, by its identifier.
        PromptId = "prompt_id",
    }
}

words! {
    /// A figure of a report on the share of merchants.
    pub enum ShoppingMerchantShareMetric {
        /// The merchant's share.
        MerchantShare = "merchant_share",
    }
}

words! {
    /// A field of the rows on the merchants of products.
    pub enum ShoppingMerchantsByProductDimension {
        /// The period that a row is of.
        Period = "period",
        /// The name of the merchant.
        MerchantName = "merchant_name",
        /// The name of the product.
        ProductName = "product_name",
        /// The name of the brand.
        BrandName = "brand_name",
        /// Where pictures of the product are.
        ProductImageUrls = "product_image_urls",
        /// What the product costs.
        ProductPrice = "product_price",
        /// What the merchants charge.
        MerchantPrices = "merchant_prices",
        /// Whether it can be bought on the spot.
        HasInstantCheckout = "has_instant_checkout",
        /// How it can be delivered.
        DeliveryOptions = "delivery_options",
        /// Where the merchant offers it.
        MerchantUrl = "merchant_url",
    }
}

words! {
    /// A figure of a report on the merchants of products.
    pub enum ShoppingMerchantsByProductMetric {
        /// How visible the merchant is.
        MerchantVisibility = "merchant_visibility",
        /// How visible the product is.
        ProductVisibility = "product_visibility",
        /// The product's rank.
        ProductRank = "product_rank",
        /// At which place it stands, on average.
        AveragePosition = "avg_position",
        /// How many there are.
        TotalCount = "total_count",
    }
}

words! {
    /// What the rows of a report on the products of offers are grouped by.
    pub enum ShoppingProductDimension {
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// A topic.
        Topic = "topic",
        /// A prompt.
        Prompt = "prompt",
    }
}

words! {
    /// A figure of a report on the products of offers.
    pub enum ShoppingProductMetric {
        /// How visible it is in the offers.
        VisibilityScore = "visibility_score",
        /// At which place it stands, on average.
        AveragePosition = "average_position",
        /// Its rank by its visibility.
        VisibilityRank = "visibility_rank",
        /// How often it is in the first place, in percent.
        Position1Percentage = "position1_percentage",
        /// How often it is in the second place, in percent.
        Position2Percentage = "position2_percentage",
        /// How often it is in the third place, in percent.
        Position3Percentage = "position3_percentage",
        /// How often it is in a place beyond the third, in percent.
        PositionAbove3Percentage = "position_above3_percentage",
        /// How the product is rated.
        ProductRating = "product_rating",
        /// How many reviews the product has.
        ProductNumReviews = "product_num_reviews",
    }
}

words! {
    /// What products are ranked by.
    pub enum ShoppingProductRanking {
        /// How visible they are.
        Visibility = "visibility",
        /// At which place they stand, on average.
        AveragePosition = "average_position",
        /// Their names.
        Name = "name",
    }
}

words! {
    /// A field of the rows on the visibility of products.
    pub enum ShoppingProductVisibilityDimension {
        /// The period that a row is of.
        Period = "period",
        /// What tells the product from others.
        ProductKey = "product_key",
        /// The name of the product.
        ProductName = "product_name",
        /// The name of the brand.
        BrandName = "brand_name",
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// A topic, by its identifier.
        TopicId = "topic_id",
        /// A prompt, by its identifier.
        PromptId = "prompt_id",
        /// A prompt, by its text.
        Prompt = "prompt",
        /// Where the product is.
        ProductUrl = "product_url",
        /// Where pictures of the product are.
        ProductImageUrls = "product_image_urls",
        /// What the product costs.
        ProductPrice = "product_price",
    }
}

words! {
    /// A figure of a report on the visibility of products.
    pub enum ShoppingProductVisibilityMetric {
        /// How visible it is in the offers.
        VisibilityScore = "visibility_score",
        /// Its share of all mentions.
        ShareOfVoice = "share_of_voice",
        /// At which place it stands, on average.
        AveragePosition = "average_position",
        /// Its rank by its visibility.
        VisibilityRank = "visibility_rank",
        /// How often it is in the first place, in percent.
        Position1Percentage = "position1_percentage",
        /// How often it is in the second place, in percent.
        Position2Percentage = "position2_percentage",
        /// How often it is in the third place, in percent.
        Position3Percentage = "position3_percentage",
        /// How often it is in a place beyond the third, in percent.
        PositionAbove3Percentage = "position_above3_percentage",
        /// How the product is rated.
        ProductRating = "product_rating",
        /// How many reviews the product has.
        ProductNumReviews = "product_num_reviews",
        /// How many there are.
        TotalCount = "total_count",
    }
}

words! {
    /// A field of the rows on products and their merchants.
    pub enum ShoppingProductsWithMerchantsDimension {
        /// The period that a row is of.
        Period = "period",
        /// The name of the product.
        ProductName = "product_name",
        /// The name of the brand.
        BrandName = "brand_name",
        /// Where the product is.
        ProductUrl = "product_url",
        /// Where pictures of the product are.
        ProductImageUrls = "product_image_urls",
        /// What the product costs.
        ProductPrice = "product_price",
        /// The names of the merchants.
        MerchantNames = "merchant_names",
        /// What the merchants charge.
        MerchantPrices = "merchant_prices",
    }
}

words! {
    /// A figure of a report on products and their merchants.
    pub enum ShoppingProductsWithMerchantsMetric {
        /// How visible it is in the offers.
        VisibilityScore = "visibility_score",
        /// Its share of all mentions.
        ShareOfVoice = "share_of_voice",
        /// At which place it stands, on average.
        AveragePosition = "average_position",
        /// Its rank by its visibility.
        VisibilityRank = "visibility_rank",
        /// How the product is rated.
        ProductRating = "product_rating",
        /// How many reviews the product has.
        ProductNumReviews = "product_num_reviews",
        /// How many there are.
        TotalCount = "total_count",
    }
}

words! {
    /// What brands in offers are ranked by.
    pub enum ShoppingRanking {
        /// How visible they are.
        VisibilityScore = "visibility_score",
        /// At which place they stand, on average.
        AveragePosition = "average_position",
    }
}

words! {
    /// What the rows of a report on how often offers appear are grouped by.
    pub enum ShoppingTriggerRateDimension {
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// A topic.
        Topic = "topic",
        /// A region.
        Region = "region",
        /// A persona.
        Persona = "persona",
        /// A prompt.
        Prompt = "prompt",
    }
}

words! {
    /// What the rows of a version 1 report on how often offers appear are grouped by.
    pub enum ShoppingTriggerRateDimensionV1 {
        /// The period that a row is of.
        Period = "period",
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// An AI model, by its identifier.
        ModelId = "model_id",
        /// A topic, by its identifier.
        TopicId = "topic_id",
        /// A region, by its identifier.
        RegionId = "region_id",
        /// A persona, by its identifier.
        PersonaId = "persona_id",
        /// A prompt, by its identifier.
        PromptId = "prompt_id",
        /// A prompt, by its text.
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
        /// The period that a row is of.
        Period = "period",
        /// An asset, by its name.
        AssetName = "asset_name",
        /// A stretch of time, as long as the interval says.
        Date = "date",
        /// An AI model, by its identifier.
        ModelId = "model_id",
        /// A topic, by its identifier.
        TopicId = "topic_id",
        /// A region, by its identifier.
        RegionId = "region_id",
        /// A prompt, by its identifier.
        PromptId = "prompt_id",
        /// A prompt, by its text.
        Prompt = "prompt",
    }
}

words! {
    /// A figure of a report on the visibility of brands in offers.
    pub enum ShoppingVisibilityMetric {
        /// How visible it is in the offers.
        VisibilityScore = "visibility_score",
        /// Its share of all mentions.
        ShareOfVoice = "share_of_voice",
        /// At which place it stands, on average.
        AveragePosition = "average_position",
        /// Its rank by its visibility.
        VisibilityRank = "visibility_rank",
        /// Its rank by its average position.
        AveragePositionRank = "average_position_rank",
        /// How often it is in the first place, in percent.
        Position1Percentage = "position1_percentage",
        /// How often it is in the second place, in percent.
        Position2Percentage = "position2_percentage",
        /// How often it is in the third place, in percent.
        Position3Percentage = "position3_percentage",
        /// How often it is in a place beyond the third, in percent.
        PositionAbove3Percentage = "position_above3_percentage",
        /// How many there are.
        TotalCount = "total_count",
    }
}
