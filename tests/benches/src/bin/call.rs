//! Makes the same call with one contender: `call CONTENDER PORT CALLS CONCURRENCY [big] [hold]
//! [threads=N]`.
//!
//! Prints the time, the CPU time and the memory of a call. The program that runs it compares them.

use std::{
    env,
    error::Error,
    time::{Duration, Instant},
};

use profound_benches::{
    calls::{self, Call, Header},
    count::{Counting, Memory, cpu},
    server::{BIG, HOLD},
};
use tokio::runtime::Builder;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The command line.
struct Settings {
    contender: String,
    base: String,
    calls: usize,
    concurrency: usize,
    /// Worker threads, or 0 for the main thread alone.
    threads: usize,
    /// A header of every call.
    header: Header,
}

fn main() -> Result<(), Box<dyn Error>> {
    let settings = Settings::from_command_line()?;
    let runtime = match settings.threads {
        0 => Builder::new_current_thread().enable_all().build()?,
        threads => Builder::new_multi_thread()
            .worker_threads(threads)
            .enable_all()
            .build()?,
    };
    runtime.block_on(settings.run())
}

impl Settings {
    fn from_command_line() -> Result<Self, Box<dyn Error>> {
        let arguments: Vec<String> = env::args().skip(1).collect();
        let [contender, port, calls, concurrency, rest @ ..] = &arguments[..] else {
            return Err("`call CONTENDER PORT CALLS CONCURRENCY [big] [hold] [threads=N]`".into());
        };
        let concurrency: usize = concurrency.parse()?;
        let threads = rest.iter().find_map(|word| word.strip_prefix("threads="));
        let has = |name: &str| rest.iter().any(|word| word == name);
        let big = has("big").then(|| (BIG, "1".to_owned()));
        let hold = has("hold").then(|| (HOLD, concurrency.to_string()));
        Ok(Self {
            contender: contender.clone(),
            base: format!("http://127.0.0.1:{port}"),
            calls: calls.parse()?,
            concurrency,
            threads: threads.unwrap_or("0").parse()?,
            header: big.or(hold),
        })
    }

    async fn run(&self) -> Result<(), Box<dyn Error>> {
        let header = self.header.clone();
        match &*self.contender {
            "ours" => {
                self.drive(calls::ours(&self.base, self.concurrency, header)?)
                    .await
            }
            "observed" => {
                self.drive(calls::observed(&self.base, self.concurrency, header)?)
                    .await
            }
            "layered" => {
                self.drive(calls::layered(&self.base, self.concurrency, header)?)
                    .await
            }
            "plugged" => {
                self.drive(calls::plugged(&self.base, self.concurrency, header)?)
                    .await
            }
            "reqwest" => self.drive(calls::reqwest(&self.base, header)).await,
            "hyper" => self.drive(calls::hyper(&self.base, header)).await,
            other => {
                let known = "ours, observed, layered, plugged, reqwest, hyper";
                return Err(format!("no contender {other}: {known}").into());
            }
        }
        Ok(())
    }

    /// Makes the calls. The first few are not counted.
    async fn drive(&self, call: impl Call) {
        if self.header.as_ref().is_none_or(|(name, _)| *name != HOLD) {
            for _ in 0..(self.calls / 10).clamp(1, 200) {
                call.make().await;
            }
        }
        Memory::take_peak();
        let (memory, time, start) = (Memory::now(), cpu(), Instant::now());
        let tasks: Vec<_> = (0..self.concurrency)
            .map(|_| {
                let (call, calls) = (call.clone(), self.calls / self.concurrency);
                tokio::spawn(async move {
                    let mut slowest = Duration::ZERO;
                    for _ in 0..calls {
                        let start = Instant::now();
                        assert!(!call.make().await.data.is_empty());
                        slowest = slowest.max(start.elapsed());
                    }
                    slowest
                })
            })
            .collect();
        let mut slowest = Duration::ZERO;
        for task in tasks {
            slowest = slowest.max(task.await.expect("no call fails"));
        }
        let (wall, time) = (start.elapsed(), cpu() - time);
        let (held, memory) = (
            Memory::take_peak() - memory.held,
            Memory::now().since(memory),
        );
        let each = |total: f64| total / self.calls as f64;
        println!(
            "{:>10} c={}  wall {:.2} us  cpu {:.2} us  allocations {:.1}  {:.0} B  peak {} B  slowest {} us",
            self.contender,
            self.concurrency,
            each(wall.as_secs_f64() * 1e6),
            each(time.as_secs_f64() * 1e6),
            each(memory.allocations as f64),
            each(memory.bytes as f64),
            held / self.concurrency as u64,
            slowest.as_micros(),
        );
    }
}
