//! Decodes the body of a report and compares it with the same body as a JSON tree.

#![no_main]

use libfuzzer_sys::fuzz_target;
use profound_client::reports::Report;
use profound_tests::shown;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let direct = Report::from_json(bytes);
    let Ok(report) = serde_json::from_slice::<Report>(bytes) else {
        return;
    };
    shown(&report);
    let direct = direct.expect("it is a report either way");
    assert_eq!(direct.len(), report.len());
    assert_eq!(direct.names(), report.names());
    assert_eq!(direct.total_rows(), report.total_rows());
    // serde_json is less strict about ignored parts, such as unknown fields.
    let Ok(body) = serde_json::from_slice::<Value>(bytes) else {
        return;
    };
    assert_eq!(report.info::<Value>().is_ok(), body["info"].is_object());
    assert_eq!(report.total_rows(), body["info"]["total_rows"].as_u64());
    let rows = body["data"].as_array().expect("it has rows");
    assert_eq!(report.len(), rows.len());
    for (names, kind) in [
        (report.metrics(), "metrics"),
        (report.dimensions(), "dimensions"),
    ] {
        for (at, name) in names.iter().enumerate() {
            let cells = rows.iter().map(|row| &row[kind][at]);
            // A number within a list is encoded and decoded once more, which can round it again.
            let flat = cells
                .clone()
                .all(|cell| !cell.is_array() && !cell.is_object());
            let Ok(column) = report.column::<Value>(name) else {
                assert!(report.names().iter().filter(|other| *other == name).count() > 1);
                continue;
            };
            assert_eq!(column.len(), rows.len());
            if flat {
                assert!(column.iter().eq(cells.clone()));
            }
            if let Ok(numbers) = report.numbers(name) {
                // As bits, because -0.0 equals 0.0.
                let bits = |number: Option<f64>| number.map(f64::to_bits);
                let expected = cells.clone().map(|cell| bits(cell.as_f64()));
                assert!(numbers.iter().map(bits).eq(expected.clone()));
                let direct = direct.numbers(name).expect("it has the same columns");
                assert!(direct.iter().map(bits).eq(expected));
            }
            if let Ok(strings) = report.strings(name) {
                assert!(strings.iter().eq(cells.clone().map(Value::as_str)));
                let direct = direct.strings(name).expect("it has the same columns");
                assert!(direct.iter().eq(cells.map(Value::as_str)));
            }
        }
    }
    let _ = report.rows::<Value>();
});
