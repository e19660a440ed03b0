//! A report is decoded within twice the largest body and 32 MiB, or refused.

use std::{
    borrow::Cow,
    env,
    io::{Read, Write},
    net::TcpListener,
    process::{Command, Stdio},
    thread,
};

use profound_client::{Client, Error, Method, Retry, reports::Report};
use tokio::runtime;

use crate::{KIB, MEMORY, MIB, SLACK};

/// The largest body that the client accepts.
const CAP: usize = 16 * MIB;
/// The promise: a call never needs as much memory.
const MOST: usize = 2 * CAP + SLACK;
/// The number of cells in a row, if they are short.
const WIDE: usize = 1_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The report is decoded, with this many rows at least.
    Decoded,
    /// It is refused, and the error says what to do.
    Refused,
}

use End::{Decoded, Refused};

/// Returns the text of a cell, by its row and column.
type Cell = fn(usize, usize) -> Cow<'static, str>;

/// A report as large as the cap, made of these cells.
struct Shape {
    name: &'static str,
    /// The number of metrics in a row.
    width: usize,
    /// The number of rows after which they repeat; 0 if each is different.
    period: usize,
    cell: Cell,
    end: End,
}

const fn shape(name: &'static str, (width, period): (usize, usize), end: End, cell: Cell) -> Shape {
    Shape {
        name,
        width,
        period,
        cell,
        end,
    }
}

const SHAPES: [Shape; 17] = [
    shape("objects", (WIDE, 1), Refused, |_, _| "{}".into()),
    shape("empty lists", (WIDE, 1), Refused, |_, _| "[]".into()),
    shape("mixed", (WIDE, 5), Refused, |row, column| {
        ["0", "\"\"", "{}", "true", "null"][(row + column) % 5].into()
    }),
    shape("numbers, then strings", (WIDE, 0), Refused, |row, _| {
        if row < 2_000 { "0" } else { "\"\"" }.into()
    }),
    shape("nulls, then objects", (WIDE, 0), Refused, |row, _| {
        if row < 2_000 { "null" } else { "{}" }.into()
    }),
    shape("zeros", (WIDE, 1), Refused, |_, _| "0".into()),
    shape("fractions", (WIDE, 7), Decoded, |row, column| {
        format!("0.{:07}", row * WIDE + column).into()
    }),
    shape("large integers", (WIDE, 7), Decoded, |row, column| {
        let number = u64::MAX - (row * WIDE + column) as u64;
        number.to_string().into()
    }),
    shape("booleans", (WIDE, 2), Decoded, |row, _| {
        if row % 2 == 0 { "true" } else { "false" }.into()
    }),
    shape("nulls", (WIDE, 1), Decoded, |_, _| "null".into()),
    shape("empty strings", (WIDE, 1), Decoded, |_, _| "\"\"".into()),
    shape(
        "many different short strings",
        (WIDE, 0),
        Refused,
        |row, column| format!("\"{:x}\"", row * WIDE + column).into(),
    ),
    shape(
        "many different strings of one column",
        (1, 0),
        Decoded,
        |row, _| format!("\"{row:x}\"").into(),
    ),
    shape(
        "many different long strings",
        (2, 0),
        Decoded,
        |row, column| {
            format!("\"https://www.host.example/a/path/of/some/length/{row}/{column}\"").into()
        },
    ),
    shape("escaped strings", (10, 100), Decoded, |row, column| {
        format!("\"\\u00e9 \\\"{row}\\\" {column} and some more text\"").into()
    }),
    shape("strings of 1 MiB", (1, 0), Decoded, |row, _| {
        format!("\"{row}{}\"", "x".repeat(MIB)).into()
    }),
    shape("lists of 4 MiB", (1, 1), Decoded, |_, _| {
        format!("[{}0]", "0,".repeat(2 * MIB - 4)).into()
    }),
];

/// Returns a report with rows of these cells, almost as large as the cap.
fn body(shape: &Shape) -> Vec<u8> {
    let names = vec!["\"a\""; shape.width].join(",");
    let info = format!(r#"{{"total_rows":1,"query":{{"metrics":[{names}],"dimensions":[]}}}}"#);
    let mut body = format!(r#"{{"info":{info},"data":["#).into_bytes();
    let row = |row: usize| {
        let mut text = r#"{"metrics":["#.to_owned();
        for column in 0..shape.width {
            if column > 0 {
                text.push(',');
            }
            text.push_str(&(shape.cell)(row, column));
        }
        text.push_str(r#"],"dimensions":[]}"#);
        text
    };
    let repeated: Vec<String> = (0..shape.period).map(row).collect();
    let mut count = 0;
    loop {
        let text = match repeated.get(count % shape.period.max(1)) {
            Some(text) => text,
            None => &row(count),
        };
        if body.len() + text.len() + 3 > CAP {
            break;
        }
        if count > 0 {
            body.push(b',');
        }
        body.extend(text.as_bytes());
        count += 1;
    }
    body.extend(b"]}");
    body
}

/// Returns a report whose `info` has a part that is large as a tree of values.
fn large_info() -> Vec<u8> {
    let zeros = format!("[{}0]", "0,".repeat(2 * MIB - 100));
    format!(
        r#"{{"info":{{"total_rows":0,"query":{{"metrics":[],"dimensions":[]}},"x":{zeros}}},"data":[]}}"#
    )
    .into_bytes()
}

/// Returns a report with many names of columns.
fn many_names() -> Vec<u8> {
    let names = format!("[{}\"\"]", "\"\",".repeat(MIB));
    format!(
        r#"{{"info":{{"total_rows":0,"query":{{"metrics":{names},"dimensions":[]}}}},"data":[]}}"#
    )
    .into_bytes()
}

/// Decodes a report over a socket. Returns the result, and the peak of the memory.
fn decode(body: &[u8]) -> (Result<Report, Error>, usize) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let address = listener.local_addr().expect("it is bound");
    let client = Client::builder()
        .api_key("a-key")
        .base_url(format!("http://{address}"))
        .retry(Retry::Never)
        .max_body_bytes(CAP);
    let client = client.build().expect("the settings are sound");
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("there is memory");
    thread::scope(|scope| {
        scope.spawn(|| {
            let (mut stream, _) = listener.accept()?;
            let mut request = [0; 4096];
            let mut length = 0;
            while !request[..length].ends_with(b"\r\n\r\n") {
                length += stream.read(&mut request[length..])?;
            }
            write!(
                stream,
                "HTTP/1.1 200 X\r\ncontent-length: {}\r\n\r\n",
                body.len()
            )?;
            stream.write_all(body)
        });
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let request = client.request(Method::GET, "/v1/org");
        let report = runtime.block_on(request.send::<Report>());
        (report, MEMORY.peak_usage() - before)
    })
}

/// The shapes, and two reports whose `info` is large.
const COUNT: usize = SHAPES.len() + 2;

/// The variable that names a part of the shapes, and the number of parts: `0/4`.
const PART: &str = "PROFOUND_TESTS_SHAPES";

/// Each part of the shapes has a process, because the memory of a process is measured.
#[test]
fn a_report_is_decoded_in_twice_the_cap_and_32_mib_or_refused() {
    if let Ok(part) = env::var(PART) {
        let (part, parts) = part.split_once('/').expect("it has both");
        let number = |text: &str| text.parse().expect("a number");
        return decode_shapes(number(part), number(parts));
    }
    let parts = thread::available_parallelism().map_or(1, usize::from);
    let start = |part| {
        Command::new(env::current_exe().expect("it runs"))
            .args(["--exact", "--nocapture"])
            .arg("reports::a_report_is_decoded_in_twice_the_cap_and_32_mib_or_refused")
            .env(PART, format!("{part}/{parts}"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it can run once more")
    };
    let started: Vec<_> = (0..parts).map(start).collect();
    let mut decoded = 0;
    for child in started {
        let output = child.wait_with_output().expect("it ends");
        let text = String::from_utf8_lossy(&output.stderr);
        eprint!("{text}");
        assert!(output.status.success(), "{text}");
        decoded += text.matches(" of body, peak ").count();
    }
    assert_eq!(decoded, COUNT);
}

fn decode_shapes(part: usize, parts: usize) {
    let mut mistakes = Vec::new();
    for index in (part..COUNT).step_by(parts) {
        let (name, end, body) = match SHAPES.get(index) {
            Some(shape) => (shape.name, shape.end, body(shape)),
            None if index == SHAPES.len() => ("a large info", Decoded, large_info()),
            None => ("many names", Refused, many_names()),
        };
        let (report, peak) = decode(&body);
        eprintln!(
            "{name:40} {:6} KiB of body, peak {:6} KiB",
            body.len() / KIB,
            peak / KIB
        );
        let found = match &report {
            Ok(_) => Decoded,
            Err(Error::Decode(error)) => {
                let told = error.to_string();
                let said = told.contains("16 MiB: request fewer rows") || name == "many names";
                if !said {
                    mistakes.push(format!("{name}: {told}"));
                }
                Refused
            }
            Err(other) => panic!("{name}: {other:?}"),
        };
        if found != end {
            mistakes.push(format!("{name}: {found:?}"));
        }
        if peak >= MOST {
            mistakes.push(format!("{name}: {} KiB", peak / KIB));
        }
    }
    assert!(mistakes.is_empty(), "{mistakes:#?}");
}
