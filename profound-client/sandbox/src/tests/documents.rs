//! Tests of writes of an organisation's documents.

use serde_json::{Value, json};

use crate::{dataset::uuid, store::documents::DocumentAccess, tests::in_process::InProcessSandbox};

fn body(sandbox: &InProcessSandbox, id: &str, text: &str) -> Value {
    json!({
        "id": id,
        "organization_id": sandbox.dataset.organizations[0].id,
        "name": "Notes",
        "content_markdown": text,
    })
}

#[test]
fn a_document_that_is_hidden_is_not_doubled() {
    let sandbox = InProcessSandbox::new();
    let hidden = sandbox
        .store
        .documents(&sandbox.dataset.organizations[0], |documents| {
            let documents = documents.newest_first();
            let mut hidden = documents
                .iter()
                .filter(|document| document.access == DocumentAccess::None);
            hidden.next().map(|document| document.id.clone())
        });
    let body = body(&sandbox, &hidden.expect("a hidden one"), "A text");
    assert_eq!(sandbox.ask("POST", "/v1/documents", Some(&body)).0, 409);
}

#[test]
fn a_text_has_a_million_bytes_at_most() {
    let sandbox = InProcessSandbox::new();
    let create = |text: &str| {
        let body = body(&sandbox, &uuid::derive(7), text);
        sandbox.ask("POST", "/v1/documents", Some(&body))
    };
    let (status, text) = create(&"é".repeat(500_001));
    assert_eq!(status, 422);
    assert!(text.contains("string_too_long") && text.contains("content_markdown"));
    assert_eq!(create(&"é".repeat(500_000)).0, 201);
}
