//! Deflate and gzip, with caps on what comes out.

use flate2::bufread::MultiGzDecoder;
use std::io::{ErrorKind, Read};

/// Bytes that any compressed file may become, whatever its ratio.
const FREE_BYTES: u64 = 1 << 20;

/// Why a compressed file gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum InflateError {
    /// More than this many bytes would have come out.
    Limit(u64),
    /// Damaged or cut off.
    Broken(String),
}

/// Most bytes that `packed` compressed bytes may become under these caps.
pub(crate) fn allowance(packed: u64, ratio: u64, entry_bytes: u64, left: u64) -> u64 {
    packed.saturating_mul(ratio).max(FREE_BYTES).min(entry_bytes).min(left)
}

/// Reads all that `reader` gives, at most `most` bytes. `hint` is the size that somebody
/// states; memory is taken for it only as far as it is small.
pub(crate) fn read_capped(reader: impl Read, most: u64, hint: u64) -> Result<Vec<u8>, InflateError> {
    let mut out = Vec::with_capacity(hint.min(most).min(FREE_BYTES) as usize);
    match reader.take(most.saturating_add(1)).read_to_end(&mut out) {
        Ok(_) if out.len() as u64 > most => Err(InflateError::Limit(most)),
        Ok(_) => Ok(out),
        Err(_) if out.len() as u64 > most => Err(InflateError::Limit(most)),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
            Err(InflateError::Broken("It is cut off.".to_owned()))
        }
        // The decompressor's own words differ between its builds; the problem must not.
        Err(_) => Err(InflateError::Broken("It is damaged.".to_owned())),
    }
}

/// Unpacks a gzip file, all its members.
pub(crate) fn gunzip(bytes: &[u8], most: u64) -> Result<Vec<u8>, InflateError> {
    let hint = bytes.last_chunk::<4>().map_or(0, |size| u64::from(u32::from_le_bytes(*size)));
    read_capped(MultiGzDecoder::new(bytes), most, hint)
}
