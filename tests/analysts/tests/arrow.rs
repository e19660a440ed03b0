//! A report as a record batch, and as CSV, read by Arrow, Parquet, pyarrow and Polars.

use std::{
    error::Error,
    fs::{self, File},
    path::{Path, PathBuf},
};

use arrow_array::{
    Array, BooleanArray, DictionaryArray, Float64Array, RecordBatch, StringArray, cast::AsArray,
    types::UInt32Type,
};
use arrow_ipc::reader::FileReader;
use arrow_schema::DataType;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use profound_analysts::{every_kind, files};
use profound_client::{Client, Method, dates::DateRange, reports::Report};
use profound_sandbox::Sandbox;
use serde_json::{Value, json};

type Outcome = Result<(), Box<dyn Error>>;

fn directory(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&directory).expect("the target directory is ours to write to");
    directory
}

#[test]
fn a_column_has_the_type_of_its_values() -> Outcome {
    let (report, _) = every_kind();
    let batch = report.to_record_batch()?;
    let strings = DataType::Dictionary(Box::new(DataType::UInt32), Box::new(DataType::Utf8));
    let types = |batch: &RecordBatch| {
        let fields = batch.schema().fields().clone();
        fields
            .iter()
            .map(|field| (field.name().clone(), field.data_type().clone()))
            .collect::<Vec<_>>()
    };
    let expected = [
        ("score", DataType::Float64),
        ("count", DataType::Float64),
        ("flag", DataType::Boolean),
        ("mixed", DataType::Utf8),
        ("theme", strings.clone()),
        ("hostname", strings.clone()),
        ("nothing", strings.clone()),
    ];
    assert_eq!(
        types(&batch),
        expected.map(|(name, kind)| (name.to_owned(), kind))
    );
    let column = |name: &str| batch[name].clone();
    let scores: Float64Array = column("score").as_primitive().clone();
    assert_eq!(
        scores.iter().collect::<Vec<_>>(),
        [Some(0.1), None, Some(-1.5e300), Some(5e-324)]
    );
    let flags: BooleanArray = column("flag").as_boolean().clone();
    assert_eq!(
        flags.iter().collect::<Vec<_>>(),
        [Some(true), None, Some(false), Some(true)]
    );
    let mixed: StringArray = column("mixed").as_string::<i32>().clone();
    assert_eq!(
        mixed.iter().collect::<Vec<_>>(),
        [
            Some("18446744073709551615"),
            Some("[\"x\",1]"),
            Some("text"),
            None
        ]
    );
    let hosts: DictionaryArray<UInt32Type> = column("hostname").as_dictionary().clone();
    assert_eq!(hosts.keys().values().to_vec(), [0, 1, 1, 1]);
    assert_eq!(hosts.values().len(), 2);
    assert_eq!(column("nothing").null_count(), 4);
    // Without rows, the schema of a page is that of the others, except for unusual values.
    let empty = Report::fake(&["score"], &["theme"], Vec::<[Value; 2]>::new(), 0)?;
    assert_eq!(
        types(&empty.to_record_batch()?),
        [
            ("score".to_owned(), DataType::Float64),
            ("theme".to_owned(), strings)
        ]
    );
    Ok(())
}

#[test]
fn a_batch_survives_its_files() -> Outcome {
    let (report, _) = every_kind();
    let batch = report.to_record_batch()?;
    let directory = directory("files");
    let (ipc, parquet) = files::write(&directory, &batch)?;
    let mut read = FileReader::try_new(File::open(ipc)?, None)?;
    assert_eq!(read.next().expect("a batch")?, batch);
    let mut read = ParquetRecordBatchReaderBuilder::try_new(File::open(parquet)?)?.build()?;
    assert_eq!(read.next().expect("a batch")?, batch);
    Ok(())
}

/// Writes a report in each format, and has a program of Python compare them with the rows.
fn compare(name: &str, report: &Report, rows: &[Value]) -> Outcome {
    let directory = directory(name);
    files::write(&directory, &report.to_record_batch()?)?;
    report.write_csv(File::create(directory.join("report.csv"))?)?;
    let expected = json!({"names": report.names(), "rows": rows});
    fs::write(directory.join("expected.json"), expected.to_string())?;
    files::check_in_python("tests/read.py", &directory)
}

#[test]
fn other_programs_read_every_kind_of_column() -> Outcome {
    let (report, rows) = every_kind();
    let rows: Vec<_> = rows.iter().map(|row| json!(row)).collect();
    compare("every-kind", &report, &rows)
}

#[tokio::test]
async fn other_programs_read_a_report_of_a_month() -> Outcome {
    let sandbox = Sandbox::start()?;
    let client = Client::builder()
        .api_key(Sandbox::VALID_KEY)
        .base_url(sandbox.base_url())
        .build()?;
    let categories: Value = client
        .request(Method::GET, "/v1/org/categories")
        .send()
        .await?;
    let period = DateRange::new("2026-05-01", "2026-05-31")?.v1();
    let query = json!({
        "category_id": categories[0]["id"],
        "start_date": period.start().to_string(),
        "end_date": period.end().to_string(),
        "metrics": ["count", "citation_share"],
        "dimensions": ["date", "hostname", "model"],
        "pagination": {"limit": 50_000},
    });
    let request = client
        .request(Method::POST, "/v1/reports/citations")
        .json(&query);
    let report: Report = request.send().await?;
    assert!(
        report.len() > 1_000 && report.is_complete(),
        "{}",
        report.len()
    );
    let names = report.names().to_vec();
    let rows: Vec<Value> = report.rows()?;
    let cells = |row: &Value| {
        names
            .iter()
            .map(|name| row[name].clone())
            .collect::<Vec<_>>()
    };
    let rows: Vec<_> = rows.iter().map(|row| json!(cells(row))).collect();
    compare("month", &report, &rows)
}
