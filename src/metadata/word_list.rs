//! Word lists of this folder's data files: rows of `list: word; word`.

use std::sync::OnceLock;

/// A list of words, read when it is first asked for.
pub struct WordList {
    file: &'static str,
    name: &'static str,
    words: OnceLock<Vec<&'static str>>,
}

impl WordList {
    /// The list of this name in the text of a data file.
    pub const fn new(file: &'static str, name: &'static str) -> Self {
        WordList { file, name, words: OnceLock::new() }
    }

    /// Whether the list has the word, in the same case.
    pub fn has(&self, word: &str) -> bool {
        self.words().contains(&word)
    }

    fn words(&self) -> &[&'static str] {
        self.words.get_or_init(|| {
            let rows = self.file.lines().filter_map(|row| row.split_once(": "));
            rows.filter(|(name, _)| *name == self.name).flat_map(|(_, words)| words.split("; ")).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_their_list() {
        static LIST: WordList = WordList::new("# comment: no\na: one; two words\nb: three\n", "a");
        let found = ["one", "two words", "two", "three", "no", "One"].map(|word| LIST.has(word));
        assert_eq!(found, [true, true, false, false, false, false]);
    }
}
