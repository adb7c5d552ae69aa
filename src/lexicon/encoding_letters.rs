//! For each legacy encoding, the characters above ASCII that the languages written in it use
//! most (`data/encoding_letters.txt`). Which encoding a file is in is for `encoding`.

use crate::lexicon::word_lists::entries;
use crate::util::order::ordered_set;
use std::collections::BTreeSet;
use std::sync::OnceLock;

static FILE: &str = include_str!("data/encoding_letters.txt");

/// A legacy encoding and the languages that are written in it.
pub struct EncodingLetters {
    /// The encoding's name in the WHATWG Encoding Standard, in lower case, or that of a code page of DOS.
    pub name: &'static str,
    /// For each language the characters above ASCII that its texts use most.
    pub languages: Vec<BTreeSet<char>>,
}

/// The encodings in order of preference, read once.
pub fn encoding_letters() -> &'static [EncodingLetters] {
    static READ: OnceLock<Vec<EncodingLetters>> = OnceLock::new();
    READ.get_or_init(|| {
        let languages =
            |list: &'static str| list.split_whitespace().map(|l| ordered_set(l.chars())).collect();
        entries(FILE).map(|(name, list)| EncodingLetters { name, languages: languages(list) }).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code pages that the standard does not have.
    const DOS_PAGES: [&str; 3] = ["ibm437", "ibm850", "ibm852"];

    #[test]
    fn every_encoding_has_a_known_name_and_letters() {
        for encoding in encoding_letters() {
            let known = encoding_rs::Encoding::for_label(encoding.name.as_bytes());
            let known = known.map(|e| e.name().to_ascii_lowercase());
            assert!(known.as_deref() == Some(encoding.name) || DOS_PAGES.contains(&encoding.name));
            assert!(encoding.languages.iter().all(|l| l.iter().all(|c| !c.is_ascii()) && l.len() > 3));
        }
        assert_eq!(encoding_letters().len(), 28);
    }
}
