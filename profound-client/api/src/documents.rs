//! Documents in markdown that an organization writes and shares.

mod read;
mod sent;
mod words;

pub use self::{read::*, sent::*, words::*};
use crate::Listing;
use profound_client::{Error, Pages, profound_endpoint};
use uuid::Uuid;

/// Documents in markdown that an organization writes and shares.
#[profound_endpoint]
pub trait Documents {
    /// The documents of an organization that the key may see, the latest changed first.
    #[profound_endpoint(GET "/v1/documents")]
    async fn documents(
        &self,
        organization_id: Uuid,
        #[query(flatten)] query: &DocumentsQuery,
    ) -> Result<Listing<Document>, Error>;

    /// The documents of an organization that the key may see, the latest changed first. All pages,
    /// one after the other as they are read.
    #[profound_endpoint(GET "/v1/documents")]
    async fn all_documents(
        &self,
        organization_id: Uuid,
        #[query(flatten)] query: &DocumentsQuery,
    ) -> Result<Pages<Document>, Error>;

    /// Creates a document under an identifier of the caller's, or answers with the one that has it
    /// already.
    #[profound_endpoint(POST "/v1/documents")]
    async fn create_document(&self, document: &NewDocument) -> Result<CreatedDocument, Error>;

    /// Deletes a document that was created over the API, for good: nothing brings it back. Only its
    /// creator can.
    #[profound_endpoint(DELETE "/v1/documents/{document_id}")]
    async fn delete_document(&self, document_id: Uuid, organization_id: Uuid) -> Result<(), Error>;

    /// One document with its text, tabs and comments.
    #[profound_endpoint(GET "/v1/documents/{document_id}")]
    async fn document(
        &self,
        document_id: Uuid,
        organization_id: Uuid,
        #[query(flatten)] query: &DocumentQuery,
    ) -> Result<DocumentDetail, Error>;

    /// Renames a document or changes who may see it.
    #[profound_endpoint(PATCH "/v1/documents/{document_id}")]
    async fn update_document(
        &self,
        document_id: Uuid,
        change: &DocumentChange,
    ) -> Result<Document, Error>;

    /// Replaces the whole text of a document. Every tab but the first and all comments are removed,
    /// and the title follows the first heading unless `skip_title_sync` is set.
    #[profound_endpoint(POST "/v1/documents/{document_id}/content")]
    async fn replace_document_content(
        &self,
        document_id: Uuid,
        document_content: &NewDocumentContent,
    ) -> Result<ReplacedDocument, Error>;
}
