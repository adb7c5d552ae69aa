//! Times on lines of their own: those of the posts of a live report, and those between the lines of a spoken
//! text that a machine wrote down.
//!
//! In: lines and their logits. Out: which lines near them are text.

use crate::label::decode::is_text;
use crate::label::rules::state::{Rules, aside};
use crate::line::line::Line;
use crate::parse::byline::byline;
use crate::types::label::{Cue, Label};

/// Fewest times of a live report, and of a spoken text.
const MIN_POSTS: usize = 3;
const MIN_SPOKEN: usize = 4;
/// Words of a line of a spoken text.
const MAX_SPOKEN_WORDS: u32 = 24;
/// Words behind the time on its line: "GMT", "a.m.", "Uhr".
const MAX_WORDS_BEHIND: u32 = 3;

/// Finds the lines.
pub fn clock_lines(lines: &[Line<'_>], logits: &[f32], rules: &mut Rules) {
    let clocks: Vec<usize> = (0..lines.len()).filter(|l| is_clock(lines[*l].text)).collect();
    if clocks.len() < MIN_POSTS {
        return;
    }
    let spoken = clocks.windows(2).filter(|w| w[1] - w[0] == 2).count() + 1;
    let short = clocks.iter().all(|c| lines.get(c + 1).is_none_or(|l| l.words <= MAX_SPOKEN_WORDS));
    if clocks.len() >= MIN_SPOKEN && spoken * 5 >= clocks.len() * 4 && short {
        return spoken_text(lines, &clocks, rules);
    }
    let posts =
        clocks.iter().filter(|c| lines.get(*c + 1..).is_some_and(|rest| opens_post(rest, &logits[*c + 1..])));
    if posts.count() < MIN_POSTS {
        return;
    }
    for (n, clock) in clocks.iter().enumerate() {
        let end = clocks.get(n + 1).copied().unwrap_or(lines.len());
        keep_post(lines, clock + 1..end, rules);
    }
}

/// Keeps a post: its heading, and its text up to the first line of furniture.
fn keep_post(lines: &[Line<'_>], range: std::ops::Range<usize>, rules: &mut Rules) {
    let first = range.start;
    for l in range {
        let line = &lines[l];
        let heads = l == first && line.may_be_title() && byline(line.text, true).is_none();
        match () {
            () if line.hit.as_ref().is_some_and(|h| h.whole) || rules.aside[l].is_some() => return,
            () if line.is_prose() || heads => rules.kept[l] = true,
            () if l == first => {}
            () => return,
        }
    }
}

/// Whether the lines behind a time begin a post: prose that the net keeps, with at most one line before it.
fn opens_post(lines: &[Line<'_>], logits: &[f32]) -> bool {
    let mut near = lines.iter().zip(logits).take(2);
    near.any(|(line, logit)| line.is_prose() && is_text(*logit))
}

/// The lines of a spoken text are one paragraph; the times between them and notes in brackets are not.
fn spoken_text(lines: &[Line<'_>], clocks: &[usize], rules: &mut Rules) {
    let mut begun = false;
    for clock in clocks {
        rules.aside[*clock] = Some(aside(Label::Furniture, Cue::Shape, "time of a spoken line"));
        let Some(line) = lines.get(clock + 1) else { continue };
        if line.text.starts_with('[') && line.text.ends_with(']') {
            rules.aside[clock + 1] = Some(aside(Label::Furniture, Cue::Shape, "note of a spoken text"));
        } else {
            rules.kept[clock + 1] = true;
            rules.continues[clock + 1] = begun;
            begun = true;
        }
    }
}

/// Whether a line is a time of day or of a recording and little else.
fn is_clock(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hour = digits(text);
    if !(1..=2).contains(&hour) || !text[hour..].starts_with([':', '.', 'h']) {
        return false;
    }
    let rest = &text[hour + 1..];
    if digits(rest) != 2 {
        return false;
    }
    let behind = rest[2..].trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    let words = behind.split_whitespace().count() as u32;
    let bare = behind.chars().all(|c| c.is_alphabetic() || c == '.' || c.is_whitespace());
    bare && words <= MAX_WORDS_BEHIND && !behind.starts_with(char::is_alphabetic)
        || bare && words == 1 && behind.len() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_on_lines_of_their_own() {
        for (text, is) in [
            ("18:20", true),
            ("11.42 GMT", true),
            ("9:05 a.m.", true),
            ("9:05pm", true),
            ("0:04", true),
            ("1:02:33", true),
            ("14h30", true),
            ("11.08.2024", false),
            ("3:2 for Kelport in the derby", false),
            ("1.50 is the price of a ticket", false),
            ("Kick-off 18:20", false),
        ] {
            assert_eq!(is_clock(text), is, "{text}");
        }
    }
}
