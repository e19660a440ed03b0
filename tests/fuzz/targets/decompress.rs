//! Decompresses a body in any chunks, and compares it with the reference libraries. The first byte is the
//! encoding, and whether the rest is text to encode or already encoded; then come the chunks.

#![no_main]

use libfuzzer_sys::fuzz_target;
use profound_client::ByteStream;
use profound_fuzz::encodings::{Encoding, chunks, cut, read};

/// The most bytes that are compared.
const MOST: usize = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, rest)) = bytes.split_first() else {
        return;
    };
    let Some((places, body)) = chunks(rest) else {
        return;
    };
    let encoding = Encoding::of(choice);
    if choice & 0x40 != 0 {
        let sent = encoding
            .encode(body, places.len() * 7)
            .expect("memory takes it");
        let got = ours(encoding, &cut(&sent, places.clone()), choice & 0x20 != 0);
        assert!(got.is_ok_and(|text| text == body), "{encoding:?}");
        // Every cut is an error.
        let end = places
            .first()
            .map_or(1, |&place| place % sent.len().max(1))
            .max(1);
        if end < sent.len() && !matches!(encoding, Encoding::Identity) {
            assert!(ours(encoding, &cut(&sent[..end], places), false).is_err());
        }
        return;
    }
    let whole = ours(encoding, &[body], false);
    let parts = ours(encoding, &cut(body, places), choice & 0x20 != 0);
    assert!(same(&parts, &whole), "{encoding:?}");
    let bytes = ours(encoding, &cut(body, Vec::new()), false);
    assert!(same(&bytes, &whole), "{encoding:?}");
    let theirs = encoding.decode(body, MOST).map_err(drop);
    assert!(same(&theirs, &whole), "{encoding:?}");
});

/// Compares two results. An error after the most bytes may be found before they are returned.
fn same(one: &Result<Vec<u8>, ()>, other: &Result<Vec<u8>, ()>) -> bool {
    match (one, other) {
        (Ok(text), Err(())) | (Err(()), Ok(text)) => text.len() == MOST,
        (one, other) => one == other,
    }
}

/// Returns the first bytes of a body, or that it has an error.
fn ours(encoding: Encoding, chunks: &[&[u8]], pauses: bool) -> Result<Vec<u8>, ()> {
    let mut text = Ok(Vec::new());
    let stream = encoding.response::<ByteStream>(chunks, pauses);
    let size = |piece: &Result<_, _>| piece.as_ref().map_or(0, |piece: &bytes::Bytes| piece.len());
    let _ended = read(stream, size, |piece| match (piece, &mut text) {
        (Ok(piece), Ok(text)) => {
            text.extend_from_slice(&piece);
            text.len() < MOST
        }
        (_, text) => {
            *text = Err(());
            false
        }
    });
    text.map(|mut text| {
        text.truncate(MOST);
        text
    })
}
