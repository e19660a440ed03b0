//! A bounded cache of generated days.

use std::{
    collections::{HashMap, VecDeque},
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use crate::dataset::facts::Day;

/// The days of a category that were generated last.
#[derive(Default)]
pub(crate) struct DayCache(Mutex<Days>);

#[derive(Default)]
struct Days {
    known: HashMap<i64, Arc<Day>>,
    /// The known days, oldest first.
    order: VecDeque<i64>,
}

impl DayCache {
    pub(crate) fn day(&self, day: i64, generate: impl FnOnce() -> Day) -> Arc<Day> {
        if let Some(known) = self.days().known.get(&day) {
            return Arc::clone(known);
        }
        // Generate outside of the lock. Another thread may do the same: both results are equal.
        let made = Arc::new(generate());
        let mut days = self.days();
        if days.known.insert(day, Arc::clone(&made)).is_none() {
            days.order.push_back(day);
        }
        while days.order.len() > MOST_DAYS {
            if let Some(oldest) = days.order.pop_front() {
                days.known.remove(&oldest);
            }
        }
        made
    }

    fn days(&self) -> std::sync::MutexGuard<'_, Days> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for DayCache {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DayCache({} days)", self.days().order.len())
    }
}

/// The most days of a category in memory: about 13 MiB. It is more than the longest report.
const MOST_DAYS: usize = 800;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_latest_days_are_kept() {
        let cache = DayCache::default();
        for day in 0..MOST_DAYS as i64 + 5 {
            cache.day(day, Day::default);
        }
        let days = cache.days();
        assert_eq!((days.known.len(), days.order.len()), (MOST_DAYS, MOST_DAYS));
        assert!(!days.known.contains_key(&4) && days.known.contains_key(&5));
    }
}
