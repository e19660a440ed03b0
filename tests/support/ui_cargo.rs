//! Runs cargo for trybuild, so that the programs of `ui` share the dependencies of the tests.
//!
//! trybuild gives its flags to all crates, in another target directory and profile. So cargo would
//! build each dependency twice more. As `CARGO`, this program takes them away. As the wrapper of rustc,
//! which cargo uses for the programs alone, it adds the flags again.

use std::{
    env,
    ffi::OsString,
    path::Path,
    process::{Command, ExitCode},
};

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let flags: Vec<String> = match env::var("UI_FLAGS") {
        Ok(flags) => serde_json::from_str(&flags).expect("this program wrote them"),
        Err(_) => return cargo(arguments.collect()),
    };
    let mut rustc = Command::new(arguments.next().expect("cargo names rustc first"));
    let arguments: Vec<_> = arguments.collect();
    rustc.args(&arguments);
    let any = |start: &str| {
        arguments
            .iter()
            .any(|argument| argument.to_string_lossy().starts_with(start))
    };
    if any("--emit") {
        rustc.args(flags);
    } else if any("--print") {
        // cargo asks for the settings that select dependencies.
        rustc.args(["--cfg", "ui_program"]);
    }
    run(&mut rustc)
}

/// Runs cargo as trybuild does, but in the target directory, with the flags and the profile of the tests.
fn cargo(arguments: Vec<OsString>) -> ExitCode {
    let mut cargo = Command::new(env::var_os("UI_CARGO").expect("the test names cargo"));
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(name);
        }
    }
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--target") => drop(arguments.next()),
            // The dependencies of the tests are built, not checked.
            Some("check") => drop(cargo.arg("build")),
            Some(text) => match text.strip_prefix("--config=build.rustflags=") {
                Some(flags) => drop(cargo.env("UI_FLAGS", flags)),
                None if text.starts_with("--config=target.") => {}
                None => drop(cargo.arg(argument)),
            },
            None => drop(cargo.arg(argument)),
        }
    }
    // `cargo metadata` has no target directory here.
    if let Some(target) = env::var_os("CARGO_TARGET_DIR")
        .filter(|target| Path::new(target).ends_with("tests/trybuild"))
    {
        let target = Path::new(&target).ancestors().nth(2);
        cargo.env("CARGO_TARGET_DIR", target.expect("it has just been seen"));
        let program = env::current_exe().expect("it is running");
        cargo.env("RUSTC_WORKSPACE_WRAPPER", program);
        cargo.arg("--config=profile.dev.debug=false");
        match env::var_os("UI_INCREMENTAL") {
            Some(value) => cargo.env("CARGO_INCREMENTAL", value),
            None => cargo.env_remove("CARGO_INCREMENTAL"),
        };
    }
    run(&mut cargo)
}

/// Runs a command, and returns its status.
fn run(command: &mut Command) -> ExitCode {
    match command.status() {
        Ok(status) => match status.code() {
            Some(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
            None => ExitCode::FAILURE,
        },
        Err(error) => {
            eprintln!("{command:?}: {error}");
            ExitCode::FAILURE
        }
    }
}
