//! Parts of a line that are not what the line is. Page readers leave them when they drop the elements
//! around: what a video player left at the end of a paragraph, a caption with its credit in the
//! middle.
//!
//! In: the text of a line. Out: [`InnerSpan`]s, in bytes of the text, each with its label. For the
//! first paragraph of an article see [`front_spans`](crate::label::front_spans).

use crate::lexicon::names::credit_at;
use crate::text::chars::{is_closing, is_stop};
use crate::text::words::count_words;
use crate::types::label::{Cue, Label, Reason};
use crate::util::order::sort_by_key;
use std::ops::RangeInclusive;

/// Confidence of a part, 0 to 1.
const CONFIDENCE: f32 = 0.8;
/// Words and numbers that a media player leaves.
const MIN_PLAYER_TOKENS: usize = 4;
/// Tenths of them that are numbers or clock times.
const MIN_NUMBER_TENTHS: usize = 3;
/// Words of a caption.
const CAPTION_WORDS: RangeInclusive<u32> = 4..=45;
/// Characters of a picture credit before its colon.
const MAX_CREDIT_CHARS: usize = 16;

/// A part of a line that is something else, in bytes of the line's text.
#[derive(Clone, Debug, PartialEq)]
pub struct InnerSpan {
    pub start: usize,
    pub end: usize,
    pub label: Label,
    pub reason: Reason,
    pub confidence: f32,
}

impl InnerSpan {
    /// A part with its reason.
    pub fn new(start: usize, end: usize, label: Label, cue: Cue, detail: &str) -> Self {
        InnerSpan { start, end, label, reason: Reason::new(cue, detail), confidence: CONFIDENCE }
    }
}

/// The parts in order without those that are empty, overlap one before or reach behind byte `length`.
pub fn normalised(spans: &[InnerSpan], length: usize) -> Vec<InnerSpan> {
    let mut spans: Vec<InnerSpan> = spans.to_vec();
    sort_by_key(&mut spans, |s| (s.start, s.end));
    let mut at = 0;
    spans.retain(|s| {
        let keep = s.start >= at && s.end > s.start && s.end <= length;
        if keep {
            at = s.end;
        }
        keep
    });
    spans
}

/// What a media player left behind the last sentence of a text: clock times and numbers.
pub fn tail(text: &str) -> Option<InnerSpan> {
    let end = last_stop(text)?;
    let rest = &text[end..];
    let tokens: Vec<&str> = rest.split_whitespace().collect();
    if tokens.len() < MIN_PLAYER_TOKENS {
        return None;
    }
    let clock = |t: &&&str| {
        let parts: Vec<&str> = t.split(':').collect();
        parts.len() >= 2
            && parts.iter().all(|p| p.len() <= 2 && !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
    };
    let clocks = tokens.iter().filter(clock).count();
    let numbers = tokens.iter().filter(|t| t.bytes().all(|b| b.is_ascii_digit() || b == b':')).count();
    let is_player = clocks >= 1 && numbers * 10 >= tokens.len() * MIN_NUMBER_TENTHS;
    let start = end + (rest.len() - rest.trim_start().len());
    is_player
        .then(|| InnerSpan::new(start, text.len(), Label::Furniture, Cue::Shape, "times of a media player"))
}

/// The byte behind the last sentence end and its closing quotes.
fn last_stop(text: &str) -> Option<usize> {
    let mut stops = text.char_indices().filter(|(at, c)| {
        let end = at + c.len_utf8();
        is_stop(*c) && text[end..].chars().find(|c| !is_closing(*c)).is_none_or(char::is_whitespace)
    });
    let (at, c) = stops.next_back()?;
    let end = at + c.len_utf8();
    Some(end + text[end..].chars().take_while(|c| is_closing(*c)).map(char::len_utf8).sum::<usize>())
}

/// Captions inside a paragraph: a sentence and the picture credit behind it. Only those with a
/// sentence before and text behind.
pub fn captions(text: &str) -> Vec<InnerSpan> {
    let mut spans = Vec::new();
    let mut from = 0;
    while let Some((at, end)) = next_credit(text, from) {
        from = end;
        let before = &text[..at];
        // The caption is the sentence before the credit; it begins behind the stop before it.
        let body = before.trim_end();
        let body = body.trim_end_matches(|c| is_stop(c) || is_closing(c));
        let start = last_stop(body).map_or(0, |s| s + (body[s..].len() - body[s..].trim_start().len()));
        let behind = text[end..].trim_start();
        let caption = &text[start..at];
        if start > 0
            && behind.starts_with(char::is_uppercase)
            && CAPTION_WORDS.contains(&count_words(caption))
        {
            spans.push(InnerSpan::new(
                start,
                text.len() - behind.len(),
                Label::Caption,
                Cue::Phrase,
                "picture credit",
            ));
        }
    }
    spans
}

/// The next picture credit that follows a sentence end inside the text.
fn next_credit(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while let Some(colon) = next_colon(text, at) {
        let start = text[..colon].char_indices().rev().nth(MAX_CREDIT_CHARS).map_or(0, |(at, _)| at);
        let opens = text[start..colon].char_indices().map(|(at, _)| start + at);
        for open in opens.filter(|o| *o == 0 || text[..*o].ends_with(' ')) {
            let closes = text[..open].trim_end().ends_with(|c| is_stop(c) || is_closing(c));
            if let Some(end) = credit_at(text, open).filter(|e| closes && *e < text.len()) {
                return Some((open, end));
            }
        }
        at = colon + 1;
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    None
}

/// The next colon, ASCII or full width, at byte `from` or behind it.
fn next_colon(text: &str, from: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[from..];
    let wide = "：".as_bytes();
    let mut found = memchr::memchr2_iter(b':', wide[0], bytes);
    found.find(|at| bytes[*at] == b':' || bytes[*at..].starts_with(wide)).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text without its inner parts.
    fn kept(text: &str, spans: Vec<InnerSpan>) -> String {
        let mut out = String::new();
        let mut at = 0;
        for span in normalised(&spans, text.len()) {
            out.push_str(&text[at..span.start]);
            at = span.end;
        }
        out + &text[at..]
    }

    #[test]
    fn player_times_at_the_end_are_cut() {
        let text =
            "They swam home. Clip Length 00 minutes 37 seconds 00:37 Clip Length 01 minutes 03 seconds 01:03";
        assert_eq!(kept(text, tail(text).into_iter().collect()), "They swam home. ");
        assert_eq!(tail("They left. The train leaves at 10:15 from the old station by the sea"), None);
    }

    #[test]
    fn a_caption_inside_a_paragraph_is_cut() {
        let text = "Sales rose in May. Ada Mole opens the fair in Kelport, May 2, 2025. Photo: AFP In June they fell.";
        assert_eq!(kept(text, captions(text)), "Sales rose in May. In June they fell.");
    }
    #[test]
    fn parts_are_ordered_and_never_overlap() {
        let span = |start, end| InnerSpan::new(start, end, Label::Caption, Cue::Shape, "");
        for (spans, expected) in [
            (vec![(4, 6), (0, 2)], vec![(0, 2), (4, 6)]),
            (vec![(0, 4), (2, 6)], vec![(0, 4)]),
            (vec![(3, 3), (5, 11)], vec![]),
        ] {
            let spans: Vec<InnerSpan> = spans.into_iter().map(|(start, end)| span(start, end)).collect();
            let found: Vec<_> = normalised(&spans, 10).iter().map(|s| (s.start, s.end)).collect();
            assert_eq!(found, expected);
        }
    }
}
