//! Measures the compile time of an endpoint; `--help` lists the parts.

use std::{
    env,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use proc_macro2::TokenStream;
use profound_benches::{
    compile::{
        api, cargo, clean, edit, endpoint::Endpoint, fit::median, lines, operations, slope, source,
        table::Figures, workspace::Workspace,
    },
    count,
};

const HELP: &str = "\
compile [--tsv] [--keep] [--runs N] [--clean-runs N] [expansion] [tree] [check] [build] [edit] [lines] [clean] [api]

Compiles small crates of users, ours beside what they would have instead, and prints the processor's
time it took, in medians. With no part named, all are measured. `lines` needs cargo-llvm-lines.
The crates and what is built for them are removed at the end; with `--keep` they stay for the next time.
";

/// The measurements to take.
struct Plan {
    tsv: bool,
    keep: bool,
    runs: usize,
    clean_runs: usize,
    parts: Vec<String>,
}

fn main() -> ExitCode {
    let mut arguments = env::args_os();
    arguments.next();
    let done = match env::var_os(cargo::LOG) {
        Some(log) => cargo::wrapped(Path::new(&log), arguments),
        None => measure(env::args().skip(1)),
    };
    done.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::FAILURE
    })
}

fn measure(arguments: impl Iterator<Item = String>) -> io::Result<ExitCode> {
    let Some(plan) = plan(arguments) else {
        eprint!("{HELP}");
        return Ok(ExitCode::FAILURE);
    };
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = env::current_exe()?;
    let target = program.parent().unwrap_or(here);
    let client = here.join("../../profound-client").canonicalize()?;
    let workspace = Workspace::new(target, &here.join("Cargo.lock"), &client, plan.keep)?;
    let endpoints = operations::endpoints(slope::SIZES[2]);
    slope::write(&workspace, &endpoints)?;
    edit::write(&workspace, &endpoints)?;
    clean::write(&workspace)?;
    api::write(&workspace)?;
    let mut figures = Figures::default();
    let done = parts(&plan, &workspace, &endpoints, &mut figures);
    // Print the figures even if a later measurement failed: they took long to measure.
    let text = if plan.tsv {
        figures.lines()
    } else {
        figures.table()
    };
    io::stdout().write_all(text.as_bytes())?;
    done.map(|()| ExitCode::SUCCESS)
}

fn parts(
    plan: &Plan,
    workspace: &Workspace,
    endpoints: &[Endpoint],
    figures: &mut Figures,
) -> io::Result<()> {
    if plan.has("expansion") {
        expansion(endpoints, figures);
    }
    if plan.has("tree") {
        clean::tree(workspace, figures)?;
    }
    for task in ["check", "build"] {
        if plan.has(task) {
            slope::measure(workspace, task, plan.runs, figures)?;
        }
    }
    if plan.has("edit") {
        for task in ["check", "build"] {
            edit::measure(workspace, task, endpoints, plan.runs, figures)?;
        }
    }
    if plan.has("lines") {
        if lines::installed(workspace) {
            lines::measure(workspace, figures)?
        } else {
            eprintln!("no lines: `cargo install cargo-llvm-lines`")
        }
    }
    if plan.has("clean") {
        clean::measure(workspace, plan.clean_runs, figures)?;
    }
    if plan.has("api") {
        api::measure(workspace, plan.clean_runs, figures)?;
    }
    Ok(())
}

impl Plan {
    fn has(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|own| own == part)
    }
}

fn plan(mut arguments: impl Iterator<Item = String>) -> Option<Plan> {
    let mut plan = Plan {
        tsv: false,
        keep: false,
        runs: 5,
        clean_runs: 1,
        parts: Vec::new(),
    };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--tsv" => plan.tsv = true,
            "--keep" => plan.keep = true,
            "--runs" => plan.runs = arguments.next()?.parse().ok()?,
            "--clean-runs" => plan.clean_runs = arguments.next()?.parse().ok()?,
            "expansion" | "check" | "build" | "edit" | "lines" | "tree" | "clean" | "api" => {
                plan.parts.push(argument)
            }
            _ => return None,
        }
    }
    (plan.runs > 0 && plan.clean_runs > 0).then_some(plan)
}

/// Measures the attribute alone, on all traits of the largest crate: parse, check, and generate tokens.
fn expansion(endpoints: &[Endpoint], figures: &mut Figures) {
    const ROUNDS: usize = 31;
    let traits = source::annotated(endpoints);
    let traits = traits.iter().map(|text| text.parse::<TokenStream>());
    let traits: Vec<_> = traits
        .map(|tokens| tokens.expect("what is generated is Rust"))
        .collect();
    let (mut cpu, mut tokens) = (Vec::new(), 0);
    for _ in 0..ROUNDS {
        let before = count::cpu();
        let expanded: Vec<_> = traits
            .iter()
            .map(|item| profound_macros_core::expand_endpoint(TokenStream::new(), item.clone()))
            .collect();
        cpu.push((count::cpu() - before).as_secs_f64() * 1e6 / endpoints.len() as f64);
        tokens = expanded.into_iter().map(size).sum();
    }
    figures.add("expansion", median(&cpu), "us an endpoint");
    let each = tokens as f64 / endpoints.len() as f64;
    figures.add("expansion/tokens", each, "tokens an endpoint");
}

/// Counts tokens, including the two delimiters of each group.
fn size(tokens: TokenStream) -> usize {
    tokens
        .into_iter()
        .map(|token| match token {
            proc_macro2::TokenTree::Group(group) => 2 + size(group.stream()),
            _ => 1,
        })
        .sum()
}
