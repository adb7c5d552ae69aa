//! Words of lines as slots of a hashed table, and the share of a line's words that other lines have.
//!
//! In: the lines of a document. Out: for each line the slots of its words, and two shares. The slots
//! are stored in `weights/line-words.i8`: how they are made must not change without training anew.
//! The hash is FNV-1a in 32 bits (Fowler, Noll and Vo).

use crate::line::line::Line;
use crate::text::ascii_chunk;
use crate::text::ascii_chunk::{Chunk, set_bits};
use crate::text::chars::{ascii_word_lower, is_unspaced, is_word};
use crate::text::words::is_ascii_ahead;

/// SlotReader of the table of words. Words that share a slot count as one.
pub const SLOTS: usize = 1 << 14;

/// Bit that marks the slot of a long word.
pub const LONG: u16 = 1 << 15;
/// Characters of a long word.
const MIN_LONG_CHARS: u32 = 5;
/// A word is common when the run has it once in so many words, but at least so many times.
const COMMON_WORDS: usize = 150;
const MIN_COMMON_COUNT: usize = 3;
/// Offset basis and prime of FNV-1a in 32 bits.
const BASIS: u32 = 0x811C_9DC5;
const PRIME: u32 = 0x0100_0193;

/// Reads lines into slots: one for each word, and one for each pair of neighbouring characters of
/// scripts without spaces. The slot of a long word, and of a pair, is marked [`LONG`].
pub struct SlotReader {
    all: Vec<u16>,
    /// Hash of the open word so far.
    hash: u32,
    /// Characters of the open word.
    length: u32,
    /// The character before, when it is of a script without spaces.
    before: Option<char>,
}

impl SlotReader {
    fn slot(hash: u32) -> u16 {
        ((hash ^ hash >> 15) as usize % SLOTS) as u16
    }

    /// Adds characters to the open word.
    #[inline(always)]
    fn extend(&mut self, characters: impl ExactSizeIterator<Item = u32>) {
        self.length += characters.len() as u32;
        self.hash = characters.fold(self.hash, |hash, c| (hash ^ c).wrapping_mul(PRIME));
    }

    /// Ends the open word, if there is one.
    #[inline(always)]
    fn close(&mut self) {
        if self.length > 0 {
            let long = if self.length >= MIN_LONG_CHARS { LONG } else { 0 };
            self.all.push(Self::slot(self.hash) | long);
            (self.hash, self.length) = (BASIS, 0);
        }
    }

    /// Reads the words of a line.
    fn line(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if is_ascii_ahead(bytes, at) {
                at = self.read_ascii(bytes, at);
                continue;
            }
            for c in text[at..].chars() {
                self.read_char(c);
                at += c.len_utf8();
                if is_ascii_ahead(bytes, at) {
                    break;
                }
            }
        }
        self.close();
        self.before = None;
    }

    /// Reads ASCII bytes from byte `at` on, as many as a chunk holds; returns where they end.
    fn read_ascii(&mut self, bytes: &[u8], at: usize) -> usize {
        let (chunk, count) = Chunk::at(bytes, at);
        let all = ascii_chunk::first_bits(count);
        let words = (chunk.letters() | chunk.within(b'0', b'9') | chunk.any([b'_'])) & all;
        let (mut inside, mut from) = (self.length > 0, at);
        let add = |slots: &mut Self, from: usize, to: usize| {
            slots.extend(bytes[from..to].iter().map(|byte| u32::from(ascii_word_lower(*byte))));
        };
        for place in set_bits((words ^ (words << 1 | u64::from(inside))) & all) {
            if inside {
                add(self, from, at + place);
                self.close();
            }
            (inside, from) = (!inside, at + place);
        }
        if inside {
            add(self, from, at + count);
        }
        self.before = None;
        at + count
    }

    /// Reads one character.
    fn read_char(&mut self, c: char) {
        if is_unspaced(c) {
            self.close();
            if let Some(before) = self.before.replace(c) {
                let pair = (before as u32).wrapping_mul(31) ^ c as u32;
                self.all.push(Self::slot(pair.wrapping_mul(0x9E37_79B1)) | LONG);
            }
            return;
        }
        self.before = None;
        match is_word(c) {
            true if c.is_ascii() => self.extend([u32::from(ascii_word_lower(c as u8))].into_iter()),
            true => self.extend([c as u32].into_iter()),
            false => self.close(),
        }
    }
}

/// The slots of the words of all lines.
pub struct HashedLines {
    /// Those of one line behind those of the line before.
    all: Vec<u16>,
    /// For each line, where its slots end.
    ends: Vec<usize>,
}

impl HashedLines {
    /// The slots of the words of every line.
    pub fn of(lines: &[Line<'_>]) -> HashedLines {
        let mut slots = SlotReader { all: Vec::new(), hash: BASIS, length: 0, before: None };
        let mut ends = Vec::with_capacity(lines.len());
        for line in lines {
            slots.line(line.text);
            ends.push(slots.all.len());
        }
        HashedLines { all: slots.all, ends }
    }

    /// Slots of the words of one line.
    pub fn line(&self, at: usize) -> &[u16] {
        &self.all[at.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[at]]
    }
}

/// For each line, the share of its long words that another line of the run has, and the share of
/// its words that are common in the run; -1 for a line with none.
pub fn shared_words(hashed: &HashedLines, run: (usize, usize)) -> (Vec<f32>, Vec<f32>) {
    /// The holder of a word that several lines of the run have.
    const SEVERAL: u32 = u32::MAX;
    let line = |at: usize| hashed.line(at);
    // The words of the run get numbers from 1 on, in their order: `known` stays small enough for
    // the cache. It holds the line that has the word, and how often the run has it.
    let mut number = vec![0u16; SLOTS];
    let mut known = vec![(SEVERAL, 0u32)];
    let mut words = 0;
    for at in run.0..run.1 {
        words += line(at).len();
        for slot in line(at) {
            let number = &mut number[usize::from(*slot & !LONG)];
            if *number == 0 {
                *number = known.len() as u16;
                known.push((at as u32, 0));
            }
            let (holder, count) = &mut known[usize::from(*number)];
            *holder = if *holder == at as u32 { at as u32 } else { SEVERAL };
            *count += 1;
        }
    }
    let min_common = (words / COMMON_WORDS).max(MIN_COMMON_COUNT) as u32;
    let shares = |at: usize| {
        let (mut long, mut shared, mut common) = (0u32, 0u32, 0u32);
        for slot in line(at) {
            let number = number[usize::from(*slot & !LONG)];
            let (holder, count) = known[usize::from(number)];
            common += u32::from(count >= min_common);
            let is_long = *slot & LONG > 0;
            long += u32::from(is_long);
            shared += u32::from(is_long && number > 0 && holder != at as u32);
        }
        let share = |of: u32, all: u32| if all == 0 { -1.0 } else { of as f32 / all as f32 };
        (share(shared, long), share(common, line(at).len() as u32))
    };
    (0..hashed.ends.len()).map(shares).unzip()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashed(texts: &[&str]) -> HashedLines {
        let lines: Vec<Line<'_>> = texts.iter().map(|text| Line::of_text(text, 0, None)).collect();
        HashedLines::of(&lines)
    }

    #[test]
    fn a_word_has_one_slot_however_it_is_written() {
        let hashed = hashed(&["Bridge", "bridge", "a bridge, the BRIDGE", "橋を残す", "", "été", "cat"]);
        let slot = hashed.line(0)[0];
        assert_eq!(hashed.line(1), [slot]);
        assert_eq!((hashed.line(2)[1], hashed.line(2)[3]), (slot, slot));
        assert_eq!((hashed.line(3).len(), hashed.line(4).len(), hashed.line(5).len()), (3, 0, 1));
        assert!(slot & LONG > 0 && hashed.line(6)[0] & LONG == 0);
    }

    #[test]
    fn words_of_other_lines_of_the_run_are_shared() {
        let texts = ["harbour ferry", "harbour bridge", "bridge bridge", "orchard", "to be"];
        let (shared, common) = shared_words(&hashed(&texts), (0, 3));
        assert_eq!(shared, [0.5, 1.0, 1.0, 0.0, -1.0]);
        assert_eq!(common, [0.0, 0.5, 1.0, 0.0, 0.0]);
    }
}
