//! The changes between two periods.

use std::{collections::HashMap, future::poll_fn, hash::Hash, pin::pin, task::Poll};

use super::DateRange;

/// A value of a period, and the one of the period that it is compared with.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Change<K> {
    /// The key of both values, such as the name of a brand.
    pub key: K,
    /// The value; 0 if the key is in the other period only.
    pub value: f64,
    /// The value of the other period; 0 if the key is not in it.
    pub before: f64,
}

impl<K> Change<K> {
    /// Returns the difference, in the unit of the value: percentage points for a percentage.
    pub fn difference(&self) -> f64 {
        self.value - self.before
    }

    /// Returns the difference as a part of the earlier value: 0.5 if the value grew from 10 to 15. `None`
    /// if the earlier value is 0.
    pub fn relative(&self) -> Option<f64> {
        (self.before != 0.0).then(|| self.difference() / self.before)
    }
}

/// Asks for a period and for the one that it is compared with, at the same time, and returns the changes by
/// key.
///
/// `ask` makes the call for one of the two periods, and returns a key and a value for each row. Profound
/// compares in this way: a key that one period lacks has the value 0 there. The changes are in the order of
/// the rows of `period`, then in the order of the rows that only `previous` has. Values with the same key
/// are added, so for a metric that cannot be added, the key must tell all rows apart.
///
/// It makes two requests. Use periods of equal length: see [`DateRange::previous`].
///
/// ```
/// use profound_client::{Error, dates::{self, DateRange}};
///
/// async fn shares(period: DateRange) -> Result<Vec<(&'static str, f64)>, Error> {
///     // In a program: a call with `period.v2()`, and a key and a value for each row.
///     let is_later = period.first().day() == 8;
///     Ok(if is_later { vec![("Acme", 0.3), ("Other", 0.1)] } else { vec![("Acme", 0.2)] })
/// }
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), Error> {
/// let week = DateRange::new("2026-06-08", "2026-06-14")?;
/// let changes = dates::compare(week, week.previous()?, shares).await?;
/// assert_eq!((changes[0].key, changes[0].value, changes[0].before), ("Acme", 0.3, 0.2));
/// assert_eq!((changes[1].before, changes[1].relative()), (0.0, None));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Returns the first error of `ask`. The other call is dropped.
#[doc(alias("delta", "difference", "period over period", "change"))]
pub async fn compare<K, F, R, E>(
    period: DateRange,
    previous: DateRange,
    mut ask: impl FnMut(DateRange) -> F,
) -> Result<Vec<Change<K>>, E>
where
    K: Clone + Eq + Hash,
    F: Future<Output = Result<R, E>>,
    R: IntoIterator<Item = (K, f64)>,
{
    let (now, before) = both(ask(period), ask(previous)).await?;
    let mut changes: Vec<Change<K>> = Vec::new();
    let mut places = HashMap::new();
    let now = now.into_iter().map(|(key, value)| (key, value, 0.0));
    let before = before.into_iter().map(|(key, before)| (key, 0.0, before));
    for (key, value, before) in now.chain(before) {
        let place = *places.entry(key.clone()).or_insert(changes.len());
        match changes.get_mut(place) {
            Some(change) => {
                change.value += value;
                change.before += before;
            }
            None => changes.push(Change { key, value, before }),
        }
    }
    Ok(changes)
}

/// Waits for both results, or for the first error.
async fn both<T, E>(
    first: impl Future<Output = Result<T, E>>,
    second: impl Future<Output = Result<T, E>>,
) -> Result<(T, T), E> {
    let (mut first, mut second) = (pin!(first), pin!(second));
    let (mut of_first, mut of_second) = (None, None);
    poll_fn(|context| {
        if of_first.is_none() {
            if let Poll::Ready(result) = first.as_mut().poll(context) {
                of_first = Some(result?);
            }
        }
        if of_second.is_none() {
            if let Poll::Ready(result) = second.as_mut().poll(context) {
                of_second = Some(result?);
            }
        }
        match (of_first.take(), of_second.take()) {
            (Some(first), Some(second)) => Poll::Ready(Ok((first, second))),
            (first, second) => {
                (of_first, of_second) = (first, second);
                Poll::Pending
            }
        }
    })
    .await
}
