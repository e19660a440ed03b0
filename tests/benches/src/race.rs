//! Runs contenders in turn and compares their times.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use crate::count::{self, Memory};

/// The argument with the number of rows.
const ROWS: &str = "rows=";

/// One of the compared implementations.
pub struct Contender<'a> {
    pub name: &'static str,
    pub run: Box<dyn FnMut() + 'a>,
}

/// The measurements of one contender.
struct Figures {
    times: Vec<Duration>,
    /// The CPU time of this thread, without that of the server.
    cpu: Vec<Duration>,
    faults: Vec<u64>,
    memory: Memory,
    peak: u64,
}

impl<'a> Contender<'a> {
    /// Creates a contender. The time includes dropping the result of `run`.
    pub fn new<T>(name: &'static str, mut run: impl FnMut() -> T + 'a) -> Self {
        let run = Box::new(move || drop(black_box(run())));
        Self { name, run }
    }
}

/// Measures each contender once a round, and prints a line for each. The columns are: name, median in
/// nanoseconds, median ratio to the first contender in the same round, allocations, bytes allocated, and
/// peak bytes held, median ratio of the thread's CPU time, and median page faults. They are separated by
/// tabs.
///
/// If the program was given names, only these contenders run, once: for callgrind, say.
pub fn run(rounds: usize, mut contenders: Vec<Contender<'_>>) {
    if !named().is_empty() {
        contenders.retain(|contender| runs(&[contender.name]));
        contenders
            .iter_mut()
            .for_each(|contender| (contender.run)());
        return;
    }
    let mut figures: Vec<Figures> = contenders.iter_mut().map(Figures::of).collect();
    for _ in 0..rounds {
        for (contender, figures) in contenders.iter_mut().zip(&mut figures) {
            figures.measure(&mut contender.run);
        }
    }
    for (contender, own) in contenders.iter().zip(&figures) {
        own.print(contender.name, &figures[0]);
    }
}

/// Returns whether one of these contenders runs: all run, unless the program was given names.
pub fn runs(contenders: &[&str]) -> bool {
    let named = named();
    named.is_empty()
        || contenders
            .iter()
            .any(|name| named.iter().any(|own| own == name))
}

/// Returns the number of rows in the payload: the argument `rows=N`, or `default`.
pub fn rows(default: usize) -> usize {
    let given = std::env::args().find_map(|argument| Some(argument.strip_prefix(ROWS)?.to_owned()));
    given.map_or(default, |rows| rows.parse().expect("the rows are a number"))
}

/// Returns the names of contenders that the program was given.
fn named() -> Vec<String> {
    let arguments = std::env::args().skip(1);
    arguments
        .filter(|argument| !argument.starts_with(ROWS))
        .collect()
}

impl Figures {
    /// Measures the memory of a second run: the first may allocate state that stays.
    fn of(contender: &mut Contender<'_>) -> Self {
        (contender.run)();
        let before = Memory::now();
        Memory::take_peak();
        (contender.run)();
        Self {
            times: Vec::new(),
            cpu: Vec::new(),
            faults: Vec::new(),
            memory: Memory::now().since(before),
            peak: Memory::take_peak().saturating_sub(before.held),
        }
    }

    fn measure(&mut self, run: &mut dyn FnMut()) {
        Memory::uncounted(|| {
            let (start, cpu, faults) = (Instant::now(), count::thread(), count::faults());
            run();
            self.times.push(start.elapsed());
            self.cpu.push(count::thread() - cpu);
            self.faults.push(count::faults() - faults);
        });
    }

    fn print(&self, name: &str, baseline: &Self) {
        let times = self.times.iter().map(|time| time.as_nanos() as f64);
        println!(
            "{name}\t{:.0}\t{:.3}\t{}\t{}\t{}\t{:.3}\t{:.0}",
            median(times),
            ratio(&self.times, &baseline.times),
            self.memory.allocations,
            self.memory.bytes,
            self.peak,
            ratio(&self.cpu, &baseline.cpu),
            median(self.faults.iter().map(|&faults| faults as f64)),
        );
    }
}

/// Returns the median of the ratios of each round.
fn ratio(own: &[Duration], baseline: &[Duration]) -> f64 {
    let pairs = own.iter().zip(baseline);
    median(pairs.map(|(own, other)| own.as_secs_f64() / other.as_secs_f64()))
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
