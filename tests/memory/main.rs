//! A call needs at most twice the largest body allowed, plus 32 MiB, whatever the server sends. Uploads and
//! pagination have their own bounds.

mod attacks;
mod reports;

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use peak_alloc::PeakAlloc;
use profound_client::{Client, Error, Method, Pages, Part, Raw, Retry, profound_endpoint};
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use tokio::runtime;

use self::attacks::{Attack, End, attacks};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/org")]
    async fn raw(&self) -> Result<Raw, Error>;

    #[profound_endpoint(GET "/v1/org")]
    async fn json(&self) -> Result<IgnoredAny, Error>;
}

const KIB: usize = 1 << 10;
const MIB: usize = 1 << 20;
const SLACK: usize = 32 * MIB;
/// The default limit of the client.
const DEFAULT: usize = 64 * MIB;
/// The most that an error may hold.
const KEPT: usize = 100 * KIB;

/// Only one test runs at a time, because the memory of the process is measured.
static ALONE: Mutex<()> = Mutex::new(());

/// Sends the attack on every connection.
fn serve(listener: &TcpListener, attack: &Attack) {
    let Attack { head, body, .. } = attack;
    let first = [b"HTTP/1.1 ", head.as_bytes(), &body.start].concat();
    while let Ok((stream, _)) = listener.accept() {
        // The client closes the connection at its limit.
        let _ = send(stream, &first, attack);
    }
}

fn send(mut stream: TcpStream, first: &[u8], attack: &Attack) -> io::Result<()> {
    let mut request = [0; 4096];
    let mut length = 0;
    while !request[..length].ends_with(b"\r\n\r\n") {
        length += stream.read(&mut request[length..])?;
    }
    stream.write_all(first)?;
    for _ in 0..attack.times {
        stream.write_all(&attack.body.repeated)?;
        if attack.end == End::Timeout {
            // Without a pause the client always has data to read, and its timer never fires.
            thread::sleep(Duration::from_millis(1));
        }
    }
    stream.shutdown(std::net::Shutdown::Write)?;
    while stream.read(&mut request)? > 0 {}
    Ok(())
}

/// The outcome of a call, and its memory in bytes.
struct Measured {
    end: End,
    peak: usize,
    /// Bytes that the result holds.
    held: usize,
}

fn measure(attack: &'static Attack) -> Measured {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let address = listener.local_addr().expect("it is bound");
    thread::spawn(move || serve(&listener, attack));
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("there is memory");
    let mut builder = Client::builder()
        .api_key("a-key")
        .base_url(format!("http://{address}"))
        .retry(Retry::Never)
        .max_body_bytes(attack.cap);
    if attack.end == End::Timeout {
        builder = builder.timeout(Duration::from_secs(2));
    }
    let client = builder.build().expect("the settings are sound");
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let outcome = runtime.block_on(async {
        match attack.end {
            End::Decode => client.json().await.map(|_| None),
            _ => client.raw().await.map(Some),
        }
    });
    let peak = MEMORY.peak_usage() - before;
    let end = match &outcome {
        Ok(_) => End::Whole,
        Err(Error::Transport(error)) if error.is_too_large() => End::TooLarge,
        Err(Error::Transport(_)) => End::Transport,
        Err(Error::Api(_)) => End::Api,
        Err(Error::Decode(_)) => End::Decode,
        Err(Error::Timeout(_)) => End::Timeout,
        Err(other) => panic!("{}: {other:?}", attack.name),
    };
    drop((runtime, client));
    let with = MEMORY.current_usage();
    drop(outcome);
    let held = with - MEMORY.current_usage();
    Measured { end, peak, held }
}

/// Receives an upload. Returns its `Content-Length` and the number of bytes received.
fn take(listener: &TcpListener) -> io::Result<(usize, usize)> {
    let (mut stream, _) = listener.accept()?;
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let length = head.split("content-length: ").nth(1).and_then(|rest| {
        let digits = rest.split("\r\n").next()?;
        digits.parse().ok()
    });
    let length: usize = length.expect("it is announced");
    let (mut came, mut some) = (0, vec![0; 64 * KIB]);
    while came < length {
        match stream.read(&mut some)? {
            0 => break,
            some => came += some,
        }
    }
    stream.write_all(b"HTTP/1.1 200 X\r\ncontent-length: 2\r\n\r\n{}")?;
    Ok((length, came))
}

#[test]
fn a_file_of_200_mb_is_sent_in_bounded_memory() {
    const SIZE: usize = 200_000_000;
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let path =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("sparse-{}", std::process::id()));
    let file = File::create(&path).expect("the target directory is ours to write to");
    file.set_len(SIZE as u64).expect("it is sparse");
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let address = listener.local_addr().expect("it is bound");
    let server = thread::spawn(move || take(&listener));
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("there is memory");
    let client = Client::builder()
        .api_key("a-key")
        .base_url(format!("http://{address}"));
    let client = client.build().expect("the settings are sound");
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let began = Instant::now();
    let request = client
        .request(Method::POST, "/v1/things")
        .part("file", Part::file(&path));
    let outcome = runtime.block_on(request.send::<()>());
    let (peak, took) = (MEMORY.peak_usage() - before, began.elapsed());
    fs::remove_file(&path).expect("it is ours");
    outcome.expect("it is taken");
    let (length, came) = server.join().expect("it does not panic").expect("it comes");
    eprintln!("{length} bytes in {took:?}, peak {} KiB", peak / KIB);
    assert_eq!(length, came);
    assert!((SIZE + 100..SIZE + 1000).contains(&length), "{length}");
    assert!(peak < 2 * MIB, "{} KiB", peak / KIB);
}

#[test]
fn no_answer_costs_more_than_twice_the_cap_and_32_mib() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let attacks: &'static [Attack] = attacks().leak();
    for attack in attacks {
        let Attack { name, cap, .. } = *attack;
        let Measured { end, peak, held } = measure(attack);
        let [capped, most, kept] = [cap, peak, held].map(|bytes| bytes / KIB);
        eprintln!("{name:30} cap {capped:5} KiB, peak {most:6} KiB, held {kept:5} KiB: {end:?}");
        assert_eq!(end, attack.end, "{name}");
        assert!(peak < 2 * cap + SLACK, "{name}: {most} KiB");
        let keeps = if end == End::Whole { cap + KIB } else { KEPT };
        assert!(held <= keeps, "{name}: {kept} KiB");
    }
}

#[profound_endpoint]
trait Listings {
    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn walk(&self, query: &Value) -> Result<Pages<String>, Error>;
}

/// Bytes of the items of a page: more than all memory besides pages.
const PAGE: usize = 4 * MIB;

/// Responds to every request with a page. The last page has no cursor.
fn page_through(listener: &TcpListener, pages: usize) -> io::Result<()> {
    let text = "x".repeat(PAGE / 4);
    let items = [&text; 4];
    let page = |next: Option<&str>| {
        let info = json!({"total_results": pages * 4, "count": 4, "next_cursor": next});
        let body = json!({"info": info, "data": items}).to_string();
        let length = body.len();
        format!("HTTP/1.1 200 X\r\ncontent-length: {length}\r\n\r\n{body}").into_bytes()
    };
    let (mut next, last) = (page(Some("0000")), page(None));
    let cursor = next.windows(6).position(|text| text == b"\"0000\"");
    let cursor = cursor.expect("it has a cursor") + 1;
    let (mut stream, _) = listener.accept()?;
    for at in 1..=pages {
        let mut request = [0; 4096];
        let mut length = 0;
        while !request[..length].ends_with(b"}") {
            length += stream.read(&mut request[length..])?;
        }
        write!(&mut next[cursor..cursor + 4], "{:04}", at % 10_000)?;
        stream.write_all(if at == pages { &last } else { &next })?;
    }
    Ok(())
}

#[test]
fn a_walk_of_large_pages_holds_two() {
    const PAGES: usize = 100;
    /// The read buffers of hyper, twice or more, and the first MiB of a page, which is moved once.
    const READ: usize = 3 * MIB;
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let address = listener.local_addr().expect("it is bound");
    thread::spawn(move || page_through(&listener, PAGES));
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    let client = Client::builder()
        .api_key("a-key")
        .base_url(format!("http://{address}"))
        .retry(Retry::Never)
        .build();
    let client = client.expect("the settings are sound");
    let (items, peak) = runtime.expect("there is memory").block_on(async {
        let mut items = client.walk(&json!({})).await.expect("it answers");
        drop(items.next().await);
        let (mut count, before) = (1, MEMORY.current_usage() - PAGE / 4 * 3);
        MEMORY.reset_peak_usage();
        while let Some(item) = items.next().await {
            assert_eq!(item.expect("it is a page").len(), PAGE / 4);
            count += 1;
        }
        (count, MEMORY.peak_usage() - before)
    });
    eprintln!("a walk: peak {} KiB", peak / KIB);
    assert_eq!(items, PAGES * 4);
    assert!(peak < 2 * PAGE + READ, "{} KiB", peak / KIB);
}
