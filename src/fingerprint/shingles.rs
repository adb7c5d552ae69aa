//! Overlapping runs of words, hashed, and the few of them that are kept for comparing.
//!
//! Winnowing after Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for
//! document fingerprinting", SIGMOD 2003: of every [`WINDOW`] shingles in a row the one
//! with the smallest hash is kept, so that any shared run of `SIZE + WINDOW - 1` words is
//! sure to share a kept hash.

use crate::text::tokenizer::{HASH, mix};

/// Words a shingle.
pub(crate) const SIZE: usize = 5;
/// Shingles a window.
pub(crate) const WINDOW: usize = 8;

const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of every run of [`SIZE`] words; of the whole text when it is shorter.
pub(crate) fn shingles(codes: &[u32]) -> Vec<u64> {
    let step = |h: u64, c: u32| h.wrapping_mul(BASE).wrapping_add(u64::from(c & HASH) + 1);
    let size = SIZE.min(codes.len());
    if size == 0 {
        return Vec::new();
    }
    let oldest = (0..size).fold(1u64, |p, _| p.wrapping_mul(BASE));
    let mut hash = codes.iter().take(size).fold(0, |h, &c| step(h, c));
    let mut out = Vec::with_capacity(codes.len() - size + 1);
    out.push(mix(hash));
    for (old, new) in codes.iter().zip(codes.iter().skip(size)) {
        hash = step(hash, *new).wrapping_sub(oldest.wrapping_mul(u64::from(old & HASH) + 1));
        out.push(mix(hash));
    }
    out
}

/// The short form of a shingle's hash in which fingerprints keep it.
pub(crate) fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// Positions of the shingles that winnowing keeps, in order.
pub(crate) fn winnow(shingles: &[u64]) -> Vec<usize> {
    let mut kept = Vec::with_capacity(shingles.len() / 4 + 1);
    let mut least = usize::MAX;
    for start in 0..(shingles.len() + 1).saturating_sub(WINDOW).max(usize::from(!shingles.is_empty())) {
        let window = &shingles[start..(start + WINDOW).min(shingles.len())];
        let newest = start + window.len() - 1;
        if least == usize::MAX || least < start {
            // The rightmost of equal hashes, so that fewer are kept in repetitive text.
            let place = window.iter().enumerate().rev().min_by_key(|(_, h)| **h).map_or(0, |(i, _)| i);
            least = start + place;
        } else if shingles[newest] <= shingles[least] {
            least = newest;
        } else {
            continue;
        }
        kept.push(least);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rolling_equals_direct() {
        let codes: Vec<u32> = (0..40u32).map(|i| mix(u64::from(i) % 7) as u32).collect();
        let rolled = shingles(&codes);
        assert_eq!(rolled.len(), 36);
        for (i, window) in codes.windows(SIZE).enumerate() {
            assert_eq!(rolled[i], shingles(window)[0]);
        }
        assert_eq!(shingles(&codes[..3]).len(), 1);
        assert!(shingles(&[]).is_empty());
    }

    #[test]
    fn a_shared_run_of_twelve_words_is_always_hit() {
        let shared: Vec<u32> = (1000..1012).collect();
        for offset in 0..30u32 {
            let mut a: Vec<u32> = (0..offset).collect();
            a.extend(&shared);
            let mut b: Vec<u32> = (500..500 + 2 * offset).collect();
            b.extend(&shared);
            b.extend(700..740);
            let pick = |codes: &[u32]| {
                let all = shingles(codes);
                winnow(&all).into_iter().map(|i| all[i]).collect::<Vec<_>>()
            };
            let (a, b) = (pick(&a), pick(&b));
            assert!(a.iter().any(|h| b.contains(h)), "offset {offset}");
        }
    }
}
