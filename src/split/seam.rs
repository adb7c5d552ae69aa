//! The learned word on where another article opens, and what of the lines over its text is
//! its head. The weights are boosted trees over the cues of `opening`, written by
//! `cargo xtask train cuts`.

use super::head::{Head, head_at};
use super::line::Line;
use super::opening::{Ground, IS_CARD, Opening, SURE_CARD, is_rule};
use crate::label::model::Model;
use crate::label::phrases::Class;
use crate::meta::names::byline;
use std::sync::OnceLock;

/// Logit above which a candidate opens another article.
const BAR: f32 = 0.3;
/// The same where a date line makes the short lines a card, and where the card needs no other
/// cue: the title stands twice, say, or an outlet and a relative time are with it.
const CARD: f32 = -0.7;
const SURE: f32 = -2.0;
/// Words of a line that may stand between a title and its text.
const CREDIT: u32 = 9;
/// Lines over a title that may be its own.
const OVER: usize = 2;

/// The likeliest opening whose text begins at line `text`, if it is likely enough.
pub(crate) fn opening(ground: &Ground<'_, '_>, from: usize, text: usize) -> Option<Opening> {
    let mut best: Option<(f32, Opening)> = None;
    for (opening, row) in ground.candidates(from, text) {
        let logit = weights().map_or(f32::MIN, |m| m.logit(&row));
        let bar = match () {
            () if row[SURE_CARD] > 0.0 => SURE,
            () if row[IS_CARD] > 0.0 => CARD,
            () => BAR,
        };
        if logit > bar && best.as_ref().is_none_or(|(top, _)| logit > *top) {
            best = Some((logit, opening));
        }
    }
    best.map(|(_, opening)| opening)
}

fn weights() -> Option<&'static Model> {
    static MODEL: OnceLock<Option<Model>> = OnceLock::new();
    MODEL.get_or_init(|| Model::read(include_bytes!("data/openings.trees"))).as_ref()
}

/// The head of an opening: the card round a date when there is one, else the title and the
/// credits beside it.
pub(crate) fn head(lines: &[Line<'_>], opening: &Opening) -> Head {
    let Opening { block, title, text } = *opening;
    let Some(title) = title else {
        let rules = (block..text).rev().take_while(|l| is_rule(&lines[*l])).count();
        return Head { lines: text - rules..text, ..Head::default() };
    };
    let twin = |l: &usize| *l == title || !lines[*l].key.is_empty() && lines[*l].key == lines[title].key;
    let titles: Vec<usize> = (block..text).filter(twin).collect();
    let (first, last) = (titles[0], titles[titles.len() - 1]);
    let carded = (block..text)
        .filter(|d| lines[*d].date.is_some())
        .find_map(|d| head_at(lines, d, block).filter(|h| h.titles.iter().any(twin)));
    let mut head = carded.unwrap_or_else(|| Head { lines: first..last + 1, ..Head::default() });
    head.lines = head.lines.start.min(first)..head.lines.end.max(last + 1);
    head.titles = titles;
    head.sources.retain(|s| byline(lines[*s].text, false).is_none());
    // A tag, a date or an author right over the title, and the credits between it and the text.
    let over = (block..head.lines.start).rev().take(OVER);
    head.lines.start -= over.take_while(|l| is_credit(&lines[*l]) && lines[*l + 1].gap <= 1).count();
    let end = head.lines.end.min(text);
    if lines[end..text].iter().all(is_credit) {
        head.lines.end = text;
    }
    head.dates =
        head.lines.clone().filter(|l| lines[*l].date.is_some() && !head.titles.contains(l)).collect();
    head
}

/// A line that may stand beside a title: a date, a name, an outlet, a tag, a rule.
fn is_credit(line: &Line<'_>) -> bool {
    let known = line.furniture().is_some_and(|c| c != Class::Navigation);
    let said = line.date.is_some() && line.words <= 14 || byline(line.text, false).is_some();
    line.words <= CREDIT && !known && (said || !line.ends && !line.bullet)
}
