//! Structs of requests: a constructor with the required fields, and a method for each other field.

/// Declares a struct of a request. A field has its name in JSON, its name in Rust, its type, its kind, and the
/// type of the argument that sets it. The kind names the functions of [`value`] and [`write`] for a required
/// field, and those of [`set`] and [`write_present`] for an optional one.
///
/// ```text
/// request_struct! {
///     /// A question.
///     pub struct Question {
///         pub required {
///             /// Its topic.
///             "about" about: String = text(impl Into<String>),
///         }
///         optional {
///             /// The number of rows.
///             "howMany" limit: Option<u32> = one(u32),
///         }
///     }
/// }
/// ```
///
/// expands to:
///
/// ```text
/// /// A question.
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub struct Question {
///     /// Its topic.
///     pub about: String,
///     /// The number of rows.
///     pub limit: Option<u32>,
///     /// The fields that this version of the crate does not know.
///     pub extra: ExtraFields,
/// }
///
/// impl Question {
///     /// Creates it with the required fields. The API assumes its defaults for the others.
///     pub fn new(about: impl Into<String>) -> Self {
///         Self {
///             about: value::text(about),
///             limit: Placeholder::placeholder(),
///             extra: ExtraFields::new(),
///         }
///     }
///
///     /// Sends a field that this version of the crate does not know, such as a new one of the API.
///     #[must_use]
///     pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
///         self.extra.insert(name.into(), value.into());
///         self
///     }
///
///     /// The number of rows.
///     #[must_use]
///     pub fn limit(mut self, limit: u32) -> Self {
///         set::one(&mut self.limit, limit);
///         self
///     }
/// }
///
/// impl Serialize for Question {
///     fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
///         let mut fields = FieldWriter::new(serializer);
///         write::text(&mut fields, "about", &self.about);
///         write_present::one(&mut fields, "howMany", &self.limit);
///         fields.put_undescribed(&self.extra, &["about", "howMany"]);
///         fields.end()
///     }
/// }
/// ```
///
/// A section `implied` sends the value of a field that is not set if another field is set:
///
/// ```text
/// implied { "scope" scope if assets = Scope::All, }
/// ```
///
/// `pub` makes the constructor public. A struct with more than three required fields has a builder instead.
/// A line `checked by path` names a function that checks the request before it is sent.
macro_rules! request_struct {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            $new:vis required {
                $($(#[$doc:meta])* $wire:literal $field:ident: $type:ty = $kind:ident($from:ty),)*
            }
            optional {
                $(
                    $(#[$doc_of:meta])*
                    $wire_of:literal $field_of:ident: $type_of:ty = $kind_of:ident($from_of:ty),
                )*
            }
            $(implied { $($implied_wire:literal $implied:ident if $cause:ident = $implied_value:path,)+ })?
            $(checked by $check:path)?
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)*
            $($(#[$doc_of])* pub $field_of: $type_of,)*
            /// The fields that this version of the crate does not know.
            pub extra: $crate::ExtraFields,
        }

        impl $name {
            /// Creates it with the required fields. The API assumes its defaults for the others.
            #[inline]
            #[allow(clippy::new_without_default, reason = "some have required fields")]
            $new fn new($($field: $from),*) -> Self {
                Self {
                    $($field: $crate::support::request_struct::value::$kind($field),)*
                    $($field_of: $crate::support::response_struct::Placeholder::placeholder(),)*
                    extra: $crate::ExtraFields::new(),
                }
            }

            /// Sends a field that this version of the crate does not know, such as a new one of the API. A call
            /// fails with [`Error::Encode`](crate::Error::Encode) if the type has the field.
            #[inline]
            #[must_use]
            pub fn extra(mut self, name: impl Into<String>, value: impl Into<serde_json::Value>) -> Self {
                self.extra.insert(name.into(), value.into());
                self
            }

            $(
                $(#[$doc_of])*
                #[inline]
                #[must_use]
                pub fn $field_of(mut self, $field_of: $from_of) -> Self {
                    $crate::support::request_struct::set::$kind_of(&mut self.$field_of, $field_of);
                    self
                }
            )*
        }

        #[cfg(feature = "deserialize")]
        impl $crate::support::saved::RequestStruct for $name {
            const NAME: &'static str = stringify!($name);
            const REQUIRED: &'static [&'static str] = &[$($wire,)*];

            fn read_field<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                name: &str,
                fields: &mut $crate::support::saved::Fields<'_, A>,
            ) -> Result<bool, A::Error> {
                match name {
                    $($wire => $crate::support::saved::read::$kind(&mut self.$field, fields)?,)*
                    $($wire_of => $crate::support::saved::read_present::$kind_of(&mut self.$field_of, fields)?,)*
                    _ => return Ok(false),
                }
                Ok(true)
            }

            fn extra_fields(&mut self) -> &mut $crate::ExtraFields {
                &mut self.extra
            }
        }

        #[cfg(feature = "deserialize")]
        impl $crate::support::response_struct::Placeholder for $name {
            fn placeholder() -> Self {
                Self {
                    $($field: $crate::support::response_struct::Placeholder::placeholder(),)*
                    $($field_of: $crate::support::response_struct::Placeholder::placeholder(),)*
                    extra: $crate::ExtraFields::new(),
                }
            }
        }

        #[cfg(feature = "deserialize")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::support::saved::deserialize(deserializer)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $($crate::support::field_writer::check($check(self))?;)?
                let mut fields = $crate::support::field_writer::FieldWriter::new(serializer);
                $($crate::support::request_struct::write::$kind(&mut fields, $wire, &self.$field);)*
                $($crate::support::request_struct::write_present::$kind_of(&mut fields, $wire_of, &self.$field_of);)*
                $($(
                    if self.$implied.is_none() && self.$cause.is_some() {
                        fields.put($implied_wire, &$implied_value);
                    }
                )+)?
                fields.put_undescribed(&self.extra, &[$($wire,)* $($wire_of,)*]);
                fields.end()
            }
        }
    };
}

pub(crate) use request_struct;

/// Turns an argument of the constructor into the value of a required field, by kind.
pub(crate) mod value {
    use profound_client::dates::Moments;

    #[allow(unused_imports, reason = "no request has such a field today")]
    pub(crate) use self::one as nullable;
    pub(crate) use self::{one as v1, one as v2};

    #[inline]
    pub(crate) fn moments(period: impl Into<Moments>) -> Moments {
        period.into()
    }

    #[inline]
    pub(crate) fn one<T>(value: T) -> T {
        value
    }

    #[inline]
    pub(crate) fn text(value: impl Into<String>) -> String {
        value.into()
    }

    #[inline]
    pub(crate) fn list<T>(values: impl IntoIterator<Item = T>) -> Vec<T> {
        values.into_iter().collect()
    }

    #[inline]
    pub(crate) fn texts(values: impl IntoIterator<Item = impl Into<String>>) -> Vec<String> {
        values.into_iter().map(Into::into).collect()
    }
}

/// Sets an optional field to an argument, by kind. `some_list` and `some_texts` tell an empty list from an
/// absent one. The kinds that begin with `patch` are for changes, which tell null from absent.
pub(crate) mod set {
    use profound_client::Patch;

    pub(crate) use self::{one as all_rows, one as v1, one as v2};
    use super::value;

    #[inline]
    pub(crate) fn one<T>(field: &mut Option<T>, value: T) {
        *field = Some(value);
    }

    #[inline]
    pub(crate) fn text(field: &mut Option<String>, value: impl Into<String>) {
        *field = Some(value.into());
    }

    #[inline]
    pub(crate) fn filter<F>(field: &mut Option<F>, value: impl Into<F>) {
        *field = Some(value.into());
    }

    #[inline]
    pub(crate) fn list<T>(field: &mut Vec<T>, values: impl IntoIterator<Item = T>) {
        *field = value::list(values);
    }

    #[inline]
    pub(crate) fn texts(
        field: &mut Vec<String>,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) {
        *field = value::texts(values);
    }

    #[inline]
    pub(crate) fn some_list<T>(field: &mut Option<Vec<T>>, values: impl IntoIterator<Item = T>) {
        *field = Some(value::list(values));
    }

    #[inline]
    pub(crate) fn some_texts(
        field: &mut Option<Vec<String>>,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) {
        *field = Some(value::texts(values));
    }

    #[inline]
    pub(crate) fn patch<T>(field: &mut Patch<T>, value: T) {
        *field = Patch::Set(value);
    }

    #[inline]
    pub(crate) fn patch_text(field: &mut Patch<String>, value: impl Into<String>) {
        *field = Patch::Set(value.into());
    }

    #[inline]
    pub(crate) fn patch_list<T>(field: &mut Patch<Vec<T>>, values: impl IntoIterator<Item = T>) {
        *field = Patch::Set(value::list(values));
    }

    #[allow(dead_code, reason = "no request has such a field today")]
    #[inline]
    pub(crate) fn patch_texts(
        field: &mut Patch<Vec<String>>,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) {
        *field = Patch::Set(value::texts(values));
    }
}

/// Writes a required field, by kind. A date range is written by the convention of the operation: that of `/v1`,
/// that of `/v2`, or `moments` for operations that take points in time.
pub(crate) mod write {
    use profound_client::dates::{DateRange, Moments};
    use serde::{Serialize, Serializer};

    #[allow(unused_imports, reason = "no request has such a field today")]
    pub(crate) use self::one as nullable;
    pub(crate) use self::{one as list, one as text, one as texts};
    use crate::support::{field_writer::FieldWriter, period};

    #[inline]
    pub(crate) fn one<S: Serializer, V: Serialize>(
        fields: &mut FieldWriter<S>,
        name: &'static str,
        value: &V,
    ) {
        fields.put(name, value);
    }

    pub(crate) fn v1<S: Serializer>(fields: &mut FieldWriter<S>, _: &str, dates: &DateRange) {
        fields.write(|map| period::v1(dates, map));
    }

    pub(crate) fn v2<S: Serializer>(fields: &mut FieldWriter<S>, _: &str, dates: &DateRange) {
        fields.write(|map| period::v2(dates, map));
    }

    pub(crate) fn moments<S: Serializer>(fields: &mut FieldWriter<S>, _: &str, dates: &Moments) {
        fields.write(|map| period::moments(dates, map));
    }
}

/// Writes an optional field, by kind, unless it is absent.
pub(crate) mod write_present {
    use profound_client::dates::DateRange;
    use serde::{Serialize, Serializer};

    #[allow(unused_imports, reason = "no request has such a field today")]
    pub(crate) use self::one as patch_texts;
    pub(crate) use self::{
        one as filter, one as list, one as patch, one as patch_list, one as patch_text,
        one as some_list, one as some_texts, one as text, one as texts,
    };
    use crate::{
        Pagination,
        support::{
            field_writer::{Absent, FieldWriter},
            period,
        },
    };

    /// The maximum number of rows in a positional report.
    const MAX_ROWS: u32 = 50_000;

    #[inline]
    pub(crate) fn one<S: Serializer, V: Serialize + Absent>(
        fields: &mut FieldWriter<S>,
        name: &'static str,
        value: &V,
    ) {
        fields.put_present(name, value);
    }

    /// Writes a page with a limit, always: without one, the API truncates the report at its default.
    pub(crate) fn all_rows<S: Serializer>(
        fields: &mut FieldWriter<S>,
        name: &'static str,
        page: &Option<Pagination>,
    ) {
        let mut page = page.clone().unwrap_or_default();
        page.limit = page.limit.or(Some(MAX_ROWS));
        fields.put(name, &page);
    }

    pub(crate) fn v1<S: Serializer>(
        fields: &mut FieldWriter<S>,
        _: &str,
        dates: &Option<DateRange>,
    ) {
        fields.write(|map| period::compared_v1(dates, map));
    }

    pub(crate) fn v2<S: Serializer>(
        fields: &mut FieldWriter<S>,
        _: &str,
        dates: &Option<DateRange>,
    ) {
        fields.write(|map| period::compared_v2(dates, map));
    }
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the requests of the API are public")]
mod tests;
