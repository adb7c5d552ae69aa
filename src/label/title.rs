//! Chooses the line that is the title of the page's own article.
//!
//! In: the lines of the article, where its text begins, what the page declares. Out: the line, if one
//! is likely enough. The features of each candidate (shape, place, repetition, neighbours, words of the
//! text, declared titles) are weighed by the linear model `weights/title.linear`, which
//! `cargo xtask train title` learns.

use crate::label::title_context::TitleContext;
use crate::label::title_features::{COUNT, NAMES, TitleRow};
use crate::line::line::{Line, MAX_SHORT_WORDS};
use crate::ml::linear::LinearModel;
use crate::types::document::Declared;

/// Lines over the text that are looked at.
const MAX_LINES_BEFORE: usize = 160;
/// Lines of the text that are looked at.
const MAX_LINES_INSIDE: usize = 12;
/// Bytes of a title.
const MIN_TITLE_BYTES: usize = 4;

static WEIGHTS: LinearModel<COUNT> = LinearModel::new(include_str!("../../weights/title.linear"), &NAMES);

/// A line that may be the title.
pub struct TitleCandidate {
    /// Its place in the article's lines.
    pub at: usize,
    /// Its features.
    pub row: TitleRow,
}

/// The lines of `own` that may be the title, where the text begins at place `from` of `own`.
pub fn title_candidates(
    lines: &[Line<'_>],
    own: &[usize],
    from: usize,
    declared: &Declared,
) -> Vec<TitleCandidate> {
    let over_text = from.saturating_sub(MAX_LINES_BEFORE)..from;
    let context = TitleContext::of(lines, own, over_text.clone(), declared, has_length_of_title);
    let places = over_text.start..(from + MAX_LINES_INSIDE).min(own.len());
    places
        // Inside the text only what cannot be a sentence is a title.
        .filter(|at| has_length_of_title(&lines[own[*at]]) && (*at < from || lines[own[*at]].may_be_title()))
        .map(|at| TitleCandidate { at, row: context.row(at) })
        .collect()
}

/// The place in `own` of the line that is the title, where the text begins at place `from`; `None` when
/// none is likely enough.
pub fn title(lines: &[Line<'_>], own: &[usize], from: usize, declared: &Declared) -> Option<usize> {
    let marked = lines.iter().any(|l| l.markup.is_some());
    let found = title_candidates(lines, own, from, declared);
    WEIGHTS.weights(marked).best(found.iter().map(|c| &c.row)).map(|best| found[best].at)
}

/// Whether the line could be a title by its length.
fn has_length_of_title(line: &Line<'_>) -> bool {
    (1..=MAX_SHORT_WORDS).contains(&line.words)
        && line.text.len() >= MIN_TITLE_BYTES
        && !line.is_date()
        && line.text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The council voted on Monday to keep the old bridge open for another year.";

    #[test]
    fn the_title_is_the_line_that_the_text_takes_up() {
        let declared =
            Declared { titles: vec!["Council keeps the old bridge | Post".into()], ..Declared::default() };
        let cases: [(&[&str], &Declared, Option<&str>); 3] = [
            (
                &["Home", "News", "Council keeps the old bridge open", "By Ada Mole", TEXT, TEXT],
                &Declared::default(),
                Some("Council keeps the old bridge open"),
            ),
            (
                &["Weather", "A ferry for the town", "Council keeps the old bridge", TEXT, TEXT],
                &declared,
                Some("Council keeps the old bridge"),
            ),
            (&[TEXT, TEXT], &Declared::default(), None),
        ];
        for (texts, declared, expected) in cases {
            let lines: Vec<Line<'_>> = texts.iter().map(|text| Line::of_text(text, 0, None)).collect();
            let own: Vec<usize> = (0..lines.len()).collect();
            let from = texts.iter().position(|text| *text == TEXT).unwrap_or(0);
            let found = title(&lines, &own, from, declared).map(|at| texts[at]);
            assert_eq!(found, expected, "{texts:?}");
        }
    }
}
