//! Files of the tests, and the programs of Python that read them.

use std::{
    env,
    error::Error,
    fs::File,
    path::{Path, PathBuf},
    process::Command,
};

use arrow_array::RecordBatch;
use arrow_ipc::writer::FileWriter;
use parquet::arrow::ArrowWriter;

/// Writes a batch to a directory, as a file of Arrow and as a file of Parquet. Returns their paths.
///
/// # Errors
///
/// Returns an error if a file cannot be written.
pub fn write(directory: &Path, batch: &RecordBatch) -> Result<(PathBuf, PathBuf), Box<dyn Error>> {
    let (ipc, parquet) = (
        directory.join("report.arrow"),
        directory.join("report.parquet"),
    );
    let mut writer = FileWriter::try_new(File::create(&ipc)?, &batch.schema())?;
    writer.write(batch)?;
    writer.finish()?;
    let mut writer = ArrowWriter::try_new(File::create(&parquet)?, batch.schema(), None)?;
    writer.write(batch)?;
    writer.close()?;
    Ok((ipc, parquet))
}

/// Has a program of Python compare the files of a directory with its `expected.json`.
///
/// # Errors
///
/// Returns an error if they differ.
pub fn check_in_python(script: &str, directory: &Path) -> Result<(), Box<dyn Error>> {
    let Some(python) = env::var_os("PROFOUND_PYTHON") else {
        println!(
            "NOT CHECKED: the files in pyarrow and Polars: `PROFOUND_PYTHON` names no Python that has both"
        );
        return Ok(());
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(script);
    let output = Command::new(python).arg(script).arg(directory).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    print!("{text}");
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    if !text.contains("pyarrow") || !text.contains("Polars") {
        return Err(format!("not both programs have read the files: {text}").into());
    }
    Ok(())
}
