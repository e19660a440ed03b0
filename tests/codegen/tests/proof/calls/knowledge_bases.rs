//! Made by the tool.

use profound_api::*;
use profound_client::Part;

use crate::{
    answers,
    arguments::{Call, Pick, Sample, Sort},
};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "GET /v1/knowledge-bases",
        method: "knowledge_bases",
        sort: Sort::Plain,
        call: |client, pick| {
            let organization_id = pick.optional(|pick| pick.sample::<Uuid>());
            Box::pin(async move { answers::value(client.knowledge_bases(organization_id).await) })
        },
    },
    Call {
        operation: "DELETE /v1/knowledge-bases/{knowledge_base_id}/documents",
        method: "delete_knowledge_base_document",
        sort: Sort::Plain,
        call: |client, pick| {
            let knowledge_base_id = pick.sample::<Uuid>();
            let organization_id = pick.optional(|pick| pick.sample::<Uuid>());
            let knowledge_base_document_removal = pick.sample::<KnowledgeBaseDocumentRemoval>();
            Box::pin(async move {
                answers::value(
                    client
                        .delete_knowledge_base_document(
                            knowledge_base_id,
                            organization_id,
                            &knowledge_base_document_removal,
                        )
                        .await,
                )
            })
        },
    },
    Call {
        operation: "POST /v1/knowledge-bases/{knowledge_base_id}/documents",
        method: "add_knowledge_base_document",
        sort: Sort::Plain,
        call: |client, pick| {
            let knowledge_base_id = pick.sample::<Uuid>();
            let organization_id = pick.optional(|pick| pick.sample::<Uuid>());
            let knowledge_base_document = pick.sample::<KnowledgeBaseDocument>();
            Box::pin(async move {
                answers::value(
                    client
                        .add_knowledge_base_document(
                            knowledge_base_id,
                            organization_id,
                            &knowledge_base_document,
                        )
                        .await,
                )
            })
        },
    },
    Call {
        operation: "POST /v1/knowledge-bases/{knowledge_base_id}/documents",
        method: "upload_knowledge_base_document",
        sort: Sort::Upload,
        call: |client, pick| {
            let knowledge_base_id = pick.sample::<Uuid>();
            let organization_id = pick.optional(|pick| pick.sample::<Uuid>());
            let name = pick.text(None, None);
            let folder = pick.optional(|pick| pick.text(None, None));
            let file = pick.sample::<Part>();
            Box::pin(async move {
                answers::value(
                    client
                        .upload_knowledge_base_document(
                            knowledge_base_id,
                            organization_id,
                            &name,
                            folder.as_deref(),
                            file,
                        )
                        .await,
                )
            })
        },
    },
    Call {
        operation: "PUT /v1/knowledge-bases/{knowledge_base_id}/documents",
        method: "replace_knowledge_base_document",
        sort: Sort::Plain,
        call: |client, pick| {
            let knowledge_base_id = pick.sample::<Uuid>();
            let organization_id = pick.optional(|pick| pick.sample::<Uuid>());
            let knowledge_base_document = pick.sample::<KnowledgeBaseDocument>();
            Box::pin(async move {
                answers::value(
                    client
                        .replace_knowledge_base_document(
                            knowledge_base_id,
                            organization_id,
                            &knowledge_base_document,
                        )
                        .await,
                )
            })
        },
    },
    Call {
        operation: "PUT /v1/knowledge-bases/{knowledge_base_id}/documents",
        method: "replace_knowledge_base_file",
        sort: Sort::Upload,
        call: |client, pick| {
            let knowledge_base_id = pick.sample::<Uuid>();
            let organization_id = pick.optional(|pick| pick.sample::<Uuid>());
            let name = pick.text(None, None);
            let folder = pick.optional(|pick| pick.text(None, None));
            let file = pick.sample::<Part>();
            Box::pin(async move {
                answers::value(
                    client
                        .replace_knowledge_base_file(
                            knowledge_base_id,
                            organization_id,
                            &name,
                            folder.as_deref(),
                            file,
                        )
                        .await,
                )
            })
        },
    },
    Call {
        operation: "DELETE /v1/knowledge-bases/{knowledge_base_id}/folders",
        method: "delete_knowledge_base_folder",
        sort: Sort::Plain,
        call: |client, pick| {
            let knowledge_base_id = pick.sample::<Uuid>();
            let organization_id = pick.optional(|pick| pick.sample::<Uuid>());
            let knowledge_base_folder_removal = pick.sample::<KnowledgeBaseFolderRemoval>();
            Box::pin(async move {
                answers::value(
                    client
                        .delete_knowledge_base_folder(
                            knowledge_base_id,
                            organization_id,
                            &knowledge_base_folder_removal,
                        )
                        .await,
                )
            })
        },
    },
    Call {
        operation: "POST /v1/knowledge-bases/{knowledge_base_id}/folders",
        method: "add_knowledge_base_folder",
        sort: Sort::Plain,
        call: |client, pick| {
            let knowledge_base_id = pick.sample::<Uuid>();
            let organization_id = pick.optional(|pick| pick.sample::<Uuid>());
            let knowledge_base_folder = pick.sample::<NewKnowledgeBaseFolder>();
            Box::pin(async move {
                answers::value(
                    client
                        .add_knowledge_base_folder(
                            knowledge_base_id,
                            organization_id,
                            &knowledge_base_folder,
                        )
                        .await,
                )
            })
        },
    },
    Call {
        operation: "POST /v1/knowledge-bases/{knowledge_base_id}/search",
        method: "search_knowledge_base",
        sort: Sort::Plain,
        call: |client, pick| {
            let knowledge_base_id = pick.sample::<Uuid>();
            let organization_id = pick.optional(|pick| pick.sample::<Uuid>());
            let knowledge_base_search = pick.sample::<KnowledgeBaseSearch>();
            Box::pin(async move {
                answers::value(
                    client
                        .search_knowledge_base(
                            knowledge_base_id,
                            organization_id,
                            &knowledge_base_search,
                        )
                        .await,
                )
            })
        },
    },
];

impl Sample for KnowledgeBaseDocument {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let name = pick.text(Some(1), None);
        let text = pick.text(Some(1), None);
        let mut made = KnowledgeBaseDocument::new(name, text);
        if pick.is_least() {
            return made;
        }
        made = made.folder(pick.text(Some(1), None));
        made
    }
}

impl Sample for KnowledgeBaseDocumentRemoval {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let name = pick.text(Some(1), None);
        KnowledgeBaseDocumentRemoval::new(name)
    }
}

impl Sample for KnowledgeBaseFilters {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = KnowledgeBaseFilters::new();
        if pick.is_least() {
            return made;
        }
        made = made.tags(pick.list_or_empty(Some(1), None, |pick| pick.text(Some(1), None)));
        made = made.folders(pick.list_or_empty(Some(1), Some(1), |pick| pick.text(Some(1), None)));
        made
    }
}

impl Sample for KnowledgeBaseFolderRemoval {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let path = pick.text(Some(1), None);
        let mut made = KnowledgeBaseFolderRemoval::new(path);
        if pick.is_least() {
            return made;
        }
        made = made.recursive(pick.sample::<bool>());
        made
    }
}

impl Sample for KnowledgeBaseSearch {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let query = pick.text(Some(1), None);
        let top_k = pick.count(Some(1), Some(100));
        let mut made = KnowledgeBaseSearch::new(query, top_k);
        if pick.is_least() {
            return made;
        }
        made = made.return_full_page(pick.sample::<bool>());
        made = made.filters(pick.sample::<KnowledgeBaseFilters>());
        made
    }
}

impl Sample for NewKnowledgeBaseFolder {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let path = pick.text(Some(1), None);
        NewKnowledgeBaseFolder::new(path)
    }
}
