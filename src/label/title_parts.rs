//! Titles that a page declares, and the parts of them between the marks that sites put there.

use crate::text::chars::key;
use crate::types::document::Declared;
use crate::util::sorted;

/// What the page declares, as keys: whole titles, and their parts between separators.
pub(crate) struct Titles {
    pub whole: Vec<String>,
    pub parts: Vec<String>,
}

impl Titles {
    pub fn of(declared: &Declared) -> Self {
        let whole: Vec<String> = declared.titles.iter().map(|t| key(t)).filter(|k| !k.is_empty()).collect();
        let site = declared.site.as_deref().map(key).unwrap_or_default();
        let parts = declared
            .titles
            .iter()
            .flat_map(|t| parts(t))
            .map(key)
            .filter(|k| !k.is_empty() && *k != site)
            .collect();
        Titles { whole, parts }
    }
}

/// Marks that part a title from the site's name.
pub(crate) const MARKS: [&str; 9] = [" | ", " - ", " – ", " — ", " • ", " · ", " » ", " :: ", ": "];

/// Every beginning and end of a title that stops at a mark, and the pieces between.
pub(crate) fn parts(title: &str) -> Vec<&str> {
    let mut cuts: Vec<(usize, usize)> =
        MARKS.iter().flat_map(|m| title.match_indices(m).map(|(at, m)| (at, at + m.len()))).collect();
    sorted::sort(&mut cuts, Ord::cmp);
    let mut parts = Vec::new();
    let mut from = 0;
    for (start, end) in cuts {
        if start > from {
            parts.push(&title[from..start]);
            parts.push(&title[..start]);
        }
        parts.push(&title[end..]);
        from = end;
    }
    parts
}
