//! The articles of a file by an example: one line that opens an article, shown by a person, or the form
//! that such a line gave in another file.
//!
//! In: the lines, their keys and the example. Out: a [`Pile`]. Where the articles share a key, head and text
//! are told apart as in any frame; else the first lines are the head.

use crate::split::frames::draft::{BodyLine, Draft};
use crate::split::frames::facts::{Facts, Part};
use crate::split::frames::file::File;
use crate::split::frames::head::Reader;
use crate::split::frames::keys::Keys;
use crate::split::frames::kind::{Key, Kind};
use crate::split::frames::leader::{self, Frame};
use crate::split::frames::pile::{FrameKey, Pile};
use crate::split::frames::shape::{MAX_OPENING_WORDS, Shape};
use crate::split::frames::starts::{By, Starts};
use crate::util::order::sort;
use std::ops::Range;

/// What opens the name of a form that an example gave.
const BY_LINE: &str = "starts ";
/// Names of keys that such a form is told by.
const MAX_NAMES: usize = 8;
/// Names beside the first that a form of a weak key needs to be found in another file.
const MIN_NAMES_WEAK: usize = 2;
/// Fewest lines between signs, and most lines before the first, that tell a form without any key.
const MIN_SIGNED: usize = 3;
const MAX_LINES_BEFORE: usize = 3;
/// Keys near the first lines that are tried as the leader of a frame.
const MAX_LEADERS: usize = 2;
/// Share of the records that must have text where a frame is read.
const MIN_WITH_TEXT: f32 = 0.8;

/// Records read by a frame.
pub struct Read {
    pub frame: Frame,
    pub drafts: Vec<Draft>,
    pub facts: Vec<Facts>,
}

impl File<'_> {
    /// The articles that start with lines like this one.
    pub fn pile_like(&self, keys: &Keys, example: usize) -> Option<Pile> {
        let starts = self.starts_like(keys, example)?;
        self.pile_from(keys, &starts)
    }

    /// The articles that start at the lines at these offsets, whatever they hold.
    pub fn pile_at(&self, keys: &Keys, starts: &[usize]) -> Option<Pile> {
        // Without an end behind the offset it is a rule drawn before the line.
        let line = |at: &usize| self.lines.partition_point(|l| l.span.end <= *at);
        let mut lines: Vec<usize> = starts.iter().map(line).filter(|l| *l < self.lines.len()).collect();
        lines.dedup();
        if lines.len() < 2 {
            return None;
        }
        let (usual, _) = self.usual(keys, &lines);
        self.pile_from(keys, &Starts { lines, by: By::Rule, usual, score: 0.0 })
    }

    /// The articles of the form that an example in another file gave.
    pub fn pile_of_form(&self, keys: &Keys, form: &FrameKey) -> Option<Pile> {
        let rule = form.names().first()?.strip_prefix(BY_LINE)?;
        let (off, name) = rule.split_once(' ')?;
        let mut found: Vec<Starts> = Vec::new();
        if let Ok(off) = off.parse::<isize>() {
            let named =
                (0..keys.len() as Key).filter(|k| keys.is_of_frame(*k) && self.name(keys, *k) == name);
            for key in named {
                let weak = !matches!(keys.kind(key), Kind::Label | Kind::Literal | Kind::Counter | Kind::Id);
                if !weak || form.names().len() >= 2 + MIN_NAMES_WEAK {
                    let lines = self.starts_by_key(keys, key, off);
                    found.extend(self.starts(keys, lines, By::Key(key, off)));
                }
            }
        } else {
            for shape in self.shapes_named(name) {
                let starts = self.starts(keys, self.starts_by_shape(shape), By::Shape(shape));
                // Signs around a line are enough where they open the file.
                let opens = |s: &Starts| {
                    matches!(shape, Shape::Signs(..))
                        && s.lines.len() >= MIN_SIGNED
                        && s.lines[0] <= MAX_LINES_BEFORE
                };
                let named = form.names().len() >= 2 + MIN_NAMES_WEAK;
                found.extend(starts.filter(|s| named || opens(s)));
            }
        }
        let best = found.into_iter().filter(|s| self.form_of(keys, s).fits(form));
        let best = best.max_by(|a, b| a.score.total_cmp(&b.score))?;
        self.pile_from(keys, &best)
    }

    /// The shapes of this name that lines of the file have.
    fn shapes_named(&self, name: &str) -> Vec<Shape> {
        let mut found: Vec<Shape> = Vec::new();
        for shape in self.lines.iter().flat_map(Shape::of) {
            if shape.name() == name && !found.contains(&shape) {
                found.push(shape);
            }
        }
        found
    }

    /// The form that starts give: what they are found by, and what most articles have near them.
    fn form_of(&self, keys: &Keys, starts: &Starts) -> FrameKey {
        let rule = match starts.by {
            By::Key(key, off) => format!("{BY_LINE}{off} {}", self.name(keys, key)),
            By::Shape(shape) => format!("{BY_LINE}like {}", shape.name()),
            By::Rule => format!("{BY_LINE}by a rule"),
        };
        let mut names: Vec<String> =
            starts.usual.iter().take(MAX_NAMES).map(|k| self.name(keys, *k)).collect();
        sort(&mut names);
        names.dedup();
        names.insert(0, rule);
        names.push(self.format());
        FrameKey::new(names)
    }

    /// The records that starts give.
    pub fn pile_from(&self, keys: &Keys, starts: &Starts) -> Option<Pile> {
        let ranges: Vec<Range<usize>> = self.ranges(&starts.lines);
        let form = self.form_of(keys, starts);
        let read = self.read_starts(keys, starts).map(|read| (read.drafts, read.facts));
        let (mut drafts, mut facts) = read.unwrap_or_else(|| self.headed(&ranges, starts.by));
        self.add_titles(&drafts, &mut facts);
        self.pile(&mut drafts, &facts, None, form)
    }

    /// The records read by the frame of a key that most of them have near their first line.
    pub fn read_starts(&self, keys: &Keys, starts: &Starts) -> Option<Read> {
        let ranges: Vec<Range<usize>> = self.ranges(&starts.lines);
        starts.usual.iter().take(MAX_LEADERS).find_map(|key| self.framed(keys, *key, &ranges))
    }

    /// The records read by the frame of a key, if they have their text.
    fn framed(&self, keys: &Keys, key: Key, ranges: &[Range<usize>]) -> Option<Read> {
        let frame = leader::of_leader(key, keys);
        let (drafts, facts) = self.read_records(keys, &frame, ranges)?;
        let full = drafts.iter().filter(|d| !d.body.is_empty()).count() as f32;
        (full >= MIN_WITH_TEXT * ranges.len() as f32).then_some(Read { frame, drafts, facts })
    }

    /// The records read by their first lines. What a rule names may be the first line of a text.
    fn headed(&self, ranges: &[Range<usize>], by: By) -> (Vec<Draft>, Vec<Facts>) {
        let reader = Reader { lines: &self.lines, table: self.table, order: self.order };
        let record = |range: &Range<usize>| {
            let head = reader.head(range.clone());
            let is_text = by == By::Rule && self.lines[range.start].words > MAX_OPENING_WORDS;
            let lines = head.map_or(usize::from(!is_text), |h| h.lines);
            let own = range.clone().filter(|l| self.lines[*l].rule.is_none());
            let body = own.skip(lines).map(|line| BodyLine { line: line as u32, from: 0 }).collect();
            let draft = Draft { range: range.clone(), slots: Vec::new(), body };
            (draft, head.map_or_else(Facts::default, |h| h.facts))
        };
        ranges.iter().map(record).unzip()
    }

    /// Where no record has a title, the line that opens each is one, unless it is of the frame.
    fn add_titles(&self, drafts: &[Draft], facts: &mut [Facts]) {
        if facts.iter().any(|f| f.title.is_some()) {
            return;
        }
        for (draft, facts) in drafts.iter().zip(facts) {
            let first = draft.range.clone().find(|l| self.lines[*l].rule.is_none());
            let Some(at) = first else { continue };
            let line = &self.lines[at];
            let is_head = line.words <= MAX_OPENING_WORDS && line.day.is_none() && line.label.is_none();
            let of_text = draft.body.iter().any(|b| b.line as usize == at);
            if is_head && !of_text && !line.text.trim().is_empty() {
                let text = line.text.trim_start_matches('#').trim_start();
                facts.title = Some(Part::of(at as u32, &line.text, text));
            }
        }
    }
}
