//! Reports, their pages, their streams and their queries.

use std::collections::{BTreeMap, HashSet};

use profound_api::{
    AssetNames, Assets, BotDimension, BotDimensionV1, BotMetric, BotMetricV1, BotsQuery,
    BotsQueryV1, CitationDimension, CitationMetricV1, CitationsQuery, CitationsQueryV1,
    DateInterval, Direction, Filter, MetricFilter, OrderBy, Organization, Pagination,
    QueryFanoutDimension, QueryFanoutMetric, QueryFanoutSort, QueryFanoutsQuery,
    QueryFanoutsQueryV1, ReferralMetric, ReferralsQuery, ReferralsQueryV1, Report, ReportEvent,
    Reports, RowEvent, Scope, SentimentDimension, SentimentQuery, Shopping, ShoppingBrandsQuery,
    ShoppingVisibilityQuery, VisibilityDimension, VisibilityDimensionV1, VisibilityMetric,
    VisibilityMetricV1, VisibilityQuery, VisibilityQueryV1, VisibilityRow, VisibilitySort,
    WebSearchMetric, WebSearchResultsQuery,
};
use profound_client::{
    Error,
    dates::{DateRange, Moments},
};
use serde_json::json;

use super::{Desk, week};

/// Returns the scores by brand name.
fn scores(rows: &[VisibilityRow]) -> BTreeMap<String, f64> {
    let score = |row: &VisibilityRow| Some((row.asset.clone()?.name?, row.visibility_score?));
    rows.iter().filter_map(score).collect()
}

#[tokio::test]
async fn a_query_is_sent_in_the_format_of_its_version() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let id = desk.category.id;
    let shoes = Filter::field("topic").contains("shoe");
    let query = VisibilityQuery::new(id, week()?)
        .scope(Scope::All)
        .assets(Assets::none_of(["Tarnfell"]))
        .group_by([VisibilityDimension::Date, VisibilityDimension::Model])
        .metrics([VisibilityMetric::ShareOfVoice])
        .filter(shoes.and(Filter::field("region").is("United States").not()))
        .sort(VisibilitySort::new().field(VisibilityMetric::ShareOfVoice))
        .limit(5);
    desk.client.visibility(&query).await?;

    let query = VisibilityQueryV1::new(id, week()?, [VisibilityMetricV1::MentionsCount])
        .dimensions([VisibilityDimensionV1::AssetName])
        .filters([Filter::field("topic_name").contains("shoe")])
        .order_by(OrderBy::new("mentions_count", Direction::Descending))
        .pagination(Pagination::new().limit(5));
    #[allow(deprecated)]
    desk.client.visibility_v1(&query).await?;

    let [v2, v1] = &desk.sent()[..] else {
        panic!("two queries were sent");
    };
    let shoes = json!({ "field": "topic", "op": "contains", "value": "shoe" });
    let american = json!({ "field": "region", "op": "is", "value": "United States" });
    let expected = json!({
        "category_id": id,
        "start_date": "2026-06-08",
        "end_date": "2026-06-14",
        "scope": "all",
        "assets": { "op": "not_in", "value": ["Tarnfell"] },
        "group_by": ["date", "model"],
        "metrics": ["share_of_voice"],
        "filter": { "and": [shoes, { "not": american }] },
        "sort": { "field": "share_of_voice" },
        "limit": 5,
    });
    assert_eq!(*v2, expected);
    let expected = json!({
        "category_id": id,
        "start_date": "2026-06-08",
        "end_date": "2026-06-15",
        "metrics": ["mentions_count"],
        "dimensions": ["asset_name"],
        "filters": [{ "field": "topic_name", "operator": "contains", "value": "shoe" }],
        "order_by": { "mentions_count": "desc" },
        "pagination": { "limit": 5 },
    });
    assert_eq!(*v1, expected);
    Ok(())
}

#[tokio::test]
async fn both_versions_count_the_same_days() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let id = desk.category.id;
    let query = VisibilityQuery::new(id, week()?).scope(Scope::All);
    let second = scores(&desk.client.visibility(&query).await?.data);
    let query = VisibilityQueryV1::new(id, week()?, [VisibilityMetricV1::VisibilityScore])
        .dimensions([VisibilityDimensionV1::AssetName]);
    #[allow(deprecated)]
    let report = desk.client.visibility_v1(&query).await?;
    let names = report.strings("asset_name")?;
    let first: BTreeMap<String, f64> = names
        .iter()
        .map(|name| name.unwrap_or_default().to_owned())
        .zip(report.numbers("visibility_score")?.iter().flatten())
        .collect();
    assert_eq!(first.len(), 6);
    assert_eq!(first, second);
    Ok(())
}

#[tokio::test]
async fn all_pages_have_every_row_once() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = CitationsQuery::new(desk.category.id, week()?)
        .group_by([CitationDimension::Date])
        .limit(7);
    let first = desk.client.citations(&query).await?;
    let pages = desk.client.citations_pages(&query).await?;
    let all = pages.into_vec().await?;
    assert_eq!(first.data, all[..7]);
    assert_eq!(first.info.total_results, Some(all.len() as i64));
    let keys: HashSet<_> = all.iter().map(|row| (&row.domain, &row.date)).collect();
    assert_eq!(keys.len(), all.len());
    assert_eq!(desk.sandbox.requests().len(), 1 + all.len().div_ceil(7));
    Ok(())
}

#[tokio::test]
async fn all_rows_are_one_request_if_the_report_has_a_stream() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = CitationsQuery::new(desk.category.id, week()?)
        .group_by([CitationDimension::Date])
        .limit(7);
    let rows = desk.client.all_citations(&query).await?.into_vec().await?;
    let [request] = &desk.sandbox.requests()[..] else {
        panic!("one request");
    };
    assert_eq!(request.path(), "/v2/reports/citations/stream");
    let pages = desk.client.citations_pages(&query).await?;
    let by_pages = pages.into_vec().await?;
    assert!(rows.len() > 50, "{} rows", rows.len());
    assert_eq!(rows, by_pages);
    assert_eq!(desk.sandbox.requests().len(), 1 + rows.len().div_ceil(7));

    let few = desk.client.all_citations(&query.max_results(3)).await?;
    assert_eq!(few.into_vec().await?, rows[..3]);
    Ok(())
}

#[tokio::test]
async fn bots_are_counted_in_a_period_of_hours() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let domains = desk.client.domains(&[]).await?;
    let moment = |text: &str| text.parse().expect("a timestamp");
    let (start, end) = (
        moment("2026-06-08T12:00:00Z"),
        moment("2026-06-08T15:00:00Z"),
    );
    let hours = Moments::new(start, end)?;
    let query = BotsQuery::new(&domains[0].name, hours, [BotMetric::Count])
        .date_interval(DateInterval::Hour)
        .dimensions([BotDimension::Date]);
    desk.sandbox.clear_requests();
    let report = desk.client.bots(&query).await?;
    assert_eq!(report.len(), 3);
    let since = BotsQuery::new(&domains[0].name, Moments::since(start), [BotMetric::Count]);
    desk.client.bots(&since).await?;
    let sent = desk.sent();
    assert_eq!(sent[0]["start_date"], "2026-06-08T12:00:00Z");
    assert_eq!(sent[0]["end_date"], "2026-06-08T15:00:00Z");
    assert_eq!(sent[1].get("end_date"), None);
    Ok(())
}

/// Domain segments are not in the document, and neither is `view_id`.
#[tokio::test]
async fn bots_are_counted_within_a_domain_segment() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let segment = desk.client.domain_segments(None).await?.remove(0);
    assert!(!segment.name.is_empty());
    let domains = desk.client.domains(&[]).await?;
    desk.sandbox.clear_requests();
    let query = BotsQuery::new(&domains[0].name, week()?, [BotMetric::Count]).view_id(segment.id);
    desk.client.bots(&query).await?;
    let query = ReferralsQuery::new(&domains[0].name, week()?, [ReferralMetric::Visits]);
    desk.client.referrals(&query.view_id(segment.id)).await?;
    let ids: Vec<_> = desk
        .sent()
        .iter()
        .map(|body| body["view_id"].clone())
        .collect();
    assert_eq!(ids, [json!(segment.id), json!(segment.id)]);
    Ok(())
}

#[tokio::test]
async fn a_stream_brings_the_rows_of_its_report() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = VisibilityQuery::new(desk.category.id, week()?)
        .group_by([VisibilityDimension::Date])
        .limit(50);
    let report = desk.client.visibility(&query).await?;
    let mut events = desk.client.visibility_stream(&query).await?;
    let (mut counted, mut rows) = (None, Vec::new());
    while let Some(event) = events.next().await {
        match event? {
            ReportEvent::Summary(info) => counted = info.total_results,
            ReportEvent::Result(row) => rows.push(row),
        }
    }
    assert_eq!(counted, Some(rows.len() as i64));
    assert_eq!(rows.len(), 7);
    assert_eq!(rows, report.data);
    Ok(())
}

#[tokio::test]
async fn a_stream_of_the_first_version_names_its_figures() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = VisibilityQueryV1::new(
        desk.category.id,
        week()?,
        [VisibilityMetricV1::MentionsCount],
    );
    let query = query.dimensions([VisibilityDimensionV1::AssetName]);
    let mut events = desk.client.visibility_stream_v1(&query).await?;
    let (mut total, mut names) = (0, HashSet::new());
    while let Some(event) = events.next().await {
        match event? {
            RowEvent::Summary(summary) => total = summary.total_rows.unwrap_or_default(),
            RowEvent::Row(row) => {
                assert!(row["mentions_count"].as_f64().is_some(), "{row:?}");
                names.insert(row["asset_name"].as_str().map(str::to_owned));
            }
        }
    }
    assert_eq!((total, names.len()), (6, 6));
    Ok(())
}

#[tokio::test]
async fn sentiment_before_is_that_of_the_days_before() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = |dates: DateRange| {
        SentimentQuery::new(desk.category.id, "Fleetmoor", dates)
            .group_by([SentimentDimension::Theme])
    };
    let before = desk.client.sentiment(&query(week()?.previous()?)).await?;
    let compared = query(week()?).comparison(week()?.previous()?);
    let compared = desk.client.sentiment(&compared).await?;
    let before: Vec<_> = before
        .data
        .iter()
        .map(|row| (&row.theme, row.positive_sentiment))
        .collect();
    assert!(before.len() > 2, "{before:?}");
    for row in &compared.data {
        let previous = row.previous.as_ref().expect("it was asked for");
        let row = (&row.theme, previous.positive_sentiment);
        assert!(before.contains(&row), "{row:?} is not in {before:?}");
    }
    Ok(())
}

#[tokio::test]
async fn fanouts_come_in_the_order_that_is_asked_for() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = QueryFanoutsQuery::new(desk.category.id, week()?)
        .group_by([QueryFanoutDimension::Prompt, QueryFanoutDimension::Query])
        .metrics([QueryFanoutMetric::TotalFanouts])
        .sort(QueryFanoutSort::new("total_fanouts").direction(Direction::Ascending));
    let report = desk.client.query_fanouts(&query).await?;
    let counts: Vec<f64> = report
        .data
        .iter()
        .filter_map(|row| row.total_fanouts)
        .collect();
    assert!(counts.len() > 2 && counts.is_sorted(), "{counts:?}");
    assert!(report.data.iter().all(|row| row.query.is_some()));
    Ok(())
}

#[tokio::test]
async fn reports_of_version_2_on_visits_take_timestamps() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let domain = &desk.client.domains(&[]).await?[0];
    desk.sandbox.clear_requests();
    let bots = BotsQuery::new(&domain.name, week()?, [BotMetric::Count])
        .dimensions([BotDimension::BotName, BotDimension::Date])
        .date_interval(DateInterval::Day)
        .timezone("America/New_York")
        .filters([Filter::field("bot_name").is("GPTBot")])
        .metric_filters([MetricFilter::new("count").at_least(1.0)]);
    let bots = desk.client.bots(&bots).await?;
    let visits = bots.numbers("count")?;
    assert_eq!(
        visits
            .iter()
            .flatten()
            .filter(|count| *count >= 1.0)
            .count(),
        7
    );
    let referrals = ReferralsQuery::new(&domain.name, week()?, [ReferralMetric::Visits]);
    let referrals = desk.client.referrals(&referrals).await?;
    assert!(referrals.numbers("visits")?.iter().flatten().sum::<f64>() > 0.0);
    let sent = &desk.sent()[0];
    assert_eq!(sent["start_date"], "2026-06-08T04:00:00Z");
    assert_eq!(sent["end_date"], "2026-06-15T04:00:00Z");
    Ok(())
}

#[tokio::test]
async fn an_invalid_value_is_named_by_its_path() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = VisibilityQuery::new(desk.category.id, week()?).limit(51);
    let query = query.metrics([
        VisibilityMetric::ShareOfVoice,
        VisibilityMetric::from("loudness"),
    ]);
    let Err(Error::Validation(refused)) = desk.client.visibility(&query).await else {
        panic!("the values are not sound");
    };
    let places: Vec<String> = refused.issues().iter().map(ToString::to_string).collect();
    assert!(
        places
            .iter()
            .any(|place| place.starts_with("body.metrics[1]: ")),
        "{places:?}"
    );
    assert!(
        places.iter().any(|place| place.starts_with("body.limit: ")),
        "{places:?}"
    );
    assert_eq!(places.len(), 2);
    Ok(())
}

#[tokio::test]
async fn reports_of_version_1_on_visits_take_plain_dates() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let domain = &desk.client.domains(&[]).await?[0];
    desk.sandbox.clear_requests();
    let dates = DateRange::new("2026-01-05", "2026-01-11")?;
    let bots = BotsQueryV1::new(&domain.name, dates, [BotMetricV1::Count])
        .dimensions([BotDimensionV1::Date]);
    let bots = desk.client.bots_v1(&bots).await?;
    assert_eq!(bots.len(), 7);
    let referrals = ReferralsQueryV1::new(&domain.name, dates, [ReferralMetric::Visits]);
    desk.client.referrals_v1(&referrals).await?;
    for sent in desk.sent() {
        assert_eq!(sent["start_date"], "2026-01-05");
        assert_eq!(sent["end_date"], "2026-01-12");
    }
    Ok(())
}

#[tokio::test]
#[allow(deprecated)]
async fn every_report_by_position_is_requested_with_a_limit() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let (client, id, dates) = (&desk.client, desk.category.id, week()?);
    let domain = &client.domains(&[]).await?[0].name;
    desk.sandbox.clear_requests();
    let visibility = VisibilityQueryV1::new(id, dates, [VisibilityMetricV1::MentionsCount]);
    client.visibility_v1(&visibility).await?;
    drop(client.visibility_stream_v1(&visibility).await?);
    let citations = CitationsQueryV1::new(id, dates, [CitationMetricV1::Count]);
    client.citations_v1(&citations).await?;
    let fanouts = QueryFanoutsQueryV1::new(id, dates, [QueryFanoutMetric::TotalFanouts]);
    client.query_fanouts_v1(&fanouts).await?;
    let searches = WebSearchResultsQuery::new(id, dates, [WebSearchMetric::Count]);
    client.web_search_results(&searches).await?;
    let bots = BotsQuery::new(domain, dates, [BotMetric::Count]);
    client.bots(&bots).await?;
    let referrals = ReferralsQueryV1::new(domain, dates, [ReferralMetric::Visits]);
    client.referrals_v1(&referrals).await?;
    let products = ShoppingVisibilityQuery::new(id, dates);
    client.shopping_visibility(&products).await?;
    let sent = desk.sent();
    assert_eq!(sent.len(), 8);
    for sent in sent {
        assert_eq!(sent["pagination"], json!({ "limit": 50_000 }), "{sent}");
    }
    Ok(())
}

#[tokio::test]
#[allow(deprecated)]
async fn a_truncated_report_says_so_and_all_pages_have_the_rest() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = VisibilityQueryV1::new(
        desk.category.id,
        week()?,
        [VisibilityMetricV1::MentionsCount],
    );
    let query = query.dimensions([VisibilityDimensionV1::AssetName]);
    let whole = desk.client.visibility_v1(&query).await?;
    assert!(whole.is_complete());
    let names = |report: &Report| -> Result<Vec<String>, Error> {
        Ok(report.column::<String>("asset_name")?)
    };

    let query = query.pagination(Pagination::new().limit(4));
    let first = desk.client.visibility_v1(&query).await?;
    assert_eq!((first.len(), first.total_rows()), (4, Some(6)));
    assert!(!first.is_complete());
    desk.sandbox.clear_requests();
    let pages = desk.client.all_visibility_v1(&query).await?;
    let pages = pages.into_vec().await?;
    let lengths: Vec<_> = pages.iter().map(|page| page.body.len()).collect();
    assert_eq!(lengths, [4, 2]);
    assert_eq!(desk.sandbox.requests().len(), 2);
    let mut all = Vec::new();
    for page in &pages {
        all.extend(names(&page.body)?);
    }
    assert_eq!(all, names(&whole)?);
    Ok(())
}

#[tokio::test]
async fn a_page_says_whether_another_one_follows() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = CitationsQuery::new(desk.category.id, week()?).limit(50);
    assert!(desk.client.citations(&query).await?.is_complete());
    let first = desk.client.citations(&query.limit(2)).await?;
    assert!(!first.is_complete());
    Ok(())
}

#[tokio::test]
async fn assets_are_found_without_a_scope() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let competitor = "Tarnfell";
    let query =
        VisibilityQuery::new(desk.category.id, week()?).assets(Assets::any_of([competitor]));
    let report = desk.client.visibility(&query).await?;
    assert_eq!(
        scores(&report.data).into_keys().collect::<Vec<_>>(),
        [competitor]
    );
    let owned = desk.client.visibility(&query.scope(Scope::Owned)).await?;
    assert_eq!(owned.data, []);
    let plain = VisibilityQuery::new(desk.category.id, week()?);
    desk.client.visibility(&plain).await?;
    let brands = ShoppingBrandsQuery::new(desk.category.id, week()?)
        .assets(AssetNames::any_of([competitor]));
    desk.client.shopping_brands(&brands).await?;
    let scopes: Vec<_> = desk
        .sent()
        .iter()
        .map(|sent| sent["scope"].clone())
        .collect();
    assert_eq!(
        scopes,
        [json!("all"), json!("owned"), json!(null), json!("all")]
    );
    Ok(())
}
