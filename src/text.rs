//! Small measures of a run of text that hold in any language: words, sentence ends,
//! the key that two spellings of a line share. No lists of words: those are data.

/// What each byte below 128 is, as flags: texts are mostly these, and one look at a table
/// answers what takes several comparisons else. Nothing above 127 has a flag.
static PLAIN: [u8; 256] = plain();

/// Flag of a letter, a digit or an underscore.
const WORD: u8 = 1;
/// Flag of a mark that leaves a word open: "3.5", "don't".
const JOINT: u8 = 2;

const fn plain() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'_' => WORD,
            b'\'' | b'-' | b'.' | b',' | b':' => JOINT,
            _ if byte.is_ascii_alphanumeric() => WORD,
            _ => 0,
        };
        byte += 1;
    }
    table
}

/// The small letter, digit or underscore that each byte stands for by itself; else 0.
static LOWER: [u8; 256] = {
    let mut table = plain();
    let mut byte = 0;
    while byte < 256 {
        table[byte] = if table[byte] & WORD != 0 { (byte as u8).to_ascii_lowercase() } else { 0 };
        byte += 1;
    }
    table
};

/// The small letter of a byte that is part of a word by itself, 0 for any other.
#[inline(always)]
pub(crate) fn plain_lower(byte: u8) -> u8 {
    LOWER[usize::from(byte)]
}

/// The character at a byte of a text; a space when none begins there.
#[inline(always)]
pub(crate) fn char_at(text: &str, at: usize) -> char {
    text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ')
}

/// Whether a byte is part of a word by itself: a letter, a digit or an underscore of ASCII.
#[inline(always)]
pub(crate) fn is_plain_word(byte: u8) -> bool {
    PLAIN[usize::from(byte)] & WORD != 0
}

/// Chinese, Japanese and other scripts without spaces, where two characters count as one word.
#[inline]
pub(crate) fn is_unspaced(c: char) -> bool {
    // Nothing below Thai: most characters are answered by one comparison.
    c >= '\u{0e00}'
        && matches!(c,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3134f}'
        | '\u{0e00}'..='\u{0e7f}')
}

/// Whether a character is part of a word: letters, digits, and the signs that Indic
/// scripts write between letters.
#[inline]
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return is_plain_word(c as u8);
    }
    // Punctuation between the words of any script: the usual answer is no.
    !matches!(c, '\u{2000}'..='\u{206f}')
        && (c.is_alphanumeric() || matches!(c, '\u{0300}'..='\u{036f}' | '\u{0900}'..='\u{0dff}'))
}

/// Number of words; two characters of an unspaced script count as one.
pub(crate) fn words(text: &str) -> u32 {
    words_up_to(text, u32::MAX)
}

/// Whether the text has at least `least` words. Reads no further than it must.
pub(crate) fn has_words(text: &str, least: u32) -> bool {
    words_up_to(text, least) >= least
}

/// Number of words, of the first `most` of them at least.
fn words_up_to(text: &str, most: u32) -> u32 {
    let bytes = text.as_bytes();
    let (mut words, mut unspaced, mut inside) = (0u32, 0u32, false);
    let mut at = 0;
    while at < bytes.len() && words < most && unspaced / 2 < most {
        if let Some(chunk) = bytes[at..].first_chunk().filter(|chunk| chunk.is_ascii()) {
            (words, inside) = count(chunk, words, inside);
            at += chunk.len();
            continue;
        }
        let end = at + CHUNK;
        for c in text[at..].chars() {
            at += c.len_utf8();
            if c.is_ascii() {
                let class = PLAIN[c as usize];
                let word = class & WORD != 0;
                words += u32::from(word & !inside);
                // "3.5" and "U.S." are one word, "end. Next" has a space and is two.
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
            if at >= end {
                break;
            }
        }
    }
    words + unspaced.div_ceil(2)
}

/// Bytes that are looked at together.
const CHUNK: usize = 64;

/// The same for many plain bytes at once, each a bit. `words` were counted before; the
/// last of them is still open or not, before and behind.
fn count(chunk: &[u8; CHUNK], words: u32, open: bool) -> (u32, bool) {
    let (word, joint) = marks(chunk);
    // Joints behind a word leave it open: the carry of the sum runs through all of them.
    let first = joint & (word << 1 | u64::from(open));
    let within = word | joint & (joint ^ joint.wrapping_add(first));
    let starts = word & !(within << 1 | u64::from(open));
    (words + starts.count_ones(), within >> (CHUNK - 1) == 1)
}

/// The bytes that are part of a word, and those that leave one open: a bit each, the first
/// byte's lowest.
#[cfg(not(target_arch = "wasm32"))]
fn marks(chunk: &[u8; CHUNK]) -> (u64, u64) {
    let word = bits(chunk, |b| b.is_ascii_alphanumeric() | (b == b'_'));
    (word, bits(chunk, |b| (b == b'\'') | (b == b'-') | (b == b'.') | (b == b',') | (b == b':')))
}

/// One bit for each byte that `is` holds for.
#[cfg(not(target_arch = "wasm32"))]
fn bits(chunk: &[u8; CHUNK], is: impl Fn(u8) -> bool) -> u64 {
    let flags = chunk.map(|b| u8::from(is(b)));
    let (eights, _) = flags.as_chunks::<8>();
    // The product moves the lowest bit of each byte to its place in the top byte.
    let gather = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights.iter().rev().fold(0, |bits, eight| bits << 8 | gather(eight))
}

/// The same: what is built for size turns no loop into lanes by itself.
#[cfg(target_arch = "wasm32")]
fn marks(chunk: &[u8; CHUNK]) -> (u64, u64) {
    use core::arch::wasm32::{
        u8x16_bitmask, u8x16_eq, u8x16_lt, u8x16_splat, u8x16_sub, u64x2, v128, v128_or,
    };
    let any = |v: v128, of: &[u8]| {
        of.iter().fold(u8x16_splat(0), |any, b| v128_or(any, u8x16_eq(v, u8x16_splat(*b))))
    };
    let from = |v: v128, first: u8, count: u8| u8x16_lt(u8x16_sub(v, u8x16_splat(first)), u8x16_splat(count));
    let (eights, _) = chunk.as_chunks::<8>();
    let (pairs, _) = eights.as_chunks::<2>();
    pairs.iter().rev().fold((0, 0), |(word, joint), [low, high]| {
        let v = u64x2(u64::from_le_bytes(*low), u64::from_le_bytes(*high));
        let letter = from(v128_or(v, u8x16_splat(0x20)), b'a', 26);
        let is_word = v128_or(v128_or(letter, from(v, b'0', 10)), any(v, b"_"));
        let bits = |lanes: v128| u64::from(u8x16_bitmask(lanes));
        (word << 16 | bits(is_word), joint << 16 | bits(any(v, b"'-.,:")))
    })
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

/// Lower-case words parted by single spaces: equal for two spellings of the same line.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if matches!(c, '\'' | '’' | '‘' | '`') {
            continue;
        }
        if is_word(c) {
            if gap && !key.is_empty() {
                key.push(' ');
            }
            gap = false;
            if c.is_ascii() {
                key.push(c.to_ascii_lowercase());
            } else {
                key.extend(c.to_lowercase());
            }
        } else {
            gap = true;
        }
    }
    key
}

/// Whether the text ends as a sentence does: a full stop, an exclamation or a question
/// mark, closing quotes and brackets aside. An ellipsis is the mark of a teaser, not an end.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || is_closing(c));
    if bare.ends_with("...") || bare.ends_with('…') {
        return false;
    }
    bare.ends_with(is_stop)
}

/// A character that ends a sentence in some script.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '．' | '｡' | '؟' | '۔' | '।' | '॥' | '։')
}

/// Closing quotes and brackets.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | '«' | ')' | ']' | '」' | '』' | '）' | '›' | '*' | '_')
}

/// The first letter or digit, opening quotes and brackets aside.
pub(crate) fn first_letter(text: &str) -> Option<char> {
    text.chars().find(|c| is_word(*c))
}

/// Bytes of `text` at which words begin and end.
pub(crate) fn word_spans(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = loop {
            let byte = *bytes.get(at)?;
            if byte.is_ascii() {
                at += 1;
                if is_plain_word(byte) {
                    let start = at - 1;
                    at += letters(&bytes[at..]).0;
                    break start;
                }
            } else {
                let c = char_at(text, at);
                at += c.len_utf8();
                if is_unspaced(c) && is_word(c) {
                    return Some((at - c.len_utf8(), at));
                }
                if is_word(c) {
                    break at - c.len_utf8();
                }
            }
        };
        let mut end = at;
        while let Some(&byte) = bytes.get(at) {
            if is_plain_word(byte) {
                at += 1;
                end = at;
            } else if matches!(byte, b'\'' | b'-') {
                at += 1;
            } else if byte.is_ascii() {
                break;
            } else {
                let c = char_at(text, at);
                let joins = c == '’';
                if is_unspaced(c) || !(is_word(c) || joins) {
                    break;
                }
                at += c.len_utf8();
                if !joins {
                    end = at;
                }
            }
        }
        Some((start, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_any_script() {
        assert_eq!(words("The mayor's 3.5 per cent plan."), 6);
        assert_eq!(words("Ends here. Next one"), 4);
        assert_eq!(words("市議会は橋"), 3);
        assert_eq!(words("  "), 0);
    }

    #[test]
    fn a_sentence_ends_behind_its_quotes() {
        assert!(ends_sentence("He said: \"It is over.\""));
        assert!(ends_sentence("橋は残る。"));
        assert!(!ends_sentence("No replies yet..."));
        assert!(!ends_sentence("A title"));
    }

    #[test]
    fn keys_fold_case_and_marks() {
        assert_eq!(key("  • The Harbour’s  Gate "), "the harbours gate");
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
            assert_eq!(letters(text.as_bytes()), (length, small), "{text}");
        }
    }

    #[test]
    fn word_spans_keep_apostrophes() {
        let text = "The mayor's town-hall, 橋";
        let found: Vec<&str> = word_spans(text).map(|(a, b)| &text[a..b]).collect();
        assert_eq!(found, ["The", "mayor's", "town-hall", "橋"]);
    }
}
