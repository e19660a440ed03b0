//! Handles searches of a knowledge base.

use serde_json::{Value, json};

use crate::{
    dataset::Dataset,
    http::{request_context::RequestContext, response::ApiResponse},
    routes::{knowledge_bases, knowledge_upload},
    schema::{json_body, json_node::JsonNode},
    store::{
        Store,
        knowledge_base::{KnowledgeBase, KnowledgeDocument, folder, within},
    },
};

/// Handles `POST /v1/knowledge-bases/{knowledge_base_id}/search`.
pub(crate) fn search(
    dataset: &Dataset,
    store: &Store,
    context: &RequestContext,
) -> Result<ApiResponse, ApiResponse> {
    let base = knowledge_bases::in_path(dataset, context)?;
    let search = json_body::read(context, Search::read)?;
    let found = store.knowledge_base(base, |knowledge_base| search.results(knowledge_base));
    Ok(ApiResponse::json(&json!({
        "data": found,
        "pagination": { "limit": search.most, "next_cursor": null },
    })))
}

struct Search {
    /// The words to search for, in lower case.
    words: Vec<String>,
    most: usize,
    whole: bool,
    tags: Option<Vec<String>>,
    folder: Option<String>,
}

impl Search {
    fn read(body: &JsonNode<'_>) -> Option<Search> {
        body.forbid_other_than(&["query", "top_k", "return_full_page", "filters"]);
        let query = body.required("query").and_then(|node| node.filled());
        let most = body.required("top_k").and_then(|node| node.integer(1, 100));
        let whole = body.optional_or("return_full_page", false, JsonNode::boolean);
        let filters = body.nullable_or("filters", (None, None), filters);
        let (tags, folder) = filters?;
        Some(Search {
            words: words(query?).collect(),
            most: usize::try_from(most?).ok()?,
            whole: whole?,
            tags,
            folder,
        })
    }

    /// Returns the documents that match, those with the most words first.
    fn results(&self, knowledge_base: &KnowledgeBase) -> Vec<Value> {
        let documents = knowledge_base.documents.iter();
        let mut found: Vec<_> = documents
            .filter(|(path, document)| self.passes(path, document))
            .map(|(path, document)| (self.score(path, document), path, document))
            .filter(|(score, ..)| *score > 0.0)
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        let best = found.into_iter().take(self.most);
        best.map(|(score, path, document)| self.describe(score, path, document))
            .collect()
    }

    fn passes(&self, path: &str, document: &KnowledgeDocument) -> bool {
        let has = |tag: &&str| {
            self.tags
                .as_ref()
                .is_some_and(|tags| tags.iter().any(|one| one == tag))
        };
        let tagged = self.tags.is_none() || document.tags.iter().any(has);
        tagged
            && self
                .folder
                .as_ref()
                .is_none_or(|folder| within(path, folder))
    }

    /// Returns the share of the words that occur in the path or the text.
    fn score(&self, path: &str, document: &KnowledgeDocument) -> f64 {
        let mut missing: Vec<&str> = self.words.iter().map(String::as_str).collect();
        for word in words(path).chain(words(text(document))) {
            missing.retain(|other| *other != word);
            if missing.is_empty() {
                break;
            }
        }
        let found = self.words.len() - missing.len();
        found as f64 / self.words.len().max(1) as f64
    }

    fn describe(&self, score: f64, path: &str, document: &KnowledgeDocument) -> Value {
        json!({
            "id": path,
            "score": score,
            "metadata": {
                "folder": folder(path).unwrap_or_default(),
                "content_type": document.content_type,
                "file_name": document.filename,
                "size_bytes": document.content.len(),
                "tags": document.tags,
            },
            "content": if self.whole { text(document).to_owned() } else { self.snippet(text(document)) },
        })
    }

    /// Returns the first line that contains one of the words, or the first line of all.
    fn snippet(&self, text: &str) -> String {
        let has = |line: &&str| words(line).any(|word| self.words.contains(&word));
        let line = text.lines().find(has).or_else(|| text.lines().next());
        line.unwrap_or_default().chars().take(SNIPPET).collect()
    }
}

type SearchFilters = (Option<Vec<String>>, Option<String>);

fn filters(node: &JsonNode<'_>) -> Option<SearchFilters> {
    node.fields()?;
    node.forbid_other_than(&["tags", "folders"]);
    let tags = node.nullable_or("tags", None, |tags| {
        tags.some(|tag| tag.filled().map(str::to_owned)).map(Some)
    });
    let folder = node.nullable_or("folders", None, |folders| {
        let mut paths = folders.some(knowledge_upload::path)?;
        match paths.len() {
            1 => Some(paths.pop()),
            _ => folders.problem("too_long", "List should have at most 1 item"),
        }
    });
    Some((tags?, folder?))
}

fn text(document: &KnowledgeDocument) -> &str {
    std::str::from_utf8(&document.content).unwrap_or_default()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The most characters of a snippet.
const SNIPPET: usize = 200;
