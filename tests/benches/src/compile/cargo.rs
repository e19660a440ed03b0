//! Runs cargo and attributes its time to crates.

use std::{
    collections::HashMap,
    env,
    ffi::OsString,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    time::{Duration, Instant},
};

use crate::count;

/// The file to which a wrapped compiler writes its time. A program that finds this variable set must [act
/// as the compiler](wrapped), not measure.
pub const LOG: &str = "PROFOUND_COMPILE_LOG";

/// The cost of one run of cargo.
#[derive(Debug)]
pub struct Run {
    pub wall: Duration,
    /// CPU time of cargo and all its child processes.
    pub cpu: Duration,
    /// CPU time of rustc, by package.
    pub crates: HashMap<String, Duration>,
}

/// Returns cargo with a user's environment: variables set for the build of this program are removed.
pub fn command(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(root).args(arguments);
    remove(
        &mut command,
        &["CARGO_PROFILE_", "CARGO_ENCODED_", "RUSTFLAGS"],
    );
    remove_package(&mut command);
    command
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", root.join("target"))
        .stdin(Stdio::null());
    command
}

/// Removes the variables by which cargo names the package of a program that it runs. The build script of
/// ring runs again if they change, and all that depends on ring is then compiled again.
pub fn remove_package(command: &mut Command) {
    remove(command, &["CARGO_MANIFEST_", "CARGO_PKG_"]);
}

/// Removes the variables with one of these prefixes.
fn remove(command: &mut Command, prefixes: &[&str]) {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if prefixes.iter().any(|prefix| text.starts_with(prefix)) {
            command.env_remove(name);
        }
    }
}

/// Runs cargo with this program as the compiler wrapper.
pub fn run(mut command: Command, log: PathBuf) -> io::Result<Run> {
    command
        .env("RUSTC_WRAPPER", env::current_exe()?)
        .env(LOG, &log);
    fs::write(&log, "")?;
    let (start, before) = (Instant::now(), count::children());
    let output = command.output()?;
    let (wall, cpu) = (start.elapsed(), count::children() - before);
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(io::Error::other(message));
    }
    let crates = read(&fs::read_to_string(log)?);
    Ok(Run { wall, cpu, crates })
}

/// Returns the output of cargo, or an error if it fails.
pub fn printed(mut command: Command) -> io::Result<String> {
    let output = command.output()?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(io::Error::other(message));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Acts as the compiler of one crate: runs it and records its time.
pub fn wrapped(log: &Path, mut arguments: impl Iterator<Item = OsString>) -> io::Result<ExitCode> {
    let compiler = arguments.next().ok_or(io::ErrorKind::InvalidInput)?;
    let arguments: Vec<_> = arguments.collect();
    let status = Command::new(compiler).args(&arguments).status()?;
    // Cargo also asks for the version, which belongs to no crate.
    if arguments.iter().any(|argument| argument == "--crate-name") {
        let package = env::var("CARGO_PKG_NAME").unwrap_or_default();
        let line = format!("{package}\t{}\n", count::children().as_micros());
        let mut log = fs::OpenOptions::new().append(true).open(log)?;
        log.write_all(line.as_bytes())?;
    }
    Ok(ExitCode::from(
        status
            .code()
            .and_then(|code| u8::try_from(code).ok())
            .unwrap_or(1),
    ))
}

/// Sums the times of each package. A package with a build script is compiled more than once.
fn read(log: &str) -> HashMap<String, Duration> {
    let mut crates = HashMap::new();
    for (package, micros) in log.lines().filter_map(|line| line.split_once('\t')) {
        let took = Duration::from_micros(micros.parse().unwrap_or_default());
        *crates.entry(package.to_owned()).or_default() += took;
    }
    crates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_script_counts_for_its_package() {
        let crates = read("ring\t5\nurl\t7\nring\t30\n");
        assert_eq!(crates["ring"], Duration::from_micros(35));
        assert_eq!(crates["url"], Duration::from_micros(7));
    }
}
