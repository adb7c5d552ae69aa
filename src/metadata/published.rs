//! When the page's own article was published.
//!
//! In: a labelled page. Out: the likeliest of the days that it declares or shows, with its time when
//! known; `None` when none is likely enough. The features of each day are weighed by the linear model
//! `weights/date.linear`, which `cargo xtask train date` learns.

use crate::metadata::date_candidates::day_candidates;
use crate::metadata::date_features::{COUNT, NAMES};
use crate::metadata::day_rules::{certain_day, without_other_days};
use crate::metadata::page::LabelledPage;
use crate::ml::linear::LinearModel;
use crate::types::article::Published;
use crate::types::document::Format;

/// The likeliest day.
pub fn published(page: &LabelledPage<'_>) -> Option<Published> {
    let marked = page.document.format == Format::Html || !page.document.declared.dates.is_empty();
    static MODEL: LinearModel<COUNT> = LinearModel::new(include_str!("../../weights/date.linear"), &NAMES);
    let weights = MODEL.weights(marked);
    let mut days = day_candidates(page);
    without_other_days(&mut days);
    let best = weights.best(days.iter().map(|d| &d.features.0)).or_else(|| certain_day(&days))?;
    Some(days.swap_remove(best).published)
}

#[cfg(test)]
#[path = "published_test.rs"]
mod tests;
