//! Sums over the lines of a segment that the features ask for: running totals, the best
//! run of prose, markers passed, words shared with the run, containers. Each is made once,
//! in one pass.

use super::features::Unit;
use super::phrases::Class;
use super::shape::{End, Shape};
use crate::Tag;
use crate::text::{is_plain_word, is_unspaced, is_word};
use std::collections::BTreeMap;

/// Distance to a marker that was not passed.
const FAR: u32 = 999;
/// Slots of the table of words; words that share a slot count as one.
const SLOTS: usize = 1 << 14;

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
    /// Containers of the markup by number.
    pub boxes: BTreeMap<u32, Container>,
    /// The container with most prose.
    pub main_box: u32,
    /// Depth of the first block in it.
    pub main_depth: u16,
}

/// A container of the markup.
#[derive(Clone, Copy, Debug, Default)]
pub struct Container {
    /// Words in it.
    pub words: u32,
    /// Words of prose in it.
    pub prose: u32,
    /// Words inside links.
    pub linked: f32,
    /// Lines in it.
    pub lines: u32,
    /// Paragraphs in it.
    pub paragraphs: u32,
}

impl Context {
    /// The sums of a segment; also tells the shapes how often each line repeats.
    pub fn of(units: &[Unit<'_>], shapes: &mut [Shape]) -> Context {
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
        let (boxes, main_box, main_depth) = containers(units, shapes);
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
            shared: shared(units, run),
            boxes,
            main_box,
            main_depth,
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
    let mut order: Vec<(u32, u32, u64, usize)> =
        shapes.iter().enumerate().map(|(at, s)| (s.letters, s.digits, 0, at)).collect();
    order.sort_unstable();
    for alike in order.chunk_by_mut(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|c| c.len() > 1) {
        for (_, _, hash, at) in alike.iter_mut() {
            *hash = reading(units[*at].text);
        }
        alike.sort_unstable();
        for same in alike.chunk_by(|a, b| a.2 == b.2) {
            for (_, _, _, at) in same {
                shapes[*at].repeats = (same.len() as u32 - 1).min(9);
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
        let words = shape.words as f32;
        let score = match shape {
            s if s.whole => -15.0,
            s if s.ends() => words - 9.0,
            _ => 0.4 * words - 9.0,
        };
        sum += score.clamp(-15.0, 60.0);
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

/// Puts the slot of every longer word (pair of characters in scripts without spaces) into `out`.
fn slots(text: &str, out: &mut Vec<u16>) {
    const SEED: u32 = 0x811C_9DC5;
    let slot = |hash: u32| ((hash ^ hash >> 15) as usize % SLOTS) as u16;
    let step = |hash: u32, low: u32| (hash ^ low).wrapping_mul(0x0100_0193);
    let (mut hash, mut length, mut pair) = (SEED, 0u32, None);
    for c in text.chars() {
        if c.is_ascii() {
            pair = None;
            if is_plain_word(c as u8) {
                hash = step(hash, u32::from(c.to_ascii_lowercase()));
                length += 1;
                continue;
            }
        } else if is_unspaced(c) {
            if let Some(before) = pair.replace(c as u32) {
                out.push(slot((before.wrapping_mul(31) ^ c as u32).wrapping_mul(0x9E37_79B1)));
            }
        } else {
            pair = None;
            if is_word(c) {
                hash = step(hash, c as u32);
                length += 1;
                continue;
            }
        }
        if length >= 5 {
            out.push(slot(hash));
        }
        (hash, length) = (SEED, 0);
    }
    if length >= 5 {
        out.push(slot(hash));
    }
}

/// Share of each line's longer words that stand in another line of the run.
fn shared(units: &[Unit<'_>], run: (usize, usize)) -> Vec<f32> {
    // The slots of all lines one behind the other, and where each line's end.
    let (mut all, mut ends) = (Vec::new(), Vec::with_capacity(units.len()));
    for unit in units {
        slots(unit.text, &mut all);
        ends.push(all.len());
    }
    let line = |at: usize| &all[at.checked_sub(1).map_or(0, |before| ends[before])..ends[at]];
    // For each word the line of the run that has it, `MANY` when several have; `NONE`.
    const NONE: u32 = u32::MAX;
    const MANY: u32 = u32::MAX - 1;
    let mut holder = vec![NONE; SLOTS];
    for at in run.0..run.1 {
        for slot in line(at) {
            let holder = &mut holder[usize::from(*slot)];
            *holder = if *holder == NONE || *holder == at as u32 { at as u32 } else { MANY };
        }
    }
    let one = |at: usize| {
        let own = line(at);
        let known = own.iter().map(|slot| holder[usize::from(*slot)]);
        let known = known.filter(|holder| *holder != NONE && *holder != at as u32).count();
        if own.is_empty() { -1.0 } else { known as f32 / own.len() as f32 }
    };
    (0..units.len()).map(one).collect()
}

/// The containers, the one with most prose, and its depth.
fn containers(units: &[Unit<'_>], shapes: &[Shape]) -> (BTreeMap<u32, Container>, u32, u16) {
    let mut boxes: BTreeMap<u32, Container> = BTreeMap::new();
    let mut depth: BTreeMap<u32, u16> = BTreeMap::new();
    for (unit, shape) in units.iter().zip(shapes) {
        let Some(markup) = unit.markup else { continue };
        let entry = boxes.entry(markup.container).or_default();
        entry.words += shape.words;
        entry.prose += if shape.is_prose() { shape.words } else { 0 };
        entry.linked += markup.link_density * shape.words as f32;
        entry.lines += 1;
        entry.paragraphs += u32::from(matches!(markup.tag, Tag::Paragraph | Tag::Quote));
        depth.entry(markup.container).or_insert(markup.depth);
    }
    let main = boxes.iter().max_by_key(|(number, b)| (b.prose, std::cmp::Reverse(**number)));
    let main = main.map_or(u32::MAX, |(number, _)| *number);
    let depth = depth.get(&main).copied().unwrap_or(0);
    (boxes, main, depth)
}
