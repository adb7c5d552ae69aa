//! What class names, ids and addresses say of an element: that it holds an author's name, comments,
//! or a time. Goes by the lists of `lexicon::page_words`.

use crate::lexicon::page_words::page_words;
use crate::types::document::DateWitness;

/// Shortest class word that speaks of a time, in bytes.
const MIN_TIME_WORD_BYTES: usize = 4;

/// Whether a class is that of elements that hold an author's name and nothing else.
pub fn is_author_class(class: &str) -> bool {
    is_any(class, &page_words().author_class)
}

/// Whether a word for authors is part of a class.
pub fn has_author_part(class: &str) -> bool {
    let bytes = class.as_bytes();
    let opens_with = |front: &[u8], word: &str| {
        front.get(..word.len()).is_some_and(|f| f.eq_ignore_ascii_case(word.as_bytes()))
    };
    // Most classes have none: their bytes are tried for the first letters of the words first.
    let is_part = |at: usize| {
        matches!(bytes[at] | 0x20, b'a' | b'b' | b'u' | b'p')
            && page_words().author_part.iter().any(|word| opens_with(&bytes[at..], word))
    };
    (0..bytes.len()).any(is_part)
}

/// Whether an address is that of a page about an author: one of its last two folders says so.
pub fn is_profile(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let mut folders = path.trim_end_matches('/').rsplit('/').skip(1).take(2);
    folders.any(|folder| page_words().author_folder.contains(&folder))
}

/// Whether a class or an id is that of a block of comments.
pub fn is_comments(value: &str) -> bool {
    is_any(value, &page_words().comments)
}

/// What a class says of the time that an element holds, and whether it says that there is one.
pub fn time_witness(class: &str) -> (DateWitness, bool) {
    let words = page_words();
    let (mut is_modified, mut is_published, mut is_time) = (false, false, false);
    for word in class.split(|c: char| !c.is_ascii_alphanumeric()) {
        if word.len() < MIN_TIME_WORD_BYTES {
            continue;
        }
        is_modified |= is_any(word, &words.time_modified);
        is_published |= is_any(word, &words.time_published);
        is_time |= is_any(word, &words.time);
    }
    match (is_modified, is_published) {
        (true, _) => (DateWitness::Modified, true),
        (_, true) => (DateWitness::Item, true),
        _ => (DateWitness::Time, is_time),
    }
}

/// Whether one of the names in an attribute's value is on a list.
fn is_any(value: &str, names: &[&str]) -> bool {
    value.split_ascii_whitespace().any(|one| names.iter().any(|name| one.eq_ignore_ascii_case(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_authors() {
        for (class, alone, part) in [
            ("Author-Name wide", true, true),
            ("article__byline-box", false, true),
            ("authority", false, true),
            ("story", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_author_class(class), has_author_part(class)), (alone, part), "{class}");
        }
    }

    #[test]
    fn addresses_of_profiles() {
        for (address, want) in [
            ("https://post.example/author/ida-lind/", true),
            ("/autoren/lind/ida?page=2", true),
            ("https://post.example/2024/05/bridge", false),
            ("author", false),
        ] {
            assert_eq!(is_profile(address), want, "{address}");
        }
    }

    #[test]
    fn classes_of_times() {
        for (class, want) in [
            ("entry-date updated", (DateWitness::Modified, true)),
            ("post published", (DateWitness::Item, true)),
            ("timestamp", (DateWitness::Time, true)),
            ("update", (DateWitness::Time, false)),
        ] {
            assert_eq!(time_witness(class), want, "{class}");
        }
        assert!(is_comments("wide comment-list") && !is_comments("commented"));
    }
}
