//! Filters and rules of the reports on accuracy.

use profound_api::{
    Accuracy, ClaimDetail, FactCheckFilter, FactcheckClaimDimension, FactcheckClaimsQuery,
    FactcheckDimension, FactcheckQuery, Filter, Organization,
};
use profound_client::Error;
use serde_json::json;

use super::{Desk, week};

#[tokio::test]
async fn a_filter_counts_the_answers_that_fit_all_its_conditions() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let models = desk.client.models().await?;
    let query = FactcheckQuery::new(desk.category.id, week()?);
    let by_topic = query.clone().group_by([FactcheckDimension::Topic]);
    let topics = desk
        .client
        .all_factcheck(&by_topic)
        .await?
        .into_vec()
        .await?;
    let name = |index: usize| topics[index].topic.clone().and_then(|topic| topic.name);
    let first = name(0).expect("it has a name");
    let is_model = || FactCheckFilter::field("model").is(&models[0].name);
    let filter = is_model().and(FactCheckFilter::topic().is_not(&first));
    desk.sandbox.clear_requests();
    let others = desk
        .client
        .factcheck(&by_topic.clone().filter(filter))
        .await?;
    let filter = is_model().and(FactCheckFilter::topic().is(&first));
    let own = desk.client.factcheck(&by_topic.filter(filter)).await?;
    assert_eq!(others.data.len(), topics.len() - 1);
    assert_eq!(own.data.len(), 1);
    assert_eq!(
        desk.sent()[0]["filter"],
        json!({ "and": [
            { "field": "model", "op": "is", "value": models[0].name },
            { "field": "topic", "op": "not_is", "value": first },
        ] })
    );
    Ok(())
}

#[test]
fn a_filter_of_another_form_is_refused() {
    let topic = || Filter::field("topic").is("Running");
    let model = || Filter::field("model").is("ChatGPT");
    let groups = "a FactCheck filter must be conditions joined by one `and`";
    let negation = "only a condition on `topic` can be negated in a FactCheck filter";
    for (filter, rule) in [
        (topic().or(model()), groups),
        (topic().and(model().or(topic())), groups),
        (topic().and(model()).not(), groups),
        (model().not(), negation),
        (
            topic().and(Filter::field("model").is_none_of(["a"])),
            negation,
        ),
    ] {
        let refused = FactCheckFilter::try_from(filter).expect_err("it has another form");
        assert_eq!(refused.to_string(), rule);
    }
    let taken = FactCheckFilter::try_from(topic().not().and(model()));
    let same = FactCheckFilter::topic().is_not("Running");
    let same = same.and(FactCheckFilter::field("model").is("ChatGPT"));
    assert_eq!(taken, Ok(same));
}

#[tokio::test]
async fn a_query_that_breaks_a_rule_is_not_sent() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = FactcheckQuery::new(desk.category.id, week()?);
    let tag = || FactCheckFilter::field("tag").is("Endurance");
    let scores = [
        (
            query
                .clone()
                .group_by([FactcheckDimension::Citation, FactcheckDimension::Model]),
            "the dimension `citation` must be the only one in `group_by`",
        ),
        (
            query.group_by([FactcheckDimension::Tag]).filter(tag()),
            "a query that groups by `tag` cannot have a condition on `tag`",
        ),
    ];
    for (query, rule) in scores {
        let refused = desk
            .client
            .factcheck(&query)
            .await
            .expect_err("it breaks a rule");
        let expected = format!("POST /v2/reports/factcheck: `body` cannot be sent: {rule}");
        assert_eq!(refused.to_string(), expected);
    }
    let query = FactcheckClaimsQuery::new(desk.category.id, week()?)
        .group_by([FactcheckClaimDimension::Model])
        .include([ClaimDetail::CitationSources]);
    let refused = desk.client.factcheck_claims(&query).await;
    let refused = refused.expect_err("it breaks a rule").to_string();
    assert!(
        refused.ends_with("`citation_sources` cannot be included in a query with `group_by`"),
        "{refused}"
    );
    assert!(desk.sandbox.requests().is_empty());
    Ok(())
}
