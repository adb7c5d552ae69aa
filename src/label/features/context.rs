//! Sums over the lines of a document from which the features of each line are made: running totals,
//! the best run of prose, markers passed, words shared with the run, containers.
//!
//! In: the lines of a document and their shapes. Out: [`LineContext`]. Each part is made once, in one
//! pass. The best run is the maximum subsequence of Pasternack and Roth (WWW 2009).

use crate::label::features::containers::Containers;
use crate::label::features::hashed_words::{HashedLines, shared_words};
use crate::label::features::word_scores;
use crate::label::features::word_scores::WordScores;
use crate::lexicon::phrases::PhraseClass;
use crate::line::line::Line;
use crate::line::shape::{End, Shape};
use crate::text::chars::is_word;
use crate::util::hash::fnv1a;
use crate::util::sorted;

/// Distance in lines to a marker that was not passed, and the largest distance.
const MAX_DISTANCE: u32 = 999;
/// Words of a line that counts as short.
const MAX_SHORT_WORDS: u32 = 4;
/// Words of a line before the first long one.
const MAX_WORDS_BEFORE_LONG: u32 = 25;
/// Other lines with the same reading that are counted at most.
const MAX_REPEATS: u32 = 9;
/// Words of prose behind which a heading of comments ends the best run.
const MIN_ARTICLE_WORDS: u32 = 100;
/// Words of a line that add nothing to its score in the best run.
const WORDS_FREE: f32 = 9.0;
/// Share of its words that count for a line that ends no sentence.
const OPEN_LINE_WEIGHT: f32 = 0.4;
/// Bounds of the score of a line in the best run.
const MIN_LINE_SCORE: f32 = -15.0;
const MAX_LINE_SCORE: f32 = 60.0;

/// Sums over the lines of a document. Running totals have one entry more than there are lines.
pub struct LineContext {
    /// Words before each line.
    pub words: Vec<u32>,
    /// Words of prose before each line.
    pub prose: Vec<u32>,
    /// Lines with a furniture phrase before each line.
    pub phrases: Vec<u32>,
    /// Short lines with a date before each line.
    pub dates: Vec<u32>,
    /// Lines that end with an ellipsis before each line.
    pub ellipses: Vec<u32>,
    /// Lines of at most [`MAX_SHORT_WORDS`] words before each line.
    pub shorts: Vec<u32>,
    /// Markers of lists of other articles before each line.
    pub related: Vec<u32>,
    /// First and one past the last line of the best run of prose.
    pub run: (usize, usize),
    /// First line of more than [`MAX_WORDS_BEFORE_LONG`] words that is no furniture phrase.
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
    /// Share of each line's words that are common in the run.
    pub common: Vec<f32>,
    /// Learned scores of the words of each line.
    pub word_scores: WordScores,
    /// Score of the best run through each line, as a share of that of the best run of all.
    pub through: Vec<f32>,
    /// The containers of the markup.
    pub containers: Containers,
}

impl LineContext {
    /// The sums of a document. Also sets [`Shape::repeats`]. `outer` holds for each container the one
    /// around it.
    pub fn of(lines: &[Line<'_>], shapes: &mut [Shape], outer: &[u32]) -> LineContext {
        count_repeats(lines, shapes);
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
        let is = |class: PhraseClass| move |s: &Shape| s.whole && s.class == Some(class);
        let related = is(PhraseClass::Related);
        let run = best_run(shapes);
        let containers = Containers::of(lines, shapes, outer, run);
        let hashed = HashedLines::of(lines);
        let (shared, common) = shared_words(&hashed, run);
        let scores = (0..lines.len()).map(|at| word_scores::line_score(hashed.line(at)));
        LineContext {
            words: totals(&|s| s.words),
            prose: totals(&|s| if s.is_prose() { s.words } else { 0 }),
            phrases: totals(&|s| u32::from(s.class.is_some())),
            dates: totals(&|s| u32::from(s.dated)),
            ellipses: totals(&|s| u32::from(s.end == End::Ellipsis)),
            shorts: totals(&|s| u32::from(s.words <= MAX_SHORT_WORDS)),
            related: totals(&|s| u32::from(related(s))),
            run,
            first_long: shapes
                .iter()
                .position(|s| s.words > MAX_WORDS_BEFORE_LONG && !s.whole)
                .unwrap_or(shapes.len()),
            since_related: since(shapes.iter(), related),
            since_comments: since(shapes.iter(), is(PhraseClass::Comments)),
            since_furniture: since(shapes.iter(), |s| s.whole),
            until_furniture: {
                let mut until = since(shapes.iter().rev(), |s| s.whole);
                until.reverse();
                until
            },
            shared,
            common,
            word_scores: WordScores::of(scores.zip(shapes.iter().map(|s| s.words))),
            through: runs_through(shapes),
            containers,
        }
    }
}

/// Lines since the last line that `is` holds for; 0 on such a line.
fn since<'s>(shapes: impl Iterator<Item = &'s Shape>, is: impl Fn(&Shape) -> bool) -> Vec<u32> {
    let mut distance = MAX_DISTANCE;
    shapes
        .map(|s| {
            distance = if is(s) { 0 } else { (distance + 1).min(MAX_DISTANCE) };
            distance
        })
        .collect()
}

/// Counts for each line the others with the same letters and digits.
fn count_repeats(lines: &[Line<'_>], shapes: &mut [Shape]) {
    // Only lines with as many letters and digits can read the same.
    let order = sorted::sorted_with_positions(
        shapes.iter().map(|s| u64::from(s.letters) << 32 | u64::from(s.digits)),
    );
    for alike in order.chunk_by(|a, b| a.0 == b.0).filter(|c| c.len() > 1) {
        let line = |place: u32| alike[place as usize].1 as usize;
        let readings =
            sorted::sorted_with_positions(alike.iter().map(|(_, at)| reading(lines[*at as usize].text)));
        for same in readings.chunk_by(|a, b| a.0 == b.0) {
            for (_, place) in same {
                shapes[line(*place)].repeats = (same.len() as u32 - 1).min(MAX_REPEATS);
            }
        }
    }
}

/// Hash of the letters and digits of a line, with ASCII letters in lower case.
fn reading(text: &str) -> u64 {
    let folded = |c: char| char::from_u32(u32::from(c) | 0x20).unwrap_or(c);
    fnv1a(text.chars().filter(|c| is_word(*c)).map(folded))
}

/// The best contiguous run of prose: the lines whose scores have the largest sum. A heading of
/// comments behind [`MIN_ARTICLE_WORDS`] of prose ends it.
fn best_run(shapes: &[Shape]) -> (usize, usize) {
    let (mut best, mut best_sum) = ((0, 0), 0.0f32);
    let (mut from, mut sum, mut prose) = (0, 0.0f32, 0);
    for (at, shape) in shapes.iter().enumerate() {
        if shape.whole && shape.class == Some(PhraseClass::Comments) && prose >= MIN_ARTICLE_WORDS {
            break;
        }
        sum += line_score(shape);
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

/// Score of a line in a run of prose, about its words less [`WORDS_FREE`].
fn line_score(shape: &Shape) -> f32 {
    let words = shape.words as f32;
    let score = match shape {
        s if s.whole => MIN_LINE_SCORE,
        s if s.ends() => words - WORDS_FREE,
        _ => OPEN_LINE_WEIGHT * words - WORDS_FREE,
    };
    score.clamp(MIN_LINE_SCORE, MAX_LINE_SCORE)
}

/// Score of the best run through each line, as a share of that of the best run of all, or of 1 when
/// that is less.
fn runs_through(shapes: &[Shape]) -> Vec<f32> {
    let mut through = vec![0.0f32; shapes.len()];
    let mut sum = 0.0f32;
    for (shape, value) in shapes.iter().zip(&mut through) {
        sum = sum.max(0.0) + line_score(shape);
        *value = sum;
    }
    let best = through.iter().copied().fold(1.0, f32::max);
    sum = 0.0;
    for (shape, value) in shapes.iter().zip(&mut through).rev() {
        let behind = sum.max(0.0);
        sum = behind + line_score(shape);
        *value = (*value + behind) / best;
    }
    through
}
