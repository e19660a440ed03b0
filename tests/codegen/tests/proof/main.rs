//! Proves the typed API: calls every method over a socket, with arguments of every kind. Each request is
//! checked against the description of the API. Each kind of response that the description allows is
//! decoded, and compared with the served one.
//!
//! It needs the OpenAPI document that `PROFOUND_OPENAPI` names, and the directory of documented requests
//! and responses that `PROFOUND_FIXTURES` names. Both paths are relative to the workspace or absolute.

mod answers;
mod arguments;
mod calls;
mod compare;
mod conditions;
mod coverage;
mod document;
mod fixtures;
mod multipart;
mod parameters;
mod proof;
mod samples;
mod sent;
mod served;
mod server;
mod undocumented;

use std::collections::BTreeSet;

use self::document::Document;

#[tokio::test(flavor = "multi_thread")]
async fn every_method_sends_and_reads_what_is_described() {
    let document: &'static Document = Box::leak(Box::new(Document::read()));
    let areas = calls::ALL.iter().map(|(_, calls)| {
        tokio::spawn(async move {
            let mut problems = Vec::new();
            for call in *calls {
                problems.extend(proof::problems(document, call).await);
            }
            problems
        })
    });
    let mut problems = Vec::new();
    for area in areas.collect::<Vec<_>>() {
        problems.extend(area.await.expect("it does not panic"));
    }
    let count = problems.len();
    assert!(
        problems.is_empty(),
        "{}\n{count} problems",
        problems.join("\n")
    );
}

#[test]
fn every_operation_has_a_method() {
    let described = Document::read().operations();
    let all = calls::ALL.iter().flat_map(|(_, calls)| *calls);
    let called: BTreeSet<_> = all.map(|call| call.operation.to_owned()).collect();
    assert_eq!(called, described);
}

#[tokio::test]
async fn every_documented_answer_is_read() {
    let problems = fixtures::problems(&Document::read()).await;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
