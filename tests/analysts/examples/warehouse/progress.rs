//! The progress bar.

use std::io::{self, IsTerminal, Write};

use profound_client::RateLimit;

/// A bar on a terminal. In a file, a line for each part.
pub struct Bar {
    all: usize,
    ended: usize,
    is_terminal: bool,
}

impl Bar {
    pub fn new(all: usize, ended: usize) -> Self {
        Self {
            all,
            ended,
            is_terminal: io::stderr().is_terminal(),
        }
    }

    pub fn complete(&mut self, key: &str, rows: u64, limit: RateLimit) {
        self.ended += 1;
        let quota = match limit.remaining.zip(limit.limit) {
            Some((remaining, limit)) => format!("quota {remaining} of {limit}"),
            None => String::new(),
        };
        if self.is_terminal {
            const WIDTH: usize = 30;
            let filled = WIDTH * self.ended / self.all.max(1);
            let (done, open) = ("#".repeat(filled), "-".repeat(WIDTH - filled));
            let (ended, all) = (self.ended, self.all);
            eprint!("\r[{done}{open}] {ended}/{all} parts, {rows} rows, {quota}  ");
            // A terminal that is gone is no reason to stop.
            let _ = io::stderr().flush();
        } else {
            eprintln!("{}/{} {key}", self.ended, self.all);
        }
    }

    pub fn failed(&mut self) {
        self.ended += 1;
    }

    pub fn finish(&self) {
        if self.is_terminal {
            eprintln!();
        }
    }
}
