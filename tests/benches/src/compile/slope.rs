//! Measures the compile time of one more endpoint from crates with few and with many.

use std::{collections::HashMap, io};

use super::{
    cargo,
    endpoint::Endpoint,
    fit::{median, slope},
    source::Way,
    table::Figures,
    workspace::Workspace,
};

/// The numbers of endpoints in the crates.
pub const SIZES: [usize; 3] = [1, 25, 125];

/// Returns the name of a crate.
pub fn name(way: Way, size: usize) -> String {
    format!("{}-{size}", way.name())
}

/// Writes the crates of all ways and sizes.
pub fn write(workspace: &Workspace, endpoints: &[Endpoint]) -> io::Result<()> {
    for way in Way::ALL {
        let dependencies = way.dependencies(&workspace.client());
        for size in SIZES {
            let source = way.source(&endpoints[..size]);
            workspace.write(&name(way, size), &dependencies, &source)?;
        }
    }
    Ok(())
}

/// Measures every crate `runs` times, after a first build of its dependencies. The task is a cargo command:
/// `check` or `build`.
pub fn measure(
    workspace: &Workspace,
    task: &str,
    runs: usize,
    figures: &mut Figures,
) -> io::Result<()> {
    let mut taken: HashMap<(Way, usize), Vec<f64>> = HashMap::new();
    for run in 0..=runs {
        for (way, size) in Way::ALL
            .iter()
            .flat_map(|way| SIZES.map(|size| (*way, size)))
        {
            let name = name(way, size);
            let milliseconds = compile(workspace, task, &name)?;
            eprintln!("cargo {task}, {run} of {runs}: {name} {milliseconds:.0} ms");
            if run > 0 {
                taken.entry((way, size)).or_default().push(milliseconds);
            }
        }
    }
    for way in Way::ALL {
        let points = SIZES.map(|size| (size as f64, median(&taken[&(way, size)])));
        add(task, way, &points, figures);
    }
    Ok(())
}

fn add(task: &str, way: Way, points: &[(f64, f64)], figures: &mut Figures) {
    let way = way.name();
    for (size, milliseconds) in points {
        figures.add(format!("{task}/{way}/{size}"), *milliseconds, "ms");
    }
    let own = slope(points);
    figures.add(format!("{task}/{way}/slope"), own, "ms an endpoint");
    if let Some(types) = figures.get(&format!("{task}/{}/slope", Way::Types.name())) {
        let name = format!("{task}/{way}/slope-without-types");
        figures.add(name, own - types, "ms an endpoint");
    }
}

/// Returns the time of rustc for one crate, in milliseconds.
fn compile(workspace: &Workspace, task: &str, name: &str) -> io::Result<f64> {
    workspace.touch(name)?;
    let command = cargo::command(workspace.root(), &[task, "--quiet", "-p", name]);
    let run = cargo::run(command, workspace.root().join("log"))?;
    let took = run.crates.get(name);
    let took = took.ok_or_else(|| io::Error::other(format!("cargo did not {task} {name}")))?;
    Ok(took.as_secs_f64() * 1000.0)
}
