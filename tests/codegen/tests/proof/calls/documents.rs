//! Made by the tool.

use profound_api::*;
use profound_client::Patch;

use crate::{
    answers,
    arguments::{Call, Pick, Sample, Sort},
};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "GET /v1/documents",
        method: "documents",
        sort: Sort::Plain,
        call: |client, pick| {
            let organization_id = pick.sample::<Uuid>();
            let query = pick.sample::<DocumentsQuery>();
            Box::pin(async move { answers::value(client.documents(organization_id, &query).await) })
        },
    },
    Call {
        operation: "GET /v1/documents",
        method: "all_documents",
        sort: Sort::Pages,
        call: |client, pick| {
            let organization_id = pick.sample::<Uuid>();
            let query = pick.sample::<DocumentsQuery>();
            Box::pin(async move {
                answers::pages(client.all_documents(organization_id, &query).await).await
            })
        },
    },
    Call {
        operation: "POST /v1/documents",
        method: "create_document",
        sort: Sort::Plain,
        call: |client, pick| {
            let document = pick.sample::<NewDocument>();
            Box::pin(async move { answers::value(client.create_document(&document).await) })
        },
    },
    Call {
        operation: "DELETE /v1/documents/{document_id}",
        method: "delete_document",
        sort: Sort::Plain,
        call: |client, pick| {
            let document_id = pick.sample::<Uuid>();
            let organization_id = pick.sample::<Uuid>();
            Box::pin(async move {
                answers::value(client.delete_document(document_id, organization_id).await)
            })
        },
    },
    Call {
        operation: "GET /v1/documents/{document_id}",
        method: "document",
        sort: Sort::Plain,
        call: |client, pick| {
            let document_id = pick.sample::<Uuid>();
            let organization_id = pick.sample::<Uuid>();
            let query = pick.sample::<DocumentQuery>();
            Box::pin(async move {
                answers::value(client.document(document_id, organization_id, &query).await)
            })
        },
    },
    Call {
        operation: "PATCH /v1/documents/{document_id}",
        method: "update_document",
        sort: Sort::Plain,
        call: |client, pick| {
            let document_id = pick.sample::<Uuid>();
            let change = pick.sample::<DocumentChange>();
            Box::pin(
                async move { answers::value(client.update_document(document_id, &change).await) },
            )
        },
    },
    Call {
        operation: "POST /v1/documents/{document_id}/content",
        method: "replace_document_content",
        sort: Sort::Plain,
        call: |client, pick| {
            let document_id = pick.sample::<Uuid>();
            let document_content = pick.sample::<NewDocumentContent>();
            Box::pin(async move {
                answers::value(
                    client
                        .replace_document_content(document_id, &document_content)
                        .await,
                )
            })
        },
    },
];

impl Sample for DocumentChange {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let organization_id = pick.sample::<Uuid>();
        let mut made = DocumentChange::new(organization_id);
        if pick.is_least() {
            return made;
        }
        match pick.or_null(|pick| pick.text(Some(1), None)) {
            Some(name) => made = made.name(name),
            None => made.name = Patch::Null,
        }
        match pick.or_null(|pick| pick.sample::<DocumentVisibility>()) {
            Some(visibility) => made = made.visibility(visibility),
            None => made.visibility = Patch::Null,
        }
        made
    }
}

impl Sample for DocumentQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = DocumentQuery::new();
        if pick.is_least() {
            return made;
        }
        made = made.include_tabs(pick.sample::<bool>());
        made = made.include_comments(pick.sample::<bool>());
        made = made.preview(pick.sample::<bool>());
        made
    }
}

impl Sample for DocumentsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = DocumentsQuery::new();
        if pick.is_least() {
            return made;
        }
        made = made.name(pick.text(None, None));
        made = made.sort(pick.text(None, None));
        made = made.limit(pick.count(Some(1), Some(50)));
        made = made.next_cursor(pick.text(None, None));
        made
    }
}

impl Sample for NewDocument {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let id = pick.sample::<Uuid>();
        let organization_id = pick.sample::<Uuid>();
        let name = pick.text(Some(1), None);
        let content_markdown = pick.text(Some(1), None);
        NewDocument::new(id, organization_id, name, content_markdown)
    }
}

impl Sample for NewDocumentContent {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let organization_id = pick.sample::<Uuid>();
        let content_markdown = pick.text(None, None);
        let mut made = NewDocumentContent::new(organization_id, content_markdown);
        if pick.is_least() {
            return made;
        }
        made = made.skip_title_sync(pick.sample::<bool>());
        made
    }
}

impl Sample for AuthorType {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[AuthorType::User, AuthorType::Agent])
    }
}

impl Sample for DocumentVisibility {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            DocumentVisibility::InvitedOnly,
            DocumentVisibility::Organization,
        ])
    }
}
