//! Measures a user's first build with one endpoint: ours beside the official SDK.

use std::{collections::BTreeSet, fs, io};

use super::{
    cargo::{self, Run},
    fit::median,
    table::Figures,
    workspace::Workspace,
};

const OURS: &str = "\
use profound_client::{Client, Error, profound_endpoint};

#[derive(serde::Deserialize)]
pub struct Category {
    pub id: String,
}

#[profound_endpoint]
pub trait Categories {
    #[profound_endpoint(GET \"/v1/org/categories\")]
    async fn categories(&self) -> Result<Vec<Category>, Error>;
}

pub async fn count() -> Result<usize, Error> {
    let client = Client::from_env()?;
    Ok(client.categories().await?.len())
}
";

const OFFICIAL: &str = "\
use profound::ProfoundClient;

pub async fn categories() -> Result<String, Box<dyn std::error::Error>> {
    let client = ProfoundClient::from_env()?;
    let answer = client.organizations().categories().list().send().await?;
    Ok(format!(\"{answer:?}\"))
}
";

const CRATES: [&str; 2] = ["first-ours", "first-official"];

/// The number of most expensive crates to print.
const DEAREST: usize = 15;

pub fn write(workspace: &Workspace) -> io::Result<()> {
    let [ours, official] = CRATES;
    let dependency = format!("profound-client = {{ path = {:?} }}\n", workspace.client());
    workspace.write(ours, &dependency, OURS)?;
    workspace.write(official, "profound = \"=0.1.0\"\n", OFFICIAL)
}

/// Builds both from scratch, `runs` times.
pub fn measure(workspace: &Workspace, runs: usize, figures: &mut Figures) -> io::Result<()> {
    let mut taken: [Vec<Run>; 2] = Default::default();
    for run in 1..=runs {
        for (name, taken) in CRATES.iter().zip(&mut taken) {
            taken.push(build(workspace, name)?);
        }
        eprintln!("clean build: {run} of {runs}");
    }
    for (name, taken) in CRATES.iter().zip(&taken) {
        let of = |of: fn(&Run) -> f64| median(&taken.iter().map(of).collect::<Vec<_>>());
        figures.add(
            format!("clean/{name}/cpu"),
            of(|run| run.cpu.as_secs_f64()),
            "s",
        );
        figures.add(
            format!("clean/{name}/wall"),
            of(|run| run.wall.as_secs_f64()),
            "s",
        );
    }
    for what in ["cpu", "wall"] {
        let of = |name| figures.get(&format!("clean/{name}/{what}"));
        if let [Some(ours), Some(official)] = CRATES.map(of) {
            figures.add(format!("clean/ratio/{what}"), ours / official, "");
        }
    }
    for (name, taken) in CRATES.iter().zip(&taken) {
        dearest(name, &taken[0], figures);
    }
    Ok(())
}

fn build(workspace: &Workspace, name: &str) -> io::Result<Run> {
    let target = workspace.root().join("clean");
    let mut command = cargo::command(workspace.root(), &["build", "--quiet", "-p", name]);
    command.env("CARGO_TARGET_DIR", &target);
    let run = cargo::run(command, workspace.root().join("log"))?;
    fs::remove_dir_all(target)?;
    Ok(run)
}

/// Prints the most expensive crates. The difference to the total is the time of build scripts, such as a C
/// compiler.
fn dearest(name: &str, run: &Run, figures: &mut Figures) {
    let mut crates: Vec<_> = run.crates.iter().collect();
    crates.sort_by_key(|(_, took)| std::cmp::Reverse(**took));
    let compiled: f64 = crates.iter().map(|(_, took)| took.as_secs_f64()).sum();
    let others = run.cpu.as_secs_f64() - compiled;
    figures.add(format!("clean/{name}/not-rustc"), others, "s");
    for (package, took) in crates.into_iter().take(DEAREST) {
        figures.add(
            format!("clean/{name}/crate/{package}"),
            took.as_secs_f64(),
            "s",
        );
    }
}

/// Counts the dependencies of each.
pub fn tree(workspace: &Workspace, figures: &mut Figures) -> io::Result<()> {
    for name in CRATES {
        let arguments = ["tree", "-e", "normal", "--prefix", "none", "-p", name];
        let tree = cargo::printed(cargo::command(workspace.root(), &arguments))?;
        let lines: BTreeSet<_> = tree.lines().collect();
        let crates: BTreeSet<_> = tree
            .lines()
            .map(|line| line.trim_end_matches(" (*)"))
            .collect();
        figures.add(format!("tree/{name}/lines"), lines.len() as f64, "");
        figures.add(format!("tree/{name}/crates"), crates.len() as f64, "");
        let names: BTreeSet<_> = crates
            .iter()
            .filter_map(|line| line.split(' ').next())
            .collect();
        let twice = (crates.len() - names.len()) as f64;
        figures.add(format!("tree/{name}/more-than-once"), twice, "");
    }
    Ok(())
}
