//! Every public type can be sent to, shared with and moved within other threads' tasks.

use std::rc::Rc;

use profound_client::{
    ApiError, ApiKey, ByteStream, Call, Client, ClientBuilder, Error, Event, EventStream, KeyFile,
    KeyPlacement, Page, Pages, Part, Patch, RateLimit, Raw, RequestBuilder, Response, Retry,
    SharedKey, Text, blocking,
    dates::DateRange,
    errors::{
        ConfigurationError, DecodeError, EncodeError, LocStep, RateLimited, ReportError,
        StreamError, TimeoutError, TransportError, Validation, ValidationIssue,
    },
    private::RawResponse,
    reports::{Numbers, Report, Strings},
};
use serde_json::Value;

/// Asserts at compile time that these types have all three traits.
macro_rules! shared {
    ($($type:ty),* $(,)?) => {
        const _: () = {
            const fn shared<T: Send + Sync + Unpin>() {}
            $(shared::<$type>();)*
        };
    };
}

shared! {
    ApiError, ApiKey, ByteStream, Client, ClientBuilder, DateRange, Error, KeyFile, KeyPlacement, Part,
    RateLimit, Raw, RawResponse, RequestBuilder, Retry, SharedKey, Text,
    Call<Result<Value, Error>>, Event<Value>, Page<Value>, Pages<Value>, Pages<Page<Value>>,
    Patch<Value>, Response<Value>,
    blocking::Client, blocking::Items<EventStream<Value>>, blocking::Items<Pages<Value>>,
    ConfigurationError, DecodeError, EncodeError, LocStep, RateLimited, ReportError, StreamError,
    TimeoutError, TransportError, Validation, ValidationIssue,
    Numbers<'static>, Report, Strings<'static>,
    // Neither a call nor a stream holds its items.
    Call<Rc<()>>, EventStream<Rc<()>>,
}

#[tokio::test]
async fn a_stream_can_be_shared_by_reference() {
    let events = EventStream::fake([Ok(1)]);
    let shared = &events;
    let complete = async { shared.is_complete() };
    fn sent<T: Send>(future: T) -> T {
        future
    }
    assert!(!sent(complete).await);
}
