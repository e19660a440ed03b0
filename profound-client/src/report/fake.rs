//! Reports for the tests of code that reads them.

use serde_json::{Value, json};

use super::Report;
use crate::error::ReportError;

impl Report {
    /// Returns a report with these columns and rows, for tests. A row has the values of the metrics,
    /// followed by those of the dimensions. `total_rows` is the number of rows on all pages.
    ///
    /// # Errors
    ///
    /// Returns an error if a row has another number of values than there are columns, or if
    /// [`from_json`](Self::from_json) rejects the report.
    ///
    /// ```
    /// use profound_client::reports::Report;
    /// use serde_json::json;
    ///
    /// let rows = [[json!(0.5), json!("2025-06-01")], [json!(null), json!("2025-06-02")]];
    /// let report = Report::fake(&["visibility_score"], &["date"], rows, 2)?;
    /// assert_eq!(report.numbers("visibility_score")?.nulls(), 1);
    /// # Ok::<(), profound_client::Error>(())
    /// ```
    pub fn fake<R: IntoIterator<Item = Value>>(
        metrics: &[&str],
        dimensions: &[&str],
        rows: impl IntoIterator<Item = R>,
        total_rows: u64,
    ) -> Result<Self, ReportError> {
        let mut data = Vec::new();
        for (number, row) in rows.into_iter().enumerate() {
            let mut metric_values: Vec<_> = row.into_iter().collect();
            let columns = metrics.len() + dimensions.len();
            if metric_values.len() != columns {
                let found = metric_values.len();
                let problem = format!("row {number} has {found} values, expected {columns}");
                return Err(ReportError::new(problem).in_row(number));
            }
            let dimension_values = metric_values.split_off(metrics.len());
            data.push(json!({"metrics": metric_values, "dimensions": dimension_values}));
        }
        let query = json!({"metrics": metrics, "dimensions": dimensions});
        let report = json!({"info": {"total_rows": total_rows, "query": query}, "data": data});
        Self::from_json(report.to_string().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fake_reads_as_a_received_report() {
        let rows = [
            [json!(1), json!(0.25), json!("a")],
            [json!(null), json!(2), json!("b")],
        ];
        let report = Report::fake(&["rank", "score"], &["date"], rows, 9).unwrap();
        assert_eq!((report.len(), report.total_rows()), (2, Some(9)));
        assert_eq!(report.names(), ["rank", "score", "date"]);
        assert_eq!(report.dimensions(), ["date"]);
        let ranks: Vec<Option<u64>> = report.column("rank").unwrap();
        assert_eq!(ranks, [Some(1), None]);
        assert_eq!(report.numbers("score").unwrap().values(), [0.25, 2.0]);
        let dates: Vec<_> = report.strings("date").unwrap().iter().collect();
        assert_eq!(dates, [Some("a"), Some("b")]);
    }

    #[test]
    fn a_fake_without_rows_has_its_columns() {
        let report = Report::fake(&["rank"], &[], [[]; 0], 0).unwrap();
        assert!(report.is_empty());
        assert_eq!(report.names(), ["rank"]);
    }

    #[test]
    fn a_row_of_another_width_is_refused_by_number() {
        let rows = [vec![json!(1)], vec![json!(1), json!(2)]];
        let error = Report::fake(&["rank"], &[], rows, 2).unwrap_err();
        assert_eq!(error.row(), Some(1));
        assert_eq!(error.to_string(), "row 1 has 2 values, expected 1");
    }
}
