//! The head of an article in a text: title, day, outlet, By-line or address in the first lines.

use crate::lexicon::patterns::{Sign, Table};
use crate::lexicon::role::Role;
use crate::parse::byline::{is_name, signed};
use crate::parse::date::calendar::DateOrder;
use crate::split::frames::days::{Day, day_in};
use crate::split::frames::facts::{Facts, Part};
use crate::split::frames::line::FrameLine;
use crate::split::frames::outlet_name::outlet_beside;
use crate::split::frames::values::is_names;
use crate::text::words::count_words;
use std::ops::Range;

/// Lines of a piece in which its head is looked for.
const MAX_HEAD_LINES: usize = 9;
/// Most words and characters of a line of a head.
const MAX_HEAD_WORDS: u32 = 40;
const MAX_HEAD_CHARS: u32 = 260;

/// The head of a piece.
#[derive(Clone, Copy, Debug, Default)]
pub struct Head {
    pub facts: Facts,
    pub address: bool,
    pub labels: u32,
    /// The short line right behind the day.
    pub behind_day: Option<Part>,
    /// Lines of the head.
    pub lines: usize,
}

/// Reads heads.
pub struct Reader<'p, 't> {
    pub lines: &'p [FrameLine<'t>],
    pub table: &'p Table,
    pub order: DateOrder,
}

impl Reader<'_, '_> {
    /// The head that opens a piece.
    pub fn head(&self, range: Range<usize>) -> Option<Head> {
        let own: Vec<usize> =
            range.filter(|l| self.lines[*l].rule.is_none()).take(MAX_HEAD_LINES + 1).collect();
        let mut head = Head::default();
        let mut last: Option<usize> = None;
        for (j, at) in own.iter().copied().enumerate().take(MAX_HEAD_LINES) {
            let line = &self.lines[at];
            let long = line.words > MAX_HEAD_WORDS || line.chars > MAX_HEAD_CHARS;
            if long && line.label.is_none() {
                break;
            }
            let labelled = |at: Option<&usize>| at.is_some_and(|l| self.lines[*l].label.is_some());
            let capitals = line.label().is_some_and(|l| !l.chars().any(char::is_lowercase));
            let before = j.checked_sub(1).and_then(|b| own.get(b));
            if line.label.is_some()
                && !long
                && (capitals || line.lead > 0 || labelled(before) || labelled(own.get(j + 1)))
            {
                self.field(at, j, &mut head);
                head.labels += 1;
                last = Some(j);
                continue;
            }
            if long {
                break;
            }
            let whole = Some(Part::from(self.lines, at as u32, 0));
            if let Some(day) = line.day.filter(|_| head.facts.day.is_none()) {
                let part = Part::from(self.lines, at as u32, 0);
                head.facts.day = Some((part, day));
                let (outlet, byline) = self.around(at, day);
                head.facts.outlet = head.facts.outlet.or(outlet);
                head.facts.byline = head.facts.byline.or(byline);
                last = Some(j);
                continue;
            }
            if self.table.carries(Sign::Url, &line.text) {
                head.address = true;
                last = Some(j);
                continue;
            }
            let signed = || signed(&line.text).is_some_and(is_name);
            if j > 0 && line.words <= 10 && (self.table.carries(Sign::By, &line.text) || signed()) {
                head.facts.byline = whole;
                last = Some(j);
                continue;
            }
            let first = j == 0 || last.is_none() && line.text.starts_with('#');
            if head.facts.title.is_none() && first && line.words >= 1 {
                let text = line.text.trim_start_matches('#').trim_start();
                head.facts.title = Some(Part::of(at as u32, &line.text, text));
                last = Some(last.map_or(j, |l| l.max(j)));
                continue;
            }
            let follows = last.is_some_and(|l| l + 1 == j);
            if head.facts.day.is_some() && follows {
                if head.facts.title.is_none() && !line.text.ends_with(['.', '。']) {
                    head.facts.title = whole;
                    last = Some(j);
                    continue;
                }
                if head.behind_day.is_none() && line.words <= 30 {
                    head.behind_day = whole;
                }
            }
            if head.facts.day.is_some() {
                break;
            }
        }
        let last = last.filter(|l| *l <= 7)?;
        head.lines = last + 1;
        (head.facts.day.is_some() && head.facts.title.is_some()).then_some(head)
    }

    /// A line with a field's name.
    fn field(&self, at: usize, j: usize, head: &mut Head) {
        let line = &self.lines[at];
        let value = Part::from(self.lines, at as u32, line.value_at() as u32);
        let text = line.value();
        let facts = &mut head.facts;
        let role = line.label().and_then(|l| self.table.role(l));
        let day = day_in(text, self.order);
        match role {
            Some(Role::Title) => facts.title = facts.title.or(Some(value)),
            Some(Role::Outlet) => facts.outlet = facts.outlet.or(Some(value)),
            Some(Role::Byline) => facts.byline = facts.byline.or(Some(value)),
            None | Some(Role::Day) if day.is_some() => facts.day = facts.day.or(day.map(|d| (value, d))),
            _ if text.contains("://") => head.address = true,
            None if self.table.carries(Sign::Domain, text) => facts.outlet = facts.outlet.or(Some(value)),
            None if facts.title.is_none() && j <= 1 && count_words(text) >= 2 => facts.title = Some(value),
            _ => {}
        }
    }

    /// Outlet and byline on the line of the day, parted by dots, bars or commas.
    fn around(&self, at: usize, day: Day) -> (Option<Part>, Option<Part>) {
        let text = &self.lines[at].text;
        if text.matches('\t').count() >= 2 {
            return (None, None);
        }
        let (mut outlet, mut byline) = (None, None);
        for side in [&text[..day.start], &text[day.end..]] {
            for piece in side.split(['·', '|', '–', '—', ',', ';']).flat_map(|p| p.split(" - ")) {
                let Some(name) = outlet_beside(self.table, piece) else { continue };
                let part = Some(Part::of(at as u32, text, name));
                if outlet.is_none() {
                    outlet = part;
                } else if byline.is_none() && is_names(name) {
                    byline = part;
                }
            }
        }
        (outlet, byline)
    }
}
