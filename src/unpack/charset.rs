//! Bytes to text for the readers of containers. The work is done by the reader of
//! encodings; this file is the one place where `unpack` asks it.

use crate::encoding;

/// Decodes a file whose encoding nobody states. `None` when the bytes are not text; else
/// the text and the number of characters that could not be decoded.
pub(crate) fn decode(bytes: &[u8]) -> Option<(String, usize)> {
    encoding::decode_file(bytes).map(|d| (d.text, d.lost))
}

/// Decodes bytes whose encoding is stated by a label ("iso-8859-2", "gb2312"). `None` when
/// the label is unknown.
pub(crate) fn decode_as(label: &str, bytes: &[u8]) -> Option<String> {
    encoding::decode_as(label, bytes)
}
