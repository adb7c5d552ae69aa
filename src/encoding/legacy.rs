//! Undeclared legacy encodings. A sample of the bytes is decoded in every candidate encoding; the
//! one is taken in which the characters above ASCII are those that a language uses most and stand
//! where letters stand. UTF-8 and UTF-16 are not recognised here.

use crate::encoding::decoder::decode;
use crate::lexicon::encoding_letters::encoding_letters;
use std::collections::BTreeSet;

/// Most bytes of the sample.
const MAX_SAMPLE_BYTES: usize = 16 << 10;
/// Bytes of a line before its first byte above ASCII that are part of the sample.
const LEAD_BYTES: usize = 64;
/// Weight of a character that no text of the language has at its place, against one of the
/// characters that it uses most.
const WEIGHT_OF_BAD: f32 = 2.0;
/// Points for a quote, a dash or a sign outside of a word. A letter of the language has 1.
const GOOD_MARK: f32 = 0.5;
/// Points against one inside of a word.
const BAD_MARK: f32 = 0.5;
/// Points for a capital of the language that does not follow a letter.
const GOOD_CAPITAL: f32 = 0.9;
/// Points for one that follows a capital.
const GOOD_CAPITAL_AMONG_CAPITALS: f32 = 0.3;
/// Points for one at a place that only it has, as an opening quote before a word: no less than a letter by
/// which another encoding may read it.
const SURE_MARK: f32 = 1.0;
/// Points against an encoding of old machines, in which the quotes and dashes of the others are letters.
const AGAINST_OLD: f32 = 0.15;
/// Letters of Latin-1 that are words of their own, in small letters.
const ONE_LETTER_WORDS: &str = "àèéêóíáåöúøæ";
/// Letters and signs that Thai hardly uses, and the points against one.
const RARE_THAI: &str = "ฃฅฆฌฎฏฑฒฦฬฮ฿๏๚๛";
const BAD_RARE: f32 = 0.5;
/// Points for a Korean syllable that is not among the commonest: no other encoding has any.
const OTHER_HANGUL: f32 = 0.4;
/// Letters that a combining tone stands on.
const VOWELS: &str = "aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ";
/// Points against half-width katakana, as which almost any byte can be read.
const BAD_HALF_WIDTH: f32 = 0.3;

/// The encoding in which `bytes`, which are not UTF-8, read best; windows-1252 when none does.
pub fn legacy_encoding(bytes: &[u8]) -> &'static str {
    let sample = sample(bytes);
    let mut best = ("windows-1252", f32::MIN);
    for candidate in encoding_letters() {
        let text = decode(candidate.name, &sample);
        let score = candidate.languages.iter().map(|letters| score(&text, letters)).fold(f32::MIN, f32::max);
        let score = score - if is_old(candidate.name) { AGAINST_OLD } else { 0.0 };
        if score > best.1 {
            best = (candidate.name, score);
        }
    }
    best.0
}

/// Whether an encoding is one of machines before Windows, which few files are in.
fn is_old(name: &str) -> bool {
    matches!(name, "macintosh" | "ibm437" | "ibm850" | "ibm852")
}

/// The first lines with bytes above ASCII: pure ASCII is the same in every candidate.
fn sample(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::with_capacity(MAX_SAMPLE_BYTES);
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        let Some(first) = line.iter().position(|b| *b >= 0x80) else { continue };
        // A line may be the whole file: begin near its first byte above ASCII, where no
        // character of two bytes can be cut in two.
        let line = &line[first.saturating_sub(LEAD_BYTES)..];
        sample.extend_from_slice(&line[..line.len().min(MAX_SAMPLE_BYTES - sample.len())]);
        if sample.len() == MAX_SAMPLE_BYTES {
            break;
        }
    }
    sample
}

/// How well a decoded text reads as a language: the share of its characters above ASCII that are
/// among `letters`, less those that stand where none can. 1 at best, `f32::MIN` without any.
fn score(text: &str, letters: &BTreeSet<char>) -> f32 {
    let (mut seen, mut good, mut bad) = (0.0f32, 0.0, 0.0);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        // A character cut in two by the end of the sample says nothing.
        let is_cut = c == '\u{fffd}' && chars.peek().is_none();
        if !c.is_ascii() && !is_cut {
            seen += 1.0;
            match evidence(before, c, after, letters) {
                Evidence::Good(points) => good += points,
                Evidence::Bad(points) => bad += points,
                Evidence::None => {}
            }
        }
        before = c;
    }
    if seen == 0.0 { f32::MIN } else { (good - WEIGHT_OF_BAD * bad) / seen }
}

/// What one character says for or against a language.
enum Evidence {
    /// Points for it.
    Good(f32),
    /// Points against it.
    Bad(f32),
    /// Neither.
    None,
}

/// Whether a mark stands where it alone stands: an opening quote before a word, a closing one behind it, an
/// apostrophe between letters, a dash between spaces, the sign of a currency before a number.
fn is_mark_in_place(before: char, c: char, after: char) -> bool {
    let opens = (before.is_whitespace() || before == '(') && after.is_alphanumeric();
    let closes = !before.is_whitespace() && (after.is_whitespace() || after.is_ascii_punctuation());
    match c {
        '’' => before.is_alphabetic() && after.is_alphabetic() || closes,
        '„' => opens,
        '“' | '‘' | '«' | '»' => opens || closes,
        '”' => closes,
        '–' | '—' => before.is_whitespace() && after.is_whitespace(),
        '…' => closes,
        '€' | '£' => after.is_ascii_digit() || before.is_whitespace() && after.is_whitespace(),
        _ => false,
    }
}

/// Whether a Thai character stands where Thai has it: marks over a consonant, a vowel that is written first
/// before one.
fn is_thai_in_place(before: char, c: char, after: char) -> bool {
    let consonant = |c: char| ('\u{e01}'..='\u{e2e}').contains(&c);
    let mark = |c: char| matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}');
    match c {
        '\u{e40}'..='\u{e44}' => consonant(after),
        _ if mark(c) => consonant(before) || mark(before),
        _ => true,
    }
}

/// The evidence of a character above ASCII between its neighbours.
fn evidence(before: char, c: char, after: char, letters: &BTreeSet<char>) -> Evidence {
    let is_inside = before.is_alphabetic() && after.is_alphabetic();
    match c {
        '\u{fffd}' | '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' => Evidence::Bad(1.0),
        // Greek to Thai: scripts that share no word with Latin letters.
        '\u{370}'..'\u{e80}' if before.is_ascii_alphabetic() || after.is_ascii_alphabetic() => {
            Evidence::Bad(1.0)
        }
        // Letters that Thai hardly uses are the first bytes of Korean and Chinese characters.
        _ if RARE_THAI.contains(c) => Evidence::Bad(BAD_RARE),
        '\u{e00}'..'\u{e80}' if !is_thai_in_place(before, c, after) => Evidence::Bad(1.0),
        // A quote or a dash read as a letter stands alone.
        '\u{c0}'..='\u{ff}'
            if before.is_whitespace() && after.is_whitespace() && !ONE_LETTER_WORDS.contains(c) =>
        {
            Evidence::None
        }
        // So does one before a capital, as no small letter does.
        '\u{c0}'..='\u{17f}' if c.is_lowercase() && after.is_uppercase() => Evidence::Bad(1.0),
        // The tones of Vietnamese stand on vowels.
        '\u{300}'..='\u{323}' if !VOWELS.contains(before) => Evidence::Bad(1.0),
        _ if letters.contains(&c) => Evidence::Good(1.0),
        '\u{ac00}'..='\u{d7a3}' => Evidence::Good(OTHER_HANGUL),
        '\u{ff61}'..='\u{ff9f}' => Evidence::Bad(BAD_HALF_WIDTH),
        '’' | '‘' | '“' | '”' | '„' | '–' | '—' | '…' | '«' | '»' | '\u{a0}' | '•' | '°' | '§' | '©'
        | '®' | '€' | '£' => match is_inside {
            _ if is_mark_in_place(before, c, after) => Evidence::Good(SURE_MARK),
            true => Evidence::Bad(BAD_MARK),
            false => Evidence::Good(GOOD_MARK),
        },
        _ if c.is_uppercase() => {
            let is_common = c.to_lowercase().next().is_some_and(|lower| letters.contains(&lower));
            match (before.is_lowercase(), before.is_uppercase()) {
                (true, _) => Evidence::Bad(1.0),
                (_, true) if is_common => Evidence::Good(GOOD_CAPITAL_AMONG_CAPITALS),
                _ if is_common => Evidence::Good(GOOD_CAPITAL),
                _ => Evidence::None,
            }
        }
        _ if !c.is_alphabetic() && is_inside => Evidence::Bad(1.0),
        _ => Evidence::None,
    }
}

#[cfg(test)]
#[path = "legacy_test.rs"]
mod tests;
