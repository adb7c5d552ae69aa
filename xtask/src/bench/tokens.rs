//! The yardstick of the benchmark: one pass over a text that finds its words, folds their
//! case and hashes each. What any program that reads the text as words must pay.

/// Hashes every word of a text (FNV-1a, Fowler, Noll and Vo) and folds the hashes to one.
pub fn hash_all(text: &str) -> u64 {
    const BASE: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x100_0000_01b3;
    let (mut all, mut word, mut inside) = (0u64, BASE, false);
    for c in text.chars() {
        if c.is_alphanumeric() {
            inside = true;
            if c.is_ascii() {
                word = (word ^ u64::from(c.to_ascii_lowercase() as u8)).wrapping_mul(PRIME);
            } else {
                for folded in c.to_lowercase() {
                    word = (word ^ u64::from(folded as u32)).wrapping_mul(PRIME);
                }
            }
        } else if inside {
            all = all.rotate_left(1) ^ word;
            (word, inside) = (BASE, false);
        }
    }
    all.rotate_left(1) ^ word
}
