//! Changes with absent, null and set fields.

use profound_client::{Client, Error, Method, Patch, profound_endpoint};
use profound_tests::{Reply, Server, printed};
use serde::{Deserialize, Serialize};

#[profound_endpoint(PATCH "/v1/projects/{project_id}/tasks/{task_id}")]
async fn update_task(
    client: &Client,
    project_id: &str,
    task_id: &str,
    #[query] category_id: &str,
    change: &TaskChange,
) -> Result<(), Error>;

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct TaskChange {
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    title: Patch<String>,
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    summary: Patch<String>,
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    impact: Patch<u8>,
}

/// A change whose author has forgotten the serde attribute.
#[derive(Serialize)]
struct Careless {
    title: Patch<&'static str>,
    impact: Patch<u8>,
}

#[tokio::test]
async fn a_change_sends_what_is_set_and_null_and_leaves_out_the_rest() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "{}"), Reply::json(200, "{}")]).await;
    let client = server.client();
    let change = TaskChange {
        title: Patch::Set("a".into()),
        summary: None.into(),
        impact: Patch::Absent,
    };
    update_task(&client, "p", "t", "c", &change).await?;
    update_task(&client, "p", "t", "c", &TaskChange::default()).await?;
    let received = server.received();
    assert_eq!(received[0].body, br#"{"title":"a","summary":null}"#);
    assert_eq!(received[1].body, b"{}");
    let read: TaskChange = serde_json::from_slice(&received[0].body).expect("it is JSON");
    assert_eq!(read, change);
    Ok(())
}

#[tokio::test]
async fn an_absent_field_that_would_be_sent_as_null_is_an_error_and_nothing_is_sent() {
    let server = Server::start([]).await;
    let client = server.client();
    let change = |impact| Careless {
        title: Patch::Set("CANARY"),
        impact,
    };
    let call = || client.request(Method::PATCH, "/v1/projects/p/tasks/t");
    for call in [
        call().json(&change(Patch::Absent)),
        call().form(&change(Patch::Absent)),
    ] {
        let error = call.send::<()>().await.expect_err("a field is absent");
        assert_eq!(
            error.to_string(),
            "PATCH /v1/projects/p/tasks/t: `body` cannot be sent: a field that is `Patch::Absent` \
             would be written as `null`: put `#[serde(default, skip_serializing_if = \
             \"Patch::is_absent\")]` on every `Patch` field"
        );
        assert!(!printed(&error).contains("CANARY"));
    }
    assert!(server.received().is_empty());
}
