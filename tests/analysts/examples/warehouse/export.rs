//! The export of one part.

use std::{fmt, path::Path};

use profound_api::{
    CitationEntity, CitationRow, CitationsQuery, Reports, Scope, SentimentDimension,
    SentimentQuery, VisibilityDimension, VisibilityQuery, export::TableRow,
};
use profound_client::{Client, Error, EventStream};
use serde::de::DeserializeOwned;

use crate::{
    Failure,
    manifest::{Manifest, Saved},
    parquet_file::{self, ParquetFile, ROWS},
    plan::{Part, Table},
};

/// The reason why a part is not complete.
pub enum Problem {
    /// The API or the disk failed.
    Failed(Failure),
    /// A call before it failed in a way that concerns all parts.
    Skipped,
}

impl Problem {
    /// Returns true if no other part can succeed: the key is not valid, or the quota is used up for longer than the
    /// program waits.
    pub fn is_final(&self) -> bool {
        let Self::Failed(error) = self else {
            return false;
        };
        let is_quota = matches!(error.downcast_ref(), Some(Error::QueueTimeout(_)));
        is_quota || status(error) == Some(401)
    }
}

impl<E: Into<Failure>> From<E> for Problem {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(error) => write!(f, "{error}"),
            Self::Skipped => f.write_str("not requested after the failure of another part"),
        }
    }
}

fn status(error: &Failure) -> Option<u16> {
    let error = error.downcast_ref::<Error>()?;
    Some(error.status()?.as_u16())
}

/// Exports a part, and returns the number of its rows.
///
/// A report as a stream is one request, so most parts are streams: one that breaks starts again. Cited pages are the
/// longest report. It is read by pages, and continues where it stopped.
pub async fn export(
    client: &Client,
    manifest: &Manifest,
    root: &Path,
    part: &Part,
    pages_per_file: u32,
) -> Result<u64, Problem> {
    let (category, week) = (part.category, part.week);
    let output = Output {
        manifest,
        directory: &root.join(part.key()),
        key: part.key(),
    };
    match &part.table {
        Table::Visibility => {
            let query = VisibilityQuery::new(category, week).scope(Scope::All);
            output.stream(client.all_visibility(&query).await?).await
        }
        Table::VisibilityByDay => {
            let query = VisibilityQuery::new(category, week)
                .scope(Scope::All)
                .group_by([VisibilityDimension::Date, VisibilityDimension::Model]);
            output.stream(client.all_visibility(&query).await?).await
        }
        Table::Sentiment(brand) => {
            let query = SentimentQuery::new(category, &brand.name, week)
                .group_by([SentimentDimension::Theme]);
            output.stream(client.all_sentiment(&query).await?).await
        }
        Table::Citations => {
            let query = CitationsQuery::new(category, week).entity(CitationEntity::Page);
            let result = output.pages(client, query, pages_per_file).await;
            if let Err(Problem::Failed(error)) = &result {
                // A cursor that the API no longer accepts: the next run begins with the first page.
                if matches!(status(error), Some(400 | 404 | 410 | 422)) {
                    manifest.record(&output.key, &Saved::default())?;
                }
            }
            result
        }
    }
}

/// The files of a part.
struct Output<'a> {
    manifest: &'a Manifest,
    directory: &'a Path,
    key: String,
}

impl Output<'_> {
    /// Writes the rows of a stream to one file.
    async fn stream<R>(&self, mut stream: EventStream<R>) -> Result<u64, Problem>
    where
        R: TableRow + DeserializeOwned,
    {
        parquet_file::remove_others(self.directory, 0)?;
        let mut file = ParquetFile::create::<R>(self.directory, 0)?;
        let (mut rows, mut count) = (Vec::new(), 0);
        while let Some(row) = stream.next().await {
            rows.push(row?);
            count += 1;
            if rows.len() == ROWS {
                file.write(&rows)?;
                rows.clear();
            }
        }
        if !rows.is_empty() {
            file.write(&rows)?;
        }
        file.finish()?;
        self.manifest.record(
            &self.key,
            &Saved {
                files: 1,
                rows: count,
                complete: true,
                cursor: None,
            },
        )?;
        Ok(count)
    }

    /// Writes a file for every few pages, and records the cursor of the page after it.
    async fn pages(
        &self,
        client: &Client,
        query: CitationsQuery,
        pages_per_file: u32,
    ) -> Result<u64, Problem> {
        let (mut saved, query) = match self.manifest.saved(&self.key) {
            Saved { cursor: None, .. } => (Saved::default(), query),
            saved => {
                let cursor = saved.cursor.clone().unwrap_or_default();
                (saved, query.cursor(cursor))
            }
        };
        parquet_file::remove_others(self.directory, saved.files)?;
        let mut listing = client.citations_pages(&query).await?;
        let (mut rows, mut pages) = (Vec::new(), 0);
        loop {
            let page = listing.cursor().map(str::to_owned);
            let row = listing.next().await.transpose()?;
            // The cursor changes with the last row of a page. There is none after that of the last page.
            let cursor = listing.cursor();
            let ended = row.is_none() || (page.is_some() && cursor.is_none());
            rows.extend(row);
            if cursor != page.as_deref() {
                pages += 1;
            }
            if ended || pages == pages_per_file {
                saved.cursor = cursor.map(str::to_owned);
                self.save(&rows, &mut saved, ended)?;
                (rows, pages) = (Vec::new(), 0);
            }
            if ended {
                return Ok(saved.rows);
            }
        }
    }

    /// Writes the rows to the next file. A part has at least one.
    fn save(&self, rows: &[CitationRow], saved: &mut Saved, complete: bool) -> Result<(), Failure> {
        if !rows.is_empty() || saved.files == 0 {
            let mut file = ParquetFile::create::<CitationRow>(self.directory, saved.files)?;
            file.write(rows)?;
            file.finish()?;
            saved.files += 1;
            saved.rows += rows.len() as u64;
        }
        saved.complete = complete;
        Ok(self.manifest.record(&self.key, saved)?)
    }
}
