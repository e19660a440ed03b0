//! Decoding of a large report in steps, between which other tasks run.

use std::future::poll_fn;

use super::{
    Report,
    plain::{Reader, Step},
};
use crate::{
    response::{Prepared, without_bom},
    work::Work,
};

/// The size of a body that is decoded in one step, in bytes: less than half a millisecond of work.
pub(crate) const IN_PLACE: usize = 256 << 10;
/// The bytes of a step.
const STEP: usize = 128 << 10;

/// Decodes a report in steps, with a yield to the runtime after each. A body that is unusual is left to
/// the deserialiser, which decodes it in one step.
pub(crate) async fn prepare(body: &[u8]) -> Prepared {
    let body = without_bom(body);
    let (mut reader, mut work) = (Reader::new(), Work::default());
    loop {
        poll_fn(|context| work.poll_proceed(context)).await;
        let report = match reader.step(body, STEP) {
            Some(Step::More) => {
                work.spend(STEP);
                continue;
            }
            Some(Step::Done(report)) => Some(*report),
            None => None,
        };
        return Prepared::new(report);
    }
}

/// Returns the report that was prepared from the body that is decoded; `Some(None)` if the body is unusual.
pub(super) fn prepared() -> Option<Option<Report>> {
    Prepared::take()
}

#[cfg(test)]
mod tests {
    use std::{
        fmt::Write,
        future::Future,
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use super::*;

    fn body(rows: usize) -> String {
        let mut body =
            "{\"info\":{\"query\":{\"metrics\":[\"a\"],\"dimensions\":[\"b\"]}},\"data\":["
                .to_owned();
        for row in 0..rows {
            let comma = if row == 0 { "" } else { "," };
            let row = format!("{comma}{{\"metrics\":[{row}.5],\"dimensions\":[\"b{row}\"]}}");
            body.push_str(&row);
        }
        body.write_str("]}").expect("a string takes all");
        body
    }

    /// Returns the report, and how often the decoding yielded.
    fn prepare_now(body: &[u8]) -> (Option<Report>, usize) {
        let mut future = pin!(prepare(body));
        let mut context = Context::from_waker(Waker::noop());
        let mut yields = 0;
        loop {
            match future.as_mut().poll(&mut context) {
                Poll::Ready(prepared) => return (prepared.into_value(), yields),
                Poll::Pending => yields += 1,
            }
        }
    }

    #[test]
    fn a_report_in_steps_is_that_of_one_step() {
        let body = body(30_000);
        let (report, yields) = prepare_now(body.as_bytes());
        let (report, whole) = (report.unwrap(), Report::from_json(body.as_bytes()).unwrap());
        assert_eq!((report.len(), report.names()), (30_000, whole.names()));
        let numbers = |report: &Report| report.numbers("a").unwrap().values().to_vec();
        assert_eq!(numbers(&report), numbers(&whole));
        let strings = |report: &Report| report.column::<String>("b").unwrap();
        assert_eq!(strings(&report), strings(&whole));
        assert!(yields >= body.len() / STEP - 1, "{yields}");
        let marked = format!("\u{feff}{body}");
        assert_eq!(prepare_now(marked.as_bytes()).0.unwrap().len(), 30_000);
    }

    #[test]
    fn every_size_of_a_step_reads_the_same_rows() {
        let body = body(50);
        for bytes in [0, 1, 2, 40, 100, 10_000] {
            let mut reader = Reader::new();
            let mut steps = 0;
            let report = loop {
                steps += 1;
                match reader.step(body.as_bytes(), bytes).expect("it is a report") {
                    Step::More => {}
                    Step::Done(report) => break report,
                }
            };
            assert_eq!(report.column::<String>("b").unwrap()[49], "b49");
            let most = (body.len() / bytes.max(1)).min(49) + 1;
            assert!((most / 2..=most).contains(&steps), "{bytes}: {steps}");
        }
    }

    #[test]
    fn an_unusual_body_is_left_to_the_deserialiser() {
        let mut body = body(30_000);
        body.truncate(body.len() - 1);
        assert!(prepare_now(body.as_bytes()).0.is_none());
    }
}
