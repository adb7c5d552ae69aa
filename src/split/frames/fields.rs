//! What the slots of the records say, told by their content: the day is the column with most
//! full days; the outlet stands near it and comes back; the title differs from record to record.
//! Field names of the table go before content.

use crate::lexicon::patterns::Vendor;
use crate::lexicon::role::Role;
use crate::parse::byline::{byline, is_name};
use crate::parse::date::calendar::DateOrder;
use crate::split::frames::columns::{Column, Columns, Value};
use crate::split::frames::days::{Day, day_in};
use crate::split::frames::draft::{Draft, Zone};
use crate::split::frames::facts::{Facts, Part};
use crate::split::frames::kind::Kind;
use crate::split::frames::outlet;
use crate::split::frames::title;
use crate::split::frames::told;
use crate::split::frames::values::{is_names, part_of};
use crate::text::words::count_words;
use crate::util::order::{sort, sort_by};

/// The facts of each record.
pub fn facts(
    columns: &Columns<'_, '_>,
    drafts: &[Draft],
    vendor: Option<&Vendor>,
    classes: &dyn Fn(usize) -> String,
    order: DateOrder,
) -> Vec<Facts> {
    let mut facts = vec![Facts::default(); drafts.len()];
    if let Some(vendor) = vendor {
        told::told_by_vendor(columns, drafts, vendor, classes, &mut facts);
    }
    let day_columns = days(columns, drafts, order, &mut facts);
    let taken = outlet::outlets(columns, drafts, &mut facts);
    title::titles(columns, &day_columns, taken, &mut facts);
    bylines(columns, &mut facts);
    names_under_titles(columns, drafts, &mut facts);
    names_behind_days(columns, &mut facts);
    facts
}

/// Names behind the day on its line ("Harbour Post, 3 May 2021, Ada Mole"), where half of the records have them.
fn names_behind_days(columns: &Columns<'_, '_>, facts: &mut [Facts]) {
    let name = |own: &Facts| {
        let (part, day) = own.day.filter(|_| own.byline.is_none())?;
        let line = &columns.lines[part.line as usize].text;
        let rest = line.get(part.start as usize + day.end..)?.trim_start_matches(is_mark);
        let outlet = own.outlet.is_some_and(|o| o.text(columns.lines) == rest);
        let fits = !rest.is_empty() && !outlet && count_words(rest) <= MAX_NAME_WORDS && is_name(rest);
        fits.then(|| Part::of(part.line, line, rest))
    };
    let found: Vec<Option<Part>> = facts.iter().map(name).collect();
    let mut different: Vec<&str> = found.iter().flatten().map(|p| p.text(columns.lines)).collect();
    let count = different.len();
    sort(&mut different);
    different.dedup();
    if count * 2 < facts.len() || different.len() < 2 {
        return;
    }
    for (own, part) in facts.iter_mut().zip(found) {
        own.byline = own.byline.or(part);
    }
}

/// Whether a character parts the facts of a line.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '|' | '·' | '–' | '—' | '-' | '、' | '，' | '،')
}

/// Most words of names that stand alone under a title.
const MAX_NAME_WORDS: u32 = 5;

/// Names on the line behind the title, where half of the records have such a line.
fn names_under_titles(columns: &Columns<'_, '_>, drafts: &[Draft], facts: &mut [Facts]) {
    let found: Vec<Option<u32>> = drafts
        .iter()
        .zip(facts.iter())
        .map(|(draft, own)| {
            let title = own.title.filter(|_| own.byline.is_none())?;
            let behind = title.line as usize + 1..draft.range.end;
            let at = behind.into_iter().find(|at| columns.lines[*at].rule.is_none())?;
            let line = &columns.lines[at];
            let others = [own.day.map(|d| d.0), own.outlet];
            let taken = others.into_iter().flatten().any(|p| p.line as usize == at);
            let fits = line.words <= MAX_NAME_WORDS && line.label.is_none() && line.day.is_none() && !taken;
            (fits && byline(&line.text, true).is_some()).then_some(at as u32)
        })
        .collect();
    if found.iter().flatten().count() * 2 < drafts.len() || drafts.len() < 2 {
        return;
    }
    for (own, at) in facts.iter_mut().zip(found) {
        if let Some(at) = at {
            own.byline = Some(Part::from(columns.lines, at, 0));
        }
    }
}

/// The days of a column.
type DayColumn = Vec<(Value, Day)>;

/// The days; gives the columns that they stand in.
fn days(columns: &Columns<'_, '_>, drafts: &[Draft], order: DateOrder, facts: &mut [Facts]) -> Vec<usize> {
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
        sort(&mut numbers);
        numbers.dedup();
        let first = crate::split::frames::cut::middle(found.iter().map(|(v, _)| f64::from(v.slot))) as f32;
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
    sort_by(&mut candidates, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
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

/// The bylines: a field that says so, a line that opens with "By", a field with names.
fn bylines(columns: &Columns<'_, '_>, facts: &mut [Facts]) {
    let records = columns.records as f32;
    let mut candidates: Vec<(f32, &Column)> = Vec::new();
    for column in &columns.all {
        let role = columns.role(column);
        let texts = columns.texts(column);
        let names = texts.iter().filter(|t| is_names(t)).count();
        let mut different: Vec<&str> = texts.clone();
        sort(&mut different);
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
    sort_by(&mut candidates, |a, b| b.0.total_cmp(&a.0));
    for (score, column) in candidates.into_iter().take(3) {
        for value in &column.values {
            let own = &mut facts[value.record as usize];
            let part = part_of(columns, value);
            let text = part.text(columns.lines);
            let same = own.title.is_some_and(|t| t.text(columns.lines) == text);
            if own.byline.is_none() && !text.is_empty() && !same && count_words(text) <= 40 {
                own.byline = Some(part);
                own.sure_byline = score > 2.0;
            }
        }
    }
}
