//! The kinds of columns of a report, and of fields of its filter.

/// The kind of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Column {
    Date,
    Hour,
    Model,
    /// A property of the prompt: prompt, topic, region, tag, persona.
    Probe,
    Analysis,
    Run,
    /// A property of the counted thing.
    Thing,
}

impl Column {
    pub(crate) fn of(name: &str) -> Column {
        match stem(name) {
            "date" => Column::Date,
            "hour" => Column::Hour,
            "model" | "platform" => Column::Model,
            "prompt" | "topic" | "region" | "tag" | "persona" => Column::Probe,
            "analysis_type" | "prompt_type" => Column::Analysis,
            "run" => Column::Run,
            _ => Column::Thing,
        }
    }
}

/// Returns a column without `_id` or `_name`.
pub(crate) fn stem(column: &str) -> &str {
    let stem = column
        .strip_suffix("_id")
        .or_else(|| column.strip_suffix("_name"));
    stem.unwrap_or(column)
}
