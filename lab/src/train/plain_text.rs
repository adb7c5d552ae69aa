//! Two simple forms of a text, to compare texts that differ in case, spacing or punctuation.

/// Lower case, white space as single spaces.
pub fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The words alone, in lower case, separated by single spaces.
pub fn words_only(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_text() {
        for (text, spaced, words) in [
            ("  The Old\n\tBridge ", "the old bridge", "the old bridge"),
            ("Müller-Lüd, A.", "müller-lüd, a.", "müller lüd a"),
            ("—", "—", ""),
            ("", "", ""),
        ] {
            assert_eq!(
                (single_spaced(text).as_str(), words_only(text).as_str()),
                (spaced, words),
                "{text:?}"
            );
        }
    }
}
