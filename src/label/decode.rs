//! From a logit for each line to the lines that are body: the labelling that is best as a
//! whole, not line by line. Decides by the logits and the lengths alone.

/// How much a line speaks for being body, from -1 to 1 by its logit: a logistic curve in
/// plain arithmetic, the same on every machine.
pub fn lean(logit: f32) -> f32 {
    let half = 0.5 * logit;
    half / (1.0 + half.abs())
}

/// What the decoder may be told.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    /// Lean that a line must have inside the run to add to it.
    pub run: f32,
    /// Logit above which a line at either end of the run is taken into it.
    pub edge: f32,
    /// Logit above which a line inside the run is kept.
    pub inside: f32,
    /// Logit above which a line outside the run is kept.
    pub outside: f32,
}

/// Words that make a line next to the run a paragraph.
const EDGE_WORDS: u32 = 7;

/// The bars that measured best.
pub const BAR: Bar = Bar { run: -0.1, edge: -1.0, inside: -1.0, outside: 2.0 };

/// Which lines are body. `words` are the lines' lengths in words, `logits` what the model says.
///
/// The run is the contiguous one with the highest sum of sqrt(words) * (lean - bar); in it
/// all but clear furniture is kept, outside it only what is clearly body.
pub fn body(words: &[u32], logits: &[f32], bar: Bar) -> Vec<bool> {
    let (mut best, mut best_sum) = (0..0, 0.0f32);
    let (mut from, mut sum) = (0, 0.0f32);
    for (at, (&words, &logit)) in words.iter().zip(logits).enumerate() {
        sum += (words as f32).sqrt() * (lean(logit) - bar.run);
        if sum <= 0.0 {
            (from, sum) = (at + 1, 0.0);
        } else if sum > best_sum {
            (best, best_sum) = (from..at + 1, sum);
        }
    }
    // A paragraph next to the run is kept when in doubt.
    let joins = |at: usize| logits.get(at).is_some_and(|l| *l > bar.edge) && words[at] >= EDGE_WORDS;
    while !best.is_empty() && joins(best.end) {
        best.end += 1;
    }
    while best.start > 0 && joins(best.start - 1) {
        best.start -= 1;
    }
    let keep =
        |(at, &logit): (usize, &f32)| logit > if best.contains(&at) { bar.inside } else { bar.outside };
    logits.iter().enumerate().map(keep).collect()
}
