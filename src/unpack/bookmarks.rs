//! Lists of addresses without any text (bookmarks of browsers, exports of reading services,
//! lists of feeds): nothing to clean, which is said with the number of addresses.

use crate::types::error::Code;
use crate::unpack::sink::Sink;

/// Least addresses of a list that only its attributes tell.
const MIN_LINKS: usize = 2;

/// Whether a page is such a list, told by its first line, or by links most of which say
/// when they were added.
pub(crate) fn is_list(head: &str) -> bool {
    let lower = head.to_ascii_lowercase();
    if lower.contains("<!doctype netscape-bookmark-file") || lower.contains("<opml") {
        return true;
    }
    let links = lower.matches("<a ").count();
    let added = lower.matches("time_added=").count() + lower.matches("add_date=").count();
    links >= MIN_LINKS && added * 10 >= links * 6
}

/// Names the problem.
pub(crate) fn read(path: &str, text: &str, sink: &mut Sink<'_>) {
    let lower = text.to_ascii_lowercase();
    let count = lower.matches("<a ").count().max(lower.matches("xmlurl=").count());
    let detail = format!("It lists {count} addresses and no text: save the pages and drop them.");
    sink.problem(path, Code::NoTextColumn, detail);
}
