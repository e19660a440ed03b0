//! Counts the lines that LLVM compiles in debug builds, by `cargo llvm-lines`.

use std::io;

use super::{
    cargo,
    slope::{SIZES, name},
    source::Way,
    table::Figures,
    workspace::Workspace,
};

/// Counts the lines of the middle and the largest crate of each way, and the lines that an endpoint adds.
pub fn measure(workspace: &Workspace, figures: &mut Figures) -> io::Result<()> {
    let [_, some, many] = SIZES;
    for way in Way::ALL {
        let (few, all) = (count(workspace, way, some)?, count(workspace, way, many)?);
        let an_endpoint = (all - few) / (many - some) as f64;
        let way = way.name();
        figures.add(format!("llvm-lines/{way}/{many}"), all, "lines");
        let name = format!("llvm-lines/{way}/slope");
        figures.add(name, an_endpoint, "lines an endpoint");
    }
    Ok(())
}

/// Returns whether the tool is installed.
pub fn installed(workspace: &Workspace) -> bool {
    cargo::printed(cargo::command(
        workspace.root(),
        &["llvm-lines", "--version"],
    ))
    .is_ok()
}

fn count(workspace: &Workspace, way: Way, size: usize) -> io::Result<f64> {
    let name = name(way, size);
    workspace.touch(&name)?;
    let arguments = ["llvm-lines", "--quiet", "--lib", "-p", &name];
    let printed = cargo::printed(cargo::command(workspace.root(), &arguments))?;
    total(&printed).ok_or_else(|| io::Error::other(format!("no total for {name}: {printed}")))
}

/// Returns the first figure of the line of totals.
fn total(printed: &str) -> Option<f64> {
    let line = printed.lines().find(|line| line.contains("(TOTAL)"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_total_is_found_among_the_functions() {
        let printed =
            "  Lines   Copies   Function name\n  -----\n  4051    180      (TOTAL)\n  90 1 x\n";
        assert_eq!(total(printed), Some(4051.0));
        assert_eq!(total("error: no such command"), None);
    }
}
