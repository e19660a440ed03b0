//! The families of things that reports have columns for.

use crate::{
    dataset::Category,
    reports::{thing::Thing, thing_catalogue},
};

/// A family of things that share the same columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Family {
    /// The prompt and its properties: prompt, topic, region, tag, persona.
    Probe,
    Model,
    Site,
    Claim,
    Asset,
    Product,
    Merchant,
    Video,
    Query,
    Bot,
    Referral,
    Hour,
}

impl Family {
    /// Returns the family of a column, or of a filter's field.
    pub(crate) fn of(column: &str) -> Option<Family> {
        let stem = column
            .strip_suffix("_id")
            .or_else(|| column.strip_suffix("_name"));
        Some(match stem.unwrap_or(column) {
            "prompt" | "topic" | "region" | "tag" | "persona" => Family::Probe,
            "model" | "platform" => Family::Model,
            "domain" | "page" | "host" | "hostname" | "path" | "url" | "root_domain"
            | "citation_category" | "citation" => Family::Site,
            "theme" | "claim" | "run" | "sentiment" | "sentiment_type" | "cluster" => Family::Claim,
            "asset" | "competitor" | "owned_asset" => Family::Asset,
            "brand" | "product" | "product_key" | "product_url" | "product_image_urls"
            | "product_price" => Family::Product,
            "merchant"
            | "merchant_names"
            | "merchant_prices"
            | "merchant_url"
            | "has_instant_checkout"
            | "delivery_options" => Family::Merchant,
            "channel" | "handle" | "video" | "video_category" | "source_type" => Family::Video,
            "query" | "search_query" => Family::Query,
            "bot" | "bot_provider" | "bot_type" => Family::Bot,
            "referral_source" | "referral_type" => Family::Referral,
            "hour" => Family::Hour,
            _ => return None,
        })
    }

    /// Returns whether shares are measured among the things of this family.
    pub(crate) fn is_shared(self) -> bool {
        !matches!(self, Family::Probe | Family::Model | Family::Hour)
    }

    /// Returns all things of a family. If `domain` is given, sites are those of this domain.
    pub(crate) fn things(self, category: &Category, domain: Option<&str>) -> Vec<Thing> {
        match self {
            Family::Probe => category
                .probes
                .iter()
                .map(|one| thing_catalogue::probe(category, one))
                .collect(),
            Family::Model => category.models.iter().map(thing_catalogue::model).collect(),
            Family::Site => thing_catalogue::sites(domain),
            Family::Claim => thing_catalogue::claims(category),
            Family::Asset => thing_catalogue::assets(category),
            Family::Product => thing_catalogue::products(category),
            Family::Merchant => thing_catalogue::MERCHANTS
                .iter()
                .map(|name| thing_catalogue::merchant(name))
                .collect(),
            Family::Video => thing_catalogue::videos(category),
            Family::Query => thing_catalogue::queries(category),
            Family::Bot => thing_catalogue::BOTS
                .iter()
                .map(thing_catalogue::bot)
                .collect(),
            Family::Referral => thing_catalogue::REFERRALS
                .iter()
                .map(thing_catalogue::referral)
                .collect(),
            Family::Hour => (0..24).map(thing_catalogue::hour).collect(),
        }
    }
}
