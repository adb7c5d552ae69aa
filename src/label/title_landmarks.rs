//! Landmarks among the lines over the text of an article, against which each candidate for the title is
//! measured.
//!
//! In: the lines of an article. Out: places of some of them. Decides nothing.

use crate::line::line::Line;
use crate::line::topic_shift::{ContentWords, Terms, count_terms, term_share};
use std::ops::Range;

/// Words of a line that counts as a title beside others.
pub const MIN_LIKELY_WORDS: u32 = 4;
/// Words of the first line over the text that counts as long.
const MIN_LENGTHY_WORDS: u32 = 6;
/// Share of the terms of a title that the text takes up.
const MIN_TAKEN_UP: f32 = 0.6;
/// Bytes of a line with a byline.
const MAX_CREDIT_BYTES: usize = 120;

/// Places of lines over the text.
pub struct Landmarks {
    /// The longest that may be a title.
    pub longest: Option<usize>,
    /// The first credit.
    pub credit: Option<usize>,
    /// The nearest over the first credit that may be a title.
    pub over_credit: Option<usize>,
    /// The first of [`MIN_LENGTHY_WORDS`] that may be a title.
    pub lengthy: Option<usize>,
    /// The first that may be a title and whose terms the text takes up.
    pub taken_up: Option<usize>,
}

impl Landmarks {
    /// Those of an article. `over_text` are the places over its text; `has_length` says whether a line
    /// could be a title by its length.
    pub fn of(
        lines: &[Line<'_>],
        own: &[usize],
        over_text: Range<usize>,
        content: &ContentWords<'_, '_>,
        prose: &Terms,
        has_length: impl Fn(&Line<'_>) -> bool,
    ) -> Self {
        let places = || over_text.start..over_text.end.min(own.len());
        let line = |at: &usize| &lines[own[*at]];
        let fits = |at: &usize| has_length(line(at)) && line(at).may_be_title();
        let likely = |at: &usize| fits(at) && line(at).words >= MIN_LIKELY_WORDS;
        let longer = |a: usize, b: usize| if line(&b).words > line(&a).words { b } else { a };
        let credit = places().find(|at| is_credit(line(at)));
        let takes_up = |at: &usize| term_share(&count_terms(content.line(own[*at])), prose) > MIN_TAKEN_UP;
        Landmarks {
            longest: places().filter(fits).reduce(longer),
            credit,
            over_credit: credit.and_then(|c| (places().start..c).rev().find(likely)),
            lengthy: places().find(|at| fits(at) && line(at).words >= MIN_LENGTHY_WORDS),
            taken_up: places().find(|at| likely(at) && takes_up(at)),
        }
    }
}

/// Whether the line holds a date or a byline.
pub fn is_credit(line: &Line<'_>) -> bool {
    line.date.is_some() || line.text.len() < MAX_CREDIT_BYTES && line.has_byline()
}
