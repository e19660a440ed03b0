//! Tests of the quota, on tokio's paused clock.

mod fairness;
mod properties;

use std::time::SystemTime;

use tokio::{task::yield_now, time::sleep};

use super::{ledger::HOUR, *};

const SECOND: Duration = Duration::from_secs(1);
const WEEK: Duration = Duration::from_secs(7 * 86_400);

const WAITS: Needs = Needs {
    slot: SlotKind::Call,
    waits: true,
    reserve: 0,
    share: None,
};

fn limited(limit: u64, slots: usize) -> Arc<Quota> {
    let quota = Quota::new(SlotLimits {
        calls: slots,
        streams: slots,
    });
    let limit = RateLimit {
        limit: Some(limit),
        ..RateLimit::default()
    };
    let now = Instant::now();
    quota.state().counts.ledger.record(now, limit, || None);
    Arc::new(quota)
}

fn quota(limit: u64) -> Arc<Quota> {
    limited(limit, usize::MAX)
}

/// Returns rate-limit headers of a server whose clock is wrong and stands still.
fn last_observed(limit: u64, remaining: u64, reset_in: u64) -> HeaderMap {
    let date = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let pairs = [
        ("date", httpdate::fmt_http_date(date)),
        ("x-ratelimit-limit", limit.to_string()),
        ("x-ratelimit-remaining", remaining.to_string()),
        ("x-ratelimit-reset", (1_000_000_000 + reset_in).to_string()),
    ];
    let pairs = pairs.map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
    pairs.into_iter().collect()
}

async fn permit(quota: &Arc<Quota>, limit: Duration) -> Option<QuotaPermit> {
    let permits = quota
        .permits(&WAITS, Deadline::after(limit), &mut ObservedCall::default())
        .await;
    permits.ok().map(|permits| permits.quota)
}

/// Records headers of a response.
fn record(permit: QuotaPermit, headers: &HeaderMap, slot: Option<Slot>) {
    permit.record_headers(headers, RateLimit::read(headers), slot);
}

/// Records headers of a response to a request that was not sent by this client.
fn report(quota: &Arc<Quota>, headers: &HeaderMap) {
    let permit = QuotaPermit {
        quota: Some(quota.clone()),
        share: None,
        lease: None,
        spent: false,
        reported: false,
    };
    quota.state().counts.ledger.in_flight += 1;
    record(permit, headers, None);
}

/// Takes a permit, and simulates a request that takes no time.
async fn send(quota: &Arc<Quota>) {
    let mut permit = permit(quota, WEEK).await.expect("a week is long");
    permit.spend();
}

/// Returns the time until the next permit.
async fn wait(quota: &Arc<Quota>) -> Duration {
    let began = Instant::now();
    send(quota).await;
    began.elapsed()
}

#[tokio::test(start_paused = true)]
async fn a_pause_lasts_an_hour_at_most() {
    let quota = quota(600);
    quota.pause(Duration::from_secs(99_999_999));
    assert_eq!(wait(&quota).await, HOUR);
    assert_eq!(wait(&quota).await, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn ten_thousand_tasks_keep_the_quota_and_their_order() {
    const TASKS: usize = 10_000;
    let quota = quota(600);
    let served = Arc::new(Mutex::new((Vec::new(), Vec::new())));
    let mut tasks = Vec::new();
    for task in 0..TASKS {
        let (quota, served) = (quota.clone(), served.clone());
        tasks.push(tokio::spawn(async move {
            let permit = permit(&quota, WEEK).await;
            permit.as_ref().expect("a week is long");
            served.lock().unwrap().0.push(task);
            // A request reaches the API at a random time before it ends.
            sleep(SECOND.mul_f64(fastrand::f64())).await;
            permit.expect("it is there").spend();
            served.lock().unwrap().1.push(Instant::now());
            sleep(SECOND.mul_f64(fastrand::f64())).await;
        }));
    }
    yield_now().await;
    // A random half of the tasks is cancelled while waiting, half of these in the first hours.
    let cancelled: Vec<_> = (0..TASKS).filter(|_| fastrand::bool()).collect();
    for (place, &task) in cancelled.iter().enumerate() {
        if place == cancelled.len() / 2 {
            sleep(2 * HOUR).await;
        }
        tasks[task].abort();
    }
    for task in tasks {
        let _ = task.await;
    }
    let served = served.lock().unwrap();
    let (order, arrived) = (&served.0, &served.1);
    assert!(order.windows(2).all(|two| two[0] < two[1]), "in order");
    let crowded = arrived.windows(601).find(|many| many[600] - many[0] < HOUR);
    assert!(crowded.is_none(), "{crowded:?}");
    // No permit was lost: the requests need no more hours than the quota requires.
    let hours = (arrived[arrived.len() - 1] - arrived[0]).as_secs() / 3600;
    assert!(
        hours <= order.len() as u64 / 600,
        "{hours} h for {}",
        order.len()
    );
    assert_eq!(quota.state().counts.ledger.in_flight, 0);
}

#[tokio::test(start_paused = true)]
async fn a_request_counts_from_its_end() {
    let quota = quota(1);
    let mut permit = permit(&quota, SECOND).await.unwrap();
    permit.spend();
    let next = tokio::spawn({
        let quota = quota.clone();
        async move { wait(&quota).await }
    });
    sleep(10 * SECOND).await;
    drop(permit);
    assert_eq!(next.await.unwrap(), HOUR + 10 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn a_request_that_was_not_sent_does_not_count() {
    let quota = quota(1);
    for _ in 0..3 {
        let mut permit = permit(&quota, SECOND).await.unwrap();
        permit.spend();
        permit.refund();
    }
    assert!(permit(&quota, SECOND).await.is_some());
}

#[tokio::test(start_paused = true)]
async fn a_request_that_was_not_sent_is_refunded() {
    let quota = quota(600);
    report(&quota, &last_observed(600, 2, 100));
    for _ in 0..5 {
        drop(permit(&quota, SECOND).await.unwrap());
    }
    let old = permit(&quota, SECOND).await.unwrap();
    send(&quota).await;
    assert!(permit(&quota, SECOND).await.is_none());
    report(&quota, &last_observed(600, 0, 3600));
    drop(old);
    assert!(permit(&quota, SECOND).await.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_too_long_ends_at_once() {
    let quota = quota(1);
    send(&quota).await;
    let began = Instant::now();
    assert!(permit(&quota, HOUR - SECOND).await.is_none());
    assert_eq!(began.elapsed(), Duration::ZERO);
    assert!(permit(&quota, HOUR).await.is_some());
}

#[tokio::test(start_paused = true)]
async fn a_wait_behind_another_that_is_too_long_ends_at_once() {
    let quota = quota(1);
    send(&quota).await;
    let first = tokio::spawn({
        let quota = quota.clone();
        async move { wait(&quota).await }
    });
    yield_now().await;
    let began = Instant::now();
    assert!(permit(&quota, 5 * SECOND).await.is_none());
    assert_eq!(began.elapsed(), Duration::ZERO);
    assert_eq!(first.await.unwrap(), HOUR);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_gives_up_passes_its_permit_on() {
    let quota = quota(1);
    send(&quota).await;
    let [first, second] = [(); 2].map(|()| {
        let quota = quota.clone();
        tokio::spawn(async move { wait(&quota).await })
    });
    yield_now().await;
    first.abort();
    assert_eq!(second.await.unwrap(), HOUR);
}

#[tokio::test(start_paused = true)]
async fn the_reported_rate_limit_overrides_our_count() {
    let quota = quota(600);
    report(&quota, &last_observed(600, 2, 100));
    assert_eq!(wait(&quota).await, Duration::ZERO);
    assert_eq!(wait(&quota).await, Duration::ZERO);
    let waited = wait(&quota).await.as_secs();
    assert!((99..=101).contains(&waited), "{waited}");
    assert_eq!(quota.last_observed().remaining, Some(2));
}

#[tokio::test(start_paused = true)]
async fn answers_that_overtake_each_other_do_not_give_permits_back() {
    let quota = quota(600);
    for (remaining, reset_in) in [(5, 100), (1, 100), (5, 100), (0, 50), (9, 50)] {
        report(&quota, &last_observed(600, remaining, reset_in));
    }
    assert_eq!(wait(&quota).await, Duration::ZERO);
    assert!(wait(&quota).await > 90 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn a_new_hour_begins_anew() {
    let quota = quota(600);
    report(&quota, &last_observed(600, 0, 100));
    report(&quota, &last_observed(600, 3, 3600));
    assert_eq!(wait(&quota).await, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_reset_far_away_is_not_believed() {
    let quota = quota(600);
    report(&quota, &last_observed(600, 0, 1_000_000));
    assert_eq!(wait(&quota).await, HOUR);
    // It does not override later headers either.
    report(&quota, &last_observed(600, 0, 100));
    assert!(wait(&quota).await <= 101 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn a_quota_that_is_raised_serves_who_waits() {
    let quota = quota(1);
    send(&quota).await;
    let next = tokio::spawn({
        let quota = quota.clone();
        async move { wait(&quota).await }
    });
    sleep(SECOND).await;
    report(&quota, &last_observed(2, 1, 3600));
    assert_eq!(next.await.unwrap(), SECOND);
    report(&quota, &last_observed(0, 0, 0));
    assert_eq!(wait(&quota).await, HOUR);
}

#[tokio::test(start_paused = true)]
async fn a_pause_holds_for_all_and_the_longest_counts() {
    let quota = quota(600);
    quota.pause(7 * SECOND);
    quota.pause(3 * SECOND);
    assert_eq!(wait(&quota).await, 7 * SECOND);
    assert_eq!(wait(&quota).await, Duration::ZERO);
}
