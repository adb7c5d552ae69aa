//! The keys of one line.

use crate::lexicon::patterns::{LineMark, Sign, Table, Vendor};
use crate::parse::date::calendar::DateOrder;
use crate::split::frames::days::{day_in, may_hold_day};
use crate::split::frames::kind::Kind;
use crate::split::frames::line::FrameLine;
use crate::split::frames::marks::{Rule, code_of, label_of};
use crate::util::hash::{fnv1a, fnv1a_step};

/// Longest line that has keys of its words, in characters.
const MAX_SHORT_CHARS: u32 = 110;
/// Most words of such a line.
const MAX_SHORT_WORDS: u32 = 14;
/// Longest line that is a key as a whole, in characters and words.
const MAX_LITERAL: (u32, u32) = (70, 9);
/// Longest line whose first two words are a key, in characters.
const MAX_PREFIXED_CHARS: u32 = 400;
/// Most words of a copyright line.
const MAX_COPYRIGHT_WORDS: u32 = 90;

/// The keys of a line that a vendor's rows name.
pub fn vendor_keys(
    line: &FrameLine<'_>,
    classes: &dyn Fn() -> String,
    vendor: &Vendor,
    own: &mut Vec<(Kind, u64)>,
) {
    for row in &vendor.lines {
        let kind = match row.mark {
            LineMark::Begin => Kind::Begin,
            LineMark::End => Kind::End,
            LineMark::Body => Kind::Body,
            LineMark::Tail => Kind::Tail,
            _ => continue,
        };
        let fits = if row.of_class { row.pattern.is_in(&classes()) } else { row.pattern.is_in(&line.text) };
        if fits {
            own.push((kind, 0));
        }
    }
}

/// The keys of a line; reads its label and its day.
/// `codes` says that fields are named by codes in this file.
pub fn line_keys(
    line: &mut FrameLine<'_>,
    table: &Table,
    order: DateOrder,
    codes: bool,
    own: &mut Vec<(Kind, u64)>,
) {
    if let Some(rule) = line.rule {
        let number = match rule {
            Rule::Drawn => 1,
            Rule::Page => 2,
            Rule::Sign(sign, long) => u64::from(u32::from(sign)) * 2 + 8 + u64::from(long),
        };
        own.push((Kind::Rule, number));
        return;
    }
    if line.anchor != 0 {
        own.push((Kind::Anchor, line.anchor));
    }
    if line.words <= MAX_LITERAL.1 && line.chars <= MAX_LITERAL.0 {
        own.push((Kind::Literal, alike(line.text.chars())));
    }
    line.label = code_of(&line.text).filter(|_| codes).or_else(|| label_of(&line.text, line.lead));
    if let Some(label) = line.label() {
        own.push((Kind::Label, alike(label.chars())));
    }
    let text: &str = &line.text;
    if line.words < MAX_COPYRIGHT_WORDS && table.carries(Sign::CopyrightLine, text) {
        own.push((Kind::Copyright, line.style));
    }
    let two_words = |text: &str| {
        let mut words = text.split_whitespace();
        let pair = words.next().zip(words.next());
        pair.map(|(a, b)| alike(a.chars().chain([' ']).chain(b.chars())))
    };
    if line.words <= MAX_SHORT_WORDS && line.chars <= MAX_SHORT_CHARS {
        let day = if may_hold_day(text) { day_in(text, order) } else { None };
        if day.is_some() && line.label.is_none() {
            own.push((Kind::Day, line.style));
        }
        if day.is_none() && line.chars <= 60 && text.bytes().any(|b| b.is_ascii_digit()) {
            if counter(text, table).is_some() {
                own.push((Kind::Counter, alike(text.chars())));
                own.push((Kind::AnyCounter, 0));
            }
            if line.label.is_none() && is_id(text, table) {
                let word = text.split_whitespace().next().unwrap_or("");
                own.push((Kind::Id, alike(word.chars())));
            }
        }
        if line.words <= 10 && table.carries(Sign::By, text) {
            own.push((Kind::By, 0));
        }
        if text.contains("://") && table.carries(Sign::Url, text) {
            own.push((Kind::Url, 0));
        }
        own.extend(two_words(text).map(|words| (Kind::Prefix, words)));
        line.day = day;
    } else if line.words > 9 && line.chars < MAX_PREFIXED_CHARS {
        own.extend(two_words(text).map(|words| (Kind::Prefix, words)));
    }
    let marks = text.bytes().take_while(|b| *b == b'#').count();
    if (1..=3).contains(&marks) && text[marks..].starts_with(' ') {
        own.push((Kind::Heading, marks as u64));
    }
    if line.style != 0 {
        own.push((Kind::Style, line.style));
    }
}

/// Number and total of a counter: "3 of 50".
pub fn counter(text: &str, table: &Table) -> Option<(u32, u32)> {
    let found = table.find(Sign::Counter, text)?;
    let number = |n: usize| found.get(n)?.as_str().parse::<u32>().ok();
    let (at, total) = (number(1)?, number(3)?);
    (at > 0 && total >= at).then_some((at, total))
}

/// Whether a line is a word and an id: "Document HP00020190312".
fn is_id(text: &str, table: &Table) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let last = words.last().copied().unwrap_or("");
    (2..=3).contains(&words.len())
        && last.len() > 7
        && words[0].chars().all(char::is_alphabetic)
        && table.carries(Sign::Id, text)
}

/// Hash of a text in which all numbers are alike.
fn alike(chars: impl Iterator<Item = char>) -> u64 {
    let mut digits = false;
    chars.fold(fnv1a([].into_iter()), |sum, c| {
        let was = std::mem::replace(&mut digits, c.is_numeric() && !c.is_alphabetic());
        match (was, digits) {
            (true, true) => sum,
            (false, true) => fnv1a_step(sum, '0'),
            _ => fnv1a_step(sum, c),
        }
    })
}
