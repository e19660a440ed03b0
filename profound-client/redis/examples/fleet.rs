//! Three processes with one key share a quota: `cargo run -p profound-redis --example fleet`.
//!
//! Each calls the sandbox as often as it can, for two windows of ten seconds. It needs a Redis: set
//! `REDIS_URL`, or install `redis-server`, which it starts on a free port.

use std::{
    env,
    error::Error,
    net::TcpListener,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use profound_client::{Client, profound_endpoint};
use profound_redis::RedisQuota;
use profound_sandbox::Sandbox;
use serde_json::Value;

const QUOTA: u32 = 120;
const WINDOW: Duration = Duration::from_secs(10);
const PROCESSES: usize = 3;

#[profound_endpoint]
trait Organization {
    #[profound_endpoint(GET "/v1/org/categories", retry = never)]
    async fn categories(&self) -> Result<Vec<Value>, profound_client::Error>;
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    match env::var("FLEET_API") {
        Ok(api) => work(&api).await,
        Err(_) => lead(),
    }
}

/// The task of each process: it calls with ten tasks until the time is over.
async fn work(api: &str) -> Result<(), Box<dyn Error>> {
    let quota = RedisQuota::builder(env::var("REDIS_URL")?, env::var("FLEET_QUOTA")?)
        .limit(QUOTA.into())
        .window(WINDOW)
        .connect()?;
    let client = Client::builder()
        .base_url(api)
        .api_key(Sandbox::VALID_KEY)
        .user_agent(&env::var("FLEET_NAME")?)
        .wait_for_quota(2 * WINDOW)
        .quota_store(quota)
        .build()?;
    let end = Instant::now() + 2 * WINDOW;
    let tasks: Vec<_> = (0..10)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move {
                while let Some(left) = end.checked_duration_since(Instant::now()) {
                    let _ = client.with_queue_timeout(left).categories().await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await?;
    }
    Ok(())
}

/// Starts the sandbox and the processes, and prints what each sent.
fn lead() -> Result<(), Box<dyn Error>> {
    let redis = match env::var("REDIS_URL") {
        Ok(url) => Redis { url, server: None },
        Err(_) => match Redis::start() {
            Some(redis) => redis,
            None => {
                println!("There is no Redis: set REDIS_URL, or install `redis-server`.");
                return Ok(());
            }
        },
    };
    let sandbox = Sandbox::builder()
        .quota(QUOTA)
        .quota_window(WINDOW)
        .start()?;
    let name = format!("fleet-{}", std::process::id());
    println!(
        "{PROCESSES} processes, {QUOTA} requests in {} s, for {} s …",
        WINDOW.as_secs(),
        2 * WINDOW.as_secs()
    );
    let mut processes = Vec::new();
    for number in 1..=PROCESSES {
        let process = Command::new(env::current_exe()?)
            .env("FLEET_API", sandbox.base_url())
            .env("FLEET_NAME", format!("process-{number}"))
            .env("FLEET_QUOTA", &name)
            .env("REDIS_URL", &redis.url)
            .spawn()?;
        processes.push(process);
    }
    for mut process in processes {
        process.wait()?;
    }
    let requests = sandbox.requests();
    println!("\n| process   | sent |\n|-----------|------|");
    for number in 1..=PROCESSES {
        let agent = format!("process-{number}");
        let sent = requests
            .iter()
            .filter(|request| request.header("user-agent") == Some(&*agent));
        println!("| {agent} | {:4} |", sent.count());
    }
    println!("| all       | {:4} |", requests.len());
    Ok(())
}

/// A Redis, and its server if this program has started it.
struct Redis {
    url: String,
    server: Option<Child>,
}

impl Redis {
    fn start() -> Option<Self> {
        let port = TcpListener::bind("127.0.0.1:0")
            .ok()?
            .local_addr()
            .ok()?
            .port();
        let server = Command::new("redis-server")
            .args(["--port", &port.to_string(), "--bind", "127.0.0.1"])
            .args(["--save", "", "--appendonly", "no"])
            .stdout(Stdio::null())
            .spawn()
            .ok()?;
        let began = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            if began.elapsed() > Duration::from_secs(10) {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        Some(Self {
            url: format!("redis://127.0.0.1:{port}/"),
            server: Some(server),
        })
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}
