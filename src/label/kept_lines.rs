//! Which lines of the page's own article are its text.
//!
//! In: the lines of the article and their logits. Out: for each line whether it is kept and how sure
//! that is. Titles and credits over the text are found elsewhere and not kept here.

use crate::label::decode;
use crate::label::line_verdicts::is_credit;
use crate::line::line::Line;
use crate::types::block::{Markup, Tag};
use std::ops::Range;

/// Words of a sentence in an article that is clean already.
const MIN_SENTENCE_WORDS: u32 = 3;
/// Share of the words that stand in sentences in such an article: 17 of 20.
const MIN_CLEAN_SHARE: (u32, u32) = (17, 20);
/// Share of the characters of a line in links above which it is a menu.
const MAX_LINK_DENSITY: f32 = 0.6;
/// Most words of a line of a menu.
const MAX_MENU_WORDS: u32 = 8;
/// Lines of a menu that stands within the text.
const MIN_MENU_LINES: usize = 3;
/// Confidence in a line that is kept though the net would set it aside.
const CONFIDENCE_CLEAN: f32 = 0.6;
/// Confidence in a line at logit 0, and what a lean of 1 adds.
const CONFIDENCE_MIN: f32 = 0.5;
const CONFIDENCE_RANGE: f32 = 0.45;

/// The lines of the page's own article that are its text.
pub struct KeptLines {
    /// For each line, whether it is kept and how sure that is, 0 to 1.
    pub kept: Vec<(bool, f32)>,
    /// From the first kept line to behind the last. Starts behind all lines when none is kept.
    pub range: Range<usize>,
    /// The lines were an article and little else before any was set aside.
    pub clean: bool,
}

impl KeptLines {
    /// The kept ones of the `own` lines of the article; `logits` are those of all lines, and
    /// `held` says which of all are text by a rule.
    pub fn of(lines: &[Line<'_>], own: &[usize], logits: &[f32], held: &[bool]) -> Self {
        let mut kept = keep_by_logit(own, logits);
        let clean = is_clean(lines, own);
        if clean || kept.iter().all(|(keep, _)| !keep) {
            let beside = beside(lines, own);
            for (((keep, sure), l), beside) in kept.iter_mut().zip(own).zip(beside) {
                if !*keep && lines[*l].furniture().is_none() && !beside {
                    (*keep, *sure) = (true, CONFIDENCE_CLEAN);
                }
            }
        }
        let last = kept.iter().rposition(|(keep, _)| *keep).unwrap_or(0);
        // A title and credits over the text are no part of it.
        for at in 0..last {
            let line = &lines[own[at]];
            let is_held = held.get(own[at]) == Some(&true);
            if is_held || kept[at].0 && !line.may_be_title() && !is_credit(line) {
                break;
            }
            kept[at].0 = false;
        }
        let from = kept.iter().position(|(keep, _)| *keep).unwrap_or(own.len());
        KeptLines { kept, range: from..last + 1, clean }
    }
}

/// Whether the lines are an article without furniture: its title aside, [`MIN_CLEAN_SHARE`] of the
/// words stand in sentences, and no line is a furniture phrase or a date.
fn is_clean(lines: &[Line<'_>], own: &[usize]) -> bool {
    let title = own.first().is_some_and(|l| lines[*l].may_be_title());
    let own = || own.iter().map(|l| &lines[*l]);
    let sentence = |line: &&Line<'_>| {
        line.is_prose() || line.ends && line.words >= MIN_SENTENCE_WORDS && line.hit.is_none()
    };
    let words: u32 = own().skip(usize::from(title)).map(|line| line.words).sum();
    let prose: u32 = own().skip(usize::from(title)).filter(sentence).map(|line| line.words).sum();
    let furniture = own().any(|line| line.furniture().is_some() || line.is_date());
    !furniture && prose * MIN_CLEAN_SHARE.1 >= words * MIN_CLEAN_SHARE.0
}

/// For each line of the article, whether it is no text by its markup: lines in parts beside the content, and menus
/// over the first sentence, under the last or in a run of [`MIN_MENU_LINES`]. One link alone within the text is a
/// heading or an item of it. In an article without sentences no line is.
fn beside(lines: &[Line<'_>], own: &[usize]) -> Vec<bool> {
    let is_prose = |l: &usize| lines[*l].is_prose();
    let (Some(first), Some(last)) = (own.iter().position(is_prose), own.iter().rposition(is_prose)) else {
        return vec![false; own.len()];
    };
    let menu: Vec<bool> = own.iter().map(|l| is_menu(&lines[*l])).collect();
    let mut beside = vec![false; own.len()];
    let mut at = 0;
    for run in menu.chunk_by(|a, b| a == b) {
        let range = at..at + run.len();
        at = range.end;
        if run[0] && (run.len() >= MIN_MENU_LINES || range.end <= first || range.start > last) {
            beside[range].fill(true);
        }
    }
    for (beside, l) in beside.iter_mut().zip(own) {
        *beside |= !is_prose(l) && lines[*l].markup.is_some_and(|m| m.in_furniture);
    }
    beside
}

/// Whether a line is of a menu: a button, or a few words that are a link. A line that shows an address is a reference.
fn is_menu(line: &Line<'_>) -> bool {
    let is_link = |m: &Markup| {
        m.link_density > MAX_LINK_DENSITY && line.words <= MAX_MENU_WORDS && !line.text.contains("://")
    };
    !line.is_prose() && !line.ends && line.markup.is_some_and(|m| m.tag == Tag::Control || is_link(m))
}

/// For each line of the article, whether its logit keeps it and how sure that is.
fn keep_by_logit(own: &[usize], logits: &[f32]) -> Vec<(bool, f32)> {
    let with_confidence = |line: &usize| {
        let logit = logits[*line];
        let (keep, lean) = (decode::is_text(logit), decode::lean(logit));
        (keep, CONFIDENCE_MIN + CONFIDENCE_RANGE * if keep { lean.max(0.0) } else { (-lean).max(0.0) })
    };
    own.iter().map(with_confidence).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The council voted on Monday to keep the old bridge open for another year.";

    /// Which lines are kept, and whether the article was clean.
    fn kept(texts: &[&str], logits: &[f32]) -> (Vec<bool>, bool) {
        let lines: Vec<Line<'_>> = texts.iter().map(|text| Line::of_text(text, 0, None)).collect();
        let own: Vec<usize> = (0..lines.len()).collect();
        let found = KeptLines::of(&lines, &own, logits, &[]);
        (found.kept.iter().map(|(keep, _)| *keep).collect(), found.clean)
    }

    #[test]
    fn kept_lines() {
        type Case<'a> = (&'a [&'a str], &'a [f32], &'a [bool], bool);
        let cases: [Case<'_>; 4] = [
            // A clean article loses nothing but its title.
            (&["Bridge stays open", TEXT, TEXT], &[-3.0, 2.0, -3.0], &[false, true, true], true),
            // Credits over the text are not part of it.
            (&["3 May 2021", TEXT, TEXT], &[3.0, 3.0, 3.0], &[false, true, true], false),
            // A line needs a logit above the threshold.
            (&[TEXT, "Share this article", TEXT], &[3.0, -0.2, 3.0], &[true, false, true], false),
            // When nothing would be left, all but furniture is kept.
            (&[TEXT, "Share this article", TEXT], &[-9.0, -9.0, -9.0], &[true, false, true], false),
        ];
        for (texts, logits, expected, clean) in cases {
            assert_eq!(kept(texts, logits), (expected.to_vec(), clean), "{texts:?}");
        }
    }

    #[test]
    fn menus_of_a_clean_page_are_not_kept() {
        let markup = |link_density, in_furniture| Markup {
            tag: Tag::Item,
            link_density,
            depth: 5,
            in_article: false,
            in_furniture,
            container: 0,
            words: [].into(),
        };
        let (menu, footer, plain) = (markup(1.0, false), markup(0.0, true), markup(0.0, false));
        let rows = [
            ("Reviews of plays", &menu, false),
            (TEXT, &plain, true),
            ("two eggs and a spoon of flour", &plain, true),
            (TEXT, &menu, true),
            (TEXT, &plain, true),
            ("The first harbour", &menu, true),
            (TEXT, &plain, true),
            ("The papers of the port https://port.example/papers", &menu, true),
            ("The papers of the mill https://mill.example/papers", &menu, true),
            ("The papers of the ferry https://ferry.example/papers", &menu, true),
            (TEXT, &plain, true),
            ("Plays", &menu, false),
            ("Films", &menu, false),
            ("Books", &menu, false),
            (TEXT, &plain, true),
            (TEXT, &plain, true),
            (TEXT, &plain, true),
            (TEXT, &plain, true),
            (TEXT, &plain, true),
            (TEXT, &plain, true),
            (TEXT, &plain, true),
            (TEXT, &plain, true),
            (TEXT, &plain, true),
            (TEXT, &plain, true),
            (TEXT, &plain, true),
            (TEXT, &plain, true),
            (TEXT, &plain, true),
            (TEXT, &plain, true),
            ("Write to us", &menu, false),
            ("Slow Essays, Kelport", &footer, false),
        ];
        let lines: Vec<Line<'_>> = rows.iter().map(|(text, m, _)| Line::of_text(text, 0, Some(m))).collect();
        let own: Vec<usize> = (0..lines.len()).collect();
        let logits: Vec<f32> = rows.iter().map(|row| if row.0 == TEXT { 3.0 } else { -1.0 }).collect();
        let found = KeptLines::of(&lines, &own, &logits, &[]);
        let expected: Vec<bool> = rows.iter().map(|(.., keep)| *keep).collect();
        assert_eq!(found.kept.iter().map(|(keep, _)| *keep).collect::<Vec<_>>(), expected);
    }
}
