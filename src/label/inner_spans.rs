//! Runs inside a line that are not what the line is: a repeated title or an agency glued to
//! the front of a paragraph, the residue of a video player behind it, a picture's caption
//! and credit in the middle. Page readers leave them when they drop the elements around.

use crate::lexicon::names::{credit_at, glued_agency};
use crate::parse::dateline::{dateline, is_place};
use crate::text::chars::{is_closing, is_stop, is_word, key};
use crate::text::words::words;
use crate::types::label::{Cue, Label, Reason};
use crate::util::sorted;

/// A run inside a line, in bytes of the line's text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cut {
    pub start: usize,
    pub end: usize,
    pub label: Label,
    pub reason: Reason,
    pub confidence: f32,
}

impl Cut {
    /// A cut with its reason.
    pub fn new(start: usize, end: usize, label: Label, cue: Cue, detail: &str) -> Self {
        Cut { start, end, label, reason: Reason::new(cue, detail), confidence: 0.8 }
    }
}

/// Cuts in order, none empty, none overlapping, none beyond the text.
pub(crate) fn normal(cuts: &[Cut], length: usize) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = cuts.to_vec();
    sorted::sort(&mut cuts, |a, b| (a.start, a.end).cmp(&(b.start, b.end)));
    let mut at = 0;
    cuts.retain(|c| {
        let keep = c.start >= at && c.end > c.start && c.end <= length;
        if keep {
            at = c.end;
        }
        keep
    });
    cuts
}

/// What stands in front of the prose of an article's first paragraph: its title again, the
/// name of a section, an agency, a picture's caption before a dateline.
pub(crate) fn front(text: &str, title: Option<&str>) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut at = 0;
    if let Some(end) = title.and_then(|t| opening(text, t)) {
        let rest = &text[end..];
        // A title that runs on as a sentence is the sentence's own.
        let next = rest.trim_start();
        if next.chars().next().is_some_and(|c| !c.is_lowercase() && is_word(c)) && words(next) >= 8 {
            at = text.len() - next.len();
            cuts.push(Cut::new(0, at, Label::Title, Cue::Title, "repeated"));
            if let Some(end) = kicker(next) {
                cuts.push(Cut::new(at, at + end, Label::Navigation, Cue::Shape, "section name"));
                at += end;
            }
        }
    }
    let rest = &text[at..];
    if let Some(end) = glued_agency(rest) {
        let end = end + (rest[end..].len() - rest[end..].trim_start().len());
        cuts.push(Cut::new(at, at + end, Label::Source, Cue::Phrase, "news agency"));
        at += end;
        if let Some(caption) = caption_before_place(&text[at..]) {
            cuts.push(Cut::new(at, at + caption, Label::Caption, Cue::Position, "before the dateline"));
        }
    }
    cuts
}

/// The bytes of `text` that say the title, when it opens with it.
fn opening(text: &str, title: &str) -> Option<usize> {
    let want = key(title);
    if title.len() > 600 || want.split(' ').count() < 3 {
        return None;
    }
    // Most blocks part from the title in their first word: no need to look further.
    let first = text.split(|c| !is_word(c)).find(|w| !w.is_empty())?;
    if !want.starts_with(&key(first)) {
        return None;
    }
    let longest = 2 * title.len() + 16;
    let ends = text.char_indices().filter(|(_, c)| !is_word(*c)).map(|(at, _)| at);
    let mut near = ends.skip_while(|at| at * 2 < title.len()).take_while(|at| *at <= longest);
    near.find(|end| key(&text[..*end]) == want)
}

/// One word that names a section and not a thing: "NewsFeed", "OPINION". Written as no word
/// of a sentence is: a capital inside, or all in capitals, before a capitalised word.
fn kicker(text: &str) -> Option<usize> {
    let word = text.split_whitespace().next()?;
    let rest = text[word.len()..].trim_start();
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let inside = chars.clone().any(char::is_uppercase) && chars.clone().any(char::is_lowercase);
    let loud = word.chars().count() >= 4 && word.chars().all(char::is_uppercase);
    let plain = word.chars().all(char::is_alphabetic);
    let next = rest.chars().next().is_some_and(char::is_uppercase);
    (capital && plain && next && (inside || loud)).then(|| text.len() - rest.len())
}

/// "Mayor Ada Mole Lima: Mayor Ada Mole said ...": a caption between an agency and the
/// dateline. Its words come again in the sentence behind the dateline; the place's do not.
fn caption_before_place(text: &str) -> Option<usize> {
    let colon = text.find(": ")?;
    let head = &text[..colon];
    let tokens: Vec<&str> = head.split_whitespace().collect();
    if !(2..=16).contains(&tokens.len()) || head.contains(['.', '!', '?', '"']) {
        return None;
    }
    let sentence = text[colon + 2..].split_inclusive(is_stop).next().unwrap_or_default();
    let said = key(sentence);
    let said: Vec<&str> = said.split(' ').collect();
    for place_words in [3usize, 2, 1] {
        let Some(cut) = tokens.len().checked_sub(place_words).filter(|c| *c >= 1) else { continue };
        let place = tokens[cut..].join(" ");
        let caption = &tokens[..cut];
        let echoed = caption.iter().filter(|w| said.contains(&key(w).as_str())).count();
        let known = is_place(&place);
        let new = tokens[cut..]
            .iter()
            .all(|w| !said.contains(&key(w).as_str()) && w.starts_with(char::is_uppercase));
        if known || new && place_words == 1 && echoed * 4 >= caption.len() * 3 {
            let from =
                head.len() - head.rsplit_once(caption.last()?).map_or(0, |(_, tail)| tail.trim_start().len());
            return dateline_like(&text[from..]).then_some(from);
        }
    }
    None
}

fn dateline_like(text: &str) -> bool {
    dateline(text).is_some() || text.starts_with(char::is_uppercase)
}

/// The residue of a media player at the end of a text: clock times and numbers that repeat
/// a phrase, behind the last sentence.
pub(crate) fn tail(text: &str) -> Option<Cut> {
    let end = last_stop(text)?;
    let rest = &text[end..];
    let tokens: Vec<&str> = rest.split_whitespace().collect();
    if tokens.len() < 4 {
        return None;
    }
    let clock = |t: &&&str| {
        let parts: Vec<&str> = t.split(':').collect();
        parts.len() >= 2
            && parts.iter().all(|p| p.len() <= 2 && !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
    };
    let clocks = tokens.iter().filter(clock).count();
    let numbers = tokens.iter().filter(|t| t.bytes().all(|b| b.is_ascii_digit() || b == b':')).count();
    let residue = clocks >= 1 && numbers * 10 >= tokens.len() * 3;
    let start = end + (rest.len() - rest.trim_start().len());
    residue.then(|| Cut::new(start, text.len(), Label::Furniture, Cue::Shape, "times of a media player"))
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

/// Captions that ended up inside a paragraph: a sentence and the picture credit behind it.
/// `None` of them is cut when that would leave no sentence.
pub(crate) fn captions(text: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
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
        if start > 0 && behind.starts_with(char::is_uppercase) && (4..=45).contains(&words(caption)) {
            cuts.push(Cut::new(
                start,
                text.len() - behind.len(),
                Label::Caption,
                Cue::Phrase,
                "picture credit",
            ));
        }
    }
    cuts
}

/// The next picture credit that follows a sentence end inside the text.
fn next_credit(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while let Some(colon) = next_colon(text, at) {
        let start = text[..colon].char_indices().rev().nth(16).map_or(0, |(at, _)| at);
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

/// The next colon, plain or wide, at `from` or behind it.
fn next_colon(text: &str, from: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[from..];
    let wide = "：".as_bytes();
    let mut found = memchr::memchr2_iter(b':', wide[0], bytes);
    found.find(|at| bytes[*at] == b':' || bytes[*at..].starts_with(wide)).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str, cuts: Vec<Cut>) -> String {
        let mut out = String::new();
        let mut at = 0;
        for cut in normal(&cuts, text.len()) {
            out.push_str(&text[at..cut.start]);
            at = cut.end;
        }
        out + &text[at..]
    }

    #[test]
    fn a_title_and_a_section_in_front_are_cut() {
        let title = "Rangers free whale from the harbour net";
        let text = "Rangers free whale from the harbour net NewsFeed Two rangers swam out on Monday and cut it free.";
        assert_eq!(kept(text, front(text, Some(title))), "Two rangers swam out on Monday and cut it free.");
        let own = "Rangers free whale from the harbour net after a night of work in high seas.";
        assert_eq!(front(own, Some(title)), []);
    }

    #[test]
    fn an_agency_and_a_caption_in_front_of_a_dateline_are_cut() {
        let text = "AP Mayor Ada Mole Kelport: Mayor Ada Mole on Sunday opened the new quay.";
        assert_eq!(kept(text, front(text, None)), "Kelport: Mayor Ada Mole on Sunday opened the new quay.");
        let text = "Agencies Kelport opened on Monday its new quay to ferries.";
        assert_eq!(kept(text, front(text, None)), "Kelport opened on Monday its new quay to ferries.");
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
}
