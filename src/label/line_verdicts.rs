//! Verdicts on single lines whose role is known: furniture, text of an article, a line with a date.
//!
//! In: one line. Out: its verdict. Whether a line is kept is decided elsewhere.

use crate::label::inner_spans::{InnerSpan, captions, tail};
use crate::label::verdict::Verdict;
use crate::lexicon::names::{agency, is_outlet, sourced};
use crate::lexicon::phrases::PhraseClass;
use crate::line::line::Line;
use crate::parse::byline::byline;
use crate::text::chars::{ends_sentence, key};
use crate::types::block::Tag;
use crate::types::label::{Cue, Label};

/// Words of a line without markup that may be a subheading.
const MAX_SUBHEADING_WORDS: u32 = 12;
/// Characters of a unit of weight or volume.
const MAX_UNIT_CHARS: usize = 4;
/// Words of a byline.
const MAX_BYLINE_WORDS: u32 = 12;
/// Bytes of a scrap of code.
const MAX_SCRAP_BYTES: usize = 200;
/// Confidences of verdicts, 0 to 1.
const CONFIDENCE_PHRASE: f32 = 0.95;
const CONFIDENCE_DATE: f32 = 0.9;
const CONFIDENCE_PHRASE_IN_LINE: f32 = 0.8;
const CONFIDENCE_SCRAP: f32 = 0.8;
const CONFIDENCE_POSITION: f32 = 0.6;

/// Whether the text is a scrap of code or of an address: no space, and marks that words do not have.
pub fn is_code_scrap(text: &str) -> bool {
    !text.contains(char::is_whitespace)
        && text.contains(['=', '&', '{', '}', '<', '>'])
        && text.len() < MAX_SCRAP_BYTES
}

/// The verdict on a furniture line.
pub fn furniture(line: &Line<'_>) -> Verdict {
    let Some(hit) = &line.hit else {
        return Verdict::new(Label::Furniture, Cue::Position, "", CONFIDENCE_POSITION);
    };
    let label = match hit.class {
        PhraseClass::Byline | PhraseClass::Date => Label::Furniture,
        class => class.label(),
    };
    Verdict::new(
        label,
        Cue::Phrase,
        hit.phrase,
        if hit.whole { CONFIDENCE_PHRASE } else { CONFIDENCE_PHRASE_IN_LINE },
    )
}

/// The verdict on a line in the text of article number `n`; furniture phrases are set aside.
pub fn text(line: &Line<'_>, n: u32, confidence: f32) -> Verdict {
    if line.hit.as_ref().is_some_and(|h| h.whole || !line.is_prose()) {
        return furniture(line);
    }
    kept_text(line, n, confidence)
}

/// The verdict on a line of the text of article number `n`, furniture phrase or not.
pub fn kept_text(line: &Line<'_>, n: u32, confidence: f32) -> Verdict {
    if is_code_scrap(line.text) {
        return Verdict::new(Label::Furniture, Cue::Shape, "scrap of an address", CONFIDENCE_SCRAP);
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
        None if is_amount(line.text) => Label::Item,
        None if line.text.starts_with(char::is_lowercase) => Label::Body,
        None if line.may_be_title() && line.words <= MAX_SUBHEADING_WORDS => Label::Subheading,
        None => Label::Body,
    };
    let mut verdict = Verdict::new(label, Cue::Shape, "", confidence).of_article(n);
    verdict.inner_spans.extend(tail(line.text));
    verdict.inner_spans.extend(captions(line.text));
    verdict
}

/// The verdict on a line with a date. What stands beside the date gets its own label: the author, the
/// outlet (`outlets` are keys of names known from this page), or furniture. A name without a word for "by" is
/// the outlet's when another line of the head is `signed`, or another such name stands behind the date.
pub fn dated(line: &Line<'_>, n: u32, outlets: &[String], signed: bool) -> Verdict {
    let mut verdict = Verdict::new(Label::Date, Cue::Shape, "date", CONFIDENCE_DATE).of_article(n);
    let Some(date) = &line.date else { return verdict };
    let name = |(start, end): &(usize, usize)| byline(&line.text[*start..*end], true).is_some();
    let parts = date.rest.as_slice();
    let two_names = matches!(parts, [first, second] if name(first) && name(second));
    for (at, (start, end)) in parts.iter().enumerate() {
        let part = &line.text[*start..*end];
        let glued = line.text[*end..].starts_with(|c: char| !c.is_whitespace() && c.is_alphanumeric());
        let known = outlets.contains(&key(part));
        let label = match () {
            () if byline(part, false).is_some() => Label::Byline,
            () if glued || known || agency(part).is_some() || is_outlet(part) => Label::Source,
            () if sourced(part).is_some() => Label::Source,
            () if at == 0 && name(&parts[at]) && (signed || two_names) => Label::Source,
            () if byline(part, true).is_some() => Label::Byline,
            () => Label::Navigation,
        };
        verdict.inner_spans.push(InnerSpan::new(*start, *end, label, Cue::Position, "beside the date"));
    }
    verdict
}

/// Whether a line opens with an amount, as the lines of a list of ingredients do: "500 g plums".
pub fn is_amount(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let number = words.next().unwrap_or_default();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾'))
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '/' | '½' | '¼' | '¾' | '-' | '–'));
    let unit = words
        .next()
        .is_some_and(|w| w.chars().count() <= MAX_UNIT_CHARS && w.chars().all(char::is_alphabetic));
    is_number && unit && words.next().is_some() && !ends_sentence(text)
}

/// Whether the line holds an author or a date and nothing else.
pub fn is_credit(line: &Line<'_>) -> bool {
    line.is_date() || line.words <= MAX_BYLINE_WORDS && line.has_byline() || is_signed_date(line)
}

/// Whether the line holds a date and one part beside it that names an author.
fn is_signed_date(line: &Line<'_>) -> bool {
    let Some(date) = &line.date else { return false };
    let parts = date.rest.as_slice();
    parts.len() <= 2 && parts.iter().any(|(start, end)| byline(&line.text[*start..*end], false).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_text_get_the_label_of_their_form() {
        let prose = "The council voted on Monday to keep the bridge open.";
        for (text, label) in [
            (prose, Label::Body),
            ("Repairs in May", Label::Subheading),
            ("500 g plums, halved", Label::Item),
            ("and all the barges left", Label::Body),
            ("- stone and timber", Label::Item),
            ("img?id=7&w=90", Label::Furniture),
        ] {
            let verdict = kept_text(&Line::of_text(text, 0, None), 2, 0.5);
            assert_eq!(verdict.label, label, "{text}");
            assert_eq!(verdict.article, (label != Label::Furniture).then_some(2));
        }
        assert_eq!(super::text(&Line::of_text("Share this article", 0, None), 0, 0.5).label, Label::Share);
    }

    #[test]
    fn what_stands_beside_a_date_gets_its_own_label() {
        for (text, outlets, signed, label) in [
            ("3 May 2021 | By Ada Mole", vec![], false, Some(Label::Byline)),
            ("Harbour Post | 3 May 2021", vec![], false, Some(Label::Source)),
            ("Kelport Now | 3 May 2021", vec!["kelport now".to_owned()], false, Some(Label::Source)),
            ("Kelport Argus, 3 May 2021", vec![], false, Some(Label::Byline)),
            ("Kelport Argus, 3 May 2021", vec![], true, Some(Label::Source)),
            ("Kelport Argus, 3 May 2021, Ada Mole", vec![], false, Some(Label::Source)),
            ("3 May 2021", vec![], false, None),
        ] {
            let verdict = dated(&Line::of_text(text, 0, None), 0, &outlets, signed);
            assert_eq!(verdict.label, Label::Date);
            assert_eq!(verdict.inner_spans.first().map(|s| s.label), label, "{text}");
        }
    }
}
