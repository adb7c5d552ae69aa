//! Text to words: where they stand, a hash of each, and whether one looks like a name or
//! a number. Not for display: case, accents of Arabic and possessive endings are folded,
//! Cyrillic and Arabic words cut to what stays of them in other forms.
//!
//! Scripts written without spaces (Chinese, Japanese, Thai ...) give one "word" for every
//! two neighbouring characters.

use crate::text::stemmer::{is_bent, stem};

/// The bits of a [`Word::code`] that hold its hash; the rest are flags.
pub(crate) const HASH: u32 = (1 << 30) - 1;
/// Flag of a word written with a capital inside a sentence.
pub(crate) const NAME: u32 = 1 << 31;
/// Flag of a word that holds a digit.
pub(crate) const NUMBER: u32 = 1 << 30;

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Hash of the folded word in the low 30 bits, [`NAME`] and [`NUMBER`] above.
    pub code: u32,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const STEP: u64 = 0x0000_0100_0000_01b3;

/// Spreads the bits of a hash (the finaliser of MurmurHash3).
pub(crate) fn mix(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

/// The hash that [`words`] gives a word that is folded already; for tables of known words.
#[cfg(test)]
pub(crate) fn hash_of(word: &str) -> u32 {
    let mut hash = SEED;
    word.chars().for_each(|c| hash = (hash ^ u64::from(c as u32)).wrapping_mul(STEP));
    (mix(hash) >> 34) as u32 & HASH
}

/// Whether a character belongs to a script that writes no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c as u32,
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

/// Marks that change nothing in a word: soft hyphen, zero-width joints, Arabic vowel signs.
fn is_ignored(c: char) -> bool {
    matches!(c as u32, 0xAD | 0x200B..=0x200F | 0x2060 | 0xFEFF | 0x0300..=0x036F | 0x0610..=0x061A | 0x0640
        | 0x064B..=0x065F | 0x0670)
}

/// Lower case, full-width forms as plain ones, Arabic letters that are spelt either way as one.
fn fold(c: char) -> char {
    match c as u32 {
        0xFF01..=0xFF5E => char::from_u32(c as u32 - 0xFEE0).map_or(c, |c| c.to_ascii_lowercase()),
        0x0622 | 0x0623 | 0x0625 => '\u{0627}',
        0x0649 => '\u{064A}',
        0x0629 => '\u{0647}',
        0x0451 => '\u{0435}',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

struct Scanner<F> {
    each: F,
    hash: u64,
    start: usize,
    letters: u32,
    capital: bool,
    number: bool,
    /// The next word opens a sentence, where a capital means nothing.
    opening: bool,
    /// The letters of a word that is cut before it is hashed.
    bent: Vec<char>,
}

impl<F: FnMut(Word)> Scanner<F> {
    fn push(&mut self, at: usize, folded: char, capital: bool, digit: bool) {
        if self.letters == 0 {
            self.start = at;
            self.capital = capital;
        }
        self.letters += 1;
        self.number |= digit;
        if is_bent(folded) {
            self.bent.push(folded);
            return;
        }
        self.hash = (self.hash ^ u64::from(folded as u32)).wrapping_mul(STEP);
    }

    /// Takes in a run of plain letters and digits.
    fn plain(&mut self, at: usize, run: &[u8]) {
        if self.letters == 0 {
            self.start = at;
            self.capital = run[0].is_ascii_uppercase();
        }
        self.letters += run.len() as u32;
        for byte in run {
            self.number |= byte.is_ascii_digit();
            self.hash = (self.hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(STEP);
        }
    }

    fn end(&mut self, at: usize) {
        if self.letters == 0 {
            return;
        }
        if !self.bent.is_empty() {
            for letter in stem(&self.bent) {
                self.hash = (self.hash ^ u64::from(*letter as u32)).wrapping_mul(STEP);
            }
            self.bent.clear();
        }
        let mut code = (mix(self.hash) >> 34) as u32 & HASH;
        if self.number {
            code |= NUMBER;
        } else if self.capital && !self.opening && self.letters > 1 {
            code |= NAME;
        }
        (self.each)(Word { code, start: self.start, end: at });
        (self.hash, self.letters, self.number, self.opening) = (SEED, 0, false, false);
    }
}

/// Calls `each` for every word of `text`, in order.
pub(crate) fn words(text: &str, each: impl FnMut(Word)) {
    let mut scan = Scanner {
        each,
        hash: SEED,
        start: 0,
        letters: 0,
        capital: false,
        number: false,
        opening: true,
        bent: Vec::new(),
    };
    let bytes = text.as_bytes();
    let char_at = |at: usize| text[at..].chars().next();
    let mut next_at = 0;
    // The character before, when it was of an unspaced script, and whether a pair has used it.
    let mut unspaced: Option<(usize, char, bool)> = None;
    while let Some(&byte) = bytes.get(next_at) {
        let at = next_at;
        if byte == b' ' && unspaced.is_none() {
            scan.end(at);
            next_at += 1;
            continue;
        }
        if byte.is_ascii_alphanumeric() {
            lone(&mut scan, unspaced.take(), at);
            while bytes.get(next_at).is_some_and(u8::is_ascii_alphanumeric) {
                next_at += 1;
            }
            scan.plain(at, &bytes[at..next_at]);
            continue;
        }
        let Some(c) = char_at(at) else { break };
        next_at += c.len_utf8();
        if unspaced.is_some() && !is_unspaced(c) {
            lone(&mut scan, unspaced.take(), at);
        }
        if c.is_ascii() || matches!(c, '’' | '‘' | 'ʼ') {
            let next = char_at(next_at).unwrap_or(' ');
            match c {
                ',' | '.' if scan.number && next.is_ascii_digit() => {}
                '\'' | '’' | '‘' | 'ʼ' if scan.letters > 0 && next.is_alphabetic() => {
                    let after = at + c.len_utf8();
                    let possessive = matches!(next, 's' | 'S')
                        && !bytes.get(after + 1).is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 128);
                    if possessive {
                        scan.end(at);
                        next_at = after + 1;
                    } else if scan.letters <= 2 {
                        scan.end(at);
                    }
                }
                _ => {
                    scan.end(at);
                    scan.opening |= matches!(c, '.' | '!' | '?' | ':' | '\n' | '"' | '‘');
                }
            }
        } else if is_unspaced(c) && c.is_alphanumeric() {
            scan.end(at);
            if let Some((start, before, _)) = unspaced {
                scan.push(start, before, false, false);
                scan.push(at, c, false, false);
                scan.end(at + c.len_utf8());
            }
            unspaced = Some((at, c, unspaced.is_some()));
        } else if is_ignored(c) {
        } else if c.is_alphanumeric() {
            scan.push(at, fold(c), c.is_uppercase(), c.is_numeric());
        } else {
            scan.end(at);
            scan.opening |=
                matches!(c, '“' | '”' | '„' | '«' | '»' | '…' | '。' | '！' | '？' | '¿' | '¡' | '؟');
        }
    }
    lone(&mut scan, unspaced, text.len());
    scan.end(text.len());
}

/// A character of an unspaced script with no neighbour of its kind is a word by itself.
fn lone<F: FnMut(Word)>(scan: &mut Scanner<F>, pending: Option<(usize, char, bool)>, end: usize) {
    if let Some((start, c, false)) = pending {
        scan.push(start, c, false, false);
        scan.end(end);
    }
}

/// The codes of all words of a text.
pub(crate) fn codes(text: &str) -> Vec<u32> {
    let mut out = Vec::with_capacity(text.len() / 6);
    words(text, |w| out.push(w.code));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<u32> {
        codes(text).into_iter().map(|c| c & HASH).collect()
    }

    #[test]
    fn folds_what_writers_vary() {
        assert_eq!(plain("Canada’s PORT"), plain("canada port"));
        assert_eq!(plain("1,200 tonnes"), plain("1200 tonnes"));
        assert_eq!(plain("don't"), plain("don’t"));
        assert_eq!(plain("l'homme"), plain("l homme"));
        assert_eq!(plain("Ｔｏｋｙｏ"), plain("tokyo"));
        assert_eq!(plain("Москва"), plain("МОСКВА"));
    }

    #[test]
    fn flags_names_and_numbers() {
        let codes = codes("The mayor Anna Bell paid 40 pounds. Nobody knew.");
        let names: Vec<bool> = codes.iter().map(|c| c & NAME != 0).collect();
        assert_eq!(names, [false, false, true, true, false, false, false, false, false]);
        assert_eq!(codes.iter().filter(|c| **c & NUMBER != 0).count(), 1);
    }

    #[test]
    fn pairs_the_characters_of_unspaced_scripts() {
        assert_eq!(codes("北京市").len(), 2);
        assert_eq!(codes("京").len(), 1);
        assert_eq!(plain("北京")[0], hash_of("北京"));
        assert_eq!(codes("在 2024 年").len(), 3);
    }

    #[test]
    fn spans_are_of_the_text() {
        let text = "Zoë's “café” 3.5";
        let mut found = Vec::new();
        words(text, |w| found.push(&text[w.start..w.end]));
        assert_eq!(found, ["Zoë", "café", "3.5"]);
    }
}
