//! Learns to choose one of a page's candidates, or none: a conditional logit (McFadden,
//! "Conditional logit analysis of qualitative choice behavior") with a quadratic penalty,
//! fitted by Newton's method. "None" always scores 0.

use super::corpus::FOLDS;
use std::fmt::Write;
use std::path::Path;

/// A page with its candidates.
pub struct Page {
    /// The labelled set that it is of.
    pub set: usize,
    /// Its site's fold.
    pub fold: usize,
    /// The cues of each candidate.
    pub candidates: Vec<Vec<f32>>,
    /// Whether each is right. When none is, silence is.
    pub right: Vec<bool>,
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
            let right: f64 = odds.iter().zip(&page.right).filter(|(_, r)| **r).map(|(o, _)| o).sum();
            let mut mean = vec![0.0; cues];
            for ((cues_of, odd), is_right) in page.candidates.iter().zip(&odds).zip(&page.right) {
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

/// Prints what share of the pages of each set are right and wrong at some bars, each page
/// by weights that never saw its site.
pub fn check(name: &str, sets: &[&str], pages: &[Page], cues: usize, bars: &[f64]) {
    let weights = folds(pages, cues);
    for (set, set_name) in sets.iter().enumerate() {
        let own: Vec<&Page> = pages.iter().filter(|p| p.set == set).collect();
        let possible = own.iter().filter(|p| p.right.contains(&true)).count();
        let of = |n: usize| n as f64 / own.len().max(1) as f64;
        print!("{name} {set_name}: among the candidates {:.3};", of(possible));
        for bar in bars {
            let (mut right, mut wrong) = (0, 0);
            for page in &own {
                match choose(page, &weights[page.fold], *bar) {
                    Some(at) if page.right[at] => right += 1,
                    Some(_) => wrong += 1,
                    None => {}
                }
            }
            print!("  at {bar}: right {:.3} wrong {:.3}", of(right), of(wrong));
        }
        println!();
    }
}

/// The best candidate, when it passes the bar; the first of equals.
pub fn choose(page: &Page, weights: &[f64], bar: f64) -> Option<usize> {
    let scores: Vec<f64> = page.candidates.iter().map(|c| score(c, weights)).collect();
    let best = (0..scores.len()).reduce(|a, b| if scores[b] > scores[a] { b } else { a })?;
    (scores[best] > bar).then_some(best)
}

/// Writes a table: a line a cue, with its weights for pages with and without markup.
pub fn write(
    path: &Path,
    verb: &str,
    names: &[&str],
    html: &[f64],
    text: &[f64],
    bars: [f64; 2],
) -> Result<(), String> {
    let mut table = format!(
        "# Weights of cues for pages with and without markup, written by `cargo xtask train {verb}`.\n"
    );
    let rows = names.iter().zip(html.iter().zip(text)).map(|(n, (h, t))| (*n, *h, *t));
    for (name, html, text) in rows.chain([("bar", bars[0], bars[1])]) {
        writeln!(table, "{name} {html:.3} {text:.3}").map_err(|e| e.to_string())?;
    }
    println!("{}: {} cues", path.display(), names.len());
    std::fs::write(path, table).map_err(|e| e.to_string())
}
