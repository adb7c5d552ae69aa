//! Words of lines as slots of a hashed table, and how much of a line the words of other lines share.

use crate::line::unit::Unit;
use crate::text::ascii_chunk;
use crate::text::ascii_chunk::{Chunk, places};
use crate::text::chars::{is_unspaced, is_word, plain_lower};
use crate::text::words::is_plain;

/// Slots of the table of words; words that share a slot count as one.
pub(crate) const SLOTS: usize = 1 << 14;

/// A word that is one of so many of the run is common.
pub(crate) const COMMON: usize = 150;

/// Marks the slot of a longer word.
pub(crate) const LONG: u16 = 1 << 15;

/// The slots of words as they are read: of each word, and of each pair of characters in
/// scripts without spaces; marked `LONG` when it is a longer one.
pub(crate) struct Slots {
    all: Vec<u16>,
    /// The open word: its hash so far and how many characters it has.
    hash: u32,
    length: u32,
    /// The character of a script without spaces right before.
    before: Option<char>,
}

impl Slots {
    const SEED: u32 = 0x811C_9DC5;

    fn slot(hash: u32) -> u16 {
        ((hash ^ hash >> 15) as usize % SLOTS) as u16
    }

    /// More of the open word.
    #[inline(always)]
    fn more(&mut self, characters: impl ExactSizeIterator<Item = u32>) {
        self.length += characters.len() as u32;
        self.hash = characters.fold(self.hash, |hash, c| (hash ^ c).wrapping_mul(0x0100_0193));
    }

    /// The end of a word, if one is open.
    #[inline(always)]
    fn close(&mut self) {
        if self.length > 0 {
            let long = if self.length >= 5 { LONG } else { 0 };
            self.all.push(Self::slot(self.hash) | long);
            (self.hash, self.length) = (Self::SEED, 0);
        }
    }

    /// The words of a line.
    fn line(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if is_plain(bytes, at) {
                at = self.plain(bytes, at);
                continue;
            }
            for c in text[at..].chars() {
                self.one(c);
                at += c.len_utf8();
                if is_plain(bytes, at) {
                    break;
                }
            }
        }
        self.close();
        self.before = None;
    }

    /// Plain bytes from byte `at` on, many together; where they end.
    fn plain(&mut self, bytes: &[u8], at: usize) -> usize {
        let (chunk, count) = Chunk::at(bytes, at);
        let all = ascii_chunk::first(count);
        let words = (chunk.letters() | chunk.within(b'0', b'9') | chunk.any([b'_'])) & all;
        let (mut inside, mut from) = (self.length > 0, at);
        let read = |slots: &mut Self, from: usize, to: usize| {
            slots.more(bytes[from..to].iter().map(|byte| u32::from(plain_lower(*byte))));
        };
        for place in places((words ^ (words << 1 | u64::from(inside))) & all) {
            if inside {
                read(self, from, at + place);
                self.close();
            }
            (inside, from) = (!inside, at + place);
        }
        if inside {
            read(self, from, at + count);
        }
        self.before = None;
        at + count
    }

    fn one(&mut self, c: char) {
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
            true if c.is_ascii() => self.more([u32::from(plain_lower(c as u8))].into_iter()),
            true => self.more([c as u32].into_iter()),
            false => self.close(),
        }
    }
}

/// The slots of all lines one behind the other, and where each line's end.
pub struct Hashed {
    all: Vec<u16>,
    ends: Vec<usize>,
}

impl Hashed {
    /// The slots of the words of every line.
    pub fn of(units: &[Unit<'_>]) -> Hashed {
        let mut slots = Slots { all: Vec::new(), hash: Slots::SEED, length: 0, before: None };
        let mut ends = Vec::with_capacity(units.len());
        for unit in units {
            slots.line(unit.text);
            ends.push(slots.all.len());
        }
        Hashed { all: slots.all, ends }
    }

    /// Those of one line.
    pub fn line(&self, at: usize) -> &[u16] {
        &self.all[at.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[at]]
    }
}

/// Share of each line's longer words that stand in another line of the run, and share of
/// its words that are common in the run.
pub(crate) fn shared(hashed: &Hashed, run: (usize, usize)) -> (Vec<f32>, Vec<f32>) {
    let line = |at: usize| hashed.line(at);
    // For each word of the run the line that has it, `MANY` when several have; and how often
    // the run has it.
    const MANY: u32 = u32::MAX;
    // The words of the run are numbered as they come, from 1 on: what is asked often stays small.
    let mut number = vec![0u16; SLOTS];
    let mut known = vec![(MANY, 0u32)];
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
            *holder = if *holder == at as u32 { at as u32 } else { MANY };
            *count += 1;
        }
    }
    let often = (words / COMMON).max(3) as u32;
    let one = |at: usize| {
        let (mut long, mut shared, mut common) = (0u32, 0u32, 0u32);
        for slot in line(at) {
            let number = number[usize::from(*slot & !LONG)];
            let (holder, count) = known[usize::from(number)];
            common += u32::from(count >= often);
            let is_long = *slot & LONG > 0;
            long += u32::from(is_long);
            shared += u32::from(is_long && number > 0 && holder != at as u32);
        }
        let share = |of: u32, all: u32| if all == 0 { -1.0 } else { of as f32 / all as f32 };
        (share(shared, long), share(common, line(at).len() as u32))
    };
    (0..hashed.ends.len()).map(one).unzip()
}
