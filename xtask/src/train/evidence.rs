//! What words speak for, learned: a logistic regression over the hashed words of lines, in
//! which the shape of a line has its say too, so that words only tell what the shape does
//! not. Its weights become the table of `src/label/evidence.rs`. No line is told by a table
//! that has seen its site, else the trees would trust the words too much.

use super::boost::Dice;
use super::corpus::{Corpus, PARTS, Page};
use storysift::training::{self, Evidence, SLOTS, WORDS};

/// Weights of the words, as the crate has them.
pub type Table = [u8; SLOTS];

/// Rounds over all lines.
const ROUNDS: usize = 3;
/// How far a step goes.
const STEP: f32 = 0.08;
/// How much a weight shrinks at each step.
const CALM: f32 = 1e-4;
/// Weights that are smaller say nothing.
const LEAST: f32 = 0.1;
/// Steps that a weight is told in, either way.
const STEPS: f32 = 3.0;
/// Share of the weights that lie within the steps.
const WITHIN: f32 = 0.995;
/// Most that one line counts.
const MOST: f32 = 6.0;

/// A table for pages that are new, and tables for the pages that it learned from: each part of
/// the sites has one that was learned without it.
pub struct Tables {
    pub whole: Box<Table>,
    parts: Vec<Box<Table>>,
}

impl Tables {
    /// Learns from the pages of a corpus that are not in `fold`.
    pub fn learn(corpus: &Corpus, fold: Option<usize>) -> Tables {
        let of = |part: usize| fit(corpus, |p| Some(p.fold) != fold && p.part != part);
        Tables { whole: of(PARTS), parts: (0..PARTS).map(of).collect() }
    }

    /// Tells every line of a corpus, of whatever pages, what its words speak for. Pages in
    /// `fold` are new.
    pub fn tell(&self, corpus: &mut Corpus, fold: Option<usize>) {
        for page in &corpus.pages {
            let table = if Some(page.fold) == fold { &self.whole } else { &self.parts[page.part] };
            let rows = &mut corpus.rows[page.first..page.first + page.lines.len()];
            let lines = page.slots.iter().zip(rows.iter());
            let evidence =
                Evidence::of(lines.map(|(slots, row)| (training::told(slots, table), row[0] as u32)));
            for (at, row) in rows.iter_mut().enumerate() {
                for (slot, value) in row[WORDS..].iter_mut().zip(evidence.around(at)) {
                    *slot = value;
                }
            }
        }
    }
}

/// What the shape of a line has to say.
fn shape(row: &training::Row) -> [f32; 10] {
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
fn fit(corpus: &Corpus, of: impl Fn(&Page) -> bool) -> Box<Table> {
    let pages = corpus.pages.iter().filter(|p| of(p));
    let mut lines: Vec<(usize, &[u16])> = pages
        .flat_map(|p| p.slots.iter().enumerate().map(|(at, slots)| (p.first + at, slots.as_slice())))
        .collect();
    lines.retain(|(row, slots)| corpus.weight[*row] > 0.0 && !slots.is_empty());
    let (mut words, mut shapes) = (Weights::new(SLOTS), Weights::new(10));
    let mut dice = Dice(3);
    for _ in 0..ROUNDS {
        for at in (1..lines.len()).rev() {
            lines.swap(at, (dice.roll() % (at as u64 + 1)) as usize);
        }
        for &(row, slots) in &lines {
            let root = 1.0 / (slots.len() as f32).sqrt();
            let shape = shape(&corpus.rows[row]);
            let told = slots.iter().map(|s| words.0[training::slot(*s)].0).sum::<f32>() * root;
            let logit = told + shape.iter().zip(&shapes.0).map(|(x, (w, _))| x * w).sum::<f32>();
            let slope = corpus.weight[row].min(MOST) * (corpus.body[row] - 1.0 / (1.0 + (-logit).exp()));
            for slot in slots.iter().map(|s| training::slot(*s)) {
                words.push(slot, slope * root - CALM * words.0[slot].0);
            }
            for (at, x) in shape.iter().enumerate() {
                shapes.push(at, slope * x - CALM * shapes.0[at].0);
            }
        }
    }
    packed(&words)
}

/// The weights in few steps.
fn packed(words: &Weights) -> Box<Table> {
    let size = |weight: f32| (weight.abs() - LEAST).max(0.0);
    let mut sizes: Vec<f32> = words.0.iter().map(|w| size(w.0)).filter(|s| *s > 0.0).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let top = sizes.get((sizes.len().saturating_sub(1) as f32 * WITHIN) as usize).copied().unwrap_or(1.0);
    let mut table = Box::new([0; SLOTS]);
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
        let mut words = Weights::new(SLOTS);
        (words.0[1].0, words.0[2].0, words.0[3].0) = (1.0, -0.5, 0.09);
        let table = packed(&words).map(|w| w as i8);
        assert_eq!(table[..4], [0, 3, -3, 0]);
    }
}
