//! Sums over the lines of a segment that the features ask for: running totals, the best
//! run of prose, markers passed, words shared with the run, containers. Each is made once,
//! in one pass.

use crate::label::features::containers::Boxes;
use crate::label::features::word_scores;
use crate::label::features::word_scores::Evidence;
use crate::lexicon::phrases::Class;
use crate::line::shape::{End, Shape};
use crate::line::unit::Unit;
use crate::text::ascii_chunk;
use crate::text::ascii_chunk::{Chunk, places};
use crate::text::chars::{is_plain, is_unspaced, is_word, plain_lower};
use crate::util::sorted;

/// Distance to a marker that was not passed.
const FAR: u32 = 999;
/// Slots of the table of words; words that share a slot count as one.
pub(crate) const SLOTS: usize = 1 << 14;
/// A word that is one of so many of the run is common.
const COMMON: usize = 150;
/// Marks the slot of a longer word.
pub(crate) const LONG: u16 = 1 << 15;

/// Sums over a segment. Running totals have one entry more than there are lines.
pub struct Context {
    /// Words before each line.
    pub words: Vec<u32>,
    /// Words of prose before each line.
    pub prose: Vec<u32>,
    /// Lines with a furniture phrase before each line.
    pub hits: Vec<u32>,
    /// Short lines with a date before each line.
    pub dates: Vec<u32>,
    /// Lines that end with an ellipsis before each line.
    pub ellipses: Vec<u32>,
    /// Lines of at most four words before each line.
    pub shorts: Vec<u32>,
    /// Markers of lists of other articles before each line.
    pub related: Vec<u32>,
    /// First and one past the last line of the best run of prose.
    pub run: (usize, usize),
    /// First line of more than 25 words.
    pub first_long: usize,
    /// Lines since the last marker of other articles.
    pub since_related: Vec<u32>,
    /// Lines since the last marker of comments.
    pub since_comments: Vec<u32>,
    /// Lines since the last line that is a furniture phrase and nothing else.
    pub since_furniture: Vec<u32>,
    /// Lines to the next such line.
    pub until_furniture: Vec<u32>,
    /// Share of each line's longer words that stand in another line of the run.
    pub shared: Vec<f32>,
    /// Share of each line's words that are the segment's own common words.
    pub common: Vec<f32>,
    /// What each line's words speak for.
    pub evidence: Evidence,
    /// Value of the best run through each line, as a share of the best.
    pub through: Vec<f32>,
    /// The containers of the markup.
    pub boxes: Boxes,
}

impl Context {
    /// The sums of a segment; also tells the shapes how often each line repeats.
    pub fn of(units: &[Unit<'_>], shapes: &mut [Shape], outer: &[u32]) -> Context {
        repeats(units, shapes);
        let totals = |of: &dyn Fn(&Shape) -> u32| {
            let mut sum = 0u32;
            let mut totals = Vec::with_capacity(shapes.len() + 1);
            totals.push(0);
            for shape in shapes.iter() {
                sum = sum.saturating_add(of(shape));
                totals.push(sum);
            }
            totals
        };
        let is = |class: Class| move |s: &Shape| s.whole && s.class == Some(class);
        let related = is(Class::Related);
        let run = best_run(shapes);
        let boxes = Boxes::of(units, shapes, outer, run);
        let hashed = Hashed::of(units);
        let (shared, common) = shared(&hashed, run);
        let told = (0..units.len()).map(|at| word_scores::own(hashed.line(at)));
        Context {
            words: totals(&|s| s.words),
            prose: totals(&|s| if s.is_prose() { s.words } else { 0 }),
            hits: totals(&|s| u32::from(s.class.is_some())),
            dates: totals(&|s| u32::from(s.dated)),
            ellipses: totals(&|s| u32::from(s.end == End::Ellipsis)),
            shorts: totals(&|s| u32::from(s.words <= 4)),
            related: totals(&|s| u32::from(related(s))),
            run,
            first_long: shapes.iter().position(|s| s.words > 25 && !s.whole).unwrap_or(shapes.len()),
            since_related: since(shapes.iter(), related),
            since_comments: since(shapes.iter(), is(Class::Comments)),
            since_furniture: since(shapes.iter(), |s| s.whole),
            until_furniture: {
                let mut until = since(shapes.iter().rev(), |s| s.whole);
                until.reverse();
                until
            },
            shared,
            common,
            evidence: Evidence::of(told.zip(shapes.iter().map(|s| s.words))),
            through: through(shapes),
            boxes,
        }
    }
}

/// Lines since the last line that `is` holds for; 0 on such a line.
fn since<'s>(shapes: impl Iterator<Item = &'s Shape>, is: impl Fn(&Shape) -> bool) -> Vec<u32> {
    let mut far = FAR;
    shapes
        .map(|s| {
            far = if is(s) { 0 } else { (far + 1).min(FAR) };
            far
        })
        .collect()
}

/// Counts for each line how many others read the same.
fn repeats(units: &[Unit<'_>], shapes: &mut [Shape]) {
    // Only lines with as many letters and digits can read the same.
    let order = sorted::places(shapes.iter().map(|s| u64::from(s.letters) << 32 | u64::from(s.digits)));
    for alike in order.chunk_by(|a, b| a.0 == b.0).filter(|c| c.len() > 1) {
        let line = |place: u32| alike[place as usize].1 as usize;
        let readings = sorted::places(alike.iter().map(|(_, at)| reading(units[*at as usize].text)));
        for same in readings.chunk_by(|a, b| a.0 == b.0) {
            for (_, place) in same {
                shapes[line(*place)].repeats = (same.len() as u32 - 1).min(9);
            }
        }
    }
}

/// Hash of the letters and digits of a line.
fn reading(text: &str) -> u64 {
    text.chars().filter(|c| is_word(*c)).fold(0xCBF2_9CE4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(c) | 0x20)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

/// The best contiguous run of prose: the maximum subsequence of a score that sentences
/// raise and scraps lower. Comments behind an article's worth of prose end it.
fn best_run(shapes: &[Shape]) -> (usize, usize) {
    let (mut best, mut best_sum) = ((0, 0), 0.0f32);
    let (mut from, mut sum, mut prose) = (0, 0.0f32, 0);
    for (at, shape) in shapes.iter().enumerate() {
        if shape.whole && shape.class == Some(Class::Comments) && prose >= 100 {
            break;
        }
        sum += worth(shape);
        prose += if shape.is_prose() { shape.words } else { 0 };
        if sum <= 0.0 {
            sum = 0.0;
            from = at + 1;
        } else if sum > best_sum {
            (best, best_sum) = ((from, at + 1), sum);
        }
    }
    best
}

/// What a line is worth to a run of prose.
fn worth(shape: &Shape) -> f32 {
    let words = shape.words as f32;
    let score = match shape {
        s if s.whole => -15.0,
        s if s.ends() => words - 9.0,
        _ => 0.4 * words - 9.0,
    };
    score.clamp(-15.0, 60.0)
}

/// The worth of the best run through each line, as a share of the best of all.
fn through(shapes: &[Shape]) -> Vec<f32> {
    let mut through = vec![0.0f32; shapes.len()];
    let mut sum = 0.0f32;
    for (shape, value) in shapes.iter().zip(&mut through) {
        sum = sum.max(0.0) + worth(shape);
        *value = sum;
    }
    let best = through.iter().copied().fold(1.0, f32::max);
    sum = 0.0;
    for (shape, value) in shapes.iter().zip(&mut through).rev() {
        let behind = sum.max(0.0);
        sum = behind + worth(shape);
        *value = (*value + behind) / best;
    }
    through
}

/// The slots of words as they are read: of each word, and of each pair of characters in
/// scripts without spaces; marked `LONG` when it is a longer one.
struct Slots {
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
fn shared(hashed: &Hashed, run: (usize, usize)) -> (Vec<f32>, Vec<f32>) {
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
