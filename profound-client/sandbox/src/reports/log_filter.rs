//! The fields of log reports that select pages: tags, and the segment of a domain.

use crate::{
    dataset::Dataset,
    http::{problems::Problems, response::ApiResponse},
    reports::thing::Thing,
    schema::{json_node::JsonNode, validated_request::ValidatedRequest},
};

/// The tags that a page must have. In reports on anything but logs, all pages pass.
#[derive(Debug, Default)]
pub(crate) struct LogFilter<'a> {
    /// The tags of the request. A page has at most one of them. Empty: all pages.
    tags: Vec<&'a str>,
    /// False if no page can pass.
    has_pages: bool,
    /// The tag of the pages in the segment.
    segment: Option<&'static str>,
}

impl<'a> LogFilter<'a> {
    pub(crate) fn read(
        dataset: &Dataset,
        request: &'a ValidatedRequest,
    ) -> Result<LogFilter<'a>, ApiResponse> {
        let mut filter = LogFilter {
            has_pages: true,
            ..LogFilter::default()
        };
        if request.get("domain").is_none() {
            return Ok(filter);
        }
        let domain = request.text("domain").unwrap_or_default();
        if let Some(id) = request.text("organization_id") {
            filter.has_pages = dataset.owner(domain).is_some_and(|owner| owner.id == id);
        }
        filter.tags = request.texts("tags");
        if let Some(id) = request
            .text("domain_id")
            .filter(|_| !filter.tags.is_empty())
        {
            filter.has_pages &= dataset.has_domain(id);
        }
        if let Some(view) = view(request)? {
            filter.segment = dataset.segment_tag(&view);
            filter.has_pages &= filter.segment.is_some();
        }
        Ok(filter)
    }

    pub(crate) fn passes(&self, thing: &Thing) -> bool {
        let tag = thing.text("log_tag");
        self.has_pages
            && (self.tags.is_empty() || tag.is_some_and(|tag| self.tags.contains(&tag)))
            && (self.segment.is_none() || tag == self.segment)
    }
}

/// Returns the id of the segment. The official SDK sends it, and the API's document lacks it.
fn view(request: &ValidatedRequest) -> Result<Option<String>, ApiResponse> {
    if let Some(view) = request.text("view_id") {
        return Ok(Some(view.to_owned()));
    }
    let problems = Problems::default();
    let unlisted = request.unlisted.clone().into();
    let body = JsonNode::root("body", &unlisted, &problems);
    let view = body.nullable_or("view_id", None, |node| node.uuid().map(Some));
    problems.into_result(view)
}
