//! Parts in front of the first paragraph of an article that are not its text: its title again, the name
//! of a section, a news agency, a caption before the dateline. Page readers leave them there when they
//! drop the elements around.
//!
//! In: the text of the paragraph and the title. Out: [`InnerSpan`]s, in bytes of the text.

use crate::label::inner_spans::InnerSpan;
use crate::lexicon::names::glued_agency;
use crate::lexicon::places::is_place;
use crate::parse::dateline::dateline;
use crate::text::chars::{is_stop, is_word, key};
use crate::text::words::count_words;
use crate::types::label::{Cue, Label};

/// Thresholds, in words unless they say otherwise.
mod tuning {
    use std::ops::RangeInclusive;

    /// Words behind a repeated title; with fewer it is the sentence's own beginning.
    pub const MIN_WORDS_BEHIND_TITLE: u32 = 8;
    /// Words of a title that cannot be the first part of a name, and of one before two capitalised words.
    pub const MIN_WORDS_OF_OWN: u32 = 5;
    pub const MIN_WORDS_BEFORE_NAME: u32 = 7;
    /// Length of a title that is looked for.
    pub const MIN_TITLE_WORDS: usize = 3;
    pub const MAX_TITLE_BYTES: usize = 600;
    /// Bytes that a repeated title may have over twice those of the title.
    pub const TITLE_SLACK_BYTES: usize = 16;
    /// Characters of a section's name that is all in capitals.
    pub const MIN_CAPITALS_CHARS: usize = 4;
    /// Words of a caption and the place behind it.
    pub const CAPTION_WORDS: RangeInclusive<usize> = 2..=16;
    /// Words of a place, tried in this order.
    pub const PLACE_WORDS: [usize; 3] = [3, 2, 1];
    /// Quarters of a caption's words that come again behind the dateline.
    pub const MIN_REPEATED_QUARTERS: usize = 3;
}
use tuning::*;

/// The parts in front of the first paragraph of an article: its title again, the name of a section, a
/// news agency, a picture's caption before a dateline.
pub fn front_spans(text: &str, title: Option<&str>) -> Vec<InnerSpan> {
    let mut spans = Vec::new();
    let mut at = 0;
    if let Some(end) = title.and_then(|t| title_end(text, t)) {
        let rest = &text[end..];
        // A title that runs on as a sentence is the sentence's own.
        let next = rest.trim_start();
        let parted =
            rest.trim_start_matches(' ').starts_with(['.', '|', ':', '-', '–', '—', '\n', '。', '|']);
        let opens = next
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || parted && is_word(c) && !c.is_lowercase());
        if opens
            && (parted || !may_be_name(&text[..end], next))
            && count_words(next) >= MIN_WORDS_BEHIND_TITLE
        {
            at = text.len() - next.len();
            spans.push(InnerSpan::new(0, at, Label::Title, Cue::Title, "repeated"));
            if let Some(end) = section_name(next) {
                spans.push(InnerSpan::new(at, at + end, Label::Navigation, Cue::Shape, "section name"));
                at += end;
            }
        }
    }
    let rest = &text[at..];
    if let Some(end) = glued_agency(rest) {
        let end = end + (rest[end..].len() - rest[end..].trim_start().len());
        spans.push(InnerSpan::new(at, at + end, Label::Source, Cue::Phrase, "news agency"));
        at += end;
        if let Some(caption) = caption_end(&text[at..]) {
            spans.push(InnerSpan::new(
                at,
                at + caption,
                Label::Caption,
                Cue::Position,
                "before the dateline",
            ));
        }
    }
    spans
}

/// Whether a short title and the words behind it may be one name: "Mayor of Kelport Ada Mole".
fn may_be_name(title: &str, next: &str) -> bool {
    let words = count_words(title);
    let mut capitals = next.split_whitespace().map(|w| w.starts_with(char::is_uppercase));
    let name = capitals.next() == Some(true) && capitals.next() == Some(true);
    words < MIN_WORDS_OF_OWN || words < MIN_WORDS_BEFORE_NAME && name
}

/// The byte behind the title, when the text opens with it.
fn title_end(text: &str, title: &str) -> Option<usize> {
    let want = key(title);
    if title.len() > MAX_TITLE_BYTES || want.split(' ').count() < MIN_TITLE_WORDS {
        return None;
    }
    // Most texts differ from the title in their first word.
    let first = text.split(|c| !is_word(c)).find(|w| !w.is_empty())?;
    if !want.starts_with(&key(first)) {
        return None;
    }
    let longest = 2 * title.len() + TITLE_SLACK_BYTES;
    let ends = text.char_indices().filter(|(_, c)| !is_word(*c)).map(|(at, _)| at);
    let mut near = ends.skip_while(|at| at * 2 < title.len()).take_while(|at| *at <= longest);
    near.find(|end| key(&text[..*end]) == want)
}

/// The byte behind the name of a section and the white space after it: one word before a capitalised
/// one, with a capital inside or all in capitals, as in "NewsFeed" and "OPINION".
fn section_name(text: &str) -> Option<usize> {
    let word = text.split_whitespace().next()?;
    let rest = text[word.len()..].trim_start();
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let inside = chars.clone().any(char::is_uppercase) && chars.clone().any(char::is_lowercase);
    let loud = word.chars().count() >= MIN_CAPITALS_CHARS && word.chars().all(char::is_uppercase);
    let plain = word.chars().all(char::is_alphabetic);
    let next = rest.chars().next().is_some_and(char::is_uppercase);
    (capital && plain && next && (inside || loud)).then(|| text.len() - rest.len())
}

/// The byte behind a caption that stands before the dateline: "Mayor Ada Mole Lima: Mayor Ada Mole
/// said ...". Its words come again in the sentence behind the dateline, those of the place do not.
fn caption_end(text: &str) -> Option<usize> {
    let colon = text.find(": ")?;
    let head = &text[..colon];
    let tokens: Vec<&str> = head.split_whitespace().collect();
    if !CAPTION_WORDS.contains(&tokens.len()) || head.contains(['.', '!', '?', '"']) {
        return None;
    }
    let sentence = text[colon + 2..].split_inclusive(is_stop).next().unwrap_or_default();
    let said = key(sentence);
    let said: Vec<&str> = said.split(' ').collect();
    for place_words in PLACE_WORDS {
        let Some(cut) = tokens.len().checked_sub(place_words).filter(|c| *c >= 1) else { continue };
        let place = tokens[cut..].join(" ");
        let caption = &tokens[..cut];
        let repeated = caption.iter().filter(|w| said.contains(&key(w).as_str())).count();
        let known = is_place(&place);
        let new = tokens[cut..]
            .iter()
            .all(|w| !said.contains(&key(w).as_str()) && w.starts_with(char::is_uppercase));
        if known || new && place_words == 1 && repeated * 4 >= caption.len() * MIN_REPEATED_QUARTERS {
            let from =
                head.len() - head.rsplit_once(caption.last()?).map_or(0, |(_, tail)| tail.trim_start().len());
            return opens_as_dateline(&text[from..]).then_some(from);
        }
    }
    None
}

/// Whether the text opens with a dateline or at least with a capital.
fn opens_as_dateline(text: &str) -> bool {
    dateline(text).is_some() || text.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::inner_spans::normalised;

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
    fn a_title_and_a_section_in_front_are_cut() {
        let title = "Rangers free whale from the harbour net";
        let text = "Rangers free whale from the harbour net NewsFeed Two rangers swam out on Monday and cut it free.";
        assert_eq!(
            kept(text, front_spans(text, Some(title))),
            "Two rangers swam out on Monday and cut it free."
        );
        let own = "Rangers free whale from the harbour net after a night of work in high seas.";
        assert_eq!(front_spans(own, Some(title)), []);
        for (title, text) in [
            (
                "Mayor of Kelport",
                "Mayor of Kelport Ada Mole resigned on Monday after nine years in the office.",
            ),
            (
                "שוק הדגים בנמל נסגר",
                "שוק הדגים בנמל נסגר אחרי שמונים שנה משום שבעל המגרש סירב להאריך את החוזה עם הסוחרים",
            ),
            (
                "부두 어시장 문 닫는다",
                "부두 어시장 문 닫는다 는 소식에 상인들이 일요일 아침 시청 앞에 모여 이야기를 나누었다고 한다",
            ),
        ] {
            assert_eq!(front_spans(text, Some(title)), [], "{text}");
        }
    }

    #[test]
    fn an_agency_and_a_caption_in_front_of_a_dateline_are_cut() {
        let text = "AP Mayor Ada Mole Kelport: Mayor Ada Mole on Sunday opened the new quay.";
        assert_eq!(
            kept(text, front_spans(text, None)),
            "Kelport: Mayor Ada Mole on Sunday opened the new quay."
        );
        let text = "Agencies Kelport opened on Monday its new quay to ferries.";
        assert_eq!(kept(text, front_spans(text, None)), "Kelport opened on Monday its new quay to ferries.");
    }
}
