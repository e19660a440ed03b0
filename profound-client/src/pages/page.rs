//! One page: its items, and its pagination fields.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error as _, IgnoredAny, MapAccess, Visitor},
};

use crate::{
    error::Error,
    response::{PositionalRows, RawResponse},
};

/// A whole page of [`Pages`](super::Pages), decoded into the type of the whole response.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page<P> {
    /// The decoded response.
    pub body: P,
    /// The number of items on the page.
    pub items: u64,
    /// The number of items on all pages, if the API returns it.
    pub total: Option<u64>,
}

impl<P> Page<P> {
    /// Returns a page, for a fake.
    pub fn new(body: P, items: u64, total: Option<u64>) -> Self {
        Self { body, items, total }
    }
}

/// The pagination fields of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// The number of items on the page.
    pub(super) items: u64,
    /// The number of items on all pages.
    pub(super) total: Option<u64>,
    /// The name of the field for the next cursor, and the cursor, if there is one.
    pub(super) next: Option<(&'static str, Option<String>)>,
    /// The page size in the response.
    pub(super) limit: Option<u64>,
    /// Set if the total is in the field `totalCount`.
    pub(super) counted: bool,
}

/// A type that pages can return: an item that serde can deserialise, or a whole page, as [`Page`] of
/// the response type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a page",
    label = "expected an item type",
    note = "derive `serde::Deserialize` for it, or write `Page<T>` for whole pages"
)]
pub trait FromPage: Sized {
    #[doc(hidden)]
    fn from_page(response: RawResponse) -> Result<Read<Self>, Error>;
}

impl<P: PositionalRows> PositionalRows for Page<P> {}

/// A decoded page.
#[derive(Debug)]
pub struct Read<T> {
    pub(super) items: Vec<T>,
    pub(super) facts: Facts,
    pub(super) response: RawResponse,
}

impl<T: DeserializeOwned> FromPage for T {
    fn from_page(response: RawResponse) -> Result<Read<Self>, Error> {
        let (Document { items, facts }, response) = response.json()?;
        Ok(Read {
            items,
            facts,
            response,
        })
    }
}

impl<P: DeserializeOwned> FromPage for Page<P> {
    fn from_page(response: RawResponse) -> Result<Read<Self>, Error> {
        let (Document::<IgnoredAny> { facts, .. }, response) = response.json()?;
        let (body, response) = response.json()?;
        let page = Self::new(body, facts.items, facts.total);
        Ok(Read {
            items: vec![page],
            facts,
            response,
        })
    }
}

/// A page in the API's format: `data`, and the pagination fields in `info`, in `pagination` or beside
/// `data`.
struct Document<T> {
    items: Vec<T>,
    facts: Facts,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Document<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(DocumentVisitor(PhantomData))
    }
}

struct DocumentVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for DocumentVisitor<T> {
    type Value = Document<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a page, an object with the field `data`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document<T>, A::Error> {
        let mut read = Fields::default();
        while let Some(name) = map.next_key()? {
            match name {
                Name::Data => once(&mut read.data, "data", map.next_value::<Vec<T>>()?)?,
                Name::Info => once(&mut read.info, "info", map.next_value()?)?,
                Name::Pagination => once(&mut read.pagination, "pagination", map.next_value()?)?,
                Name::TotalCount => once(&mut read.total_count, "totalCount", map.next_value()?)?,
                Name::Count => once(&mut read.count, "count", map.next_value()?)?,
                Name::HasMore => once(&mut read.has_more, "has_more", map.next_value()?)?,
                Name::LastId => once(&mut read.last_id, "last_id", map.next_value()?)?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        read.document()
            .ok_or_else(|| A::Error::missing_field("data"))
    }
}

/// The fields of a page, each at most once.
struct Fields<T> {
    data: Option<Vec<T>>,
    info: Option<Option<Details>>,
    pagination: Option<Option<Details>>,
    total_count: Option<Option<u64>>,
    count: Option<Option<u64>>,
    has_more: Option<Option<bool>>,
    last_id: Option<Option<String>>,
}

impl<T> Default for Fields<T> {
    fn default() -> Self {
        Self {
            data: None,
            info: None,
            pagination: None,
            total_count: None,
            count: None,
            has_more: None,
            last_id: None,
        }
    }
}

fn once<T, E: serde::de::Error>(
    field: &mut Option<T>,
    name: &'static str,
    value: T,
) -> Result<(), E> {
    match field.replace(value) {
        None => Ok(()),
        Some(_) => Err(E::duplicate_field(name)),
    }
}

impl<T> Fields<T> {
    fn document(self) -> Option<Document<T>> {
        let items = self.data?;
        let total = self.total_count.flatten().or(self.count.flatten());
        let mut facts = Facts {
            items: items.len() as u64,
            total,
            counted: self.total_count.is_some(),
            ..Facts::default()
        };
        facts.add("cursor", self.info.flatten());
        facts.add("next_cursor", self.pagination.flatten());
        if let Some(more) = self.has_more.flatten() {
            facts.next = Some(("after", self.last_id.flatten().filter(|_| more)));
        }
        Some(Document { items, facts })
    }
}

impl Facts {
    fn add(&mut self, cursor: &'static str, details: Option<Details>) {
        let Some(details) = details else { return };
        self.total = self.total.or(details.total);
        self.limit = self.limit.or(details.limit);
        if let Some(next) = details.next {
            // An empty cursor is no cursor.
            self.next = Some((cursor, next.filter(|next| !next.is_empty())));
        }
    }
}

/// The pagination fields of `info` and `pagination`.
struct Details {
    total: Option<u64>,
    limit: Option<u64>,
    next: Option<Option<String>>,
}

impl<'de> Deserialize<'de> for Details {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(DetailsVisitor)
    }
}

struct DetailsVisitor;

impl<'de> Visitor<'de> for DetailsVisitor {
    type Value = Details;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Details, A::Error> {
        let (mut total, mut results, mut limit, mut next) = (None, None, None, None);
        while let Some(name) = map.next_key()? {
            match name {
                Name::TotalRows => once(&mut total, "total_rows", map.next_value()?)?,
                Name::TotalResults => once(&mut results, "total_results", map.next_value()?)?,
                Name::Limit => once(&mut limit, "limit", map.next_value()?)?,
                Name::NextCursor => once(&mut next, "next_cursor", map.next_value()?)?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Details {
            total: total.flatten().or(results.flatten()),
            limit: limit.flatten(),
            next,
        })
    }
}

/// The names of pagination fields.
enum Name {
    Data,
    Info,
    Pagination,
    TotalCount,
    Count,
    HasMore,
    LastId,
    TotalRows,
    TotalResults,
    Limit,
    NextCursor,
    Other,
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl Visitor<'_> for NameVisitor {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_str<E>(self, name: &str) -> Result<Name, E> {
                Ok(match name {
                    "data" => Name::Data,
                    "info" => Name::Info,
                    "pagination" => Name::Pagination,
                    "totalCount" => Name::TotalCount,
                    "count" => Name::Count,
                    "has_more" => Name::HasMore,
                    "last_id" => Name::LastId,
                    "total_rows" => Name::TotalRows,
                    "total_results" => Name::TotalResults,
                    "limit" => Name::Limit,
                    "next_cursor" => Name::NextCursor,
                    _ => Name::Other,
                })
            }
        }

        deserializer.deserialize_identifier(NameVisitor)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn two_names_of_the_total_are_no_duplicate() {
        let total = |info| facts(json!({"data": [], "info": info})).total;
        assert_eq!(total(json!({"total_rows": 3, "total_results": 4})), Some(3));
        assert_eq!(
            total(json!({"total_rows": null, "total_results": 4})),
            Some(4)
        );
    }

    fn facts(document: Value) -> Facts {
        let text = document.to_string();
        serde_json::from_str::<Document<Value>>(&text)
            .expect(&text)
            .facts
    }

    #[test]
    fn every_way_of_the_api_to_tell_of_pages_is_read() {
        let first = json!({"info": {"total_rows": 9, "query": {"limit": "x"}}, "data": [1, 2]});
        assert_eq!(
            (facts(first.clone()).items, facts(first).total),
            (2, Some(9))
        );
        let second =
            json!({"data": [], "info": {"total_results": 3, "next_cursor": "c", "count": 0}});
        let next = Some(("cursor", Some("c".to_owned())));
        assert_eq!(
            (facts(second.clone()).total, facts(second).next),
            (Some(3), next)
        );
        let agents = json!({"data": [], "pagination": {"limit": 5, "next_cursor": null}});
        let expected = Facts {
            next: Some(("next_cursor", None)),
            limit: Some(5),
            ..Facts::default()
        };
        assert_eq!(facts(agents), expected);
        let accuracy = facts(json!({"totalCount": 4, "data": [1]}));
        assert_eq!((accuracy.total, accuracy.counted), (Some(4), true));
        let ads = |more| json!({"data": [1], "count": 8, "last_id": "a", "has_more": more});
        let next = Some(("after", Some("a".to_owned())));
        assert_eq!(
            (facts(ads(true)).total, facts(ads(true)).next),
            (Some(8), next)
        );
        assert_eq!(facts(ads(false)).next, Some(("after", None)));
    }

    #[test]
    fn a_field_that_is_there_twice_is_refused() {
        for text in [
            r#"{"data": [1], "data": [2]}"#,
            r#"{"data": [], "info": {}, "info": {}}"#,
            r#"{"data": [], "info": {"next_cursor": "a", "next_cursor": "b"}}"#,
        ] {
            let error = serde_json::from_str::<Document<u8>>(text)
                .err()
                .expect(text);
            assert!(error.to_string().starts_with("duplicate field"), "{error}");
        }
    }

    #[test]
    fn a_null_empty_or_absent_total_is_no_total() {
        for document in [
            json!({"data": []}),
            json!({"data": [], "info": null, "pagination": null}),
            json!({"data": [], "info": {"total_rows": null, "limit": null}, "totalCount": null}),
        ] {
            let Facts {
                total, next, limit, ..
            } = facts(document);
            assert_eq!((total, next, limit), (None, None, None));
        }
        let empty = facts(json!({"data": [], "info": {"next_cursor": ""}}));
        assert_eq!(empty.next, Some(("cursor", None)));
    }
}
