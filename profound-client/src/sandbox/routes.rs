use bytes::Bytes;
use http::{HeaderValue, Method};

use super::answer::Answer;
use super::api::{categories, visibility_v1, visibility_v2};
use super::events;
use super::world::World;

/// What answers a route: the document, or what the request is told instead of it.
pub(crate) type Handler = fn(&World, &Call) -> Result<Answer, Answer>;

struct Route {
    method: Method,
    path: &'static str,
    handler: Handler,
}

static ROUTES: [Route; 5] = [
    Route {
        method: Method::GET,
        path: "/v1/org/categories",
        handler: categories::list,
    },
    Route {
        method: Method::POST,
        path: "/v1/reports/visibility",
        handler: visibility_v1::report,
    },
    Route {
        method: Method::POST,
        path: "/v2/reports/visibility",
        handler: visibility_v2::report,
    },
    Route {
        method: Method::POST,
        path: "/v1/reports/visibility/stream",
        handler: |world, call| visibility_v1::report(world, call).map(events::of_v1),
    },
    Route {
        method: Method::POST,
        path: "/v2/reports/visibility/stream",
        handler: |world, call| visibility_v2::report(world, call).map(events::of_v2),
    },
];

/// A request as its handler sees it.
pub(crate) struct Call {
    pub(crate) query: Query,
    pub(crate) content_type: Option<HeaderValue>,
    pub(crate) body: Bytes,
}

pub(crate) enum Found {
    Handler(Handler),
    /// The path is known by other methods: the value of an `Allow` header.
    OtherMethods(String),
    Nothing,
}

pub(crate) fn find(method: &Method, path: &str) -> Found {
    let here: Vec<&Route> = ROUTES.iter().filter(|route| route.path == path).collect();
    if here.is_empty() {
        return Found::Nothing;
    }
    match here.iter().find(|route| route.method == *method) {
        Some(route) => Found::Handler(route.handler),
        None => {
            let allowed: Vec<&str> = here.iter().map(|route| route.method.as_str()).collect();
            Found::OtherMethods(allowed.join(", "))
        }
    }
}

/// The parameters of a query string, decoded and in order.
#[derive(Debug)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    pub(crate) fn parse(text: &str) -> Query {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        let decoded = pairs.map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        });
        Query(decoded.collect())
    }

    pub(crate) fn first<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.all(name).next()
    }

    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], hex(bytes, at + 1), hex(bytes, at + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(high * 16 + low);
                at += 2;
            }
            (b'+', _, _) => decoded.push(b' '),
            (byte, _, _) => decoded.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn hex(bytes: &[u8], at: usize) -> Option<u8> {
    let digit = char::from(*bytes.get(at)?).to_digit(16)?;
    u8::try_from(digit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_decoded_and_keeps_repeats() {
        let query = Query::parse("a=1&b=x%2By+z&a=%zz&c");
        assert_eq!(query.all("a").collect::<Vec<_>>(), ["1", "%zz"]);
        assert_eq!(query.first("b"), Some("x+y z"));
        assert_eq!(query.first("c"), Some(""));
    }

    #[test]
    fn a_known_path_names_the_methods_it_allows() {
        let path = "/v2/reports/visibility";
        assert!(matches!(find(&Method::POST, path), Found::Handler(_)));
        let Found::OtherMethods(allowed) = find(&Method::HEAD, path) else {
            panic!("HEAD should not be known");
        };
        assert_eq!(allowed, "POST");
        assert!(matches!(find(&Method::GET, "/v2"), Found::Nothing));
    }
}
