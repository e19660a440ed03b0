//! Parses a text as a facts file, and writes and parses it again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use profound_contract::facts::parse;

fuzz_target!(|text: &str| {
    match parse(text) {
        Ok(facts) => assert_eq!(parse(&facts.to_string()), Ok(facts)),
        Err(problems) => {
            assert!(!problems.is_empty());
            let last = text.lines().count().max(1);
            assert!(
                problems
                    .iter()
                    .all(|problem| (1..=last).contains(&problem.line))
            );
        }
    }
});
