//! Closed sets of words.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Deserializer, de::Visitor};

/// Declares a set of words as an enum that keeps those it does not know.
macro_rules! string_enum {
    (
        $(#[$about:meta])*
        pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $variant,)+
            /// A word that this version of the crate does not know; it is kept as it came, and may be
            /// sent.
            Unknown(String),
        }

        impl $name {
            /// The word as the API has it.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Unknown(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)+
                    word => Self::Unknown(word.to_owned()),
                }
            }
        }

        $crate::support::string_enum::string_enum_impls!($name);
    };
}

/// What every set of words has in common.
macro_rules! string_enum_impls {
    ($name:ident) => {
        // Less than what a derive writes.
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

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::support::string_enum::deserialize(deserializer)
            }
        }

        impl From<$name> for String {
            #[inline]
            fn from(word: $name) -> Self {
                word.as_str().to_owned()
            }
        }

        impl From<$name> for $crate::FilterValue {
            #[inline]
            fn from(word: $name) -> Self {
                word.as_str().into()
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

pub(crate) use {string_enum, string_enum_impls};

pub(crate) fn deserialize<'de, W: for<'w> From<&'w str>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<W, D::Error> {
    Word::deserialize(deserializer).map(|word| W::from(&*word.0))
}

/// A string that is borrowed where it can be.
pub(crate) struct Word<'de>(pub(crate) Cow<'de, str>);

impl<'de> Deserialize<'de> for Word<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(WordVisitor)
    }
}

struct WordVisitor;

impl<'de> Visitor<'de> for WordVisitor {
    type Value = Word<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }

    fn visit_borrowed_str<E>(self, word: &'de str) -> Result<Word<'de>, E> {
        Ok(Word(Cow::Borrowed(word)))
    }

    fn visit_str<E>(self, word: &str) -> Result<Word<'de>, E> {
        Ok(Word(Cow::Owned(word.to_owned())))
    }
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the sets of the API are public")]
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
    fn words_are_read_and_written() {
        let sizes: Vec<Size> =
            serde_json::from_str(r#"["small", "l-a-r-g-e", "hu\u0067e"]"#).unwrap();
        let expected = [Size::Small, Size::Large, Size::Unknown("huge".into())];
        assert_eq!(sizes, expected);
        let written = serde_json::to_string(&sizes).unwrap();
        assert_eq!(written, r#"["small","l-a-r-g-e","huge"]"#);
        assert_eq!(format!("{:>6}", Size::Small), " small");
    }
}
