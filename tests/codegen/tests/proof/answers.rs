//! Typed responses, encoded as JSON again.

use std::{collections::BTreeMap, fmt::Debug};

use futures_util::TryStreamExt;
use profound_client::{Error, EventStream, FromEvent, FromPage, Page, Pages, reports::Report};
use serde::Serialize;
use serde_json::{Value, json};

/// The response of a method.
pub(crate) struct Answered {
    pub(crate) json: Value,
    /// The `Debug` text, which shows the enum values that the typed API does not know.
    pub(crate) shown: String,
}

pub(crate) async fn value<T: Serialize + Debug>(
    answer: Result<T, Error>,
) -> Result<Answered, Error> {
    blocking::value(answer)
}

pub(crate) async fn events<T>(stream: Result<EventStream<T>, Error>) -> Result<Answered, Error>
where
    T: FromEvent + Serialize + Debug,
{
    blocking::value(stream?.try_collect::<Vec<T>>().await)
}

pub(crate) async fn pages<T>(pages: Result<Pages<T>, Error>) -> Result<Answered, Error>
where
    T: FromPage + Serialize + Debug + Unpin,
{
    blocking::value(pages?.try_collect::<Vec<T>>().await)
}

/// Returns the rows of all pages of a report by position, as the API encodes them.
pub(crate) async fn report_pages(
    pages: Result<Pages<Page<Report>>, Error>,
) -> Result<Answered, Error> {
    whole(pages?.try_collect().await?)
}

/// Returns a report by position, as the API encodes it.
pub(crate) async fn rows(report: Result<Report, Error>) -> Result<Answered, Error> {
    blocking::rows(report)
}

/// The same responses of the blocking client.
pub(crate) mod blocking {
    use profound_client::blocking::Items;

    use super::*;

    pub(crate) fn value<T: Serialize + Debug>(answer: Result<T, Error>) -> Result<Answered, Error> {
        answer.map(|answer| Answered {
            json: serde_json::to_value(&answer).expect("an answer can be written"),
            shown: format!("{answer:?}"),
        })
    }

    pub(crate) fn events<T>(stream: Result<Items<EventStream<T>>, Error>) -> Result<Answered, Error>
    where
        T: FromEvent + Serialize + Debug,
    {
        value(stream?.collect::<Result<Vec<T>, Error>>())
    }

    pub(crate) fn pages<T>(pages: Result<Items<Pages<T>>, Error>) -> Result<Answered, Error>
    where
        T: FromPage + Serialize + Debug + Unpin,
    {
        value(pages?.collect::<Result<Vec<T>, Error>>())
    }

    pub(crate) fn report_pages(
        pages: Result<Items<Pages<Page<Report>>>, Error>,
    ) -> Result<Answered, Error> {
        whole(pages?.collect::<Result<_, Error>>()?)
    }

    pub(crate) fn rows(report: Result<Report, Error>) -> Result<Answered, Error> {
        value(report.map(|report| encoded(&report)))
    }
}

fn whole(pages: Vec<Page<Report>>) -> Result<Answered, Error> {
    let data = pages.iter().map(|page| encoded(&page.body)["data"].take());
    let data = data.flat_map(|data| data.as_array().cloned().expect("it is a list"));
    blocking::value(Ok(data.collect::<Value>()))
}

fn encoded(report: &Report) -> Value {
    let rows = report.rows::<BTreeMap<String, Value>>();
    let rows = rows.expect("a row can be any JSON").into_iter().map(|row| {
        let named = |names: &[String]| names.iter().map(|name| row[name].clone()).collect();
        let (metrics, dimensions): (Value, Value) =
            (named(report.metrics()), named(report.dimensions()));
        json!({ "metrics": metrics, "dimensions": dimensions })
    });
    let data: Value = rows.collect();
    let info: Value = report.info().expect("it can be any JSON");
    assert_eq!(info["total_rows"], json!(report.total_rows()));
    json!({ "info": info, "data": data })
}
