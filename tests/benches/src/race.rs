//! Runs contenders in turn and compares their times.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use crate::count::Memory;

/// One of the compared implementations.
pub struct Contender<'a> {
    pub name: &'static str,
    pub run: Box<dyn FnMut() + 'a>,
}

/// The measurements of one contender.
struct Figures {
    times: Vec<Duration>,
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
/// peak bytes held. They are separated by tabs.
///
/// If the program was given names, only these contenders run, once: for callgrind, say.
pub fn run(rounds: usize, mut contenders: Vec<Contender<'_>>) {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if !asked.is_empty() {
        contenders.retain(|contender| asked.iter().any(|name| name == contender.name));
        contenders
            .iter_mut()
            .for_each(|contender| (contender.run)());
        return;
    }
    let mut figures: Vec<Figures> = contenders.iter_mut().map(Figures::of).collect();
    for _ in 0..rounds {
        for (contender, figures) in contenders.iter_mut().zip(&mut figures) {
            figures.times.push(timed(&mut contender.run));
        }
    }
    for (contender, own) in contenders.iter().zip(&figures) {
        own.print(contender.name, &figures[0]);
    }
}

fn timed(run: &mut dyn FnMut()) -> Duration {
    Memory::uncounted(|| {
        let start = Instant::now();
        run();
        start.elapsed()
    })
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
            memory: Memory::now().since(before),
            peak: Memory::take_peak().saturating_sub(before.held),
        }
    }

    fn print(&self, name: &str, baseline: &Self) {
        let ratios = self.times.iter().zip(&baseline.times);
        let ratios = ratios.map(|(own, other)| own.as_secs_f64() / other.as_secs_f64());
        let times = self.times.iter().map(|time| time.as_nanos() as f64);
        println!(
            "{name}\t{:.0}\t{:.3}\t{}\t{}\t{}",
            median(times),
            median(ratios),
            self.memory.allocations,
            self.memory.bytes,
            self.peak,
        );
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
