//! An article that was cut into pages and glued together again: behind each "Page 2 of 3" its text goes on,
//! though the lines around are buttons.
//!
//! In: lines, those that are page numbers set aside. Out: which lines are text.

use crate::label::rules::state::Rules;
use crate::line::line::Line;

/// Fewest page numbers.
const MIN_PAGES: usize = 2;
/// Words of the reason for which a page number was set aside, in `data/line_patterns.tsv`.
const PAGE_NUMBER: &str = "page number";

/// Finds the lines.
pub fn split_pages(lines: &[Line<'_>], rules: &mut Rules) {
    let is_number = |l: &usize| rules.aside[*l].as_ref().is_some_and(|v| v.reason.detail == PAGE_NUMBER);
    let numbers: Vec<usize> = (0..lines.len()).filter(is_number).collect();
    if numbers.len() < MIN_PAGES {
        return;
    }
    // The first number stands over the article's head, which is not text.
    for number in numbers.into_iter().skip(1) {
        for (l, line) in lines.iter().enumerate().skip(number + 1) {
            if !line.is_prose() || line.hit.is_some() || rules.aside[l].is_some() {
                break;
            }
            rules.kept[l] = true;
        }
    }
}
