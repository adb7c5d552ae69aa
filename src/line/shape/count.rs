//! The pass over the characters of a line that fills its [`Shape`].
//!
//! In: a text and a shape with nothing counted. Out: the counts in the shape, and [`CharFacts`]
//! for what needs the whole line. Runs of ASCII are counted 64 bytes at a time, other characters
//! one by one; a test holds that both count the same.

use crate::line::shape::Shape;
use crate::text::ascii_chunk::{Chunk, SIZE, first_bits, set_bits, word_mask};
use crate::text::chars::{is_closing, is_joint, is_stop, is_unspaced, is_word};

/// First bytes of a chunk: the bytes before the counted ones, which are read but not counted.
const BACK: usize = 4;
/// ASCII bytes that must lie ahead for them to be counted as a chunk.
const AHEAD: usize = 12;
/// Letters of a short word.
const MAX_SHORT_WORD: usize = 3;

/// Facts about the characters of a line from which the shape takes its last fields.
#[derive(Default)]
pub(crate) struct CharFacts {
    /// Characters of scripts without spaces.
    pub unspaced: u32,
    /// Has a small letter, or a letter of a script without case.
    pub has_lowercase: bool,
    /// Four digits in a row.
    pub year: bool,
    /// One or two digits before a mark of dates and times.
    pub clock: bool,
    /// Has a slash, "www." or an at sign.
    pub slash: bool,
    pub www: bool,
    pub mail: bool,
    /// The last character so far is part of a word.
    inside: bool,
}

/// Counts the characters of a text.
pub(crate) fn count(shape: &mut Shape, text: &str) -> CharFacts {
    let (bytes, mut facts, mut at) = (text.as_bytes(), CharFacts::default(), 0);
    while at < bytes.len() {
        if is_ascii_run(bytes, at) {
            at = count_ascii(shape, &mut facts, text, at);
        } else {
            at = count_chars(shape, &mut facts, text, at, true);
        }
    }
    shape.short_words += u32::from(facts.inside && is_short(text));
    facts
}

/// Whether the bytes around byte `at` are ASCII: [`BACK`] before and [`AHEAD`] from it on.
fn is_ascii_run(bytes: &[u8], at: usize) -> bool {
    bytes[at.saturating_sub(BACK)..(at + AHEAD).min(bytes.len())].is_ascii()
}

/// Counts ASCII bytes from byte `at` on, as many as a chunk holds; returns where they end.
fn count_ascii(shape: &mut Shape, facts: &mut CharFacts, text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut room = [b' '; SIZE];
    let whole = at.checked_sub(BACK).and_then(|from| bytes[from..].first_chunk());
    let chunk = whole.unwrap_or_else(|| {
        let (back, end) = (at.min(BACK), bytes.len().min(at + SIZE - BACK));
        room[BACK - back..BACK + end - at].copy_from_slice(&bytes[at - back..end]);
        &room
    });
    let lanes = Chunk::of(chunk);
    let other = lanes.high().trailing_zeros() as usize;
    let end = other.min(BACK + bytes.len() - at).min(SIZE);
    // The bytes that are counted.
    let new = first_bits(end) & u64::MAX << BACK;

    let letter = lanes.letters();
    let low = lanes.within(b'a', b'z');
    let digit = lanes.within(b'0', b'9');
    let line = lanes.any([b'_']);
    let space = lanes.any([b' ']) | lanes.within(b'\t', b'\r');
    let word = letter | digit | line;
    let (mut stop, mut closing, mut joint, mut mark) = (0u64, line, 0u64, 0u64);
    for place in set_bits(!(word | space) & first_bits(end)) {
        let (byte, bit) = (chunk[place], 1u64 << place);
        match byte {
            b'.' | b'!' | b'?' => stop |= bit,
            b'"' | b')' | b']' | b'*' => closing |= bit,
            b'\'' => (closing, joint) = (closing | bit, joint | bit),
            b'-' => joint |= bit,
            _ => {}
        }
        if bit & new == 0 {
            continue;
        }
        shape.count_mark(char::from(byte));
        match byte {
            b'.' => {
                mark |= bit;
                facts.www |= chunk[place - 1] == b'w' && bytes[..at + place - BACK].ends_with(b"www");
            }
            b':' | b'-' => mark |= bit,
            b'/' => (mark, facts.slash) = (mark | bit, true),
            b'@' => facts.mail = true,
            _ => {}
        }
    }
    // Most masks are empty: testing for that first is faster than counting bits.
    let count = |bits: u64| if bits & new == 0 { 0 } else { (bits & new).count_ones() };
    let signs = !(word | space);
    let chars = count(!space);
    shape.chars += chars;
    shape.letters += chars - count(signs);
    facts.has_lowercase |= low & new != 0;
    if digit != 0 {
        let (two, three) = (digit & digit << 1, digit & digit << 1 & digit << 2);
        shape.digits += count(digit);
        facts.year |= three & digit << 3 & new != 0;
        facts.clock |= mark & digit << 1 & !((two & digit << 2) << 1) != 0;
    }
    shape.stops += count(space & (stop << 1 | closing << 1 & stop << 2));

    let open = u64::from(facts.inside) << BACK;
    let within = word_mask(word & new, joint & new, open);
    let before = within << 1 | open;
    let starts = word & new & !before;
    if shape.words == 0 && starts != 0 {
        shape.starts_lowercase = low & starts & starts.wrapping_neg() != 0;
    }
    let (all, small) = (count(starts), count(starts & low));
    let cased = all - count(starts & digit);
    shape.words += all;
    shape.lower_words += small;
    shape.capital_words += cased - small;
    shape.cased_words += cased;
    // Words that end here. One with a joint in its last four bytes is read back from the text.
    let ends = before & !within & new;
    let joined = ends & (joint << 1 | joint << 2 | joint << 3 | joint << 4);
    let [one, two, three, four] = [word << 1, word << 2, word << 3, word << 4];
    let short = one & (low << 1 & !two | two & (low << 2 & !three | three & low << 3 & !four));
    shape.short_words += (ends & !joined & short).count_ones();
    for place in set_bits(joined) {
        shape.short_words += u32::from(is_short(&text[..at + place - BACK]));
    }
    facts.inside = within >> (end - 1) & 1 == 1;
    at + end - BACK
}

/// Counts the characters from byte `at` on one by one, to the end of the text or, with
/// `until_ascii`, to where [`count_ascii`] can take over; returns where it stopped.
fn count_chars(
    shape: &mut Shape,
    facts: &mut CharFacts,
    text: &str,
    mut at: usize,
    until_ascii: bool,
) -> usize {
    let bytes = text.as_bytes();
    let mut back = text[..at].chars().rev();
    let (mut before, mut last_but_one) = (back.next().unwrap_or(' '), back.next().unwrap_or(' '));
    let mut run = bytes[..at].iter().rev().take(4).take_while(|b| b.is_ascii_digit()).count();
    let mut ascii = 0;
    for c in text[at..].chars() {
        if is_word(c) {
            let digit = c.is_ascii_digit();
            let low = if c.is_ascii() { c.is_ascii_lowercase() || digit } else { !c.is_uppercase() };
            shape.chars += 1;
            shape.letters += 1;
            if is_unspaced(c) {
                facts.unspaced += 1;
                facts.inside = false;
            } else if !facts.inside {
                facts.inside = true;
                shape.words += 1;
                let small = low && !digit;
                if shape.words == 1 {
                    shape.starts_lowercase = small && c.is_lowercase();
                }
                shape.capital_words += u32::from(!low);
                shape.cased_words += u32::from(!low || c.is_lowercase());
                shape.lower_words += u32::from(small);
            }
            facts.has_lowercase |= low && !digit;
            shape.digits += u32::from(digit);
            run = if digit { run + 1 } else { 0 };
            facts.year |= run == 4;
        } else {
            if facts.inside && !is_joint(c) {
                facts.inside = false;
                shape.short_words += u32::from(is_short(&text[..at]));
            }
            if c.is_whitespace() {
                shape.stops += u32::from(is_stop(before) || is_closing(before) && is_stop(last_but_one));
            } else {
                shape.chars += 1;
                shape.count_mark(c);
                facts.slash |= c == '/';
                facts.mail |= c == '@';
                facts.www |= c == '.' && bytes[..at].ends_with(b"www");
            }
            facts.clock |= (1..=2).contains(&run) && matches!(c, ':' | '.' | '/' | '-' | '月' | '年');
            run = 0;
        }
        (last_but_one, before) = (before, c);
        at += c.len_utf8();
        ascii = if c.is_ascii() { ascii + 1 } else { 0 };
        if until_ascii && ascii >= BACK && ascii % BACK == 0 && is_ascii_run(bytes, at) {
            break;
        }
    }
    at
}

/// Whether the last word of the text opens with a small letter and has at most
/// [`MAX_SHORT_WORD`] letters.
fn is_short(text: &str) -> bool {
    let (mut length, mut first) = (0usize, ' ');
    for c in text.chars().rev() {
        if is_word(c) && !is_unspaced(c) {
            (length, first) = (length + 1, c);
            if length > MAX_SHORT_WORD {
                return false;
            }
        } else if !is_joint(c) {
            break;
        }
    }
    length > 0 && if first.is_ascii() { first.is_ascii_lowercase() } else { !first.is_uppercase() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::line::Line;
    use proptest::prelude::*;

    /// A shape with everything counted one by one.
    fn one_by_one(text: &str) -> (Shape, CharFacts) {
        let mut shape = Shape::uncounted(&Line::of_text(text, 0, None));
        let mut facts = CharFacts::default();
        count_chars(&mut shape, &mut facts, text, 0, false);
        shape.short_words += u32::from(facts.inside && is_short(text));
        (shape, facts)
    }

    fn shown((shape, facts): (Shape, CharFacts)) -> String {
        let CharFacts { unspaced, has_lowercase, year, clock, slash, www, mail, inside } = facts;
        format!("{shape:?} {:?}", (unspaced, has_lowercase, year, clock, slash, www, mail, inside))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn chunks_count_what_single_characters_count(
            text in "([a-z]{1,5} ?|[A-Z][a-z]+'?-?s? |[0-9]{1,5}[:./, -]|[.!?]+[\"')]{0,2} |_|www\\.|://|@|é|[’”]|市|\u{a0}|[#|•,;(*\t-]){0,60}"
        ) {
            let mut shape = Shape::uncounted(&Line::of_text(&text, 0, None));
            let facts = count(&mut shape, &text);
            prop_assert_eq!(shown((shape, facts)), shown(one_by_one(&text)), "{}", text);
        }
    }
}
