//! Verdicts on the lines of one article: which are its title, its credits, its prose, and
//! which are furniture.

use crate::label::decode;
use crate::label::explain;
use crate::label::explain::Place;
use crate::label::inner_spans;
use crate::label::inner_spans::Cut;
use crate::label::title::title;
use crate::lexicon::names::{agency, glued_agency, is_outlet, sourced};
use crate::lexicon::phrases::Class;
use crate::line::line::Line;
use crate::parse::byline::byline;
use crate::split::card::Head;
use crate::text::chars;
use crate::types::block::Tag;
use crate::types::document::Declared;
use crate::types::label::{Cue, Label, Reason};
use crate::util::sorted;
use std::ops::Range;

/// The verdict on a line.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    pub label: Label,
    pub reason: Reason,
    pub confidence: f32,
    pub article: Option<u32>,
    /// Runs inside the line that are something else.
    pub cuts: Vec<Cut>,
}

impl Default for Verdict {
    fn default() -> Self {
        Verdict::new(Label::Furniture, Cue::Neighbours, "", 0.5)
    }
}

impl Verdict {
    /// A verdict that is of no article yet.
    pub fn new(label: Label, cue: Cue, detail: &str, confidence: f32) -> Self {
        Verdict { label, reason: Reason::new(cue, detail), confidence, article: None, cuts: Vec::new() }
    }

    fn of(mut self, article: u32) -> Self {
        self.article = Some(article);
        self
    }
}

/// Judges another article glued to the page: its head is known, what follows is its prose up
/// to the furniture at its end.
pub(crate) fn attached(lines: &[Line<'_>], head: &Head, own: &[usize], n: u32, verdicts: &mut [Verdict]) {
    let title = head.titles.first().map(|t| lines[*t].text);
    for l in head.lines.clone() {
        let line = &lines[l];
        verdicts[l] = match () {
            () if line.words == 0 => Verdict::new(Label::Seam, Cue::Shape, "", 0.9),
            () if line.words <= 12 && line.is_signed() => {
                Verdict::new(Label::Byline, Cue::Card, "", 0.8).of(n)
            }
            () => Verdict::new(Label::Navigation, Cue::Card, "", 0.7),
        };
    }
    for t in &head.titles {
        verdicts[*t] = Verdict::new(Label::Title, Cue::Card, "", 0.9).of(n);
    }
    for s in &head.sources {
        verdicts[*s] = Verdict::new(Label::Source, Cue::Card, "", 0.9).of(n);
    }
    for d in &head.dates {
        verdicts[*d] = dated(&lines[*d], n, &[]);
    }
    let end = prose_end(lines, own);
    let mut first = true;
    for (at, l) in own.iter().enumerate() {
        let line = &lines[*l];
        if at >= end {
            verdicts[*l] = furniture(line);
            continue;
        }
        if first && line.is_date() {
            verdicts[*l] = dated(line, n, &[]);
            continue;
        }
        verdicts[*l] = body(line, n, 0.85);
        if first && verdicts[*l].label.is_body() {
            verdicts[*l].cuts.extend(inner_spans::front(line.text, title));
            first = false;
        }
    }
}

/// Where the prose of an attached article ends: before the furniture line behind which no
/// more than a few words of prose come.
fn prose_end(lines: &[Line<'_>], own: &[usize]) -> usize {
    let mut end = own.len();
    let mut behind = 0;
    for (at, l) in own.iter().enumerate().rev() {
        let line = &lines[*l];
        if line.furniture().is_some() && behind < 60 {
            end = at;
        }
        if line.is_prose() {
            behind += line.words;
        }
    }
    // Residue between the last prose and the end: addresses of pictures and the like.
    while end > 0 && is_residue(lines[own[end - 1]].text) {
        end -= 1;
    }
    end
}

/// A scrap of an address or of code: no space, and marks that words do not have.
fn is_residue(text: &str) -> bool {
    !text.contains(char::is_whitespace) && text.contains(['=', '&', '{', '}', '<', '>']) && text.len() < 200
}

/// The verdict on a furniture line.
fn furniture(line: &Line<'_>) -> Verdict {
    let Some(hit) = &line.hit else {
        return Verdict::new(Label::Furniture, Cue::Position, "", 0.6);
    };
    let label = match hit.class {
        Class::Byline | Class::Date => Label::Furniture,
        class => class.label(),
    };
    Verdict::new(label, Cue::Phrase, hit.phrase, if hit.whole { 0.95 } else { 0.8 })
}

/// The verdict on a line among an article's prose.
fn body(line: &Line<'_>, n: u32, confidence: f32) -> Verdict {
    if line.hit.as_ref().is_some_and(|h| h.whole || !line.is_prose()) {
        return furniture(line);
    }
    prose(line, n, confidence)
}

/// The verdict on a line of an article's prose, known phrase or not.
fn prose(line: &Line<'_>, n: u32, confidence: f32) -> Verdict {
    if is_residue(line.text) {
        return Verdict::new(Label::Furniture, Cue::Shape, "scrap of an address", 0.8);
    }
    let label = match line.markup.map(|m| m.tag) {
        Some(Tag::Heading(_)) => Label::Subheading,
        Some(Tag::Item) => Label::Item,
        Some(Tag::Quote) => Label::Quote,
        Some(Tag::Code) => Label::Code,
        Some(Tag::Row) => Label::Row,
        Some(Tag::Caption) => Label::Caption,
        Some(_) => Label::Body,
        None if line.bullet && !line.is_prose() => Label::Item,
        None if line.may_be_title() && line.words <= 12 => Label::Subheading,
        None => Label::Body,
    };
    let mut verdict = Verdict::new(label, Cue::Shape, "", confidence).of(n);
    verdict.cuts.extend(inner_spans::tail(line.text));
    verdict.cuts.extend(inner_spans::captions(line.text));
    verdict
}

/// The verdict on a line with a date, perhaps with the author or the outlet on it.
fn dated(line: &Line<'_>, n: u32, outlets: &[String]) -> Verdict {
    let mut verdict = Verdict::new(Label::Date, Cue::Shape, "date", 0.9).of(n);
    let Some(date) = &line.date else { return verdict };
    for (start, end) in &date.rest {
        let text = &line.text[*start..*end];
        let glued = line.text[*end..].starts_with(|c: char| !c.is_whitespace() && c.is_alphanumeric());
        let known = outlets.contains(&chars::key(text));
        let label = match () {
            () if byline(text, false).is_some() => Label::Byline,
            () if glued || known || agency(text).is_some() || is_outlet(text) => Label::Source,
            () if sourced(text).is_some() => Label::Source,
            () if byline(text, true).is_some() => Label::Byline,
            () => Label::Navigation,
        };
        verdict.cuts.push(Cut::new(*start, *end, label, Cue::Position, "beside the date"));
    }
    verdict
}

/// The prose of the page's own article.
pub(crate) struct Prose {
    /// For each line whether it is kept, and how sure that is.
    pub kept: Vec<(bool, f32)>,
    /// From its first line to behind its last; it starts behind all lines when there is none.
    pub article: Range<usize>,
    /// The lines were clean already.
    clean: bool,
}

impl Prose {
    /// What of the article's lines the judge keeps.
    pub fn of(lines: &[Line<'_>], own: &[usize], logits: &[f32]) -> Self {
        let mut kept = learned(lines, own, logits);
        let clean = is_clean(lines, own);
        if clean || kept.iter().all(|(keep, _)| !keep) {
            for ((keep, sure), l) in kept.iter_mut().zip(own) {
                if !*keep && lines[*l].furniture().is_none() {
                    (*keep, *sure) = (true, 0.6);
                }
            }
        }
        let last = kept.iter().rposition(|(keep, _)| *keep).unwrap_or(0);
        // A title and credits over the prose are no part of it.
        for at in 0..last {
            let line = &lines[own[at]];
            if kept[at].0 && !line.may_be_title() && !is_credit(line) {
                break;
            }
            kept[at].0 = false;
        }
        let from = kept.iter().position(|(keep, _)| *keep).unwrap_or(own.len());
        Prose { kept, article: from..last + 1, clean }
    }
}

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

/// A line that says who or when, and nothing more.
fn is_credit(line: &Line<'_>) -> bool {
    line.is_date() || line.words <= 12 && line.is_signed()
}

/// Whether the lines are an article already clean: its title aside, nearly all words stand in
/// sentences, and no line is a known piece of furniture.
fn is_clean(lines: &[Line<'_>], own: &[usize]) -> bool {
    let title = own.first().is_some_and(|l| lines[*l].may_be_title());
    let own = || own.iter().map(|l| &lines[*l]);
    let sentence = |line: &&Line<'_>| line.is_prose() || line.ends && line.words >= 3 && line.hit.is_none();
    let words: u32 = own().skip(usize::from(title)).map(|line| line.words).sum();
    let prose: u32 = own().skip(usize::from(title)).filter(sentence).map(|line| line.words).sum();
    let known = own().any(|line| line.furniture().is_some() || line.is_date());
    !known && prose * 20 >= words * 17
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

/// For each line of an article, whether the learned judge keeps it, and how sure it is.
fn learned(lines: &[Line<'_>], own: &[usize], logits: &[f32]) -> Vec<(bool, f32)> {
    let logits: Vec<f32> = own.iter().map(|l| logits[*l]).collect();
    let words: Vec<u32> = own.iter().map(|l| lines[*l].words).collect();
    let mut keep = decode::body(&words, &logits, decode::BAR);
    for ((keep, logit), l) in keep.iter_mut().zip(&logits).zip(own) {
        // A known phrase needs a sure judge to stay.
        *keep &= *logit > 0.0 || lines[*l].hit.as_ref().is_none_or(|h| !h.whole && lines[*l].is_prose());
    }
    let sure = |(keep, logit): (bool, &f32)| {
        let lean = decode::lean(*logit);
        (keep, 0.5 + 0.45 * if keep { lean.max(0.0) } else { (-lean).max(0.0) })
    };
    keep.into_iter().zip(&logits).map(sure).collect()
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
