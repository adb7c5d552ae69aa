//! What speaks for records being articles: signs of the frame, of the fields and of the texts,
//! each held against all records.

use crate::lexicon::patterns::{Sign, Table};
use crate::lexicon::role::Role;
use crate::split::frames::cut::middle;
use crate::split::frames::draft::{Draft, Slot, Zone};
use crate::split::frames::facts::Facts;
use crate::split::frames::keys::Keys;
use crate::split::frames::kind::{Key, Kind};
use crate::split::frames::leader::Frame;
use crate::split::frames::line::FrameLine;
use crate::split::frames::line_keys::counter;
use crate::split::frames::numbers::{correlation, counted_in, first_number, is_id, opening_number};
use std::collections::{HashMap, HashSet};

/// Share of the records that must have a day.
const MIN_DATED: f32 = 0.7;
/// Records whose opening numbers are a sign.
const MIN_NUMBERED: usize = 3;
/// Fields of articles under known names that two records must have.
const MIN_FIELDS_OF_TWO: usize = 4;

/// What speaks for articles.
#[derive(Debug, Default)]
pub struct Evidence {
    pub records: usize,
    pub vendor: bool,
    pub days: bool,
    pub outlets: bool,
    pub names: bool,
    pub counter: bool,
    /// The number of articles that the file states.
    pub stated: Option<usize>,
    pub copyright: bool,
    pub id: bool,
    pub anchor: bool,
    pub bylines: bool,
    pub length: bool,
    pub five_fields: bool,
    /// Three of title, outlet, day, byline and text under names that the table knows; four in two records.
    pub known_fields: bool,
    /// A field's name that the table knows as that of the title.
    pub titled: bool,
    /// The outlet stands on the line of the day.
    pub outlet_by_day: bool,
    pub rule: bool,
    pub addresses: bool,
    pub eight_labels: bool,
    pub column_names: bool,
    pub html: bool,
    pub pages: bool,
    pub numbered: bool,
    pub bold_titles: bool,
    pub labelled_ids: bool,
    pub day_template: bool,
    /// Days that only rise or only fall: a diary, a chronicle, a change log.
    pub ordered: bool,
    pub one_day: bool,
    /// Median words of a text.
    pub words: f64,
    /// Share of the file's characters that is text of the records.
    pub cover: f64,
    pub titles: f32,
}

/// What the evidence is drawn from.
pub struct Found<'p, 't> {
    pub lines: &'p [FrameLine<'t>],
    pub keys: &'p Keys,
    pub frame: &'p Frame,
    pub drafts: &'p [Draft],
    pub facts: &'p [Facts],
    pub table: &'p Table,
    pub vendor: bool,
    pub html: bool,
}

impl Found<'_, '_> {
    fn share(&self, least: f32, is: impl Fn(&Draft, &Facts) -> bool) -> bool {
        let count = self.drafts.iter().zip(self.facts).filter(|(d, f)| is(d, f)).count();
        count as f32 >= least * self.drafts.len() as f32
    }

    fn line(&self, slot: &Slot) -> &FrameLine<'_> {
        &self.lines[slot.line as usize]
    }

    /// Gathers the evidence.
    pub fn evidence(&self) -> Evidence {
        let records = self.drafts.len();
        let mut found = Evidence { records, vendor: self.vendor, html: self.html, ..Evidence::default() };
        found.days = self.share(MIN_DATED, |_, f| f.day.is_some());
        found.outlets = self.share(0.7, |_, f| f.outlet.is_some() && !f.weak_outlet);
        found.outlet_by_day = found.outlets
            && self.share(MIN_DATED, |_, f| f.outlet.zip(f.day).is_some_and(|(o, (d, _))| o.line == d.line));
        found.bylines = self.share(0.5, |_, f| f.byline.is_some()) && self.share(0.5, |_, f| f.sure_byline);
        found.bold_titles = self.bold_titles();
        self.frame_signs(&mut found);
        found.length = self.stated_lengths();
        let address = |d: &Draft| d.slots.iter().any(|s| self.line(s).value().contains("://"));
        found.addresses = self.share(0.7, |d, _| address(d));
        found.column_names = records >= 3 && self.constant_row();
        found.pages = self.pages();
        found.numbered = records >= MIN_NUMBERED && self.numbered();
        found.labelled_ids = found.outlets && records >= 3 && self.labelled_ids();
        found.day_template = self.day_template();
        let days: Vec<u32> = self.facts.iter().filter_map(|f| Some(f.day?.1.number)).collect();
        found.ordered = days.len() >= 4 && (days.is_sorted() || days.iter().rev().is_sorted());
        found.one_day = days.len() == records && days.iter().all(|d| *d == days[0]);
        found.words = middle(self.drafts.iter().map(|d| f64::from(d.words(self.lines))));
        let all: f64 = self.lines.iter().map(|l| f64::from(l.chars)).sum();
        let text: f64 = self.drafts.iter().map(|d| f64::from(d.chars(self.lines))).sum();
        found.cover = text / all.max(1.0);
        found.titles = self.facts.iter().filter(|f| f.title.is_some()).count() as f32 / records as f32;
        found
    }

    /// What the keys of the frame are.
    fn frame_signs(&self, found: &mut Evidence) {
        let records = found.records;
        let mut labels = 0;
        let mut literals = 0;
        let mut places: HashSet<usize> = HashSet::new();
        let mut known: HashSet<Role> = HashSet::new();
        for (key, companion) in self.frame.keys() {
            let kind = self.keys.kind(key);
            let first = self.keys.first(key);
            if kind.is_strong() {
                places.insert(first);
            }
            if companion.once * 4 >= self.frame.count * 3 {
                let name = match kind {
                    Kind::Label => self.lines[first].label(),
                    Kind::Literal => Some(&*self.lines[first].text),
                    _ => None,
                };
                let role = name.and_then(|n| self.table.role(n));
                known.extend(role.filter(|r| {
                    matches!(r, Role::Title | Role::Outlet | Role::Day | Role::Byline | Role::Text)
                }));
            }
            match kind {
                Kind::Label => labels += usize::from(companion.once * 4 >= self.frame.count * 3),
                Kind::Literal => {
                    let text = &self.lines[first].text;
                    literals += usize::from(!text.bytes().any(|b| b.is_ascii_digit()));
                }
                Kind::Copyright => found.copyright = true,
                Kind::Id => found.id = true,
                Kind::Anchor => found.anchor = true,
                Kind::Rule => found.rule = true,
                Kind::Counter | Kind::AnyCounter => self.counters(key, found),
                _ => {}
            }
        }
        found.titled = known.contains(&Role::Title);
        found.known_fields = known.len() >= if records >= 3 { 3 } else { MIN_FIELDS_OF_TWO };
        found.names = labels + literals >= 3;
        found.five_fields = places.len() >= 5;
        found.eight_labels = labels >= 8 && records >= 3;
    }

    /// Whether the counters of a key run.
    fn counters(&self, key: Key, found: &mut Evidence) {
        let pairs: Vec<(u32, u32)> = self
            .keys
            .lines(key)
            .iter()
            .filter_map(|l| counter(&self.lines[*l as usize].text, self.table))
            .collect();
        let totals: HashSet<u32> = pairs.iter().map(|p| p.1).collect();
        if pairs.len() < 2 {
            return;
        }
        let steps = pairs.windows(2).filter(|w| w[1].0 == w[0].0 + 1).count();
        if steps as f32 >= 0.85 * (pairs.len() - 1) as f32 && totals.len() == 1 {
            found.counter = true;
            found.stated = Some(pairs[0].1 as usize);
        } else if totals.len() <= 2 && pairs.windows(2).all(|w| w[1].0 > w[0].0) {
            found.counter = true;
            // A part of a larger result: each says how many there are.
            found.stated = (totals.len() == 1).then_some(pairs[0].1 as usize);
        }
    }

    fn bold_titles(&self) -> bool {
        let bold = self.share(0.8, |_, f| {
            f.title.is_some_and(|t| {
                let line = &self.lines[t.line as usize];
                line.bold || line.text.starts_with('#')
            })
        });
        let titles: HashSet<&str> =
            self.facts.iter().filter_map(|f| Some(f.title?.text(self.lines))).collect();
        bold && titles.len() * 10 >= self.facts.len() * 8
    }

    /// Whether a number in the same place of each record follows the length of its text.
    fn stated_lengths(&self) -> bool {
        let sizes: Vec<(f64, f64)> = self
            .drafts
            .iter()
            .map(|d| (f64::from(d.words(self.lines)), f64::from(d.chars(self.lines))))
            .collect();
        let places = self.frame.keys().filter(|(k, _)| {
            let text = &self.lines[self.keys.first(*k)].text;
            match self.keys.kind(*k) {
                Kind::Label | Kind::Style | Kind::Day => true,
                Kind::Literal => text.starts_with(|c: char| c.is_ascii_digit()),
                _ => false,
            }
        });
        places.into_iter().any(|(key, _)| {
            let in_day_line = self.keys.kind(key) == Kind::Day;
            let mut pairs: Vec<(f64, f64)> = Vec::new();
            let mut right = 0;
            for (draft, (words, chars)) in self.drafts.iter().zip(&sizes) {
                let slot = draft.slots.iter().find(|s| self.keys.of(s.line as usize).contains(&key));
                let Some(slot) = slot else { continue };
                let line = self.line(slot);
                let number = if in_day_line { counted_in(&line.text) } else { first_number(line.value()) };
                let Some(number) = number else { continue };
                let near = (0.7 * words..=1.4 * words).contains(&number)
                    || (0.8 * chars..=1.3 * chars).contains(&number);
                right += usize::from(number > 20.0 && near);
                pairs.push((number, *words));
            }
            let n = pairs.len();
            n > 1
                && n * 10 >= self.drafts.len() * 6
                && right * 10 >= n * 6
                && (n < 5 || correlation(&pairs) > 0.6)
                && !pairs.windows(2).all(|w| w[1].0 == w[0].0 + 1.0)
        })
    }

    /// Whether nearly every record repeats one row of column names.
    fn constant_row(&self) -> bool {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for slot in self.drafts.iter().flat_map(|d| &d.slots) {
            let line = &self.lines[slot.line as usize];
            if line.text.matches('\t').count() >= 3 {
                *seen.entry(&line.text).or_insert(0) += 1;
            }
        }
        seen.values().any(|n| *n * 10 >= self.drafts.len() * 8)
    }

    fn pages(&self) -> bool {
        let mut pages: Vec<u32> = Vec::new();
        for draft in self.drafts {
            let page: Option<u32> =
                draft.slots.iter().map(|s| self.line(s)).filter(|l| l.words <= 25).find_map(|l| {
                    let found = self.table.find(Sign::Page, &l.text)?;
                    let page = found.iter().skip(1).flatten().next()?;
                    page.as_str().trim_start_matches(|c: char| !c.is_ascii_digit()).parse().ok()
                });
            pages.extend(page);
        }
        let runs = pages.windows(2).filter(|w| w[1] == w[0] + 1).count();
        let days: HashSet<Option<u32>> = self.facts.iter().map(|f| Some(f.day?.1.number)).collect();
        // One text in pages: the pages run, and the day is one.
        let one_text = pages.len() > 3 && runs as f32 >= 0.8 * (pages.len() - 1) as f32 && days.len() == 1;
        pages.len() as f32 >= 0.7 * self.drafts.len() as f32 && !one_text
    }

    /// Whether a running number opens the records.
    fn numbered(&self) -> bool {
        let mut numbers: Vec<u32> = Vec::new();
        for draft in self.drafts {
            let head = draft.slots.iter().take(4).filter(|s| s.zone != Zone::Tail);
            numbers.extend(head.map(|s| self.line(s)).find_map(|l| opening_number(&l.text)));
        }
        let records = self.drafts.len() as f32;
        let steps = numbers.windows(2).filter(|w| w[1] == w[0] + 1).count();
        numbers.len() as f32 >= 0.85 * records && steps as f32 >= 0.85 * (numbers.len() - 1) as f32
    }

    /// Whether each record has an id of its own under a field's name.
    fn labelled_ids(&self) -> bool {
        let mut ids: Vec<&str> = Vec::new();
        for draft in self.drafts {
            let id = draft.slots.iter().find_map(|s| {
                let line = &self.lines[s.line as usize];
                let key = s.key.filter(|k| self.frame.companion(*k).is_some());
                (key.is_some() && line.label.is_some() && line.day.is_none() && line.words <= 6)
                    .then(|| line.value().split_whitespace().next_back().filter(|w| is_id(w)))
                    .flatten()
            });
            ids.extend(id);
        }
        let different: HashSet<&&str> = ids.iter().collect();
        ids.len() * 10 >= self.drafts.len() * 8 && different.len() == ids.len()
    }

    /// Whether the day's line has the same two words in nearly all records.
    fn day_template(&self) -> bool {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (part, day) in self.facts.iter().filter(|f| f.day_slot.is_some()).filter_map(|f| f.day) {
            let text = part.text(self.lines);
            let rest = [&text[..day.start], &text[day.end..]];
            let own: HashSet<&str> = rest
                .iter()
                .flat_map(|t| t.split(|c: char| !c.is_alphabetic()))
                .filter(|w| w.chars().count() >= 2)
                .collect();
            for word in own {
                *seen.entry(word).or_insert(0) += 1;
            }
        }
        seen.values().filter(|n| **n * 10 >= self.drafts.len() * 9).count() >= 2
    }
}
