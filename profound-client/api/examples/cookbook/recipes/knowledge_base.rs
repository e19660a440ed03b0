//! How do we add a file to a knowledge base, and find a passage in it?

use profound_api::{
    Client, Error, KnowledgeBaseMatch, KnowledgeBaseSearch, KnowledgeBases, Part, Uuid,
};

pub async fn knowledge_base(
    client: &Client,
    base: Uuid,
    name: &str,
    file: Part,
    question: &str,
) -> Result<Vec<KnowledgeBaseMatch>, Error> {
    client
        .upload_knowledge_base_document(base, None, name, None, file)
        .await?;
    let search = KnowledgeBaseSearch::new(question, 3);
    Ok(client
        .search_knowledge_base(base, None, &search)
        .await?
        .data)
}
