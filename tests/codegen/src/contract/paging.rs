//! The pagination of an operation, from the parameters and fields that a request can have.

use profound_contract::{
    Pages, Paging,
    shapes::{Field, Operation, Response, Shape, Shapes, Type},
};

/// The page size to request if the API states no maximum.
const UNBOUNDED: u32 = 100;

/// The largest page size to request.
const MOST: u32 = 10_000;

/// Returns how the pages of an operation are requested, if it has pages.
pub(crate) fn of(shapes: &Shapes, operation: &Operation) -> Option<Pages> {
    if !matches!(operation.response, Response::Json(_)) {
        return None;
    }
    let query = |name: &str| operation.query.iter().find(|field| field.name == name);
    for name in ["cursor", "next_cursor", "after"] {
        if query(name).is_some() {
            return Some(pages(shapes, Paging::QueryCursor(name), query("limit")));
        }
    }
    if query("offset").is_some() {
        return Some(pages(shapes, Paging::QueryOffset, query("limit")));
    }
    let body = &operation.body.as_ref()?.shape;
    for (paging, name) in [
        (Paging::BodyCursor, "cursor"),
        (Paging::BodyOffset, "offset"),
    ] {
        if field(shapes, body, name).is_some() {
            return Some(pages(shapes, paging, field(shapes, body, "limit")));
        }
    }
    let pagination = &field(shapes, body, "pagination")?.shape;
    field(shapes, pagination, "offset")?;
    let limit = field(shapes, pagination, "limit");
    Some(pages(shapes, Paging::Pagination, limit))
}

fn pages(shapes: &Shapes, paging: Paging, limit: Option<&Field>) -> Pages {
    let most = limit.and_then(|limit| maximum(shapes, &limit.shape));
    let most = most.map_or(UNBOUNDED, |most| u32::try_from(most).unwrap_or(MOST));
    Pages {
        paging,
        limit: most.min(MOST),
    }
}

/// Returns a field of the objects that a shape allows.
fn field<'s>(shapes: &'s Shapes, shape: &'s Shape, name: &str) -> Option<&'s Field> {
    let objects = alternatives(shapes, shape).into_iter();
    let mut objects = objects.filter_map(|shape| match shape {
        Shape::Named(name) => match shapes.types.get(name) {
            Some(Type::Object(object)) => Some(object),
            _ => None,
        },
        _ => None,
    });
    objects.find_map(|object| object.field(name))
}

fn maximum(shapes: &Shapes, shape: &Shape) -> Option<i64> {
    let alternatives = alternatives(shapes, shape).into_iter();
    let mut bounds = alternatives.filter_map(|shape| match shape {
        Shape::Integer(bounds) => Some(bounds),
        _ => None,
    });
    bounds.find_map(|bounds| bounds.greatest)
}

/// Returns the alternatives of a shape, and follows aliases.
fn alternatives<'s>(shapes: &'s Shapes, shape: &'s Shape) -> Vec<&'s Shape> {
    match shapes.resolve(shape) {
        Shape::OneOf(all) => {
            let each = all.iter().flat_map(|one| alternatives(shapes, one));
            each.collect()
        }
        shape => vec![shape],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_text(text: &str) -> Option<(Paging, u32)> {
        let shapes = Shapes::parse(text).unwrap();
        let pages = of(&shapes, &shapes.operations[0])?;
        Some((pages.paging, pages.limit))
    }

    fn in_query(lines: &str) -> Option<(Paging, u32)> {
        of_text(&format!("GET /v1/a\n{lines}  200: any\n"))
    }

    fn in_body(lines: &str) -> Option<(Paging, u32)> {
        of_text(&format!(
            "POST /v1/a\n  body: Query\n  200: any\n\ntype Query\n{lines}\n\
             type Pagination\n  offset?: integer\n  limit?: integer(1..50000)\n\n\
             type Optional = Pagination | null\n"
        ))
    }

    #[test]
    fn each_way_to_page_is_found() {
        let limit = "  query limit?: integer(..20)\n";
        for name in ["cursor", "next_cursor", "after"] {
            let query = format!("{limit}  query {name}?: string\n");
            assert_eq!(in_query(&query), Some((Paging::QueryCursor(name), 20)));
        }
        let offset = format!("  query offset?: integer\n{limit}");
        assert_eq!(in_query(&offset), Some((Paging::QueryOffset, 20)));
        assert_eq!(in_query(limit), None);
        assert_eq!(
            in_body("  cursor?: string\n  limit?: integer(..50) | null\n"),
            Some((Paging::BodyCursor, 50))
        );
        assert_eq!(
            in_body("  offset?: integer\n"),
            Some((Paging::BodyOffset, 100))
        );
        for pagination in ["Pagination", "Pagination | null", "Optional"] {
            assert_eq!(
                in_body(&format!("  pagination?: {pagination}\n")),
                Some((Paging::Pagination, 10_000))
            );
        }
        assert_eq!(in_body("  pagination?: null\n"), None);
    }

    #[test]
    fn only_json_has_pages() {
        let text =
            "POST /v1/a\n  body: Query\n  events row: any\n\ntype Query\n  cursor?: string\n";
        assert_eq!(of_text(text), None);
    }
}
