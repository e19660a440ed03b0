//! Measures the compile time of the whole typed API: `profound-api` beside the official SDK.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    cargo::{self, Run},
    fit::median,
    table::Figures,
    workspace::Workspace,
};

/// The user's crate, and the package whose compilation is measured.
const CRATES: [(&str, &str); 2] = [("api-ours", "profound-api"), ("api-official", "profound")];

pub fn write(workspace: &Workspace) -> io::Result<()> {
    let ours = format!(
        "profound-api = {{ path = \"{}/api\" }}\n",
        workspace.client()
    );
    let [(name, _), (official, _)] = CRATES;
    workspace.write(name, &ours, "")?;
    workspace.write(official, "profound = \"=0.1.0\"\n", "")
}

/// Builds each from scratch, `runs` times.
pub fn measure(workspace: &Workspace, runs: usize, figures: &mut Figures) -> io::Result<()> {
    let mut taken: [Vec<f64>; 2] = Default::default();
    for run in 1..=runs {
        for ((name, package), taken) in CRATES.into_iter().zip(&mut taken) {
            let (run, bytes) = build(workspace, name, package)?;
            taken.push(
                run.crates
                    .get(package)
                    .map_or(0.0, |took| took.as_secs_f64()),
            );
            if taken.len() == 1 {
                figures.add(format!("api/{name}/rlib"), bytes as f64 / 1e6, "MB");
            }
        }
        eprintln!("typed API: {run} of {runs}");
    }
    for ((name, ..), taken) in CRATES.into_iter().zip(&taken) {
        figures.add(format!("api/{name}/cpu"), median(taken), "s");
    }
    Ok(())
}

fn build(workspace: &Workspace, name: &str, package: &str) -> io::Result<(Run, u64)> {
    let target = workspace.root().join("clean");
    let mut command = cargo::command(workspace.root(), &["build", "--quiet", "-p", name]);
    command.env("CARGO_TARGET_DIR", &target);
    let run = cargo::run(command, workspace.root().join("log"))?;
    let bytes = library(&target.join("debug/deps"), package)?;
    fs::remove_dir_all(target)?;
    Ok((run, bytes))
}

/// Returns the size of the compiled library of a package.
fn library(directory: &Path, package: &str) -> io::Result<u64> {
    let start = format!("lib{}-", package.replace('-', "_"));
    for entry in fs::read_dir(directory)? {
        let path: PathBuf = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(&start) && name.ends_with(".rlib") {
            return Ok(fs::metadata(&path)?.len());
        }
    }
    Err(io::Error::other(format!("{package} was not compiled")))
}
