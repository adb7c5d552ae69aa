//! Letters to a newspaper and short news under one head. Each has a heading, or its writer's name below, that
//! stands where page furniture does.
//!
//! In: lines, those of rules before set aside. Out: which lines are text. How letters open and what such heads
//! say in which language is data (`data/short_items.tsv`).

use crate::label::rules::state::Rules;
use crate::line::line::Line;
use regex::RegexSet;
use std::sync::OnceLock;

/// Fewest letters, and fewest items of short news.
const MIN_ITEMS: usize = 2;
/// Lines from the top in which the head over short news stands.
const MAX_HEAD_LINES: usize = 12;
/// Words of a heading, of a name, of the place behind it.
const MAX_SHORT_WORDS: u32 = 12;
/// Lines behind the last letter that name its writer.
const MAX_SIGNATURE_LINES: usize = 2;

/// Finds the lines.
pub fn short_items(lines: &[Line<'_>], rules: &mut Rules) {
    let letters: Vec<usize> = (0..lines.len()).filter(|l| fits(&lines[*l], LETTERS)).collect();
    if let (Some(first), Some(last)) = (letters.first(), letters.last())
        && letters.len() >= MIN_ITEMS
    {
        let heading = first.checked_sub(1).filter(|l| is_short(&lines[*l]));
        let behind = (last + 1..lines.len()).find(|l| !lines[*l].is_prose()).unwrap_or(lines.len());
        keep(lines, rules, heading.unwrap_or(*first), (behind + MAX_SIGNATURE_LINES).min(lines.len()));
        return;
    }
    let Some(head) = (0..lines.len().min(MAX_HEAD_LINES)).find(|l| fits(&lines[*l], BRIEFS)) else { return };
    // Headings: short lines before prose.
    let prose = |l: usize| lines.get(l).is_some_and(|line| line.is_prose());
    let mut items = (head + 1..lines.len()).filter(|l| is_short(&lines[*l]) && prose(l + 1));
    let (first, count) = (items.next(), items.count() + 1);
    let last = (head + 1..lines.len()).rev().find(|l| prose(*l));
    if let (Some(first), Some(last)) = (first, last)
        && count >= MIN_ITEMS
    {
        keep(lines, rules, first, last + 1);
    }
}

/// Keeps the lines of a range that no rule and no phrase knows.
fn keep(lines: &[Line<'_>], rules: &mut Rules, from: usize, to: usize) {
    for (l, line) in lines.iter().enumerate().take(to).skip(from) {
        let known = rules.aside[l].is_some() || line.hit.is_some() || line.is_date();
        rules.kept[l] |= !known && (is_short(line) || line.is_prose());
    }
}

/// Whether a line may be a heading or a name.
fn is_short(line: &Line<'_>) -> bool {
    (1..=MAX_SHORT_WORDS).contains(&line.words) && !line.ends && line.hit.is_none() && !line.is_date()
}

/// Places of the rows.
const LETTERS: usize = 0;
const BRIEFS: usize = 1;

/// Whether a line fits a row of the data.
fn fits(line: &Line<'_>, row: usize) -> bool {
    static ROWS: OnceLock<RegexSet> = OnceLock::new();
    let rows = ROWS.get_or_init(|| {
        let rows = include_str!("../data/short_items.tsv").lines().filter(|r| !r.starts_with('#'));
        let patterns = rows.filter_map(|r| r.split_once('\t')).map(|(_, pattern)| format!("(?i){pattern}"));
        // A test compiles them; a set of none fits nothing.
        RegexSet::new(patterns).unwrap_or_else(|_| RegexSet::empty())
    });
    let found = rows.matches(line.text.trim());
    row < found.len() && found.matched(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_heads_are_known() {
        for (text, letter, brief) in [
            ("Sir – The gate was open.", true, false),
            ("Sehr geehrte Redaktion, das Tor war offen.", true, false),
            ("Sehr geehrte Damen und Herren, das Tor war offen.", true, false),
            ("To the editor: The gate was open.", true, false),
            ("Siren heard at night", false, false),
            ("News in brief", false, true),
            ("Kurz notiert", false, true),
            ("Briefly, the gate was open", false, false),
        ] {
            let line = Line::of_text(text, 0, None);
            assert_eq!((fits(&line, LETTERS), fits(&line, BRIEFS)), (letter, brief), "{text}");
        }
    }
}
