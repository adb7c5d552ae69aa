//! What a line may be where another article opens: prose, a title, a rule, a numbered title.
//!
//! In: one line. Out: yes or no, or its number. Other lines play no part.

use crate::line::line::{Line, MAX_SHORT_WORDS};
use std::ops::{Range, RangeInclusive};

/// Words of a question or an exclamation that may be a title.
const MAX_QUESTION_WORDS: u32 = 24;
/// Words of a line that opens a text without a sentence end.
const MIN_TEXT_WORDS: u32 = 12;
/// Words of a title that ends as a sentence.
const STOPPED_TITLE_WORDS: Range<u32> = 3..12;
/// Words of a title that opens with a furniture phrase.
const MIN_PHRASE_TITLE_WORDS: u32 = 4;
/// Characters of a line of marks.
const MIN_RULE_CHARS: usize = 3;
/// Digits of the number that a title opens with.
const NUMBER_DIGITS: RangeInclusive<usize> = 1..=3;

/// Whether the line is prose and no question or exclamation that may be a title.
pub fn is_solid(line: &Line<'_>) -> bool {
    line.is_prose() && !(line.words <= MAX_QUESTION_WORDS && line.text.ends_with(['?', '!', '？', '！', '؟']))
}

/// Whether the line may open a text: prose, or [`MIN_TEXT_WORDS`] words that are no title.
pub fn opens_text(line: &Line<'_>) -> bool {
    line.is_prose() || line.words >= MIN_TEXT_WORDS && !line.may_be_title()
}

/// Whether the line may be the title of another article. Wider than [`Line::may_be_title`]: short
/// sentences, and lines that open with a furniture phrase.
pub fn may_be_title(line: &Line<'_>) -> bool {
    let stopped = line.ends && STOPPED_TITLE_WORDS.contains(&line.words) && !line.is_prose();
    let phrase = line.hit.as_ref().is_some_and(|h| !h.whole);
    line.may_be_title()
        || !line.bullet
            && line.furniture().is_none()
            && !line.is_date()
            && (stopped || phrase && line.words >= MIN_PHRASE_TITLE_WORDS && !line.ends)
}

/// Whether the line is a row of marks: "* * *", "-----".
pub fn is_rule(line: &Line<'_>) -> bool {
    line.words == 0 && line.text.chars().filter(|c| !c.is_whitespace()).count() >= MIN_RULE_CHARS
}

/// The number that a text opens with.
pub fn number(text: &str) -> Option<u32> {
    let text = text.trim_start_matches(['#', '№', '(', ' ']);
    let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| NUMBER_DIGITS.contains(end))?;
    text[..end].parse().ok()
}

/// The number that a line of a title's length opens with.
pub fn number_of(line: &Line<'_>) -> Option<u32> {
    (line.words <= MAX_SHORT_WORDS
        && line.text.starts_with(|c: char| c.is_ascii_digit() || c == '#' || c == '('))
    .then(|| number(line.text))
    .flatten()
}

/// The last character boundary of the text at or before byte `max`.
pub fn end_of(text: &str, max: usize) -> usize {
    let mut end = max.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_line_may_be() {
        // Text; may be a title, opens a text, is a rule, its number.
        let cases = [
            ("A new quay for ferries", true, false, false, None),
            ("The quay opens.", true, false, false, None),
            ("2. A new quay", true, false, false, Some(2)),
            ("#12: A new quay", true, false, false, Some(12)),
            ("2021 in pictures", true, false, false, None),
            ("* * *", false, false, true, None),
            ("The council voted on Monday to keep the bridge open.", false, true, false, None),
        ];
        for (text, title, opens, rule, number) in cases {
            let line = Line::of_text(text, 0, None);
            let found = (may_be_title(&line), opens_text(&line), is_rule(&line), number_of(&line));
            assert_eq!(found, (title, opens, rule, number), "{text}");
        }
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        for (text, max, end) in [("abc", 2, 2), ("abc", 9, 3), ("aé", 2, 1), ("橋", 2, 0)] {
            assert_eq!(end_of(text, max), end, "{text}");
        }
    }
}
