//! What does Profound recommend for the newest analysis of our content?

use profound_api::{Client, Content, Error, OptimizationsQuery, Recommendation, Uuid};

pub async fn content_optimisation(
    client: &Client,
    asset: Uuid,
) -> Result<(Option<f64>, Vec<Recommendation>), Error> {
    let analyses = client
        .all_optimizations(asset, &OptimizationsQuery::new())
        .await?;
    let analyses = analyses.into_vec().await?;
    let Some(newest) = analyses.iter().max_by_key(|one| one.created_at) else {
        return Ok((None, Vec::new()));
    };
    let analysis = client.optimization(asset, newest.id).await?.data;
    Ok((
        analysis.aeo_content_score.map(|score| score.value),
        analysis.recommendations,
    ))
}
