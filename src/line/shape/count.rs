//! The one pass over the characters of a line that its [`Shape`] counts. Plain bytes are
//! counted many at once, other characters one by one; both count the same.

use crate::line::shape::Shape;
use crate::text::ascii_chunk::{Chunk, SIZE, first, places, words};
use crate::text::chars::{is_closing, is_joint, is_stop, is_unspaced, is_word};

/// Bytes of a chunk that are only looked back at.
const BACK: usize = 4;
/// Plain bytes that must lie ahead for them to be counted together.
const AHEAD: usize = 12;

/// What the pass finds on its way and the shape tells in another form.
#[derive(Default)]
pub(crate) struct Found {
    /// Characters of scripts without spaces.
    pub unspaced: u32,
    /// A small letter, or one of a script without case.
    pub lowers: bool,
    /// Four digits in a row.
    pub year: bool,
    /// One or two digits before a mark of dates and times.
    pub clock: bool,
    /// A slash, "www." and an at sign.
    pub slash: bool,
    pub www: bool,
    pub mail: bool,
    /// A word is open.
    inside: bool,
}

/// Counts the characters of a text.
pub(crate) fn count(shape: &mut Shape, text: &str) -> Found {
    let (bytes, mut found, mut at) = (text.as_bytes(), Found::default(), 0);
    while at < bytes.len() {
        if is_plain(bytes, at) {
            at = plain(shape, &mut found, text, at);
        } else {
            at = other(shape, &mut found, text, at, true);
        }
    }
    shape.short_words += u32::from(found.inside && is_short(text));
    found
}

/// Whether the bytes around byte `at` are plain, those that are looked back at and some ahead.
fn is_plain(bytes: &[u8], at: usize) -> bool {
    bytes[at.saturating_sub(BACK)..(at + AHEAD).min(bytes.len())].is_ascii()
}

/// Counts plain bytes from byte `at` on, as many as a chunk holds; where they end.
fn plain(shape: &mut Shape, found: &mut Found, text: &str, at: usize) -> usize {
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
    let new = first(end) & u64::MAX << BACK;

    let letter = lanes.letters();
    let low = lanes.within(b'a', b'z');
    let digit = lanes.within(b'0', b'9');
    let line = lanes.any([b'_']);
    let space = lanes.any([b' ']) | lanes.within(b'\t', b'\r');
    let word = letter | digit | line;
    let (mut stop, mut closing, mut joint, mut mark) = (0u64, line, 0u64, 0u64);
    for place in places(!(word | space) & first(end)) {
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
        shape.sign(char::from(byte));
        match byte {
            b'.' => {
                mark |= bit;
                found.www |= chunk[place - 1] == b'w' && bytes[..at + place - BACK].ends_with(b"www");
            }
            b':' | b'-' => mark |= bit,
            b'/' => (mark, found.slash) = (mark | bit, true),
            b'@' => found.mail = true,
            _ => {}
        }
    }
    // What is rare is asked for before it is counted: counting bits takes several steps.
    let count = |bits: u64| if bits & new == 0 { 0 } else { (bits & new).count_ones() };
    let signs = !(word | space);
    let chars = count(!space);
    shape.chars += chars;
    shape.letters += chars - count(signs);
    found.lowers |= low & new != 0;
    if digit != 0 {
        let (two, three) = (digit & digit << 1, digit & digit << 1 & digit << 2);
        shape.digits += count(digit);
        found.year |= three & digit << 3 & new != 0;
        found.clock |= mark & digit << 1 & !((two & digit << 2) << 1) != 0;
    }
    shape.stops += count(space & (stop << 1 | closing << 1 & stop << 2));

    let open = u64::from(found.inside) << BACK;
    let within = words(word & new, joint & new, open);
    let before = within << 1 | open;
    let starts = word & new & !before;
    if shape.words == 0 && starts != 0 {
        shape.opens_low = low & starts & starts.wrapping_neg() != 0;
    }
    let (all, small) = (count(starts), count(starts & low));
    let cased = all - count(starts & digit);
    shape.words += all;
    shape.lower_words += small;
    shape.capital_words += cased - small;
    shape.cased_words += cased;
    // Words end here; of those with a joint in their last few bytes the bytes are looked at.
    let ends = before & !within & new;
    let joined = ends & (joint << 1 | joint << 2 | joint << 3 | joint << 4);
    let [one, two, three, four] = [word << 1, word << 2, word << 3, word << 4];
    let short = one & (low << 1 & !two | two & (low << 2 & !three | three & low << 3 & !four));
    shape.short_words += (ends & !joined & short).count_ones();
    for place in places(joined) {
        shape.short_words += u32::from(is_short(&text[..at + place - BACK]));
    }
    found.inside = within >> (end - 1) & 1 == 1;
    at + end - BACK
}

/// Counts the characters from byte `at` on one by one, up to the end of the text or, with
/// `until_plain`, to where plain bytes can be counted together again; that end.
fn other(shape: &mut Shape, found: &mut Found, text: &str, mut at: usize, until_plain: bool) -> usize {
    let bytes = text.as_bytes();
    let mut back = text[..at].chars().rev();
    let (mut before, mut last_but_one) = (back.next().unwrap_or(' '), back.next().unwrap_or(' '));
    let mut run = bytes[..at].iter().rev().take(4).take_while(|b| b.is_ascii_digit()).count();
    let mut plain = 0;
    for c in text[at..].chars() {
        if is_word(c) {
            let digit = c.is_ascii_digit();
            let low = if c.is_ascii() { c.is_ascii_lowercase() || digit } else { !c.is_uppercase() };
            shape.chars += 1;
            shape.letters += 1;
            if is_unspaced(c) {
                found.unspaced += 1;
                found.inside = false;
            } else if !found.inside {
                found.inside = true;
                shape.words += 1;
                let small = low && !digit;
                if shape.words == 1 {
                    shape.opens_low = small && c.is_lowercase();
                }
                shape.capital_words += u32::from(!low);
                shape.cased_words += u32::from(!low || c.is_lowercase());
                shape.lower_words += u32::from(small);
            }
            found.lowers |= low && !digit;
            shape.digits += u32::from(digit);
            run = if digit { run + 1 } else { 0 };
            found.year |= run == 4;
        } else {
            if found.inside && !is_joint(c) {
                found.inside = false;
                shape.short_words += u32::from(is_short(&text[..at]));
            }
            if c.is_whitespace() {
                shape.stops += u32::from(is_stop(before) || is_closing(before) && is_stop(last_but_one));
            } else {
                shape.chars += 1;
                shape.sign(c);
                found.slash |= c == '/';
                found.mail |= c == '@';
                found.www |= c == '.' && bytes[..at].ends_with(b"www");
            }
            found.clock |= (1..=2).contains(&run) && matches!(c, ':' | '.' | '/' | '-' | '月' | '年');
            run = 0;
        }
        (last_but_one, before) = (before, c);
        at += c.len_utf8();
        plain = if c.is_ascii() { plain + 1 } else { 0 };
        if until_plain && plain >= BACK && plain % BACK == 0 && is_plain(bytes, at) {
            break;
        }
    }
    at
}

/// Whether the word that a text ends with opens with a small letter and has at most three.
fn is_short(text: &str) -> bool {
    let (mut length, mut first) = (0, ' ');
    for c in text.chars().rev() {
        if is_word(c) && !is_unspaced(c) {
            (length, first) = (length + 1, c);
            if length > 3 {
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
    use crate::line::unit::Unit;
    use proptest::prelude::*;

    /// A shape with everything counted one by one.
    fn one_by_one(text: &str) -> (Shape, Found) {
        let mut shape = Shape::blank(&Unit { text, gap: 0, hit: None, markup: None });
        let mut found = Found::default();
        other(&mut shape, &mut found, text, 0, false);
        shape.short_words += u32::from(found.inside && is_short(text));
        (shape, found)
    }

    fn told((shape, found): (Shape, Found)) -> String {
        let Found { unspaced, lowers, year, clock, slash, www, mail, inside } = found;
        format!("{shape:?} {:?}", (unspaced, lowers, year, clock, slash, www, mail, inside))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn many_at_once_are_counted_as_one_by_one(
            text in "([a-z]{1,5} ?|[A-Z][a-z]+'?-?s? |[0-9]{1,5}[:./, -]|[.!?]+[\"')]{0,2} |_|www\\.|://|@|é|[’”]|市|\u{a0}|[#|•,;(*\t-]){0,60}"
        ) {
            let mut shape = Shape::blank(&Unit { text: &text, gap: 0, hit: None, markup: None });
            let found = count(&mut shape, &text);
            prop_assert_eq!(told((shape, found)), told(one_by_one(&text)), "{}", text);
        }
    }
}
