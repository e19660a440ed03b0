//! Measures an incremental build after an edit of a crate with one trait of 25 endpoints.

use std::{collections::HashMap, io};

use super::{
    cargo,
    endpoint::{Endpoint, parameter},
    fit::median,
    source::Way,
    table::Figures,
    workspace::Workspace,
};

const ENDPOINTS: usize = 25;

/// The ways that a user would compare.
const WAYS: [Way; 3] = [Way::Ours, Way::Hand, Way::Terse];

/// A change of the source that a build must find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Edit {
    /// Another path for one of the endpoints.
    Method,
    /// One more line in a function above the endpoints, which moves all that is below.
    Elsewhere,
}

impl Edit {
    const ALL: [Self; 2] = [Self::Method, Self::Elsewhere];

    fn name(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// Returns the name of a crate.
fn name(way: Way) -> String {
    format!("edit-{}", way.name())
}

/// Writes the crates before any edit.
pub fn write(workspace: &Workspace, endpoints: &[Endpoint]) -> io::Result<()> {
    for way in WAYS {
        let dependencies = way.dependencies(&workspace.client());
        workspace.write(&name(way), &dependencies, &source(way, endpoints, None))?;
    }
    Ok(())
}

/// Measures each edit of each crate `runs` times. The task is a cargo command: `check` or `build`.
pub fn measure(
    workspace: &Workspace,
    task: &str,
    endpoints: &[Endpoint],
    runs: usize,
    figures: &mut Figures,
) -> io::Result<()> {
    let mut taken: HashMap<(Edit, Way), Vec<f64>> = HashMap::new();
    for run in 0..=runs {
        for edit in Edit::ALL {
            for way in WAYS {
                // Every run makes the edit, and takes it back.
                for edited in [Some(edit), None] {
                    let milliseconds = compile(workspace, task, way, endpoints, edited)?;
                    // The first run compiles the crate and its dependencies.
                    if run > 0 {
                        taken.entry((edit, way)).or_default().push(milliseconds);
                    }
                }
            }
        }
        eprintln!("edits, cargo {task}: {run} of {runs}");
    }
    for edit in Edit::ALL {
        for way in WAYS {
            let (edit_name, way_name) = (edit.name(), way.name());
            let milliseconds = median(&taken[&(edit, way)]);
            figures.add(
                format!("edit/{task}/{edit_name}/{way_name}"),
                milliseconds,
                "ms",
            );
        }
    }
    Ok(())
}

/// Returns the CPU time of rustc for an incremental build, in milliseconds.
fn compile(
    workspace: &Workspace,
    task: &str,
    way: Way,
    endpoints: &[Endpoint],
    edit: Option<Edit>,
) -> io::Result<f64> {
    let name = name(way);
    let dependencies = way.dependencies(&workspace.client());
    workspace.write(&name, &dependencies, &source(way, endpoints, edit))?;
    let mut command = cargo::command(workspace.root(), &[task, "--quiet", "-p", &name]);
    command.env("CARGO_INCREMENTAL", "1");
    let run = cargo::run(command, workspace.root().join("log"))?;
    let took = run.crates.get(&name);
    let took = took.ok_or_else(|| io::Error::other(format!("cargo did not {task} {name}")))?;
    Ok(took.as_secs_f64() * 1000.0)
}

fn source(way: Way, endpoints: &[Endpoint], edit: Option<Edit>) -> String {
    let mut own = endpoints[..ENDPOINTS].to_vec();
    if edit == Some(Edit::Method) {
        let (place, path) = other_path(endpoints);
        own[place].path = path;
    }
    let line = match edit {
        Some(Edit::Elsewhere) => "    let sum = sum + 1;\n",
        _ => "",
    };
    let source = way.with_traits_of(ENDPOINTS, &own);
    let types = Way::Types.source(&own);
    let (types, declared) = source.split_at(types.len());
    format!(
        "{types}\npub fn elsewhere(values: &[u32]) -> u32 {{\n    \
         let sum: u32 = values.iter().sum();\n{line}    sum\n}}\n{declared}"
    )
}

/// Returns the place of an endpoint of the crate, and the path of another one that is declared in the same way.
fn other_path(endpoints: &[Endpoint]) -> (usize, &'static str) {
    let plain = |endpoint: &Endpoint| {
        let parameters = endpoint.path.split('/').filter_map(parameter).count();
        endpoint.verb == "POST" && endpoint.query.is_empty() && endpoint.answers && parameters == 0
    };
    let (own, others) = endpoints.split_at(ENDPOINTS);
    let place = own.iter().position(plain);
    let other = others.iter().find(|endpoint| plain(endpoint));
    match (place, other) {
        (Some(place), Some(other)) => (place, other.path),
        _ => unreachable!("the document has reports, which are plain"),
    }
}
