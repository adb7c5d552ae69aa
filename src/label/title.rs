//! Which line is the title of the page's own article. Shape, place, repetition, what stands
//! near, whether the prose picks its words up, and what the page declares are weighed together.

use crate::gather::{self, Table};
use crate::split::line::Line;
use crate::split::topic::{Terms, Topics, counted, share};
use crate::text::key;
use crate::weights::flag;
use crate::{Declared, Tag};

/// Number of cues.
const CUES: usize = 37;
/// Lines before the prose that are looked at.
const REACH: usize = 160;

/// The line of `own` (by its place in `own`) that is the title, where the prose begins at
/// place `from`; `None` when none is likely enough.
pub(crate) fn title(lines: &[Line<'_>], own: &[usize], from: usize, declared: &Declared) -> Option<usize> {
    let page = Page::of(lines, own, from, declared);
    let weights = if lines.iter().any(|l| l.markup.is_some()) { &MARKED } else { &PLAIN };
    let mut best: Option<(f32, usize)> = None;
    for at in from.saturating_sub(REACH)..(from + 3).min(own.len()) {
        let line = &lines[own[at]];
        // Inside the prose only what cannot be a sentence is a title.
        if !candidate(line) || at >= from && !line.may_be_title() {
            continue;
        }
        let score = page.cues(at).iter().zip(&weights.cues).map(|(c, w)| c * w).sum::<f32>() + weights.base;
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, at));
        }
    }
    best.filter(|(score, _)| *score > weights.bar).map(|(_, at)| at)
}

/// A line that could be a title by its length.
fn candidate(line: &Line<'_>) -> bool {
    (1..=30).contains(&line.words)
        && !(line.is_prose() && line.text.ends_with(crate::text::is_stop) && !line.text.ends_with(['?', '!']))
        && line.text.len() >= 4
        && !line.is_date()
        && line.text.chars().any(char::is_alphabetic)
}

/// What the page declares, as keys: whole titles, and their parts between separators.
struct Titles {
    whole: Vec<String>,
    parts: Vec<String>,
}

impl Titles {
    fn of(declared: &Declared) -> Self {
        let whole: Vec<String> = declared.titles.iter().map(|t| key(t)).filter(|k| !k.is_empty()).collect();
        let site = declared.site.as_deref().map(key).unwrap_or_default();
        let parts = declared
            .titles
            .iter()
            .flat_map(|t| parts(t))
            .map(key)
            .filter(|k| !k.is_empty() && *k != site)
            .collect();
        Titles { whole, parts }
    }
}

/// Marks that part a title from the site's name.
const MARKS: [&str; 9] = [" | ", " - ", " – ", " — ", " • ", " · ", " » ", " :: ", ": "];

/// Every beginning and end of a title that stops at a mark, and the pieces between.
fn parts(title: &str) -> Vec<&str> {
    let mut cuts: Vec<(usize, usize)> =
        MARKS.iter().flat_map(|m| title.match_indices(m).map(|(at, m)| (at, at + m.len()))).collect();
    gather::sort(&mut cuts, Ord::cmp);
    let mut parts = Vec::new();
    let mut from = 0;
    for (start, end) in cuts {
        if start > from {
            parts.push(&title[from..start]);
            parts.push(&title[..start]);
        }
        parts.push(&title[end..]);
        from = end;
    }
    parts
}

/// What the cues of every candidate are taken from.
struct Page<'l, 't> {
    lines: &'l [Line<'t>],
    own: &'l [usize],
    /// Place where the prose begins.
    from: usize,
    titles: Titles,
    topics: Topics<'l, 't>,
    /// Terms of the prose, and of its first sentences.
    prose: Terms,
    start: Terms,
    /// Places of the lines of each key.
    keys: Table<&'l str, Vec<usize>>,
    /// Words, and words of prose, before each place.
    words: Vec<u32>,
    prose_words: Vec<u32>,
}

impl<'l, 't> Page<'l, 't> {
    fn of(lines: &'l [Line<'t>], own: &'l [usize], from: usize, declared: &Declared) -> Self {
        let topics = Topics::new(lines);
        let behind = || own.iter().skip(from).copied();
        let (prose, _) = topics.window(behind(), 200, true);
        let (start, _) = topics.window(behind(), 60, true);
        let keys = gather::groups(own.iter().map(|l| lines[*l].key.as_str()).zip(0..));
        let (mut words, mut prose_words) = (vec![0], vec![0]);
        for (at, l) in own.iter().enumerate() {
            let line = &lines[*l];
            words.push(words[at] + line.words);
            prose_words.push(prose_words[at] + if line.is_prose() { line.words } else { 0 });
        }
        let titles = Titles::of(declared);
        Page { lines, own, from, titles, topics, prose, start, keys, words, prose_words }
    }

    fn line(&self, at: usize) -> &'l Line<'t> {
        &self.lines[self.own[at]]
    }

    /// The cues for the line at a place.
    fn cues(&self, at: usize) -> [f32; CUES] {
        let line = self.line(at);
        let near =
            |by: isize| at.checked_add_signed(by).and_then(|i| self.own.get(i)).map(|l| &self.lines[*l]);
        let credit = |l: &Line<'_>| l.date.is_some() || l.text.len() < 120 && l.is_signed();
        let own_terms = counted(self.topics.line(self.own[at]));
        let (first, twins) = self.keys.get(line.key.as_str()).map_or((at, 1), |same| (same[0], same.len()));
        let from = self.from;
        let distance = from as f32 - at as f32;
        let between = self.words[from.max(at)] - self.words[at.min(from)];
        let prose_before = self.prose_words[at];
        let capitals =
            line.text.split_whitespace().filter(|w| w.starts_with(char::is_uppercase)).count() as f32;
        let pieces = line.text.split_whitespace().count().max(1) as f32;
        let markup = line.markup;
        let named = |word: &str| markup.is_some_and(|m| m.words.iter().any(|w| **w == *word));
        let heading = |n: u8| markup.is_some_and(|m| m.tag == Tag::Heading(n));
        [
            flag(line.words <= 2),
            flag((3..=4).contains(&line.words)),
            flag((5..=16).contains(&line.words)),
            flag(line.words > 20),
            flag(line.ends && !line.text.ends_with(['?', '!'])),
            flag(line.text.ends_with('?')),
            flag(line.text.ends_with([':', ',', ';'])),
            flag(twins > 1),
            flag(first < at),
            flag(twins > 3),
            (distance.max(0.0)).sqrt(),
            flag(distance <= 0.0),
            flag(distance == 1.0),
            (between as f32).sqrt() / 10.0,
            (prose_before as f32).min(200.0) / 200.0,
            flag(near(1).is_some_and(credit)),
            flag((1..=4).any(|n| near(n).is_some_and(credit))),
            flag(near(-1).is_some_and(credit)),
            flag(credit(line)),
            flag(line.furniture().is_some()),
            flag(line.hit.is_some()),
            flag(line.bullet),
            share(&own_terms, &self.prose),
            share(&own_terms, &self.start),
            flag(own_terms.is_empty()),
            capitals / pieces,
            (line.gap as f32).min(3.0),
            flag(near(1).is_some_and(|n| n.gap > 0)),
            flag(self.titles.whole.contains(&line.key)),
            flag(self.titles.parts.contains(&line.key)),
            flag(heading(1)),
            flag(heading(2) || heading(3)),
            flag(named("title") || named("headline")),
            flag(markup.is_some_and(|m| m.in_furniture || m.link_density > 0.5)),
            flag(at == 0),
            1.0 / (1.0 + from as f32),
            flag(at < from && (at + 1..from).all(|o| !self.line(o).may_be_title())),
        ]
    }
}

/// A way to weigh the cues: logistic regressions on pages in English, German and about
/// forty other languages, checked on pages left out. Fitted outside the project: there is no
/// training verb for them yet.
struct Weights {
    cues: [f32; CUES],
    base: f32,
    bar: f32,
}

#[rustfmt::skip]
const PLAIN: Weights = Weights { base: -3.245, bar: -1.75, cues: [
    -2.410, -0.512, 0.949, -1.312, -0.826, -0.344, -2.284, 0.445, 0.456, 0.236, -0.430,
    -4.233, -0.549, 0.033, -1.101, 0.421, 1.442, 0.651, -1.763, -0.164, -2.937, -2.799,
    2.254, 0.977, -0.465, 0.057, -0.329, 0.688, 0.000, 0.000, 0.0, 0.000, 0.000,
    0.000, 0.346, 3.029, 0.342,
] };

#[rustfmt::skip]
const MARKED: Weights = Weights { base: -6.091, bar: -2.5, cues: [
    -0.758, 0.248, 0.838, 0.043, 0.339, -0.499, -5.731, 1.672, -0.610, 1.158, -0.297,
    -2.784, -0.266, 0.570, -0.366, 0.040, 0.250, 0.309, -1.017, -0.798, -1.491, -2.733,
    1.462, 0.676, -0.521, -0.096, 0.000, 0.000, 3.818, 3.418, 3.375, 1.290, 0.351,
    -1.015, -1.729, 3.620, 0.394,
] };
