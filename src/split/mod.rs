//! Splits the lines of a document into the page's own article, other articles on the same page, and
//! teasers (a title and a line of an article that is not here).
//!
//! In: the lines of a document. Out: ranges of lines that cover all of them, each with what it is.
//! Which lines of an article are its text is decided in `label`.

pub(crate) mod boundary;
pub(crate) mod boundary_context;
pub(crate) mod boundary_lines;
pub(crate) mod boundary_row;
pub(crate) mod candidates;
pub(crate) mod card;
pub(crate) mod features;
pub(crate) mod frames;
pub(crate) mod prose_run;

use crate::line::line::Line;
use crate::split::boundary::{boundary, card_of};
use crate::split::boundary_context::BoundaryContext;
use crate::split::card::CardHeader;
use crate::split::prose_run::ProseRun;
use std::ops::Range;

/// Words of prose behind a header that make an article; with fewer it is a teaser.
const MIN_ARTICLE_WORDS: u32 = 36;
/// Blank lines between the header of a teaser and its line of text.
const MAX_TEASER_GAP: u32 = 1;

/// What a range of lines is.
#[derive(Clone, Debug, PartialEq)]
pub enum Section {
    /// Lines of the article with this number; the page's own is 0.
    Article(u32),
    /// The header of another article, with its number.
    Header(u32, CardHeader),
    /// A title and a line of another article that is not here.
    Teaser,
}

/// Splits the lines into sections, in order; they cover all lines. At most `max_articles` other
/// articles and teasers are found.
pub fn split(lines: &[Line<'_>], max_articles: usize) -> Vec<(Range<usize>, Section)> {
    let headers = headers(lines, max_articles);
    let mut sections = Vec::new();
    let mut article = 0;
    let mut number = 0;
    let mut at = 0;
    for (n, header) in headers.iter().enumerate() {
        if header.lines.start > at {
            sections.push((at..header.lines.start, Section::Article(article)));
        }
        let end = headers.get(n + 1).map_or(lines.len(), |next| next.lines.start);
        if is_article(lines, header.lines.end..end) {
            number += 1;
            article = number;
            sections.push((header.lines.clone(), Section::Header(article, header.clone())));
            at = header.lines.end;
        } else {
            at = teaser_end(lines, header.lines.end, end);
            sections.push((header.lines.start..at, Section::Teaser));
        }
    }
    if at < lines.len() {
        sections.push((at..lines.len(), Section::Article(article)));
    }
    sections
}

/// The headers of other articles and teasers, in order, none overlapping.
fn headers(lines: &[Line<'_>], max_headers: usize) -> Vec<CardHeader> {
    let mut headers: Vec<CardHeader> = Vec::new();
    let context = BoundaryContext::new(lines);
    let mut prose = ProseRun::default();
    let mut from = 0;
    for (at, line) in lines.iter().enumerate() {
        if headers.len() < max_headers
            && prose.is_article()
            && let Some(boundary) = boundary(&context, from, at)
        {
            headers.push(card_of(lines, &boundary));
            from = at;
        }
        prose.add(line);
    }
    headers
}

/// Whether the lines behind a header are an article: enough prose before the first furniture line.
fn is_article(lines: &[Line<'_>], range: Range<usize>) -> bool {
    let mut prose = 0;
    for line in &lines[range] {
        if line.is_prose() {
            prose += line.words;
        }
        if line.furniture().is_some() && prose < MIN_ARTICLE_WORDS {
            break;
        }
    }
    prose >= MIN_ARTICLE_WORDS
}

/// Where a teaser ends: behind its header, and behind one short line of text.
fn teaser_end(lines: &[Line<'_>], at: usize, end: usize) -> usize {
    match lines.get(at) {
        Some(line)
            if at < end
                && line.is_prose()
                && line.words < MIN_ARTICLE_WORDS
                && line.gap <= MAX_TEASER_GAP =>
        {
            at + 1
        }
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_teaser_takes_one_short_line_and_an_article_needs_prose() {
        let short = "A ferry will cross the river from June on.";
        let long = "The council voted on Monday to keep the old bridge over the river open for another year, after \
            months of talks with the people of both banks, who had asked for a ferry in its place, said the mayor.";
        for (texts, article, end) in [
            (vec![short], false, 1),
            (vec![long], true, 0),
            (vec![short, short], false, 1),
            (vec!["Share this article", long], false, 0),
            (vec![long, "Share this article"], true, 0),
        ] {
            let lines: Vec<Line<'_>> = texts.iter().map(|text| Line::of_text(text, 1, None)).collect();
            assert_eq!(is_article(&lines, 0..lines.len()), article, "{texts:?}");
            assert_eq!(teaser_end(&lines, 0, lines.len()), end, "{texts:?}");
        }
    }

    #[test]
    fn sections_cover_all_lines() {
        let lines: Vec<Line<'_>> = ["A title", "Text.", "More"].map(|t| Line::of_text(t, 0, None)).into();
        assert_eq!(split(&lines, 9), [(0..3, Section::Article(0))]);
        assert_eq!(split(&[], 9), []);
    }
}
