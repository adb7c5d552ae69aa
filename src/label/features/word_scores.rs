//! Learned scores of the words of lines: above 0 for words of articles, below 0 for those of author
//! boxes, testimonials, newsletters and comments that are written in sentences.
//!
//! In: the slots of the words of lines. Out: a score for a line and means over the lines around it,
//! which are features of the trees. `cargo xtask train columns` writes the weights, one for each slot
//! of a hashed table of words.

use crate::label::features::hashed_words;
use crate::label::features::hashed_words::LONG;

/// Slots of the table; half as many as words are hashed to.
pub const SLOTS: usize = hashed_words::SLOTS / 2;
/// Scores that are features of a line.
pub const COUNT: usize = 7;
/// Lines of the near window, on one side.
const NEAR: usize = 3;
/// Lines of the wide window, on each side.
const WIDE: usize = 10;

/// Weights from -3 to 3.
const TABLE: &[u8; SLOTS] = include_bytes!("../../../weights/line-words.i8");

/// The slot of the table that a word's slot falls into.
pub fn slot(word: u16) -> usize {
    usize::from(word & !LONG) / 2 % SLOTS
}

/// Score of a line, from the slots of its words.
pub fn line_score(words: &[u16]) -> f32 {
    score(words.iter().map(|word| slot(*word)), TABLE)
}

/// Sum of the weights of words, divided by the square root of their number. Positive for articles,
/// negative for furniture, 0 for no words.
pub fn score<const N: usize>(slots: impl ExactSizeIterator<Item = usize>, table: &[u8; N]) -> f32 {
    let count = slots.len();
    let sum: i32 = slots.map(|slot| i32::from(table[slot % N] as i8)).sum();
    sum as f32 / (count.max(1) as f32).sqrt()
}

/// Scores of the lines of a document.
pub struct WordScores {
    own: Vec<f32>,
    /// Before each line: the sum of score times weight, and the sum of weights. The weight of a line
    /// is the square root of its words.
    sums: Vec<(f32, f32)>,
}

impl WordScores {
    /// From the score and the number of words of each line.
    pub fn of(lines: impl Iterator<Item = (f32, u32)>) -> WordScores {
        let (mut own, mut sums) = (Vec::new(), vec![(0.0, 0.0)]);
        let (mut sum, mut weight) = (0.0, 0.0);
        for (value, words) in lines {
            let root = (words as f32).sqrt();
            sum += value * root;
            weight += root;
            own.push(value);
            sums.push((sum, weight));
        }
        WordScores { own, sums }
    }

    /// The features of a line: its score, those of the line above and below, and weighted means over
    /// the lines above, below, around and from it to the end.
    pub fn around(&self, at: usize) -> [f32; COUNT] {
        let n = self.own.len();
        let one = |at: Option<usize>| at.and_then(|at| self.own.get(at)).copied().unwrap_or(0.0);
        let mean = |from: usize, to: usize| {
            let ((a, b), (c, d)) = (self.sums[from.min(n)], self.sums[to.min(n)]);
            (c - a) / (d - b).max(1.0)
        };
        [
            one(Some(at)),
            one(at.checked_sub(1)),
            one(Some(at + 1)),
            mean(at.saturating_sub(NEAR), at),
            mean(at + 1, at + NEAR + 1),
            mean(at.saturating_sub(WIDE), at + WIDE + 1),
            mean(at, n),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_are_taken_over_the_lines_around() {
        let lines = [(1.0, 4), (-2.0, 1), (4.0, 1), (0.0, 0)];
        let scores = WordScores::of(lines.into_iter());
        assert_eq!(scores.around(0), [1.0, 0.0, -2.0, 0.0, 1.0, 1.0, 1.0]);
        assert_eq!(scores.around(2), [4.0, -2.0, 0.0, 0.0, 0.0, 1.0, 4.0]);
    }

    #[test]
    fn a_line_without_words_scores_zero() {
        assert_eq!(line_score(&[]), 0.0);
        assert_eq!(WordScores::of([(0.0, 0)].into_iter()).around(0), [0.0; COUNT]);
    }

    #[test]
    fn the_table_has_weights_of_both_signs() {
        let weights = TABLE.map(|w| w as i8);
        assert!(weights.iter().all(|w| (-3..=3).contains(w)));
        assert!(weights.iter().filter(|w| **w > 0).count() > 500);
        assert!(weights.iter().filter(|w| **w < 0).count() > 500);
    }
}
