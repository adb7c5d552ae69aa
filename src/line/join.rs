//! Blocks that are one line broken: sentences cut at inline links ("The answer / came last
//! weekend.") and hard-wrapped paragraphs. Plain text only: markup says where a block ends.

use crate::lexicon::phrases::{Class, find};
use crate::line::line::is_bullet;
use crate::text::chars::{ends_sentence, is_word};
use crate::text::words::has_words;
use crate::types::block::Block;
use crate::types::document::{Document, Format};

/// For each block, whether it continues the block before it.
pub(crate) fn joins(document: &Document, blocks: &[Block]) -> Vec<bool> {
    let mut joined = vec![false; blocks.len()];
    if document.format == Format::Html {
        return joined;
    }
    let texts: Vec<&str> = blocks.iter().map(|b| b.text(&document.text)).collect();
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
        run(&texts[from..to], &mut joined[from..to]);
        from = to;
    }
    joined
}

/// Joins inside a run of lines with no blank line between them.
fn run(texts: &[&str], joined: &mut [bool]) {
    if wrapped(texts) {
        joined[1..].fill(true);
        return;
    }
    let mut from = 0;
    while from < texts.len() {
        let mut to = from + 1;
        while to < texts.len() && continues(texts, to) {
            to += 1;
        }
        // A chain without a sentence end or a prose-long line is a menu, not a sentence.
        let prose = texts[from..to].iter().any(|t| has_words(t, if ends_sentence(t) { 3 } else { 12 }));
        if prose {
            joined[from + 1..to].fill(true);
        }
        from = to;
    }
}

/// Whether line `at` continues the line before it.
fn continues(texts: &[&str], at: usize) -> bool {
    let (before, line) = (texts[at - 1], texts[at]);
    if ends_sentence(before) || before.ends_with([':', '：']) && !opens_low(line) {
        return opens_with_punctuation(line) && !ends_sentence(before);
    }
    if is_bullet(line) || is_bullet(before) || known(before) || known(line) {
        return false;
    }
    if opens_with_punctuation(line) || opens_low(line) {
        return true;
    }
    // "At almost the same time, / Ministers warned ..."
    if before.ends_with([',', '，', '、']) {
        return has_words(line, 8)
            || texts.get(at + 1).is_some_and(|next| opens_low(next) || opens_with_punctuation(next));
    }
    // "After rating 148 movers in / Oldtown Movers / came out ahead": the link text between two
    // parts of a sentence. The part behind must open low, else this is a list.
    has_words(before, 4)
        && !has_words(line, 9)
        && texts
            .get(at + 1)
            .is_some_and(|next| (opens_low(next) && has_words(next, 3)) || opens_with_punctuation(next))
}

/// A piece of furniture; a bare "by" is the first half of a credit.
fn known(line: &str) -> bool {
    find(line).is_some_and(|hit| hit.whole && hit.class != Class::Byline)
}

fn opens_low(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Opens with a mark that only continues a sentence: ". But", ", and".
fn opens_with_punctuation(text: &str) -> bool {
    let mut chars = text.chars();
    let opens = chars
        .next()
        .is_some_and(|c| matches!(c, ',' | '.' | ';' | ')' | '?' | '!' | '，' | '。' | '、' | '’'));
    opens && !text.starts_with("..") && chars.next().is_none_or(|c| !is_word(c) || text.starts_with('’'))
}

/// A hard-wrapped paragraph: three lines or more, all but the last nearly as long as the
/// longest, none longer than a terminal is wide.
fn wrapped(texts: &[&str]) -> bool {
    if texts.len() < 3 || texts.iter().any(|t| is_bullet(t)) {
        return false;
    }
    let lengths: Vec<usize> = texts.iter().map(|t| t.chars().count()).collect();
    let longest = lengths.iter().copied().max().unwrap_or(0);
    let full = lengths[..lengths.len() - 1].iter().filter(|l| **l + 16 >= longest).count();
    let broken = texts[..texts.len() - 1].iter().filter(|t| !ends_sentence(t)).count();
    (45..=110).contains(&longest) && full == lengths.len() - 1 && broken * 2 >= texts.len() - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(texts: &[&str]) -> Vec<bool> {
        let mut joined = vec![false; texts.len()];
        run(texts, &mut joined);
        joined
    }

    #[test]
    fn a_sentence_broken_at_a_link_is_joined() {
        assert_eq!(joined(&["The answer", "came on Monday. It was no."]), [false, true]);
        let three =
            ["After rating many movers in town,", "Oldtown Movers", "came out ahead of all the others."];
        assert_eq!(joined(&three), [false, true, true]);
        assert_eq!(joined(&["It has many uses", ". But the choice is large."]), [false, true]);
    }

    #[test]
    fn a_title_and_a_menu_are_not_joined() {
        assert_eq!(
            joined(&["Council keeps the bridge", "The council voted on Monday to keep it."]),
            [false, false]
        );
        assert_eq!(joined(&["about us", "contact", "imprint"]), [false, false, false]);
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
    }
}
