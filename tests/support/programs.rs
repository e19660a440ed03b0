//! Compiles the programs of `ui` with the arguments of rustc for a test of this package. So they use the
//! dependencies that `cargo test` has built.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use serde_json::Value;

/// The target of this package that gives the arguments.
pub const TARGET: &str = "program";

/// A program, and its name as a crate.
#[derive(Clone, Debug)]
pub struct Program {
    /// A name with hyphens.
    pub name: String,
    /// The absolute path of its source.
    pub path: PathBuf,
}

/// The output of the compiler for a program.
#[derive(Debug)]
pub struct Compiled {
    /// The program.
    pub program: Program,
    /// The messages as the compiler's own JSON.
    pub messages: Vec<Value>,
    /// The executable, if there is no error.
    pub executable: Option<PathBuf>,
}

/// Rustc and its arguments for a test of this package.
#[derive(Debug)]
pub struct Compiler(Vec<String>);

impl Compiler {
    /// Reads the arguments from the file that `ui-cargo` has written.
    ///
    /// # Errors
    ///
    /// There is no such file, or it has no list of strings.
    pub fn read(file: &Path) -> io::Result<Self> {
        Ok(Self(serde_json::from_slice(&fs::read(file)?)?))
    }

    /// Compiles programs into a directory, as many at a time as there are cores. `CARGO_MANIFEST_DIR` is
    /// the directory too.
    ///
    /// # Panics
    ///
    /// The compiler does not run.
    #[must_use]
    pub fn compile(
        &self,
        programs: &[Program],
        directory: &Path,
        edition: &str,
        flags: &[String],
    ) -> Vec<Compiled> {
        let (next, compiled) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
        let cores = thread::available_parallelism().map_or(1, usize::from);
        thread::scope(|scope| {
            for _ in 0..cores {
                scope.spawn(|| {
                    while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let one = self.compile_one(program, directory, edition, flags);
                        let mut compiled = compiled.lock().unwrap_or_else(PoisonError::into_inner);
                        compiled.push(one);
                    }
                });
            }
        });
        compiled
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn compile_one(
        &self,
        program: &Program,
        directory: &Path,
        edition: &str,
        flags: &[String],
    ) -> Compiled {
        let (rustc, arguments) = self.0.split_first().expect("rustc is the first one");
        let executable = directory
            .join(&program.name)
            .with_extension(env::consts::EXE_EXTENSION);
        let output = Command::new(rustc)
            .args(of_dependencies(arguments))
            .args(["--crate-name", &program.name.replace('-', "_")])
            .arg(format!("--edition={edition}"))
            .args(["--error-format=json", "--emit=link", "-Cstrip=symbols"])
            .args(flags)
            .arg("-o")
            .arg(&executable)
            .arg(&program.path)
            // The paths of the sources of our packages are relative to it.
            .current_dir(workspace())
            .env("CARGO_MANIFEST_DIR", directory)
            .stdin(Stdio::null())
            .output()
            .expect("rustc runs");
        let text = String::from_utf8_lossy(&output.stderr);
        let messages: Vec<_> = text
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect();
        let passes = output.status.success();
        assert!(passes || !messages.is_empty(), "{program:?}: {text}");
        Compiled {
            program: program.clone(),
            messages,
            executable: passes.then_some(executable),
        }
    }
}

/// Returns the directory of the workspace.
///
/// # Panics
///
/// This package is not in a workspace.
#[must_use]
pub fn workspace() -> &'static Path {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    workspace.expect("it is in the workspace")
}

/// Returns the arguments that are about the dependencies and the profile: without the name, the source and
/// the lints.
fn of_dependencies(arguments: &[String]) -> Vec<&str> {
    let mut kept = Vec::new();
    let mut arguments = arguments.iter().map(String::as_str);
    while let Some(argument) = arguments.next() {
        match argument {
            "--crate-name" | "--out-dir" | "--cfg" | "--check-cfg" => drop(arguments.next()),
            "-C" | "--extern" => {
                let value = arguments.next().expect("it has a value");
                let drops = [
                    "incremental=",
                    "extra-filename=",
                    "metadata=",
                    "profound_api=",
                ];
                if !drops.iter().any(|start| value.starts_with(start)) {
                    kept.extend([argument, value]);
                }
            }
            _ => {
                let drops = ["--edition", "--emit", "--error-format", "--json"];
                let lints = ["--warn", "--deny", "--forbid", "--allow"];
                let mut drops = drops.iter().chain(&lints);
                let is_source = !argument.starts_with('-') && argument.ends_with(".rs");
                if !is_source && !drops.any(|start| argument.starts_with(start)) {
                    kept.push(argument);
                }
            }
        }
    }
    kept
}
