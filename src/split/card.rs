//! How another article opens on a page: a card ("outlet / 4 hours ago / title"), a byline
//! under a title, a repeated title. Every form here hangs on a line that says when.

use crate::lexicon::phrases::Class;
use crate::line::line::Line;
use crate::parse::byline::byline;
use crate::text::chars;
use crate::types::article::Precision;
use std::ops::Range;

/// The lines that open another article, by line number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Head {
    /// All lines of the head.
    pub lines: Range<usize>,
    /// The title, once or more often.
    pub titles: Vec<usize>,
    /// The outlet, once or more often.
    pub sources: Vec<usize>,
    /// When, perhaps with the author or the outlet on the same line.
    pub dates: Vec<usize>,
}

impl Head {
    /// Whether the head needs no other cue: the title stands twice, or an outlet and a relative
    /// time are with it. A title and a date alone may be an entry of a list in an article.
    pub fn is_sure(&self, lines: &[Line<'_>]) -> bool {
        let relative = self.dates.iter().filter_map(|d| lines[*d].date.as_ref()).flat_map(|d| &d.dates);
        let relative = relative.into_iter().any(|d| d.published.precision == Precision::Relative);
        let named = !self.sources.is_empty()
            || self.dates.iter().any(|d| lines[*d].date.as_ref().is_some_and(|d| !d.rest.is_empty()));
        self.titles.len() > 1 || self.sources.len() > 1 || relative && named
    }
}

/// The head that hangs on the date line `at`, looking back no further than `floor`.
pub(crate) fn head_at(lines: &[Line<'_>], at: usize, floor: usize) -> Option<Head> {
    let date = lines[at].date.as_ref()?;
    if lines[at].words > 14 || date.rest.len() > 1 || lines[at].ends && lines[at].words > 6 {
        return None;
    }
    let head = match date.rest.first() {
        None => pure(lines, at, floor),
        Some((from, to)) => mixed(lines, at, floor, &lines[at].text[*from..*to]),
    }?;
    Some(widen(lines, head, floor))
}

/// The date stands alone: the outlet above it, the title above that or below.
fn pure(lines: &[Line<'_>], at: usize, floor: usize) -> Option<Head> {
    let above = at.checked_sub(1).filter(|a| *a >= floor);
    let source = above.filter(|a| may_be_source(&lines[*a]) && lines[at].gap <= 2);
    let echo = source.and_then(|s| {
        let last = (at + 3).min(lines.len());
        (at + 1..last).find(|e| lines[*e].key == lines[s].key)
    });
    if let (Some(source), Some(echo)) = (source, echo) {
        let title = (echo + 1..lines.len()).next().filter(|t| title_below(lines, *t))?;
        return Some(Head {
            lines: source..title + 1,
            titles: vec![title],
            sources: vec![source, echo],
            dates: vec![at],
        });
    }
    let up = |n: usize| at.checked_sub(n).filter(|a| *a >= floor);
    if let Some(source) = source {
        let title_up = up(2).filter(|t| strong_title(lines, *t) && lines[source].gap <= lines[*t].gap.max(1));
        let below = (at + 1 < lines.len()).then_some(at + 1).filter(|t| title_below(lines, *t));
        let tight = title_up.is_some_and(|t| lines[source].gap == 0 && lines[t].gap > 0);
        return match (title_up, below) {
            (Some(title), None) => Some(stacked(title, source, at)),
            (Some(title), Some(_)) if tight => Some(stacked(title, source, at)),
            (_, Some(title)) => Some(Head {
                lines: source..title + 1,
                titles: vec![title],
                sources: vec![source],
                dates: vec![at],
            }),
            (None, None) => None,
        };
    }
    let title = above.filter(|t| strong_title(lines, *t) && lines[*t].words >= 4)?;
    Some(Head { lines: title..at + 1, titles: vec![title], sources: Vec::new(), dates: vec![at] })
}

fn stacked(title: usize, source: usize, at: usize) -> Head {
    Head { lines: title..at + 1, titles: vec![title], sources: vec![source], dates: vec![at] }
}

/// The date shares its line with an author ("By Ada Mole | 9h") or an outlet ("Harbour Post - 9h").
fn mixed(lines: &[Line<'_>], at: usize, floor: usize, rest: &str) -> Option<Head> {
    let authored = byline(rest, false).is_some();
    let above = at.checked_sub(1).filter(|a| *a >= floor && lines[at].gap <= 2 && lines[*a].may_be_title());
    let below = (at + 1 < lines.len()).then_some(at + 1).filter(|t| title_below(lines, *t));
    let title = match (above, below) {
        (Some(up), _) if authored || lines[at].gap == 0 => up,
        (None, _) if authored => return None,
        (_, Some(down)) => down,
        (Some(up), None) => up,
        (None, None) => return None,
    };
    Some(Head {
        lines: title.min(at)..title.max(at) + 1,
        titles: vec![title],
        sources: Vec::new(),
        dates: vec![at],
    })
}

/// Takes in the copies of the title that stand above the head.
fn widen(lines: &[Line<'_>], mut head: Head, floor: usize) -> Head {
    let Some(&title) = head.titles.first() else { return head };
    while let Some(above) = head.lines.start.checked_sub(1).filter(|a| *a >= floor) {
        if lines[above].key.is_empty() || lines[above].key != lines[title].key {
            break;
        }
        head.titles.insert(0, above);
        head.lines.start = above;
    }
    head
}

/// A line that may be an outlet's name.
fn may_be_source(line: &Line<'_>) -> bool {
    (1..=7).contains(&line.words)
        && !line.ends
        && line.furniture().is_none_or(|c| c == Class::Navigation)
        && !line.is_date()
        && !line.text.ends_with([':', ',', '?', '!'])
        && chars::first_letter(line.text).is_some_and(|c| !c.is_lowercase())
}

/// A title above its date: not a person's name, not a tag.
fn strong_title(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    line.may_be_title() && line.words >= 3 && !(line.words <= 3 && byline(line.text, true).is_some())
}

/// A title between its date and the prose: not long, and prose or another line follows.
fn title_below(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    let shape = line.may_be_title() || line.words <= 1 && line.words > 0 && !line.ends && line.hit.is_none();
    shape && lines.get(at + 1).is_some_and(|next| next.date.is_none() || next.is_prose())
}
