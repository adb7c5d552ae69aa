//! Verdicts on the lines of one article: which are its title, its credits, its prose, and
//! which are furniture.

use crate::label::explain;
use crate::label::explain::Place;
use crate::label::inner_spans;
use crate::label::inner_spans::Cut;
use crate::label::kept_lines::Prose;
use crate::label::line_verdicts::{dated, furniture, is_credit, prose};
use crate::label::title::title;
use crate::label::verdict::Verdict;
use crate::lexicon::names::{agency, glued_agency, is_outlet, sourced};
use crate::line::line::Line;
use crate::types::block::Tag;
use crate::types::document::Declared;
use crate::types::label::{Cue, Label};
use crate::util::sorted;
use std::ops::Range;

/// Judges the page's own article.
pub(crate) fn lead(
    lines: &[Line<'_>],
    own: &[usize],
    outlets: &[String],
    logits: &[f32],
    declared: &Declared,
    verdicts: &mut [Verdict],
) {
    let Prose { kept, article, clean } = Prose::of(lines, own, logits);
    let from = article.start;
    set_aside(lines, own, &kept, article, verdicts);
    if from == own.len() {
        return;
    }
    // Over clean prose a line that may be a title is one.
    let lone = (clean && from == 1 && lines[own[0]].may_be_title()).then_some(0);
    let title = title(lines, own, from, declared).or(lone);
    for (l, (keep, sure)) in own.iter().zip(&kept) {
        if *keep {
            verdicts[*l] = prose(&lines[*l], 0, *sure);
        }
    }
    if let Some(first) = own.iter().find(|l| verdicts[**l].label.is_body()) {
        let cuts = inner_spans::front(lines[*first].text, title.map(|t| lines[own[t]].text));
        verdicts[*first].cuts.extend(cuts);
    }
    let Some(title) = title else { return };
    let key = &lines[own[title]].key;
    for at in 0..from.max(title + 1) {
        if lines[own[at]].key == *key {
            verdicts[own[at]] = Verdict::new(Label::Title, Cue::Title, "", 0.9).of(0);
        }
    }
    for at in title + 1..from {
        let beside = is_credit(&lines[own[at - 1]]) || own.get(at + 1).is_some_and(|l| is_credit(&lines[*l]));
        credit(&lines[own[at]], outlets, beside, &mut verdicts[own[at]]);
    }
}

/// The verdicts on the lines of an article that are not kept.
fn set_aside(
    lines: &[Line<'_>],
    own: &[usize],
    kept: &[(bool, f32)],
    article: Range<usize>,
    verdicts: &mut [Verdict],
) {
    let same = sorted::groups(own.iter().map(|l| (lines[*l].key.as_str(), *l)));
    for (at, l) in own.iter().enumerate().filter(|(at, _)| !kept[*at].0) {
        let line = &lines[*l];
        let is_furniture = |at: usize| own.get(at).is_some_and(|l| lines[*l].furniture().is_some());
        let place = Place {
            before: at < article.start,
            behind: at >= article.end,
            same: if line.key.is_empty() { 1 } else { same.get(line.key.as_str()).map_or(1, Vec::len) },
            beside_furniture: is_furniture(at + 1) || at > 0 && is_furniture(at - 1),
        };
        verdicts[*l] =
            if line.hit.is_some() { furniture(line) } else { explain::aside(line, &place, kept[at].1) };
    }
}

/// The verdict on a line between the title and the prose, beside another credit or not.
fn credit(line: &Line<'_>, outlets: &[String], beside: bool, verdict: &mut Verdict) {
    if verdict.label == Label::Title || line.furniture().is_some() {
        return;
    }
    if line.date.as_ref().is_some_and(|d| d.rest.len() <= 2) {
        *verdict = dated(line, 0, outlets);
    } else if outlets.contains(&line.key)
        || agency(line.text).is_some()
        || sourced(line.text).is_some()
        || beside && line.words <= 6 && is_outlet(line.text)
    {
        *verdict = Verdict::new(Label::Source, Cue::Card, "", 0.8).of(0);
    } else if line.is_signed() {
        *verdict = Verdict::new(Label::Byline, Cue::Phrase, "by", 0.9).of(0);
    } else if line.markup.is_some_and(|m| m.tag == Tag::Caption) {
        *verdict = Verdict::new(Label::Caption, Cue::Markup, "figure", 0.9);
    } else if (6..=60).contains(&line.words) && line.gap == 0 && !line.bullet {
        *verdict = Verdict::new(Label::Standfirst, Cue::Position, "under the title", 0.6).of(0);
        if let Some(end) = glued_agency(line.text) {
            let end = line.text[end..].find(|c: char| !c.is_whitespace()).map_or(end, |s| end + s);
            verdict.cuts.push(Cut::new(0, end, Label::Source, Cue::Phrase, "news agency"));
        }
    }
}
