//! String enums: enums of strings, with a variant for strings that the crate does not know.

use serde::{Deserialize, Deserializer};

use super::text::Text;

/// Declares a string enum.
///
/// ```text
/// string_enum! {
///     /// A size.
///     pub enum Size {
///         /// The small one.
///         Small = "small",
///     }
/// }
/// ```
///
/// expands to:
///
/// ```text
/// /// A size.
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub enum Size {
///     /// The small one.
///     Small,
///     /// A value that this version of the crate does not know. It can be sent.
///     Unknown(String),
/// }
///
/// impl Size {
///     /// Returns the value as the API writes it.
///     pub fn as_str(&self) -> &str {
///         match self {
///             Self::Small => "small",
///             Self::Unknown(value) => value,
///         }
///     }
/// }
///
/// impl From<&str> for Size {
///     fn from(value: &str) -> Self {
///         match value {
///             "small" => Self::Small,
///             value => Self::Unknown(value.to_owned()),
///         }
///     }
/// }
///
/// string_enum_impls!(Size);
/// ```
macro_rules! string_enum {
    (
        $(#[$about:meta])*
        pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $value:literal,)+ }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $variant,)+
            /// A value that this version of the crate does not know. It can be sent.
            Unknown(String),
        }

        impl $name {
            /// Returns the value as the API writes it.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)+
                    Self::Unknown(value) => value,
                }
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)+
                    value => Self::Unknown(value.to_owned()),
                }
            }
        }

        $crate::support::string_enum::string_enum_impls!($name);
    };
}

/// Implements the traits of a string enum through its `as_str` and `From<&str>`.
///
/// `string_enum_impls!(Size);` expands to impls of `Eq`, `Hash`, `Display`, `Placeholder`, `Serialize`,
/// `Deserialize` and `QueryScalar` for `Size`, and of `From<Size>` for `String` and `FilterValue`, such as:
///
/// ```text
/// impl std::fmt::Display for Size {
///     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
///         f.pad(self.as_str())
///     }
/// }
/// ```
macro_rules! string_enum_impls {
    ($name:ident) => {
        // A derive would expand to more code.
        impl Eq for $name {}

        impl std::hash::Hash for $name {
            #[inline]
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::support::response_struct::Placeholder for $name {
            #[inline]
            fn placeholder() -> Self {
                Self::Unknown(String::new())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[cfg(any(feature = "arrow-59", feature = "csv"))]
        $crate::export::cells::text_cell!($name);

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::support::string_enum::deserialize(deserializer)
            }
        }

        impl From<$name> for String {
            #[inline]
            fn from(value: $name) -> Self {
                value.as_str().to_owned()
            }
        }

        impl From<$name> for $crate::FilterValue {
            #[inline]
            fn from(value: $name) -> Self {
                value.as_str().into()
            }
        }

        impl profound_client::QueryScalar for $name {
            #[inline]
            fn encode(&self, out: &mut profound_client::ValueEncoder<'_>) {
                self.as_str().encode(out);
            }
        }
    };
}

pub(crate) use string_enum;
pub(crate) use string_enum_impls;

pub(crate) fn deserialize<'de, E: for<'w> From<&'w str>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<E, D::Error> {
    Text::deserialize(deserializer).map(|value| E::from(&*value.0))
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the enums of the API are public")]
mod tests {
    string_enum! {
        /// A size.
        pub enum Size {
            /// The small one.
            Small = "small",
            /// The large one.
            Large = "l-a-r-g-e",
        }
    }

    #[test]
    fn values_are_read_and_written() {
        let sizes: Vec<Size> =
            serde_json::from_str(r#"["small", "l-a-r-g-e", "hu\u0067e"]"#).unwrap();
        let expected = [Size::Small, Size::Large, Size::Unknown("huge".into())];
        assert_eq!(sizes, expected);
        let written = serde_json::to_string(&sizes).unwrap();
        assert_eq!(written, r#"["small","l-a-r-g-e","huge"]"#);
        assert_eq!(format!("{:>6}", Size::Small), " small");
    }
}
