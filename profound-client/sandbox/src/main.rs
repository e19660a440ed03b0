//! The program `profound-sandbox`, which serves a sandbox until it is interrupted.

#![forbid(unsafe_code)]

use std::{
    env,
    io::{self, Write},
    process::ExitCode,
    thread,
    time::Duration,
};

use profound_sandbox::Sandbox;

const USAGE: &str = "\
Serves a local sandbox of the Profound API on 127.0.0.1 until it is interrupted.

Usage: profound-sandbox [--port PORT] [--quota REQUESTS] [--latency TIME]

  --port PORT       the port to listen on; 0 is any free port  [default: 8080]
  --quota REQUESTS  requests per hour and key  [default: 600]
  --latency TIME    delay of every response, such as 50ms or 2s  [default: 0ms]
  --help            print this help
  --version         print the version
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
    let builder = Sandbox::builder().port(settings.port);
    let builder = builder.quota(settings.quota).latency(settings.latency);
    let sandbox = match builder.start() {
        Ok(sandbox) => sandbox,
        Err(error) => {
            let port = settings.port;
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
    latency: Duration,
}

/// Parses the arguments, or returns a message about the first wrong one.
fn parse(arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut settings = Settings {
        port: 8080,
        quota: 600,
        latency: Duration::ZERO,
    };
    let mut rest = arguments;
    while let Some(argument) = rest.next() {
        let (name, given) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        if given.is_none() && ["--help", "-h"].contains(&name) {
            return Ok(Command::Help);
        }
        if given.is_none() && ["--version", "-V"].contains(&name) {
            return Ok(Command::Version);
        }
        if !["--port", "--quota", "--latency"].contains(&name) {
            return Err(format!("unexpected argument `{argument}`"));
        }
        let value = given.or_else(|| rest.next());
        let value = value.ok_or_else(|| format!("`{name}` needs a value"))?;
        let refused = |wanted| format!("invalid value `{value}` for `{name}`: expected {wanted}");
        match name {
            "--port" => settings.port = value.parse().map_err(|_| refused("0 to 65535"))?,
            "--quota" => settings.quota = value.parse().map_err(|_| refused("a whole number"))?,
            _ => {
                settings.latency =
                    time(&value).ok_or_else(|| refused("a time such as 50ms or 2s"))?
            }
        }
    }
    Ok(Command::Serve(settings))
}

fn time(text: &str) -> Option<Duration> {
    let (number, unit): (_, fn(u64) -> Duration) = match text.strip_suffix("ms") {
        Some(number) => (number, Duration::from_millis),
        None => (text.strip_suffix('s')?, Duration::from_secs),
    };
    number.parse().ok().map(unit)
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
    fn what_cannot_be_read_is_named() {
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
