//! Arguments of every kind that a method takes, one after the other.

use std::{future::Future, pin::Pin};

use profound_api::{Direction, Map, MetricFilter, OrderBy, Timestamp, Uuid, Value};
use profound_client::{
    Client, Error, Part, blocking,
    dates::{DateRange, Moments},
};
use serde_json::json;

use crate::{answers::Answered, document::Document};

pub(crate) type Answering<'a> = Pin<Box<dyn Future<Output = Result<Answered, Error>> + Send + 'a>>;

/// A method, and how it is called.
pub(crate) struct Call {
    pub(crate) operation: &'static str,
    pub(crate) method: &'static str,
    pub(crate) sort: Sort,
    pub(crate) call: for<'a> fn(&'a Client, &mut Pick<'_>) -> Answering<'a>,
    /// The same call by the trait of the blocking client.
    pub(crate) blocking: fn(&blocking::Client, &mut Pick<'_>) -> Result<Answered, Error>,
    /// Reads a body as the type of the request, and writes it again. `None` without a body of JSON.
    pub(crate) saved: Option<Saved>,
}

/// Reads a body as the type of a request, and writes it again.
type Saved = fn(&[u8]) -> serde_json::Result<Vec<u8>>;

/// Describes a call: its operation, its sort, the function that encodes its response, and its method with the
/// arguments that are made by a pick.
macro_rules! call {
    (
        $operation:literal, $sort:ident, $read:ident,
        $area:ident::$method:ident(client $(, $given:expr)*) with |$pick:tt| { $($made:tt)* }
        $(saves $saved:ty)?
    ) => {
        Call {
            operation: $operation,
            method: stringify!($method),
            sort: Sort::$sort,
            call: |client, $pick| {
                $($made)*
                Box::pin(async move {
                    $crate::answers::$read($area::$method(client $(, $given)*).await).await
                })
            },
            blocking: |client, $pick| {
                $($made)*
                $crate::answers::blocking::$read(blocking::$area::$method(client $(, $given)*))
            },
            saved: $crate::arguments::saved!($($saved)?),
        }
    };
}

pub(crate) use call;

macro_rules! saved {
    () => {
        None
    };
    ($saved:ty) => {
        Some(|body| serde_json::to_vec(&serde_json::from_slice::<$saved>(body)?))
    };
}

pub(crate) use saved;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Plain,
    /// The rows of a stream, without its summary.
    StreamedRows,
    Pages,
    /// All pages of a report by position.
    ReportPages,
    Events,
    /// A report by position.
    Rows,
    Upload,
}

impl Sort {
    pub(crate) fn is_paged(self) -> bool {
        matches!(self, Self::Pages | Self::ReportPages)
    }
}

/// A type that has samples.
pub(crate) trait Sample {
    fn sample(pick: &mut Pick<'_>) -> Self;
}

/// The choice of samples: only required fields, or all. The index selects one alternative of each choice;
/// the indices below `needed` cover all.
pub(crate) struct Pick<'d> {
    pub(crate) document: &'d Document,
    /// The schema of the body.
    pub(crate) body: &'d Value,
    least: bool,
    /// For pagination, which must begin at the first page.
    paged: bool,
    index: usize,
    needed: usize,
    /// Makes every value unique.
    count: i64,
}

impl<'d> Pick<'d> {
    pub(crate) fn new(
        document: &'d Document,
        body: &'d Value,
        sort: Sort,
        index: Option<usize>,
    ) -> Self {
        Self {
            document,
            body,
            least: index.is_none(),
            paged: sort.is_paged(),
            index: index.unwrap_or(0),
            needed: 1,
            count: 0,
        }
    }

    /// Returns how many indices cover every alternative.
    pub(crate) fn needed(&self) -> usize {
        self.needed
    }

    pub(crate) fn is_least(&self) -> bool {
        self.least
    }

    pub(crate) fn sample<T: Sample>(&mut self) -> T {
        T::sample(self)
    }

    pub(crate) fn one<T: Clone>(&mut self, all: &[T]) -> T {
        self.needed = self.needed.max(all.len());
        all[self.index % all.len()].clone()
    }

    pub(crate) fn optional<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (!self.least).then(|| value(self))
    }

    /// Returns the value and `None` in turn. A required field may be null too.
    pub(crate) fn or_null<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let (index, needed) = (self.index, std::mem::replace(&mut self.needed, 1));
        self.index /= 2;
        let value = (index % 2 == 0).then(|| value(self));
        self.index = index;
        // The number of alternatives within the value is unknown if the value is omitted.
        self.needed = needed.max(self.needed * 2);
        value
    }

    /// Returns two items, or as many as the bounds allow.
    pub(crate) fn list<T>(
        &mut self,
        least: Option<i64>,
        greatest: Option<i64>,
        item: impl Fn(&mut Self) -> T,
    ) -> Vec<T> {
        let count = 2.max(least.unwrap_or(0)).min(greatest.unwrap_or(2));
        let items = (0..count).map(|_| {
            let value = item(self);
            self.index += 1;
            value
        });
        let items = items.collect();
        self.index -= count as usize;
        items
    }

    /// Returns such a list and, if the bounds allow it, an empty list in turn.
    pub(crate) fn list_or_empty<T>(
        &mut self,
        least: Option<i64>,
        greatest: Option<i64>,
        item: impl Fn(&mut Self) -> T,
    ) -> Vec<T> {
        match least {
            Some(1..) => self.list(least, greatest, item),
            _ => {
                let list = self.or_null(|pick| pick.list(least, greatest, item));
                list.unwrap_or_default()
            }
        }
    }

    pub(crate) fn text(&mut self, least: Option<i64>, greatest: Option<i64>) -> String {
        let mut text = format!("ä/b c?#&=+%\"{}", self.next());
        while text.chars().count() < least.unwrap_or(0) as usize {
            text.push('x');
        }
        let greatest = greatest.map_or(usize::MAX, |greatest| greatest as usize);
        text.chars().take(greatest).collect()
    }

    /// Returns each bound in turn, or any number without a bound.
    pub(crate) fn integer(&mut self, least: Option<i64>, greatest: Option<i64>) -> i64 {
        let any = self.next();
        let least = least.unwrap_or(any);
        self.one(&[least, greatest.unwrap_or(least + any)])
    }

    pub(crate) fn count(&mut self, least: Option<i64>, greatest: Option<i64>) -> u32 {
        let number = match (self.paged, least, greatest) {
            // Only an offset may be 0.
            (true, Some(0), _) => 0,
            _ => self.integer(least, greatest),
        };
        u32::try_from(number).expect("it has bounds")
    }

    /// Returns every sort key that the API names, or any if it names none.
    pub(crate) fn order_by(&mut self, field: &str) -> OrderBy {
        let schema = self.document.property(self.body, field);
        let mut names = self.document.words(&schema["propertyNames"]);
        if names.is_empty() {
            names = vec!["date".into(), "count".into()];
        }
        let directions = [Direction::Ascending, Direction::Descending];
        let pairs = names.iter().flat_map(|name| {
            let pair = |direction: &Direction| (name.clone(), direction.clone());
            directions.each_ref().map(pair)
        });
        let pairs: Vec<_> = pairs.collect();
        let (first, direction) = self.one(&pairs);
        let others = names.iter().filter(|name| **name != first);
        let order = OrderBy::new(&first, direction);
        others.fold(order, |order, name| order.then(name, Direction::Ascending))
    }

    pub(crate) fn next(&mut self) -> i64 {
        self.count += 1;
        self.count
    }
}

macro_rules! samples {
    ($($type:ty: |$pick:pat_param| $value:expr,)*) => {
        $(impl Sample for $type {
            fn sample($pick: &mut Pick<'_>) -> Self {
                $value
            }
        })*
    };
}

samples! {
    bool: |pick| pick.one(&[true, false]),
    f64: |pick| pick.next() as f64 / 4.0,
    Uuid: |pick| Uuid::from_u128(0xabcdef << 96 | pick.next() as u128),
    Timestamp: |_| "2026-06-08T04:05:06Z".parse().expect("it is a timestamp"),
    DateRange: |_| DateRange::new("2026-06-08", "2026-06-14").expect("they are days"),
    Moments: |pick| pick.sample::<DateRange>().into(),
    Value: |pick| json!({ "number": pick.next(), "list": [null, true] }),
    Map<String, Value>: |pick| Map::from_iter([("any".into(), pick.sample::<Value>())]),
    Part: |_| Part::bytes(&b"# A document\r\n--"[..]).file_name("ä \"1\".md").content_type("text/markdown"),
    MetricFilter: |pick| {
        let value = pick.sample();
        let metric = || MetricFilter::new("visits");
        pick.one(&[
            metric().more_than(value),
            metric().at_least(value),
            metric().less_than(value),
            metric().at_most(value),
            metric().equals(value),
            metric().differs_from(value),
        ])
    },
}
