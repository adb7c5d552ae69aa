//! Counts and finds the words of a text of any script.

use crate::text::ascii_chunk;
use crate::text::ascii_chunk::{Chunk, places};
use crate::text::chars::{JOINT, PLAIN, WORD, is_joint, is_unspaced, is_word};
use std::ops::ControlFlow;

/// Number of words; two characters of an unspaced script count as one.
pub(crate) fn words(text: &str) -> u32 {
    words_up_to(text, u32::MAX)
}

/// Whether the text has at least `least` words. Reads no further than it must.
pub(crate) fn has_words(text: &str, least: u32) -> bool {
    words_up_to(text, least) >= least
}

/// Number of words, of the first `most` of them at least.
pub(crate) fn words_up_to(text: &str, most: u32) -> u32 {
    let bytes = text.as_bytes();
    let (mut words, mut unspaced, mut inside) = (0u32, 0u32, false);
    let mut at = 0;
    while at < bytes.len() && words < most && unspaced / 2 < most {
        if is_plain(bytes, at) {
            let (chunk, count) = Chunk::at(bytes, at);
            let word = chunk.letters() | chunk.within(b'0', b'9') | chunk.any([b'_']);
            // "3.5" and "U.S." are one word, "end. Next" has a space and is two.
            let joint = chunk.any([b'\'', b'-', b'.', b',', b':']);
            let (word, joint) = (word & ascii_chunk::first(count), joint & ascii_chunk::first(count));
            let open = u64::from(inside);
            let within = ascii_chunk::words(word, joint, open);
            words += (word & !(within << 1 | open)).count_ones();
            inside = within >> (count - 1) & 1 == 1;
            at += count;
            continue;
        }
        // Other characters one by one, up to many plain bytes.
        for c in text[at..].chars() {
            if c.is_ascii() {
                let class = PLAIN[c as usize];
                let word = class & WORD != 0;
                words += u32::from(word & !inside);
                inside = word | (inside & (class & JOINT != 0));
            } else if is_unspaced(c) {
                unspaced += 1;
                inside = false;
            } else if is_word(c) {
                words += u32::from(!inside);
                inside = true;
            } else {
                inside &= c == '’';
            }
            at += c.len_utf8();
            if is_plain(bytes, at) {
                break;
            }
        }
    }
    words + unspaced.div_ceil(2)
}

/// Whether the next bytes are plain, so many that they are better looked at together.
#[inline(always)]
pub(crate) fn is_plain(bytes: &[u8], at: usize) -> bool {
    bytes[at..(at + 8).min(bytes.len())].is_ascii()
}

/// How many plain letters bytes open with, and whether a small one is among them: eight at a
/// time, as words are of any length and a step for each letter would cost more than the letters.
#[inline(always)]
pub(crate) fn letters(bytes: &[u8]) -> (usize, bool) {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const TOP: u64 = 0x80 * EACH;
    let (mut length, mut small) = (0, 0);
    while let Some(eight) = bytes[length..].first_chunk() {
        let x = u64::from_le_bytes(*eight);
        // In lower case; then each byte's top bit says whether it is at or past a letter.
        let low = (x | (0x20 * EACH)) & (0x7f * EACH);
        let letter = (low + 0x1f * EACH) & !(low + 0x05 * EACH) & !x & TOP;
        // The lowest bit left is the top one of the first byte that is no letter.
        let end = letter ^ TOP;
        small |= (x << 2) & letter & (end & end.wrapping_neg()).wrapping_sub(1);
        length += end.trailing_zeros() as usize / 8;
        if end != 0 {
            return (length, small != 0);
        }
    }
    let rest = bytes[length..].iter().take_while(|b| b.is_ascii_alphabetic());
    let (more, low) = rest.fold((0, false), |(n, low), b| (n + 1, low | b.is_ascii_lowercase()));
    (length + more, small != 0 || low)
}

/// Calls `each` with the bytes at which a word begins and ends, for each word in order, until
/// it breaks.
#[inline(always)]
pub(crate) fn each_word(
    text: &str,
    mut each: impl FnMut(usize, usize) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let bytes = text.as_bytes();
    // Where the open word begins.
    let mut open: Option<usize> = None;
    // Marks behind a word leave it open, but are no part of it; 0x99 ends the curly one.
    let mut close = |start: usize, end: usize| {
        let end = match bytes[end - 1] {
            b'\'' | b'-' | 0x99 => start + text[start..end].trim_end_matches(is_joint).len(),
            _ => end,
        };
        each(start, end)
    };
    let mut at = 0;
    while at < bytes.len() {
        if is_plain(bytes, at) {
            let (chunk, count) = Chunk::at(bytes, at);
            let word = chunk.letters() | chunk.within(b'0', b'9') | chunk.any([b'_']);
            let (word, joint) =
                (word & ascii_chunk::first(count), chunk.any([b'\'', b'-']) & ascii_chunk::first(count));
            let before = u64::from(open.is_some());
            let within = ascii_chunk::words(word, joint, before);
            for place in places((within ^ (within << 1 | before)) & ascii_chunk::first(count)) {
                match open.take() {
                    Some(start) => close(start, at + place)?,
                    None => open = Some(at + place),
                }
            }
            at += count;
            continue;
        }
        for c in text[at..].chars() {
            if open.is_some() && !is_joint(c) && (!is_word(c) || is_unspaced(c)) {
                close(open.take().unwrap_or(at), at)?;
            }
            if is_word(c) {
                if is_unspaced(c) {
                    close(at, at + c.len_utf8())?;
                } else {
                    open = open.or(Some(at));
                }
            }
            at += c.len_utf8();
            if is_plain(bytes, at) {
                break;
            }
        }
    }
    match open {
        Some(start) => close(start, bytes.len()),
        None => ControlFlow::Continue(()),
    }
}
