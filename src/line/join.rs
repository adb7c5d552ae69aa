//! Finds blocks that continue the block before them: a sentence cut at inline links ("The answer /
//! came last weekend."), a hard-wrapped paragraph.
//!
//! In: a document and its blocks. Out: one flag a block. Plain text only: in HTML the markup says
//! where a block ends. Changes no text and knows no labels.

use crate::lexicon::phrases::{PhraseClass, find};
use crate::line::line::is_bullet;
#[cfg(any(test, feature = "training"))]
use crate::line::page_marks::page_marks;
use crate::line::verse::is_verse;
use crate::parse::byline::byline;
use crate::parse::date::line::date_line;
use crate::text::chars::{ends_sentence, is_word};
use crate::text::words::has_words;
use crate::types::block::Block;
use crate::types::document::{Document, Format};

/// Thresholds, in words unless they say otherwise.
mod tuning {
    use std::ops::RangeInclusive;

    /// Words of a line that ends as a sentence and so makes a chain of lines prose.
    pub const MIN_SENTENCE_WORDS: u32 = 3;
    /// Words of a line that makes a chain of lines prose without a sentence end.
    pub const MIN_PROSE_WORDS: u32 = 12;
    /// Words of a line that continues one which ends in a comma.
    pub const MIN_WORDS_AFTER_COMMA: u32 = 8;
    /// Words of the part of a sentence that stands before a link text.
    pub const MIN_WORDS_BEFORE_LINK: u32 = 4;
    /// A link text inside a sentence has fewer words.
    pub const LONG_LINK_WORDS: u32 = 9;
    /// Words of the part of a sentence that stands behind a link text.
    pub const MIN_WORDS_AFTER_LINK: u32 = 3;
    /// Lines of a hard-wrapped paragraph.
    pub const MIN_WRAPPED_LINES: usize = 3;
    /// Lines of a title with its credits, which may be as long as one another by chance.
    pub const MAX_HEAD_LINES: usize = 5;
    /// Characters by which a wrapped line may be shorter than the longest.
    pub const MAX_WRAP_SLACK: usize = 16;
    /// Characters of the longest line of a hard-wrapped paragraph.
    pub const WRAP_WIDTH: RangeInclusive<usize> = 45..=110;
}
use tuning::*;

/// For each block, whether it continues the block before it.
#[cfg(any(test, feature = "training"))]
pub fn joined_blocks(document: &Document, blocks: &[Block]) -> Vec<bool> {
    joined_between(document, blocks, &page_marks(document, blocks))
}

/// The same where the blocks that are marks of printed pages are known; nothing is joined with them.
pub fn joined_between(document: &Document, blocks: &[Block], page_marks: &[bool]) -> Vec<bool> {
    let mut joined = vec![false; blocks.len()];
    if document.format == Format::Html {
        return joined;
    }
    let mut texts: Vec<&str> = blocks.iter().map(|b| b.text(&document.text)).collect();
    if document.format == Format::Text && is_verse(&with_blanks(document, blocks, &texts)) {
        return joined;
    }
    for (text, _) in texts.iter_mut().zip(page_marks).filter(|(_, mark)| **mark) {
        *text = "";
    }
    let mut from = 0;
    while from < blocks.len() {
        if texts[from].is_empty() || blocks[from].markup.is_some() {
            from += 1;
            continue;
        }
        let mut to = from + 1;
        while to < blocks.len()
            && !texts[to].is_empty()
            && blocks[to].markup.is_none()
            && blocks[to - 1].span.of(&document.text).matches('\n').count() <= 1
        {
            to += 1;
        }
        join_adjacent(&texts[from..to], &mut joined[from..to]);
        from = to;
    }
    joined
}

/// The texts with an empty one for each blank line, which belongs to the block before it.
fn with_blanks<'t>(document: &Document, blocks: &[Block], texts: &[&'t str]) -> Vec<&'t str> {
    let mut all = Vec::with_capacity(texts.len());
    for (block, text) in blocks.iter().zip(texts) {
        all.push(*text);
        let raw = block.span.of(&document.text);
        if !text.is_empty() && raw[raw.trim_end().len()..].matches('\n').count() > 1 {
            all.push("");
        }
    }
    all
}

/// Joins lines that have no blank line between them.
fn join_adjacent(texts: &[&str], joined: &mut [bool]) {
    if is_hard_wrapped(texts) {
        joined[1..].fill(true);
        return;
    }
    let mut from = 0;
    while from < texts.len() {
        let mut to = from + 1;
        while to < texts.len() && continues(texts, to) {
            to += 1;
        }
        // A chain without a sentence end and without a long line is a menu, not a sentence.
        let least = |t: &str| if ends_sentence(t) { MIN_SENTENCE_WORDS } else { MIN_PROSE_WORDS };
        if texts[from..to].iter().any(|t| has_words(t, least(t))) {
            joined[from + 1..to].fill(true);
        }
        from = to;
    }
}

/// Whether line `at` continues the line before it.
fn continues(texts: &[&str], at: usize) -> bool {
    let (before, line) = (texts[at - 1], texts[at]);
    if ends_sentence(before) || before.ends_with([':', '：']) && !starts_lowercase(line) {
        return opens_with_punctuation(line) && !ends_sentence(before);
    }
    if is_bullet(line) || is_bullet(before) || is_furniture(before) || is_furniture(line) {
        return false;
    }
    if opens_with_punctuation(line) || starts_lowercase(line) {
        return true;
    }
    // "At almost the same time, / Ministers warned ..."
    if before.ends_with([',', '，', '、']) {
        return has_words(line, MIN_WORDS_AFTER_COMMA)
            || texts.get(at + 1).is_some_and(|next| starts_lowercase(next) || opens_with_punctuation(next));
    }
    // "After rating 148 movers in / Oldtown Movers / came out ahead": the link text between two
    // parts of a sentence. The second part must start lowercase, else this is a list.
    has_words(before, MIN_WORDS_BEFORE_LINK)
        && !has_words(line, LONG_LINK_WORDS)
        && texts.get(at + 1).is_some_and(|next| {
            (starts_lowercase(next) && has_words(next, MIN_WORDS_AFTER_LINK)) || opens_with_punctuation(next)
        })
}

/// Whether the whole line is a furniture phrase. A bare "by" is none: it is the first half of a
/// byline.
fn is_furniture(line: &str) -> bool {
    find(line).is_some_and(|hit| hit.whole && hit.class != PhraseClass::Byline)
}

fn starts_lowercase(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether the line opens with a mark that only continues a sentence: ". But", ", and".
fn opens_with_punctuation(text: &str) -> bool {
    let mut chars = text.chars();
    let opens = chars
        .next()
        .is_some_and(|c| matches!(c, ',' | '.' | ';' | ')' | '?' | '!' | '，' | '。' | '、' | '’'));
    opens && !text.starts_with("..") && chars.next().is_none_or(|c| !is_word(c) || text.starts_with('’'))
}

/// Whether the lines are one hard-wrapped paragraph: all but the last are nearly as long as the
/// longest, which is no longer than a terminal is wide.
fn is_hard_wrapped(texts: &[&str]) -> bool {
    if texts.len() < MIN_WRAPPED_LINES || texts.iter().any(|t| is_bullet(t)) {
        return false;
    }
    let lengths: Vec<usize> = texts.iter().map(|t| t.chars().count()).collect();
    let longest = lengths.iter().copied().max().unwrap_or(0);
    let full = lengths[..lengths.len() - 1].iter().filter(|l| **l + MAX_WRAP_SLACK >= longest).count();
    let broken = texts[..texts.len() - 1].iter().filter(|t| !ends_sentence(t)).count();
    let is_credit = |t: &str| byline(t, false).is_some() || date_line(t).is_some_and(|d| d.rest.is_empty());
    if texts.len() <= MAX_HEAD_LINES && texts.iter().skip(1).any(|t| is_credit(t)) {
        return false;
    }
    WRAP_WIDTH.contains(&longest) && full == lengths.len() - 1 && broken * 2 >= texts.len() - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(texts: &[&str]) -> Vec<bool> {
        let mut joined = vec![false; texts.len()];
        join_adjacent(texts, &mut joined);
        joined
    }

    #[test]
    fn only_parts_of_one_sentence_are_joined() {
        let cases: &[(&[&str], &[bool])] = &[
            // A sentence broken at a link.
            (&["The answer", "came on Monday. It was no."], &[false, true]),
            (
                &["After rating many movers in town,", "Oldtown Movers", "came out ahead of all the others."],
                &[false, true, true],
            ),
            (&["It has many uses", ". But the choice is large."], &[false, true]),
            // A title, and a menu.
            (&["Council keeps the bridge", "The council voted on Monday to keep it."], &[false, false]),
            (&["about us", "contact", "imprint"], &[false, false, false]),
        ];
        for (texts, expected) in cases {
            assert_eq!(joined(texts), *expected, "{texts:?}");
        }
    }

    #[test]
    fn hard_wraps_are_joined() {
        let text = [
            "The council voted on Monday to keep the old bridge open for",
            "walkers and riders, but to close it to lorries from June on.",
            "It was the third vote of the year on the same question, and",
            "the last.",
        ];
        assert_eq!(joined(&text), [false, true, true, true]);
        let head = [
            "Council keeps the old bridge open for walkers",
            "By Ada Mole and Ben Oak, Council Reporters",
            "3 May 2021",
        ];
        assert_eq!(joined(&head), [false; 3]);
    }
}
