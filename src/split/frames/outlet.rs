//! The outlets: on the day's own line, or next to it; short, and the values come back.

use crate::lexicon::patterns::Sign;
use crate::lexicon::role::Role;
use crate::parse::date::calendar::DateOrder;
use crate::split::frames::columns::{Column, Columns, Place};
use crate::split::frames::days::{Day, day_in};
use crate::split::frames::draft::{Draft, Zone};
use crate::split::frames::facts::{Facts, Part};
use crate::split::frames::kind::Kind;
use crate::split::frames::outlet_name::{MAX_CHARS, outlet_beside};
use crate::split::frames::values::{is_cell_name, is_sign, part_of};
use crate::text::words::count_words;
use crate::util::order::sort_by;
use std::collections::{HashMap, HashSet};

/// Sets the outlets, and gives the column that they stand in.
pub fn outlets(columns: &Columns<'_, '_>, drafts: &[Draft], facts: &mut [Facts]) -> Option<usize> {
    if facts.iter().filter(|f| f.outlet.is_some()).count() * 2 > facts.len() {
        return None;
    }
    let lines = columns.lines;
    let mut candidates: Vec<(f32, Source)> = Vec::new();
    for side in [Side::Before, Side::Behind] {
        candidates.extend(beside_day(columns, facts, side).map(|score| (score, Source::Beside(side))));
    }
    if let Some((at, score)) = row_cell(columns, facts) {
        candidates.push((score, Source::Cell(at)));
    }
    for (at, column) in columns.all.iter().enumerate() {
        candidates.extend(score(columns, column, facts).map(|s| (s, Source::Column(at))));
    }
    sort_by(&mut candidates, |a, b| b.0.total_cmp(&a.0));
    let Some((best, source)) = candidates.first().copied() else {
        weak(columns, facts);
        return None;
    };
    match source {
        Source::Beside(side) => {
            for own in facts.iter_mut() {
                own.outlet =
                    own.outlet.or_else(|| own.day.and_then(|(part, day)| beside(columns, part, day, side)));
            }
            None
        }
        Source::Cell(at) => {
            for own in facts.iter_mut() {
                let Some((part, _)) = own.day.filter(|_| own.outlet.is_none()) else { continue };
                let text = &lines[part.line as usize].text;
                own.outlet = text.split('\t').nth(at).map(|cell| Part::of(part.line, text, cell.trim()));
            }
            None
        }
        Source::Column(at) => {
            for value in &columns.all[at].values {
                let own = &mut facts[value.record as usize];
                own.outlet = own.outlet.or(Some(part_of(columns, value)));
            }
            let known: HashSet<&str> = facts.iter().filter_map(|f| Some(f.outlet?.text(lines))).collect();
            let others = candidates.iter().skip(1).take(3).filter(|(s, _)| *s >= best - 0.8);
            for (_, other) in others {
                let Source::Column(other) = other else { continue };
                for value in &columns.all[*other].values {
                    let own = &mut facts[value.record as usize];
                    if own.outlet.is_none() && known.contains(columns.text(value)) {
                        own.outlet = Some(part_of(columns, value));
                    }
                }
            }
            let _ = drafts;
            Some(at)
        }
    }
}

/// Where outlets stand.
#[derive(Clone, Copy)]
enum Source {
    Column(usize),
    Beside(Side),
    Cell(usize),
}

/// Before or behind the day, on its line.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Before,
    Behind,
}

/// Whether values come back as the names of outlets do: few different ones, or most of them more
/// than once.
fn come_back(values: &[&str]) -> bool {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for value in values {
        *seen.entry(value).or_insert(0) += 1;
    }
    let shared: usize = seen.values().filter(|n| **n > 1).sum();
    !values.is_empty()
        && (seen.len() <= (values.len() / 2).max(1) || values.len() >= 8 && shared * 10 >= values.len() * 6)
}

/// The outlet beside the day of a line.
fn beside(columns: &Columns<'_, '_>, part: Part, day: Day, side: Side) -> Option<Part> {
    let line = &columns.lines[part.line as usize].text;
    let text = part.text(columns.lines);
    let rest = match side {
        Side::Before => &text[..day.start],
        Side::Behind => &text[day.end..],
    };
    outlet_beside(columns.table, rest).map(|name| Part::of(part.line, line, name))
}

/// How much the names beside the days are outlets.
fn beside_day(columns: &Columns<'_, '_>, facts: &[Facts], side: Side) -> Option<f32> {
    let days: Vec<_> = facts.iter().enumerate().filter_map(|(r, f)| Some((r, f.day?))).collect();
    let tabs = days.iter().filter(|(_, (p, _))| p.text(columns.lines).contains('\t')).count();
    if days.is_empty() || tabs * 2 > days.len() {
        return None;
    }
    let own: Vec<_> = days.iter().filter(|(r, _)| columns.unique[*r]).collect();
    let names: Vec<&str> = own
        .iter()
        .filter_map(|(_, (part, day))| beside(columns, *part, *day, side).map(|p| p.text(columns.lines)))
        .filter(|n| day_in(n, DateOrder::DayFirst).is_none())
        .collect();
    if (names.len() as f32) < 0.7 * own.len() as f32 {
        return None;
    }
    let different = names.iter().collect::<HashSet<_>>().len();
    let template = same_words(columns, &days.iter().map(|(_, d)| *d).collect::<Vec<_>>());
    if !come_back(&names) && different as f32 > 0.9 * names.len() as f32 && names.len() > 3 && !template {
        return None;
    }
    if !come_back(&names) && names.len() > 3 && side == Side::Behind {
        return None;
    }
    Some(2.0 + names.len() as f32 / own.len() as f32 + if side == Side::Before { 0.3 } else { 0.0 })
}

/// Whether the day's line has the same two words in nearly all records.
fn same_words(columns: &Columns<'_, '_>, days: &[(Part, Day)]) -> bool {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (part, day) in days {
        let text = part.text(columns.lines);
        let rest = [&text[..day.start], &text[day.end..]];
        let words: HashSet<&str> = rest
            .iter()
            .flat_map(|t| t.split(|c: char| !c.is_alphabetic()))
            .filter(|w| w.chars().count() >= 2)
            .collect();
        for word in words {
            *seen.entry(word).or_insert(0) += 1;
        }
    }
    seen.values().filter(|n| **n * 10 >= days.len() * 9).count() >= 2
}

/// The cell of the day's row that holds the outlet.
fn row_cell(columns: &Columns<'_, '_>, facts: &[Facts]) -> Option<(usize, f32)> {
    let rows: Vec<Vec<&str>> = facts
        .iter()
        .filter_map(|f| Some(f.day?.0.text(columns.lines)))
        .filter(|t| t.matches('\t').count() >= 2)
        .map(|t| t.split('\t').map(str::trim).collect())
        .collect();
    if rows.len() * 2 <= facts.len() {
        return None;
    }
    let width = rows[0].len();
    let rows: Vec<_> = rows.into_iter().filter(|r| r.len() == width).collect();
    (0..width)
        .find(|at| {
            let cells: Vec<&str> = rows.iter().map(|r| r[*at]).collect();
            let names = cells.iter().filter(|c| {
                c.chars().filter(|c| c.is_alphabetic()).count() > 3
                    && !c.bytes().any(|b| b.is_ascii_digit())
                    && c.chars().count() <= MAX_CHARS
            });
            names.count() * 10 >= cells.len() * 9 && come_back(&cells)
        })
        .map(|at| (at, 2.4))
}

/// How much a column is one of outlets.
fn score(columns: &Columns<'_, '_>, column: &Column, facts: &[Facts]) -> Option<f32> {
    let role = columns.role(column);
    let share = column.values.len() as f32 / columns.records as f32;
    let named = role == Some(Role::Outlet);
    if is_cell_name(columns, column) || share < 0.5 && !named || role.is_some() && !named {
        return None;
    }
    let texts = columns.texts(column);
    if texts.iter().filter(|t| columns.table.carries(Sign::Page, t)).count() * 2 > texts.len() {
        return None;
    }
    let kind = columns.own_kind(column);
    if !named {
        let domains = texts.iter().filter(|t| columns.table.carries(Sign::Domain, t)).count();
        if kind == Some(Kind::Label) && share >= 0.7 && domains * 10 >= texts.len() * 8 {
            return Some(2.5);
        }
        let labelled =
            |v: &crate::split::frames::columns::Value| columns.lines[v.line as usize].label.is_some();
        if column.zone == Zone::Tail
            || is_sign(columns, column)
            || matches!(kind, Some(Kind::Label))
            || column.values.iter().take(3).any(labelled)
        {
            return None;
        }
    }
    let name = |t: &&str| {
        let letters = t.chars().zip(t.chars().skip(1)).any(|(a, b)| a.is_alphabetic() && b.is_alphabetic());
        (1..=9).contains(&count_words(t))
            && t.chars().count() <= MAX_CHARS + if named { 40 } else { 0 }
            && letters
            && !t.starts_with(|c: char| c.is_ascii_digit())
            && !columns.table.carries(Sign::Copyright, t)
            && !t.contains('\t')
            && !t.ends_with(':')
            && day_in(t, DateOrder::DayFirst).is_none()
    };
    let good = texts.iter().filter(|t| name(t)).count();
    if good * 10 < texts.len() * if named { 5 } else { 8 } {
        return None;
    }
    let different = texts.iter().collect::<HashSet<_>>().len() as f32;
    let all = texts.len() as f32;
    let average = texts.iter().map(|t| count_words(t) as f32).sum::<f32>() / all;
    let day_slot = |r: u32| facts[r as usize].day_slot.map(f64::from);
    let near: Vec<(f64, bool)> = column
        .values
        .iter()
        .filter_map(|v| day_slot(v.record).map(|d| ((f64::from(v.slot) - d).abs(), f64::from(v.slot) < d)))
        .collect();
    let before = near.iter().filter(|(_, b)| *b).count() * 2 > near.len().max(1);
    let varied = before && average <= 5.0 && different <= 0.9 * all;
    if different > (0.6 * all).max(1.0) && !named && columns.records > 3 && !come_back(&texts) && !varied {
        return None;
    }
    if near.is_empty() && !named {
        return None;
    }
    let distance = crate::split::frames::cut::middle(near.iter().map(|(d, _)| *d)) as f32;
    if !named && (distance == 0.0 || distance > 3.0) {
        return None;
    }
    let centred = column.values.iter().take(2).any(|v| columns.lines[v.line as usize].centred);
    let mut score = 2.2 - 0.6 * distance.min(4.0) + 0.6 * share - 0.12 * (average - 3.0).max(0.0);
    score +=
        if before { 0.25 } else { 0.0 } + if centred { 0.1 } else { 0.0 } + if named { 4.0 } else { 0.0 };
    Some(score)
}

/// One column of short names that come back, where nothing else is an outlet: kept, but no sign
/// that the file holds articles.
fn weak(columns: &Columns<'_, '_>, facts: &mut [Facts]) {
    let fits = |column: &&Column| {
        let texts: Vec<&str> = column.values.iter().map(|v| columns.text(v)).collect();
        let different = texts.iter().collect::<HashSet<_>>().len();
        let cell = matches!(column.place, Place::Behind(Some(k), 1) if columns.cells.contains(&k));
        (columns.own_kind(column) == Some(Kind::Label) || cell)
            && column.zone == Zone::Head
            && column.values.len() * 10 >= columns.records * 8
            && columns.records >= 5
            && columns.role(column).is_none()
            && texts.iter().all(|t| {
                (1..=6).contains(&count_words(t))
                    && t.chars().count() <= 50
                    && !t.bytes().any(|b| b.is_ascii_digit())
            })
            && (2..=(texts.len() * 2 / 5).max(2)).contains(&different)
    };
    let found: Vec<&Column> = columns.all.iter().filter(fits).collect();
    if let [only] = found[..] {
        for value in &only.values {
            let own = &mut facts[value.record as usize];
            (own.outlet, own.weak_outlet) = (Some(part_of(columns, value)), true);
        }
    }
}
