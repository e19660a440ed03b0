//! Read-only operations: organizations, categories, content, integrations and advertisements.

use std::collections::HashSet;

use profound_api::{
    AdInsightsQuery, AdLevel, Ads, Categories, Content, IntegrationStatus, Integrations,
    IntegrationsQuery, OptimizationsQuery, Organization, TimeGranularity,
};
use profound_client::Error;

use super::{Desk, is_gone};

#[tokio::test]
async fn an_organization_has_its_own_assets_and_domains() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let client = &desk.client;
    let organizations = client.organizations().await?;
    assert!(organizations.len() > 1);
    for organization in &organizations {
        let only = &[organization.id];
        let (assets, domains, personas) = tokio::try_join!(
            client.assets(only),
            client.domains(only),
            client.personas(only),
        )?;
        assert!(
            assets
                .data
                .iter()
                .all(|asset| asset.organization == *organization)
        );
        assert!(
            domains
                .iter()
                .all(|domain| domain.organization == *organization)
        );
        assert!(
            personas
                .data
                .iter()
                .all(|persona| persona.organization == *organization)
        );
        assert!(!domains.is_empty() && assets.data.iter().any(|asset| asset.is_owned));
    }
    let (models, regions) = tokio::try_join!(client.models(), client.regions(&[]))?;
    assert!(
        models.iter().any(|model| model.name == "ChatGPT"),
        "{models:?}"
    );
    assert!(!regions.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_category_has_what_its_reports_are_grouped_by() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let (client, id) = (&desk.client, desk.category.id);
    let (assets, topics, tags, regions) = tokio::try_join!(
        client.category_assets(id),
        client.topics(id),
        client.tags(id),
        client.category_regions(id),
    )?;
    let (personas, kinds, labels) = tokio::try_join!(
        client.category_personas(id),
        client.citation_categories(id),
        client.citation_tags(id),
    )?;
    assert_eq!(assets.iter().filter(|asset| asset.is_owned).count(), 1);
    let lengths = [
        topics.len(),
        tags.len(),
        regions.len(),
        kinds.data.len(),
        labels.data.len(),
    ];
    assert!(!lengths.contains(&0), "{lengths:?}");
    assert!(
        personas
            .data
            .iter()
            .all(|one| !one.persona.employment.job_title.is_empty()),
        "{personas:?}"
    );
    is_gone(client.topics(profound_api::Uuid::nil()).await);
    Ok(())
}

#[tokio::test]
async fn analyses_are_listed_and_read() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let asset = desk
        .client
        .category_assets(desk.category.id)
        .await?
        .swap_remove(0)
        .id;
    let query = OptimizationsQuery::new().limit(9);
    let pages = desk.client.all_optimizations(asset, &query).await?;
    let total = pages.total();
    let all = pages.into_vec().await?;
    assert_eq!(total, Some(all.len() as u64));
    assert!(all.len() > 9);
    let analysis = desk.client.optimization(asset, all[9].id).await?.data;
    assert!(!analysis.recommendations.is_empty() && !analysis.content.value.is_empty());
    let weights: f64 = analysis
        .analysis
        .breakdown
        .iter()
        .map(|part| part.weight)
        .sum();
    assert!(weights > 0.0);
    Ok(())
}

#[tokio::test]
async fn integrations_are_told_by_their_status() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let all = desk
        .client
        .integrations(&IntegrationsQuery::new())
        .await?
        .data;
    let status = IntegrationStatus::NeedsReauth;
    let query = IntegrationsQuery::new().status(status.clone());
    let some = desk.client.integrations(&query).await?.data;
    assert!(!some.is_empty() && some.len() < all.len());
    assert!(some.iter().all(|one| one.status == status.as_str()));
    let requests = desk.sandbox.requests();
    assert_eq!(requests[1].query(), "status_filter=needs_reauth");
    Ok(())
}

#[tokio::test]
async fn insights_are_walked_to_the_last() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = AdInsightsQuery::new()
        .aggregation_level(AdLevel::Campaign)
        .time_granularity(TimeGranularity::Daily)
        .limit(20);
    let first = desk.client.ad_insights(&query).await?;
    assert!(first.has_more);
    let all = desk
        .client
        .all_ad_insights(&query)
        .await?
        .into_vec()
        .await?;
    assert!(all.len() > first.data.len());
    let ids: HashSet<_> = all.iter().map(|row| &row.id).collect();
    assert_eq!(ids.len(), all.len());
    assert!(
        all.iter()
            .all(|row| row.campaign_id.is_some() && row.spend.is_some())
    );
    Ok(())
}
