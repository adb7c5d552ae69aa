//! The unit of the benchmark: one pass over a text that finds its words, lowers their case and
//! hashes each. A program that reads a text as words cannot do less.

use crate::hash::{START, step};

/// Hashes every word of a text and combines the hashes, so that no work can be left out.
pub fn hash_words(text: &str) -> u64 {
    let (mut all, mut word, mut inside) = (0u64, START, false);
    for c in text.chars() {
        if c.is_alphanumeric() {
            inside = true;
            if c.is_ascii() {
                word = step(word, u64::from(c.to_ascii_lowercase() as u8));
            } else {
                for lower in c.to_lowercase() {
                    word = step(word, u64::from(lower as u32));
                }
            }
        } else if inside {
            all = all.rotate_left(1) ^ word;
            (word, inside) = (START, false);
        }
    }
    all.rotate_left(1) ^ word
}

#[cfg(test)]
mod tests {
    use super::hash_words;

    #[test]
    fn case_and_spacing_do_not_count_and_order_does() {
        assert_eq!(hash_words("The BRIDGE, über"), hash_words("the   bridge Über"));
        assert_ne!(hash_words("the bridge"), hash_words("bridge the"));
        assert_ne!(hash_words("ab c"), hash_words("a bc"));
    }
}
