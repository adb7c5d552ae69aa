//! Which lines of a page are its body: the words of the page are laid beside the words of
//! the gold body, and a line is body as far as four-word runs that cross or stay in it
//! stand in the gold. Also the score of a choice of lines. No model here.

use std::collections::BTreeMap;

/// Hashes of the words of a text: runs of word characters, case kept.
pub fn tokens(text: &str) -> Vec<u64> {
    let mut tokens = Vec::new();
    let mut hash = None;
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '_' {
            let h: u64 = hash.unwrap_or(0xCBF2_9CE4_8422_2325);
            hash = Some((h ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01B3));
        } else if let Some(h) = hash.take() {
            tokens.push(h ^ h >> 29);
        }
    }
    tokens
}

/// Four-word runs of a text, as sorted hashes; the whole text when it is shorter.
pub fn shingles(tokens: &[u64]) -> Vec<u64> {
    let mut all: Vec<u64> = if tokens.is_empty() {
        Vec::new()
    } else if tokens.len() < 4 {
        vec![join(tokens)]
    } else {
        tokens.windows(4).map(join).collect()
    };
    all.sort_unstable();
    all
}

fn join(tokens: &[u64]) -> u64 {
    tokens.iter().fold(0, |h, t| (h.rotate_left(7) ^ t).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// Share of each line's words that the gold body has; `None` for a line without words.
pub fn body_shares(lines: &[Vec<u64>], gold: &[u64]) -> Vec<Option<f32>> {
    let known = shingles(gold);
    let page: Vec<u64> = lines.iter().flatten().copied().collect();
    let mut covered = vec![false; page.len()];
    for (at, window) in page.windows(4).enumerate() {
        if known.binary_search(&join(window)).is_ok() {
            covered[at..at + 4].fill(true);
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

/// Shingles in both, in the prediction, in the gold.
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

/// Mean precision, mean recall and the F1 of the two, over pages' overlaps.
pub fn prf(pages: &[(usize, usize, usize)]) -> (f64, f64, f64) {
    let share = |of: usize, all: usize| (all > 0).then(|| of as f64 / all as f64);
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
    fn overlap_counts_a_repeated_shingle_once_for_each_time_in_the_gold() {
        assert_eq!(overlap(&[1, 2], &[1, 1, 3]), (1, 3, 2));
    }
}
