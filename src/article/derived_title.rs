//! A title for an article that has none.
//!
//! In: its first paragraph. Out: the first sentence, without the dateline, cut at a word when it is long.

use crate::parse::dateline::dateline;
use crate::text::chars::{is_stop, key};

/// Characters of a title that is made from a first sentence.
const MAX_CHARS: usize = 100;
/// Characters before a full stop that ends the sentence; one before may stand in an abbreviation.
const MIN_SENTENCE_CHARS: usize = 20;

/// A title from the first sentence of a text; `None` for a text without words.
pub fn derived_title(text: &str) -> Option<String> {
    let text = match dateline(text) {
        Some((_, _, prose)) => &text[prose..],
        None => text,
    };
    let mut end = text.len();
    let mut last_space = None;
    for (n, (at, c)) in text.char_indices().enumerate() {
        if n >= MAX_CHARS {
            end = last_space.unwrap_or(at);
            return Some(format!("{}…", text[..end].trim_end_matches([',', ';', ':', ' '])));
        }
        let behind = text[at + c.len_utf8()..].chars().next();
        if is_stop(c) && n >= MIN_SENTENCE_CHARS && behind.is_none_or(char::is_whitespace)
            || is_stop(c) && !c.is_ascii()
        {
            end = at;
            break;
        }
        if c.is_whitespace() {
            last_space = Some(at);
        }
    }
    let title = text[..end].trim_end_matches('.');
    (!key(title).is_empty()).then(|| title.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_is_the_title() {
        let long = "The council of the old harbour town voted on Monday to keep the bridge over the river open for \
            another year.";
        for (text, expected) in [
            ("The council keeps the bridge. Repairs follow.", Some("The council keeps the bridge")),
            (
                "Mr. Mole of the council keeps the bridge. Repairs follow.",
                Some("Mr. Mole of the council keeps the bridge"),
            ),
            ("橋は残る。修理は五月に始まる。", Some("橋は残る")),
            (
                long,
                Some(
                    "The council of the old harbour town voted on Monday to keep the bridge over the river open for…",
                ),
            ),
            ("...", None),
        ] {
            assert_eq!(derived_title(text).as_deref(), expected, "{text}");
        }
    }
}
