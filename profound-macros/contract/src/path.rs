//! Path templates, compared segment by segment.

/// Returns whether a segment of a path template is a parameter.
pub fn is_parameter(segment: &str) -> bool {
    segment.starts_with('{')
}

/// Returns whether two path templates are equal except for the names of their parameters.
pub fn same_path(path: &str, other: &str) -> bool {
    let (mut segments, mut others) = (path.split('/'), other.split('/'));
    loop {
        match (segments.next(), others.next()) {
            (None, None) => return true,
            (Some(segment), Some(other))
                if segment == other || (is_parameter(segment) && is_parameter(other)) => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_parameters_do_not_matter() {
        assert!(same_path(
            "/v1/agents/{id}/runs/{x}",
            "/v1/agents/{agent_id}/runs/{run_id}"
        ));
        assert!(!same_path("/v1/agents/{id}", "/v1/agents/node-types"));
        assert!(!same_path("/v1/agents", "/v1/agents/{id}"));
    }
}
