//! Cuts the lines of a document into the page's own article, other articles glued to it,
//! and teasers (a title and a line), which are furniture. Lines are not judged here.

pub(crate) mod frames;
mod head;
pub(crate) mod join;
pub(crate) mod line;
pub(crate) mod opening;
mod seam;
pub(crate) mod topic;

pub(crate) use head::Head;
use line::Line;
use opening::Ground;
use std::ops::Range;

/// Mass of prose that the page's own article must have before another one can open.
const LEAD_MASS: f32 = 45.0;
/// Words of prose that make a piece a whole article and not a teaser.
const WHOLE_WORDS: u32 = 36;

/// What a run of lines is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    /// Lines of the article with this number.
    Article(u32),
    /// The head of another article.
    Head(u32, Head),
    /// A title and a line of another article that is not here.
    Teaser,
}

/// Cuts the lines; the pieces partition them, in order.
pub(crate) fn split(lines: &[Line<'_>], most: usize) -> Vec<(Range<usize>, Piece)> {
    let heads = heads(lines, most);
    let mut pieces = Vec::new();
    let mut article = 0;
    let mut number = 0;
    let mut at = 0;
    for (n, head) in heads.iter().enumerate() {
        if head.lines.start > at {
            pieces.push((at..head.lines.start, Piece::Article(article)));
        }
        let end = heads.get(n + 1).map_or(lines.len(), |next| next.lines.start);
        if is_whole(lines, head.lines.end..end) {
            number += 1;
            article = number;
            pieces.push((head.lines.clone(), Piece::Head(article, head.clone())));
            at = head.lines.end;
        } else {
            at = teaser_end(lines, head.lines.end, end);
            pieces.push((head.lines.start..at, Piece::Teaser));
        }
    }
    if at < lines.len() {
        pieces.push((at..lines.len(), Piece::Article(article)));
    }
    pieces
}

/// The heads of other articles and teasers, in order, none overlapping.
fn heads(lines: &[Line<'_>], most: usize) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let ground = Ground::new(lines);
    let mut lead = Mass::default();
    let mut from = 0;
    for (at, line) in lines.iter().enumerate() {
        if heads.len() < most
            && lead.is_article()
            && let Some(opening) = seam::opening(&ground, from, at)
        {
            heads.push(seam::head(lines, &opening));
            from = at;
        }
        lead.add(line);
    }
    heads
}

/// How much prose stands together: the best contiguous run so far, so that a cookie notice
/// and a few teasers at the top of a page do not pass for its article.
#[derive(Default)]
pub(crate) struct Mass {
    run: f32,
    best: f32,
    /// A line that may be a title has been seen.
    titled: bool,
}

impl Mass {
    /// Adds a line; of one paragraph without anything over it that may be its title, no
    /// article is made: the names of a page's pictures may stand like that before its title.
    pub fn add(&mut self, line: &Line<'_>) {
        let words = line.words as f32;
        let score = if line.is_prose() { words - 9.0 } else { 0.4 * words - 9.0 };
        let most = if self.titled { 60.0 } else { 0.9 * LEAD_MASS };
        self.run = (self.run + score.clamp(-15.0, most)).max(0.0);
        self.best = self.best.max(self.run);
        self.titled |= line.may_be_title();
    }

    /// Whether it is enough for an article.
    pub fn is_article(&self) -> bool {
        self.best >= LEAD_MASS
    }
}

/// Whether the lines behind a head are a piece of their own.
fn is_whole(lines: &[Line<'_>], range: Range<usize>) -> bool {
    let mut prose = 0;
    for line in &lines[range] {
        if line.is_prose() {
            prose += line.words;
        }
        if line.furniture().is_some() && prose < WHOLE_WORDS {
            break;
        }
    }
    prose >= WHOLE_WORDS
}

/// Where a teaser ends: behind its head, and behind one short line of text.
fn teaser_end(lines: &[Line<'_>], at: usize, end: usize) -> usize {
    match lines.get(at) {
        Some(line) if at < end && line.is_prose() && line.words < WHOLE_WORDS && line.gap <= 1 => at + 1,
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::{Mass, join::joins, line::lines};
    use crate::{Limits, read::read};

    fn is_article(page: &str) -> Option<bool> {
        let (document, blocks) = read("page.txt", page.as_bytes(), &Limits::default()).ok()?;
        let mut mass = Mass::default();
        lines(&document, &blocks, &joins(&document, &blocks)).iter().for_each(|l| mass.add(l));
        Some(mass.is_article())
    }

    #[test]
    fn one_paragraph_needs_a_title_to_be_an_article() {
        let text = "The harbour board voted on Monday to dredge the old channel, a job that will take two \
            years. ";
        let long = text.repeat(5);
        assert_eq!(is_article(&long), Some(false));
        assert_eq!(is_article(&format!("The old channel is dredged at last\n\n{long}")), Some(true));
        assert_eq!(is_article(&format!("{long}\n\n{long}")), Some(true));
    }
}
