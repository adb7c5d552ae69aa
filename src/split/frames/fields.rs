//! What the slots of the records say, told by their content: the day is the column with most
//! full days; the outlet stands near it and comes back; the title differs from record to record.
//! Field names of the table go before content.

use super::columns::{Column, Columns, Place, Value};
use super::days::{Order, day_in};
use super::draft::{Draft, Zone};
use super::keys::{Key, Kind};
use super::line::{Day, FrameLine};
use super::line_keys::counter;
use super::outlet;
use super::title;
use super::told;
use crate::lexicon::patterns::{Role, Sign, Vendor};
use crate::text::words;

/// A stretch of a line's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub line: u32,
    pub start: u32,
    pub end: u32,
}

impl Part {
    /// The part's text.
    pub fn text<'p>(&self, lines: &'p [FrameLine<'_>]) -> &'p str {
        &lines[self.line as usize].text[self.start as usize..self.end as usize]
    }

    /// A whole line, or what stands behind a byte of it.
    pub fn from(lines: &[FrameLine<'_>], line: u32, from: u32) -> Part {
        Part { line, start: from, end: lines[line as usize].text.len() as u32 }
    }

    /// The part of a line that a piece of its text is.
    pub fn of(line: u32, text: &str, piece: &str) -> Part {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        Part { line, start: start as u32, end: (start + piece.len()) as u32 }
    }
}

/// What a record says of its article.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts {
    pub title: Option<Part>,
    pub outlet: Option<Part>,
    /// The outlet is a guess that counts for nothing.
    pub weak_outlet: bool,
    pub byline: Option<Part>,
    /// The byline says that it is one.
    pub sure_byline: bool,
    pub day: Option<(Part, Day)>,
    /// The slot that the day stands in.
    pub day_slot: Option<u16>,
}

/// The facts of each record.
pub(super) fn facts(
    columns: &Columns<'_, '_>,
    drafts: &[Draft],
    vendor: Option<&Vendor>,
    classes: &dyn Fn(usize) -> String,
    order: Order,
) -> Vec<Facts> {
    let mut facts = vec![Facts::default(); drafts.len()];
    if let Some(vendor) = vendor {
        told::told_by_vendor(columns, drafts, vendor, classes, &mut facts);
    }
    let day_columns = days(columns, drafts, order, &mut facts);
    let taken = outlet::outlets(columns, drafts, &mut facts);
    title::titles(columns, &day_columns, taken, &mut facts);
    bylines(columns, &mut facts);
    facts
}

/// The days of a column.
type DayColumn = Vec<(Value, Day)>;

/// The days; gives the columns that they stand in.
fn days(columns: &Columns<'_, '_>, drafts: &[Draft], order: Order, facts: &mut [Facts]) -> Vec<usize> {
    let records = columns.records as f32;
    let mut candidates: Vec<(f32, usize, DayColumn)> = Vec::new();
    for (at, column) in columns.all.iter().enumerate().filter(|(_, c)| c.values.len() as f32 >= 0.5 * records)
    {
        let found: DayColumn = column
            .values
            .iter()
            .filter(|v| columns.text(v).chars().count() < 200)
            .filter_map(|v| Some((*v, day_in(columns.text(v), order)?)))
            .collect();
        if (found.len() as f32) < 0.5 * records {
            continue;
        }
        let mut numbers: Vec<u32> = found.iter().map(|(_, d)| d.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let first = super::cut::middle(found.iter().map(|(v, _)| f64::from(v.slot))) as f32;
        let mut score = found.len() as f32 / records - 0.004 * first;
        score -= if column.zone == Zone::Tail { 0.15 } else { 0.0 };
        score -= if numbers.len() == 1 && columns.records > 4 { 0.3 } else { 0.0 };
        score += match columns.role(column) {
            Some(Role::Day) => 1.0,
            Some(Role::Load) => -0.8,
            Some(Role::Outlet | Role::Edition | Role::Page) => -0.1,
            Some(_) => -0.5,
            None => 0.0,
        };
        candidates.push((score, at, found));
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, _, found) in candidates.iter().take(3) {
        for (value, day) in found {
            let own = &mut facts[value.record as usize];
            if own.day.is_none() {
                own.day = Some((part_of(columns, value), *day));
                own.day_slot = Some(value.slot);
            }
        }
    }
    for (draft, own) in drafts.iter().zip(facts.iter_mut()).filter(|(_, f)| f.day.is_none()) {
        let found = draft.slots.iter().filter(|s| s.zone != Zone::Tail).find_map(|slot| {
            let line = &columns.lines[slot.line as usize];
            let role = line.label().and_then(|l| columns.table.role(l));
            let day = line.day.filter(|_| matches!(role, None | Some(Role::Day)))?;
            Some((Part::from(columns.lines, slot.line, 0), day))
        });
        own.day = found;
    }
    let mut used: Vec<usize> = Vec::new();
    for (_, at, found) in candidates.iter().take(3) {
        let here = found.iter().filter(|(v, _)| facts[v.record as usize].day_slot == Some(v.slot));
        if here.count() as f32 > 0.3 * records {
            used.push(*at);
        }
    }
    used
}

/// The trimmed text of a value as a part of its line.
pub(super) fn part_of(columns: &Columns<'_, '_>, value: &Value) -> Part {
    let text = &columns.lines[value.line as usize].text;
    Part::of(value.line, text, columns.text(value))
}

/// The bylines: a field that says so, a line that opens with "By", a field with names.
fn bylines(columns: &Columns<'_, '_>, facts: &mut [Facts]) {
    let records = columns.records as f32;
    let mut candidates: Vec<(f32, &Column)> = Vec::new();
    for column in &columns.all {
        let role = columns.role(column);
        let texts = columns.texts(column);
        let names = texts.iter().filter(|t| is_names(t)).count();
        let mut different: Vec<&str> = texts.clone();
        different.sort_unstable();
        different.dedup();
        let score = match (role, columns.own_kind(column)) {
            (Some(Role::Byline), _) => 3.0,
            (Some(_), _) => continue,
            (None, Some(Kind::By)) => 2.0,
            (None, Some(Kind::Label))
                if column.zone == Zone::Head
                    && names * 10 >= texts.len() * 8
                    && different.len() * 10 > texts.len() * 3
                    && texts.len() > 1 =>
            {
                1.0
            }
            _ => continue,
        };
        candidates.push((score + column.values.len() as f32 / records, column));
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (score, column) in candidates.into_iter().take(3) {
        for value in &column.values {
            let own = &mut facts[value.record as usize];
            let part = part_of(columns, value);
            let text = part.text(columns.lines);
            let same = own.title.is_some_and(|t| t.text(columns.lines) == text);
            if own.byline.is_none() && !text.is_empty() && !same && words(text) <= 40 {
                own.byline = Some(part);
                own.sure_byline = score > 2.0;
            }
        }
    }
}

/// Whether a text reads like names: two to eight words, most with a capital, no digit.
pub(super) fn is_names(text: &str) -> bool {
    let all: Vec<&str> = text.split_whitespace().collect();
    let capital = all.iter().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    (2..=8).contains(&all.len()) && capital * 10 >= all.len() * 6 && !text.bytes().any(|b| b.is_ascii_digit())
}

/// Whether most of a text is a day.
pub(super) fn is_mostly_day(text: &str, order: Order) -> bool {
    day_in(text, order).is_some_and(|d| (d.end - d.start) * 10 > text.len() * 4)
}

/// Whether the column is a key's own line of a kind that is never a name or a title.
pub(super) fn is_sign(columns: &Columns<'_, '_>, column: &Column) -> bool {
    matches!(
        columns.own_kind(column),
        Some(
            Kind::Counter
                | Kind::AnyCounter
                | Kind::Day
                | Kind::Copyright
                | Kind::Id
                | Kind::Url
                | Kind::By
                | Kind::Begin
                | Kind::End
                | Kind::Body
                | Kind::Tail
        )
    )
}

/// Whether a line is a counter, a copyright notice, an address or nothing but a number of words.
pub(super) fn is_notice(columns: &Columns<'_, '_>, text: &str) -> bool {
    let count = || {
        let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
        number.bytes().all(|b| b.is_ascii_digit() || b == b',') && !number.is_empty() && !unit.contains(' ')
    };
    counter(text, columns.table).is_some()
        || columns.table.carries(Sign::Copyright, text) && words(text) < 30
        || text.contains("://")
        || words(text) <= 3 && columns.table.carries(Sign::Page, text)
        || words(text) <= 4 && columns.table.carries(Sign::Edition, text) && text.ends_with(';')
        || count()
}

/// Whether a cell names the next one.
pub(super) fn is_cell_name(columns: &Columns<'_, '_>, column: &Column) -> bool {
    let cell = |key: &Key| columns.cells.contains(key);
    match column.place {
        Place::At(key) => cell(&key),
        Place::Behind(Some(key), n) => n > 1 && cell(&key),
        Place::Before(..) | Place::BehindStrong(..) => !columns.cells.is_empty(),
        Place::Behind(None, _) => false,
    }
}
