//! Cards: how another article opens on a page with a date line ("outlet / 4 hours ago / title", a
//! byline with a date under a title, a repeated title).
//!
//! In: the lines of a document and the number of a date line. Out: the [`CardHeader`] around it, if
//! its neighbours have the form of one. Whether an article opens there is decided in `boundary`.

use crate::lexicon::phrases::PhraseClass;
use crate::line::line::Line;
use crate::parse::byline::byline;
use crate::text::chars;
use crate::types::article::Precision;
use std::ops::Range;

/// Thresholds, in words unless they say otherwise.
mod tuning {
    use std::ops::RangeInclusive;

    /// Words of a date line.
    pub const MAX_DATE_LINE_WORDS: u32 = 14;
    /// Words of a date line that ends as a sentence.
    pub const MAX_DATE_SENTENCE_WORDS: u32 = 6;
    /// Blank lines between a date line and the line of the card above it.
    pub const MAX_GAP: u32 = 2;
    /// Lines below the date among which the outlet may be repeated.
    pub const MAX_REPEAT_DISTANCE: usize = 2;
    /// Words of an outlet's name.
    pub const SOURCE_WORDS: RangeInclusive<u32> = 1..=7;
    /// Words of a title above its outlet.
    pub const MIN_TITLE_WORDS: u32 = 3;
    /// Words of a title that stands above a date with no outlet.
    pub const MIN_LONE_TITLE_WORDS: u32 = 4;
    /// Words of a line that may be a person's name.
    pub const MAX_NAME_WORDS: u32 = 3;
}
use tuning::*;

/// The header of another article, by line number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardHeader {
    /// All its lines.
    pub lines: Range<usize>,
    /// The title, once or more often.
    pub titles: Vec<usize>,
    /// The outlet, once or more often.
    pub sources: Vec<usize>,
    /// The date, perhaps with the author or the outlet on the same line.
    pub dates: Vec<usize>,
}

impl CardHeader {
    /// Whether the header alone shows that another article opens: the title or the outlet stands
    /// twice, or an outlet and a relative date are with it. A title and a date alone may be an entry
    /// of a list in an article.
    pub fn is_sure(&self, lines: &[Line<'_>]) -> bool {
        let relative = self.dates.iter().filter_map(|d| lines[*d].date.as_ref()).flat_map(|d| &d.dates);
        let relative = relative.into_iter().any(|d| d.published.precision == Precision::Relative);
        let named = !self.sources.is_empty()
            || self.dates.iter().any(|d| lines[*d].date.as_ref().is_some_and(|d| !d.rest.is_empty()));
        self.titles.len() > 1 || self.sources.len() > 1 || relative && named
    }
}

/// The card around the date line `at`. No line before `floor` is part of it.
pub fn card_at(lines: &[Line<'_>], at: usize, floor: usize) -> Option<CardHeader> {
    let date = lines[at].date.as_ref()?;
    if lines[at].words > MAX_DATE_LINE_WORDS
        || date.rest.len() > 1
        || lines[at].ends && lines[at].words > MAX_DATE_SENTENCE_WORDS
    {
        return None;
    }
    let header = match date.rest.first() {
        None => date_alone(lines, at, floor),
        Some((from, to)) => date_with_credit(lines, at, floor, &lines[at].text[*from..*to]),
    }?;
    Some(include_title_copies(lines, header, floor))
}

/// The card of a date that stands alone on its line: the outlet above it, the title above that or
/// below the date.
fn date_alone(lines: &[Line<'_>], at: usize, floor: usize) -> Option<CardHeader> {
    let above = at.checked_sub(1).filter(|a| *a >= floor);
    let source = above.filter(|a| may_be_source(&lines[*a]) && lines[at].gap <= MAX_GAP);
    let repeat = source.and_then(|s| {
        let last = (at + 1 + MAX_REPEAT_DISTANCE).min(lines.len());
        (at + 1..last).find(|r| lines[*r].key == lines[s].key)
    });
    if let (Some(source), Some(repeat)) = (source, repeat) {
        let title = (repeat + 1..lines.len()).next().filter(|t| is_title_below(lines, *t))?;
        return Some(CardHeader {
            lines: source..title + 1,
            titles: vec![title],
            sources: vec![source, repeat],
            dates: vec![at],
        });
    }
    let up = |n: usize| at.checked_sub(n).filter(|a| *a >= floor);
    if let Some(source) = source {
        let title_up =
            up(2).filter(|t| is_title_above(lines, *t) && lines[source].gap <= lines[*t].gap.max(1));
        let below = (at + 1 < lines.len()).then_some(at + 1).filter(|t| is_title_below(lines, *t));
        let tight = title_up.is_some_and(|t| lines[source].gap == 0 && lines[t].gap > 0);
        return match (title_up, below) {
            (Some(title), None) => Some(stacked(title, source, at)),
            (Some(title), Some(_)) if tight => Some(stacked(title, source, at)),
            (_, Some(title)) => Some(CardHeader {
                lines: source..title + 1,
                titles: vec![title],
                sources: vec![source],
                dates: vec![at],
            }),
            (None, None) => None,
        };
    }
    let title = above.filter(|t| is_title_above(lines, *t) && lines[*t].words >= MIN_LONE_TITLE_WORDS)?;
    Some(CardHeader { lines: title..at + 1, titles: vec![title], sources: Vec::new(), dates: vec![at] })
}

/// The card with its title, outlet and date one below the other.
fn stacked(title: usize, source: usize, at: usize) -> CardHeader {
    CardHeader { lines: title..at + 1, titles: vec![title], sources: vec![source], dates: vec![at] }
}

/// The card of a date that shares its line with an author ("By Ada Mole | 9h") or an outlet
/// ("Harbour Post - 9h").
fn date_with_credit(lines: &[Line<'_>], at: usize, floor: usize, rest: &str) -> Option<CardHeader> {
    let authored = byline(rest, false).is_some();
    let above =
        at.checked_sub(1).filter(|a| *a >= floor && lines[at].gap <= MAX_GAP && lines[*a].may_be_title());
    let below = (at + 1 < lines.len()).then_some(at + 1).filter(|t| is_title_below(lines, *t));
    let title = match (above, below) {
        (Some(up), _) if authored || lines[at].gap == 0 => up,
        (None, _) if authored => return None,
        (_, Some(down)) => down,
        (Some(up), None) => up,
        (None, None) => return None,
    };
    Some(CardHeader {
        lines: title.min(at)..title.max(at) + 1,
        titles: vec![title],
        sources: Vec::new(),
        dates: vec![at],
    })
}

/// The header with the copies of its title that stand above it.
fn include_title_copies(lines: &[Line<'_>], mut header: CardHeader, floor: usize) -> CardHeader {
    let Some(&title) = header.titles.first() else { return header };
    while let Some(above) = header.lines.start.checked_sub(1).filter(|a| *a >= floor) {
        if lines[above].key.is_empty() || lines[above].key != lines[title].key {
            break;
        }
        header.titles.insert(0, above);
        header.lines.start = above;
    }
    header
}

/// Whether the line may be an outlet's name.
fn may_be_source(line: &Line<'_>) -> bool {
    SOURCE_WORDS.contains(&line.words)
        && !line.ends
        && line.furniture().is_none_or(|c| c == PhraseClass::Navigation)
        && !line.is_date()
        && !line.text.ends_with([':', ',', '?', '!'])
        && chars::first_letter(line.text).is_some_and(|c| !c.is_lowercase())
}

/// Whether the line may be a title above its date: no person's name, no tag.
fn is_title_above(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    line.may_be_title()
        && line.words >= MIN_TITLE_WORDS
        && !(line.words <= MAX_NAME_WORDS && byline(line.text, true).is_some())
}

/// Whether the line may be a title below its date: one word will do, and a line without a date
/// follows.
fn is_title_below(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    let shape = line.may_be_title() || line.words <= 1 && line.words > 0 && !line.ends && line.hit.is_none();
    shape && lines.get(at + 1).is_some_and(|next| next.date.is_none() || next.is_prose())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The council voted on Monday to keep the bridge open.";

    /// The lines of the card around the first date line: titles, outlets, and whether it is sure.
    fn card(texts: &[&str]) -> Option<(Vec<usize>, Vec<usize>, bool)> {
        let lines: Vec<Line<'_>> = texts.iter().map(|text| Line::of_text(text, 0, None)).collect();
        let date = lines.iter().position(|l| l.date.is_some())?;
        let header = card_at(&lines, date, 0)?;
        let sure = header.is_sure(&lines);
        Some((header.titles, header.sources, sure))
    }

    #[test]
    fn cards_are_told_by_the_lines_around_a_date() {
        type Expected = Option<(Vec<usize>, Vec<usize>, bool)>;
        let title = "Council keeps the old bridge open for another year";
        let cases: [(&[&str], Expected); 6] = [
            (&["Harbour Post", "4 hours ago", title, TEXT], Some((vec![2], vec![0], true))),
            (&[title, "Harbour Post", "4 hours ago"], Some((vec![0], vec![1], true))),
            (&[title, "3 May 2021", TEXT], Some((vec![0], vec![], false))),
            (&[title, title, "3 May 2021", TEXT], Some((vec![0, 1], vec![], true))),
            (&[title, "By Ada Mole | 3 May 2021", TEXT], Some((vec![0], vec![], false))),
            (&[TEXT, "3 May 2021", TEXT], None),
        ];
        for (texts, expected) in cases {
            assert_eq!(card(texts), expected, "{texts:?}");
        }
    }
}
