//! Handles reads of documents.

use http::StatusCode;
use serde_json::{Value, json};

use crate::{
    dataset::{Dataset, Entity, dates::timestamp, numbered_id, seeded_hash},
    http::{request_context::RequestContext, response::ApiResponse},
    schema::{
        choices::{Choices, name_of},
        cursor,
        json_node::JsonNode,
        params,
    },
    store::{
        Store,
        documents::{Document, DocumentAccess},
    },
};

/// Handles `GET /v1/documents`.
pub(crate) fn list(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let organization = organization_in_query(dataset, context)?;
    let listing = params::query(context, &[], |query| {
        DocumentListing::read(query, seeded_hash::text(&organization.id))
    })?;
    Ok(store.documents(organization, |documents| {
        let all = documents.newest_first();
        let named: Vec<&&Document> = all
            .iter()
            .filter(|document| listing.names(document))
            .collect();
        // Invisible documents are removed after the page is cut. A page can thus be short or empty
        // although more pages follow.
        let rest = named.iter().skip(listing.offset);
        let page: Vec<&&&Document> = rest.take(listing.limit).collect();
        let next = listing.offset + page.len();
        let visible = page
            .iter()
            .filter(|document| document.access != DocumentAccess::None);
        ApiResponse::json(&json!({
            "data": visible.map(|document| describe(organization, document)).collect::<Vec<_>>(),
            "pagination": {
                "limit": listing.limit,
                "next_cursor": (next < named.len()).then(|| listing.cursor(next)),
            },
        }))
    }))
}

/// Handles `GET /v1/documents/{document_id}`.
pub(crate) fn read(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let id = params::id(context, "document_id")?;
    let organization = organization_in_query(dataset, context)?;
    let (preview, tabs, comments) = params::query(context, &[], |query| {
        let flag = |name| query.optional_or(name, true, JsonNode::boolean_in_text);
        let flags = (
            flag("preview"),
            flag("include_tabs"),
            flag("include_comments"),
        );
        Some((flags.0?, flags.1?, flags.2?))
    })?;
    store.documents(organization, |documents| {
        let document = documents.find(&id).ok_or_else(not_found)?;
        let shown: String = if preview {
            document.content.chars().take(PREVIEW).collect()
        } else {
            document.content.clone()
        };
        let mut described = describe(organization, document);
        described["content_truncated"] = (shown.len() < document.content.len()).into();
        described["content_markdown"] = shown.into();
        if tabs {
            described["additional_tabs"] = json!([]);
        }
        if comments {
            described["comments"] = json!([]);
        }
        if !preview {
            described["version_hash"] = document.version().into();
        }
        Ok(ApiResponse::json(&described))
    })
}

struct DocumentListing {
    /// The search text, in lower case.
    text: String,
    limit: usize,
    offset: usize,
    organization: u64,
}

impl DocumentListing {
    fn read(query: &JsonNode<'_>, organization: u64) -> Option<DocumentListing> {
        let text = query.optional_or("q", "", JsonNode::text);
        let sort = query.optional_or("sort", (), |node| node.choice(&[("recency", ())]));
        let limit = query.optional_or("limit", 20, |node| node.integer_in_text(1, 50));
        let start = (text?.trim().to_lowercase(), 0);
        let walk = query.optional_or("next_cursor", start, |node| walk(node, organization));
        sort?;
        let (text, offset) = walk?;
        Some(DocumentListing {
            text,
            limit: usize::try_from(limit?).ok()?,
            offset,
            organization,
        })
    }

    fn names(&self, document: &Document) -> bool {
        document.name.to_lowercase().contains(&self.text)
    }

    /// Returns a cursor with the search text of the first page.
    fn cursor(&self, offset: usize) -> String {
        let question = self.organization ^ seeded_hash::text(&self.text);
        let text: String = self
            .text
            .bytes()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        cursor::encode(offset as u64, question) + &text
    }
}

fn walk(node: &JsonNode<'_>, organization: u64) -> Option<(String, usize)> {
    let read = |cursor: &str| {
        let (encoded_offset, text) = cursor.split_at_checked(32)?;
        let text = text_of(text)?;
        let offset = cursor::decode(encoded_offset, organization ^ seeded_hash::text(&text))?;
        Some((text, usize::try_from(offset).ok()?))
    };
    read(node.text()?).or_else(|| node.problem("value_error", cursor::NO_CURSOR))
}

fn text_of(hex: &str) -> Option<String> {
    let digits = hex.as_bytes().chunks(2);
    let bytes = digits.map(|pair| {
        let pair = std::str::from_utf8(pair)
            .ok()
            .filter(|pair| pair.len() == 2)?;
        u8::from_str_radix(pair, 16).ok()
    });
    String::from_utf8(bytes.collect::<Option<Vec<u8>>>()?).ok()
}

/// Returns the organisation with an id, or an error if the key's owner is not a member of it.
pub(crate) fn organization<'a>(dataset: &'a Dataset, id: &str) -> Result<&'a Entity, ApiResponse> {
    let mut organizations = dataset.organizations.iter();
    organizations.find(|one| one.id == id).ok_or_else(|| {
        let detail = "This API key belongs to no member of the organization";
        ApiResponse::detail(StatusCode::FORBIDDEN, detail)
    })
}

pub(crate) fn organization_in_query<'a>(
    dataset: &'a Dataset,
    context: &RequestContext,
) -> Result<&'a Entity, ApiResponse> {
    let id = params::query(context, &[], |query| {
        query.required("organization_id")?.uuid()
    })?;
    organization(dataset, &id)
}

pub(crate) fn describe(organization: &Entity, document: &Document) -> Value {
    json!({
        "id": document.id,
        "name": document.name,
        "url": format!("https://app.example.com/documents/{}", document.id),
        "visibility": name_of(VISIBILITIES, document.access),
        "created_at": timestamp(document.created),
        "updated_at": timestamp(document.updated),
        "owner_user_id": numbered_id(organization, "user", usize::from(document.ours)),
        "owner_email": document.ours.then_some("sandbox@example.com"),
        "author_type": "user",
        "app_delegate": document.ours.then_some("external-api"),
        "category_name": null,
        "company_name": null,
    })
}

pub(crate) fn not_found() -> ApiResponse {
    ApiResponse::detail(StatusCode::NOT_FOUND, "Document not found")
}

pub(crate) const VISIBILITIES: &Choices<DocumentAccess> = &[
    ("invited_only", DocumentAccess::Invited),
    ("organization", DocumentAccess::Organization),
];

/// The most characters of a preview.
const PREVIEW: usize = 300;
