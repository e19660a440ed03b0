//! All that this program knows of the quota: its leases, its waiting calls, and its count while Redis does
//! not answer.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    mem,
    time::Duration,
};

use profound_client::RateLimit;
use tokio::{sync::oneshot, time::Instant};

use super::{
    message::{Api, News, Sync},
    settings::Settings,
};

/// All that this program knows of the quota. Ids are numbers here, and the map has their reserves.
#[derive(Debug)]
pub(super) struct Log {
    settings: Settings,
    owner: String,
    next: u64,
    /// Requests for a lease that have no reply yet.
    pending: BTreeMap<u64, u64>,
    open: BTreeMap<u64, u64>,
    waiting: BTreeMap<u64, Waiting>,
    /// The requests that ended in the last window, oldest first.
    ended: VecDeque<(Instant, u64, u64)>,
    news: News,
    observed: Option<Observed>,
    paused: Option<Instant>,
    lost: bool,
    /// The leases that this program granted alone.
    lost_open: BTreeSet<u64>,
    lost_ended: VecDeque<Instant>,
}

#[derive(Debug)]
struct Waiting {
    reserve: u64,
    /// Told that the lease is granted.
    granted: oneshot::Sender<()>,
}

#[derive(Debug)]
struct Observed {
    rate_limit: RateLimit,
    resets: Option<Instant>,
    /// Set until Redis has the change.
    is_news: bool,
}

impl Log {
    pub(super) fn new(settings: Settings) -> Self {
        Self {
            settings,
            owner: format!("{:016x}", fastrand::u64(..)),
            next: 0,
            pending: BTreeMap::new(),
            open: BTreeMap::new(),
            waiting: BTreeMap::new(),
            ended: VecDeque::new(),
            news: News::default(),
            observed: None,
            paused: None,
            lost: false,
            lost_open: BTreeSet::new(),
            lost_ended: VecDeque::new(),
        }
    }

    pub(super) fn is_lost(&self) -> bool {
        self.lost
    }

    /// Returns true if the mode has changed.
    pub(super) fn set_lost(&mut self, lost: bool) -> bool {
        mem::replace(&mut self.lost, lost) != lost
    }

    pub(super) fn owner(&self) -> &str {
        &self.owner
    }

    pub(super) fn id(&self, number: u64, reserve: u64) -> String {
        format!("{}:{reserve}:{number}", self.owner)
    }

    /// Returns the number of a new request for a lease.
    pub(super) fn begin(&mut self, reserve: u64) -> u64 {
        self.next += 1;
        self.pending.insert(self.next, reserve);
        self.next
    }

    /// Makes a request that was granted a lease.
    pub(super) fn open(&mut self, number: u64) {
        if let Some(reserve) = self.pending.remove(&number) {
            self.open.insert(number, reserve);
        }
    }

    /// Makes a request a waiting one.
    pub(super) fn wait(&mut self, number: u64) -> oneshot::Receiver<()> {
        let (granted, receiver) = oneshot::channel();
        if let Some(reserve) = self.pending.remove(&number) {
            self.waiting.insert(number, Waiting { reserve, granted });
        }
        receiver
    }

    /// Gives up a request, at any stage before it is sent.
    pub(super) fn give_up(&mut self, number: u64) {
        let reserve = self.pending.remove(&number);
        let reserve = reserve.or_else(|| self.open.remove(&number));
        let waiting = || self.waiting.remove(&number).map(|waiting| waiting.reserve);
        if let Some(reserve) = reserve.or_else(waiting) {
            self.lost_open.remove(&number);
            self.news.dropped.push(self.id(number, reserve));
        }
    }

    /// Ends the lease of a request that was sent.
    pub(super) fn sent(&mut self, number: u64, reported: bool) {
        let Some(reserve) = self.open.remove(&number) else {
            return;
        };
        let now = Instant::now();
        self.ended.push_back((now, number, reserve));
        if self.lost_open.remove(&number) {
            self.lost_ended.push_back(now);
        }
        let id = self.id(number, reserve);
        if reported {
            self.news.reported.push(id);
        } else {
            self.news.sent.push(id);
        }
    }

    pub(super) fn record(&mut self, rate_limit: RateLimit, until_reset: Option<Duration>) {
        let old = self.observed.as_ref().map(|observed| observed.rate_limit);
        // Responses arrive out of order: within one window of the API, keep the lowest value.
        let is_older = old.is_some_and(|old| {
            rate_limit.reset < old.reset
                || rate_limit.reset == old.reset && rate_limit.remaining > old.remaining
        });
        if !is_older {
            self.observed = Some(Observed {
                rate_limit,
                resets: until_reset.and_then(|left| Instant::now().checked_add(left)),
                is_news: true,
            });
        }
    }

    pub(super) fn pause(&mut self, wait: Duration) {
        let until = Instant::now() + wait.min(self.settings.window);
        self.paused = self.paused.max(Some(until));
        self.news.pause = Some(milliseconds(wait));
    }

    /// Returns true if there is something to tell Redis.
    pub(super) fn has_news(&self) -> bool {
        let News {
            sent,
            reported,
            dropped,
            received,
            pause,
            ..
        } = &self.news;
        let lists = [sent, reported, dropped, received];
        lists.iter().any(|list| !list.is_empty())
            || pause.is_some()
            || self
                .observed
                .as_ref()
                .is_some_and(|observed| observed.is_news)
    }

    pub(super) fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Takes the news for a message. If the message fails, a sync replaces it.
    pub(super) fn take_news(&mut self) -> News {
        let mut news = mem::take(&mut self.news);
        if let Some(observed) = self.observed.as_mut().filter(|observed| observed.is_news) {
            observed.is_news = false;
            news.api = Some(observed.api());
        }
        news
    }

    /// Returns all that this program knows. The news are a part of it.
    pub(super) fn sync(&mut self) -> (News, Sync) {
        self.forget_old();
        let now = Instant::now();
        self.news = News::default();
        let pause = self
            .paused
            .map(|until| until.saturating_duration_since(now));
        let pause = pause.filter(|pause| !pause.is_zero()).map(milliseconds);
        let api = self.observed.as_mut().map(|observed| {
            observed.is_news = false;
            observed.api()
        });
        let ids = |map: &BTreeMap<u64, u64>| {
            let ids = map
                .iter()
                .map(|(&number, &reserve)| self.id(number, reserve));
            ids.collect()
        };
        let waiting = self.waiting.iter();
        let ended = self.ended.iter();
        let sync = Sync {
            open: ids(&self.open),
            pending: ids(&self.pending),
            waiting: waiting
                .map(|(&number, waiting)| self.id(number, waiting.reserve))
                .collect(),
            ended: ended
                .map(|&(at, number, reserve)| {
                    (
                        self.id(number, reserve),
                        milliseconds(now.duration_since(at)),
                    )
                })
                .collect(),
            up_to: self.next,
        };
        let news = News {
            api,
            pause,
            ..News::default()
        };
        (news, sync)
    }

    /// Tells the waiting calls that they were granted.
    pub(super) fn granted(&mut self, ids: Vec<String>) {
        for id in ids {
            let number = id.rsplit(':').next().and_then(|number| number.parse().ok());
            let Some(number) = number.filter(|number| !self.pending.contains_key(number)) else {
                continue;
            };
            if self.grant(number) || self.open.contains_key(&number) {
                self.news.received.push(id);
            } else {
                self.news.dropped.push(id);
            }
        }
    }

    fn grant(&mut self, number: u64) -> bool {
        let Some(Waiting { reserve, granted }) = self.waiting.remove(&number) else {
            return false;
        };
        self.open.insert(number, reserve);
        if granted.send(()).is_err() {
            self.give_up(number);
        }
        true
    }

    /// Grants leases to the waiting calls, in order of arrival, while Redis does not answer. Returns the
    /// time until there is room for the next one.
    pub(super) fn serve_lost(&mut self) -> Option<Duration> {
        let mut soonest = None;
        let mut blocked = u64::MAX;
        let waiting: Vec<_> = self.waiting.iter().map(|(n, w)| (*n, w.reserve)).collect();
        for (number, reserve) in waiting {
            // If a reserve has no room, then no larger one has.
            if reserve >= blocked {
                continue;
            }
            match self.lost_room(reserve) {
                Ok(()) => {
                    self.lost_open.insert(number);
                    self.grant(number);
                }
                Err(room) => {
                    blocked = reserve;
                    soonest = [soonest, room].into_iter().flatten().min();
                }
            }
        }
        soonest
    }

    /// Takes a lease at once while Redis does not answer, or returns the time until there is room.
    pub(super) fn take_lost(&mut self, number: u64) -> Result<(), Option<Duration>> {
        self.serve_lost();
        let reserve = self.pending.get(&number).copied().unwrap_or_default();
        self.lost_room(reserve)?;
        self.lost_open.insert(number);
        self.open(number);
        Ok(())
    }

    fn lost_room(&mut self, reserve: u64) -> Result<(), Option<Duration>> {
        let now = Instant::now();
        if let Some(until) = self.paused.filter(|&until| now < until) {
            return Err(Some(until - now));
        }
        self.forget_old();
        if let Some(observed) = &self.observed {
            let ends = observed.resets.filter(|&resets| now < resets);
            let remaining = observed.rate_limit.remaining.unwrap_or(u64::MAX);
            if let (Some(ends), true) = (ends, remaining <= reserve) {
                return Err(Some(ends - now));
            }
        }
        let most = self.lost_share(reserve);
        let used = self.lost_ended.len() + self.lost_open.len();
        match used.checked_sub(most) {
            None => Ok(()),
            Some(over) => Err(self
                .lost_ended
                .get(over)
                .map(|&at| at + self.settings.window - now)),
        }
    }

    /// Returns the requests in a window that this program may send alone.
    fn lost_share(&self, reserve: u64) -> usize {
        let observed = self.observed.as_ref();
        let limit = observed.and_then(|observed| observed.rate_limit.limit);
        let limit = limit.unwrap_or(self.settings.limit);
        let above = limit.saturating_sub(reserve) as f64 * self.settings.when_lost;
        let at_least = usize::from(above > 0.0);
        (above as usize).max(at_least)
    }

    fn forget_old(&mut self) {
        let now = Instant::now();
        let window = self.settings.window;
        while self
            .ended
            .front()
            .is_some_and(|(at, ..)| now >= *at + window)
        {
            self.ended.pop_front();
        }
        while self
            .lost_ended
            .front()
            .is_some_and(|&at| now >= at + window)
        {
            self.lost_ended.pop_front();
        }
    }
}

impl Observed {
    fn api(&self) -> Api {
        let left = self
            .resets
            .map(|at| at.saturating_duration_since(Instant::now()));
        Api {
            limit: self.rate_limit.limit,
            remaining: self.rate_limit.remaining,
            reset: self.rate_limit.reset,
            left: left.map(milliseconds),
        }
    }
}

pub(super) fn milliseconds(time: Duration) -> u64 {
    // Redis's numbers are exact up to 2^53.
    u64::try_from(time.as_millis())
        .unwrap_or(u64::MAX)
        .min(1 << 52)
}
