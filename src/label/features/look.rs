//! What a block looks like, as a number: its tag, its depth and its nearest class words. Blocks that
//! were written in one go look the same.

use crate::types::block::{Markup, Tag, tag_number};

/// Class words that count.
const MAX_WORDS: usize = 6;
/// Numbers of the levels of headings start here, behind those of the other tags.
const FIRST_HEADING: u64 = 32;
/// Offset basis and prime of FNV-1a.
const BASIS: u64 = 0xCBF2_9CE4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01B3;

/// Hash of what a block looks like (FNV-1a over bytes; a 0 ends each word).
pub fn look(markup: &Markup) -> u64 {
    let tag = match markup.tag {
        Tag::Heading(level) => FIRST_HEADING + u64::from(level),
        tag => tag_number(tag).into(),
    };
    let start = (BASIS ^ tag ^ u64::from(markup.depth) << 8).wrapping_mul(PRIME);
    let bytes = markup.words.iter().take(MAX_WORDS).flat_map(|w| w.bytes().chain([0]));
    bytes.fold(start, |h, b| (h ^ u64::from(b)).wrapping_mul(PRIME))
}
