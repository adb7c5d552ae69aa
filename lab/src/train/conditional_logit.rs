//! Learns to choose one of a page's candidates, or none of them: a conditional logit (McFadden,
//! "Conditional logit analysis of qualitative choice behavior", 1974) with an L2 penalty,
//! fitted by Newton's method. In: pages with the features of their candidates. Out: one weight
//! a feature; a candidate's score is its odds against "none", as a logarithm. "None" scores 0.

use super::folds::FOLDS;

/// L2 penalty: how fast a weight is drawn to 0.
const L2: f64 = 3.0;
/// Steps of Newton's method; the weights no longer change after about ten.
const STEPS: usize = 20;
/// Largest change of a weight in one step, so that an early step does not overshoot.
const MAX_CHANGE: f64 = 2.0;

/// A page with its candidates.
#[derive(Default)]
pub struct Page {
    /// Number of the set that it is of.
    pub set: usize,
    /// Its id.
    pub id: String,
    /// The text of each candidate.
    pub texts: Vec<String>,
    /// The fold of its site.
    pub fold: usize,
    /// The features of each candidate.
    pub candidates: Vec<Vec<f32>>,
    /// Whether each is right. When none is, "none" is right.
    pub right: Vec<bool>,
    /// Whether each is a target of learning: the best of those that are right.
    pub target: Vec<bool>,
    /// Whether weights are learned from it; it is scored in any case.
    pub teaches: bool,
}

/// The weights of `features` features, learned from pages.
pub fn fit<'p>(pages: impl Iterator<Item = &'p Page> + Clone, features: usize) -> Vec<f64> {
    let mut weights = vec![0.0; features];
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> = weights.iter().map(|w| -L2 * w).collect();
        // The negative of the matrix of second derivatives.
        let mut curvature: Vec<Vec<f64>> =
            (0..features).map(|i| (0..features).map(|j| if i == j { L2 } else { 0.0 }).collect()).collect();
        for page in pages.clone().filter(|p| p.teaches) {
            add_page(page, &weights, &mut gradient, &mut curvature);
        }
        for (weight, change) in weights.iter_mut().zip(solve(curvature, gradient)) {
            *weight += change.clamp(-MAX_CHANGE, MAX_CHANGE);
        }
    }
    weights
}

/// Adds the derivatives of a page's log-likelihood.
fn add_page(page: &Page, weights: &[f64], gradient: &mut [f64], curvature: &mut [Vec<f64>]) {
    let scores: Vec<f64> = page.candidates.iter().map(|c| score(c, weights)).collect();
    let top = scores.iter().fold(0.0f64, |a, b| a.max(*b));
    let odds: Vec<f64> = scores.iter().map(|s| (s - top).exp()).collect();
    let all = odds.iter().sum::<f64>() + (-top).exp();
    let on_target: f64 = odds.iter().zip(&page.target).filter(|(_, t)| **t).map(|(o, _)| o).sum();
    let mut mean = vec![0.0; weights.len()];
    for ((features, odd), is_target) in page.candidates.iter().zip(&odds).zip(&page.target) {
        let p = odd / all;
        let wanted = if *is_target { odd / on_target.max(1e-300) } else { 0.0 };
        for (i, value) in features.iter().enumerate().filter(|(_, v)| **v != 0.0) {
            let value = f64::from(*value);
            mean[i] += p * value;
            gradient[i] += (wanted - p) * value;
            for (j, other) in features.iter().enumerate() {
                curvature[i][j] += p * value * f64::from(*other);
            }
        }
    }
    for (row, i) in curvature.iter_mut().zip(&mean) {
        row.iter_mut().zip(&mean).for_each(|(c, j)| *c -= i * j);
    }
}

/// The score of a candidate.
pub fn score(features: &[f32], weights: &[f64]) -> f64 {
    features.iter().zip(weights).map(|(f, w)| f64::from(*f) * w).sum()
}

/// Solves a system of equations with a positive definite matrix, by Gaussian elimination.
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
pub fn fit_folds(pages: &[Page], features: usize) -> Vec<Vec<f64>> {
    (0..FOLDS).map(|fold| fit(pages.iter().filter(|p| p.fold != fold), features)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(candidates: &[[f32; 2]], target: Option<usize>) -> Page {
        let is = |at: usize| Some(at) == target;
        let target: Vec<bool> = (0..candidates.len()).map(is).collect();
        let candidates = candidates.iter().map(|c| c.to_vec()).collect();
        Page { candidates, right: target.clone(), target, teaches: true, ..Page::default() }
    }

    #[test]
    fn solves_a_system_of_equations() {
        let matrix = vec![vec![4.0, 1.0, 0.0], vec![1.0, 3.0, 1.0], vec![0.0, 1.0, 2.0]];
        let solved = solve(matrix, vec![6.0, 10.0, 8.0]);
        for (found, expected) in solved.iter().zip([1.0, 2.0, 3.0]) {
            assert!((found - expected).abs() < 1e-12, "{solved:?}");
        }
    }

    #[test]
    fn weights_follow_what_is_chosen() {
        let mut pages: Vec<Page> = (0..40).map(|_| page(&[[1.0, 0.0], [0.0, 1.0]], Some(0))).collect();
        pages.extend((0..40).map(|_| page(&[[0.0, 1.0]], None)));
        let weights = fit(pages.iter(), 2);
        assert!(weights[0] > 1.0 && weights[1] < -1.0, "{weights:?}");
        // Pages that do not teach change nothing.
        pages.push(Page { teaches: false, ..page(&[[0.0, 9.0]], Some(0)) });
        assert_eq!(fit(pages.iter(), 2), weights);
    }

    #[test]
    fn the_fit_is_where_the_gradient_vanishes() {
        let pages: Vec<Page> =
            (0..9).map(|n| page(&[[1.0, n as f32 / 9.0]], (n % 3 > 0).then_some(0))).collect();
        let weights = fit(pages.iter(), 2);
        let mut gradient: Vec<f64> = weights.iter().map(|w| -L2 * w).collect();
        let mut curvature = vec![vec![0.0; 2]; 2];
        pages.iter().for_each(|p| add_page(p, &weights, &mut gradient, &mut curvature));
        assert!(gradient.iter().all(|g| g.abs() < 1e-9), "{gradient:?}");
    }

    #[test]
    fn the_weights_of_a_fold_never_saw_it() {
        let pages: Vec<Page> = (0..FOLDS)
            .flat_map(|fold| (0..5).map(move |_| Page { fold, ..page(&[[fold as f32, 1.0]], Some(0)) }))
            .collect();
        let folds = fit_folds(&pages, 2);
        for (fold, weights) in folds.iter().enumerate() {
            assert_eq!(*weights, fit(pages.iter().filter(|p| p.fold != fold), 2));
        }
    }
}
