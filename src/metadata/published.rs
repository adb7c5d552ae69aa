//! When the page's own article was published. Every day that the page declares or shows is
//! a candidate; who says it, where, and in which words are cues, weighed by weights that
//! `cargo xtask train date` learned. When none is likely enough, nothing is said.

use crate::metadata::date_candidates::{CUES, days};
use crate::metadata::page::Page;
use crate::ml::linear::Table;
use crate::types::article::Published;
use crate::types::document::Format;

/// The likeliest day, with its time where a witness tells one.
pub(crate) fn published(page: &Page<'_>) -> Option<Published> {
    let marked = page.document.format == Format::Html || !page.document.declared.dates.is_empty();
    static TABLE: Table<CUES> = Table::new(include_str!("../../weights/date.linear"));
    let weights = TABLE.weights(marked);
    let mut days = days(page);
    let best = weights.best(days.iter().map(|d| &d.cues.0))?;
    Some(days.swap_remove(best).published)
}

#[cfg(test)]
#[path = "published_test.rs"]
mod tests;
