//! What a line may be where another article begins: prose, a title, a rule.

use crate::line::line::Line;

/// A line of prose that is not a question or an exclamation which may be a title.
pub(crate) fn is_solid(line: &Line<'_>) -> bool {
    line.is_prose() && !(line.words <= 24 && line.text.ends_with(['?', '!', '？', '！', '؟']))
}

/// A line that may open a text: prose, or many words that are no title.
pub(crate) fn opens_text(line: &Line<'_>) -> bool {
    line.is_prose() || line.words >= LONG && !line.may_be_title()
}

pub(crate) fn may_be_title(line: &Line<'_>) -> bool {
    let stopped = line.ends && line.words < 12 && !line.is_prose() && line.words >= 3;
    let phrase = line.hit.as_ref().is_some_and(|h| !h.whole);
    line.may_be_title()
        || !line.bullet
            && line.furniture().is_none()
            && !line.is_date()
            && (stopped || phrase && line.words >= 4 && !line.ends)
}

/// A line of marks: "* * *", "-----".
pub(crate) fn is_rule(line: &Line<'_>) -> bool {
    line.words == 0 && line.text.chars().filter(|c| !c.is_whitespace()).count() >= 3
}

/// The number that a title opens with.
pub(crate) fn number(text: &str) -> Option<u32> {
    let text = text.trim_start_matches(['#', '№', '(', ' ']);
    let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..=3).contains(end))?;
    text[..end].parse().ok()
}

/// The number of a line that may be a title.
pub(crate) fn number_of(line: &Line<'_>) -> Option<u32> {
    (line.words <= 30 && line.text.starts_with(|c: char| c.is_ascii_digit() || c == '#' || c == '('))
        .then(|| number(line.text))
        .flatten()
}

/// A place near byte `most` where the text may be cut.
pub(crate) fn end_of(text: &str, most: usize) -> usize {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// Words that make a line one that may open a text though it ends in no stop.
pub(crate) const LONG: u32 = 12;
