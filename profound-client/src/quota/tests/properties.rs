//! Random calls of several handles against a model of the API, which has other users too.

use std::ops::Range;

use fastrand::Rng;

use super::*;

const CALLS: usize = 2000;

/// The API: windows of an hour, each with the same limit.
struct Api {
    limit: u64,
    start: Instant,
    window: u64,
    used: u64,
}

/// A handle, and the calls that it has sent.
struct Handle {
    needs: Needs,
    most: usize,
    started: Vec<usize>,
    sent: Vec<Instant>,
}

struct World {
    api: Api,
    handles: Vec<Handle>,
    /// All requests, in the order in which they were sent.
    sent: Vec<Instant>,
    /// The time until which a received response says that nothing is left.
    used_up: Instant,
    refused: usize,
}

impl Api {
    /// Counts a request. Returns whether it fits, the headers of the response, and when the quota resets.
    fn answer(&mut self, others: u64) -> (bool, HeaderMap, Instant) {
        let elapsed = self.start.elapsed().as_secs();
        if elapsed / 3600 > self.window {
            self.window = elapsed / 3600;
            self.used = 0;
        }
        self.used = (self.used + others).min(self.limit);
        let fits = self.used < self.limit;
        self.used += u64::from(fits);
        let reset_in = 3600 * (self.window + 1) - elapsed;
        let (limit, left) = (self.limit, self.limit - self.used);
        let resets = self.start + HOUR * (self.window as u32 + 1);
        (fits, last_observed(limit, left, elapsed, reset_in), resets)
    }
}

/// Returns rate-limit headers of a response `at` seconds after the start of the model.
fn last_observed(limit: u64, remaining: u64, at: u64, reset_in: u64) -> HeaderMap {
    let date = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000 + at);
    let pairs = [
        ("date", httpdate::fmt_http_date(date)),
        ("x-ratelimit-limit", limit.to_string()),
        ("x-ratelimit-remaining", remaining.to_string()),
        (
            "x-ratelimit-reset",
            (1_000_000_000 + at + reset_in).to_string(),
        ),
    ];
    let pairs = pairs.map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
    pairs.into_iter().collect()
}

/// Waits for up to `most` seconds.
async fn pause(rng: &mut Rng, most: f64) {
    sleep(SECOND.mul_f64(most * rng.f64())).await;
}

async fn call(
    quota: Arc<Quota>,
    world: Arc<Mutex<World>>,
    handle: usize,
    number: usize,
    seed: u64,
) {
    let mut rng = Rng::with_seed(seed);
    let needs = world.lock().unwrap().handles[handle].needs.clone();
    loop {
        let permits = quota
            .permits(
                &needs,
                Deadline::after(50 * WEEK),
                &mut ObservedCall::default(),
            )
            .await;
        let mut permits = permits.expect("a year is long");
        permits.quota.spend();
        world.lock().unwrap().send(handle, number);
        pause(&mut rng, 5.0).await;
        let others = if rng.u8(..) < 20 { rng.u64(0..5) } else { 0 };
        let (fits, headers, resets) = world.lock().unwrap().api.answer(others);
        pause(&mut rng, 5.0).await;
        record(permits.quota, &headers, Some(permits.slot));
        let mut world = world.lock().unwrap();
        if headers["x-ratelimit-remaining"] == "0" {
            world.used_up = world.used_up.max(resets);
        }
        if fits {
            return;
        }
        world.refused += 1;
    }
}

impl World {
    /// Checks all rules at the moment at which a request is sent.
    fn send(&mut self, handle: usize, number: usize) {
        let now = Instant::now();
        assert!(now >= self.used_up, "the API has said that nothing is left");
        let limit = self.api.limit as usize;
        let used = within_an_hour(&self.sent, now);
        let handle = &mut self.handles[handle];
        let reserve = handle.needs.reserve as usize;
        assert!(
            used < limit - reserve,
            "{used} of {limit}, reserve {reserve}"
        );
        assert!(within_an_hour(&handle.sent, now) < handle.most, "the share");
        self.sent.push(now);
        handle.sent.push(now);
        handle.started.push(number);
    }
}

/// Counts the times within the hour before `now`.
fn within_an_hour(times: &[Instant], now: Instant) -> usize {
    let recent = times.iter().rev();
    recent.take_while(|&&at| now - at < HOUR).count()
}

async fn simulate(seed: u64) {
    let mut rng = Rng::with_seed(seed);
    let between = |rng: &mut Rng, range: Range<u64>| rng.u64(range);
    let limit = between(&mut rng, 20..700);
    let quota = limited(limit, rng.usize(1..50));
    let handles = (0..rng.usize(1..5)).map(|_| {
        let most = between(&mut rng, limit / 4 + 1..2 * limit);
        let share = rng.bool().then(|| Arc::new(Share::new(most, None)));
        Handle {
            most: share.as_ref().map_or(usize::MAX, |_| most as usize),
            needs: Needs {
                reserve: if rng.bool() {
                    between(&mut rng, 0..limit / 2)
                } else {
                    0
                },
                share,
                ..WAITS
            },
            started: Vec::new(),
            sent: Vec::new(),
        }
    });
    let world = Arc::new(Mutex::new(World {
        handles: handles.collect(),
        api: Api {
            limit,
            start: Instant::now(),
            window: 0,
            used: 0,
        },
        sent: Vec::new(),
        used_up: Instant::now(),
        refused: 0,
    }));
    let mut tasks = Vec::new();
    let handles = world.lock().unwrap().handles.len();
    for number in 0..CALLS {
        let handle = rng.usize(..handles);
        let call = call(quota.clone(), world.clone(), handle, number, rng.u64(..));
        tasks.push(tokio::spawn(call));
        if rng.u8(..) < 3 {
            // Without a yield, a call that is created later might arrive earlier.
            pause(&mut rng, 300.0).await;
        }
        if rng.u8(..) < 10 {
            let dropped = rng.usize(..tasks.len());
            tasks[dropped].abort();
        }
    }
    for task in tasks {
        if let Err(error) = task.await {
            assert!(error.is_cancelled(), "seed {seed}: {error}");
        }
    }
    let world = world.lock().unwrap();
    for handle in &world.handles {
        let first = first_attempts(&handle.started);
        assert!(first.is_sorted(), "seed {seed}: the order of arrival");
    }
    let state = quota.state();
    let counts = &state.counts;
    assert_eq!(
        (
            counts.ledger.granted,
            counts.ledger.in_flight,
            counts.used.calls
        ),
        (0, 0, 0),
        "seed {seed}"
    );
    let refused = world.refused as f64 / world.sent.len() as f64;
    assert!(refused < 0.1, "seed {seed}: {refused}");
}

/// Returns the numbers of the calls in the order of their first attempts.
fn first_attempts(started: &[usize]) -> Vec<usize> {
    let mut seen = std::collections::HashSet::new();
    let first = started.iter().copied();
    first.filter(|&number| seen.insert(number)).collect()
}

#[tokio::test(start_paused = true)]
async fn no_limit_is_exceeded_and_the_order_is_kept() {
    for seed in 0..16 {
        simulate(seed).await;
    }
}
