//! Sums over the lines of a segment that the features ask for: running totals, the best
//! run of prose, markers passed, words shared with the run, containers. Each is made once,
//! in one pass.

use super::features::Unit;
use super::phrases::Class;
use super::shape::{End, Shape};
use crate::Tag;
use crate::text::{is_unspaced, is_word};
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
        repeats(shapes);
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
fn repeats(shapes: &mut [Shape]) {
    let mut order: Vec<(u64, u32)> = shapes.iter().enumerate().map(|(i, s)| (s.hash, i as u32)).collect();
    order.sort_unstable();
    for same in order.chunk_by(|a, b| a.0 == b.0) {
        for (_, at) in same {
            if let Some(shape) = shapes.get_mut(*at as usize) {
                shape.repeats = (same.len() as u32 - 1).min(9);
            }
        }
    }
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

/// Calls `each` with the slot of every longer word (pair of characters in scripts without spaces).
fn slots(text: &str, mut each: impl FnMut(usize)) {
    const SEED: u32 = 0x811C_9DC5;
    let slot = |hash: u32| (hash ^ hash >> 15) as usize % SLOTS;
    let (mut hash, mut length, mut pair) = (SEED, 0u32, None);
    for c in text.chars() {
        if is_unspaced(c) {
            if let Some(before) = pair.replace(c as u32) {
                each(slot((before.wrapping_mul(31) ^ c as u32).wrapping_mul(0x9E37_79B1)));
            }
        } else {
            pair = None;
        }
        if is_word(c) && !is_unspaced(c) {
            let low = if c.is_ascii() { c.to_ascii_lowercase() } else { c };
            hash = (hash ^ low as u32).wrapping_mul(0x0100_0193);
            length += 1;
        } else if length > 0 {
            if length >= 5 {
                each(slot(hash));
            }
            (hash, length) = (SEED, 0);
        }
    }
    if length >= 5 {
        each(slot(hash));
    }
}

/// Share of each line's longer words that stand in another line of the run.
fn shared(units: &[Unit<'_>], run: (usize, usize)) -> Vec<f32> {
    // For each word: one line of the run that has it, and whether another one has it too.
    let mut first = vec![u32::MAX; SLOTS];
    let mut again = vec![false; SLOTS];
    for (at, unit) in units.iter().enumerate().take(run.1).skip(run.0) {
        slots(unit.text, |slot| match first[slot] {
            u32::MAX => first[slot] = at as u32,
            line => again[slot] |= line != at as u32,
        });
    }
    let one = |(at, unit): (usize, &Unit<'_>)| {
        let (mut all, mut known) = (0u32, 0u32);
        slots(unit.text, |slot| {
            all += 1;
            known += u32::from(again[slot] || first[slot] != u32::MAX && first[slot] != at as u32);
        });
        if all == 0 { -1.0 } else { known as f32 / all as f32 }
    };
    units.iter().enumerate().map(one).collect()
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
