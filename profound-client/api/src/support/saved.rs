//! Deserialization of requests, so that a saved report definition is a file (feature `deserialize`).

mod dates;
mod fields;
mod filters;

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{Error, MapAccess, Visitor},
};

use self::dates::Dates;
pub(crate) use self::fields::{Fields, at, read, read_present};
use crate::{ExtraFields, support::response_struct::Placeholder};

/// A struct of a request that is read field by field.
pub(crate) trait RequestStruct: Placeholder {
    const NAME: &'static str;
    /// The required fields.
    const REQUIRED: &'static [&'static str];

    /// Reads the field of this name. Returns false if the struct does not have it.
    fn read_field<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        fields: &mut Fields<'_, A>,
    ) -> Result<bool, A::Error>;

    /// Returns the place for the fields that are not listed.
    fn extra_fields(&mut self) -> &mut ExtraFields;
}

pub(crate) fn deserialize<'de, R: RequestStruct, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<R, D::Error> {
    deserializer.deserialize_map(StructVisitor(PhantomData))
}

struct StructVisitor<R>(PhantomData<R>);

impl<'de, R: RequestStruct> Visitor<'de> for StructVisitor<R> {
    type Value = R;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the fields of `{}`", R::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<R, A::Error> {
        let mut value = R::placeholder();
        let has_dates = R::REQUIRED.contains(&dates::START);
        let mut seen: Vec<String> = Vec::new();
        let mut fields = Fields {
            map: &mut map,
            dates: Dates::default(),
        };
        while let Some(name) = fields.map.next_key::<String>()? {
            if seen.contains(&name) {
                return Err(A::Error::custom(format_args!("duplicate field `{name}`")));
            }
            if let Some(date) = fields.dates.of(&name).filter(|_| has_dates) {
                let text = fields.map.next_value::<String>();
                *date = Some(text.map_err(|error| at(&name, &error))?);
            } else {
                let read = value.read_field(&name, &mut fields);
                if !read.map_err(|error| at(&name, &error))? {
                    value.extra_fields().read(name.clone(), fields.map)?;
                }
            }
            seen.push(name);
        }
        if fields.dates.is_given() {
            value.read_field(dates::START, &mut fields)?;
            seen.push(dates::START.to_owned());
        }
        if fields.dates.has_comparison() {
            value.read_field(dates::COMPARISON_START, &mut fields)?;
        }
        let mut required = R::REQUIRED.iter();
        match required.find(|name| !seen.iter().any(|seen| seen == *name)) {
            Some(&dates::START) => Err(A::Error::custom(
                "missing field `dates`, or `start_date` and `end_date`",
            )),
            Some(missing) => Err(A::Error::missing_field(missing)),
            None => Ok(value),
        }
    }
}

#[cfg(test)]
mod tests;
