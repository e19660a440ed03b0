//! Several processes share one quota.

use std::{collections::BTreeMap, process::Command, time::Duration};

use crate::{
    api::{Api, most_in},
    server::Redis,
    worker::{Plan, call},
};

const WINDOW: Duration = Duration::from_secs(2);
const LIMIT: u64 = 200;

/// Four processes with 50 tasks each, over three windows after one that is used up. One has a clock that is an hour ahead, if the
/// program `faketime` is there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn four_processes_use_the_quota_exactly_and_fairly() {
    let Some(redis) = Redis::start().await else {
        return;
    };
    let api = Api::start(Duration::from_millis(5)).await;
    let plan = Plan {
        redis: redis.url(),
        api: api.base_url().to_owned(),
        limit: LIMIT,
        window: WINDOW,
        tasks: 50,
        runs: 10 * WINDOW,
    };
    let faketime = Command::new("faketime").arg("--version").output().is_ok();
    if !faketime {
        println!("NOT CHECKED: clocks that differ: there is no `faketime`");
    }
    let hour_ahead: &[&str] = if faketime {
        &["faketime", "-f", "+1h"]
    } else {
        &[]
    };
    let workers: Vec<_> = ["a", "b", "c", "d"]
        .into_iter()
        .map(|name| plan.spawn(name, if name == "d" { hour_ahead } else { &[] }))
        .collect();
    while redis.number("INCRBY ready 0").await < 4 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    // The quota is used up when they begin, so all tasks wait before the first of them is granted: a
    // process that the machine starts late has no disadvantage.
    let client = plan.client(plan.quota().connect().expect("sound"));
    let calls: Vec<_> = (0..LIMIT)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { call(&client, "before").await })
        })
        .collect();
    for call in calls {
        call.await.expect("no panic").expect("there is room");
    }
    let before = api.arrivals().len();
    redis.number("INCR go").await;
    api.wait_for(before + 1).await;
    let first = api.arrivals()[before].at;
    while first.elapsed() < 3 * WINDOW + WINDOW / 4 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    drop(workers);
    let arrivals = api.arrivals();
    assert!(
        most_in(WINDOW, &arrivals) <= LIMIT as usize,
        "{}",
        most_in(WINDOW, &arrivals)
    );
    let within: Vec<_> = arrivals
        .iter()
        .filter(|arrival| first <= arrival.at && arrival.at < first + 3 * WINDOW)
        .collect();
    let used = within.len() as u64;
    let mut parts = BTreeMap::<_, u64>::new();
    for arrival in &within {
        *parts.entry(&*arrival.worker).or_default() += 1;
    }
    let (all, most) = (3 * LIMIT, most_in(WINDOW, &arrivals));
    println!("used {used} of {all}, at most {most} in a window of {LIMIT}, {parts:?}");
    assert!(10 * used >= 9 * all, "{used}");
    assert_eq!(parts.len(), 4);
    let part = used as f64 / 4.0;
    assert!(
        parts
            .values()
            .all(|&sent| (sent as f64 - part).abs() <= 0.1 * part),
        "{parts:?}"
    );
    // Order of arrival, but for one poll. The clock of `d` is not compared.
    let mut latest = 0;
    for arrival in arrivals.iter().filter(|arrival| arrival.worker != "d") {
        assert!(arrival.asked + 500 >= latest, "{arrival:?}");
        latest = latest.max(arrival.asked);
    }
}
