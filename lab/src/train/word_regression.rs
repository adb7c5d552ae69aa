//! Learns a table of hashed words: a logistic regression whose inputs are the words of a line
//! and a few measures of its shape. The shape is an input so that words only learn what the
//! shape does not tell; its weights are thrown away. Trained by AdaGrad (Duchi, Hazan and
//! Singer, "Adaptive subgradient methods", 2011).
//!
//! In: labelled lines, and for each the places of its words in the table. Out: the table, in
//! whole steps from -3 to 3.

use super::columns::{
    ALL_CAPITALS, BULLET, DATED, DIGIT_SHARE, ENDS_SENTENCE, LINK_SHARE, STARTS_SMALL, WORD_COUNT,
};
use super::labelled_lines::{LabelledLines, Page};
use crate::rng::Rng;
use storysift::training::Row;

/// A weight for each place, as the engine stores them.
pub type Table<const N: usize> = Box<[u8; N]>;

/// What is learned, and how.
#[derive(Clone, Copy)]
pub struct Settings {
    /// The places of the words of each line of a page.
    pub slots: fn(&Page) -> &[Vec<usize>],
    /// L2 penalty: share of a word's weight that each example takes away.
    pub l2: f32,
    /// Quantile of the sizes of weights that becomes the largest step of the table.
    pub largest_quantile: f32,
}

/// Times that each line is seen.
const EPOCHS: usize = 3;
/// Length of a first step.
const LEARNING_RATE: f32 = 0.08;
/// L2 penalty on the weights of the shape.
const SHAPE_L2: f32 = 1e-4;
/// Weights that are smaller become 0.
const MIN_WEIGHT: f32 = 0.1;
/// Steps of the table, either way.
const STEPS: f32 = 3.0;
/// Most that one line counts.
const MAX_LINE_WEIGHT: f32 = 6.0;
/// Measures of the shape.
const SHAPE: usize = 11;

/// The shape of a line; the first is a constant.
fn shape(row: &Row) -> [f32; SHAPE] {
    let log_words = (row[WORD_COUNT] + 1.0).ln();
    let ends = row[ENDS_SENTENCE];
    [
        1.0,
        log_words,
        0.3 * log_words * log_words,
        ends,
        ends * log_words,
        row[BULLET],
        row[ALL_CAPITALS],
        row[DATED],
        (5.0 * row[DIGIT_SHARE]).min(2.0),
        row[STARTS_SMALL],
        row[LINK_SHARE],
    ]
}

/// Weights, each with the sum of its squared gradients so far.
struct Weights(Vec<(f32, f32)>);

impl Weights {
    fn new(count: usize) -> Self {
        Weights(vec![(0.0, 1e-3); count])
    }

    fn update(&mut self, at: usize, gradient: f32) {
        let (weight, squares) = &mut self.0[at];
        *squares += gradient * gradient;
        *weight += LEARNING_RATE * gradient / squares.sqrt();
    }
}

/// The table learned from the lines of those pages for which `of` holds.
pub fn fit<const N: usize>(all: &LabelledLines, settings: Settings, of: impl Fn(&Page) -> bool) -> Table<N> {
    let pages = all.pages.iter().filter(|p| of(p));
    let mut lines: Vec<(usize, &[usize])> = pages
        .flat_map(|p| {
            (settings.slots)(p).iter().enumerate().map(|(at, slots)| (p.first + at, slots.as_slice()))
        })
        .collect();
    lines.retain(|(row, slots)| all.weights[*row] > 0.0 && !slots.is_empty());
    let (mut words, mut shapes) = (Weights::new(N), Weights::new(SHAPE));
    let mut rng = Rng(3);
    for _ in 0..EPOCHS {
        // Fisher and Yates' shuffle.
        for at in (1..lines.len()).rev() {
            lines.swap(at, rng.below(at + 1));
        }
        for &(row, slots) in &lines {
            // As the engine does: the sum of word weights divided by the root of their number.
            let root = 1.0 / (slots.len() as f32).sqrt();
            let shape = shape(&all.rows[row]);
            let by_words = slots.iter().map(|s| words.0[*s].0).sum::<f32>() * root;
            let logit = by_words + shape.iter().zip(&shapes.0).map(|(x, (w, _))| x * w).sum::<f32>();
            let error = all.labels[row] - 1.0 / (1.0 + (-logit).exp());
            let gradient = all.weights[row].min(MAX_LINE_WEIGHT) * error;
            for &slot in slots {
                words.update(slot, gradient * root - settings.l2 * words.0[slot].0);
            }
            for (at, x) in shape.iter().enumerate() {
                shapes.update(at, gradient * x - SHAPE_L2 * shapes.0[at].0);
            }
        }
    }
    quantise(&words, settings.largest_quantile)
}

/// The weights in whole steps.
fn quantise<const N: usize>(words: &Weights, largest_quantile: f32) -> Table<N> {
    let size = |weight: f32| (weight.abs() - MIN_WEIGHT).max(0.0);
    let mut sizes: Vec<f32> = words.0.iter().map(|w| size(w.0)).filter(|s| *s > 0.0).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let at = (sizes.len().saturating_sub(1) as f32 * largest_quantile) as usize;
    let largest = sizes.get(at).copied().unwrap_or(1.0);
    let mut table = Box::new([0; N]);
    for (byte, (weight, _)) in table.iter_mut().zip(&words.0) {
        let steps = (size(*weight) / largest * STEPS).round().min(STEPS);
        *byte = steps.copysign(*weight) as i8 as u8;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_become_whole_steps() {
        let mut words = Weights::new(8);
        (words.0[1].0, words.0[2].0, words.0[3].0) = (1.0, -0.5, 0.09);
        let table = quantise::<8>(&words, 0.995).map(|w| w as i8);
        assert_eq!(table[..4], [0, 3, -3, 0]);
        assert_eq!(*quantise::<4>(&Weights::new(4), 0.9), [0; 4]);
    }

    #[test]
    fn steps_get_shorter_the_more_a_weight_has_moved() {
        let mut weights = Weights::new(2);
        let moves: Vec<f32> = (0..4)
            .map(|_| {
                let before = weights.0[1].0;
                weights.update(1, 1.0);
                weights.0[1].0 - before
            })
            .collect();
        assert!(moves.windows(2).all(|m| m[1] < m[0]), "{moves:?}");
        assert_eq!(weights.0[0].0, 0.0);
    }
}
