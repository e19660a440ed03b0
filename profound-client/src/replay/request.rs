//! A request in the form that is recorded and matched.

use std::sync::Arc;

use http::{Request, header::CONTENT_TYPE};
use url::form_urlencoded;

use super::{capture::Capture, content::Content, recording::RecordedRequest};
use crate::{credentials::KnownKeys, transport::Attempt};

/// The query parameter of the key.
const API_KEY: &str = "api_key";

/// The facts of a request, without its body.
pub(super) struct RequestFacts {
    pub(super) operation: String,
    pub(super) attempt: u32,
    pub(super) known: Arc<KnownKeys>,
    path: String,
    query: Vec<(String, String)>,
    media: String,
}

impl RequestFacts {
    pub(super) fn of<B>(request: &Request<B>) -> Self {
        let uri = request.uri();
        let attempt = request.extensions().get::<Attempt>();
        let template = attempt.map_or(uri.path(), Attempt::path_template);
        let known = attempt.map(|attempt| attempt.known_keys().clone());
        let known = known.unwrap_or_default();
        let query = uri.query().unwrap_or_default().as_bytes();
        let mut query: Vec<_> = form_urlencoded::parse(query).into_owned().collect();
        // A transport receives the key, and a layer does not.
        query.retain(|(name, value)| name != API_KEY || !known.are_in(value));
        // Stable: the order of repeated parameters has a meaning.
        query.sort_by(|(one, _), (other, _)| one.cmp(other));
        let media = request.headers().get(CONTENT_TYPE);
        Self {
            operation: format!("{} {template}", request.method()),
            attempt: attempt.map_or(1, Attempt::number),
            known,
            path: own_path(uri.path(), template).to_owned(),
            query,
            media: media
                .and_then(|media| media.to_str().ok())
                .unwrap_or_default()
                .to_owned(),
        }
    }

    /// Returns the request with its body.
    pub(super) fn request(&self, body: &Capture) -> RecordedRequest {
        RecordedRequest {
            path: self.path.clone(),
            query: self.query.clone(),
            content: if body.is_cut() {
                Content::Digest(body.digest)
            } else {
                Content::of_request(&body.bytes, &self.media)
            },
            is_complete: body.is_complete,
        }
    }
}

/// Returns the path without the one of the base URL: as many segments as the template has.
fn own_path<'p>(path: &'p str, template: &str) -> &'p str {
    let segments = template.matches('/').count();
    let starts: Vec<_> = path.match_indices('/').map(|(at, _)| at).collect();
    let first = starts.len().saturating_sub(segments);
    starts.get(first).map_or(path, |at| &path[*at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_the_base_url_is_left_out() {
        for (path, template, own) in [
            ("/v1/agents/a%2Fb", "/v1/agents/{id}", "/v1/agents/a%2Fb"),
            ("/gate/x/v1/org", "/v1/org", "/v1/org"),
            ("/v1/org/", "/v1/org/", "/v1/org/"),
            ("/v1", "/v1/org", "/v1"),
            ("", "/v1", ""),
        ] {
            assert_eq!(own_path(path, template), own);
        }
    }
}
