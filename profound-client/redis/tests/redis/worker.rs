//! Other processes that share the quota: this test program, started again.

use std::{
    env,
    process::{Child, Command, Stdio},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use profound_client::{Client, Error, Retry, http::Method};
use profound_redis::{RedisQuota, RedisQuotaBuilder};
use serde_json::Value;

pub(crate) const KEY: &str = "pk_live_CANARY_of_the_fleet";

/// The settings of a test, as text for other processes.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) redis: String,
    pub(crate) api: String,
    pub(crate) limit: u64,
    pub(crate) window: Duration,
    pub(crate) tasks: usize,
    pub(crate) runs: Duration,
}

impl Plan {
    pub(crate) fn quota(&self) -> RedisQuotaBuilder {
        RedisQuota::builder(&self.redis, "fleet")
            .limit(self.limit)
            .window(self.window)
            .dead_after(Duration::from_secs(1))
    }

    /// Returns a client of this process that waits for the quota.
    pub(crate) fn client(&self, quota: RedisQuota) -> Client {
        let builder = Client::builder().base_url(&self.api).api_key(KEY);
        builder
            .quota_store(quota)
            .wait_for_quota(Duration::from_secs(60))
            .build()
            .expect("the settings are sound")
    }

    /// Starts another process with this number of tasks. It is killed when it is dropped.
    pub(crate) fn spawn(&self, name: &str, program: &[&str]) -> Worker {
        let this = env::current_exe().expect("a test has a program");
        let mut command = match program {
            [] => Command::new(this),
            [first, rest @ ..] => {
                let mut command = Command::new(first);
                command.args(rest).arg(this);
                command
            }
        };
        let process = command
            .args(["--exact", "worker::worker", "--nocapture"])
            .env("WORKER", name)
            .env("WORKER_REDIS", &self.redis)
            .env("WORKER_API", &self.api)
            .env("WORKER_LIMIT", self.limit.to_string())
            .env("WORKER_WINDOW", self.window.as_millis().to_string())
            .env("WORKER_TASKS", self.tasks.to_string())
            .env("WORKER_RUNS", self.runs.as_millis().to_string())
            .stdout(Stdio::null())
            .spawn();
        Worker(process.expect("the program starts"))
    }

    fn from_env() -> Self {
        let text = |name: &str| env::var(name).expect("the variable is set");
        let number = |name: &str| text(name).parse::<u64>().expect("it is a number");
        Self {
            redis: text("WORKER_REDIS"),
            api: text("WORKER_API"),
            limit: number("WORKER_LIMIT"),
            window: Duration::from_millis(number("WORKER_WINDOW")),
            tasks: number("WORKER_TASKS") as usize,
            runs: Duration::from_millis(number("WORKER_RUNS")),
        }
    }
}

/// Another process. It is killed when it is dropped.
pub(crate) struct Worker(Child);

impl Worker {
    /// Kills it as `kill -9` does.
    pub(crate) fn kill(mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Makes one call of a worker.
pub(crate) async fn call(client: &Client, name: &str) -> Result<Value, Error> {
    let asked = SystemTime::now().duration_since(UNIX_EPOCH);
    let asked = asked.expect("the clock is after 1970").as_millis();
    let client = client
        .with_retry(Retry::Never)
        .with_header("x-worker", name)
        .with_header("x-asked", &asked.to_string());
    client.request(Method::GET, "/v1/org").send().await
}

/// The task of another process. Without the variables there is nothing to do.
#[tokio::test]
async fn worker() {
    let Ok(name) = env::var("WORKER") else { return };
    let plan = Plan::from_env();
    let quota = plan.quota().connect().expect("the settings are sound");
    let client = plan.client(quota);
    wait_for_go(&plan.redis).await.expect("Redis answers");
    let began = Instant::now();
    let tasks: Vec<_> = (0..plan.tasks)
        .map(|_| {
            let (client, name, runs) = (client.clone(), name.clone(), plan.runs);
            tokio::spawn(async move {
                while began.elapsed() < runs {
                    let _ = call(&client, &name).await;
                }
            })
        })
        .collect();
    for task in tasks {
        let _ = task.await;
    }
}

/// Says that this process is ready, and waits until all begin.
async fn wait_for_go(url: &str) -> redis::RedisResult<()> {
    let client = redis::Client::open(url)?;
    let mut connection = client.get_multiplexed_async_connection().await?;
    let () = redis::cmd("INCR")
        .arg("ready")
        .query_async(&mut connection)
        .await?;
    while !redis::cmd("EXISTS")
        .arg("go")
        .query_async(&mut connection)
        .await?
    {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    Ok(())
}
