//! What the boundary candidates of a document are measured against: the gaps and words of all its
//! lines, and how the words on both sides of a candidate agree.
//!
//! In: the lines of a document. Out: [`BoundaryContext`], and [`Agreement`] for a place. Decides
//! nothing. The measures of agreement follow Hearst, "TextTiling" (Computational Linguistics, 1997).

use crate::line::line::Line;
use crate::line::topic_shift::{ContentWords, Terms, cosine};
use crate::split::boundary_lines::{number, number_of, opens_text};
use crate::util::order::sort;

/// Words compared on each side of a candidate.
pub const WINDOW_WORDS: u32 = 250;
/// Most blank lines before a line that features distinguish.
pub const MAX_GAP: u32 = 7;

/// A place where another article may open.
#[derive(Clone, Debug, PartialEq)]
pub struct BoundaryCandidate {
    /// First of the short lines over the text; `text` when there is none.
    pub block: usize,
    /// The line that may be its title.
    pub title: Option<usize>,
    /// The line that opens its text.
    pub text: usize,
}

/// Measures of a document's lines that all its candidates share.
pub struct BoundaryContext<'l, 't> {
    pub lines: &'l [Line<'t>],
    /// Content words of the lines.
    pub content: ContentWords<'l, 't>,
    /// Median of the gaps that are not 0; 0 when all are.
    pub usual_gap: u32,
    /// For each gap, up to [`MAX_GAP`], the share of lines with as wide a gap or a wider one.
    pub gap_frequency: [f32; MAX_GAP as usize + 1],
    /// Words before each line, and of all lines.
    pub words: Vec<u32>,
    /// For each line, whether it may be a title and a text opens right behind it.
    pub headings: Vec<bool>,
}

/// How the words around a candidate agree. A similarity is a [`cosine`], 0 to 1.
pub struct Agreement {
    /// Terms of the text.
    pub after: Terms,
    /// Terms before the header.
    pub before: Terms,
    /// Terms of the first words of the text.
    pub next: Terms,
    /// Terms of the first words of the article before.
    pub first: Terms,
    /// Words of the lines in the window before the header.
    pub words_before: u32,
    /// Similarity of the words before and after.
    pub across: f32,
    /// Similarity of the words before the header among themselves: the nearer and the farther.
    pub within_before: f32,
    /// Similarity of the words of the text among themselves.
    pub within_after: f32,
    /// Similarity of the start of the article before and the text.
    pub to_start: f32,
}

impl<'l, 't> BoundaryContext<'l, 't> {
    /// The context of a document. Words are read when a candidate asks for them.
    pub fn new(lines: &'l [Line<'t>]) -> Self {
        let mut gaps: Vec<u32> = lines.iter().skip(1).map(|l| l.gap).filter(|g| *g > 0).collect();
        sort(&mut gaps);
        let usual_gap = gaps.get(gaps.len() / 2).copied().unwrap_or(0);
        let mut gap_frequency = [0.0; MAX_GAP as usize + 1];
        for (gap, share) in gap_frequency.iter_mut().enumerate() {
            let count = lines.iter().skip(1).filter(|l| l.gap as usize >= gap).count();
            *share = count as f32 / lines.len().max(1) as f32;
        }
        let mut words = vec![0];
        for line in lines {
            words.push(words[words.len() - 1] + line.words);
        }
        let is_heading =
            |(at, line): (usize, &Line<'_>)| lines.get(at + 1).is_some_and(opens_text) && line.may_be_title();
        let headings = lines.iter().enumerate().map(is_heading).collect();
        BoundaryContext {
            lines,
            content: ContentWords::new(lines),
            usual_gap,
            gap_frequency,
            words,
            headings,
        }
    }

    /// How the words around the lines `block..text` agree; `from` is the first line of the article
    /// before.
    pub fn agreement(&self, from: usize, block: usize, text: usize) -> Agreement {
        let content = &self.content;
        let n = self.lines.len();
        let (after, _) = content.window(text..n, WINDOW_WORDS, true);
        let (before, words_before) = content.window((from..block).rev(), WINDOW_WORDS, false);
        let (near, _) = content.window((from..block).rev(), WINDOW_WORDS / 2, false);
        let (next, _) = content.window(text..n, WINDOW_WORDS / 3, true);
        let (first, _) = content.window(from..block, WINDOW_WORDS, true);
        let (half, _) = content.window(text..n, WINDOW_WORDS / 2, true);
        let far_from = self.line_before(from, block, WINDOW_WORDS / 2);
        let (far, _) = content.window((from..far_from).rev(), WINDOW_WORDS, false);
        let later_from = self.line_after(text, WINDOW_WORDS / 2);
        let (later, _) = content.window(later_from..n, WINDOW_WORDS, true);
        Agreement {
            across: cosine(&before, &after),
            within_before: cosine(&near, &far),
            within_after: cosine(&half, &later),
            to_start: cosine(&first, &after),
            after,
            before,
            next,
            first,
            words_before,
        }
    }

    /// The line at which the `size` words before line `at` begin.
    fn line_before(&self, from: usize, at: usize, size: u32) -> usize {
        (from..at).rev().find(|l| self.words[at] - self.words[*l] >= size).unwrap_or(from)
    }

    /// The line behind the `size` words from line `at` on.
    pub fn line_after(&self, at: usize, size: u32) -> usize {
        (at..self.lines.len()).find(|l| self.words[*l] - self.words[at] >= size).unwrap_or(self.lines.len())
    }

    /// Whether a line of the article has the number before or behind that of `line`: a list goes on.
    pub fn continues_list(&self, from: usize, block: usize, line: &Line<'_>) -> bool {
        let Some(number) = number(line.text).filter(|n| *n > 1) else { return false };
        self.lines[from..block]
            .iter()
            .rev()
            .any(|l| number_of(l) == Some(number - 1) || number_of(l) == Some(number + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_words_and_headings_are_those_of_the_lines() {
        let prose = "The council voted on Monday to keep the old bridge open for another year.";
        let texts = [("A title", 0), (prose, 2), ("2. Repairs", 2), (prose, 1)];
        let lines: Vec<Line<'_>> = texts.iter().map(|(text, gap)| Line::of_text(text, *gap, None)).collect();
        let context = BoundaryContext::new(&lines);
        assert_eq!(context.usual_gap, 2);
        assert_eq!(context.gap_frequency[..4], [0.75, 0.75, 0.5, 0.0]);
        assert_eq!(context.words.last(), Some(&lines.iter().map(|l| l.words).sum()));
        assert_eq!(context.headings, [true, false, true, false]);
        assert_eq!((context.line_after(0, 3), context.line_before(0, 4, 3)), (2, 3));
        assert!((context.agreement(1, 2, 3).across - 1.0).abs() < 1e-6, "the same sentence");
    }

    #[test]
    fn a_number_next_to_one_of_the_article_continues_a_list() {
        let lines = ["1. Bees", "Some text", "3. Wasps"].map(|text| Line::of_text(text, 0, None));
        let context = BoundaryContext::new(&lines);
        for (text, expected) in [("2. Ants", true), ("7. Ants", false), ("Ants", false), ("4. Ants", true)] {
            assert_eq!(context.continues_list(0, 3, &Line::of_text(text, 0, None)), expected, "{text}");
        }
    }
}
