//! The rules of the chapter "How the numbers work" that no recipe of the cookbook checks.

use profound_api::{
    Accuracy, AssetRef, Assets, CitationDimension, CitationEntity, CitationsQuery, FactcheckQuery,
    QueryFanoutDimension, QueryFanoutMetric, QueryFanoutsQuery, Reports, Scope, SentimentQuery,
    VisibilityDimension, VisibilityQuery, VisibilityRow,
};
use profound_client::Error;

use super::{Desk, week};

fn is_close(left: f64, right: f64) -> bool {
    (left - right).abs() < 1e-9
}

/// Returns the mean score of rows.
fn mean(rows: &[VisibilityRow]) -> f64 {
    let scores: Vec<f64> = rows.iter().filter_map(|row| row.visibility_score).collect();
    scores.iter().sum::<f64>() / scores.len() as f64
}

#[tokio::test]
async fn a_headline_is_the_mean_of_the_models_and_of_no_other_group() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = VisibilityQuery::new(desk.category.id, week()?);
    let headline = mean(&desk.client.visibility(&query).await?.data);
    for (group, is_mean) in [
        (VisibilityDimension::Model, true),
        (VisibilityDimension::Date, false),
        (VisibilityDimension::Topic, false),
        (VisibilityDimension::Region, false),
        (VisibilityDimension::Prompt, false),
    ] {
        let query = query.clone().group_by([group.clone()]).limit(50);
        let rows = desk.client.visibility(&query).await?.data;
        assert!(rows.len() > 1);
        let mean = mean(&rows);
        assert_eq!(
            is_close(mean, headline),
            is_mean,
            "{group:?}: {mean}, {headline}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn an_owned_brand_is_ranked_among_all() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = VisibilityQuery::new(desk.category.id, week()?);
    let owned = desk.client.visibility(&query).await?.data;
    let all = query.clone().scope(Scope::All);
    let all = desk.client.visibility(&all).await?.data;
    let is_owned = |row: &&VisibilityRow| {
        let asset: Option<&AssetRef> = row.asset.as_ref();
        asset.and_then(|asset| asset.owned) == Some(true)
    };
    let among_all: Vec<_> = all.iter().filter(is_owned).collect();
    assert_eq!(owned.iter().collect::<Vec<_>>(), among_all);
    assert_eq!((owned.len(), owned[0].rank), (1, Some(3)));

    let competitor = all[0].asset.clone().and_then(|asset| asset.name);
    let competitor = Assets::is(competitor.expect("it has a name"));
    let named = query.clone().assets(competitor.clone());
    assert_eq!(desk.client.visibility(&named).await?.data, all[..1]);
    let dropped = query.assets(competitor).scope(Scope::Owned);
    assert_eq!(desk.client.visibility(&dropped).await?.data, []);
    Ok(())
}

#[tokio::test]
async fn a_brand_that_is_never_named_has_the_score_0_and_no_position() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = VisibilityQuery::new(desk.category.id, week()?)
        .scope(Scope::All)
        .group_by([
            VisibilityDimension::Prompt,
            VisibilityDimension::Model,
            VisibilityDimension::Date,
        ]);
    let rows = desk.client.all_visibility(&query).await?.into_vec().await?;
    let unnamed: Vec<_> = rows
        .iter()
        .filter(|row| row.average_position.is_none())
        .collect();
    assert!(!unnamed.is_empty() && unnamed.len() < rows.len());
    let scores = unnamed.iter().map(|row| row.visibility_score);
    assert!(
        scores.clone().all(|score| score == Some(0.0)),
        "{unnamed:?}"
    );
    let named = rows.iter().filter(|row| row.average_position.is_some());
    let mut positions = named.filter_map(|row| row.average_position);
    assert!(positions.all(|position| position >= 1.0));
    Ok(())
}

#[tokio::test]
async fn citation_shares_add_up_to_1_except_those_of_categories() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = CitationsQuery::new(desk.category.id, week()?);
    for (entity, is_one) in [
        (CitationEntity::Domain, true),
        (CitationEntity::Page, true),
        (CitationEntity::CitationCategory, false),
    ] {
        let query = query.clone().entity(entity.clone());
        let rows = desk.client.all_citations(&query).await?.into_vec().await?;
        let sum: f64 = rows.iter().filter_map(|row| row.citation_share).sum();
        assert_eq!(is_close(sum, 1.0), is_one, "{entity:?}: {sum}");
        assert!(sum > 1.0 - 1e-9);
    }
    let days = query.group_by([CitationDimension::Date]);
    let rows = desk.client.all_citations(&days).await?.into_vec().await?;
    let sum: f64 = rows.iter().filter_map(|row| row.citation_share).sum();
    assert!(is_close(sum, 7.0), "{sum}");
    Ok(())
}

#[tokio::test]
async fn a_share_does_not_sort_like_a_count() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = CitationsQuery::new(desk.category.id, week()?).entity(CitationEntity::Page);
    let rows = desk.client.all_citations(&query).await?.into_vec().await?;
    let shares = rows.iter().map(|row| row.citation_share);
    assert!(shares.rev().is_sorted());
    assert!(!rows.iter().map(|row| row.count).rev().is_sorted());
    let first = desk.client.citations(&query).await?;
    assert_eq!((first.data.len(), first.is_complete()), (10, false));
    assert_eq!(first.data, rows[..10]);
    Ok(())
}

#[tokio::test]
async fn an_accuracy_is_no_ratio_of_the_counts() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = FactcheckQuery::new(desk.category.id, week()?);
    let row = desk.client.factcheck(&query).await?.data.remove(0);
    let (accurate, inaccurate) = (row.accurate.unwrap_or(0), row.inaccurate.unwrap_or(0));
    let ratio = accurate as f64 / (accurate + inaccurate) as f64;
    let accuracy = row.accuracy.expect("it is reported");
    assert!((0.0..=1.0).contains(&accuracy));
    assert!(!is_close(accuracy, ratio) && (accuracy - ratio).abs() < 0.05);
    Ok(())
}

#[tokio::test]
async fn a_sentiment_is_in_percent_and_a_share_of_fanouts_is_within_its_prompt() -> Result<(), Error>
{
    let desk = Desk::start().await?;
    let query = SentimentQuery::new(desk.category.id, "Fleetmoor", week()?);
    let row = desk.client.sentiment(&query).await?.data.remove(0);
    let sum = row.positive_sentiment.zip(row.negative_sentiment);
    let (positive, negative) = sum.expect("both are reported");
    assert!(is_close(positive + negative, 100.0) && positive > 1.0);

    let query = QueryFanoutsQuery::new(desk.category.id, week()?)
        .group_by([QueryFanoutDimension::Prompt, QueryFanoutDimension::Query])
        .metrics([QueryFanoutMetric::Share]);
    let rows = desk
        .client
        .all_query_fanouts(&query)
        .await?
        .into_vec()
        .await?;
    let prompt = rows[0].prompt.clone();
    let own = rows.iter().filter(|row| row.prompt == prompt);
    let sum: f64 = own.filter_map(|row| row.share).sum();
    assert!(is_close(sum, 1.0), "{sum}");
    Ok(())
}
