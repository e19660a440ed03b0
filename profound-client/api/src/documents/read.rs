//! What is answered.

use super::{AuthorType, DocumentVisibility};
use crate::Moment;
use crate::record::record;
use uuid::Uuid;

record! {
    /// A document just after its creation.
    pub struct CreatedDocument {
        required {
            /// The identifier.
            0 "id" id: Uuid,
            /// The user who owns it.
            1 "owner_user_id" owner_user_id: Uuid,
            /// The title.
            2 "name" name: String,
            /// Where to open it in Profound.
            3 "url" url: String,
            /// Who may see it.
            4 "visibility" visibility: DocumentVisibility,
            /// When it was created.
            5 "created_at" created_at: Moment,
            /// When it last changed.
            6 "updated_at" updated_at: Moment,
            /// The email address of the owner, if it is known.
            7 "owner_email" owner_email: Option<String>,
            /// Whether a person or an agent owns it.
            8 "author_type" author_type: AuthorType,
            /// The integration that created the document, if one did.
            9 "app_delegate" app_delegate: Option<String>,
            /// The name of the category, if one is set.
            10 "category_name" category_name: Option<String>,
            /// The name of the company, if one is set.
            11 "company_name" company_name: Option<String>,
            /// A token for the state of its content; none if the document was there already.
            12 "version_hash" version_hash: Option<String>,
        }
        optional {}
    }
}

record! {
    /// A document, without its text.
    pub struct Document {
        required {
            /// The identifier.
            0 "id" id: Uuid,
            /// The user who owns it.
            1 "owner_user_id" owner_user_id: Uuid,
            /// The title.
            2 "name" name: String,
            /// Where to open it in Profound.
            3 "url" url: String,
            /// Who may see it.
            4 "visibility" visibility: DocumentVisibility,
            /// When it was created.
            5 "created_at" created_at: Moment,
            /// When it last changed.
            6 "updated_at" updated_at: Moment,
            /// The email address of the owner, if it is known.
            7 "owner_email" owner_email: Option<String>,
            /// Whether a person or an agent owns it.
            8 "author_type" author_type: AuthorType,
            /// The integration that created the document, if one did.
            9 "app_delegate" app_delegate: Option<String>,
            /// The name of the category, if one is set.
            10 "category_name" category_name: Option<String>,
            /// The name of the company, if one is set.
            11 "company_name" company_name: Option<String>,
        }
        optional {}
    }
}

record! {
    /// A comment on a document.
    pub struct DocumentComment {
        required {
            /// The text of the comment.
            0 "content" content: String,
        }
        optional {
            /// The passage that it was left on, if there is one.
            1 "context" context: Option<String>,
        }
    }
}

record! {
    /// A document with its text.
    pub struct DocumentDetail {
        required {
            /// The identifier.
            0 "id" id: Uuid,
            /// The user who owns it.
            1 "owner_user_id" owner_user_id: Uuid,
            /// The title.
            2 "name" name: String,
            /// Where to open it in Profound.
            3 "url" url: String,
            /// Who may see it.
            4 "visibility" visibility: DocumentVisibility,
            /// When it was created.
            5 "created_at" created_at: Moment,
            /// When it last changed.
            6 "updated_at" updated_at: Moment,
            /// The email address of the owner, if it is known.
            7 "owner_email" owner_email: Option<String>,
            /// Whether a person or an agent owns it.
            8 "author_type" author_type: AuthorType,
            /// The integration that created the document, if one did.
            9 "app_delegate" app_delegate: Option<String>,
            /// The name of the category, if one is set.
            10 "category_name" category_name: Option<String>,
            /// The name of the company, if one is set.
            11 "company_name" company_name: Option<String>,
            /// The text of the first tab in markdown.
            12 "content_markdown" content_markdown: String,
        }
        optional {
            /// The other tabs, unless they were left out.
            13 "additional_tabs" additional_tabs: Option<Vec<DocumentTab>>,
            /// The comments on the document, unless they were left out.
            14 "comments" comments: Option<Vec<DocumentComment>>,
            /// A token for the state of its content; a preview has none.
            15 "version_hash" version_hash: Option<String>,
            /// Whether this text or a tab's was cut short for the preview.
            16 "content_truncated" content_truncated: bool,
        }
    }
}

record! {
    /// A tab of a document beside its first.
    pub struct DocumentTab {
        required {
            /// The title of the tab; others may have the same.
            0 "title" title: String,
            /// The text in markdown.
            1 "content_markdown" content_markdown: String,
        }
        optional {}
    }
}

record! {
    /// The document whose text was replaced.
    pub struct ReplacedDocument {
        required {
            /// The identifier.
            0 "id" id: Uuid,
            /// The user who owns it.
            1 "owner_user_id" owner_user_id: Uuid,
            /// The title.
            2 "name" name: String,
            /// Where to open it in Profound.
            3 "url" url: String,
            /// Who may see it.
            4 "visibility" visibility: DocumentVisibility,
            /// When it was created.
            5 "created_at" created_at: Moment,
            /// When it last changed.
            6 "updated_at" updated_at: Moment,
            /// The email address of the owner, if it is known.
            7 "owner_email" owner_email: Option<String>,
            /// Whether a person or an agent owns it.
            8 "author_type" author_type: AuthorType,
            /// The integration that created the document, if one did.
            9 "app_delegate" app_delegate: Option<String>,
            /// The name of the category, if one is set.
            10 "category_name" category_name: Option<String>,
            /// The name of the company, if one is set.
            11 "company_name" company_name: Option<String>,
            /// A token for the state of its content, if it is known.
            12 "version_hash" version_hash: Option<String>,
            /// How many characters were written.
            13 "content_chars" content_chars: i64,
        }
        optional {}
    }
}
