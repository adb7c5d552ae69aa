//! The slots of all records as the columns of one table: a column is a place in the record (a
//! key's own line, or so many lines behind or before a key), and holds at most one value a record.

use crate::lexicon::patterns::Table;
use crate::lexicon::role::Role;
use crate::split::frames::draft::{Draft, Slot, Zone};
use crate::split::frames::keys::Keys;
use crate::split::frames::kind::{Key, Kind};
use crate::split::frames::line::FrameLine;
use std::collections::{HashMap, HashSet};

/// A place in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The key's own line.
    At(Key),
    /// So many lines behind a key; without one, behind the start of the record.
    Behind(Option<Key>, u16),
    /// So many lines before a key.
    Before(Key, u16),
    /// So many lines behind the last strong key.
    BehindStrong(Key, u16),
}

/// A value: in which record, which line and from which byte of it, and its number among the slots.
#[derive(Clone, Copy, Debug)]
pub struct Value {
    pub record: u32,
    pub line: u32,
    pub from: u32,
    pub slot: u16,
}

/// A column.
#[derive(Debug)]
pub struct Column {
    pub place: Place,
    pub zone: Zone,
    /// At most one a record, in the order of the records.
    pub values: Vec<Value>,
}

/// The columns of a file.
pub struct Columns<'p, 't> {
    pub lines: &'p [FrameLine<'t>],
    pub keys: &'p Keys,
    pub table: &'static Table,
    pub all: Vec<Column>,
    /// Number of records.
    pub records: usize,
    /// Records whose text is no copy of one before.
    pub unique: Vec<bool>,
    /// Keys of constant short lines whose value is the next line.
    pub cells: HashSet<Key>,
}

impl<'p, 't> Columns<'p, 't> {
    /// Reads the columns of all records.
    pub fn of(
        lines: &'p [FrameLine<'t>],
        keys: &'p Keys,
        table: &'static Table,
        drafts: &[Draft],
    ) -> Columns<'p, 't> {
        let mut columns = Columns {
            lines,
            keys,
            table,
            all: Vec::new(),
            records: drafts.len(),
            unique: unique(lines, drafts),
            cells: HashSet::new(),
        };
        let mut index = HashMap::new();
        for (record, draft) in drafts.iter().enumerate() {
            columns.add(record, &draft.slots, &mut index);
        }
        columns.find_cells(drafts);
        columns
    }

    /// The text of a value.
    pub fn text(&self, value: &Value) -> &'p str {
        self.lines[value.line as usize].text.get(value.from as usize..).unwrap_or("").trim()
    }

    /// The values of a column in records that are no copies; all when each is one.
    pub fn texts(&self, column: &Column) -> Vec<&'p str> {
        let unique: Vec<&str> =
            column.values.iter().filter(|v| self.unique[v.record as usize]).map(|v| self.text(v)).collect();
        if unique.is_empty() { column.values.iter().map(|v| self.text(v)).collect() } else { unique }
    }

    /// The role that a column's field name gives it.
    pub fn role(&self, column: &Column) -> Option<Role> {
        let name = |key: Key| {
            let line = &self.lines[self.keys.first(key)];
            match self.keys.kind(key) {
                Kind::Label | Kind::Literal => line.label(),
                _ => None,
            }
        };
        match column.place {
            Place::At(key) => self.table.role(name(key)?),
            Place::Behind(Some(key), 1) if self.cells.contains(&key) => {
                self.table.role(&self.lines[self.keys.first(key)].text)
            }
            _ => None,
        }
    }

    /// The kind of the key whose own line the column is.
    pub fn own_kind(&self, column: &Column) -> Option<Kind> {
        match column.place {
            Place::At(key) => Some(self.keys.kind(key)),
            _ => None,
        }
    }

    fn add(&mut self, record: usize, slots: &[Slot], index: &mut HashMap<(Place, Zone), usize>) {
        let mut next: Vec<Option<(Key, u16)>> = vec![None; slots.len()];
        let mut ahead: Option<(Key, u16)> = None;
        for (x, slot) in slots.iter().enumerate().rev() {
            match slot.key {
                Some(key) if slot.step == 0 && self.keys.kind(key) != Kind::Literal => ahead = Some((key, 0)),
                _ => {
                    ahead = ahead.map(|(key, d)| (key, d + 1));
                    next[x] = ahead;
                }
            }
        }
        for (x, slot) in slots.iter().enumerate() {
            let line = &self.lines[slot.line as usize];
            let mut put = |place, zone, line: u32, from: usize| {
                let at = *index.entry((place, zone)).or_insert_with(|| {
                    self.all.push(Column { place, zone, values: Vec::new() });
                    self.all.len() - 1
                });
                let values = &mut self.all[at].values;
                if values.last().is_none_or(|v| v.record != record as u32) {
                    values.push(Value { record: record as u32, line, from: from as u32, slot: x as u16 });
                }
            };
            let whole =
                |put: &mut dyn FnMut(Place, Zone, u32, usize), place, zone| put(place, zone, slot.line, 0);
            let strong = (0..x).rev().find(|y| {
                slots[*y].step == 0 && slots[*y].key.is_some_and(|k| self.keys.kind(k).is_strong())
            });
            if let (0, Some(key)) = (slot.step, slot.key) {
                let kind = self.keys.kind(key);
                let phrase = matches!(kind, Kind::Literal | Kind::Prefix);
                let labelled =
                    line.label.is_some() && (kind == Kind::Label || phrase && !line.value().is_empty());
                let follows = slots.get(x + 1).filter(|n| n.step == 1);
                match (labelled, line.value().is_empty(), follows) {
                    (true, true, Some(next)) => put(Place::At(key), slot.zone, next.line, 0),
                    (true, ..) => put(Place::At(key), slot.zone, slot.line, line.value_at()),
                    _ => put(Place::At(key), slot.zone, slot.line, 0),
                }
                if phrase && line.label.is_none() && x > 0 && slots[x - 1].step == 0 {
                    whole(&mut put, Place::Behind(slots[x - 1].key, 1), slot.zone);
                }
                // A title may look like a field: "Tennis: two upsets".
                let seldom = kind == Kind::Label
                    && self.keys.lines(key).len() * 2 < self.records
                    && line.label().is_none_or(|l| self.table.role(l).is_none());
                if phrase && line.label.is_none() || seldom {
                    let before = (0..x).rev().find(|y| {
                        let kind = slots[*y].key.map(|k| self.keys.kind(k));
                        slots[*y].step == 0 && !matches!(kind, None | Some(Kind::Literal | Kind::Prefix))
                    });
                    if let Some(y) = before.filter(|_| seldom) {
                        whole(&mut put, Place::Behind(slots[y].key, (x - y) as u16), Zone::Body);
                    }
                    if let Some(y) = before {
                        whole(&mut put, Place::Behind(slots[y].key, (x - y) as u16), slot.zone);
                    }
                }
                for own in self.keys.of(slot.line as usize) {
                    if *own != key && self.keys.kind(*own) == Kind::Style {
                        whole(&mut put, Place::At(*own), slot.zone);
                    }
                }
            }
            if let Some((key, d)) = next[x].filter(|_| line.label.is_none() || slot.step > 0) {
                whole(&mut put, Place::Before(key, d), slot.zone);
            }
            let weak = slot.key.is_none_or(|k| !self.keys.kind(k).is_strong());
            if let Some(y) = strong.filter(|y| (slot.step > 0 || weak) && x - y <= 4) {
                let zone = if slot.zone == Zone::Tail { Zone::Tail } else { Zone::Head };
                if let Some(key) = slots[y].key {
                    whole(&mut put, Place::BehindStrong(key, (x - y) as u16), zone);
                }
            }
            if slot.step > 0 {
                whole(&mut put, Place::Behind(slot.key, slot.step), slot.zone);
                for own in self.keys.of(slot.line as usize) {
                    if self.keys.kind(*own) == Kind::Style {
                        whole(&mut put, Place::At(*own), slot.zone);
                    }
                }
            }
        }
    }

    /// Finds the constant short lines of their own whose value stands right below.
    fn find_cells(&mut self, drafts: &[Draft]) {
        let mut found: Vec<(Key, u64)> = Vec::new();
        for column in &self.all {
            let Place::At(key) = column.place else { continue };
            let line = &self.lines[self.keys.first(key)];
            if self.keys.kind(key) != Kind::Literal
                || column.values.len() * 10 < self.records * 7
                || self.records < 2
                || line.words > 4
                || line.text.bytes().any(|b| b.is_ascii_digit())
            {
                continue;
            }
            let sample = &column.values[..column.values.len().min(20)];
            let under = sample.iter().filter(|v| {
                let slots = &drafts[v.record as usize].slots;
                let own = &self.lines[v.line as usize];
                own.gap >= 1
                    && slots.get(v.slot as usize + 1).is_some_and(|next| {
                        next.line == v.line + 1 && self.lines[next.line as usize].gap == 0
                    })
            });
            let cell = sample.iter().all(|v| self.lines[v.line as usize].cell);
            if cell || self.table.role(&line.text).is_some() || under.count() * 10 >= sample.len() * 8 {
                found.push((key, line.style));
            }
        }
        let mut styles: HashMap<u64, usize> = HashMap::new();
        for (_, style) in &found {
            *styles.entry(*style).or_insert(0) += 1;
        }
        if let Some((style, n)) = styles.into_iter().max_by_key(|(style, n)| (*n, *style))
            && n >= 3
        {
            self.cells = found.into_iter().filter(|(_, s)| *s == style).map(|(k, _)| k).collect();
        }
    }
}

/// Which records have a text that no record before has.
fn unique(lines: &[FrameLine<'_>], drafts: &[Draft]) -> Vec<bool> {
    let mut seen = HashSet::new();
    drafts
        .iter()
        .map(|draft| {
            let opening = draft.opening(lines);
            opening.is_empty() || seen.insert(opening)
        })
        .collect()
}
