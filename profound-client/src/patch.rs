//! Fields of a PATCH body: absent, null or set.

use std::{fmt, marker::PhantomData};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor, ser::Error};

/// A field of a JSON Merge Patch (RFC 7396): absent keeps the current value, null removes it, a value
/// replaces it.
///
/// Guide: [Endpoints](crate::guide::endpoints).
///
/// In a struct that is sent, the field needs `#[serde(skip_serializing_if = "Patch::is_absent")]`,
/// because an absent field must not be written. Without the attribute the call fails with an error that
/// says so, and nothing is sent. In a struct that is received, the field needs `#[serde(default)]`;
/// without it an absent field is an error. A struct may have both.
///
/// ```
/// use profound_client::{profound_endpoint, Client, Error, Patch};
/// use serde::{Deserialize, Serialize};
///
/// #[profound_endpoint(PATCH "/v1/projects/{project_id}/tasks/{task_id}")]
/// async fn update_task(
///     client: &Client,
///     project_id: &str,
///     task_id: &str,
///     #[query] category_id: &str,
///     change: &TaskChange,
/// ) -> Result<(), Error>;
///
/// #[derive(Default, Serialize, Deserialize)]
/// struct TaskChange {
///     #[serde(default, skip_serializing_if = "Patch::is_absent")]
///     title: Patch<String>,
///     #[serde(default, skip_serializing_if = "Patch::is_absent")]
///     summary: Patch<String>,
///     #[serde(default, skip_serializing_if = "Patch::is_absent")]
///     impact: Patch<u8>,
/// }
///
/// // Set the title, remove the summary, and keep the impact.
/// let change = TaskChange {
///     title: Patch::Set("Answer the pricing question".into()),
///     summary: Patch::Null,
///     ..TaskChange::default()
/// };
/// let sent = serde_json::to_string(&change).unwrap();
/// assert_eq!(sent, r#"{"title":"Answer the pricing question","summary":null}"#);
/// ```
#[doc(alias("null", "undefined", "JSON merge patch", "partial update"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Patch<T> {
    /// The field is not sent: the current value is kept.
    #[default]
    Absent,
    /// The field is sent as `null`: the current value is removed.
    Null,
    /// The field is sent: the current value is replaced.
    Set(T),
}

/// The error message for an absent field that is written.
pub(crate) const WRITTEN: &str = "a field that is `Patch::Absent` would be written as `null`: put \
                                  `#[serde(default, skip_serializing_if = \"Patch::is_absent\")]` on \
                                  every `Patch` field";

impl<T> Patch<T> {
    /// Returns true if the field is not sent.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns true if the field is sent as `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns the value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

/// Converts a value into [`Patch::Set`].
impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}

/// Converts `Some` into [`Patch::Set`] and `None` into [`Patch::Null`]. [`Patch::Absent`] keeps the
/// current value.
impl<T> From<Option<T>> for Patch<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Set)
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => Err(S::Error::custom(WRITTEN)),
            Self::Null => serializer.serialize_none(),
            Self::Set(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // serde deserialises a missing field without a default as an option. Request a newtype instead,
        // so that it is an error.
        deserializer.deserialize_newtype_struct("Patch", Given(PhantomData))
    }
}

/// A field that is present.
struct Given<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Given<T> {
    type Value = Patch<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Patch<T>, D::Error> {
        Option::deserialize(deserializer).map(Patch::from)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_str, to_string};

    use super::*;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    struct Change {
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        name: Patch<String>,
    }

    #[test]
    fn absent_null_and_set_are_three_things_both_ways() {
        for (name, text) in [
            (Patch::Absent, "{}"),
            (Patch::Null, r#"{"name":null}"#),
            (Patch::Set("a".into()), r#"{"name":"a"}"#),
        ] {
            let change = Change { name };
            assert_eq!(to_string(&change).unwrap(), text);
            assert_eq!(from_str::<Change>(text).unwrap(), change);
        }
        assert_eq!(Patch::from("a").value(), Some(&"a"));
        assert_eq!(Patch::<u8>::from(None), Patch::Null);
        assert_eq!(Patch::<u8>::from(Some(3)), Patch::Set(3));
        assert!(Patch::<u8>::default().is_absent() && Patch::<u8>::Null.is_null());
    }

    #[test]
    fn an_absent_field_is_not_read_as_null() {
        #[derive(Debug, Deserialize)]
        struct Forgotten {
            name: Patch<u8>,
        }
        let error = from_str::<Forgotten>("{}").unwrap_err().to_string();
        assert!(error.starts_with("missing field `name`"), "{error}");
        assert_eq!(
            from_str::<Forgotten>(r#"{"name":null}"#).unwrap().name,
            Patch::Null
        );
        assert_eq!(
            serde_json::from_value::<Patch<u8>>(3.into()).unwrap(),
            Patch::Set(3)
        );
    }

    #[test]
    fn an_absent_field_is_never_written() {
        let error = to_string(&[Patch::<u8>::Absent]).unwrap_err();
        assert_eq!(error.to_string(), WRITTEN);
    }
}
