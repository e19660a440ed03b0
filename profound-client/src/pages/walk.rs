//! The position of a walk through pages, and the conditions that end it.

use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
};

use http::Method;

use super::page::Facts;
use crate::{
    endpoint::Paging,
    request::{Position, Request},
};

/// The progress of a walk.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The pagination style, from the contract or else from the first page.
    way: Option<Paging>,
    /// The number of items on all pages, from the last page.
    pub(super) total: Option<u64>,
    /// The number of items received.
    came: u64,
    /// The start of the current page, and of the next one.
    pub(super) here: Option<Position>,
    pub(super) next: Option<Position>,
    /// Hashes of the cursors seen, to detect loops.
    seen: HashSet<u64>,
    hasher: RandomState,
    /// Set if the walk did not begin with the first page.
    resumed: bool,
}

/// The problem of a page that should lead to another.
const CIRCLE: &str = "the server returned the same cursor twice: items may be missing";
const STALLED: &str = "the page is empty, but the server announced more items: resume from \
                                  `offset()`";
const UNREAD: &str =
    "the request's `offset` is not a whole number: the next page cannot be requested";

impl Walk {
    /// Records a page, and changes the request to the next one; returns `false` at the end.
    pub(super) fn note(
        &mut self,
        request: &mut Request,
        facts: &Facts,
    ) -> Result<bool, &'static str> {
        let first = self.way.is_none();
        let known = request.endpoint().pages.map(|pages| pages.way);
        let way = *self
            .way
            .get_or_insert_with(|| known.unwrap_or_else(|| told(request, facts)));
        let asked = request.page_request(way).ok_or(UNREAD)?;
        if first {
            self.resumed = asked.position.is_some();
        }
        // For an operation outside the contract, offset pagination is a guess, which needs evidence.
        let sign = !asked.is_silent() || facts.total.is_some() || facts.limit.is_some();
        self.came = self.came.saturating_add(facts.items);
        self.total = facts.total.or(self.total);
        let next = match way {
            Paging::QueryCursor(_) | Paging::BodyCursor => {
                self.here = asked.position;
                self.by_cursor(facts)
            }
            _ => {
                let start = match asked.position {
                    Some(Position::Offset(offset)) => offset,
                    _ => 0,
                };
                self.here = Some(Position::Offset(start));
                if first && known.is_none() && !sign {
                    Ok(None)
                } else {
                    by_offset(start, asked.limit, facts)
                }
            }
        };
        // A failed walk resumes at the page that failed.
        self.next = next.clone().unwrap_or_else(|_| self.here.clone());
        next?;
        if let Some(next) = &self.next {
            request.set_page(way, next);
        }
        Ok(self.next.is_some())
    }

    fn by_cursor(&mut self, facts: &Facts) -> Result<Option<Position>, &'static str> {
        if let Some(Position::Cursor(cursor)) = &self.here {
            self.seen.insert(self.hasher.hash_one(cursor));
        }
        let Some((_, Some(cursor))) = &facts.next else {
            return Ok(None);
        };
        if self.seen.insert(self.hasher.hash_one(cursor)) {
            return Ok(Some(Position::Cursor(cursor.clone())));
        }
        // A repeated cursor ends the walk only if nothing can follow: all announced items were
        // received, or the page is empty and no items are known to be missing.
        let complete = match self.total {
            Some(total) if self.came >= total => true,
            Some(_) => facts.items == 0 && self.resumed,
            None => facts.items == 0,
        };
        if complete { Ok(None) } else { Err(CIRCLE) }
    }
}

/// Returns the offset of the next page. It advances by the items received, not by those requested: a
/// server may return smaller pages.
fn by_offset(
    start: u64,
    asked: Option<u64>,
    facts: &Facts,
) -> Result<Option<Position>, &'static str> {
    let reached = start.saturating_add(facts.items);
    // Only a limit in the response is the server's page size.
    let limit = facts
        .limit
        .map(|told| asked.map_or(told, |asked| asked.min(told)));
    // A total below the number of items received was not counted.
    let further = match facts.total.filter(|&total| total >= reached) {
        Some(total) => reached < total,
        None => facts.items > 0 && limit.is_none_or(|limit| facts.items >= limit),
    };
    match (further, facts.items) {
        (false, _) => Ok(None),
        (true, 0) => Err(STALLED),
        (true, _) => Ok(Some(Position::Offset(reached))),
    }
}

/// Determines the pagination style of an operation outside the contract, from its first page.
fn told(request: &Request, facts: &Facts) -> Paging {
    let in_query = request.endpoint().method == Method::GET;
    match facts.next {
        Some((name, _)) if in_query => Paging::QueryCursor(name),
        Some(_) => Paging::BodyCursor,
        None if in_query => Paging::QueryOffset,
        None if facts.counted || request.has_page_request(Paging::BodyOffset) => Paging::BodyOffset,
        None => Paging::Pagination,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint::Endpoint;

    fn request(method: Method, pages: Option<Paging>) -> Request {
        let endpoint = Endpoint::new(method, "/v1/x");
        let mut request = Request::undeclared(match pages {
            Some(way) => endpoint.pages(way, 10),
            None => endpoint,
        });
        request.apply_page_defaults();
        request
    }

    fn cursor(items: u64, next: Option<&str>) -> Facts {
        Facts {
            items,
            next: Some(("cursor", next.map(str::to_owned))),
            ..Facts::default()
        }
    }

    fn counted(items: u64, total: Option<u64>) -> Facts {
        Facts {
            items,
            total,
            ..Facts::default()
        }
    }

    /// Returns the positions of a walk over these pages.
    fn steps(way: Paging, pages: &[Facts]) -> Result<Vec<Option<Position>>, &'static str> {
        let (mut walk, mut request) = (Walk::default(), request(Method::POST, Some(way)));
        let note = |facts| {
            let further = walk.note(&mut request, facts)?;
            assert_eq!(further, walk.next.is_some());
            Ok(walk.next.clone())
        };
        pages.iter().map(note).collect()
    }

    fn offsets(pages: &[Facts]) -> Result<Vec<Option<u64>>, &'static str> {
        let offset = |position| match position {
            Some(Position::Offset(offset)) => Some(offset),
            None => None,
            Some(Position::Cursor(_)) => panic!("a cursor"),
        };
        let steps = steps(Paging::Pagination, pages)?;
        Ok(steps.into_iter().map(offset).collect())
    }

    #[test]
    fn a_walk_by_cursor_follows_it_through_empty_pages() {
        let pages = [cursor(2, Some("a")), cursor(0, Some("b")), cursor(1, None)];
        let steps = steps(Paging::BodyCursor, &pages).unwrap();
        let at = |cursor: &str| Some(Position::Cursor(cursor.into()));
        assert_eq!(steps, [at("a"), at("b"), None]);
    }

    #[test]
    fn a_cursor_that_comes_again_ends_the_walk() {
        let circle = [
            cursor(1, Some("a")),
            cursor(1, Some("b")),
            cursor(1, Some("a")),
        ];
        assert_eq!(steps(Paging::BodyCursor, &circle), Err(CIRCLE));
        let [one, two, _] = circle.clone();
        let empty = [one, two, cursor(0, Some("a"))];
        assert_eq!(steps(Paging::BodyCursor, &empty).unwrap()[2], None);
        let total = |total| circle.clone().map(|facts| Facts { total, ..facts });
        assert_eq!(steps(Paging::BodyCursor, &total(Some(4))), Err(CIRCLE));
        assert!(steps(Paging::BodyCursor, &total(Some(3))).is_ok());
    }

    #[test]
    fn a_resumed_walk_does_not_know_how_much_came_before() {
        let way = Paging::QueryCursor("cursor");
        let mut request = request(Method::GET, Some(way)).query("cursor", "a");
        let facts = Facts {
            total: Some(9),
            ..cursor(1, Some("a"))
        };
        assert_eq!(Walk::default().note(&mut request, &facts), Err(CIRCLE));
        let facts = Facts { items: 0, ..facts };
        assert_eq!(Walk::default().note(&mut request, &facts), Ok(false));
    }

    #[test]
    fn a_walk_by_offset_ends_at_the_total() {
        let page = |items| counted(items, Some(25));
        assert_eq!(
            offsets(&[page(10), page(10), page(5)]).unwrap(),
            [Some(10), Some(20), None]
        );
        // Pages are smaller than requested.
        assert_eq!(
            offsets(&[page(4), page(10), page(11)]).unwrap(),
            [Some(4), Some(14), None]
        );
        assert_eq!(offsets(&[page(4), page(0)]), Err(STALLED));
        assert_eq!(offsets(&[counted(0, Some(0))]).unwrap(), [None]);
    }

    #[test]
    fn a_walk_by_offset_without_a_total_ends_at_a_page_that_is_not_full() {
        let page = |items| counted(items, None);
        assert_eq!(
            offsets(&[page(10), page(9), page(0)]).unwrap(),
            [Some(10), Some(19), None]
        );
        // The response says that its page size is smaller.
        let smaller = |items| Facts {
            limit: Some(5),
            ..page(items)
        };
        assert_eq!(offsets(&[smaller(5), smaller(4)]).unwrap(), [Some(5), None]);
        // The total was not counted.
        assert_eq!(
            offsets(&[counted(10, Some(0)), page(0)]).unwrap(),
            [Some(10), None]
        );
    }

    #[test]
    fn a_walk_that_fails_goes_on_where_it_failed() {
        let mut request = request(Method::POST, Some(Paging::BodyOffset));
        let mut walk = Walk::default();
        assert_eq!(walk.note(&mut request, &counted(2, Some(3))), Ok(true));
        assert_eq!(walk.note(&mut request, &counted(0, Some(3))), Err(STALLED));
        assert_eq!(walk.next, Some(Position::Offset(2)));
    }

    #[test]
    fn an_offset_is_guessed_on_a_sign_alone() {
        let note = |mut request: Request, facts: &Facts| Walk::default().note(&mut request, facts);
        let told = Facts {
            limit: Some(2),
            ..counted(2, None)
        };
        let get = || request(Method::GET, None);
        assert_eq!(note(get(), &counted(2, None)), Ok(false));
        assert_eq!(note(get(), &counted(2, Some(3))), Ok(true));
        assert_eq!(note(get(), &told), Ok(true));
        assert_eq!(note(get().query("limit", &2), &counted(2, None)), Ok(true));
        assert_eq!(note(get().query("offset", "x"), &told), Err(UNREAD));
        let known = request(Method::GET, Some(Paging::QueryOffset));
        assert_eq!(note(known, &counted(2, None)), Ok(true));
    }

    #[test]
    fn an_unknown_operation_is_told_by_its_first_page() {
        let way = |method, facts: &Facts| told(&request(method, None), facts);
        let named = |name| Facts {
            next: Some((name, None)),
            ..Facts::default()
        };
        let accuracy = Facts {
            counted: true,
            ..Facts::default()
        };
        for name in ["cursor", "next_cursor", "after"] {
            assert_eq!(way(Method::GET, &named(name)), Paging::QueryCursor(name));
            assert_eq!(way(Method::POST, &named(name)), Paging::BodyCursor);
        }
        assert_eq!(way(Method::GET, &counted(1, None)), Paging::QueryOffset);
        assert_eq!(way(Method::POST, &accuracy), Paging::BodyOffset);
        assert_eq!(way(Method::POST, &counted(1, None)), Paging::Pagination);
    }
}
