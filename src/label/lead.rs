//! Verdicts on the lines of the page's own article: its title, its credits, its text, and furniture.
//!
//! In: the lines of the article, their logits, what the page declares. Out: verdicts.

use crate::label::explain::{Surroundings, explain};
use crate::label::front_spans::front_spans;
use crate::label::inner_spans::InnerSpan;
use crate::label::kept_lines::KeptLines;
use crate::label::line_verdicts::{dated, furniture, is_credit, kept_text};
use crate::label::title::title;
use crate::label::verdict::Verdict;
use crate::lexicon::names::{agency, glued_agency, is_outlet, sourced};
use crate::line::line::Line;
use crate::types::block::Tag;
use crate::types::document::Declared;
use crate::types::label::{Cue, Label};
use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

/// Parts of text beside the dates in a line of credits.
const MAX_DATE_PARTS: usize = 2;
/// Words of a title that stands over credits alone.
const MIN_TITLE_WORDS: u32 = 4;
/// Words of a byline.
const MAX_BYLINE_WORDS: u32 = 12;
/// Words of an outlet's name beside another credit.
const MAX_SOURCE_WORDS: u32 = 6;
/// Words of a line under the title that sums the article up.
const STANDFIRST_WORDS: RangeInclusive<u32> = 6..=60;
/// Confidences of verdicts, 0 to 1.
const CONFIDENCE_TITLE: f32 = 0.9;
const CONFIDENCE_BYLINE: f32 = 0.9;
const CONFIDENCE_CAPTION: f32 = 0.9;
const CONFIDENCE_SOURCE: f32 = 0.8;
const CONFIDENCE_STANDFIRST: f32 = 0.6;

/// Sets the verdicts on the page's own article. `own` are the numbers of its lines, `outlets` the keys
/// of outlets named on the page, `logits` those of all lines; `held` says
/// which of them are text by a rule.
pub fn lead(
    lines: &[Line<'_>],
    own: &[usize],
    outlets: &[String],
    logits: &[f32],
    held: &[bool],
    declared: &Declared,
    verdicts: &mut [Verdict],
) {
    let KeptLines { kept, range, clean } = KeptLines::of(lines, own, logits, held);
    let from = range.start;
    set_aside(lines, own, &kept, range, verdicts);
    if from == own.len() {
        return;
    }
    // In a clean article the only line over the text is its title.
    let only = (clean && from == 1 && lines[own[0]].may_be_title()).then_some(0);
    let title = title(lines, own, from, declared).or(only).or_else(|| title_over_credits(lines, own, from));
    for (l, (keep, confidence)) in own.iter().zip(&kept) {
        if *keep {
            verdicts[*l] = kept_text(&lines[*l], 0, *confidence);
        }
    }
    if let Some(first) = own.iter().find(|l| verdicts[**l].label.is_body()) {
        let spans = front_spans(lines[*first].text, title.map(|t| lines[own[t]].text));
        verdicts[*first].inner_spans.extend(spans);
    }
    let Some(title) = title else { return };
    let key = &lines[own[title]].key;
    for at in 0..from.max(title + 1) {
        if lines[own[at]].key == *key {
            verdicts[own[at]] = Verdict::new(Label::Title, Cue::Title, "", CONFIDENCE_TITLE).of_article(0);
        }
    }
    let signed = (title + 1..from).any(|at| is_byline(&lines[own[at]]));
    for at in title + 1..from {
        let beside = is_credit(&lines[own[at - 1]]) || own.get(at + 1).is_some_and(|l| is_credit(&lines[*l]));
        let head = Head { outlets, beside, signed };
        set_credit(&lines[own[at]], &head, &mut verdicts[own[at]]);
    }
}

/// The line over the credits that stand right over the text, when it has the form of a title.
fn title_over_credits(lines: &[Line<'_>], own: &[usize], from: usize) -> Option<usize> {
    let credits = (0..from).rev().take_while(|at| is_credit(&lines[own[*at]])).count();
    let at = from.checked_sub(credits + 1)?;
    let line = &lines[own[at]];
    // Where there is markup, the title has its own signs.
    (credits > 0 && line.markup.is_none() && line.may_be_title() && line.words >= MIN_TITLE_WORDS)
        .then_some(at)
}

/// Sets the verdicts on the lines of the article that are not kept; `range` is that of the kept ones.
fn set_aside(
    lines: &[Line<'_>],
    own: &[usize],
    kept: &[(bool, f32)],
    range: Range<usize>,
    verdicts: &mut [Verdict],
) {
    let mut same: BTreeMap<&str, usize> = BTreeMap::new();
    for l in own {
        *same.entry(lines[*l].key.as_str()).or_default() += 1;
    }
    for (at, l) in own.iter().enumerate().filter(|(at, _)| !kept[*at].0) {
        let line = &lines[*l];
        let is_furniture = |at: usize| own.get(at).is_some_and(|l| lines[*l].furniture().is_some());
        let around = Surroundings {
            before: at < range.start,
            behind: at >= range.end,
            same: if line.key.is_empty() { 1 } else { same.get(line.key.as_str()).copied().unwrap_or(1) },
            beside_furniture: is_furniture(at + 1) || at > 0 && is_furniture(at - 1),
        };
        verdicts[*l] = if line.hit.is_some() { furniture(line) } else { explain(line, &around, kept[at].1) };
    }
}

/// What is known of the lines between the title and the text.
struct Head<'h> {
    /// Keys of outlets named on the page.
    outlets: &'h [String],
    /// A line next to this one is a credit.
    beside: bool,
    /// One of the lines names the author.
    signed: bool,
}

/// Whether a line names the author and is short.
fn is_byline(line: &Line<'_>) -> bool {
    line.words <= MAX_BYLINE_WORDS && !line.ends && line.has_byline()
}

/// Changes the verdict on a line between the title and the text when it is a credit or a standfirst.
fn set_credit(line: &Line<'_>, head: &Head<'_>, verdict: &mut Verdict) {
    let Head { outlets, beside, signed } = *head;
    if verdict.label == Label::Title || line.furniture().is_some() {
        return;
    }
    if line.date.as_ref().is_some_and(|d| d.rest.len() <= MAX_DATE_PARTS) {
        *verdict = dated(line, 0, outlets, signed);
    } else if outlets.contains(&line.key)
        || agency(line.text).is_some()
        || sourced(line.text).is_some()
        || beside && line.words <= MAX_SOURCE_WORDS && is_outlet(line.text)
    {
        *verdict = Verdict::new(Label::Source, Cue::Card, "", CONFIDENCE_SOURCE).of_article(0);
    } else if line.has_byline() {
        *verdict = Verdict::new(Label::Byline, Cue::Phrase, "by", CONFIDENCE_BYLINE).of_article(0);
    } else if line.markup.is_some_and(|m| m.tag == Tag::Caption) {
        *verdict = Verdict::new(Label::Caption, Cue::Markup, "figure", CONFIDENCE_CAPTION);
    } else if STANDFIRST_WORDS.contains(&line.words) && line.gap == 0 && !line.bullet {
        *verdict = Verdict::new(Label::Standfirst, Cue::Position, "under the title", CONFIDENCE_STANDFIRST)
            .of_article(0);
        if let Some(end) = glued_agency(line.text) {
            let end = line.text[end..].find(|c: char| !c.is_whitespace()).map_or(end, |s| end + s);
            verdict.inner_spans.push(InnerSpan::new(0, end, Label::Source, Cue::Phrase, "news agency"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_between_title_and_text_are_credits() {
        for (text, beside, label) in [
            ("3 May 2021", false, Label::Date),
            ("Reuters", false, Label::Source),
            ("Harbour Post", true, Label::Source),
            ("Harbour Post", false, Label::Furniture),
            ("By Ada Mole", false, Label::Byline),
            ("The council keeps the old bridge for another year", false, Label::Standfirst),
            ("Share this article", true, Label::Furniture),
        ] {
            let mut verdict = Verdict::default();
            let head = Head { outlets: &[], beside, signed: false };
            set_credit(&Line::of_text(text, 0, None), &head, &mut verdict);
            assert_eq!(verdict.label, label, "{text}");
        }
    }
}
