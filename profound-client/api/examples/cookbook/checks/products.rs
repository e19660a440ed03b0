//! Analyses of content, and products in answers. The other calculation is from the listing, or from version 1.

use profound_api::{
    Categories, Content, OptimizationsQuery, Shopping, ShoppingVisibilityDimension,
    ShoppingVisibilityMetric, ShoppingVisibilityQuery,
};
use serde::Deserialize;

use crate::{
    Outcome,
    kitchen::{Kitchen, ensure, same},
    recipes,
    table::{Table, percent},
};

pub(crate) async fn content_optimisation(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client, category, ..
    } = kitchen;
    let asset = client.category_assets(category.id).await?.remove(0).id;
    let recipe = recipes::content_optimisation::content_optimisation;
    let (score, recommendations) = recipe(client, asset).await?;
    // The same analysis, found by the order of the times as text.
    let query = OptimizationsQuery::new().limit(100);
    let mut all = client.optimizations(asset, &query).await?.data;
    all.sort_by_key(|one| one.created_at.to_string());
    let newest = all.pop().ok_or("there is no analysis")?;
    let expected = client.optimization(asset, newest.id).await?.data;
    ensure(recommendations == expected.recommendations, || {
        format!("{recommendations:?}")
    })?;
    let score = score.ok_or("there is no score")?;
    same(
        "the score",
        score,
        expected.aeo_content_score.map(|score| score.value),
    )?;
    let lines = recommendations
        .into_iter()
        .map(|one| [format!("{score:.0}"), one.title, one.suggestion.text]);
    Ok(Table::new(["score", "recommendation", "change"], lines))
}

/// A row of the report of version 1.
#[derive(Deserialize)]
struct Brand {
    asset_name: String,
    visibility_score: f64,
    average_position: f64,
}

pub(crate) async fn shopping(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        week,
        ..
    } = kitchen;
    let brands = recipes::shopping::shopping(client, category.id, *week).await?;
    let query = ShoppingVisibilityQuery::new(category.id, *week)
        .dimensions([ShoppingVisibilityDimension::AssetName])
        .metrics([
            ShoppingVisibilityMetric::VisibilityScore,
            ShoppingVisibilityMetric::AveragePosition,
        ]);
    let expected: Vec<Brand> = client.shopping_visibility(&query).await?.rows()?;
    ensure(brands.len() == expected.len(), || format!("{brands:?}"))?;
    for brand in expected {
        let found = brands.iter().find(|(name, ..)| *name == brand.asset_name);
        let (name, score, position) = found.ok_or_else(|| format!("no {}", brand.asset_name))?;
        same(name, *score, brand.visibility_score)?;
        same(name, *position, brand.average_position)?;
    }
    let lines = brands
        .into_iter()
        .map(|(name, score, position)| [name, percent(score), format!("{position:.2}")]);
    Ok(Table::new(["brand", "in offers", "position"], lines))
}
