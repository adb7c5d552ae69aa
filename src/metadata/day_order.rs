//! The order of day and month in numeric dates of a page.
//!
//! In: the language and the address of a page. Out: the order that its readers expect, if it is sure.
//! English needs the country: from the language tag or the last part of the host name.

use crate::metadata::page::LabelledPage;
use crate::metadata::word_list::WordList;
use crate::parse::date::calendar::DateOrder;

static DAY_FIRST: WordList = WordList::new(include_str!("data/date_classes.txt"), "day-first");
static MONTH_FIRST: WordList = WordList::new(include_str!("data/date_classes.txt"), "month-first");

/// The order of a page; `None` where its language leaves it open.
pub fn day_order(page: &LabelledPage<'_>) -> Option<DateOrder> {
    let declared = &page.document.declared;
    let tag = declared.language.as_deref().unwrap_or_default().to_ascii_lowercase().replace('_', "-");
    let host = declared.url.as_deref().and_then(|u| u.split("//").nth(1)).and_then(|u| u.split('/').next());
    let ending = host.and_then(|h| h.rsplit('.').next()).unwrap_or_default();
    match page.language.or(tag.split('-').next()) {
        Some("en") if DAY_FIRST.has(ending) => Some(DateOrder::DayFirst),
        Some("en") if MONTH_FIRST.has(ending) || tag == "en-us" => Some(DateOrder::MonthFirst),
        Some("en") => (tag.len() > 2).then_some(DateOrder::DayFirst),
        Some("") | None => None,
        Some(_) => Some(DateOrder::DayFirst),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::document::{Declared, Document, Format};

    #[test]
    fn english_pages_need_a_country() {
        for (language, address, expected) in [
            ("en", "https://post.example.co.uk/a", Some(DateOrder::DayFirst)),
            ("en-US", "https://post.example.co.uk/a", Some(DateOrder::DayFirst)),
            ("en", "https://post.gov/a", Some(DateOrder::MonthFirst)),
            ("en-US", "https://post.example/a", Some(DateOrder::MonthFirst)),
            ("en_GB", "https://post.example/a", Some(DateOrder::DayFirst)),
            ("en", "https://post.example/a", None),
            ("", "https://post.example/a", None),
            ("de", "https://post.us/a", Some(DateOrder::DayFirst)),
        ] {
            let declared = Declared {
                language: Some(language.to_owned()),
                url: Some(address.to_owned()),
                ..Declared::default()
            };
            let document = Document {
                name: String::new(),
                file: String::new(),
                format: Format::Html,
                text: String::new(),
                declared,
                problems: Vec::new(),
                containers: Vec::new(),
                layout: Vec::new(),
                block_ends: Vec::new(),
                pile: None,
            };
            let page = LabelledPage { document: &document, runs: &[], language: None };
            assert_eq!(day_order(&page), expected, "{language} {address}");
        }
    }
}
