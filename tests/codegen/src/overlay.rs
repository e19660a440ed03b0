//! Our own decisions about the API, from `overlay.toml`.

use std::collections::BTreeMap;

use profound_contract::openapi;
use serde::Deserialize;

use crate::undocumented;

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Overlay {
    pub(crate) areas: BTreeMap<String, AreaNames>,
    /// By method and path, such as `POST /v2/reports/visibility`.
    pub(crate) operations: BTreeMap<String, OperationNames>,
    pub(crate) types: BTreeMap<String, TypeNames>,
    /// A sentence for each name of a field, used if the type has none.
    pub(crate) fields: BTreeMap<String, String>,
    /// By the values, separated by spaces.
    pub(crate) enums: BTreeMap<String, EnumNames>,
    /// The operations that the API no longer has.
    pub(crate) removed: Vec<Removed>,
    pub(crate) shapes: OwnShapes,
}

/// An operation that the API no longer has.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Removed {
    pub(crate) method: String,
    pub(crate) path: String,
    /// The help message for a declaration of this operation.
    pub(crate) help: String,
}

/// Types in the notation of `api.shapes`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnShapes {
    /// The operations that the document leaves out, and their types.
    pub(crate) undocumented: String,
    /// The fields that the document leaves out, below the heads of their types.
    #[serde(default)]
    pub(crate) fields: String,
    /// The types that are written by hand, as the document described them at that time.
    pub(crate) by_hand: String,
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
    /// True if a POST changes nothing, so that it can be retried.
    #[serde(default)]
    pub(crate) read_only: bool,
    /// The path of its replacement, with the same method.
    pub(crate) replaced_by: Option<String>,
    /// The method that returns all items: by the stream of the operation, or page by page if it has none.
    pub(crate) all: Option<String>,
    /// The method that returns all pages, if `all` uses the stream.
    pub(crate) pages: Option<String>,
    /// The type of an item.
    pub(crate) item: Option<String>,
    /// The struct of its optional query parameters.
    pub(crate) query: Option<String>,
    /// The method that sends a multipart body instead of JSON.
    pub(crate) upload: Option<String>,
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
    /// The fields of a response that the document requires and the API can leave out, each with its evidence.
    #[serde(default)]
    pub(crate) optional: BTreeMap<String, String>,
    /// The types of fields that are written by hand.
    #[serde(default)]
    pub(crate) values: BTreeMap<String, String>,
    /// The function that checks a request before it is sent.
    pub(crate) check: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EnumNames {
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

impl OwnShapes {
    /// Returns whether the document leaves out an operation, such as `GET /v2/domain-segments`.
    pub(crate) fn has_operation(&self, key: &str) -> bool {
        self.undocumented.lines().any(|line| line == key)
    }

    /// Returns whether the document leaves out a field of a type.
    pub(crate) fn has_field(&self, shape: &str, field: &str) -> bool {
        undocumented::blocks(&self.fields).any(|(name, lines)| {
            let mut names = lines.map(undocumented::field_name);
            name == shape && names.any(|name| name == field)
        })
    }
}

impl Overlay {
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| format!("overlay.toml: {error}"))
    }

    /// Returns the decisions about operations, as the program `profound-contract` takes them.
    pub(crate) fn of_operations(&self) -> openapi::Overlay {
        let named = self.operations.iter();
        let read_only = named.clone().filter(|(_, names)| names.read_only);
        let replaced = named.filter_map(|(key, names)| Some((key, names.replaced_by.as_ref()?)));
        let removed = self.removed.iter().map(|removed| {
            let Removed { method, path, help } = removed;
            (method.clone(), path.clone(), help.clone())
        });
        openapi::Overlay {
            read_only: read_only.map(|(key, _)| key.clone()).collect(),
            replaced_by: replaced
                .map(|(key, path)| (key.clone(), path.clone()))
                .collect(),
            left_out: Default::default(),
            removed: removed.collect(),
        }
    }

    /// Returns the Rust name of a type, which can be that of several, such as `TypedReport<Row>`.
    pub(crate) fn of<'a>(&'a self, shape: &'a str) -> &'a str {
        let names = self.types.get(shape);
        names
            .and_then(|names| names.name.as_deref())
            .unwrap_or(shape)
    }
}
