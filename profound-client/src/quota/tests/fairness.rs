//! Tests of the queue: its order, checks of granted permits, reserves and shares.

use super::*;

const STREAM: Needs = Needs {
    slot: SlotKind::Stream,
    ..WAITS
};
const IMPATIENT: Needs = Needs {
    waits: false,
    ..WAITS
};

type Order = Arc<Mutex<Vec<&'static str>>>;

fn reserving(reserve: u64) -> Needs {
    Needs { reserve, ..WAITS }
}

fn sharing(share: &Arc<Share>) -> Needs {
    let share = Some(share.clone());
    Needs { share, ..WAITS }
}

/// Returns the permits, or what the call waited for and when there was room, in seconds.
async fn ask(
    quota: &Arc<Quota>,
    needs: &Needs,
    limit: Duration,
) -> Result<SendPermits, (QueuedFor, Option<u64>)> {
    let permits = quota
        .permits(needs, Deadline::after(limit), &mut ObservedCall::default())
        .await;
    permits.map_err(|denied| (denied.waited_for, denied.room.map(|room| room.as_secs())))
}

/// Sends a request that takes no time, and returns how long it waited.
async fn pass(quota: &Arc<Quota>, needs: &Needs) -> Duration {
    let began = Instant::now();
    let permits = ask(quota, needs, WEEK).await;
    permits.expect("a week is long").quota.spend();
    began.elapsed()
}

/// Starts a call that takes a second, and notes when it is sent.
fn start(quota: &Arc<Quota>, needs: &Needs, order: &Order, name: &'static str) {
    let (quota, needs, order) = (quota.clone(), needs.clone(), order.clone());
    tokio::spawn(async move {
        let mut permits = ask(&quota, &needs, WEEK).await.expect("a week is long");
        permits.quota.spend();
        order.lock().unwrap().push(name);
        sleep(SECOND).await;
    });
}

async fn settle() {
    for _ in 0..100 {
        yield_now().await;
    }
}

fn seen(order: &Order) -> Vec<&'static str> {
    order.lock().unwrap().clone()
}

#[tokio::test(start_paused = true)]
async fn a_permit_is_checked_again_when_it_is_used() {
    let quota = limited(600, 1);
    let order = Order::default();
    let first = ask(&quota, &WAITS, SECOND).await.unwrap();
    for name in ["a", "b"] {
        start(&quota, &WAITS, &order, name);
    }
    settle().await;
    // `a` gets the slot here, but runs only after the report.
    drop(first);
    report(&quota, &last_observed(600, 0, 100));
    start(&quota, &WAITS, &order, "c");
    sleep(98 * SECOND).await;
    assert!(seen(&order).is_empty());
    sleep(10 * SECOND).await;
    assert_eq!(seen(&order), ["a", "b", "c"]);
    assert_eq!(quota.state().counts.ledger.granted, 0);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_waits_for_the_quota_holds_no_slot() {
    let quota = limited(600, 1);
    let order = Order::default();
    report(&quota, &last_observed(600, 5, 100));
    start(&quota, &reserving(5), &order, "batch");
    settle().await;
    assert_eq!(pass(&quota, &WAITS).await, Duration::ZERO);
    assert_eq!(pass(&quota, &STREAM).await, Duration::ZERO);
    assert!(seen(&order).is_empty());
    sleep(102 * SECOND).await;
    assert_eq!(seen(&order), ["batch"]);
}

#[tokio::test(start_paused = true)]
async fn requests_in_flight_may_be_missing_in_a_report() {
    let quota = quota(600);
    let mut open = Vec::new();
    for _ in 0..3 {
        let mut permit = permit(&quota, SECOND).await.unwrap();
        permit.spend();
        open.push(permit);
    }
    record(open.remove(0), &last_observed(600, 2, 100), None);
    // The two others may be the two that are left.
    assert!(permit(&quota, SECOND).await.is_none());
    record(open.remove(0), &last_observed(600, 1, 100), None);
    assert!(permit(&quota, SECOND).await.is_none());
    // The last one was counted before the others.
    record(open.remove(0), &last_observed(600, 3, 100), None);
    assert!(permit(&quota, SECOND).await.is_some());
}

#[tokio::test(start_paused = true)]
async fn slots_are_served_in_order_and_each_kind_by_itself() {
    let quota = limited(600, 1);
    let order = Order::default();
    for name in ["a", "b", "c"] {
        start(&quota, &WAITS, &order, name);
    }
    start(&quota, &STREAM, &order, "stream");
    start(&quota, &IMPATIENT, &order, "d");
    settle().await;
    assert_eq!(seen(&order), ["a", "stream"]);
    let late = ask(&quota, &STREAM, SECOND / 2).await.unwrap_err();
    assert_eq!(late, (QueuedFor::StreamLimit, None));
    let late = ask(&quota, &WAITS, SECOND / 4).await.unwrap_err();
    assert_eq!(late, (QueuedFor::ConcurrencyLimit, None));
    sleep(10 * SECOND).await;
    assert_eq!(seen(&order), ["a", "stream", "b", "c", "d"]);
}

#[tokio::test(start_paused = true)]
async fn a_reserve_counts_our_requests_too() {
    let quota = quota(10);
    let batch = reserving(4);
    for _ in 0..6 {
        assert_eq!(pass(&quota, &batch).await, Duration::ZERO);
    }
    let refused = ask(&quota, &batch, SECOND).await.unwrap_err();
    assert_eq!(refused, (QueuedFor::QuotaReserve, Some(3600)));
    for _ in 0..4 {
        assert_eq!(pass(&quota, &WAITS).await, Duration::ZERO);
    }
    let refused = ask(&quota, &batch, SECOND).await.unwrap_err();
    assert_eq!(refused, (QueuedFor::Quota, Some(3600)));
    assert_eq!(pass(&quota, &batch).await, HOUR);
}

#[tokio::test(start_paused = true)]
async fn a_reserve_of_the_whole_quota_fails_at_once() {
    let quota = quota(10);
    let refused = ask(&quota, &reserving(10), WEEK).await.unwrap_err();
    assert_eq!(refused, (QueuedFor::QuotaReserve, None));
}

#[tokio::test(start_paused = true)]
async fn a_share_holds_for_all_that_have_it_and_for_no_other() {
    let quota = quota(100);
    let whole = Arc::new(Share::new(3, None));
    let part = Arc::new(Share::new(2, Some(whole.clone())));
    let (whole, part) = (sharing(&whole), sharing(&part));
    for _ in 0..2 {
        assert_eq!(pass(&quota, &part).await, Duration::ZERO);
    }
    sleep(10 * SECOND).await;
    let refused = ask(&quota, &part, SECOND).await.unwrap_err();
    assert_eq!(refused, (QueuedFor::QuotaShare, Some(3590)));
    assert_eq!(pass(&quota, &whole).await, Duration::ZERO);
    assert!(ask(&quota, &whole, SECOND).await.is_err());
    assert_eq!(pass(&quota, &WAITS).await, Duration::ZERO);
    // A request that was not sent takes nothing.
    sleep(HOUR).await;
    for _ in 0..9 {
        ask(&quota, &part, SECOND).await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_does_not_wait_is_refused_only_by_the_api_or_its_settings() {
    let quota = quota(2);
    for _ in 0..5 {
        assert_eq!(pass(&quota, &IMPATIENT).await, Duration::ZERO);
    }
    let share = Some(Arc::new(Share::new(1, None)));
    let shared = Needs { share, ..IMPATIENT };
    assert_eq!(pass(&quota, &shared).await, Duration::ZERO);
    let refused = ask(&quota, &shared, WEEK).await.unwrap_err();
    assert_eq!(refused, (QueuedFor::QuotaShare, Some(3600)));
    let reserving = Needs {
        reserve: 1,
        ..IMPATIENT
    };
    let refused = ask(&quota, &reserving, WEEK).await.unwrap_err();
    assert_eq!(refused.0, QueuedFor::QuotaReserve);
    report(&quota, &last_observed(600, 1, 100));
    assert_eq!(pass(&quota, &IMPATIENT).await, Duration::ZERO);
    report(&quota, &last_observed(600, 0, 100));
    let (waited_for, room) = ask(&quota, &IMPATIENT, WEEK).await.unwrap_err();
    assert_eq!(waited_for, QueuedFor::Quota);
    assert!((98..=101).contains(&room.unwrap()), "{room:?}");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_does_not_wait_is_checked_after_it_has_its_slot() {
    let quota = limited(600, 1);
    let first = ask(&quota, &WAITS, SECOND).await.unwrap();
    let waiting = tokio::spawn({
        let quota = quota.clone();
        async move { ask(&quota, &IMPATIENT, WEEK).await.map(drop) }
    });
    settle().await;
    report(&quota, &last_observed(600, 0, 100));
    drop(first);
    let refused = waiting.await.unwrap().unwrap_err();
    assert_eq!(refused.0, QueuedFor::Quota);
    let counts = &quota.state().counts;
    assert_eq!((counts.used.calls, counts.ledger.granted), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_with_a_granted_permit_passes_it_on() {
    let quota = limited(600, 1);
    let order = Order::default();
    let first = ask(&quota, &WAITS, SECOND).await.unwrap();
    let dropped = tokio::spawn({
        let quota = quota.clone();
        async move { ask(&quota, &WAITS, WEEK).await.map(drop) }
    });
    settle().await;
    start(&quota, &WAITS, &order, "next");
    settle().await;
    drop(first);
    dropped.abort();
    settle().await;
    assert_eq!(seen(&order), ["next"]);
}
