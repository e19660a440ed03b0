//! Reports of the other areas: accuracy, shopping and videos.

use profound_api::{
    Accuracy, AccuracyBreakdownQuery, AccuracyOverviewQuery, Attribution, FactcheckClaimsQuery,
    Interval, ReportEvent, Scope, Shopping, ShoppingBrandDimension, ShoppingBrandsQuery,
    ShoppingVisibilityDimension, ShoppingVisibilityMetric, ShoppingVisibilityQuery, Social,
    YoutubeSource, YoutubeSummaryQuery, YoutubeVideosQuery,
};
use profound_client::Error;
use serde::Deserialize;
use serde_json::json;

use super::{Desk, week};

#[tokio::test]
async fn accuracy_is_between_none_and_all() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let (client, id) = (&desk.client, desk.category.id);
    let query = AccuracyOverviewQuery::new(id, week()?).comparison(week()?.previous()?);
    let overview = client.accuracy_overview(&query).await?;
    assert!(
        (0.0..=100.0).contains(&overview.overall_accuracy),
        "{overview:?}"
    );
    assert!(!overview.trend_by_period.is_empty() && overview.accuracy_change.is_some());
    let query = AccuracyBreakdownQuery::new(id, week()?).limit(2);
    let page = client.accuracy_breakdown(&query).await?;
    let all = client
        .all_accuracy_breakdown(&query)
        .await?
        .into_vec()
        .await?;
    assert_eq!(
        (page.total_count, &page.data[..]),
        (Some(all.len() as i64), &all[..2])
    );
    assert!(!page.is_complete());
    Ok(())
}

#[tokio::test]
async fn claims_are_streamed_as_they_are_reported() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = FactcheckClaimsQuery::new(desk.category.id, week()?).limit(5);
    let claims = desk.client.factcheck_claims_pages(&query).await?;
    let claims = claims.max_items(8).into_vec().await?;
    let query = query.max_results(8);
    let mut events = desk.client.factcheck_claims_stream(&query).await?;
    let mut streamed = Vec::new();
    while let Some(event) = events.next().await {
        if let ReportEvent::Result(claim) = event? {
            streamed.push(claim);
        }
    }
    assert_eq!(streamed.len(), 8);
    assert_eq!(streamed, claims);
    Ok(())
}

#[derive(Deserialize)]
struct Brand {
    asset_name: String,
    visibility_score: f64,
}

#[tokio::test]
async fn shopping_is_reported_in_both_versions() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = ShoppingVisibilityQuery::new(desk.category.id, week()?)
        .dimensions([ShoppingVisibilityDimension::AssetName])
        .metrics([ShoppingVisibilityMetric::VisibilityScore]);
    let report = desk.client.shopping_visibility(&query).await?;
    let brands: Vec<Brand> = report.rows().expect("the names are those asked for");
    assert_eq!(report.info.total_rows, Some(brands.len() as i64));
    assert!(report.is_complete());
    let (best, worst) = (&brands[0], &brands[brands.len() - 1]);
    assert!(best.visibility_score > worst.visibility_score && best.asset_name != worst.asset_name);

    let query = ShoppingBrandsQuery::new(desk.category.id, week()?)
        .scope(Scope::All)
        .group_by([ShoppingBrandDimension::Date])
        .interval(Interval::Week)
        .limit(4);
    let rows = desk
        .client
        .all_shopping_brands(&query)
        .await?
        .into_vec()
        .await?;
    assert!(rows.len() > 4);
    assert!(
        rows.iter()
            .all(|row| row.date.as_deref() == Some("2026-06-08")),
        "{rows:?}"
    );
    Ok(())
}

#[tokio::test]
async fn videos_are_counted_by_their_kind() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let id = desk.category.id;
    let summary = desk
        .client
        .youtube_summary(&YoutubeSummaryQuery::new(id, week()?))
        .await?
        .data;
    assert!(summary.attributed_citations <= summary.total_youtube_citations);
    let query = YoutubeVideosQuery::new(id, week()?)
        .source_types([YoutubeSource::Short])
        .attribution(Attribution::All)
        .limit(3);
    let pages = desk.client.all_youtube_videos(&query).await?;
    let videos = pages.max_items(7).into_vec().await?;
    let ranks: Vec<i64> = videos.iter().map(|video| video.rank).collect();
    assert_eq!(ranks, [1, 2, 3, 4, 5, 6, 7]);
    // A share is a mean over the models, so its order can differ from that of the counts.
    let mut pairs = videos.windows(2);
    assert!(
        pairs.all(|pair| pair[0].citation_share >= pair[1].citation_share),
        "{videos:?}"
    );
    let asked = &desk.sent()[1];
    assert_eq!(asked["source_types"], json!(["short"]));
    assert_eq!(asked["attribution"], "all");
    Ok(())
}
