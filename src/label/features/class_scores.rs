//! Learned scores of class, id and role words: above 0 for words around articles, below 0 for those
//! around furniture. Knows the names that site builders and their plug-ins use, where
//! `lexicon::class_words` has kinds alone.
//!
//! In: hashes of class words. Out: a score, which is a feature of the trees. `cargo xtask train
//! columns` writes the weights, one for each slot of a hashed table of words in `weights/class-words.i8`.

use crate::label::features::word_scores;

/// Slots of the table.
pub const SLOTS: usize = 1 << BITS;
const BITS: u32 = 11;
/// Words of the block itself or right around it, and words of the blocks around that.
const NEAR: usize = 4;
const MIDDLE: usize = 12;
/// Multiplier of the hash of slots: 2^64 by the golden ratio (Knuth).
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// Weights from -3 to 3.
const TABLE: &[u8; SLOTS] = include_bytes!("../../../weights/class-words.i8");

/// The slots of words by their hashes, nearest first. A word has another slot in each of three zones:
/// near the block it means another thing than far out.
pub fn slots(hashes: &[u64]) -> impl ExactSizeIterator<Item = usize> {
    hashes.iter().enumerate().map(|(at, hash)| {
        let zone = match at {
            0..NEAR => 0,
            NEAR..MIDDLE => 1,
            _ => 2,
        };
        ((hash ^ zone << 62).wrapping_mul(GOLDEN) >> (u64::BITS - BITS)) as usize
    })
}

/// Score of words, by their hashes.
pub fn score(hashes: &[u64]) -> f32 {
    word_scores::score(slots(hashes), TABLE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::class_words::hashes;

    fn score_of(words: &[&str]) -> f32 {
        score(&hashes(&words.iter().map(|w| (*w).into()).collect::<Vec<_>>()))
    }

    #[test]
    fn words_of_articles_score_above_those_of_furniture() {
        assert!(score_of(&["entry", "content"]) > score_of(&["footer", "widget"]));
        assert_eq!(score_of(&[]), 0.0);
    }

    #[test]
    fn near_and_far_words_have_slots_of_their_own() {
        let all: Vec<usize> = slots(&[7; 32]).collect();
        assert!(all[..4].iter().all(|s| *s == all[0]) && all[4] != all[0] && all[12] != all[4]);
        assert!(all.iter().all(|s| *s < SLOTS));
    }
}
