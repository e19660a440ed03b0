//! Properties of the key of a cached response: it is equal exactly for equal requests.

use std::{
    future::ready,
    sync::{Arc, Mutex},
    time::Duration,
};

use profound_client::{
    Error,
    cache::{CacheKey, CacheStore, CachedResponse, StoreFuture},
    profound_endpoint,
};
use profound_tests::{Reply, Server};
use proptest::{
    collection::{btree_map, vec},
    prelude::*,
    sample::select,
    test_runner::{Config, TestRunner},
};
use serde::{Serialize, Serializer};
use serde_json::Value;
use tokio::runtime::Runtime;

#[profound_endpoint(cache = "10s")]
trait Keyed {
    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn report(&self, query: &Json) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/things", unlisted)]
    async fn things(&self, ids: &[u8], names: &[String]) -> Result<Value, Error>;
}

/// A JSON value whose objects keep the order of their fields.
#[derive(Clone, Debug)]
enum Json {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Returns the value with the fields of each object in reverse order.
    fn reversed(&self) -> Self {
        match self {
            Self::Array(values) => Self::Array(values.iter().map(Self::reversed).collect()),
            Self::Object(fields) => {
                let reversed = |(name, value): &(String, Self)| (name.clone(), value.reversed());
                Self::Object(fields.iter().rev().map(reversed).collect())
            }
            scalar => scalar.clone(),
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => value.serialize(serializer),
            Self::Integer(value) => value.serialize(serializer),
            Self::Float(value) => value.serialize(serializer),
            Self::Text(value) => value.serialize(serializer),
            Self::Array(values) => values.serialize(serializer),
            Self::Object(fields) => {
                serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

/// Generates few different values, so that two of them are often equal.
fn json() -> impl Strategy<Value = Json> {
    let scalar = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        (-2..3_i64).prop_map(Json::Integer),
        select(vec![i64::MAX, i64::MAX - 1, 9_007_199_254_740_993]).prop_map(Json::Integer),
        (-2..3_i32).prop_map(|eighths| Json::Float(f64::from(eighths) / 8.0)),
        select(vec![1.0, 1e300, 9_007_199_254_740_992.0]).prop_map(Json::Float),
        text().prop_map(Json::Text),
    ];
    let value = scalar.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Json::Array),
            btree_map(text(), inner, 0..3)
                .prop_map(|fields| Json::Object(fields.into_iter().collect())),
        ]
    });
    btree_map(text(), value, 0..3).prop_map(|fields| Json::Object(fields.into_iter().collect()))
}

/// Generates texts with the characters that have a meaning in JSON.
fn text() -> impl Strategy<Value = String> {
    let parts = vec![
        "", "a", "b", "\"", "\\", "{", "}", "[", "]", ",", ":", " ", "\n", "\u{e9}",
    ];
    vec(select(parts), 0..3).prop_map(|parts| parts.concat())
}

/// A store that is always empty, and keeps the last key.
#[derive(Clone, Default)]
struct LastKey(Arc<Mutex<Option<CacheKey>>>);

impl CacheStore for LastKey {
    fn get<'a>(&'a self, key: &'a CacheKey) -> StoreFuture<'a, Option<CachedResponse>> {
        *self.0.lock().unwrap() = Some(key.clone());
        Box::pin(ready(Ok(None)))
    }

    fn put<'a>(&'a self, _: &'a CacheKey, _: CachedResponse, _: Duration) -> StoreFuture<'a, ()> {
        Box::pin(ready(Ok(())))
    }
}

/// Checks that two values have equal keys exactly if they are the same.
fn check<T: std::fmt::Debug>(
    pairs: impl Strategy<Value = (T, T)>,
    call: impl AsyncFn(&profound_client::Client, &T) -> Result<Value, Error>,
    are_same: impl Fn(&T, &T) -> bool,
) {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(Server::start([Reply::json(200, "1")]));
    let store = LastKey::default();
    let builder = server.builder().cache_store(store.clone());
    let client = builder.build().unwrap();
    let key_of = |value: &T| {
        runtime.block_on(call(&client, value)).unwrap();
        store.0.lock().unwrap().take().expect("it was asked")
    };
    let config = Config {
        cases: 200,
        failure_persistence: None,
        ..Config::default()
    };
    let tried = TestRunner::new(config).run(&pairs, |(one, other)| {
        prop_assert_eq!(key_of(&one) == key_of(&other), are_same(&one, &other));
        Ok(())
    });
    if let Err(failure) = tried {
        panic!("{failure}");
    }
}

#[test]
fn bodies_have_equal_keys_if_only_the_order_of_fields_differs() {
    let pairs = prop_oneof![
        json().prop_map(|json| (json.reversed(), json)),
        (json(), json()),
    ];
    let value = |json: &Json| serde_json::to_value(json).unwrap();
    check(
        pairs,
        async |client, query| client.report(query).await,
        |one, other| value(one) == value(other),
    );
}

#[test]
fn the_query_keeps_its_order() {
    let query = || (vec(0..3_u8, 0..3), vec(text(), 0..3));
    let reversed = query().prop_map(|(ids, names)| {
        let mut other = (ids.clone(), names.clone());
        other.0.reverse();
        other.1.reverse();
        ((ids, names), other)
    });
    check(
        prop_oneof![reversed, (query(), query())],
        async |client, (ids, names)| client.things(ids, names).await,
        |one, other| one == other,
    );
}
