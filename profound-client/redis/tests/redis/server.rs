//! A Redis server of a test.

use std::{
    env,
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use redis::{Client, RedisResult, aio::MultiplexedConnection};
use tokio::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Tests that wait for a window run side by side. A test that measures microseconds runs alone.
static TURNS: RwLock<()> = RwLock::const_new(());

/// The turn of a test, until it is dropped.
enum Turn {
    Beside(#[expect(dead_code, reason = "it is held")] RwLockReadGuard<'static, ()>),
    Alone(#[expect(dead_code, reason = "it is held")] RwLockWriteGuard<'static, ()>),
}

/// A Redis server on a free port, without persistence. It is killed when it is dropped.
pub(crate) struct Redis {
    process: Child,
    port: u16,
    _turn: Turn,
}

impl Redis {
    /// Starts a server, or says that there is no program.
    pub(crate) async fn start() -> Option<Self> {
        Self::start_with(&[]).await
    }

    /// Does the same, with more arguments.
    pub(crate) async fn start_with(arguments: &[String]) -> Option<Self> {
        let turn = Turn::Beside(TURNS.read().await);
        Self::start_in(turn, arguments).await
    }

    /// Starts a server while no other runs.
    pub(crate) async fn start_alone() -> Option<Self> {
        let turn = Turn::Alone(TURNS.write().await);
        Self::start_in(turn, &[]).await
    }

    async fn start_in(turn: Turn, arguments: &[String]) -> Option<Self> {
        let program = env::var("PROFOUND_REDIS_SERVER").unwrap_or_else(|_| "redis-server".into());
        let port = free_port();
        let started = Command::new(&program)
            .args(["--port", &port.to_string(), "--bind", "127.0.0.1"])
            .args(["--save", "", "--appendonly", "no"])
            .args(arguments)
            .stdout(Stdio::null())
            .spawn();
        let Ok(process) = started else {
            let required = env::var_os("PROFOUND_REDIS_REQUIRED").is_some();
            assert!(!required, "there is no `{program}`");
            println!("NOT CHECKED: there is no `{program}`");
            return None;
        };
        let mut redis = Self {
            process,
            port,
            _turn: turn,
        };
        let began = Instant::now();
        while redis.ping().await.is_err() {
            let ended = redis.process.try_wait();
            assert!(matches!(ended, Ok(None)), "`{program}` ended: {ended:?}");
            assert!(began.elapsed() < Duration::from_secs(20), "it starts");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Some(redis)
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) async fn connection(&self) -> RedisResult<MultiplexedConnection> {
        let client = Client::open(self.url())?;
        client.get_multiplexed_async_connection().await
    }

    pub(crate) async fn run(&self, command: &str) {
        let mut connection = self.connection().await.expect("it accepts");
        let done: RedisResult<()> = redis::cmd(command).query_async(&mut connection).await;
        done.expect("it executes the command");
    }

    /// Executes a command, and returns its number.
    pub(crate) async fn number(&self, command: &str) -> u64 {
        let mut connection = self.connection().await.expect("it accepts");
        let mut words = command.split(' ');
        let mut command = redis::cmd(words.next().unwrap_or_default());
        for word in words {
            command.arg(word);
        }
        let number = command.query_async(&mut connection).await;
        number.expect("it executes the command")
    }

    /// Sends a signal, such as `STOP`.
    pub(crate) fn signal(&self, signal: &str) {
        send_signal(self.process.id(), signal);
    }

    async fn ping(&self) -> RedisResult<()> {
        let mut connection = self.connection().await?;
        redis::cmd("PING").query_async(&mut connection).await
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Returns a port that nothing listens on.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    listener.local_addr().expect("it is bound").port()
}

/// Sends a signal to a process.
pub(crate) fn send_signal(process: u32, signal: &str) {
    let sent = Command::new("kill")
        .args([&format!("-{signal}"), &process.to_string()])
        .status();
    assert!(
        sent.is_ok_and(|status| status.success()),
        "the signal is sent"
    );
}
