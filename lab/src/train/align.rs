//! Aligns the lines of a page with a labelled body. In: the words of both, hashed. Out: the
//! share of each line's words that is covered by runs of four words which the body has too; a
//! run may cross lines. Also precision and recall of a choice of lines.

use crate::hash::{START, step};
use std::collections::BTreeMap;

/// Words of a run.
const RUN: usize = 4;

/// Hashes of the words of a text: sequences of word characters, case kept.
pub fn tokens(text: &str) -> Vec<u64> {
    let mut tokens = Vec::new();
    let mut hash = None;
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '_' {
            hash = Some(step(hash.unwrap_or(START), u64::from(u32::from(c))));
        } else if let Some(h) = hash.take() {
            tokens.push(h ^ h >> 29);
        }
    }
    tokens
}

/// Runs of four words of a text, as sorted hashes; the whole text when it is shorter.
pub fn shingles(tokens: &[u64]) -> Vec<u64> {
    let mut all: Vec<u64> = if tokens.is_empty() {
        Vec::new()
    } else if tokens.len() < RUN {
        vec![combine(tokens)]
    } else {
        tokens.windows(RUN).map(combine).collect()
    };
    all.sort_unstable();
    all
}

fn combine(tokens: &[u64]) -> u64 {
    tokens.iter().fold(0, |h, t| (h.rotate_left(7) ^ t).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// Share of each line's words that the body has; `None` for a line without words.
pub fn body_shares(lines: &[Vec<u64>], gold: &[u64]) -> Vec<Option<f32>> {
    let known = shingles(gold);
    let page: Vec<u64> = lines.iter().flatten().copied().collect();
    let mut covered = vec![false; page.len()];
    for (at, window) in page.windows(RUN).enumerate() {
        if known.binary_search(&combine(window)).is_ok() {
            covered[at..at + RUN].fill(true);
        }
    }
    let mut at = 0;
    lines
        .iter()
        .map(|line| {
            let own = &covered[at..at + line.len()];
            at += line.len();
            let hits = own.iter().filter(|c| **c).count();
            (!line.is_empty()).then(|| hits as f32 / line.len() as f32)
        })
        .collect()
}

/// Runs in both, in the prediction, in the labelled body; a repeated run counts each time.
pub fn overlap(gold: &[u64], predicted: &[u64]) -> (usize, usize, usize) {
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    for shingle in gold {
        *counts.entry(*shingle).or_default() += 1;
    }
    let mut both = 0;
    for shingle in predicted {
        if let Some(left) = counts.get_mut(shingle).filter(|left| **left > 0) {
            *left -= 1;
            both += 1;
        }
    }
    (both, predicted.len(), gold.len())
}

/// Mean precision, mean recall and the F1 of the two means, over the overlaps of pages. Pages
/// with nothing predicted have no precision, pages without a body no recall.
pub fn mean_scores(pages: &[(usize, usize, usize)]) -> (f64, f64, f64) {
    let share = |part: usize, all: usize| (all > 0).then(|| part as f64 / all as f64);
    let mean = |all: Vec<f64>| all.iter().sum::<f64>() / all.len().max(1) as f64;
    let p = mean(pages.iter().filter_map(|&(both, predicted, _)| share(both, predicted)).collect());
    let r = mean(pages.iter().filter_map(|&(both, _, gold)| share(both, gold)).collect());
    (p, r, 2.0 * p * r / (p + r).max(1e-9))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_inside_the_body_are_body_and_the_same_line_elsewhere_is_not() {
        let gold = tokens("A bridge stays open this year. What comes next The council will meet in May.");
        let page = [
            "What comes next",
            "A bridge stays open this year.",
            "What comes next",
            "The council will meet in May.",
            "Share",
        ];
        let lines: Vec<Vec<u64>> = page.iter().map(|l| tokens(l)).collect();
        let body: Vec<bool> = body_shares(&lines, &gold).iter().map(|s| s.unwrap_or(0.0) > 0.5).collect();
        assert_eq!(body, [false, true, true, true, false]);
    }

    #[test]
    fn overlap_counts_a_repeated_run_once_for_each_time_in_the_body() {
        for (gold, predicted, expected) in [
            (&[1, 2][..], &[1, 1, 3][..], (1, 3, 2)),
            (&[1, 1, 2], &[1, 1], (2, 2, 3)),
            (&[], &[1], (0, 1, 0)),
            (&[1], &[], (0, 0, 1)),
        ] {
            assert_eq!(overlap(gold, predicted), expected);
        }
    }

    #[test]
    fn pages_without_a_prediction_count_for_recall_alone() {
        for (pages, expected) in [
            (&[(1, 2, 4)][..], (0.5, 0.25, 1.0 / 3.0)),
            (&[(1, 1, 1), (0, 0, 3)], (1.0, 0.5, 2.0 / 3.0)),
            (&[], (0.0, 0.0, 0.0)),
        ] {
            let (p, r, f1) = mean_scores(pages);
            let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
            assert!(near(p, expected.0) && near(r, expected.1) && near(f1, expected.2), "{pages:?}");
        }
    }

    #[test]
    fn short_texts_are_one_run_and_case_counts() {
        assert!(shingles(&tokens("")).is_empty());
        assert_eq!(shingles(&tokens("a b c")).len(), 1);
        assert_eq!(shingles(&tokens("a b, c d e")).len(), 2);
        assert_ne!(tokens("Bridge"), tokens("bridge"));
    }
}
