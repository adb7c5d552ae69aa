//! What class, id and role words speak for, learned: a weight for each slot of a hashed
//! table of words, near ones and far ones apart (`cargo xtask train columns` writes it). Knows
//! the names that site builders and their plug-ins use, where `class_words` has kinds alone.
//! Decides nothing: the net weighs it.

use crate::label::features::word_scores;

/// Slots of the table.
pub const SLOTS: usize = 1 << BITS;
const BITS: u32 = 11;

/// Weights from -3 to 3, furniture below 0.
const TABLE: &[u8; SLOTS] = include_bytes!("../../../weights/class-words.i8");

/// The slots of words, nearest first, by their hashes: a word of the block itself or right
/// around it speaks for another thing than one far out.
pub fn slots(hashes: &[u64]) -> impl ExactSizeIterator<Item = usize> {
    hashes.iter().enumerate().map(|(at, hash)| {
        let zone = match at {
            0..4 => 0,
            4..12 => 1,
            _ => 2,
        };
        ((hash ^ zone << 62).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - BITS)) as usize
    })
}

/// What words speak for, by their hashes.
pub fn own(hashes: &[u64]) -> f32 {
    word_scores::told(slots(hashes), TABLE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::class_words::hashes;

    fn said(words: &[&str]) -> f32 {
        own(&hashes(&words.iter().map(|w| (*w).into()).collect::<Vec<_>>()))
    }

    #[test]
    fn a_body_speaks_for_the_article_and_a_footer_against() {
        assert!(said(&["entry", "content"]) > said(&["footer", "widget"]));
        assert_eq!(said(&[]), 0.0);
    }

    #[test]
    fn near_and_far_words_have_slots_of_their_own() {
        let all: Vec<usize> = slots(&[7; 32]).collect();
        assert!(all[..4].iter().all(|s| *s == all[0]) && all[4] != all[0] && all[12] != all[4]);
        assert!(all.iter().all(|s| *s < SLOTS));
    }
}
