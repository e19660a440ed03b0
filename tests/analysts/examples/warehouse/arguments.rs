//! The arguments of the program.

use std::{env, ffi::OsString, path::PathBuf, time::Duration};

use profound_client::dates::{DateError, DateRange};

pub const USAGE: &str = "\
Usage: warehouse [DIRECTORY] [OPTIONS]

  DIRECTORY           the directory of the files  [default: profound-warehouse in the directory for temporary files]
  --weeks N           the number of complete weeks, Monday to Sunday  [default: 4]
  --until DATE        the day before which the last week ends  [default: today]
  --pages-per-file N  the pages of 50 rows in a file of cited pages  [default: 20]
  --wait-minutes N    the longest wait for the hourly quota; 0 ends the run instead  [default: 120]
  --refresh           export the last week again";

pub struct Arguments {
    pub directory: PathBuf,
    pub pages_per_file: u32,
    pub refresh: bool,
    /// The longest wait for the hourly quota.
    pub wait: Duration,
    count: u32,
    until: Option<String>,
}

impl Arguments {
    pub fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut parsed = Self {
            directory: env::temp_dir().join("profound-warehouse"),
            pages_per_file: 20,
            refresh: false,
            wait: Duration::from_secs(120 * 60),
            count: 4,
            until: None,
        };
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            let name = argument.to_string_lossy().into_owned();
            let mut value = || {
                let value = arguments.next().and_then(|value| value.into_string().ok());
                value.ok_or_else(|| format!("`{name}` has no value"))
            };
            match name.as_str() {
                "--weeks" => parsed.count = number(&value()?)?,
                "--pages-per-file" => parsed.pages_per_file = number(&value()?)?,
                "--wait-minutes" => {
                    let minutes: u32 = value()?
                        .parse()
                        .map_err(|_| "`--wait-minutes` is not a number")?;
                    // The limit of a client must be above 0.
                    parsed.wait = Duration::from_secs((60 * u64::from(minutes)).max(1));
                }
                "--until" => parsed.until = Some(value()?),
                "--refresh" => parsed.refresh = true,
                unknown if unknown.starts_with('-') => {
                    return Err(format!("unknown option `{unknown}`"));
                }
                _ => parsed.directory = argument.into(),
            }
        }
        Ok(parsed)
    }

    /// Returns the weeks, as one period.
    pub fn weeks(&self) -> Result<DateRange, DateError> {
        match &self.until {
            Some(day) => DateRange::last_weeks_before(self.count, day.as_str()),
            None => DateRange::last_weeks(self.count),
        }
    }
}

fn number(text: &str) -> Result<u32, String> {
    let number = text.parse().ok().filter(|&number| number > 0);
    number.ok_or_else(|| format!("`{text}` is not a number above 0"))
}
