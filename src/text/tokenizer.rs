//! A text to its words for comparing: the range and a hash of each, and whether it looks like a name
//! or a number. Case, spelling variants and possessive endings are folded, Cyrillic and Arabic words
//! stemmed, so that the hashes do not give the words back. Scripts without spaces (Chinese,
//! Japanese, Thai) give a word for every two neighbouring characters.
//!
//! The hash is FNV-1a over folded characters (Fowler, Noll and Vo), finished as MurmurHash3 does.

use crate::text::stemmer::{is_stemmed, stem};
use crate::util::hash::fnv1a_step;

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

/// Most letters of an article that an apostrophe joins to a word: "l'homme".
const MAX_ARTICLE_LETTERS: u32 = 2;
/// The hash of no character. Stored tables depend on it.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// Spreads the bits of a hash (the finaliser of MurmurHash3).
pub(crate) fn mix(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

/// The hash that [`each_coded_word`] gives a word that is folded already; for tables of known words.
#[cfg(test)]
pub(crate) fn hash_of(word: &str) -> u32 {
    let mut hash = SEED;
    word.chars().for_each(|c| hash = fnv1a_step(hash, c));
    (mix(hash) >> 34) as u32 & HASH
}

/// Whether a character belongs to a script that writes no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c as u32,
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

/// Whether a character changes nothing in a word: soft hyphen, zero-width characters, combining and
/// Arabic vowel marks.
fn is_ignored(c: char) -> bool {
    matches!(c as u32, 0xAD | 0x200B..=0x200F | 0x2060 | 0xFEFF | 0x0300..=0x036F | 0x0610..=0x061A | 0x0640
        | 0x064B..=0x065F | 0x0670)
}

/// A character in lower case, full-width forms as ASCII, Arabic and Cyrillic letters that are often
/// written for another as that one.
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

/// The word that is being read.
struct Scanner<F> {
    /// Called with every word.
    each: F,
    hash: u64,
    /// First byte.
    start: usize,
    /// Letters so far.
    letters: u32,
    /// It opens with a capital.
    capital: bool,
    /// It has a digit.
    number: bool,
    /// The next word opens a sentence, where a capital means nothing.
    opening: bool,
    /// The letters of a word that is stemmed before it is hashed.
    unstemmed: Vec<char>,
}

impl<F: FnMut(Word)> Scanner<F> {
    /// Adds a character.
    fn push(&mut self, at: usize, folded: char, capital: bool, digit: bool) {
        if self.letters == 0 {
            self.start = at;
            self.capital = capital;
        }
        self.letters += 1;
        self.number |= digit;
        if is_stemmed(folded) {
            self.unstemmed.push(folded);
            return;
        }
        self.hash = fnv1a_step(self.hash, folded);
    }

    /// Adds a run of ASCII letters and digits.
    fn push_ascii(&mut self, at: usize, run: &[u8]) {
        if self.letters == 0 {
            self.start = at;
            self.capital = run[0].is_ascii_uppercase();
        }
        self.letters += run.len() as u32;
        for byte in run {
            self.number |= byte.is_ascii_digit();
            self.hash = fnv1a_step(self.hash, char::from(byte.to_ascii_lowercase()));
        }
    }

    /// Ends the word before byte `at`, if one is open.
    fn end(&mut self, at: usize) {
        if self.letters == 0 {
            return;
        }
        if !self.unstemmed.is_empty() {
            for letter in stem(&self.unstemmed) {
                self.hash = fnv1a_step(self.hash, *letter);
            }
            self.unstemmed.clear();
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

    /// Takes in a mark at byte `at`: inside of a number or a word, or behind one. Gives the byte at
    /// which to go on.
    fn mark(&mut self, text: &str, at: usize, mark: char) -> usize {
        let behind = at + mark.len_utf8();
        let next = text[behind..].chars().next().unwrap_or(' ');
        match mark {
            ',' | '.' if self.number && next.is_ascii_digit() => {}
            '\'' | '’' | '‘' | 'ʼ' if self.letters > 0 && next.is_alphabetic() => {
                let is_letter = |b: &u8| b.is_ascii_alphanumeric() || *b >= 128;
                let is_possessive =
                    matches!(next, 's' | 'S') && !text.as_bytes().get(behind + 1).is_some_and(is_letter);
                if is_possessive {
                    self.end(at);
                    return behind + 1;
                }
                if self.letters <= MAX_ARTICLE_LETTERS {
                    self.end(at);
                }
            }
            _ => {
                self.end(at);
                self.opening |= matches!(mark, '.' | '!' | '?' | ':' | '\n' | '"' | '‘');
            }
        }
        behind
    }
}

/// Calls `each` for every word of `text`, in order.
pub(crate) fn each_coded_word(text: &str, each: impl FnMut(Word)) {
    let mut scan = Scanner {
        each,
        hash: SEED,
        start: 0,
        letters: 0,
        capital: false,
        number: false,
        opening: true,
        unstemmed: Vec::new(),
    };
    let bytes = text.as_bytes();
    let char_at = |at: usize| text[at..].chars().next();
    let mut next_at = 0;
    // The character before, when it was of a script without spaces, and whether it is in a pair.
    let mut unspaced: Option<(usize, char, bool)> = None;
    while let Some(&byte) = bytes.get(next_at) {
        let at = next_at;
        if byte == b' ' && unspaced.is_none() {
            scan.end(at);
            next_at += 1;
            continue;
        }
        if byte.is_ascii_alphanumeric() {
            end_unspaced(&mut scan, unspaced.take(), at);
            while bytes.get(next_at).is_some_and(u8::is_ascii_alphanumeric) {
                next_at += 1;
            }
            scan.push_ascii(at, &bytes[at..next_at]);
            continue;
        }
        let Some(c) = char_at(at) else { break };
        next_at += c.len_utf8();
        if unspaced.is_some() && !is_unspaced(c) {
            end_unspaced(&mut scan, unspaced.take(), at);
        }
        if c.is_ascii() || matches!(c, '’' | '‘' | 'ʼ') {
            next_at = scan.mark(text, at, c);
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
    end_unspaced(&mut scan, unspaced, text.len());
    scan.end(text.len());
}

/// Ends a run of a script without spaces: a character that is in no pair is a word by itself.
fn end_unspaced<F: FnMut(Word)>(scan: &mut Scanner<F>, pending: Option<(usize, char, bool)>, end: usize) {
    if let Some((start, c, false)) = pending {
        scan.push(start, c, false, false);
        scan.end(end);
    }
}

/// The codes of all words of a text.
pub(crate) fn codes(text: &str) -> Vec<u32> {
    let mut out = Vec::with_capacity(text.len() / 6);
    each_coded_word(text, |w| out.push(w.code));
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
        each_coded_word(text, |w| found.push(&text[w.start..w.end]));
        assert_eq!(found, ["Zoë", "café", "3.5"]);
    }
}
