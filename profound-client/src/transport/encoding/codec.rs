//! The encodings, each decoded by its own library: bytes in, bytes out, and whether the end was
//! reached.

#[cfg(feature = "brotli")]
use brotli_decompressor::{BrotliDecompressStream, BrotliResult, BrotliState, StandardAlloc};
#[cfg(feature = "gzip")]
use flate2::{Decompress, FlushDecompress, Status};
#[cfg(feature = "zstd")]
use zstd::stream::raw::{self, DParameter, Operation};

use crate::error::BoxError;

/// The largest window of gzip (RFC 1952).
#[cfg(feature = "gzip")]
const GZIP_WINDOW: u8 = 15;
/// The window that a zstd decoder for HTTP must support, 8 MiB; no larger one is needed (RFC 9659).
#[cfg(feature = "zstd")]
const ZSTD_WINDOW: u32 = 23;

/// A decoder of one encoding.
pub(super) enum Codec {
    #[cfg(feature = "gzip")]
    Gzip(Decompress),
    #[cfg(feature = "brotli")]
    Brotli(Box<BrotliState<StandardAlloc, StandardAlloc, StandardAlloc>>),
    #[cfg(feature = "zstd")]
    Zstd(raw::Decoder<'static>),
}

/// The result of one decoding step.
pub(super) struct Step {
    pub(super) read: usize,
    pub(super) written: usize,
    /// Set if a member or frame has ended.
    pub(super) ended: bool,
}

impl Codec {
    /// Returns the decoder of an encoding by its registered name, in lower case.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            #[cfg(feature = "gzip")]
            "gzip" | "x-gzip" => Self::Gzip(Decompress::new_gzip(GZIP_WINDOW)),
            #[cfg(feature = "brotli")]
            // RFC 7932 allows windows up to 16 MiB; the non-standard large windows reach 1 GiB.
            "br" => Self::Brotli(Box::new(BrotliState::new_strict(
                StandardAlloc::default(),
                StandardAlloc::default(),
                StandardAlloc::default(),
            ))),
            #[cfg(feature = "zstd")]
            "zstd" => Self::Zstd(zstd_decoder().ok()?),
            _ => return None,
        })
    }

    /// Returns the units of work of one byte of input, in the worst case: blocks that only describe their
    /// codes. One byte of output is one unit.
    pub(super) fn cost(&self) -> usize {
        match self {
            #[cfg(feature = "gzip")]
            Self::Gzip(_) => 16,
            #[cfg(feature = "brotli")]
            Self::Brotli(_) => 32,
            #[cfg(feature = "zstd")]
            Self::Zstd(_) => 32,
        }
    }

    /// Starts the next member.
    pub(super) fn restart(&mut self) -> Result<(), BoxError> {
        match self {
            #[cfg(feature = "gzip")]
            Self::Gzip(decoder) => {
                *decoder = Decompress::new_gzip(GZIP_WINDOW);
                Ok(())
            }
            #[cfg(feature = "brotli")]
            Self::Brotli(_) => Err("data follows the end of the body".into()),
            #[cfg(feature = "zstd")]
            Self::Zstd(decoder) => Ok(decoder.reinit()?),
        }
    }

    /// Decodes some of `input` into `output`.
    pub(super) fn step(&mut self, input: &[u8], output: &mut [u8]) -> Result<Step, BoxError> {
        match self {
            #[cfg(feature = "gzip")]
            Self::Gzip(decoder) => gzip(decoder, input, output),
            #[cfg(feature = "brotli")]
            Self::Brotli(state) => brotli(state, input, output),
            #[cfg(feature = "zstd")]
            Self::Zstd(decoder) => zstd(decoder, input, output),
        }
    }
}

#[cfg(feature = "gzip")]
fn gzip(decoder: &mut Decompress, input: &[u8], output: &mut [u8]) -> Result<Step, BoxError> {
    let (read, written) = (decoder.total_in(), decoder.total_out());
    let status = decoder.decompress(input, output, FlushDecompress::None)?;
    // Neither can exceed the length of a slice.
    Ok(Step {
        read: (decoder.total_in() - read) as usize,
        written: (decoder.total_out() - written) as usize,
        ended: status == Status::StreamEnd,
    })
}

#[cfg(feature = "brotli")]
fn brotli(
    state: &mut BrotliState<StandardAlloc, StandardAlloc, StandardAlloc>,
    input: &[u8],
    output: &mut [u8],
) -> Result<Step, BoxError> {
    let (mut left, mut read) = (input.len(), 0);
    let (mut room, mut written, mut total) = (output.len(), 0, 0);
    let result = BrotliDecompressStream(
        &mut left,
        &mut read,
        input,
        &mut room,
        &mut written,
        output,
        &mut total,
        state,
    );
    if let BrotliResult::ResultFailure = result {
        return Err("the body is not brotli".into());
    }
    Ok(Step {
        read,
        written,
        ended: matches!(result, BrotliResult::ResultSuccess),
    })
}

#[cfg(feature = "zstd")]
fn zstd_decoder() -> std::io::Result<raw::Decoder<'static>> {
    let mut decoder = raw::Decoder::new()?;
    decoder.set_parameter(DParameter::WindowLogMax(ZSTD_WINDOW))?;
    Ok(decoder)
}

#[cfg(feature = "zstd")]
fn zstd(
    decoder: &mut raw::Decoder<'static>,
    input: &[u8],
    output: &mut [u8],
) -> Result<Step, BoxError> {
    let status = decoder.run_on_buffers(input, output)?;
    Ok(Step {
        read: status.bytes_read,
        written: status.bytes_written,
        ended: status.remaining == 0,
    })
}
