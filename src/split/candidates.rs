//! Finds the places where another article may open: a run of short lines (a title, an outlet, a
//! date, a marker, a rule) with text behind it, or a wide gap with none.
//!
//! In: the lines of a document, as a [`BoundaryContext`]. Out: the candidates with their features.
//! A subheading has the same form, so candidates are many; `boundary` scores them.

use crate::split::boundary_context::{BoundaryCandidate, BoundaryContext};
use crate::split::boundary_lines::{is_solid, may_be_title, opens_text};
use crate::split::boundary_row::row;
use crate::split::features::BoundaryRow;

/// Words of another article, from its first line of text to the end of the document.
const MIN_ARTICLE_WORDS: u32 = 40;
/// Short lines over the text that are looked at.
const MAX_HEADER_LINES: usize = 10;

/// The candidates whose text would open at line `text`, where the article before began at line
/// `from`; one for each line that may be the title.
pub fn candidates(
    context: &BoundaryContext<'_, '_>,
    from: usize,
    text: usize,
) -> Vec<(BoundaryCandidate, BoundaryRow)> {
    let lines = context.lines;
    if text == 0 || !opens_text(&lines[text]) {
        return Vec::new();
    }
    let mut block = text;
    while block > from && text - block < MAX_HEADER_LINES && !is_solid(&lines[block - 1]) {
        block -= 1;
    }
    let bare = block == text;
    if block == from && from > 0 || bare && lines[text].gap <= context.usual_gap {
        return Vec::new();
    }
    let ahead = context.words[lines.len()] - context.words[text];
    if ahead < MIN_ARTICLE_WORDS {
        return Vec::new();
    }
    let agreement = context.agreement(from, block, text);
    let titles: Vec<Option<usize>> = (block..text).filter(|t| may_be_title(&lines[*t])).map(Some).collect();
    let titles = if titles.is_empty() { vec![None] } else { titles };
    titles
        .into_iter()
        .map(|title| {
            let candidate = BoundaryCandidate { block, title, text };
            let row = row(context, &agreement, from, &candidate);
            (candidate, row)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::line::Line;
    use crate::split::features::Feature;

    const PROSE: &str = "The council voted on Monday to keep the old bridge over the river open for another year, \
        after months of talks with the people of both banks, who had asked for a ferry in its place.";

    /// Titles of the candidates at the last line but one, with the gap and the row of the first.
    fn titles(texts: &[(&str, u32)]) -> Vec<Option<String>> {
        let lines: Vec<Line<'_>> = texts.iter().map(|(text, gap)| Line::of_text(text, *gap, None)).collect();
        let context = BoundaryContext::new(&lines);
        let found = candidates(&context, 0, lines.len() - 2);
        assert!(found.iter().all(|(_, row)| row.iter().all(|v| v.is_finite())));
        found.into_iter().map(|(c, _)| c.title.map(|t| lines[t].text.to_owned())).collect()
    }

    #[test]
    fn each_line_that_may_be_the_title_is_a_candidate() {
        let tail = [(PROSE, 1), (PROSE, 1)];
        let (top, more) = (("The bridge", 0), (PROSE, 1));
        type Case<'a> = (&'a [(&'a str, u32)], &'a [Option<&'a str>]);
        let cases: [Case<'_>; 4] = [
            (&[("A new quay for ferries", 1)], &[Some("A new quay for ferries")]),
            (&[("Harbour Post", 1), ("A new quay", 0)], &[Some("Harbour Post"), Some("A new quay")]),
            // A rule alone, and nothing at all.
            (&[("* * *", 1)], &[None]),
            (&[], &[]),
        ];
        for (header, expected) in cases {
            let page = [&[top, more], header, &tail].concat();
            let expected: Vec<Option<String>> = expected.iter().map(|t| t.map(str::to_owned)).collect();
            assert_eq!(titles(&page), expected, "{header:?}");
        }
    }

    #[test]
    fn features_are_those_of_the_header() {
        let texts =
            [("The bridge", 0), (PROSE, 1), ("A new quay", 2), ("3 May 2021", 0), (PROSE, 1), (PROSE, 1)];
        let lines: Vec<Line<'_>> = texts.iter().map(|(text, gap)| Line::of_text(text, *gap, None)).collect();
        let found = candidates(&BoundaryContext::new(&lines), 0, 4);
        let (candidate, row) = &found[0];
        assert_eq!(*candidate, BoundaryCandidate { block: 2, title: Some(2), text: 4 });
        for (feature, value) in [
            (Feature::WidestGap, 2.0),
            (Feature::HeaderLines, 2.0),
            (Feature::LinesAboveTitle, 0.0),
            (Feature::LinesBelowTitle, 1.0),
            (Feature::DateBelowTitle, 1.0),
            (Feature::DateAboveTitle, 0.0),
            (Feature::TitleWords, 3.0),
            (Feature::TextIsProse, 1.0),
        ] {
            assert_eq!(row[usize::from(feature)], value, "{feature:?}");
        }
    }
}
