//! Uses a text as the path of an annotated method and of an undeclared request.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use profound_client::{Client, Error, Method};
use profound_macros_core::{expand_endpoint, is_path};
use profound_tests::NOBODY;
use quote::quote;
use tokio::runtime::{Builder, Runtime};
use url::{Position, Url};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime needs nothing")
});

static CLIENT: LazyLock<Client> = LazyLock::new(|| {
    let client = Client::builder().api_key("pk_fuzz").base_url(NOBODY);
    let client = client.max_attempts(1).http(|http| http.tls_certs_only([]));
    client.build().expect("the key and the URL are sound")
});

fuzz_target!(|path: &str| {
    let item = quote! {
        async fn call(client: &Client, a: &str, b: &str) -> Result<(), Error>;
    };
    let expanded = expand_endpoint(quote! { GET #path, unlisted }, item);
    if let Err(error) = syn::parse2::<syn::File>(expanded) {
        panic!("{error}");
    }
    let taken = is_taken(path);
    assert!(taken || !is_path(path), "the macro alone takes this path");
    if taken {
        stays(path);
    }
});

/// Returns whether the client sends a request for it. There is no server, so the request fails.
fn is_taken(path: &str) -> bool {
    let mut call = CLIENT.request(Method::GET, path);
    for name in path.split('/').filter_map(parameter) {
        call = call.path(name, "x");
    }
    match RUNTIME.block_on(call.send::<()>()) {
        Err(Error::Transport(error)) => {
            assert!(error.is_connect(), "{error}");
            true
        }
        Err(Error::Configuration(_)) => false,
        other => panic!("{other:?}"),
    }
}

/// Fails if the URL's path differs from the structure of the template.
fn stays(path: &str) {
    let filled: Vec<_> = path
        .split('/')
        .map(|segment| parameter(segment).map_or(segment, |_| "x"))
        .collect();
    let url = Url::parse(&format!("{NOBODY}{}", filled.join("/"))).expect("it was sent");
    assert_eq!(&url[..Position::BeforePath], NOBODY);
    assert_eq!(&url[Position::AfterPath..], "");
    assert_eq!(url.path().split('/').count(), filled.len(), "{url}");
}

fn parameter(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}
