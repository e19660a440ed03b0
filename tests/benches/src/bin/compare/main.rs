//! Builds and runs the comparison and prints its table; `--help` lists the options.

mod calls;
mod counts;
mod programs;
mod reports;
mod table;

use std::{error::Error, path::PathBuf, process::ExitCode};

use programs::Programs;
use table::Table;

const HELP: &str = "\
compare [--peers DIRECTORY] [--compile] [--counts]

Builds what is compared and runs it in turn, on the same server and the same payloads, and prints a
table. The ratios are medians of the ratios of each round.

--peers     programs of the peers, the official SDK among them: a package with the binaries `call` and
            `decode`, each beside its own reqwest by hand
--compile   compares the time of compilation too, which takes a quarter of an hour
--counts    only what does not wobble: allocations and, by valgrind, instructions; fails where one is over
            its limit
";

type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

fn main() -> ExitCode {
    let done = Settings::from_command_line().and_then(|settings| settings.run());
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

#[derive(Default)]
struct Settings {
    peers: Option<PathBuf>,
    compile: bool,
    counts: bool,
}

impl Settings {
    fn from_command_line() -> Result<Self> {
        let mut settings = Self::default();
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            match &*word {
                "--peers" => settings.peers = Some(words.next().ok_or(HELP)?.into()),
                "--compile" => settings.compile = true,
                "--counts" => settings.counts = true,
                _ => return Err(HELP.into()),
            }
        }
        Ok(settings)
    }

    fn run(&self) -> Result<()> {
        let programs = Programs::build(self.peers.as_deref())?;
        let mut table = Table::default();
        counts::measure(&programs, &mut table)?;
        if !self.counts {
            calls::measure(&programs, &mut table)?;
            reports::measure(&programs, &mut table)?;
            if self.compile {
                reports::compile(&programs, &mut table)?;
            }
        }
        print!("{table}");
        if self.counts { table.held() } else { Ok(()) }
    }
}
