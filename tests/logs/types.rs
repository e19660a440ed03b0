//! The `Debug` output of the public types.

use std::{collections::BTreeSet, fmt::Debug};

use profound_client::{
    ApiError, ApiKey, ByteStream, Call, Client, ClientBuilder, Error, Event, EventStream, KeyFile,
    KeyPlacement, Method, Page, Pages, Part, Patch, PathValue, RateLimit, Raw, RequestBuilder,
    Response, Retry, SharedKey, StatusCode, Text, ValueEncoder,
    blocking::{self, Items},
    errors::*,
    layer::{Attempt, Body, Exchange},
    quota_store::{NoRoom, QuotaReply, QuotaRequest},
    reports::*,
};
use profound_sandbox::{
    CannedResponse, Fault, ReceivedRequest, Sandbox, SandboxBuilder, SandboxKey,
};
use profound_tests::{PLACEMENTS, Reply, Server, printed, shown};
use serde::Serialize;
use serde_json::Value;

use crate::forms;

const KEY: &str = "pk_CANARY+0/9=z";

#[track_caller]
fn hides(value: &(impl Debug + ?Sized)) {
    let shown = shown(value);
    assert_eq!(forms::found(&shown, &[KEY]), None, "{shown}");
}

/// A serializer that returns the text of a value.
struct Shown;

impl PathValue for Shown {
    fn encode_path(&self, encoder: &mut ValueEncoder<'_>) {
        encoder.text(KEY);
        hides(encoder);
    }
}

#[derive(Serialize)]
struct Held {
    key: &'static str,
}

#[tokio::test]
async fn no_type_that_is_given_a_key_prints_it() -> Result<(), Error> {
    let server = Server::start([Reply::empty(500)]).await;
    let key = ApiKey::new(KEY)?;
    hides(&key);
    hides(&SharedKey::new(key.clone()));
    for placement in PLACEMENTS {
        let builder = server.builder().key_placement(placement);
        let builder = builder.default_header("x-note", KEY).user_agent(KEY);
        hides(&builder);
        let client = builder.build()?;
        hides(&client);
        let client = client.with_key(key.clone()).with_header("x-other", KEY);
        hides(&client);
        hides(&blocking::Client::from(client.clone()));
        let call = client
            .request(Method::POST, "/v1/{key}/{shown}")
            .path("key", KEY);
        let call = call
            .path("shown", Shown)
            .query("key", KEY)
            .header("x-note", KEY);
        let call = call
            .query_fields(&Held { key: KEY })
            .json(&Held { key: KEY });
        hides(&call);
        for part in [
            Part::text(KEY),
            Part::bytes(KEY),
            Part::file(KEY),
            Part::reader(KEY.as_bytes()),
        ] {
            let part = part.file_name(KEY).content_type(KEY);
            hides(&part);
            hides(&client.request(Method::POST, "/v1").part(KEY, part));
        }
        let call = call.send::<Value>();
        hides(&call);
        let error = call.await.expect_err("the server fails");
        assert_eq!(forms::found(&printed(&error), &[KEY]), None, "{error:?}");
    }
    assert!(server.received()[0].target.contains("CANARY"));
    Ok(())
}

#[tokio::test]
async fn no_type_of_the_sandbox_prints_a_key() -> Result<(), Box<dyn std::error::Error>> {
    let key = || SandboxKey::new(KEY).read_only().quota(7);
    hides(&key());
    hides(&CannedResponse::json(&Held { key: KEY }).header("x-note", KEY));
    hides(&Fault::status(503));
    let builder = Sandbox::builder().key(key());
    let builder = builder.fail_next([Fault::status(429), Fault::none()]);
    hides(&builder);
    let sandbox = builder.start()?;
    sandbox.respond_next(
        "GET /v1/org",
        CannedResponse::bytes("text/plain", KEY).header("x-note", KEY),
    );
    hides(&sandbox);
    let client = sandbox.client().with_retry(Retry::Never);
    let client = client.with_key(ApiKey::new(KEY)?);
    let call = client.request(Method::POST, "/v1/{key}").path("key", KEY);
    let call = call.query("key", KEY).header("x-note", KEY);
    call.json(&Held { key: KEY }).send::<Value>().await.ok();
    let requests = sandbox.requests();
    assert_eq!(requests.len(), 1);
    hides(&requests);
    hides(&sandbox);
    Ok(())
}

/// Returns the names of types, each of which must implement `Debug`.
macro_rules! printable {
    ($($type:ty),* $(,)?) => {
        [$({
            fn prints<T: Debug>() {}
            prints::<$type>();
            stringify!($type)
        }),*]
    };
}

#[test]
fn a_public_type_that_is_new_is_put_here() {
    let types = printable![
        ApiError,
        ApiKey,
        Attempt,
        Body,
        blocking::Client,
        ByteStream,
        Call<()>,
        CannedResponse,
        Client,
        ClientBuilder,
        ConfigurationError,
        DecodeError,
        Delivery,
        EncodeError,
        Error,
        Event<()>,
        Exchange,
        EventStream<()>,
        Fault,
        Items<()>,
        KeyFile,
        KeyPlacement,
        LocStep,
        Method,
        NoRoom,
        Numbers<'_>,
        Page<()>,
        Pages<()>,
        Part,
        Patch<()>,
        QueueTimeoutError,
        QueuedFor,
        QuotaReply,
        QuotaRequest,
        RateLimit,
        RateLimited,
        Raw,
        ReceivedRequest,
        Report,
        ReportError,
        Response<()>,
        Retry,
        Sandbox,
        SandboxBuilder,
        SandboxKey,
        SharedKey,
        StatusCode,
        StreamError,
        Strings<'_>,
        Text,
        TimeoutError,
        TransportError,
        RequestBuilder,
        Validation,
        ValidationIssue,
        ValueEncoder<'_>,
    ];
    let traits = [
        // A boxed future.
        "BoxFuture",
        "BytesResponse",
        "EmptyResponse",
        // A boxed future.
        "ExchangeFuture",
        "FileValue",
        "FromEvent",
        "FromPage",
        "FromResponse",
        "HasClient",
        "JsonResponse",
        "KeyProvider",
        "PagedResponse",
        "PartSingle",
        "PartValue",
        "PathValue",
        "ProfoundError",
        "QueryScalar",
        "QuerySingle",
        "QueryValue",
        "QuotaLease",
        "QuotaStore",
        "StreamingResponse",
        "Whole",
    ];
    let bare = types.iter().map(|name| {
        let name = name.split('<').next().unwrap_or_default();
        name.rsplit(':').next().unwrap_or_default()
    });
    let known: BTreeSet<&str> = bare.chain(traits).collect();
    let root = include_str!("../../profound-client/src/lib.rs");
    let code = root
        .lines()
        .filter(|line| !line.contains("//") && !line.starts_with("#"));
    let blocking = include_str!("../../profound-client/src/blocking.rs");
    let sandbox = include_str!("../../profound-client/sandbox/src/lib.rs");
    let modules = blocking.lines().chain(sandbox.lines());
    let code = code.chain(modules.filter(|line| line.starts_with("pub ")));
    // A re-export may take several lines.
    let statements = sandbox.split("\npub use ").skip(1);
    let code = code.chain(statements.filter_map(|rest| rest.split(';').next()));
    let words = code.flat_map(|line| line.split(|letter: char| !letter.is_alphanumeric()));
    let public: BTreeSet<&str> = words
        .filter(|word| word.starts_with(char::is_uppercase))
        .collect();
    assert_eq!(public, known);
}

/// Generated types of the typed API always have `Debug`. Types written by hand are listed here.
#[test]
fn a_type_of_the_typed_api_that_is_new_is_put_here() {
    use profound_api::*;
    let types = printable![
        AssetFilter,
        AssetNames,
        Assets,
        Condition,
        Counted<()>,
        Data<()>,
        ExtraFields,
        FactCheckField,
        FactCheckFilter,
        FactCheckFilterError,
        FactCheckTopic,
        Filter,
        FilterField,
        FilterValue,
        Listing<()>,
        Metric,
        MetricFilter,
        OffsetListing<()>,
        OrderBy,
        Progress,
        ReportEvent<()>,
        RowEvent,
        Rows,
        RowsInfo,
        Scalar,
        StreamSummary,
        ThemeRef,
        Timestamp,
        TypedReport<()>,
        Unset,
        Wait,
        WaitError<()>,
    ];
    let bare = types.iter().filter_map(|name| name.split('<').next());
    let known: BTreeSet<&str> = bare.collect();
    let root = include_str!("../../profound-client/api/src/lib.rs");
    let (_, exported) = root.rsplit_once("pub use self::{").expect("it is the last");
    let words = exported.split(|letter: char| !letter.is_alphanumeric());
    let public: BTreeSet<&str> = words
        .filter(|word| word.starts_with(char::is_uppercase))
        .collect();
    assert_eq!(public, known);
}
