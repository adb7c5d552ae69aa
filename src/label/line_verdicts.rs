//! Verdicts on single lines by what they are: furniture, prose, a line with a date.

use crate::label::inner_spans;
use crate::label::inner_spans::Cut;
use crate::label::verdict::Verdict;
use crate::lexicon::names::{agency, is_outlet, sourced};
use crate::lexicon::phrases::Class;
use crate::line::line::Line;
use crate::parse::byline::byline;
use crate::text::chars;
use crate::types::block::Tag;
use crate::types::label::{Cue, Label};

/// A scrap of an address or of code: no space, and marks that words do not have.
pub(crate) fn is_residue(text: &str) -> bool {
    !text.contains(char::is_whitespace) && text.contains(['=', '&', '{', '}', '<', '>']) && text.len() < 200
}

/// The verdict on a furniture line.
pub(crate) fn furniture(line: &Line<'_>) -> Verdict {
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
pub(crate) fn body(line: &Line<'_>, n: u32, confidence: f32) -> Verdict {
    if line.hit.as_ref().is_some_and(|h| h.whole || !line.is_prose()) {
        return furniture(line);
    }
    prose(line, n, confidence)
}

/// The verdict on a line of an article's prose, known phrase or not.
pub(crate) fn prose(line: &Line<'_>, n: u32, confidence: f32) -> Verdict {
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
pub(crate) fn dated(line: &Line<'_>, n: u32, outlets: &[String]) -> Verdict {
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

/// A line that says who or when, and nothing more.
pub(crate) fn is_credit(line: &Line<'_>) -> bool {
    line.is_date() || line.words <= 12 && line.is_signed()
}
