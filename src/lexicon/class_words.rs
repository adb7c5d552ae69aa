//! What class, id and role words say of a block: for each of thirteen kinds how near its nearest
//! word is. The words (`data/class_words.txt`) are those that site builders use, whatever the
//! language of the page.

use crate::lexicon::word_lists::entries;
use crate::util::hash::fnv1a;
use crate::util::hash_table::HashTable;
use std::sync::{Arc, OnceLock};

/// Number of kinds: the lines of the file. The learned models have a feature for each.
pub const KINDS: usize = 13;

/// Most words that count, the nearest first.
const MAX_WORDS: usize = 32;

static FILE: &str = include_str!("data/class_words.txt");

/// PrehashedSet of the nearest words.
pub fn hashes(words: &[Arc<str>]) -> Vec<u64> {
    words.iter().take(MAX_WORDS).map(|word| fnv1a(word.chars())).collect()
}

/// For each kind, how near its nearest word is: 33 for the first word, 1 for the last,
/// 0 when there is none.
pub fn kinds(words: &[Arc<str>]) -> [u32; KINDS] {
    kinds_of(&hashes(words))
}

/// The same by the hashes of the words.
pub fn kinds_of(hashes: &[u64]) -> [u32; KINDS] {
    let mut nearness = [0; KINDS];
    for (at, hash) in hashes.iter().enumerate() {
        if let Some(kind) = kind_of(*hash)
            && nearness[kind] == 0
        {
            nearness[kind] = (MAX_WORDS + 1 - at) as u32;
        }
    }
    nearness
}

/// The kind of the word of this hash.
fn kind_of(word: u64) -> Option<usize> {
    // Kinds from 1 up.
    static TABLE: OnceLock<HashTable<u8, 1024>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = HashTable::new();
        for (kind, (_, words)) in (1..).zip(entries(FILE)) {
            for word in words.split_whitespace() {
                // The first kind that has a word keeps it.
                table.update(fnv1a(word.chars()), |known| *known = if *known == 0 { kind } else { *known });
            }
        }
        table
    });
    table.get(word).checked_sub(1).map(usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_of_a_kind_counts() {
        let words: Vec<Arc<str>> = ["x", "share", "nav", "print", "menu"].map(Arc::from).to_vec();
        let mut want = [0; KINDS];
        (want[3], want[4]) = (32, 31);
        assert_eq!(kinds(&words), want);
        assert_eq!(kinds(&[]), [0; KINDS]);
    }

    #[test]
    fn the_file_has_a_line_a_kind() {
        assert_eq!(entries(FILE).count(), KINDS);
        // "print" stands in two lines.
        assert_eq!(kind_of(fnv1a("print".chars())), Some(3));
    }
}
