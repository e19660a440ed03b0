//! Runs cargo and rustc for `ui`, so that its programs share the dependencies of the tests.
//!
//! As the wrapper of rustc, it writes the arguments of a test of this package to a file, or compiles
//! another source instead. As the cargo of trybuild, it compiles the programs with these arguments:
//! trybuild gives its flags to all crates, so cargo would build each dependency once more.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use profound_tests::programs::{Compiler, Program, TARGET, workspace};
use serde_json::json;

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    if env::var_os("UI_CARGO").is_some() {
        return cargo(&arguments);
    }
    let names = arguments.windows(2);
    let is_program = names
        .into_iter()
        .any(|pair| pair == ["--crate-name", TARGET]);
    if let Some(file) = env::var_os("UI_ARGUMENTS").filter(|_| is_program) {
        let text: Vec<_> = arguments
            .iter()
            .map(|text| text.to_string_lossy())
            .collect();
        fs::write(file, json!(text).to_string()).expect("the target directory is ours to write to");
        // The target stays uncompiled, and cargo gives its arguments the next time too.
        return ExitCode::FAILURE;
    }
    let mut rustc = Command::new(&arguments[0]);
    match env::var_os("UI_PROGRAM").filter(|_| is_program) {
        Some(program) => {
            let directory = Path::new(&program).parent().expect("it is a file");
            rustc.env("CARGO_MANIFEST_DIR", directory);
            let sources = |argument: &OsString| Path::new(argument).ends_with("program.rs");
            for argument in &arguments[1..] {
                rustc.arg(if sources(argument) {
                    &program
                } else {
                    argument
                });
            }
        }
        None => drop(rustc.args(&arguments[1..])),
    }
    run(&mut rustc)
}

/// Does what trybuild asks of cargo: describes the package, or compiles all programs.
fn cargo(arguments: &[OsString]) -> ExitCode {
    if arguments.iter().any(|argument| argument == "metadata") {
        let cargo = env::var_os("UI_CARGO").expect("it has just been seen");
        return run(Command::new(cargo).args(arguments));
    }
    if !arguments.iter().any(|argument| argument == "--bins") {
        return ExitCode::SUCCESS;
    }
    let flags = arguments.iter().find_map(|argument| {
        let flags = argument
            .to_str()?
            .strip_prefix("--config=build.rustflags=")?;
        serde_json::from_str::<Vec<String>>(flags).ok()
    });
    let file = env::var_os("UI_ARGUMENTS").expect("the test names the file");
    let compiler = Compiler::read(file.as_ref()).expect("this program wrote it");
    let directory = env::current_dir().expect("trybuild has chosen it");
    let flags = flags.expect("trybuild has flags");
    for compiled in compiler.compile(&programs(&directory), &directory, "2024", &flags) {
        for mut message in compiled.messages {
            let text = message["rendered"].as_str().unwrap_or_default();
            message["rendered"] = with_usual_paths(text, &directory).into();
            // trybuild searches for the start of such a line.
            let target = json!({"src_path": compiled.program.path});
            println!(r#"{{"reason":"compiler-message","target":{target},"message":{message}}}"#);
        }
    }
    ExitCode::SUCCESS
}

/// Returns a message in which the paths of our packages are absolute, as trybuild expects them: cargo
/// compiles the packages of a workspace with relative paths. The directory of the programs becomes the usual
/// one, because `CARGO_TARGET_DIR` can be anywhere.
fn with_usual_paths(text: &str, directory: &Path) -> String {
    let root = workspace();
    let usual = ["target", "tests", "trybuild", "profound-tests"]
        .iter()
        .fold(root.to_owned(), |path, name| path.join(name));
    let text = text.replace(&*directory.to_string_lossy(), &usual.to_string_lossy());
    let arrows = ["--> ", "::: "];
    arrows.iter().fold(text, |text, arrow| {
        text.replace(
            &format!("{arrow}profound-"),
            &format!("{arrow}{}/profound-", root.display()),
        )
    })
}

/// Reads the programs from the manifest that trybuild has written.
fn programs(directory: &Path) -> Vec<Program> {
    let manifest = fs::read_to_string(directory.join("Cargo.toml")).expect("trybuild wrote it");
    // The first one is a program that only trybuild needs.
    let programs = manifest.split("[[bin]]").skip(2).map(|text| {
        let value = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name));
            let value = line.and_then(|line| line.trim_start_matches(" = ").get(1..));
            value
                .and_then(|value| value.get(..value.len() - 1))
                .expect(name)
        };
        Program {
            name: value("name").to_owned(),
            path: directory.join(PathBuf::from(value("path"))),
        }
    });
    programs.collect()
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
