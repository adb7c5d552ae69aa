//! Counts and finds the words of a text in any script. A word is a run of letters, digits and
//! underscores, with joining marks inside; of a script without spaces each character is one, and two
//! of them count as one. ASCII is read 64 bytes at a time.

use crate::text::ascii_chunk::{self, Chunk, set_bits};
use crate::text::chars::{ASCII_CLASS, JOINT, WORD, is_joint, is_unspaced, is_word};
use std::ops::ControlFlow;

/// Number of words; two characters of an unspaced script count as one.
pub(crate) fn count_words(text: &str) -> u32 {
    count_words_up_to(text, u32::MAX)
}

/// Whether the text has at least `least` words. Reads no further than it must.
pub(crate) fn has_words(text: &str, least: u32) -> bool {
    count_words_up_to(text, least) >= least
}

/// Number of words; counting stops soon after the first `most` of them.
pub(crate) fn count_words_up_to(text: &str, most: u32) -> u32 {
    let bytes = text.as_bytes();
    let (mut words, mut unspaced, mut inside) = (0u32, 0u32, false);
    let mut at = 0;
    while at < bytes.len() && words < most && unspaced / 2 < most {
        if is_ascii_ahead(bytes, at) {
            let (chunk, count) = Chunk::at(bytes, at);
            let word = chunk.letters() | chunk.within(b'0', b'9') | chunk.any([b'_']);
            // "3.5" and "U.S." are one word, "end. Next" has a space and is two.
            let joint = chunk.any([b'\'', b'-', b'.', b',', b':']);
            let (word, joint) =
                (word & ascii_chunk::first_bits(count), joint & ascii_chunk::first_bits(count));
            let open = u64::from(inside);
            let within = ascii_chunk::word_mask(word, joint, open);
            words += (word & !(within << 1 | open)).count_ones();
            inside = within >> (count - 1) & 1 == 1;
            at += count;
            continue;
        }
        // Other characters one by one, until eight ASCII bytes follow.
        for c in text[at..].chars() {
            if c.is_ascii() {
                let class = ASCII_CLASS[c as usize];
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
            if is_ascii_ahead(bytes, at) {
                break;
            }
        }
    }
    words + unspaced.div_ceil(2)
}

/// Whether the next eight bytes are ASCII, so that a chunk pays.
#[inline(always)]
pub(crate) fn is_ascii_ahead(bytes: &[u8], at: usize) -> bool {
    bytes[at..(at + 8).min(bytes.len())].is_ascii()
}

/// Number of ASCII letters that bytes open with, and whether a lower-case one is among them. Reads
/// eight bytes at a time.
#[inline(always)]
pub(crate) fn ascii_letters(bytes: &[u8]) -> (usize, bool) {
    // One in every byte, and the top bit of every byte.
    const EACH: u64 = 0x0101_0101_0101_0101;
    const TOP: u64 = 0x80 * EACH;
    let (mut length, mut small) = (0, 0);
    while let Some(eight) = bytes[length..].first_chunk() {
        let x = u64::from_le_bytes(*eight);
        // Letters in lower case; then the top bit of each byte says whether it is a letter.
        let low = (x | (0x20 * EACH)) & (0x7f * EACH);
        let letter = (low + 0x1f * EACH) & !(low + 0x05 * EACH) & !x & TOP;
        // The lowest bit set belongs to the first byte that is no letter.
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
    // First byte of the word that is open.
    let mut open: Option<usize> = None;
    // Joining marks at its end are no part of a word; 0x99 is the last byte of the curly one.
    let mut close = |start: usize, end: usize| {
        let end = match bytes[end - 1] {
            b'\'' | b'-' | 0x99 => start + text[start..end].trim_end_matches(is_joint).len(),
            _ => end,
        };
        each(start, end)
    };
    let mut at = 0;
    while at < bytes.len() {
        if is_ascii_ahead(bytes, at) {
            let (chunk, count) = Chunk::at(bytes, at);
            let word = chunk.letters() | chunk.within(b'0', b'9') | chunk.any([b'_']);
            let (word, joint) = (
                word & ascii_chunk::first_bits(count),
                chunk.any([b'\'', b'-']) & ascii_chunk::first_bits(count),
            );
            let before = u64::from(open.is_some());
            let within = ascii_chunk::word_mask(word, joint, before);
            for place in set_bits((within ^ (within << 1 | before)) & ascii_chunk::first_bits(count)) {
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
            if is_ascii_ahead(bytes, at) {
                break;
            }
        }
    }
    match open {
        Some(start) => close(start, bytes.len()),
        None => ControlFlow::Continue(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_any_script() {
        assert_eq!(count_words("The mayor's 3.5 per cent plan."), 6);
        assert_eq!(count_words("Ends here. Next one"), 4);
        assert_eq!(count_words("市議会は橋"), 3);
        assert_eq!(count_words("  "), 0);
    }

    #[test]
    fn letters_are_counted_in_steps_of_any_length() {
        for (text, length, small) in [
            ("", 0, false),
            ("@word", 0, false),
            ("WORD[s", 4, false),
            ("Unremarkable{behind it", 12, true),
            ("ABCDEFGHI aaaaaaa", 9, false),
            ("ABCdefghIjklmnopQrstuvwx yz", 24, true),
            ("naïvely so it is", 2, true),
            ("z`", 1, true),
        ] {
            assert_eq!(ascii_letters(text.as_bytes()), (length, small), "{text}");
        }
    }

    /// The words of a text and their number, read one character after the other.
    fn one_by_one(text: &str) -> (Vec<&str>, u32) {
        let (mut found, mut open, mut unspaced) = (Vec::new(), None, 0);
        let (mut count, mut inside) = (0, false);
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            let alone = is_unspaced(c);
            if let Some(start) = open.filter(|_| alone || !is_word(c) && !is_joint(c)) {
                found.push(text[start..at].trim_end_matches(is_joint));
                open = None;
            }
            match is_word(c) {
                true if alone => found.push(&text[at..at + c.len_utf8()]),
                true => open = open.or(Some(at)),
                false => {}
            }
            unspaced += u32::from(alone);
            count += u32::from(is_word(c) && !alone && !inside);
            inside = !alone && (is_word(c) || inside && matches!(c, '\'' | '’' | '-' | '.' | ',' | ':'));
        }
        (found, count + u32::div_ceil(unspaced, 2))
    }

    proptest::proptest! {
        #[test]
        fn words_are_found_however_they_lie(text in "([a-zA-Z_9]{1,9} ?|['’.,:!-]{1,2}|é| |[市のÄ]|’s ){0,60}") {
            let mut found = Vec::new();
            let told = each_word(&text, |from, to| {
                found.push(&text[from..to]);
                ControlFlow::Continue(())
            });
            proptest::prop_assert!(told.is_continue());
            proptest::prop_assert_eq!((found, count_words(&text)), one_by_one(&text), "{}", text);
        }
    }

    #[test]
    fn word_spans_keep_apostrophes() {
        let text = "The mayor's town-hall, 橋";
        let mut found = Vec::new();
        let told = each_word(text, |from, to| {
            found.push(&text[from..to]);
            ControlFlow::Continue(())
        });
        assert!(told.is_continue());
        assert_eq!(found, ["The", "mayor's", "town-hall", "橋"]);
    }
}
