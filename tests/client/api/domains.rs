//! Owned domains, and their share of the citations.

use std::cell::Cell;

use profound_api::{
    Categories, CitationDimension, CitationEntity, CitationsQuery, Domain, OwnedDomains, Reports,
    Scope, blocking, owned_domains,
};
use profound_client::Error;
use profound_sandbox::{Fault, Sandbox};
use profound_tests::{Reply, Server};
use proptest::{
    prelude::*,
    string::string_regex,
    test_runner::{Config, TestRunner},
};
use serde_json::json;
use uuid::Uuid;

use super::{Desk, is_gone, week};

fn names(owned: &OwnedDomains) -> Vec<&str> {
    owned.iter().map(Domain::as_str).collect()
}

#[tokio::test]
async fn owned_domains_are_those_of_the_owned_assets() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let owned = owned_domains(&desk.client, desk.category.id).await?;
    let expected = ["fleetmoor.example", "fleetmoor.example.com"];
    assert_eq!(names(&owned), expected);
    assert!(owned.invalid().is_empty());
    assert_eq!(desk.sandbox.requests().len(), 1);
    let assets = desk.client.category_assets(desk.category.id).await?;
    for asset in assets {
        assert_eq!(owned.contains(&asset.website), asset.is_owned, "{asset:?}");
    }
    is_gone(owned_domains(&desk.client, Uuid::nil()).await);
    Ok(())
}

#[tokio::test]
async fn the_share_of_owned_domains_is_that_of_the_scope_owned() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let (client, query) = (&desk.client, CitationsQuery::new(desk.category.id, week()?));
    let owned = owned_domains(client, desk.category.id).await?;
    let all = client.all_citations(&query).await?.into_vec().await?;
    let share = owned
        .citation_share(&all)
        .expect("the rows are not grouped");

    let scoped = query.clone().scope(Scope::Owned);
    let scoped = client.all_citations(&scoped).await?.into_vec().await?;
    let expected: f64 = scoped.iter().filter_map(|row| row.citation_share).sum();
    assert_eq!(scoped.len(), 2);
    assert!(
        (share - expected).abs() < 1e-12,
        "{share} is not {expected}"
    );
    assert!((0.05..0.5).contains(&share), "{share}");

    // The pages of a domain have the same citations.
    let pages = query.clone().entity(CitationEntity::Page);
    let pages = client.all_citations(&pages).await?.into_vec().await?;
    let by_page = owned.citation_share(&pages).expect("they are not grouped");
    assert!((share - by_page).abs() < 1e-12, "{share} is not {by_page}");

    let categories = query.entity(CitationEntity::CitationCategory);
    let categories = client.all_citations(&categories).await?.into_vec().await?;
    assert_eq!(owned.citation_share(&categories), None);
    Ok(())
}

#[tokio::test]
async fn the_share_of_a_day_is_that_of_a_report_on_the_day() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let (client, query) = (&desk.client, CitationsQuery::new(desk.category.id, week()?));
    let owned = owned_domains(client, desk.category.id).await?;
    let days = query.group_by([CitationDimension::Date]);
    let days = client.all_citations(&days).await?.into_vec().await?;
    assert_eq!(owned.citation_share(&days), None);
    let shares = owned
        .citation_share_by_date(&days)
        .expect("they have dates");
    assert_eq!(shares.len(), 7);
    for day in week()?.iter() {
        let period = profound_client::dates::DateRange::day(day)?;
        let query = CitationsQuery::new(desk.category.id, period);
        let rows = client.all_citations(&query).await?.into_vec().await?;
        let expected = owned.citation_share(&rows).expect("they are not grouped");
        let share = shares[&day.to_string()];
        assert!(
            (share - expected).abs() < 1e-12,
            "{day}: {share} is not {expected}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_website_that_is_no_domain_is_reported_and_left_out() -> Result<(), Error> {
    let asset = |name: &str, website: &str, others: serde_json::Value| {
        json!({
            "id": Uuid::nil(), "name": name, "website": website, "is_owned": true, "logo_url": "",
            "created_at": "2026-01-01T00:00:00Z", "alternate_domains": others,
        })
    };
    let assets = json!([
        asset(
            "Acme",
            "Acme Shoes",
            json!(["https://acme.co.uk/", "HTTP://WWW.ACME.CO.UK"])
        ),
        asset("Acme Labs", "", json!(null)),
    ]);
    let server = Server::start([Reply::json(200, &assets.to_string())]).await;
    let owned = owned_domains(&server.client(), Uuid::nil()).await?;
    assert_eq!(names(&owned), ["acme.co.uk"]);
    let [invalid] = owned.invalid() else {
        panic!("{:?}", owned.invalid());
    };
    let expected = "`Acme Shoes` is not a domain: the host is not valid";
    assert_eq!(invalid.to_string(), expected);
    Ok(())
}

#[test]
fn a_blocking_client_has_the_same_domains() -> Result<(), Error> {
    let sandbox = Sandbox::start().expect("loopback has a free port");
    let client = blocking::Client::from(sandbox.client());
    let category = blocking::Categories::categories(&client, &[])?.remove(0);
    let owned = blocking::owned_domains(&client, category.id)?;
    assert!(owned.contains("www.fleetmoor.example.com") && owned.len() == 2);
    sandbox.fail_next(Fault::status(404));
    is_gone(blocking::owned_domains(&client, category.id));
    Ok(())
}

/// Texts like those that people type, and any others.
fn texts() -> impl Strategy<Value = String> {
    let scheme = "(https?://|HTTP://|//|ftp://|)";
    let host = "(www\\.){0,2}([a-zA-Z0-9é食_-]{1,12}\\.){0,3}(com|co\\.uk|github\\.io|ck|рф|7)";
    let rest = "(|\\.|:[0-9]{1,5}|/[ -~]{0,8}|\\?[ -~]{0,8}|@[a-z]{3})";
    let forms = string_regex(&format!("{scheme}{host}{rest}"));
    prop_oneof![4 => forms.expect("it is a regular expression"), 1 => "\\PC{0,20}"]
}

#[test]
fn the_text_of_a_domain_is_the_same_domain() {
    let config = Config {
        cases: 4096,
        failure_persistence: None,
        ..Config::default()
    };
    let domains = Cell::new(0);
    let checked = TestRunner::new(config).run(&texts(), |text| {
        let Ok(domain) = text.parse::<Domain>() else {
            return Ok(());
        };
        domains.set(domains.get() + 1);
        prop_assert_eq!(domain.to_string().parse(), Ok(domain.clone()));
        prop_assert!(domain.as_str().ends_with(domain.root()), "{:?}", domain);
        let owned = OwnedDomains::from_iter([domain.clone()]);
        let with_scheme = format!("https://{domain}/a");
        prop_assert!(owned.contains(&with_scheme), "{}", with_scheme);
        let inner = format!("blog.{domain}").parse::<Domain>();
        if let Ok(inner) = inner.as_ref() {
            let is_inside = !domain.is_public_suffix();
            prop_assert_eq!(owned.contains_domain(inner), is_inside, "{:?}", inner);
            prop_assert_eq!(inner.is_within(&domain), is_inside);
        }
        Ok(())
    });
    if let Err(error) = checked {
        panic!("{error}");
    }
    assert!(domains.get() > 1000, "only {} domains", domains.get());
}
