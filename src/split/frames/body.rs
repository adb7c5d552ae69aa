//! Which lines of a record are its text. The stretch behind one key that holds most text over
//! all records is the text, with the neighbours that hold a tenth of it. Before it stands the
//! head, behind it the tail: what they hold are slots, named by the key before them.

use crate::lexicon::patterns::Table;
use crate::split::frames::core::{Core, constant, optional, ranks};
use crate::split::frames::draft::{BodyLine, Draft, Slot, Zone, is_prose};
use crate::split::frames::keys::Keys;
use crate::split::frames::kind::{Key, Kind};
use crate::split::frames::leader::Frame;
use crate::split::frames::line::FrameLine;
use crate::text::chars::is_stop;
use crate::util::order::sort_by_key;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Share of the main stretch's text that makes a neighbour text too.
const MIN_NEIGHBOUR: f64 = 0.1;
/// Text before an optional label that still leaves it in the head, in characters.
const MAX_HEAD_CHARS: u32 = 200;
/// Most slots of a record; what stands behind is still kept as lines.
const MAX_SLOTS: usize = 160;

/// Reads the records.
pub fn drafts(
    lines: &[FrameLine<'_>],
    keys: &Keys,
    frame: &Frame,
    records: &[Range<usize>],
    table: &Table,
) -> Option<Vec<Draft>> {
    let core = Core::of(lines, keys, frame, records);
    let optional = optional(lines, keys, frame, records, table);
    let plan = Plan::of(lines, keys, &core, &optional, records)?;
    Some(records.iter().map(|r| plan.draft(r.clone())).collect())
}

/// How the records of a file are read.
struct Plan<'p, 't> {
    lines: &'p [FrameLine<'t>],
    keys: &'p Keys,
    core: &'p Core,
    optional: &'p [bool],
    /// The stretches that hold the text; `None` is what stands before the first key.
    text: HashSet<Option<Key>>,
    main: Option<Key>,
    rank: HashMap<Key, usize>,
    /// Optional keys that are head, and those that are tail.
    head: Vec<bool>,
    tail: Vec<bool>,
}

impl<'p, 't> Plan<'p, 't> {
    fn of(
        lines: &'p [FrameLine<'t>],
        keys: &'p Keys,
        core: &'p Core,
        optional: &'p [bool],
        records: &[Range<usize>],
    ) -> Option<Self> {
        let constant = constant(lines, records);
        let mut mass: HashMap<Option<Key>, f64> = HashMap::new();
        for range in records {
            let mut stretch = None;
            for at in range.clone().filter(|l| lines[*l].rule.is_none()) {
                let line = &lines[at];
                if let Some(key) = core.field(keys, lines, at) {
                    stretch = Some(key);
                    if line.label.is_some() && keys.kind(key) == Kind::Label && is_prose(line.value()) {
                        *mass.entry(stretch).or_default() += line.value().chars().count() as f64;
                    }
                    mass.entry(stretch).or_default();
                } else {
                    let capitals =
                        line.label().is_some_and(|l| !l.chars().any(char::is_lowercase) && l.is_ascii());
                    let counts = !keys.of(at).iter().any(|k| optional[*k as usize])
                        && !capitals
                        && !constant.contains(&*line.text);
                    *mass.entry(stretch).or_default() += if counts { f64::from(line.chars) } else { 0.0 };
                }
            }
        }
        let heaviest =
            |a: &(&Option<Key>, &f64), b: &(&Option<Key>, &f64)| a.1.total_cmp(b.1).then(b.0.cmp(a.0));
        let main = *mass.iter().max_by(heaviest)?.0;
        let rank = ranks(keys, core, records);
        let mut order: Vec<Key> = rank.keys().copied().collect();
        sort_by_key(&mut order, |k| (rank[k], *k));
        let mut text = HashSet::from([main]);
        if let Some(at) = main.and_then(|m| order.iter().position(|k| *k == m)) {
            for near in [at.checked_sub(1), Some(at + 1)].into_iter().flatten() {
                let Some(key) = order.get(near).copied() else { continue };
                let own = mass.get(&Some(key)).copied().unwrap_or(0.0);
                if own > MIN_NEIGHBOUR * mass[&main] && own / records.len() as f64 > 30.0 {
                    text.insert(Some(key));
                }
            }
        }
        let mut plan = Plan {
            lines,
            keys,
            core,
            optional,
            text,
            main,
            rank,
            head: vec![false; keys.len()],
            tail: vec![false; keys.len()],
        };
        plan.sort_optional(records);
        Some(plan)
    }

    /// Optional keys are head where hardly any text stands before them, tail where most does.
    fn sort_optional(&mut self, records: &[Range<usize>]) {
        let mut votes: HashMap<Key, (i64, i64)> = HashMap::new();
        for range in records {
            let (mut stretch, mut seen, mut found) = (None, 0_u32, Vec::new());
            for at in range.clone().filter(|l| self.lines[*l].rule.is_none()) {
                let field = self.core.of[at].filter(|k| !self.core.text.contains(k));
                if field.is_some() {
                    stretch = field;
                } else if self.text.contains(&stretch) {
                    match self.optional_key(at) {
                        Some(key) => found.push((key, seen)),
                        None => seen += self.lines[at].chars,
                    }
                }
            }
            for (key, before) in found {
                let (before, all) = (f64::from(before), f64::from(seen));
                let vote = votes.entry(key).or_default();
                if before <= 0.08 * all + 1.0 {
                    vote.0 += 1;
                } else {
                    vote.1 += if before >= 0.55 * all { 1 } else { -1 };
                }
            }
        }
        for (key, (head, tail)) in votes {
            let (kind, all) = (self.keys.kind(key), (head + tail.abs()) as f64);
            let at = key as usize;
            self.head[at] = head as f64 >= 0.8 * all && head > 0 || kind == Kind::By;
            self.tail[at] = tail as f64 >= 0.6 * all && tail > 0;
            if kind == Kind::Label && !self.tail[at] && head + tail.abs() == 1 && head == 1 {
                self.head[at] = true;
            }
        }
        for key in 0..self.keys.len() {
            match self.keys.kind(key as Key) {
                Kind::Body => (self.head[key], self.tail[key]) = (true, false),
                Kind::Tail => (self.head[key], self.tail[key]) = (false, true),
                _ => {}
            }
        }
    }

    fn optional_key(&self, line: usize) -> Option<Key> {
        self.keys.of(line).iter().copied().find(|k| self.optional[*k as usize])
    }

    /// The lines of a record that its frame's keys stand for: head keys count at their first
    /// place, tail keys at their last.
    fn picked(&self, range: Range<usize>) -> HashSet<usize> {
        let main = self.main.and_then(|m| self.rank.get(&m).copied()).map_or(-1, |r| r as i64);
        let rank = |k: &Key| self.rank.get(k).map_or(99, |r| *r as i64);
        let mut places: HashMap<Key, (usize, usize)> = HashMap::new();
        for line in range.clone() {
            if let Some(key) = self.core.of[line] {
                places.entry(key).or_insert((line, line)).1 = line;
            }
        }
        let mut picked: HashSet<usize> = places
            .iter()
            .map(
                |(key, (first, last))| {
                    if self.text.contains(&Some(*key)) || rank(key) <= main { *first } else { *last }
                },
            )
            .collect();
        let all: u64 = range.clone().map(|l| u64::from(self.lines[l].chars)).sum();
        let mut run = 0;
        for line in range {
            run += u64::from(self.lines[line].chars);
            if let Some(key) = self.core.of[line]
                && !self.keys.kind(key).is_strong()
                && rank(&key) > main
                && run * 2 < all
            {
                picked.remove(&line);
            }
        }
        picked
    }

    fn draft(&self, range: Range<usize>) -> Draft {
        let picked = self.picked(range.clone());
        let field = |at: usize| self.core.field(self.keys, self.lines, at).filter(|_| picked.contains(&at));
        let text = self.own_text(range.clone(), &field);
        let mut draft = Draft { range: range.clone(), ..Draft::default() };
        let (mut stretch, mut before, mut step) = (None, None, 0_u16);
        let (mut started, mut ended, mut chars) = (false, false, 0_u32);
        for at in range.filter(|l| self.lines[*l].rule.is_none()) {
            let line = &self.lines[at];
            let zone = |ended: bool| if ended { Zone::Tail } else { Zone::Head };
            let mut put = |key, step, zone| {
                if draft.slots.len() < MAX_SLOTS {
                    draft.slots.push(Slot { line: at as u32, key, step, zone });
                }
            };
            if let Some(key) = field(at) {
                (stretch, before, step) = (Some(key), Some(key), 0);
                ended |= started && !text.contains(&stretch);
                put(Some(key), 0, zone(ended));
                if text.contains(&stretch) && self.keys.kind(key) == Kind::Label && is_prose(line.value()) {
                    draft.body.push(BodyLine { line: at as u32, from: line.value_at() as u32 });
                    chars += line.chars;
                    started = true;
                }
                continue;
            }
            let optional = self.optional_key(at);
            if text.contains(&stretch) && !ended {
                if let Some(key) = optional.filter(|k| self.tail[*k as usize] && started) {
                    ended = true;
                    (before, step) = (Some(key), 0);
                    put(before, 0, Zone::Tail);
                    continue;
                }
                if let Some(key) = optional.filter(|k| self.head[*k as usize] && chars < MAX_HEAD_CHARS) {
                    let field = matches!(self.keys.kind(key), Kind::Label | Kind::Body);
                    let unfinished = draft.body.last().is_some_and(|b| {
                        !self.lines[b.line as usize].text.ends_with(is_stop)
                            || self.keys.kind(key) == Kind::Body
                    });
                    if field && unfinished && (chars < 120 || self.keys.kind(key) == Kind::Body) {
                        draft.body.clear();
                        chars = 0;
                    }
                    (before, step) = (Some(key), 0);
                    put(before, 0, Zone::Head);
                    continue;
                }
                started = true;
                step = step.saturating_add(1);
                if chars == 0 {
                    put(before, step, Zone::Body);
                }
                chars += line.chars;
                draft.body.push(BodyLine { line: at as u32, from: 0 });
                continue;
            }
            step = step.saturating_add(1);
            if optional.is_some() {
                (before, step) = (optional, 0);
            }
            put(before, step, zone(ended));
        }
        draft
    }

    /// The stretches that hold this record's text: the usual ones, or the fullest where they
    /// hold none.
    fn own_text(&self, range: Range<usize>, field: &dyn Fn(usize) -> Option<Key>) -> HashSet<Option<Key>> {
        let mut held: HashMap<Option<Key>, u64> = HashMap::new();
        let mut stretch = None;
        for at in range.filter(|l| self.lines[*l].rule.is_none()) {
            let line = &self.lines[at];
            match self.core.of[at].filter(|k| !self.core.text.contains(k)).and(field(at)) {
                Some(key) => {
                    stretch = Some(key);
                    if self.keys.kind(key) == Kind::Label && is_prose(line.value()) {
                        *held.entry(stretch).or_default() += line.value().chars().count() as u64;
                    }
                }
                None => *held.entry(stretch).or_default() += u64::from(line.chars),
            }
        }
        if self.text.iter().any(|s| held.get(s).is_some_and(|n| *n > 0)) {
            return self.text.clone();
        }
        let fullest = held.into_iter().max_by_key(|(key, n)| (*n, std::cmp::Reverse(*key)));
        HashSet::from([fullest.map_or(self.main, |(key, _)| key)])
    }
}
