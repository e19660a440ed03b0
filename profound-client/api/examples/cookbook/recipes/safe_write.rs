//! How do we repeat a write that may have been applied?

use profound_api::{Client, CreatedDocument, Documents, Error, NewDocument, Retry, Uuid};

pub async fn safe_write(
    client: &Client,
    organization: Uuid,
    id: Uuid, // keep it until the call has succeeded
    text: &str,
) -> Result<CreatedDocument, Error> {
    let document = NewDocument::builder()
        .id(id)
        .organization_id(organization)
        .name("Tone of voice")
        .content_markdown(text)
        .build();
    client
        .with_retry(Retry::Safe)
        .create_document(&document)
        .await
}
