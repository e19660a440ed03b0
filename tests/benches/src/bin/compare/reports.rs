//! Compares large reports, streams and compile times.

use std::process::Command;

use crate::{
    Result,
    programs::{Programs, printed},
    table::{Row, Table},
};

/// A line of a program's output.
struct Line {
    name: String,
    nanoseconds: f64,
    /// The ratio of the CPU time of the reading thread.
    ratio: f64,
    bytes: f64,
    peak: f64,
}

pub fn measure(programs: &Programs, table: &mut Table) -> Result<()> {
    decoding(programs, table)?;
    streams(programs, table)
}

fn decoding(programs: &Programs, table: &mut Table) -> Result<()> {
    let lines = lines(programs, "decode")?;
    let tuples = named(&lines, "tuples")?;
    let official = official(programs, tuples)?;
    for (what, name, most) in [
        ("time to read 50,000 named rows", "rows", 0.9),
        ("time to read 50,000 rows as columns", "held-columns", 0.3),
    ] {
        let ours = named(&lines, name)?;
        table.add(Row {
            what,
            by_hand: format!("1.00 ({:.0} ms)", tuples.nanoseconds / 1e6),
            official: official.0.clone(),
            ours: format!("{:.2}", ours.ratio),
            bound: Some((ours.ratio, most)),
        });
    }
    let ours = named(&lines, "held-columns")?;
    table.add(Row {
        what: "MB allocated to read them as columns",
        by_hand: format!("{:.1}", tuples.bytes / 1e6),
        official: official.1,
        ours: format!("{:.1}", ours.bytes / 1e6),
        bound: Some((ours.bytes / 1e6, 5.0)),
    });
    let (by_hand, ours) = (named(&lines, "body-reqwest")?, named(&lines, "body")?);
    table.add(Row {
        what: "MB held to receive those 5.9 MB",
        by_hand: format!("{:.1}", by_hand.peak / 1e6),
        official: String::new(),
        ours: format!("{:.1}, in {:.2} of the time", ours.peak / 1e6, ours.ratio),
        bound: None,
    });
    Ok(())
}

/// Returns the ratio of its time, and the megabytes it allocates.
fn official(programs: &Programs, tuples: &Line) -> Result<(String, String)> {
    let Some(program) = programs.peer("decode") else {
        return Ok(Default::default());
    };
    let text = printed(&mut Command::new(program))?;
    let words = |name: &str| -> Option<Vec<f64>> {
        let line = text.lines().find(|line| line.starts_with(name))?;
        Some(
            line.split_whitespace()
                .filter_map(|word| word.parse().ok())
                .collect(),
        )
    };
    let all = words("official").zip(words("serde_json tuple rows"));
    let (Some((official, by_hand)), true) = (all, tuples.ratio > 0.0) else {
        return Err(format!("not what was expected of the peers: {text}").into());
    };
    match (&official[..], &by_hand[..]) {
        ([time, .., bytes], [base, ..]) => Ok((format!("{:.2}", time / base), format!("{bytes}"))),
        _ => Err(format!("not what was expected of the peers: {text}").into()),
    }
}

fn streams(programs: &Programs, table: &mut Table) -> Result<()> {
    let lines = lines(programs, "stream")?;
    for (what, name, slices) in [
        (
            "50,000 events in chunks of 16 KiB",
            "events-16k",
            "slices-16k",
        ),
        ("50,000 events in chunks of 1 MiB", "events-1m", "slices-1m"),
        ("50,000 events in one chunk", "events-one", "slices-one"),
    ] {
        let (ours, by_hand) = (named(&lines, name)?, named(&lines, slices)?);
        table.add(Row {
            what,
            by_hand: format!("1.00 ({:.0} ms)", by_hand.nanoseconds / 1e6),
            official: String::new(),
            ours: format!("{:.2}, {:.1} MB held", ours.ratio, ours.peak / 1e6),
            bound: Some((ours.ratio, 1.05)),
        });
    }
    Ok(())
}

fn lines(programs: &Programs, program: &str) -> Result<Vec<Line>> {
    let text = printed(&mut Command::new(programs.own(program)))?;
    let read = |line: &str| {
        let mut fields = line.split('\t');
        let name = fields.next()?.to_owned();
        let mut number = || fields.next()?.parse().ok();
        let (nanoseconds, _ratio, _allocations) = (number()?, number()?, number()?);
        Some(Line {
            name,
            nanoseconds,
            bytes: number()?,
            peak: number()?,
            ratio: number()?,
        })
    };
    Ok(text.lines().filter_map(read).collect())
}

fn named<'a>(lines: &'a [Line], name: &str) -> Result<&'a Line> {
    let found = lines.iter().find(|line| line.name == name);
    found.ok_or_else(|| format!("`{name}` was not measured").into())
}

pub fn compile(programs: &Programs, table: &mut Table) -> Result<()> {
    let text = printed(Command::new(programs.own("compile")).arg("--tsv"))?;
    let value = |name: &str| -> Result<f64> {
        let line = text
            .lines()
            .find(|line| line.split('\t').next() == Some(name));
        let field = line.and_then(|line| line.split('\t').nth(1));
        let field = field.ok_or_else(|| format!("`{name}` was not measured"))?;
        Ok(field.parse()?)
    };
    for (what, by_hand, ours, most) in [
        (
            "ms to check an endpoint, without its types",
            "check/hand/slope-without-types",
            "check/ours/slope-without-types",
            Some(5.0),
        ),
        (
            "ms to build an endpoint, without its types",
            "build/hand/slope-without-types",
            "build/ours/slope-without-types",
            None,
        ),
    ] {
        let (by_hand, ours) = (value(by_hand)?, value(ours)?);
        table.add(Row {
            what,
            by_hand: format!("{by_hand:.1}"),
            official: String::new(),
            ours: format!("{ours:.1}"),
            bound: Some((ours, most.unwrap_or(by_hand))),
        });
    }
    for (what, official, ours, most) in [
        (
            "CPU of a first build, s",
            "clean/first-official/cpu",
            "clean/first-ours/cpu",
            0.6,
        ),
        (
            "lines of the tree of dependencies",
            "tree/first-official/lines",
            "tree/first-ours/lines",
            1.0,
        ),
    ] {
        let (official, ours) = (value(official)?, value(ours)?);
        table.add(Row {
            what,
            by_hand: String::new(),
            official: format!("{official:.0}"),
            ours: format!("{ours:.0} ({:.2})", ours / official),
            bound: Some((ours / official, most)),
        });
    }
    for (what, official, ours, most) in [
        (
            "s to compile the typed API itself",
            "api/api-official/cpu",
            "api/api-ours/cpu",
            4.5,
        ),
        (
            "MB of it compiled",
            "api/api-official/rlib",
            "api/api-ours/rlib",
            10.0,
        ),
    ] {
        let (official, ours) = (value(official)?, value(ours)?);
        table.add(Row {
            what,
            by_hand: String::new(),
            official: format!("{official:.1}"),
            ours: format!("{ours:.1}"),
            bound: Some((ours, most)),
        });
    }
    Ok(())
}
