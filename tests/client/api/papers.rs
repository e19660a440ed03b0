//! Documents and knowledge bases.

use profound_api::{
    DocumentChange, DocumentQuery, DocumentVisibility, Documents, DocumentsQuery,
    KnowledgeBaseDocument, KnowledgeBaseDocumentRemoval, KnowledgeBaseFilters,
    KnowledgeBaseFolderRemoval, KnowledgeBaseSearch, KnowledgeBases, NewDocument,
    NewDocumentContent, NewKnowledgeBaseFolder, Uuid,
};
use profound_client::{Error, Part};

use super::{Desk, is_gone};

#[tokio::test]
async fn a_document_is_made_rewritten_and_deleted() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let (client, organization) = (&desk.client, desk.category.organization.id);
    let id = Uuid::from_u128(7);
    let new = NewDocument::builder()
        .name("Trail notes")
        .content_markdown("# Trail notes\n\nMud.")
        .organization_id(organization)
        .id(id)
        .build();
    let created = client.create_document(&new).await?;
    assert_eq!((created.id, &*created.name), (id, "Trail notes"));

    let change = DocumentChange::new(organization)
        .name("Road notes")
        .visibility(DocumentVisibility::InvitedOnly);
    let changed = client.update_document(id, &change).await?;
    assert_eq!(changed.visibility, DocumentVisibility::InvitedOnly);
    let text = NewDocumentContent::new(organization, "Tar, and *sun*.").skip_title_sync(true);
    let replaced = client.replace_document_content(id, &text).await?;
    assert_eq!(replaced.content_chars, 15);

    let read = client
        .document(id, organization, &DocumentQuery::new().include_tabs(true))
        .await?;
    assert_eq!(
        (&*read.name, &*read.content_markdown),
        ("Road notes", "Tar, and *sun*.")
    );
    assert!(read.updated_at >= read.created_at);
    let query = DocumentsQuery::new().name("road notes");
    let found = client
        .all_documents(organization, &query)
        .await?
        .into_vec()
        .await?;
    assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);

    client.delete_document(id, organization).await?;
    is_gone(
        client
            .document(id, organization, &DocumentQuery::new())
            .await,
    );
    Ok(())
}

#[tokio::test]
async fn a_knowledge_base_takes_texts_and_files() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let client = &desk.client;
    let base = client.knowledge_bases(None).await?.data.swap_remove(0).id;
    let folder = client
        .add_knowledge_base_folder(base, None, &NewKnowledgeBaseFolder::new("care"))
        .await?;
    assert!(folder.path.contains("care"), "{}", folder.path);

    let text = KnowledgeBaseDocument::new("wash.md", "Wash cold with zephyrsoap.").folder("care");
    client
        .add_knowledge_base_document(base, None, &text)
        .await?;
    let file = Part::bytes("Dry slowly in zephyrwind.").file_name("dry.txt");
    let dry = client
        .upload_knowledge_base_document(base, None, "dry.txt", Some("care"), file)
        .await?;
    assert_eq!(dry.folder.as_deref(), Some("care"));
    let file = Part::bytes("Dry fast in zephyrwind.").file_name("dry.txt");
    client
        .replace_knowledge_base_file(base, None, "dry.txt", Some("care"), file)
        .await?;

    let search = KnowledgeBaseSearch::new("zephyrwind", 3).return_full_page(true);
    let search = search.filters(KnowledgeBaseFilters::new().folders(["care"]));
    let found = client
        .search_knowledge_base(base, None, &search)
        .await?
        .data;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].content, "Dry fast in zephyrwind.");

    let removal = KnowledgeBaseDocumentRemoval::new(&dry.path);
    client
        .delete_knowledge_base_document(base, None, &removal)
        .await?;
    is_gone(
        client
            .delete_knowledge_base_document(base, None, &removal)
            .await,
    );
    let removal = KnowledgeBaseFolderRemoval::new(&folder.path).recursive(true);
    client
        .delete_knowledge_base_folder(base, None, &removal)
        .await?;
    let found = client
        .search_knowledge_base(base, None, &KnowledgeBaseSearch::new("zephyrsoap", 3))
        .await?;
    assert!(found.data.is_empty(), "{found:?}");
    Ok(())
}
