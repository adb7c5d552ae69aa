//! Which line is the title of the page's own article. Shape, place, repetition, what stands
//! near, whether the prose picks its words up, and what the page declares are cues, weighed by
//! weights that `cargo xtask train title` learned.

use crate::label::title_features::CUES;
use crate::label::title_parts::Titles;
use crate::line::line::Line;
use crate::line::topic_shift::{Terms, Topics, counted, share};
use crate::ml::linear;
use crate::ml::linear::flag;
use crate::types::block::Tag;
use crate::types::document::Declared;
use crate::util::sorted;
use crate::util::sorted::Table;

/// Lines before the prose that are looked at.
const REACH: usize = 160;
/// Lines of the prose that are looked at.
const INSIDE: usize = 12;

/// What the cues weigh.
static WEIGHTS: linear::Table<CUES> = linear::Table::new(include_str!("../../weights/title.linear"));

/// A line that may be the title.
pub(crate) struct Candidate {
    /// Its place in the article's lines.
    pub at: usize,
    pub cues: [f32; CUES],
}

/// The lines of `own` that may be the title, where the prose begins at place `from`.
pub(crate) fn candidates(
    lines: &[Line<'_>],
    own: &[usize],
    from: usize,
    declared: &Declared,
) -> Vec<Candidate> {
    let page = Page::of(lines, own, from, declared);
    let places = from.saturating_sub(REACH)..(from + INSIDE).min(own.len());
    places
        // Inside the prose only what cannot be a sentence is a title.
        .filter(|at| candidate(&lines[own[*at]]) && (*at < from || lines[own[*at]].may_be_title()))
        .map(|at| Candidate { at, cues: page.cues(at) })
        .collect()
}

/// The line of `own` (by its place in `own`) that is the title, where the prose begins at
/// place `from`; `None` when none is likely enough.
pub(crate) fn title(lines: &[Line<'_>], own: &[usize], from: usize, declared: &Declared) -> Option<usize> {
    let marked = lines.iter().any(|l| l.markup.is_some());
    let found = candidates(lines, own, from, declared);
    WEIGHTS.weights(marked).best(found.iter().map(|c| &c.cues)).map(|best| found[best].at)
}

/// A line that could be a title by its length.
fn candidate(line: &Line<'_>) -> bool {
    (1..=30).contains(&line.words)
        && line.text.len() >= 4
        && !line.is_date()
        && line.text.chars().any(char::is_alphabetic)
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
    marks: Landmarks,
}

/// Places of lines over the prose.
struct Landmarks {
    /// The longest that may be a title.
    longest: Option<usize>,
    /// The first that says who or when.
    credit: Option<usize>,
    /// The nearest over it that may be a title.
    over: Option<usize>,
    /// The first of some words that may be a title.
    lengthy: Option<usize>,
    /// The first that may be a title and whose words the prose takes up.
    taken_up: Option<usize>,
}

impl Landmarks {
    fn of(lines: &[Line<'_>], own: &[usize], from: usize, topics: &Topics<'_, '_>, prose: &Terms) -> Self {
        let over_prose = || from.saturating_sub(REACH)..from.min(own.len());
        let line = |at: &usize| &lines[own[*at]];
        let fits = |at: &usize| candidate(line(at)) && line(at).may_be_title();
        let longer = |a: usize, b: usize| if line(&b).words > line(&a).words { b } else { a };
        let credit = over_prose().find(|at| is_credit(line(at)));
        let takes_up = |at: &usize| share(&counted(topics.line(own[*at])), prose) > 0.6;
        Landmarks {
            longest: over_prose().filter(fits).reduce(longer),
            credit,
            over: credit
                .and_then(|c| (over_prose().start..c).rev().find(|at| fits(at) && line(at).words >= 4)),
            lengthy: over_prose().find(|at| fits(at) && line(at).words >= 6),
            taken_up: over_prose().find(|at| fits(at) && line(at).words >= 4 && takes_up(at)),
        }
    }
}

/// A line that says who or when.
fn is_credit(line: &Line<'_>) -> bool {
    line.date.is_some() || line.text.len() < 120 && line.is_signed()
}

/// "1. ", "12) "
fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['.', ')', ':'])
}

impl<'l, 't> Page<'l, 't> {
    fn of(lines: &'l [Line<'t>], own: &'l [usize], from: usize, declared: &Declared) -> Self {
        let topics = Topics::new(lines);
        let behind = || own.iter().skip(from).copied();
        let (prose, _) = topics.window(behind(), 200, true);
        let (start, _) = topics.window(behind(), 60, true);
        let keys = sorted::groups(own.iter().map(|l| lines[*l].key.as_str()).zip(0..));
        let (mut words, mut prose_words) = (vec![0], vec![0]);
        for (at, l) in own.iter().enumerate() {
            let line = &lines[*l];
            words.push(words[at] + line.words);
            prose_words.push(prose_words[at] + if line.is_prose() { line.words } else { 0 });
        }
        let titles = Titles::of(declared);
        let marks = Landmarks::of(lines, own, from, &topics, &prose);
        Page { lines, own, from, titles, topics, prose, start, keys, words, prose_words, marks }
    }

    /// The keys of the other lines over the prose.
    fn others(&self, at: usize) -> impl Iterator<Item = &'l str> {
        let reach = self.from.saturating_sub(REACH)..(self.from + 1).min(self.own.len());
        reach.filter(move |o| *o != at).map(|o| self.line(o).key.as_str())
    }

    fn line(&self, at: usize) -> &'l Line<'t> {
        &self.lines[self.own[at]]
    }

    /// The cues for the line at a place.
    fn cues(&self, at: usize) -> [f32; CUES] {
        let line = self.line(at);
        let near =
            |by: isize| at.checked_add_signed(by).and_then(|i| self.own.get(i)).map(|l| &self.lines[*l]);
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
        let marks = &self.marks;
        let fits = |l: &Line<'_>| l.words >= 4 && l.may_be_title();
        let key = line.key.as_str();
        let ends = |whole: &str, end: &str| whole.strip_suffix(end).is_some_and(|f| f.ends_with(' '));
        let opens = |whole: &str, front: &str| whole.strip_prefix(front).is_some_and(|f| f.starts_with(' '));
        let named = |word: &str| markup.is_some_and(|m| m.words.iter().any(|w| **w == *word));
        let heading = |n: u8| markup.is_some_and(|m| m.tag == Tag::Heading(n));
        [
            1.0,
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
            flag(near(1).is_some_and(is_credit)),
            flag((1..=4).any(|n| near(n).is_some_and(is_credit))),
            flag(near(-1).is_some_and(is_credit)),
            flag(is_credit(line)),
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
            flag((6..=7).contains(&line.words)),
            flag((8..=12).contains(&line.words)),
            flag((-6..=6).filter_map(near).all(|l| l.words <= line.words || l.words > 30)),
            flag(marks.longest == Some(at)),
            flag((1..=3).all(|n| near(-n).is_some_and(|l| l.words <= 4))),
            flag([near(-1), near(1)].into_iter().flatten().all(|l| 2 * l.words <= line.words)),
            flag([" > ", " › ", " / ", " » ", " \\ "].iter().any(|m| line.text.contains(m))),
            flag(is_numbered(line.text)),
            flag(line.text.starts_with(|c: char| c.is_ascii_digit()) && !is_numbered(line.text)),
            flag(line.text.contains('|')),
            flag(line.text.contains(": ")),
            flag(!line.text.chars().any(char::is_lowercase)),
            flag(line.text.starts_with(char::is_lowercase)),
            flag(self.others(at).any(|o| ends(o, key))),
            flag(self.others(at).any(|o| opens(o, key))),
            flag(self.others(at).any(|o| o.len() > 8 && ends(key, o))),
            flag(near(1).is_some_and(|n| n.key.len() > key.len() && n.key.contains(key))),
            flag(marks.credit.is_some_and(|c| at < c)),
            flag(marks.over == Some(at)),
            flag(marks.credit.is_some_and(|c| at > c)),
            flag(marks.credit.is_none()),
            flag(line.is_signed()),
            flag(marks.lengthy == Some(at)),
            flag(marks.taken_up == Some(at)),
            flag(line.is_prose() && line.text.ends_with(crate::text::chars::is_stop)),
            flag(line.text.ends_with(['?', '!', '？', '！', '؟'])),
            flag(at > from + 2),
            flag(at == from + 1),
            flag(near(1).is_some_and(fits) && (at + 2 >= from || near(2).is_some_and(is_credit))),
            flag(near(-1).is_some_and(fits) && (at + 1 >= from || near(1).is_some_and(is_credit))),
        ]
    }
}
