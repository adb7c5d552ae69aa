//! Learns to choose one of a page's candidates, or none: a conditional logit (McFadden,
//! "Conditional logit analysis of qualitative choice behavior") with a quadratic penalty,
//! fitted by Newton's method. "None" always scores 0.

use super::corpus::FOLDS;

/// A page with its candidates.
#[derive(Default)]
pub struct Page {
    /// The set of pages that it is of.
    pub set: usize,
    /// Its id, and what each candidate says.
    pub id: String,
    pub said: Vec<String>,
    /// Its site's fold.
    pub fold: usize,
    /// The cues of each candidate.
    pub candidates: Vec<Vec<f32>>,
    /// Whether each is right. When none is, silence is.
    pub right: Vec<bool>,
    /// Whether each is what is to be learned: of those that are right the best.
    pub best: Vec<bool>,
    /// Whether weights are learned from it; it is scored all the same.
    pub teaches: bool,
}

/// Strength of the penalty on each weight.
const CALM: f64 = 3.0;
/// Steps of Newton's method; the weights stand still after about ten.
const STEPS: usize = 20;

/// The weights of the cues.
pub fn fit<'p>(pages: impl Iterator<Item = &'p Page> + Clone, cues: usize) -> Vec<f64> {
    let mut weights = vec![0.0; cues];
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = weights.iter().map(|w| -CALM * w).collect();
        let mut bend: Vec<Vec<f64>> =
            (0..cues).map(|i| (0..cues).map(|j| if i == j { CALM } else { 0.0 }).collect()).collect();
        for page in pages.clone().filter(|p| p.teaches) {
            let scores: Vec<f64> = page.candidates.iter().map(|c| score(c, &weights)).collect();
            let top = scores.iter().fold(0.0f64, |a, b| a.max(*b));
            let odds: Vec<f64> = scores.iter().map(|s| (s - top).exp()).collect();
            let all = odds.iter().sum::<f64>() + (-top).exp();
            let right: f64 = odds.iter().zip(&page.best).filter(|(_, r)| **r).map(|(o, _)| o).sum();
            let mut mean = vec![0.0; cues];
            for ((cues_of, odd), is_right) in page.candidates.iter().zip(&odds).zip(&page.best) {
                let p = odd / all;
                let wanted = if *is_right { odd / right.max(1e-300) } else { 0.0 };
                for (i, cue) in cues_of.iter().enumerate().filter(|(_, c)| **c != 0.0) {
                    let cue = f64::from(*cue);
                    mean[i] += p * cue;
                    slope[i] += (wanted - p) * cue;
                    for (j, other) in cues_of.iter().enumerate() {
                        bend[i][j] += p * cue * f64::from(*other);
                    }
                }
            }
            for i in 0..cues {
                for j in 0..cues {
                    bend[i][j] -= mean[i] * mean[j];
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(bend, slope)) {
            *weight += step.clamp(-2.0, 2.0);
        }
    }
    weights
}

/// The score of a candidate.
pub fn score(cues: &[f32], weights: &[f64]) -> f64 {
    cues.iter().zip(weights).map(|(c, w)| f64::from(*c) * w).sum()
}

/// Solves a system with a positive definite matrix by elimination.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for i in 0..n {
        let (above, below) = matrix.split_at_mut(i + 1);
        for (row, r) in below.iter_mut().zip(i + 1..) {
            let factor = row[i] / above[i][i];
            row[i..].iter_mut().zip(&above[i][i..]).for_each(|(a, b)| *a -= factor * b);
            right[r] -= factor * right[i];
        }
    }
    for i in (0..n).rev() {
        let known: f64 = (i + 1..n).map(|j| matrix[i][j] * right[j]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    right
}

/// Weights for each fold, learned on the others.
pub fn folds(pages: &[Page], cues: usize) -> Vec<Vec<f64>> {
    (0..FOLDS).map(|fold| fit(pages.iter().filter(|p| p.fold != fold), cues)).collect()
}
