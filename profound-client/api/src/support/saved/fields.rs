//! Reads one field, by its kind in `request_struct!`. An error names the JSON path of the value.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor},
};

use super::dates::Dates;

/// The fields of a struct that is being read.
pub(crate) struct Fields<'m, A> {
    pub(super) map: &'m mut A,
    pub(super) dates: Dates,
}

/// Returns an error with the name of a field, or an index, before the path that it has.
pub(crate) fn at<E: Error>(name: impl fmt::Display, error: &E) -> E {
    let message = error.to_string();
    let inner = message
        .strip_prefix('`')
        .and_then(|rest| rest.split_once("`: "));
    E::custom(match inner {
        Some((path, rest)) if path.starts_with('[') => format!("`{name}{path}`: {rest}"),
        Some((path, rest)) => format!("`{name}.{path}`: {rest}"),
        None => format!("`{name}`: {message}"),
    })
}

/// Reads a required field.
pub(crate) mod read {
    use profound_client::dates::{DateRange, Moments};

    #[allow(unused_imports, reason = "no request has such a field today")]
    pub(crate) use self::one as nullable;
    pub(crate) use self::{list as texts, one as text};
    use super::*;

    pub(crate) fn one<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
        field: &mut T,
        fields: &mut Fields<'_, A>,
    ) -> Result<(), A::Error> {
        *field = fields.map.next_value()?;
        Ok(())
    }

    pub(crate) fn list<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
        field: &mut Vec<T>,
        fields: &mut Fields<'_, A>,
    ) -> Result<(), A::Error> {
        *field = fields.map.next_value_seed(List(PhantomData))?;
        Ok(())
    }

    macro_rules! dates {
        ($($name:ident: $type:ty,)*) => {
            $(pub(crate) fn $name<'de, A: MapAccess<'de>>(
                field: &mut $type,
                fields: &mut Fields<'_, A>,
            ) -> Result<(), A::Error> {
                *field = fields.dates.$name().map_err(A::Error::custom)?;
                Ok(())
            })*
        };
    }

    dates! { v1: DateRange, v2: DateRange, moments: Moments, }
}

/// Reads an optional field: null counts as absent, except in a change.
pub(crate) mod read_present {
    use profound_client::dates::DateRange;

    pub(crate) use self::{list as texts, some_list as some_texts};
    #[allow(unused_imports, reason = "no request has such a field today")]
    pub(crate) use super::read::one as patch_texts;
    pub(crate) use super::read::{
        one, one as all_rows, one as filter, one as patch, one as patch_list, one as patch_text,
        one as text,
    };
    use super::*;

    pub(crate) fn some_list<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
        field: &mut Option<Vec<T>>,
        fields: &mut Fields<'_, A>,
    ) -> Result<(), A::Error> {
        *field = fields.map.next_value_seed(Nullable(PhantomData))?;
        Ok(())
    }

    pub(crate) fn list<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
        field: &mut Vec<T>,
        fields: &mut Fields<'_, A>,
    ) -> Result<(), A::Error> {
        let list: Option<_> = fields.map.next_value_seed(Nullable(PhantomData))?;
        *field = list.unwrap_or_default();
        Ok(())
    }

    macro_rules! comparisons {
        ($($name:ident = $read:ident,)*) => {
            $(pub(crate) fn $name<'de, A: MapAccess<'de>>(
                field: &mut Option<DateRange>,
                fields: &mut Fields<'_, A>,
            ) -> Result<(), A::Error> {
                *field = Some(fields.dates.$read().map_err(A::Error::custom)?);
                Ok(())
            })*
        };
    }

    comparisons! { v1 = comparison_v1, v2 = comparison_v2, }
}

/// A list. The error of an item names its index.
struct List<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for List<T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        loop {
            let item = items.next_element();
            match item.map_err(|error| at(format_args!("[{}]", list.len()), &error))? {
                Some(item) => list.push(item),
                None => return Ok(list),
            }
        }
    }
}

/// A list, or null.
struct Nullable<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Nullable<T> {
    type Value = Option<Vec<T>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Nullable<T> {
    type Value = Option<Vec<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        List(PhantomData).deserialize(deserializer).map(Some)
    }
}
