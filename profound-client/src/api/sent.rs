//! Structs that are sent: their fields, a constructor of what is required, and a method for each of the
//! rest.

/// Declares a struct that is sent. Each field has the name it is sent under, its own, and its kind, as in
/// [`field`].
macro_rules! sent {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            required { $($(#[$doc:meta])* $wire:literal $field:ident: $kind:ident $($type:ty)?,)* }
            optional {
                $($(#[$doc_of:meta])* $wire_of:literal $field_of:ident: $kind_of:ident $($type_of:ty)?,)*
            }
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$doc])* pub $field: $crate::api::sent::field!($kind $($type)?),)*
            $($(#[$doc_of])* pub $field_of: $crate::api::sent::optional!($kind_of $($type_of)?),)*
        }

        impl $name {
            /// With what is required; the rest is as the API has it.
            #[inline]
            #[allow(clippy::new_without_default, reason = "not all have something required")]
            pub fn new($($field: $crate::api::sent::argument!($kind $($type)?)),*) -> Self {
                Self {
                    $($field: $crate::api::sent::value!($kind $field),)*
                    $($field_of: $crate::api::sent::blank!($kind_of),)*
                }
            }

            $(
                $(#[$doc_of])*
                #[inline]
                #[must_use]
                pub fn $field_of(
                    mut self,
                    $field_of: $crate::api::sent::argument!($kind_of $($type_of)?),
                ) -> Self {
                    self.$field_of = $crate::api::sent::set!($kind_of $field_of);
                    self
                }
            )*
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $($crate::api::sent::write!($kind map $wire, &self.$field);)*
                $($crate::api::sent::write_optional!($kind_of map $wire_of, &self.$field_of);)*
                map.end()
            }
        }
    };
}

/// The type of a field that is required: `one T`, `list T`, `text`, `texts`, `nullable T`, or a period
/// of days as the operations of `v1`, of `v2`, or those that take `moments` have it.
macro_rules! field {
    (one $type:ty) => { $type };
    (nullable $type:ty) => { Option<$type> };
    (list $type:ty) => { Vec<$type> };
    (text) => { String };
    (texts) => { Vec<String> };
    ($period:ident) => { $crate::dates::DateRange };
}

/// The type of one that is not: beside those, `filter`, and `some_list T` or `some_texts`, for which
/// absent is not the same as empty; in a change `patch T`, `patch_text`, `patch_list T`, `patch_texts`.
macro_rules! optional {
    (one $type:ty) => { Option<$type> };
    (list $type:ty) => { Vec<$type> };
    (some_list $type:ty) => { Option<Vec<$type>> };
    (patch $type:ty) => { $crate::Patch<$type> };
    (patch_list $type:ty) => { $crate::Patch<Vec<$type>> };
    (text) => { Option<String> };
    (texts) => { Vec<String> };
    (some_texts) => { Option<Vec<String>> };
    (patch_text) => { $crate::Patch<String> };
    (patch_texts) => { $crate::Patch<Vec<String>> };
    (filter) => { Option<$crate::api::Filter> };
    ($period:ident) => { Option<$crate::dates::DateRange> };
}

/// What a field's value is made of.
macro_rules! argument {
    (one $type:ty) => { $type };
    (patch $type:ty) => { $type };
    (nullable $type:ty) => { Option<$type> };
    ($list:ident $type:ty) => { impl IntoIterator<Item = $type> };
    (text) => { impl Into<String> };
    (patch_text) => { impl Into<String> };
    (texts) => { impl IntoIterator<Item = impl Into<String>> };
    (some_texts) => { impl IntoIterator<Item = impl Into<String>> };
    (patch_texts) => { impl IntoIterator<Item = impl Into<String>> };
    (filter) => { impl Into<$crate::api::Filter> };
    ($period:ident) => { $crate::dates::DateRange };
}

/// The value that an argument becomes.
macro_rules! value {
    (text $value:ident) => {
        $value.into()
    };
    (filter $value:ident) => {
        $value.into()
    };
    (list $value:ident) => {
        $value.into_iter().collect()
    };
    (texts $value:ident) => {
        $value.into_iter().map(Into::into).collect()
    };
    ($kind:ident $value:ident) => {
        $value
    };
}

/// The value of a field that an argument is given for.
macro_rules! set {
    (list $value:ident) => { $crate::api::sent::value!(list $value) };
    (texts $value:ident) => { $crate::api::sent::value!(texts $value) };
    (some_list $value:ident) => { Some($crate::api::sent::value!(list $value)) };
    (some_texts $value:ident) => { Some($crate::api::sent::value!(texts $value)) };
    (patch $value:ident) => { $crate::Patch::Set($value) };
    (patch_text $value:ident) => { $crate::Patch::Set($value.into()) };
    (patch_list $value:ident) => { $crate::Patch::Set($crate::api::sent::value!(list $value)) };
    (patch_texts $value:ident) => { $crate::Patch::Set($crate::api::sent::value!(texts $value)) };
    ($kind:ident $value:ident) => { Some($crate::api::sent::value!($kind $value)) };
}

/// The value of a field that is left out.
macro_rules! blank {
    (list) => {
        Vec::new()
    };
    (texts) => {
        Vec::new()
    };
    (patch) => {
        $crate::Patch::Absent
    };
    (patch_text) => {
        $crate::Patch::Absent
    };
    (patch_list) => {
        $crate::Patch::Absent
    };
    (patch_texts) => {
        $crate::Patch::Absent
    };
    ($kind:ident) => {
        None
    };
}

macro_rules! write {
    (v1 $map:ident $wire:literal, $value:expr) => {
        $crate::api::report::period::v1($value, &mut $map)?
    };
    (v2 $map:ident $wire:literal, $value:expr) => {
        $crate::api::report::period::v2($value, &mut $map)?
    };
    (moments $map:ident $wire:literal, $value:expr) => {
        $crate::api::report::period::moments($value, &mut $map)?
    };
    ($kind:ident $map:ident $wire:literal, $value:expr) => {
        $map.serialize_entry($wire, $value)?
    };
}

macro_rules! write_optional {
    (v1 $map:ident $wire:literal, $value:expr) => {
        $crate::api::report::period::compared_v1($value, &mut $map)?
    };
    (v2 $map:ident $wire:literal, $value:expr) => {
        $crate::api::report::period::compared_v2($value, &mut $map)?
    };
    ($kind:ident $map:ident $wire:literal, $value:expr) => {
        $crate::api::record::put(&mut $map, $wire, $value)?
    };
}

pub(super) use {argument, blank, field, optional, sent, set, value, write, write_optional};

#[cfg(test)]
#[expect(unreachable_pub, reason = "what the API sends is public")]
mod tests {
    use serde_json::json;

    use crate::{
        Patch,
        api::{Filter, FilterValue},
        dates::DateRange,
    };

    sent! {
        /// A question.
        pub struct Question {
            required {
                /// What it is about.
                "about" about: text,
                /// When.
                "dates" dates: v2,
                /// How many.
                "counts" counts: list i64,
            }
            optional {
                /// Which one.
                "filter" filter: filter,
                /// When before.
                "comparison" comparison: v2,
                /// How much.
                "howMuch" limit: one u32,
                /// Names.
                "names" names: texts,
                /// Others.
                "others" others: some_texts,
                /// A change.
                "change" change: patch_text,
            }
        }
    }

    fn sent(question: &Question) -> serde_json::Value {
        serde_json::to_value(question).unwrap()
    }

    #[test]
    fn what_is_not_said_is_not_sent() {
        let days = DateRange::new("2026-06-08", "2026-06-14").unwrap();
        let mut question = Question::new("shoes", days, []);
        let mut expected = json!({
            "about": "shoes", "start_date": "2026-06-08", "end_date": "2026-06-14", "counts": [],
        });
        assert_eq!(sent(&question), expected);

        question = question.limit(5).names(["a"]).others([""; 0]).change("new");
        question = question
            .comparison(days)
            .filter(Filter::field("model").is(FilterValue::from(true)));
        expected["howMuch"] = json!(5);
        expected["names"] = json!(["a"]);
        expected["others"] = json!([]);
        expected["change"] = json!("new");
        expected["comparison_start_date"] = json!("2026-06-08");
        expected["comparison_end_date"] = json!("2026-06-14");
        expected["filter"] = json!({ "field": "model", "op": "is", "value": true });
        assert_eq!(sent(&question), expected);

        question.change = Patch::Null;
        assert_eq!(sent(&question)["change"], json!(null));
    }
}
