//! The same call as each contender makes it: `call CONTENDER PORT CALLS CONCURRENCY [big] [threads=N]`.
//!
//! It prints what a call took of time, of the processor and of memory, and ends there: what runs it
//! compares.

use std::{
    env,
    error::Error,
    future::Future,
    time::{Duration, Instant},
};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper_util::{client::legacy, rt::TokioExecutor};
use profound_benches::{
    count::{Counting, Memory, cpu},
    payload::{QUERY, VisibilityQuery},
    reports::{ByHand, Lists},
    server::{BIG, HOLD},
};
use profound_client::{Client, profound_endpoint};
use tokio::runtime::Builder;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

type Report = ByHand<Lists>;

const KEY: &str = "pk_0123456789abcdef";

#[profound_endpoint]
trait Reports {
    #[profound_endpoint(POST "/v1/reports/visibility")]
    #[allow(deprecated)]
    async fn visibility(&self, query: &VisibilityQuery) -> Result<Report, profound_client::Error>;
}

/// What is asked for on the command line.
struct Settings {
    contender: String,
    base: String,
    calls: usize,
    concurrency: usize,
    /// Worker threads, or 0 for the main one alone.
    threads: usize,
    /// A header that every call has.
    header: Option<(&'static str, String)>,
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
        match &*self.contender {
            "ours" => self.drive(self.ours()?).await,
            "reqwest" => self.drive(self.reqwest()?).await,
            "hyper" => self.drive(self.hyper()?).await,
            other => return Err(format!("no contender {other}: ours, reqwest, hyper").into()),
        }
        Ok(())
    }

    fn ours(&self) -> Result<impl Call, Box<dyn Error>> {
        let mut builder = Client::builder()
            .api_key(KEY)
            .base_url(&*self.base)
            .max_concurrent_calls(self.concurrency);
        if let Some((name, value)) = &self.header {
            builder = builder.default_header(name, value);
        }
        let client = builder.build()?;
        Ok(move || {
            let call = client.visibility(&QUERY);
            async move { call.await.expect("the server answers") }
        })
    }

    fn reqwest(&self) -> Result<impl Call, Box<dyn Error>> {
        // What the feature of reqwest that the client uses leaves to others.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let (client, url) = (reqwest::Client::new(), self.url());
        let header = self.header.clone();
        Ok(move || {
            let mut request = client.post(&url).header("X-API-Key", KEY).json(&QUERY);
            if let Some((name, value)) = &header {
                request = request.header(*name, value);
            }
            async move {
                let answer = request
                    .send()
                    .await
                    .and_then(reqwest::Response::error_for_status);
                let report = answer.expect("the server answers").json().await;
                report.expect("it is a report")
            }
        })
    }

    fn hyper(&self) -> Result<impl Call, Box<dyn Error>> {
        let client: legacy::Client<_, Full<Bytes>> =
            legacy::Client::builder(TokioExecutor::new()).build_http();
        let (url, header) = (self.url(), self.header.clone());
        Ok(move || {
            let body = serde_json::to_vec(&QUERY).expect("it has no map");
            let mut request = Request::post(&url)
                .header("x-api-key", KEY)
                .header("content-type", "application/json");
            if let Some((name, value)) = &header {
                request = request.header(*name, value);
            }
            let request = request.body(Full::from(body)).expect("its parts are valid");
            let answer = client.request(request);
            async move {
                let answer = answer.await.expect("the server answers");
                assert!(answer.status().is_success());
                let body = answer.into_body().collect().await.expect("it has a body");
                serde_json::from_slice(&body.to_bytes()).expect("it is a report")
            }
        })
    }

    fn url(&self) -> String {
        format!("{}/v1/reports/visibility", self.base)
    }

    /// Makes the calls, a few of them before the count begins.
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

/// A call that can be made again and again.
trait Call: Clone + Send + 'static {
    fn make(&self) -> impl Future<Output = Report> + Send;
}

impl<F, A> Call for F
where
    F: Fn() -> A + Clone + Send + 'static,
    A: Future<Output = Report> + Send,
{
    fn make(&self) -> impl Future<Output = Report> + Send {
        self()
    }
}
