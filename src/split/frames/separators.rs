//! The second way: rules, page breaks, headings or wide gaps that are each followed by the head
//! of an article (title, day, outlet, By-line or address in the first lines). A piece without a
//! head belongs to the one before.

use crate::lexicon::patterns::{Sign, Table};
use crate::parse::date::calendar::DateOrder;
use crate::split::frames::draft::{BodyLine, Draft};
use crate::split::frames::facts::Facts;
use crate::split::frames::head::{Head, Reader};
use crate::split::frames::keys::Keys;
use crate::split::frames::kind::{Key, Kind};
use crate::split::frames::line::FrameLine;
use crate::split::frames::marks::Rule;
use crate::util::order::sort;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Share of the pieces that must have a head.
const MIN_HEADED: f32 = 0.8;
/// Median words of the texts; between long rules, with outlets that come back, fewer will do.
const MIN_WORDS: f64 = 60.0;
const MIN_WORDS_RULED: f64 = 8.0;
/// Share of the heads with a byline, or with so many named fields, by which rules part articles of any length
/// and of any outlets.
const MIN_CLEAR: f32 = 0.8;
const MIN_FIELDS: u32 = 3;
/// Blank lines that part two articles.
const MIN_GAP: u16 = 3;

/// Records found by what parts them.
pub struct Parted {
    pub drafts: Vec<Draft>,
    pub facts: Vec<Facts>,
    /// Points of the heads.
    pub points: u32,
    /// What parts them, as text.
    pub by: String,
    /// Each head says more than title, place and day.
    pub sure: bool,
}

/// The best of all ways to part a file at separators.
pub fn find(
    lines: &[FrameLine<'_>],
    keys: &Keys,
    table: &Table,
    order: DateOrder,
    html: bool,
) -> Option<Parted> {
    let mut ways: Vec<(Option<Key>, Vec<usize>)> = Vec::new();
    for key in 0..keys.len() as Key {
        let off = usize::from(keys.kind(key) == Kind::Rule);
        if matches!(keys.kind(key), Kind::Rule | Kind::Heading) {
            ways.push((Some(key), keys.lines(key).iter().map(|l| *l as usize + off).collect()));
        }
    }
    // Gaps of a page are empty elements, and say nothing.
    let wide = (0..if html { 0 } else { lines.len() })
        .filter(|l| lines[*l].gap >= MIN_GAP && lines[*l].rule.is_none());
    ways.push((None, wide.collect()));
    let reader = Reader { lines, table, order };
    let mut best: Option<Parted> = None;
    for (key, starts) in ways {
        let Some(parted) = reader.part(keys, key, &starts) else { continue };
        let rank = |p: &Parted| (p.sure, p.points, p.drafts.len());
        if best.as_ref().is_none_or(|b| rank(&parted) > rank(b)) {
            best = Some(parted);
        }
    }
    best
}

impl Reader<'_, '_> {
    fn part(&self, keys: &Keys, key: Option<Key>, at: &[usize]) -> Option<Parted> {
        let pieces = self.pieces(at)?;
        let headed: Vec<(Range<usize>, Head)> =
            pieces.iter().filter_map(|(range, head)| Some((range.clone(), (*head)?))).collect();
        if headed.len() < 2 || (headed.len() as f32) < MIN_HEADED * pieces.len() as f32 {
            return None;
        }
        let count = headed.len() as f32;
        let mut drafts: Vec<Draft> = Vec::with_capacity(headed.len());
        let mut facts: Vec<Facts> = Vec::with_capacity(headed.len());
        for (range, head) in &headed {
            drafts.push(self.draft(range, head.lines));
            facts.push(head.facts);
        }
        let titles: HashSet<&str> = facts.iter().filter_map(|f| Some(f.title?.text(self.lines))).collect();
        let share = |is: &dyn Fn(&Head) -> bool| headed.iter().filter(|(_, h)| is(h)).count() as f32 / count;
        // The first line is the outlet where it comes back and a short line follows the day.
        if share(&|h| h.facts.outlet.is_some()) < 0.3
            && titles.len() as f32 <= (0.5 * count).max(1.0)
            && headed.iter().all(|(_, h)| h.behind_day.is_some())
        {
            for ((draft, own), (_, head)) in drafts.iter_mut().zip(&mut facts).zip(&headed) {
                (own.outlet, own.title) = (own.title, head.behind_day);
                if draft.body.len() > 1 && own.title.is_some_and(|t| draft.body[0].line == t.line) {
                    draft.body.remove(0);
                }
            }
        }
        let outlets: Vec<&str> = facts.iter().filter_map(|f| Some(f.outlet?.text(self.lines))).collect();
        let domains = outlets.iter().filter(|o| self.table.carries(Sign::Domain, o)).count() as f32;
        let different: HashSet<&&str> = outlets.iter().collect();
        let by_domain = !outlets.is_empty() && domains >= 0.6 * outlets.len() as f32;
        let come_back = outlets.len() as f32 >= 0.8 * count
            && (by_domain || different.len() as f32 <= (0.5 * outlets.len() as f32).max(1.0));
        let bylines = share(&|h| h.facts.byline.is_some()) >= 0.5;
        let addresses = share(&|h| h.address) >= 0.6;
        let labels = share(&|h| h.labels >= 2) >= MIN_HEADED;
        let points = 2 * u32::from(come_back) + u32::from(bylines) + u32::from(addresses) + u32::from(labels);
        let own_titles: HashSet<&str> =
            facts.iter().filter_map(|f| Some(f.title?.text(self.lines))).collect();
        let texts: HashSet<String> = drafts.iter().map(|d| d.opening(self.lines)).collect();
        if (own_titles.len() as f32) < 0.6 * texts.len() as f32 {
            return None;
        }
        // Between rules, heads that each name title, day and author leave no doubt, however short the texts.
        let ruled = key.is_some_and(|k| keys.kind(k) == Kind::Rule);
        let clear = ruled
            && headed.len() == pieces.len()
            && own_titles.len() == headed.len()
            && (share(&|h| h.facts.byline.is_some() && (h.facts.outlet.is_some() || h.labels >= MIN_FIELDS))
                >= MIN_CLEAR);
        let sure = clear || by_domain || bylines || addresses || self.has_footer(&drafts);
        let words = crate::split::frames::cut::middle(drafts.iter().map(|d| f64::from(d.words(self.lines))));
        let long_rule =
            key.is_some_and(|k| matches!(self.lines[keys.first(k)].rule, Some(Rule::Sign(_, true))));
        let days: HashSet<u32> = facts.iter().filter_map(|f| Some(f.day?.1.number)).collect();
        let tight = come_back && long_rule && drafts.len() >= 5 && days.len() as f32 >= 0.3 * count;
        let least = if tight || clear { MIN_WORDS_RULED } else { MIN_WORDS };
        let told = points >= 2 && (come_back || labels && bylines && addresses);
        if words < least || !(clear || told) {
            return None;
        }
        let by = match key {
            Some(key) => self.lines[keys.first(key)].text.chars().take(3).collect(),
            None => "blank lines".to_owned(),
        };
        Some(Parted { drafts, facts, points, by, sure })
    }

    /// The pieces between separators, those without a head joined to the one before.
    fn pieces(&self, at: &[usize]) -> Option<Vec<(Range<usize>, Option<Head>)>> {
        let mut starts: Vec<usize> =
            [0].into_iter().chain(at.iter().copied()).filter(|s| *s < self.lines.len()).collect();
        sort(&mut starts);
        starts.dedup();
        let stops: Vec<usize> = starts[1..].iter().copied().chain([self.lines.len()]).collect();
        let mut pieces: Vec<(Range<usize>, Option<Head>)> = Vec::new();
        for (from, to) in starts.into_iter().zip(stops) {
            if self.lines[from..to].iter().all(|l| l.rule.is_some()) {
                continue;
            }
            match (self.head(from..to), pieces.last_mut()) {
                (None, Some(last)) => last.0.end = to,
                (head, _) => pieces.push((from..to, head)),
            }
        }
        if pieces.len() > 1 && pieces[0].1.is_none() && pieces[0].0.end <= 12 {
            pieces.remove(0);
        }
        if pieces.iter().filter(|p| p.1.is_some()).count() >= 3 {
            self.find_first(&mut pieces);
        }
        Some(pieces)
    }

    /// The first article may stand behind a cover or a list of contents.
    fn find_first(&self, pieces: &mut [(Range<usize>, Option<Head>)]) {
        let outlet = |head: &Option<Head>| Some(head.as_ref()?.facts.outlet?.text(self.lines).to_owned());
        let known: HashSet<String> = pieces[1..].iter().filter_map(|p| outlet(&p.1)).collect();
        // The line that looks like the first lines of the others, where the cover's look another way.
        let style = self.lines[pieces[1].0.start].style;
        let (range, head) = &pieces[0];
        if style != 0 && self.lines[range.start].style != style {
            let mut like = range.clone().take(12).filter(|l| self.lines[*l].style == style);
            if let Some(start) = like.next()
                && let Some(found) = self.head(start..range.end)
            {
                pieces[0] = (start..range.end, Some(found));
                return;
            }
        }
        let fits = head.is_some() && (range.len() <= 3 || outlet(head).is_some_and(|o| known.contains(&o)));
        if fits {
            return;
        }
        let starts = range.clone().rev().filter(|l| {
            *l > range.start
                && self.lines[*l].rule.is_none()
                && (self.lines[*l].gap >= 2 || self.lines[*l].text.starts_with("# "))
        });
        for start in starts {
            let found = self.head(start..range.end);
            if outlet(&found).is_some_and(|o| known.contains(&o)) {
                pieces[0] = (start..range.end, found);
                return;
            }
        }
    }

    fn draft(&self, range: &Range<usize>, head: usize) -> Draft {
        let text = range.clone().filter(|l| self.lines[*l].rule.is_none()).skip(head);
        let body = text.map(|line| BodyLine { line: line as u32, from: 0 }).collect();
        Draft { range: range.clone(), slots: Vec::new(), body }
    }

    /// Whether the texts end alike.
    fn has_footer(&self, drafts: &[Draft]) -> bool {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut notices = 0;
        for draft in drafts {
            let ends = draft.body.iter().rev().take(4).map(|b| &self.lines[b.line as usize]);
            let own: HashSet<String> = ends
                .clone()
                .map(|l| l.text.split_whitespace().take(2).collect::<Vec<_>>().join(" "))
                .collect();
            notices += usize::from(ends.into_iter().any(|l| self.table.carries(Sign::Copyright, &l.text)));
            for words in own {
                *seen.entry(words).or_insert(0) += 1;
            }
        }
        let often = seen.values().filter(|n| **n * 5 >= drafts.len() * 2).count();
        drafts.len() >= 4 && (notices * 10 >= drafts.len() * 7 || often >= 2)
    }
}
