//! The program `profound-sandbox`, which serves a sandbox until it is interrupted.

#![forbid(unsafe_code)]

use std::{
    env,
    io::{self, Write},
    process::ExitCode,
    thread,
    time::Duration,
};

use profound_sandbox::{ReceivedRequest, Sandbox, SandboxBuilder, SandboxKey};

const USAGE: &str = "\
Serves a local sandbox of the Profound API on 127.0.0.1 until it is interrupted.

Usage: profound-sandbox [OPTIONS]

  --port PORT          the port to listen on; 0 is any free port  [default: 8080]
  --quota REQUESTS     requests per window and key  [default: 600]
  --quota-window TIME  length of the window, such as 10s or 5m  [default: 1h]
  --latency TIME       delay of every response, such as 50ms or 2s  [default: 0ms]
  --seed NUMBER        seed of the dataset  [default: 0]
  --key KEY[=ORG]      a further valid key, for one organisation or for all; can be repeated
  --read-only-key KEY[=ORG]
                       the same, for a key that may change nothing
  --log-requests       print each request, without keys
  --help               print this help
  --version            print the version

Examples:
  profound-sandbox --port 0 --log-requests
  profound-sandbox --quota 5 --quota-window 10s
  profound-sandbox --key tenant-a-key --read-only-key 'tenant-b-key=Corvello Home'
";

const VERSION: &str = concat!("profound-sandbox ", env!("CARGO_PKG_VERSION"), "\n");

fn main() -> ExitCode {
    let settings = match parse(env::args().skip(1)) {
        Ok(Command::Serve(settings)) => settings,
        Ok(Command::Help) => {
            let _ = io::stdout().write_all(USAGE.as_bytes());
            return ExitCode::SUCCESS;
        }
        Ok(Command::Version) => {
            let _ = io::stdout().write_all(VERSION.as_bytes());
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            eprintln!("error: {problem}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let port = settings.port;
    let sandbox = match settings.builder().start() {
        Ok(sandbox) => sandbox,
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
            eprintln!("error: {error}");
            eprintln!("help: the organisations are `Fleetmoor Sports Group` and `Corvello Home`");
            return ExitCode::FAILURE;
        }
        Err(error) => {
            eprintln!("error: cannot listen on 127.0.0.1:{port}: {error}");
            eprintln!("help: choose another port with --port, or any that is free with --port 0");
            return ExitCode::FAILURE;
        }
    };
    // Ignore a closed stdout: the server can still serve.
    let _ = io::stdout().write_all(introduction(sandbox.base_url()).as_bytes());
    loop {
        thread::park();
    }
}

fn introduction(base_url: &str) -> String {
    let (valid, expired) = (Sandbox::VALID_KEY, Sandbox::EXPIRED_KEY);
    let forbidden = Sandbox::FORBIDDEN_KEY;
    format!(
        "\
The sandbox listens on {base_url}

Keys:
  {valid:<22} may call every operation
  {expired:<22} gets a 401
  {forbidden:<22} gets a 403

Try:
  curl -H 'X-API-Key: {valid}' {base_url}/v1/org/categories

Ctrl-C stops it.
"
    )
}

#[derive(Debug, PartialEq)]
enum Command {
    Help,
    Version,
    Serve(Settings),
}

#[derive(Debug, PartialEq)]
struct Settings {
    port: u16,
    quota: u32,
    quota_window: Duration,
    latency: Duration,
    seed: u64,
    keys: Vec<SandboxKey>,
    logs: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            port: 8080,
            quota: 600,
            quota_window: Duration::from_secs(3600),
            latency: Duration::ZERO,
            seed: 0,
            keys: Vec::new(),
            logs: false,
        }
    }
}

impl Settings {
    fn builder(self) -> SandboxBuilder {
        let builder = Sandbox::builder().port(self.port).seed(self.seed);
        let builder = builder.quota(self.quota).quota_window(self.quota_window);
        let builder = builder.latency(self.latency);
        let builder = self.keys.into_iter().fold(builder, SandboxBuilder::key);
        if self.logs {
            builder.on_request(|request| {
                let _ = writeln!(io::stdout(), "{}", line(request));
            })
        } else {
            builder
        }
    }

    /// Sets an option. Returns the form that its value must have if the value is wrong.
    fn set(&mut self, name: &str, value: &str) -> Result<(), &'static str> {
        let number = "a whole number";
        match name {
            "--port" => self.port = value.parse().map_err(|_| "0 to 65535")?,
            "--quota" => self.quota = value.parse().map_err(|_| number)?,
            "--seed" => self.seed = value.parse().map_err(|_| number)?,
            "--quota-window" => self.quota_window = time(value).ok_or(TIME)?,
            "--latency" => self.latency = time(value).ok_or(TIME)?,
            "--key" => self.keys.push(key(value)?),
            _ => self.keys.push(key(value)?.read_only()),
        }
        Ok(())
    }
}

/// Returns the line of a request: its status, method, path and query, without keys.
fn line(request: &ReceivedRequest) -> String {
    let status = request.status().map(|status| status.as_u16().to_string());
    let query = match request.query() {
        "" => String::new(),
        query => format!("?{query}"),
    };
    let status = status.unwrap_or_else(|| "---".to_owned());
    let body = request.body().map_or(0, <[u8]>::len);
    let (method, path) = (request.method(), request.path());
    format!("{status} {method} {path}{query} ({body} bytes)")
}

fn key(text: &str) -> Result<SandboxKey, &'static str> {
    let (key, organization) = match text.split_once('=') {
        Some((key, organization)) => (key, Some(organization)),
        None => (text, None),
    };
    if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err("a key of printable ASCII characters");
    }
    let key = SandboxKey::new(key);
    Ok(match organization {
        Some(organization) => key.organization(organization),
        None => key,
    })
}

/// Parses the arguments, or returns a message about the first wrong one.
fn parse(arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut settings = Settings::default();
    let mut rest = arguments;
    while let Some(argument) = rest.next() {
        let (name, given) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        if given.is_none() {
            match name {
                "--help" | "-h" => return Ok(Command::Help),
                "--version" | "-V" => return Ok(Command::Version),
                "--log-requests" => {
                    settings.logs = true;
                    continue;
                }
                _ => (),
            }
        }
        if !WITH_VALUES.contains(&name) {
            return Err(format!("unexpected argument `{argument}`"));
        }
        let value = given.or_else(|| rest.next());
        let value = value.ok_or_else(|| format!("`{name}` needs a value"))?;
        settings.set(name, &value).map_err(|wanted| {
            // A key is never printed, not even a wrong one.
            if name.ends_with("key") {
                format!("invalid value for `{name}`: expected {wanted}")
            } else {
                format!("invalid value `{value}` for `{name}`: expected {wanted}")
            }
        })?;
    }
    Ok(Command::Serve(settings))
}

/// The options that have a value.
const WITH_VALUES: &[&str] = &[
    "--port",
    "--quota",
    "--quota-window",
    "--latency",
    "--seed",
    "--key",
    "--read-only-key",
];

const TIME: &str = "a time such as 50ms or 2s";

fn time(text: &str) -> Option<Duration> {
    let units = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)];
    let (number, unit) = units
        .iter()
        .find_map(|(unit, size)| Some((text.strip_suffix(unit)?, *size)))?;
    let number: u64 = number.parse().ok()?;
    number.checked_mul(unit).map(Duration::from_millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    fn served(port: u16, quota: u32, latency: u64) -> Result<Command, String> {
        Ok(Command::Serve(Settings {
            port,
            quota,
            latency: Duration::from_millis(latency),
            ..Settings::default()
        }))
    }

    #[test]
    fn options_come_in_any_order_and_either_form() {
        assert_eq!(parsed(""), served(8080, 600, 0));
        assert_eq!(parsed("--latency 50ms --port=0"), served(0, 600, 50));
        assert_eq!(parsed("--quota 7 --latency=2s"), served(8080, 7, 2000));
        assert_eq!(parsed("--quota 7 --help"), Ok(Command::Help));
        assert_eq!(parsed("--version"), Ok(Command::Version));
    }

    #[test]
    fn keys_can_be_given_with_their_organisation() {
        let line = "--key=a --read-only-key b=Corvello --seed 7 --quota-window 5m --log-requests";
        let expected = Settings {
            keys: vec![
                SandboxKey::new("a"),
                SandboxKey::new("b").organization("Corvello").read_only(),
            ],
            seed: 7,
            quota_window: Duration::from_secs(300),
            logs: true,
            ..Settings::default()
        };
        assert_eq!(parsed(line), Ok(Command::Serve(expected)));
    }

    #[test]
    fn a_key_that_cannot_be_read_is_not_printed() {
        let problem = parsed("--key=secret\u{e9}key").expect_err("it is not ASCII");
        assert!(!problem.contains("secret"), "{problem}");
        assert!(
            problem.starts_with("invalid value for `--key`"),
            "{problem}"
        );
    }

    #[test]
    fn an_invalid_argument_is_named() {
        let problem = |line: &str| parsed(line).expect_err("nothing of it can be read");
        assert_eq!(problem("--prot 1"), "unexpected argument `--prot`");
        assert_eq!(problem("8080"), "unexpected argument `8080`");
        assert_eq!(problem("--port"), "`--port` needs a value");
        let ports = "invalid value `65536` for `--port`: expected 0 to 65535";
        assert_eq!(problem("--port 65536"), ports);
        for latency in ["50", "1.5s", "-1s", "s", "50 ms"] {
            let problem = problem(&format!("--latency={latency}"));
            assert!(problem.contains("such as 50ms or 2s"), "{problem}");
        }
    }
}
