//! Knowledge bases: searching them, and the documents and folders within.

mod read;
mod sent;

pub use self::{read::*, sent::*};
use crate::Listing;
use profound_client::{Error, Part, profound_endpoint};
use uuid::Uuid;

/// Knowledge bases: searching them, and the documents and folders within.
#[profound_endpoint]
pub trait KnowledgeBases {
    /// The knowledge bases that the key may use.
    #[profound_endpoint(GET "/v1/knowledge-bases")]
    async fn knowledge_bases(
        &self,
        organization_id: Option<Uuid>,
    ) -> Result<Listing<KnowledgeBase>, Error>;

    /// Deletes a document of a knowledge base.
    #[profound_endpoint(DELETE "/v1/knowledge-bases/{knowledge_base_id}/documents")]
    async fn delete_knowledge_base_document(
        &self,
        knowledge_base_id: Uuid,
        #[query] organization_id: Option<Uuid>,
        #[body] knowledge_base_document_removal: &KnowledgeBaseDocumentRemoval,
    ) -> Result<DocumentOutcome, Error>;

    /// Puts a document into a knowledge base.
    #[profound_endpoint(POST "/v1/knowledge-bases/{knowledge_base_id}/documents")]
    async fn add_knowledge_base_document(
        &self,
        knowledge_base_id: Uuid,
        #[query] organization_id: Option<Uuid>,
        knowledge_base_document: &KnowledgeBaseDocument,
    ) -> Result<DocumentOutcome, Error>;

    /// Puts a document into a knowledge base. The document is a file.
    #[profound_endpoint(POST "/v1/knowledge-bases/{knowledge_base_id}/documents")]
    async fn upload_knowledge_base_document(
        &self,
        knowledge_base_id: Uuid,
        #[query] organization_id: Option<Uuid>,
        #[part] name: &str,
        #[part] folder: Option<&str>,
        #[part] file: Part,
    ) -> Result<DocumentOutcome, Error>;

    /// Replaces a document of a knowledge base.
    #[profound_endpoint(PUT "/v1/knowledge-bases/{knowledge_base_id}/documents")]
    async fn replace_knowledge_base_document(
        &self,
        knowledge_base_id: Uuid,
        #[query] organization_id: Option<Uuid>,
        knowledge_base_document: &KnowledgeBaseDocument,
    ) -> Result<DocumentOutcome, Error>;

    /// Replaces a document of a knowledge base. The document is a file.
    #[profound_endpoint(PUT "/v1/knowledge-bases/{knowledge_base_id}/documents")]
    async fn replace_knowledge_base_file(
        &self,
        knowledge_base_id: Uuid,
        #[query] organization_id: Option<Uuid>,
        #[part] name: &str,
        #[part] folder: Option<&str>,
        #[part] file: Part,
    ) -> Result<DocumentOutcome, Error>;

    /// Deletes a folder of a knowledge base; one that is not empty only if asked to.
    #[profound_endpoint(DELETE "/v1/knowledge-bases/{knowledge_base_id}/folders")]
    async fn delete_knowledge_base_folder(
        &self,
        knowledge_base_id: Uuid,
        #[query] organization_id: Option<Uuid>,
        #[body] knowledge_base_folder_removal: &KnowledgeBaseFolderRemoval,
    ) -> Result<FolderOutcome, Error>;

    /// Adds an empty folder to a knowledge base.
    #[profound_endpoint(POST "/v1/knowledge-bases/{knowledge_base_id}/folders")]
    async fn add_knowledge_base_folder(
        &self,
        knowledge_base_id: Uuid,
        #[query] organization_id: Option<Uuid>,
        knowledge_base_folder: &NewKnowledgeBaseFolder,
    ) -> Result<FolderOutcome, Error>;

    /// The passages or pages of a knowledge base that fit a question.
    #[profound_endpoint(POST "/v1/knowledge-bases/{knowledge_base_id}/search")]
    async fn search_knowledge_base(
        &self,
        knowledge_base_id: Uuid,
        #[query] organization_id: Option<Uuid>,
        knowledge_base_search: &KnowledgeBaseSearch,
    ) -> Result<Listing<KnowledgeBaseMatch>, Error>;
}
