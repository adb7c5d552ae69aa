//! The titles: a column of lines that differ from record to record, early, short, often bold.

use crate::lexicon::role::Role;
use crate::parse::date::calendar::DateOrder;
use crate::split::frames::columns::{Column, Columns};
use crate::split::frames::days::day_in;
use crate::split::frames::draft::Zone;
use crate::split::frames::facts::{Facts, Part};
use crate::split::frames::kind::Kind;
use crate::split::frames::values::{is_cell_name, is_mostly_day, is_names, is_notice, is_sign, part_of};
use crate::text::words::count_words;
use crate::util::order::sort_by;
use std::collections::HashSet;

/// Average words of a title.
const AVERAGE_WORDS: std::ops::RangeInclusive<f32> = 2.0..=26.0;
/// Most words and characters of a title.
const MAX_WORDS: u32 = 45;
const MAX_CHARS: usize = 260;
/// Least share of different values.
const MIN_DIFFERENT: f32 = 0.6;

/// Sets the titles. `outlet`: the column of the outlets.
pub fn titles(columns: &Columns<'_, '_>, days: &[usize], outlet: Option<usize>, facts: &mut [Facts]) {
    let mut candidates: Vec<(f32, usize)> = columns
        .all
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != outlet && !days.contains(at))
        .filter_map(|(at, column)| Some((score(columns, column)?, at)))
        .collect();
    sort_by(&mut candidates, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let Some((best, _)) = candidates.first().copied() else { return };
    for (n, (score, at)) in candidates.iter().take(4).enumerate() {
        let column = &columns.all[*at];
        let named = columns.role(column) == Some(Role::Title);
        let often = column.values.len() * 4 > columns.records && *score > best - 0.5;
        if *score <= 0.7 || n > 0 && columns.own_kind(column) == Some(Kind::Label) && !named && !often {
            continue;
        }
        for value in &column.values {
            let own = &mut facts[value.record as usize];
            let is_outlet = own.outlet.is_some_and(|o| o.line == value.line);
            if own.title.is_none() && !is_outlet {
                own.title = title_part(columns, part_of(columns, value));
            }
        }
    }
}

/// A title without its number or heading marks; `None` where it can be none.
fn title_part(columns: &Columns<'_, '_>, part: Part) -> Option<Part> {
    let text = part.text(columns.lines);
    let mut bare = text.trim_start_matches('#').trim_start();
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits)
        && let Some(rest) = bare[digits..].strip_prefix(['.', ')']).filter(|r| r.starts_with(' '))
    {
        bare = rest.trim_start();
    }
    let fits = (1..=MAX_WORDS).contains(&count_words(bare))
        && bare.matches('\t').count() < 2
        && !is_mostly_day(bare, DateOrder::DayFirst)
        && !is_notice(columns, bare);
    let whole = &columns.lines[part.line as usize].text;
    fits.then(|| Part::of(part.line, whole, bare))
}

/// How much a column is one of titles.
fn score(columns: &Columns<'_, '_>, column: &Column) -> Option<f32> {
    let role = columns.role(column);
    if role.is_some_and(|r| r != Role::Title) || is_sign(columns, column) || is_cell_name(columns, column) {
        return None;
    }
    let share = column.values.len() as f32 / columns.records as f32;
    if share < 0.25 && role.is_none() {
        return None;
    }
    let texts = columns.texts(column);
    let letters =
        |t: &str| t.chars().zip(t.chars().skip(1)).any(|(a, b)| a.is_alphabetic() && b.is_alphabetic());
    let good: Vec<&str> = texts
        .iter()
        .copied()
        .filter(|t| {
            (1..=40).contains(&count_words(t))
                && t.chars().count() <= MAX_CHARS
                && t.matches('\t').count() < 2
                && letters(t)
                && !(day_in(t, DateOrder::DayFirst).is_some() && is_mostly_day(t, DateOrder::DayFirst))
                && !is_notice(columns, t)
        })
        .collect();
    if good.is_empty() || good.len() * 10 < texts.len() * 7 {
        return None;
    }
    let all = good.len() as f32;
    let different = good.iter().collect::<HashSet<_>>().len() as f32 / all;
    let average = good.iter().map(|t| count_words(t) as f32).sum::<f32>() / all;
    if different < MIN_DIFFERENT || !AVERAGE_WORDS.contains(&average) {
        return None;
    }
    let part = |is: &dyn Fn(&str) -> bool| good.iter().filter(|t| is(t)).count() as f32 / all;
    let bold = column.values.iter().filter(|v| {
        let line = &columns.lines[v.line as usize];
        line.bold || line.text.starts_with('#')
    });
    let bold = bold.count() as f32 > 0.6 * column.values.len() as f32;
    let sentences = part(&|t| t.ends_with(['.', '。']) && count_words(t) > 8);
    let lists = part(&|t| t.chars().filter(|c| matches!(c, ';' | '(' | '\t')).count() > 1);
    let names = part(&|t| is_names(t) && count_words(t) <= 4);
    let early = crate::split::frames::cut::middle(column.values.iter().map(|v| f64::from(v.slot))) as f32;
    let mut score = share + 0.4 * different + 0.025 * average.min(8.0)
        - 0.5 * sentences
        - 0.6 * lists
        - 0.4 * names
        - 0.03 * early.min(15.0);
    score += if bold { 0.35 } else { 0.0 };
    score -= match column.zone {
        Zone::Head => 0.0,
        Zone::Body => 0.5,
        Zone::Tail => 0.6,
    };
    if role == Some(Role::Title) {
        score += if column.zone == Zone::Tail { 0.3 } else { 1.2 };
    }
    Some(score)
}
