//! Our names and sentences, from `names.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    pub(crate) areas: BTreeMap<String, AreaNames>,
    /// By method and path, as in `POST /v2/reports/visibility`.
    pub(crate) operations: BTreeMap<String, OperationNames>,
    pub(crate) types: BTreeMap<String, TypeNames>,
    /// A sentence for each name of a field, where its type has none.
    pub(crate) fields: BTreeMap<String, String>,
    /// By the words, with a space between them.
    pub(crate) words: BTreeMap<String, WordsNames>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AreaNames {
    #[serde(rename = "trait")]
    pub(crate) name: String,
    pub(crate) doc: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OperationNames {
    pub(crate) area: String,
    pub(crate) method: String,
    pub(crate) doc: String,
    /// The method that walks all pages, and what it gives.
    pub(crate) all: Option<String>,
    pub(crate) item: Option<String>,
    /// The struct of its optional query parameters.
    pub(crate) query: Option<String>,
    /// The method that sends a form instead of JSON.
    pub(crate) upload: Option<String>,
    pub(crate) answer: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TypeNames {
    pub(crate) name: Option<String>,
    pub(crate) doc: Option<String>,
    #[serde(default)]
    pub(crate) fields: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) rename: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordsNames {
    pub(crate) name: String,
    pub(crate) doc: String,
    #[serde(default)]
    pub(crate) variants: BTreeMap<String, VariantNames>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VariantNames {
    pub(crate) name: Option<String>,
    pub(crate) doc: Option<String>,
}

impl Names {
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| format!("names.toml: {error}"))
    }

    /// The Rust name of a type, `Report<Row>` among them.
    pub(crate) fn of<'a>(&'a self, shape: &'a str) -> &'a str {
        let names = self.types.get(shape);
        names
            .and_then(|names| names.name.as_deref())
            .unwrap_or(shape)
    }
}

/// `totalCount` and `total-count` are `total_count`.
pub(crate) fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        match letter {
            'A'..='Z' => {
                if !snake.is_empty() && !snake.ends_with('_') {
                    snake.push('_');
                }
                snake.push(letter.to_ascii_lowercase());
            }
            'a'..='z' | '0'..='9' => snake.push(letter),
            _ if snake.ends_with('_') => {}
            _ => snake.push('_'),
        }
    }
    snake.trim_end_matches('_').to_owned()
}

/// `not_started` is `NotStarted`.
pub(crate) fn camel(word: &str) -> String {
    let parts = word.split(|letter: char| !letter.is_ascii_alphanumeric());
    let capital = |part: &str| {
        let (first, rest) = part.split_at(1.min(part.len()));
        first.to_ascii_uppercase() + rest
    };
    parts.map(capital).collect()
}

/// A name that is no keyword.
pub(crate) fn identifier(name: &str) -> String {
    match name {
        "self" | "super" | "crate" => format!("{name}_"),
        name if KEYWORDS.contains(&name) => format!("r#{name}"),
        name if name.starts_with(|first: char| first.is_ascii_digit()) => format!("n{name}"),
        name => name.to_owned(),
    }
}

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];
