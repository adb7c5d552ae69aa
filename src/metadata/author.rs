//! Who wrote the page's own article.
//!
//! In: a labelled page. Out: the likeliest of the authors that it declares or shows; `None` when none is
//! likely enough. The features of each candidate are weighed by the linear model `weights/author.linear`,
//! which `cargo xtask train author` learns.

use crate::metadata::author_candidates::author_candidates;
use crate::metadata::author_features::{COUNT, NAMES};
use crate::metadata::author_rules::certain;
use crate::metadata::page::LabelledPage;
use crate::metadata::person::clean_name;
use crate::ml::linear::LinearModel;
use crate::types::document::Format;

/// The likeliest authors, as one line.
pub fn author(page: &LabelledPage<'_>) -> Option<String> {
    if page.document.format == Format::Markdown
        && let Some(line) = front_matter(page)
    {
        return Some(line);
    }
    static MODEL: LinearModel<COUNT> = LinearModel::new(include_str!("../../weights/author.linear"), &NAMES);
    let weights = MODEL.weights(page.document.format == Format::Html);
    let mut candidates = author_candidates(page);
    let best = weights.best(candidates.iter().map(|a| &a.features.0)).or_else(|| certain(&candidates))?;
    Some(candidates.swap_remove(best).line)
}

/// The authors of the front matter of a Markdown file. A person wrote it: they are taken as they are.
fn front_matter(page: &LabelledPage<'_>) -> Option<String> {
    let declared = &page.document.declared;
    let names: Vec<String> =
        declared.authors.iter().filter_map(|a| clean_name(&a.written, declared)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

#[cfg(test)]
#[path = "author_test.rs"]
mod tests;
