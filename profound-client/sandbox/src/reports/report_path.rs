//! The path of a report.

use crate::schema::validated_request::ValidatedRequest;

/// Returns the path of a report, without `/stream`.
pub(crate) fn path(request: &ValidatedRequest) -> &'static str {
    request.operation.path.trim_end_matches("/stream")
}
