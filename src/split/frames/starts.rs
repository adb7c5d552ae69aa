//! Lines at which articles may start because they are like one that a person showed: they share a key
//! with it, stand as far from a line with that key, or have its shape.
//!
//! In: the lines, their keys and the example. Out: the best list of lines, and by what it was found. Linear:
//! few lists, each looked at once.

use crate::split::frames::file::File;
use crate::split::frames::keys::Keys;
use crate::split::frames::kind::{Key, Kind};
use crate::split::frames::shape::{MAX_OPENING_WORDS, Shape};
use crate::util::order::{sort, sort_by};
use std::collections::HashMap;
use std::ops::Range;

/// Lines around the example whose keys may find its like.
const AROUND: Range<isize> = -2..4;
/// Share of the articles that must have a key at one distance from their first line.
const MIN_SHARE: f32 = 0.7;
/// Words of an article, and share of the articles that must have them.
const MIN_WORDS: u32 = 12;
const MIN_WITH_TEXT: f32 = 0.6;
/// What finds a list of lines goes before what stands a line away from them.
const NEARER: f32 = 0.15;

/// What lines are found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A key of the line so many lines behind.
    Key(Key, isize),
    /// The shape of the line.
    Shape(Shape),
    /// A rule of the person, which names the lines.
    Rule,
}

/// Lines at which articles start.
#[derive(Clone, Debug)]
pub struct Starts {
    pub lines: Vec<usize>,
    pub by: By,
    /// The keys that most articles have near their first line, the heaviest first.
    pub usual: Vec<Key>,
    pub score: f32,
}

impl File<'_> {
    /// The best list of lines like the example.
    pub fn starts_like(&self, keys: &Keys, example: usize) -> Option<Starts> {
        let mut best: Option<Starts> = None;
        let mut consider = |found: Option<Starts>| {
            if let Some(found) = found
                && best.as_ref().is_none_or(|b| found.score > b.score + 1e-4)
            {
                best = Some(found);
            }
        };
        for off in AROUND {
            let Some(at) = example.checked_add_signed(off).filter(|at| *at < self.lines.len()) else {
                continue;
            };
            for key in keys.of(at).iter().filter(|k| keys.is_of_frame(**k)) {
                let lines = self.starts_by_key(keys, *key, off);
                let like = lines.into_iter().filter(|l| off == 0 || self.is_like(*l, example)).collect();
                consider(self.starts(keys, like, By::Key(*key, off)));
            }
        }
        for shape in Shape::of(&self.lines[example]) {
            consider(self.starts(keys, self.starts_by_shape(shape), By::Shape(shape)));
        }
        best.filter(|b| b.lines.contains(&example))
    }

    /// The lines that stand so far before the lines of a key. Where the key ends articles, the first one starts
    /// at the first line.
    pub fn starts_by_key(&self, keys: &Keys, key: Key, off: isize) -> Vec<usize> {
        let starts = keys.lines(key).iter().filter_map(|l| (*l as usize).checked_add_signed(-off));
        let mut starts: Vec<usize> = starts.filter(|l| *l < self.lines.len()).collect();
        if off < 0 {
            for start in &mut starts {
                while *start + 1 < self.lines.len() && self.lines[*start].rule.is_some() {
                    *start += 1;
                }
            }
            starts.retain(|s| self.has_text(*s..self.lines.len()));
            if starts.first().is_some_and(|first| *first > 0 && self.has_text(0..*first)) {
                starts.insert(0, 0);
            }
        }
        starts
    }

    /// The lines of a shape.
    pub fn starts_by_shape(&self, shape: Shape) -> Vec<usize> {
        // Before the first line of a file stands nothing, whatever stands before the others.
        let opens =
            |l: usize| l == 0 && matches!(shape, Shape::Gap(_)) && Shape::Gap(0).is_of(&self.lines[l]);
        (0..self.lines.len()).filter(|l| shape.is_of(&self.lines[*l]) || opens(*l)).collect()
    }

    /// Whether two lines could both open an article.
    fn is_like(&self, at: usize, example: usize) -> bool {
        let (a, b) = (&self.lines[at], &self.lines[example]);
        let short = |words: u32| words <= MAX_OPENING_WORDS;
        a.rule.is_some() == b.rule.is_some() && a.bold == b.bold && short(a.words) == short(b.words)
    }

    /// A list of starts with what it is worth; `None` when its articles have no text.
    pub fn starts(&self, keys: &Keys, mut lines: Vec<usize>, by: By) -> Option<Starts> {
        sort(&mut lines);
        lines.dedup();
        if lines.len() < 2 {
            return None;
        }
        let count = lines.len() as f32;
        let with_text =
            self.ranges(&lines).into_iter().filter(|r| self.has_text(r.clone())).count() as f32 / count;
        if with_text < MIN_WITH_TEXT {
            return None;
        }
        let (usual, regular) = self.usual(keys, &lines);
        let own = match by {
            By::Key(_, off) => -NEARER * off.unsigned_abs() as f32,
            By::Shape(shape) => shape.weight(),
            By::Rule => 0.0,
        };
        let score = (regular + own).max(0.1) * with_text * with_text * (1.0 + count).ln();
        Some(Starts { lines, by, usual, score })
    }

    /// From each start to the next.
    pub fn ranges(&self, starts: &[usize]) -> Vec<Range<usize>> {
        let stops = starts[1..].iter().copied().chain([self.lines.len()]);
        starts.iter().copied().zip(stops).map(|(from, to)| from..to).collect()
    }

    fn has_text(&self, range: Range<usize>) -> bool {
        let mut words = 0;
        range.skip(1).map(|l| &self.lines[l]).filter(|l| l.words >= 8).any(|l| {
            words += l.words;
            words >= MIN_WORDS
        })
    }

    /// The keys at one distance from most of the starts, and their weights together: at each distance the
    /// heaviest counts.
    pub fn usual(&self, keys: &Keys, starts: &[usize]) -> (Vec<Key>, f32) {
        let mut usual: Vec<(f32, Key)> = Vec::new();
        let mut sum = 0.0;
        let mut seen: HashMap<Key, u32> = HashMap::new();
        for off in AROUND {
            seen.clear();
            let own: Vec<usize> = starts
                .iter()
                .filter_map(|s| s.checked_add_signed(off))
                .filter(|l| *l < self.lines.len())
                .collect();
            for key in own.iter().flat_map(|l| keys.of(*l)).filter(|k| keys.is_of_frame(**k)) {
                *seen.entry(*key).or_insert(0) += 1;
            }
            let share = |n: u32| n as f32 / own.len().max(1) as f32;
            let all = seen.iter().filter(|(_, n)| share(**n) >= MIN_SHARE && **n >= 2);
            let all: Vec<(f32, Key)> = all.map(|(k, n)| (keys.weight(*k) * share(*n), *k)).collect();
            sum += all.iter().map(|(w, _)| *w).fold(0.0, f32::max);
            let strong = |key: Key| keys.kind(key).is_strong() && keys.kind(key) != Kind::Rule;
            // What ends the article before comes last.
            let rank = |weight: f32| if off < 0 { weight - 100.0 } else { weight };
            usual.extend(all.into_iter().filter(|(_, k)| strong(*k)).map(|(w, k)| (rank(w), k)));
        }
        sort_by(&mut usual, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut known = Vec::new();
        for (_, key) in usual {
            if !known.contains(&key) {
                known.push(key);
            }
        }
        (known, sum)
    }
}
