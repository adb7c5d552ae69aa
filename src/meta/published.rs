//! When the page's own article was published. Every day that the page declares or shows is
//! a candidate; who says it, where, and in which words are cues, weighed by weights that
//! `cargo xtask train date` learned. When none is likely enough, nothing is said.

use super::days::{CUES, Day, Page, days};
use crate::weights::Weights;
use crate::{Format, Precision, Published};

/// The likeliest day, with its time where a witness tells one.
pub(crate) fn published(page: &Page<'_>) -> Option<Published> {
    let weights = Weights::of(include_str!("data/date.weights"), page.document.format == Format::Html);
    let days = days(page);
    let scores: Vec<f32> = days.iter().map(|day| score(day, &weights)).collect();
    let best = (0..days.len()).reduce(|a, b| if scores[b] > scores[a] { b } else { a })?;
    // The score is the logarithm of the odds against "none of them".
    (scores[best] > weights.bar()).then(|| days[best].published.clone())
}

fn score(day: &Day, weights: &Weights<CUES>) -> f32 {
    day.cues.iter().zip(&weights.cues).map(|(cue, weight)| cue * weight).sum()
}

/// The order of two witnesses of one day: the one with a time of day goes first.
pub(super) fn fuller(a: &Published, b: &Published) -> bool {
    a.precision == Precision::Minute && b.precision != Precision::Minute
}

#[cfg(test)]
#[path = "published_test.rs"]
mod tests;
