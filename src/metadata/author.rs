//! Who wrote the page's own article. Everyone whom the page declares or shows as an author is
//! a candidate; who says it, where, and how the name looks are cues, weighed by weights that
//! `cargo xtask train author` learned. When no one is likely enough, no one is named.

use crate::metadata::author_candidates::{CUES, authors};
use crate::metadata::page::Page;
use crate::metadata::person::fit;
use crate::ml::linear::Table;
use crate::types::document::Format;

/// The likeliest authors, as one line.
pub(crate) fn author(page: &Page<'_>) -> Option<String> {
    if page.document.format == Format::Markdown
        && let Some(line) = front_matter(page)
    {
        return Some(line);
    }
    static TABLE: Table<CUES> = Table::new(include_str!("../../weights/author.linear"));
    let weights = TABLE.weights(page.document.format == Format::Html);
    let mut known = authors(page);
    let best = weights.best(known.iter().map(|a| &a.cues.0))?;
    Some(known.swap_remove(best).line)
}

/// The authors of the front matter, which a person wrote: they are not doubted.
fn front_matter(page: &Page<'_>) -> Option<String> {
    let declared = &page.document.declared;
    let names: Vec<String> = declared.authors.iter().filter_map(|a| fit(&a.written, declared)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

#[cfg(test)]
#[path = "author_test.rs"]
mod tests;
