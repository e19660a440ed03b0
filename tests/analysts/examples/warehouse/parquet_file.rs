//! A file of Parquet that is complete or does not exist.

use std::{
    fs::{self, File},
    io::{self, BufWriter},
    path::{Path, PathBuf},
};

use parquet::{arrow::ArrowWriter, basic::Compression, file::properties::WriterProperties};
use profound_api::export::{Table, TableRow};

use crate::{Failure, manifest};

/// The rows that are held in memory. As many are a row group of the file.
pub const ROWS: usize = 5_000;

/// A file that is being written, below another name.
pub struct ParquetFile {
    writer: ArrowWriter<BufWriter<File>>,
    temporary: PathBuf,
    path: PathBuf,
}

impl ParquetFile {
    /// Begins the file with this number in a directory. It has the columns of `R`, even without rows.
    pub fn create<R: TableRow>(directory: &Path, number: u32) -> Result<Self, Failure> {
        fs::create_dir_all(directory)?;
        let path = name(directory, number);
        let temporary = path.with_extension("tmp");
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY);
        let none: [R; 0] = [];
        let schema = none.to_record_batch()?.schema();
        let file = BufWriter::new(File::create(&temporary)?);
        let writer = ArrowWriter::try_new(file, schema, Some(properties.build()))?;
        Ok(Self {
            writer,
            temporary,
            path,
        })
    }

    /// Writes a row group.
    pub fn write<R: TableRow>(&mut self, rows: &[R]) -> Result<(), Failure> {
        self.writer.write(&rows.to_record_batch()?)?;
        Ok(self.writer.flush()?)
    }

    /// Completes the file, and moves it to its place.
    pub fn finish(self) -> Result<(), Failure> {
        let file = self.writer.into_inner()?.into_inner()?;
        Ok(manifest::put(file, &self.temporary, &self.path)?)
    }
}

/// Removes all files of a directory but the first ones: those of a run that was stopped, or of an export before.
pub fn remove_others(directory: &Path, first: u32) -> io::Result<()> {
    let kept: Vec<_> = (0..first).map(|number| name(directory, number)).collect();
    let entries = match fs::read_dir(directory) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        if !kept.contains(&path) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

fn name(directory: &Path, number: u32) -> PathBuf {
    directory.join(format!("{number:04}.parquet"))
}
