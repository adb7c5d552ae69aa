//! What the container of a file states of its article, in the form of an article's slots.

use crate::metadata::written_date::declared_date;
use crate::parse::byline::byline;
use crate::types::article::Published;
use crate::types::document::Stated;

/// The day of publication; `None` when nothing is stated or it is no day.
pub fn stated_day(stated: &Stated) -> Option<Published> {
    declared_date(stated.published.as_deref()?, None)
}

/// The authors as one line.
pub fn stated_authors(stated: &Stated) -> Option<String> {
    let authors = stated.authors.as_deref()?.split("; ");
    let names: Vec<String> = authors.map(|a| byline(a, true).unwrap_or_else(|| a.to_owned())).collect();
    Some(names.join(", "))
}
