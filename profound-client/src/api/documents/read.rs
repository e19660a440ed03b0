//! What is answered.

use super::{AuthorType, DocumentVisibility};
use crate::api::Moment;
use crate::api::record::record;
use uuid::Uuid;

record! {
    /// A document just after its creation.
    pub struct CreatedDocument {
        required {
            /// The identifier.
            "id" id: Uuid,
            /// The user who owns it.
            "owner_user_id" owner_user_id: Uuid,
            /// The title.
            "name" name: String,
            /// Where to open it in Profound.
            "url" url: String,
            /// Who may see it.
            "visibility" visibility: DocumentVisibility,
            /// When it was created.
            "created_at" created_at: Moment,
            /// When it last changed.
            "updated_at" updated_at: Moment,
            /// The email address of the owner, if it is known.
            "owner_email" owner_email: Option<String>,
            /// Whether a person or an agent owns it.
            "author_type" author_type: AuthorType,
            /// The integration that created the document, if one did.
            "app_delegate" app_delegate: Option<String>,
            /// The name of the category, if one is set.
            "category_name" category_name: Option<String>,
            /// The name of the company, if one is set.
            "company_name" company_name: Option<String>,
            /// A token for the state of its content; none if the document was there already.
            "version_hash" version_hash: Option<String>,
        }
        optional {}
    }
}

record! {
    /// A document, without its text.
    pub struct Document {
        required {
            /// The identifier.
            "id" id: Uuid,
            /// The user who owns it.
            "owner_user_id" owner_user_id: Uuid,
            /// The title.
            "name" name: String,
            /// Where to open it in Profound.
            "url" url: String,
            /// Who may see it.
            "visibility" visibility: DocumentVisibility,
            /// When it was created.
            "created_at" created_at: Moment,
            /// When it last changed.
            "updated_at" updated_at: Moment,
            /// The email address of the owner, if it is known.
            "owner_email" owner_email: Option<String>,
            /// Whether a person or an agent owns it.
            "author_type" author_type: AuthorType,
            /// The integration that created the document, if one did.
            "app_delegate" app_delegate: Option<String>,
            /// The name of the category, if one is set.
            "category_name" category_name: Option<String>,
            /// The name of the company, if one is set.
            "company_name" company_name: Option<String>,
        }
        optional {}
    }
}

record! {
    /// A comment on a document.
    pub struct DocumentComment {
        required {
            /// The text of the comment.
            "content" content: String,
        }
        optional {
            /// The passage that it was left on, if there is one.
            "context" context: Option<String>,
        }
    }
}

record! {
    /// A document with its text.
    pub struct DocumentDetail {
        required {
            /// The identifier.
            "id" id: Uuid,
            /// The user who owns it.
            "owner_user_id" owner_user_id: Uuid,
            /// The title.
            "name" name: String,
            /// Where to open it in Profound.
            "url" url: String,
            /// Who may see it.
            "visibility" visibility: DocumentVisibility,
            /// When it was created.
            "created_at" created_at: Moment,
            /// When it last changed.
            "updated_at" updated_at: Moment,
            /// The email address of the owner, if it is known.
            "owner_email" owner_email: Option<String>,
            /// Whether a person or an agent owns it.
            "author_type" author_type: AuthorType,
            /// The integration that created the document, if one did.
            "app_delegate" app_delegate: Option<String>,
            /// The name of the category, if one is set.
            "category_name" category_name: Option<String>,
            /// The name of the company, if one is set.
            "company_name" company_name: Option<String>,
            /// The text of the first tab in markdown.
            "content_markdown" content_markdown: String,
        }
        optional {
            /// The other tabs, unless they were left out.
            "additional_tabs" additional_tabs: Option<Vec<DocumentTab>>,
            /// The comments on the document, unless they were left out.
            "comments" comments: Option<Vec<DocumentComment>>,
            /// A token for the state of its content; a preview has none.
            "version_hash" version_hash: Option<String>,
            /// Whether this text or a tab's was cut short for the preview.
            "content_truncated" content_truncated: bool,
        }
    }
}

record! {
    /// A tab of a document beside its first.
    pub struct DocumentTab {
        required {
            /// The title of the tab; others may have the same.
            "title" title: String,
            /// The text in markdown.
            "content_markdown" content_markdown: String,
        }
        optional {}
    }
}

record! {
    /// The document whose text was replaced.
    pub struct ReplacedDocument {
        required {
            /// The identifier.
            "id" id: Uuid,
            /// The user who owns it.
            "owner_user_id" owner_user_id: Uuid,
            /// The title.
            "name" name: String,
            /// Where to open it in Profound.
            "url" url: String,
            /// Who may see it.
            "visibility" visibility: DocumentVisibility,
            /// When it was created.
            "created_at" created_at: Moment,
            /// When it last changed.
            "updated_at" updated_at: Moment,
            /// The email address of the owner, if it is known.
            "owner_email" owner_email: Option<String>,
            /// Whether a person or an agent owns it.
            "author_type" author_type: AuthorType,
            /// The integration that created the document, if one did.
            "app_delegate" app_delegate: Option<String>,
            /// The name of the category, if one is set.
            "category_name" category_name: Option<String>,
            /// The name of the company, if one is set.
            "company_name" company_name: Option<String>,
            /// A token for the state of its content, if it is known.
            "version_hash" version_hash: Option<String>,
            /// How many characters were written.
            "content_chars" content_chars: i64,
        }
        optional {}
    }
}
