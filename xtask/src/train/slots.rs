//! Tables of hashed words, learned: a logistic regression over the slots of the words of
//! lines, in which the shape of a line has its say too, so that words only tell what the
//! shape does not.

use super::boost::Dice;
use super::corpus::{Corpus, Page};
use storysift::training;

/// A weight for each slot, as the crate has them.
pub type Table<const N: usize> = Box<[u8; N]>;

/// What is learned, and how.
#[derive(Clone, Copy)]
pub struct Lesson {
    /// The slots of each line of a page.
    pub lines: fn(&Page) -> &[Vec<usize>],
    /// How much a weight shrinks at each step.
    pub calm: f32,
    /// Share of the weights that lie within the steps.
    pub within: f32,
}

/// Rounds over all lines.
const ROUNDS: usize = 3;
/// How far a step goes.
const STEP: f32 = 0.08;
/// How much the shape's weights shrink at each step.
const CALM: f32 = 1e-4;
/// Weights that are smaller say nothing.
const LEAST: f32 = 0.1;
/// Steps that a weight is told in, either way.
const STEPS: f32 = 3.0;
/// Most that one line counts.
const MOST: f32 = 6.0;
/// Numbers that tell the shape of a line.
const SHAPE: usize = 11;

/// What the shape of a line has to say, and how much of it is links.
fn shape(row: &training::Row) -> [f32; SHAPE] {
    let length = (row[0] + 1.0).ln();
    let ends = row[4];
    [
        1.0,
        length,
        0.3 * length * length,
        ends,
        ends * length,
        row[16],
        row[14],
        row[20],
        (5.0 * row[8]).min(2.0),
        row[15],
        row[training::TEXT + 1],
    ]
}

/// Weights with the step lengths that each has left (J. Duchi, E. Hazan and Y. Singer,
/// "Adaptive subgradient methods", 2011).
struct Weights(Vec<(f32, f32)>);

impl Weights {
    fn new(count: usize) -> Self {
        Weights(vec![(0.0, 1e-3); count])
    }

    fn push(&mut self, at: usize, slope: f32) {
        let (weight, seen) = &mut self.0[at];
        *seen += slope * slope;
        *weight += STEP * slope / seen.sqrt();
    }
}

/// The table learned from the lines of some pages.
pub fn fit<const N: usize>(corpus: &Corpus, lesson: Lesson, of: impl Fn(&Page) -> bool) -> Table<N> {
    let pages = corpus.pages.iter().filter(|p| of(p));
    let mut lines: Vec<(usize, &[usize])> = pages
        .flat_map(|p| {
            (lesson.lines)(p).iter().enumerate().map(|(at, slots)| (p.first + at, slots.as_slice()))
        })
        .collect();
    lines.retain(|(row, slots)| corpus.weight[*row] > 0.0 && !slots.is_empty());
    let (mut words, mut shapes) = (Weights::new(N), Weights::new(SHAPE));
    let mut dice = Dice(3);
    for _ in 0..ROUNDS {
        for at in (1..lines.len()).rev() {
            lines.swap(at, (dice.roll() % (at as u64 + 1)) as usize);
        }
        for &(row, slots) in &lines {
            let root = 1.0 / (slots.len() as f32).sqrt();
            let shape = shape(&corpus.rows[row]);
            let told = slots.iter().map(|s| words.0[*s].0).sum::<f32>() * root;
            let logit = told + shape.iter().zip(&shapes.0).map(|(x, (w, _))| x * w).sum::<f32>();
            let slope = corpus.weight[row].min(MOST) * (corpus.body[row] - 1.0 / (1.0 + (-logit).exp()));
            for &slot in slots {
                words.push(slot, slope * root - lesson.calm * words.0[slot].0);
            }
            for (at, x) in shape.iter().enumerate() {
                shapes.push(at, slope * x - CALM * shapes.0[at].0);
            }
        }
    }
    packed(&words, lesson.within)
}

/// The weights in few steps.
fn packed<const N: usize>(words: &Weights, within: f32) -> Table<N> {
    let size = |weight: f32| (weight.abs() - LEAST).max(0.0);
    let mut sizes: Vec<f32> = words.0.iter().map(|w| size(w.0)).filter(|s| *s > 0.0).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let top = sizes.get((sizes.len().saturating_sub(1) as f32 * within) as usize).copied().unwrap_or(1.0);
    let mut table = Box::new([0; N]);
    for (byte, (weight, _)) in table.iter_mut().zip(&words.0) {
        let steps = (size(*weight) / top * STEPS).round().min(STEPS);
        *byte = steps.copysign(*weight) as i8 as u8;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_told_in_few_steps() {
        let mut words = Weights::new(8);
        (words.0[1].0, words.0[2].0, words.0[3].0) = (1.0, -0.5, 0.09);
        let table = packed::<8>(&words, 0.995).map(|w| w as i8);
        assert_eq!(table[..4], [0, 3, -3, 0]);
    }
}
