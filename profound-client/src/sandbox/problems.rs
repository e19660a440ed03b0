use std::cell::RefCell;

use serde_json::{Value, json};

use super::answer::Answer;

/// Everything that is wrong with a request, in the order it was found.
#[derive(Debug, Default)]
pub(crate) struct Problems(RefCell<Vec<Value>>);

impl Problems {
    pub(crate) fn add(&self, loc: &Loc, kind: &str, message: &str, input: Option<&Value>) {
        let mut problem = json!({ "loc": loc.0, "type": kind, "msg": message });
        if let Some(input) = input {
            problem["input"] = input.clone();
        }
        self.0.borrow_mut().push(problem);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// The place and the type of each.
    #[cfg(test)]
    pub(crate) fn listed(&self) -> Vec<(String, String)> {
        let one = |problem: &Value| {
            let kind = problem["type"].as_str().unwrap_or_default();
            (problem["loc"].to_string(), kind.to_owned())
        };
        self.0.borrow().iter().map(one).collect()
    }

    /// The place, the type and the message of each.
    #[cfg(test)]
    pub(crate) fn told(&self) -> Vec<[String; 3]> {
        let one = |problem: &Value| {
            let text = |name: &str| problem[name].as_str().unwrap_or_default().to_owned();
            [problem["loc"].to_string(), text("type"), text("msg")]
        };
        self.0.borrow().iter().map(one).collect()
    }

    /// What was read, unless there are problems with it.
    pub(crate) fn answer<T>(self, value: Option<T>) -> Result<T, Answer> {
        let problems = self.0.into_inner();
        match value {
            Some(value) if problems.is_empty() => Ok(value),
            _ => Err(Answer::invalid(&problems)),
        }
    }
}

/// Where in a request something stands, such as `["body", "metrics", 1]`.
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
