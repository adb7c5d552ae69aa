//! Sums over the lines of a segment that the features ask for: running totals, the best
//! run of prose, markers passed, words shared with the run, containers. Each is made once,
//! in one pass.

use crate::label::features::containers::Boxes;
use crate::label::features::hashed_words::{Hashed, shared};
use crate::label::features::word_scores;
use crate::label::features::word_scores::Evidence;
use crate::lexicon::phrases::Class;
use crate::line::shape::{End, Shape};
use crate::line::unit::Unit;
use crate::text::chars::is_word;
use crate::util::sorted;

/// Distance to a marker that was not passed.
const FAR: u32 = 999;

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
