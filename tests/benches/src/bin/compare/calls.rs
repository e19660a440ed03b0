//! Compares the time of a call with the same call by hand.

use std::process::Command;

use profound_benches::compile::fit::median;

use crate::{
    Result,
    programs::{Programs, Server, pinned, printed},
    table::{Row, Table},
};

const ROUNDS: usize = 15;
const CALLS: usize = 4000;
const IN_FLIGHT: usize = 10_000;

/// The figures that a program prints about its calls.
pub struct Calls {
    /// Microseconds of CPU time a call.
    cpu: f64,
    wall: f64,
    pub allocations: f64,
    /// Peak bytes held, for each concurrent caller.
    peak: f64,
    slowest: f64,
}

impl Calls {
    pub fn of(command: &mut Command) -> Result<Self> {
        let text = printed(command)?;
        let words: Vec<&str> = text.split_whitespace().collect();
        let behind = |name: &str| {
            let at = words.iter().position(|word| *word == name)?;
            words.get(at + 1)?.parse::<f64>().ok()
        };
        let named = |name: &str| behind(name).ok_or_else(|| format!("no `{name}` in: {text}"));
        Ok(Self {
            cpu: named("cpu")?,
            wall: named("wall")?,
            allocations: named("allocations")?,
            peak: behind("peak").unwrap_or_default(),
            slowest: behind("slowest").unwrap_or_default(),
        })
    }
}

pub fn measure(programs: &Programs, table: &mut Table) -> Result<()> {
    let server = programs.serve()?;
    cpu(programs, &server, table, "CPU a call, one at a time", 1)?;
    cpu(programs, &server, table, "CPU a call, 16 at a time", 16)?;
    tasks(programs, &server, table)?;
    flat(programs, &server, table)?;
    in_flight(programs, table)
}

fn cpu(
    programs: &Programs,
    server: &Server,
    table: &mut Table,
    what: &'static str,
    concurrency: usize,
) -> Result<()> {
    let [mut microseconds, mut ours, mut official] = [(); 3].map(|()| Vec::new());
    for _ in 0..ROUNDS {
        let own = call(programs, server, "ours", concurrency)?.cpu;
        let by_hand = call(programs, server, "reqwest", concurrency)?.cpu;
        let peers = ["official", "reqwest"].map(|name| peer(programs, server, name, concurrency));
        if let [Ok(Some(calls)), Ok(Some(beside))] = peers {
            official.push(calls.cpu / beside.cpu);
        }
        microseconds.push(by_hand);
        ours.push(own / by_hand);
    }
    let ours = median(&ours);
    table.add(Row {
        what,
        by_hand: format!("1.00 ({:.0} µs)", median(&microseconds)),
        official: ratio(&official),
        ours: format!("{ours:.2}"),
        bound: Some((ours, 1.0)),
    });
    Ok(())
}

/// Measures the contention of 64 tasks on two threads.
fn tasks(programs: &Programs, server: &Server, table: &mut Table) -> Result<()> {
    let call = |contender: &str, tasks: usize, threads: usize| {
        let mut command = Command::new(programs.own("call"));
        command.args([contender, &server.port.to_string(), "20000"]);
        command.args([tasks.to_string(), format!("threads={threads}")]);
        Calls::of(&mut command)
    };
    let (mut walls, mut cpus, mut own) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS / 3 {
        let (one, ours, by_hand) = (
            call("ours", 64, 1)?,
            call("ours", 64, 2)?,
            call("reqwest", 64, 2)?,
        );
        walls.push(ours.wall / by_hand.wall);
        cpus.push(ours.cpu / by_hand.cpu);
        own.push(ours.cpu / one.cpu);
    }
    table.add(Row {
        what: "time a call of 64 tasks on two threads",
        by_hand: "1.00".to_owned(),
        official: String::new(),
        ours: format!(
            "{:.2}; CPU {:.2}, and {:.2} of that on one thread",
            median(&walls),
            median(&cpus),
            median(&own)
        ),
        bound: None,
    });
    Ok(())
}

/// Measures the cost of a call as concurrency grows. Each concurrent caller opens a connection.
fn flat(programs: &Programs, server: &Server, table: &mut Table) -> Result<()> {
    let mut costs: [Vec<String>; 2] = Default::default();
    for concurrency in [1, 10, 100, 1000, IN_FLIGHT] {
        for (contender, costs) in ["reqwest", "ours"].iter().zip(&mut costs) {
            let mut command = pinned(&programs.own("call"), 0);
            command.args([contender, &*server.port.to_string(), "40000"]);
            let calls = Calls::of(command.arg(concurrency.to_string()))?;
            costs.push(format!("{:.0}", calls.cpu));
        }
    }
    let [by_hand, ours] = costs.map(|costs| costs.join(", "));
    table.add(Row {
        what: "µs of CPU a call with 1, 10, 100, 1,000 and 10,000 at a time",
        by_hand,
        official: String::new(),
        ours,
        bound: None,
    });
    Ok(())
}

/// Measures calls that are all in flight before the first response, each on its own connection.
fn in_flight(programs: &Programs, table: &mut Table) -> Result<()> {
    let mut told = Vec::new();
    for contender in ["reqwest", "ours"] {
        let server = programs.serve()?;
        let mut command = Command::new(programs.own("call"));
        let all = IN_FLIGHT.to_string();
        command.args([contender, &server.port.to_string(), &all, &all, "hold"]);
        let calls = Calls::of(&mut command)?;
        told.push(format!(
            "{:.1} KB a call, slowest {:.1} s",
            calls.peak / 1e3,
            calls.slowest / 1e6
        ));
    }
    let ours = told.pop().unwrap_or_default();
    table.add(Row {
        what: "10,000 calls in flight",
        by_hand: told.pop().unwrap_or_default(),
        official: String::new(),
        ours,
        bound: None,
    });
    Ok(())
}

fn call(
    programs: &Programs,
    server: &Server,
    contender: &str,
    concurrency: usize,
) -> Result<Calls> {
    let mut command = pinned(&programs.own("call"), 0);
    command.args([contender, &server.port.to_string(), &CALLS.to_string()]);
    Calls::of(command.arg(concurrency.to_string()))
}

fn peer(
    programs: &Programs,
    server: &Server,
    contender: &str,
    concurrency: usize,
) -> Result<Option<Calls>> {
    let Some(program) = programs.peer("call") else {
        return Ok(None);
    };
    let mut command = pinned(&program, 0);
    command.args([contender, &server.port.to_string(), &CALLS.to_string()]);
    Calls::of(command.arg(concurrency.to_string())).map(Some)
}

/// Returns the median, or an empty text if nothing was measured.
pub fn ratio(ratios: &[f64]) -> String {
    match ratios {
        [] => String::new(),
        ratios => format!("{:.2}", median(ratios)),
    }
}
