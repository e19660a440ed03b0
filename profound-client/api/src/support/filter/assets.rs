//! Filters on the assets that a report counts.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// A filter on the assets that a report counts, by name.
#[derive(Clone, Debug, PartialEq)]
pub struct AssetNames(Value);

impl AssetNames {
    /// Counts the asset with this name.
    pub fn is(name: impl Into<String>) -> Self {
        Self(Value::String(name.into()))
    }

    /// Counts the assets with these names.
    pub fn any_of<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Self {
        Self(list(names))
    }

    /// Returns `None` if it is neither a name nor a list of names.
    #[cfg(feature = "deserialize")]
    pub(crate) fn from_value(value: Value) -> Option<Self> {
        let is_list = |list: &Vec<Value>| list.iter().all(Value::is_string);
        let is_names = value.is_string() || value.as_array().is_some_and(is_list);
        is_names.then_some(Self(value))
    }
}

impl From<AssetNames> for Assets {
    fn from(names: AssetNames) -> Self {
        Self(names.0)
    }
}

impl Serialize for AssetNames {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A filter on the assets that a report counts. It can also exclude assets.
#[derive(Clone, Debug, PartialEq)]
pub struct Assets(Value);

impl Assets {
    /// Counts the asset with this name.
    pub fn is(name: impl Into<String>) -> Self {
        Self(Value::String(name.into()))
    }

    /// Counts the assets with these names.
    pub fn any_of<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Self {
        Self(list(names))
    }

    /// Counts all assets except those with these names.
    pub fn none_of<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Self {
        Self(json!({ "op": "not_in", "value": list(names) }))
    }

    /// Returns `None` if it has no form of this filter.
    #[cfg(feature = "deserialize")]
    pub(crate) fn from_value(value: Value) -> Option<Self> {
        let Some(clause) = value.as_object() else {
            return AssetNames::from_value(value).map(Self::from);
        };
        let is_clause = clause.len() == 2
            && clause.get("op").is_some_and(Value::is_string)
            && AssetNames::from_value(clause.get("value")?.clone()).is_some();
        is_clause.then_some(Self(value))
    }
}

fn list<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Value {
    names.into_iter().map(N::into).collect()
}

impl Serialize for Assets {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
