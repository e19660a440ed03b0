//! The program `profound-sandbox`, started as a process.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_profound-sandbox"));
    command.args(arguments);
    command
}

/// A running program, which is killed when its test ends.
struct Running {
    child: Child,
    introduction: String,
}

impl Running {
    fn start(arguments: &[&str]) -> Running {
        let mut command = program(arguments);
        let started = command.stdout(Stdio::piped()).spawn();
        let mut child = started.expect("the program was built");
        let mut stdout = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut introduction = String::new();
        while !introduction.contains("Ctrl-C") {
            let read = stdout.read_line(&mut introduction);
            assert_ne!(read.expect("it is text"), 0, "it ended: {introduction}");
        }
        Running {
            child,
            introduction,
        }
    }

    /// Returns the arguments of `curl` that the program suggests.
    fn curl(&self) -> &str {
        let mut lines = self.introduction.lines();
        let line = lines.find_map(|line| line.trim_start().strip_prefix("curl "));
        line.expect("it shows how to make a call")
    }

    /// Sends the request that the program suggests, and returns the response.
    fn call(&self) -> String {
        let line = self.curl().strip_prefix("-H '").expect("a header first");
        let (header, url) = line.split_once("' ").expect("then the address");
        let address = url.strip_prefix("http://").expect("it is plain http");
        let (address, path) = address.split_once('/').expect("a path is called");
        let mut stream = TcpStream::connect(address).expect("it listens");
        let head = format!("GET /{path} HTTP/1.1\r\nHost: {address}\r\n{header}\r\n");
        write!(stream, "{head}Connection: close\r\n\r\n").expect("it takes requests");
        let mut answer = String::new();
        let read = stream.read_to_string(&mut answer);
        read.expect("it answers and closes");
        answer
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn output(arguments: &[&str]) -> (Output, String) {
    let output = program(arguments).output().expect("the program was built");
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    (output, String::from_utf8_lossy(&text).into_owned())
}

#[test]
fn it_answers_the_call_that_it_shows() {
    let running = Running::start(&["--port", "0", "--quota=2", "--latency", "50ms"]);
    let started = Instant::now();
    let answer = running.call();
    assert!(started.elapsed() >= Duration::from_millis(50));
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("x-ratelimit-limit: 2\r\n"), "{answer}");
    assert!(answer.contains("Running Shoes"), "{answer}");
    running.call();
    assert!(running.call().starts_with("HTTP/1.1 429 "));
    for key in [
        "sandbox-valid-key",
        "sandbox-expired-key",
        "sandbox-forbidden-key",
    ] {
        assert!(running.introduction.contains(key), "{key}");
    }
}

#[test]
fn it_prints_its_version() {
    let (printed, text) = output(&["--version"]);
    assert!(printed.status.success() && printed.stderr.is_empty());
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(text, format!("profound-sandbox {version}\n"));
}

#[test]
fn a_port_that_is_taken_is_named() {
    let running = Running::start(&["--port", "0"]);
    let (_, port) = running
        .curl()
        .split_once("127.0.0.1:")
        .expect("it listens here");
    let (port, _) = port.split_once('/').expect("a path follows");
    let (output, text) = output(&["--port", port]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text.contains(&format!("cannot listen on 127.0.0.1:{port}")),
        "{text}"
    );
    assert!(text.contains("--port 0"), "{text}");
}

#[test]
fn an_unknown_option_is_refused_with_the_known_ones() {
    let (refused, text) = output(&["--prot", "8080"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        text.starts_with("error: unexpected argument `--prot`\n"),
        "{text}"
    );
    let (helped, usage) = output(&["--help"]);
    assert!(helped.status.success() && helped.stderr.is_empty());
    assert!(text.ends_with(&format!("{usage}\n")), "{text}");
}
