//! Requests as they are encoded on the wire.

use profound_client::{Error, KeyPlacement};
use profound_tests::{
    Http2,
    http2::{
        Then,
        frame::answer,
        hpack::{Field, Form, fields},
    },
};

use super::Calls;

/// `x-api-key`, Huffman-coded.
const X_API_KEY: &[u8] = b"\xf2\xb0\xeb\x32\xdd\x4b\xeb";
/// `x-token`, Huffman-coded.
const X_TOKEN: &[u8] = b"\xf2\xb2\x4f\xd4\xb5\x7f";
/// The indices of `:path` and of `authorization` in the static table.
const PATH: [usize; 2] = [4, 5];
const AUTHORIZATION: usize = 23;

/// Returns the fields of two requests that were sent one after the other on one connection.
async fn two_requests(placement: KeyPlacement) -> Result<[Vec<Field>; 2], Error> {
    let server = Http2::start(|one| (answer(one.stream, 200, "7"), Then::Serve)).await;
    let client = server.builder().key_placement(placement).build()?;
    for _ in 0..2 {
        client.read().await?;
    }
    assert_eq!(server.connections(), 1);
    let arrived = server.arrived();
    Ok([fields(&arrived[0].head), fields(&arrived[1].head)])
}

/// Returns the fields in this representation.
fn in_form(fields: &[Field], form: Form) -> Vec<Field> {
    let fields = fields.iter().filter(|field| field.form == form);
    fields.cloned().collect()
}

#[tokio::test]
async fn nobody_on_the_way_may_keep_the_key() -> Result<(), Error> {
    for (placement, index, name) in [
        (KeyPlacement::Header, 0, X_API_KEY),
        (KeyPlacement::Bearer, AUTHORIZATION, b""),
        (KeyPlacement::NamedHeader("X-Token"), 0, X_TOKEN),
    ] {
        let [first, second] = two_requests(placement).await?;
        let never = in_form(&first, Form::Never);
        let [key] = &*never else {
            panic!("{placement:?}: one field must not be kept: {first:?}");
        };
        assert_eq!((key.index, &*key.name), (index, name), "{placement:?}");
        assert!(key.value.len() > 10, "{placement:?}: {key:?}");
        // The second request sends the key as a literal again. It adds nothing more to the table.
        assert_eq!(in_form(&second, Form::Never), never, "{placement:?}");
        assert!(!in_form(&first, Form::Added).is_empty(), "{placement:?}");
        assert!(in_form(&second, Form::Added).is_empty(), "{placement:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_key_in_the_query_is_in_no_table() -> Result<(), Error> {
    let profound = two_requests(KeyPlacement::Query).await?;
    let other = two_requests(KeyPlacement::NamedQuery("token")).await?;
    for request in profound.into_iter().chain(other) {
        let paths = request.iter().filter(|field| PATH.contains(&field.index));
        let paths: Vec<_> = paths.collect();
        let [path] = &*paths else {
            panic!("it has one path: {request:?}");
        };
        assert_eq!(path.form, Form::Plain);
        assert!(in_form(&request, Form::Never).is_empty());
    }
    Ok(())
}
