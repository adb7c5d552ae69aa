//! What the words of a line speak for: the article or furniture such as author boxes,
//! testimonials, newsletters and comments that are written in sentences. A learned weight
//! for each slot of a hashed table of words (`cargo xtask train columns` writes it), summed
//! over a line and over the lines around it. Decides nothing: the net weighs it.

use crate::label::features::hashed_words::LONG;

/// Slots of the table; half as many as words are hashed to.
pub const SLOTS: usize = crate::label::features::hashed_words::SLOTS / 2;
/// Features that the evidence makes.
pub const COUNT: usize = 7;

/// Weights from -3 to 3, furniture below 0.
const TABLE: &[u8; SLOTS] = include_bytes!("../../../weights/line-words.i8");

/// The slot of the table that a word's slot falls into.
pub fn slot(word: u16) -> usize {
    usize::from(word & !LONG) / 2 % SLOTS
}

/// What a line speaks for, from the slots of its words.
pub fn own(words: &[u16]) -> f32 {
    told(words.iter().map(|word| slot(*word)), TABLE)
}

/// What words speak for by a table and their slots in it: a sum, which doubt makes smaller the
/// more words there are.
pub fn told<const N: usize>(slots: impl ExactSizeIterator<Item = usize>, table: &[u8; N]) -> f32 {
    let count = slots.len();
    let sum: i32 = slots.map(|slot| i32::from(table[slot % N] as i8)).sum();
    sum as f32 / (count.max(1) as f32).sqrt()
}

/// The evidence of the lines of a segment.
pub struct Evidence {
    own: Vec<f32>,
    /// Evidence times weight before each line, and the weights: the square roots of lengths.
    sums: Vec<(f32, f32)>,
}

impl Evidence {
    /// From each line's own evidence and its number of words.
    pub fn of(lines: impl Iterator<Item = (f32, u32)>) -> Evidence {
        let (mut own, mut sums) = (Vec::new(), vec![(0.0, 0.0)]);
        let (mut sum, mut weight) = (0.0, 0.0);
        for (value, words) in lines {
            let root = (words as f32).sqrt();
            sum += value * root;
            weight += root;
            own.push(value);
            sums.push((sum, weight));
        }
        Evidence { own, sums }
    }

    /// The features of a line: its own evidence, its neighbours', and means before, behind,
    /// around and to the end.
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
            mean(at.saturating_sub(3), at),
            mean(at + 1, at + 4),
            mean(at.saturating_sub(10), at + 11),
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
        let evidence = Evidence::of(lines.into_iter());
        assert_eq!(evidence.around(0), [1.0, 0.0, -2.0, 0.0, 1.0, 1.0, 1.0]);
        assert_eq!(evidence.around(2), [4.0, -2.0, 0.0, 0.0, 0.0, 1.0, 4.0]);
    }

    #[test]
    fn a_line_without_words_speaks_for_nothing() {
        assert_eq!(own(&[]), 0.0);
        assert_eq!(Evidence::of([(0.0, 0)].into_iter()).around(0), [0.0; COUNT]);
    }

    #[test]
    fn the_table_speaks_both_ways() {
        let weights = TABLE.map(|w| w as i8);
        assert!(weights.iter().all(|w| (-3..=3).contains(w)));
        assert!(weights.iter().filter(|w| **w > 0).count() > 500);
        assert!(weights.iter().filter(|w| **w < 0).count() > 500);
    }
}
