//! Compares exact counts: allocations, and instructions as valgrind counts them.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    Result,
    calls::Calls,
    programs::{Programs, Server, printed},
    table::{Row, Table},
};

/// Calls of the shorter run. The instructions of a call are the difference between the two runs, divided by
/// the extra calls.
const SHORT: u64 = 100;
const LONG: u64 = 300;

/// Events of a stream. The ratios are those of 50,000 events, which take longer to count.
const EVENTS: &str = "rows=20000";

pub fn measure(programs: &Programs, table: &mut Table) -> Result<()> {
    let server = programs.serve()?;
    allocations(programs, &server, table)?;
    let there = Command::new("valgrind")
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    if !there.is_ok_and(|status| status.success()) {
        return Err("no instructions can be counted: install valgrind".into());
    }
    instructions(programs, &server, table)?;
    decoding(programs, table)?;
    events(programs, table)
}

fn allocations(programs: &Programs, server: &Server, table: &mut Table) -> Result<()> {
    let port = &*server.port.to_string();
    let of = |program: PathBuf, contender: &str| -> Result<f64> {
        let calls = Calls::of(Command::new(program).args([contender, port, "1000", "1"]))?;
        Ok(calls.allocations)
    };
    let ours = of(programs.own("call"), "ours")?;
    let by_hand = of(programs.own("call"), "reqwest")?;
    let official = match programs.peer("call") {
        Some(program) => format!("{:.0}", of(program, "official")?),
        None => String::new(),
    };
    table.add(Row {
        what: "allocations a call",
        by_hand: format!("{by_hand:.0}"),
        official,
        ours: format!("{ours:.0}"),
        bound: Some((ours.round(), 95.0)),
    });
    for (what, contender, most) in [
        (
            "allocations a call with an observer",
            "observed",
            ours.round(),
        ),
        ("allocations a call with a layer", "layered", 100.0),
        ("allocations a call over hyper-util", "plugged", 80.0),
    ] {
        let allocations = of(programs.own("call"), contender)?;
        table.add(Row {
            what,
            by_hand: String::new(),
            official: String::new(),
            ours: format!("{allocations:.0}"),
            bound: Some((allocations.round(), most)),
        });
    }
    Ok(())
}

fn instructions(programs: &Programs, server: &Server, table: &mut Table) -> Result<()> {
    let port = &*server.port.to_string();
    let of = |program: &Path, contender: &str| -> Result<f64> {
        let run = |calls: u64| {
            let mut command = counted();
            command
                .arg(program)
                .args([contender, port, &calls.to_string(), "1"]);
            total(command)
        };
        // Each run makes a tenth more calls, before the program begins to count.
        let calls = (LONG + LONG / 10) - (SHORT + SHORT / 10);
        Ok((run(LONG)? - run(SHORT)?) as f64 / calls as f64)
    };
    let ours = of(&programs.own("call"), "ours")?;
    let by_hand = of(&programs.own("call"), "reqwest")?;
    let official = match programs.peer("call") {
        Some(program) => format!("{:.2}", of(&program, "official")? / by_hand),
        None => String::new(),
    };
    let plugged = of(&programs.own("call"), "plugged")? / by_hand;
    let hyper = of(&programs.own("call"), "hyper")? / by_hand;
    table.add(Row {
        what: "instructions a call over hyper-util",
        by_hand: format!("{hyper:.2} (hyper-util by hand)"),
        official: String::new(),
        ours: format!("{plugged:.3}"),
        bound: Some((plugged, 0.82)),
    });
    table.add(Row {
        what: "instructions a call",
        by_hand: format!("1.00 ({by_hand:.0})"),
        official,
        ours: format!("{:.3}", ours / by_hand),
        bound: Some((ours / by_hand, 0.98)),
    });
    Ok(())
}

/// Counts the instructions that decode a large report, without those that generate it.
fn decoding(programs: &Programs, table: &mut Table) -> Result<()> {
    let decode = programs.own("decode");
    let none = of_contender(&decode, &["none"])?;
    let tuples = of_contender(&decode, &["tuples"])? - none;
    let rows = of_contender(&decode, &["rows"])? - none;
    let columns = of_contender(&decode, &["held-columns"])? - none;
    for (what, instructions, most) in [
        ("instructions of 50,000 named rows", rows, 0.85),
        ("instructions of 50,000 rows as columns", columns, 0.34),
    ] {
        let ours = instructions / tuples;
        table.add(Row {
            what,
            by_hand: format!("1.00 ({:.0} million)", tuples / 1e6),
            official: String::new(),
            ours: format!("{ours:.2}"),
            bound: Some((ours, most)),
        });
    }
    let batch = (of_contender(&decode, &["record-batch"])? - none) / columns;
    table.add(Row {
        what: "instructions of 50,000 rows as a record batch of Arrow",
        by_hand: format!("1.00 ({:.0} million, as columns)", columns / 1e6),
        official: String::new(),
        ours: format!("{batch:.2}"),
        bound: Some((batch, 1.2)),
    });
    Ok(())
}

/// Counts the instructions that receive and decode a stream, without those of the setup.
fn events(programs: &Programs, table: &mut Table) -> Result<()> {
    let stream = programs.own("stream");
    for (what, none, slices, events) in [
        (
            "instructions of 20,000 events in chunks of 16 KiB",
            "none-16k",
            "slices-16k",
            "events-16k",
        ),
        (
            "instructions of 20,000 events in chunks of 1 MiB",
            "none-1m",
            "slices-1m",
            "events-1m",
        ),
    ] {
        let none = of_contender(&stream, &[none, EVENTS])?;
        let by_hand = of_contender(&stream, &[slices, EVENTS])? - none;
        let ours = (of_contender(&stream, &[events, EVENTS])? - none) / by_hand;
        table.add(Row {
            what,
            by_hand: format!("1.00 ({:.0} million)", by_hand / 1e6),
            official: String::new(),
            ours: format!("{ours:.2}"),
            bound: Some((ours, 1.05)),
        });
    }
    Ok(())
}

/// Counts the instructions of a program that runs one contender, once.
fn of_contender(program: &Path, arguments: &[&str]) -> Result<f64> {
    let mut command = counted();
    command.arg(program).args(arguments);
    Ok(total(command)? as f64)
}

fn counted() -> Command {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    command.arg("--log-fd=1");
    command
}

/// Returns the number after `Collected :`.
fn total(mut command: Command) -> Result<u64> {
    let text = printed(&mut command)?;
    let (_, behind) = text
        .split_once("Collected : ")
        .ok_or("valgrind counted nothing")?;
    let digits = behind.lines().next().unwrap_or_default().trim();
    Ok(digits.parse()?)
}
