//! Prints how well candidates are chosen. In: pages with candidates. Out: lines on standard
//! output. Every page is scored by weights that were learned without its site.

use super::candidate_model::CandidateModel;
use super::conditional_logit::{Page, fit_folds, score};

/// Least scores that are tried.
const TRIED_MIN_SCORES: [f64; 8] = [-1.0, -0.5, 0.0, 0.4, 0.8, 1.0, 1.2, 1.6];

/// Prints what share of the pages of each set is right and wrong at several least scores.
pub fn check(sets: &[String], pages: &[Page], features: usize) {
    let weights = fit_folds(pages, features);
    for (set, name) in sets.iter().enumerate() {
        let own: Vec<&Page> = pages.iter().filter(|p| p.set == set).collect();
        let possible = own.iter().filter(|p| p.right.contains(&true)).count();
        let share = |n: usize| n as f64 / own.len().max(1) as f64;
        println!("{name}, {} pages: right is among the candidates of {:.3}", own.len(), share(possible));
        for min_score in TRIED_MIN_SCORES {
            let (mut right, mut wrong) = (0, 0);
            for page in &own {
                match choose(page, &weights[page.fold], min_score) {
                    Some(at) if page.right[at] => right += 1,
                    Some(_) => wrong += 1,
                    None => {}
                }
            }
            println!("    bar {min_score:4}: right {:.3}  wrong {:.3}", share(right), share(wrong));
        }
    }
}

/// Prints the pages for which the choice is wrong, or "none" although one is right: the chosen
/// and the right candidate with the contribution of each feature.
pub fn print_wrong(model: &CandidateModel, sets: &[String], pages: &[Page], min_score: f64) {
    let weights = fit_folds(pages, model.features.len());
    for page in pages {
        let weights = &weights[page.fold];
        let chosen = choose(page, weights, min_score);
        let right = page.right.iter().position(|r| *r);
        if chosen.is_some() && chosen == right || chosen.is_some_and(|c| page.right[c]) {
            continue;
        }
        println!("{} {}", sets[page.set], page.id);
        for (what, at) in [("chosen", chosen), ("right", right)] {
            let Some(at) = at else { continue };
            let values = &page.candidates[at];
            let parts =
                model.features.iter().zip(values.iter().zip(weights)).filter(|(_, (v, _))| **v != 0.0);
            let parts: Vec<String> =
                parts.map(|(name, (v, w))| format!("{name} {:.1}", f64::from(*v) * w)).collect();
            println!("    {what} {:.2} {}: {}", score(values, weights), page.texts[at], parts.join(", "));
        }
    }
}

/// The candidate with the highest score, when it is above the least; the first of equals.
fn choose(page: &Page, weights: &[f64], min_score: f64) -> Option<usize> {
    let scores: Vec<f64> = page.candidates.iter().map(|c| score(c, weights)).collect();
    let best = (0..scores.len()).reduce(|a, b| if scores[b] > scores[a] { b } else { a })?;
    (scores[best] > min_score).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_candidate_above_the_least_score_is_chosen() {
        for (scores, min_score, chosen) in [
            (&[1.0, 3.0, 2.0][..], 0.0, Some(1)),
            (&[1.0, 1.0], 0.0, Some(0)),
            (&[1.0, 3.0], 3.0, None),
            (&[-1.0], -2.0, Some(0)),
            (&[], -9.0, None),
        ] {
            let candidates = scores.iter().map(|s| vec![*s]).collect();
            let page = Page { candidates, ..Page::default() };
            assert_eq!(choose(&page, &[1.0], min_score), chosen, "{scores:?}");
        }
    }
}
