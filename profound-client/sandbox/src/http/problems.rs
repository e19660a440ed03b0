//! Collects the problems of a request for a 422 response.

use std::cell::RefCell;

use serde_json::{Value, json};

use crate::http::response::ApiResponse;

/// The problems of a request in the order they were found, at most [`MOST`].
#[derive(Debug, Default)]
pub(crate) struct Problems(RefCell<Vec<Value>>);

impl Problems {
    pub(crate) fn add(&self, loc: &Loc, kind: &str, message: &str, input: Option<&Value>) {
        let mut problems = self.0.borrow_mut();
        if problems.len() == MOST {
            return;
        }
        let mut problem = json!({ "loc": loc.0, "type": kind, "msg": message });
        if let Some(input) = input {
            problem["input"] = input.clone();
        }
        problems.push(problem);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Returns the JSON path and the type of each problem.
    #[cfg(test)]
    pub(crate) fn listed(&self) -> Vec<(String, String)> {
        let one = |problem: &Value| {
            let kind = problem["type"].as_str().unwrap_or_default();
            (problem["loc"].to_string(), kind.to_owned())
        };
        self.0.borrow().iter().map(one).collect()
    }

    /// Returns the JSON path, the type and the message of each problem.
    #[cfg(test)]
    pub(crate) fn told(&self) -> Vec<[String; 3]> {
        let one = |problem: &Value| {
            let text = |name: &str| problem[name].as_str().unwrap_or_default().to_owned();
            [problem["loc"].to_string(), text("type"), text("msg")]
        };
        self.0.borrow().iter().map(one).collect()
    }

    /// Returns the value, or a 422 if there are problems.
    pub(crate) fn into_result<T>(self, value: Option<T>) -> Result<T, ApiResponse> {
        let problems = self.0.into_inner();
        match value {
            Some(value) if problems.is_empty() => Ok(value),
            _ => Err(ApiResponse::invalid(&problems)),
        }
    }
}

/// The most problems in a response: each repeats its value, so a longer list would be too large.
const MOST: usize = 100;

/// The JSON path of a value in a request, such as `["body", "metrics", 1]`.
#[derive(Debug, Clone)]
pub(crate) struct Loc(Vec<Value>);

impl Loc {
    pub(crate) fn root(name: &str) -> Loc {
        Loc(vec![name.into()])
    }

    pub(crate) fn field(&self, name: &str) -> Loc {
        self.with(name.into())
    }

    pub(crate) fn index(&self, index: usize) -> Loc {
        self.with(index.into())
    }

    fn with(&self, step: Value) -> Loc {
        let mut steps = self.0.clone();
        steps.push(step);
        Loc(steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_hundred_problems_are_told() {
        let problems = Problems::default();
        for at in 0..250 {
            let loc = Loc::root("body").index(at);
            problems.add(&loc, "missing", "Field required", None);
        }
        let listed = problems.listed();
        assert_eq!(listed.len(), 100);
        assert_eq!(listed[99].0, r#"["body",99]"#);
        assert!(problems.into_result(Some(())).is_err());
    }
}
