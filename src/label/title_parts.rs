//! The titles that a page declares, and their parts between the marks that sites put there: "Bridge
//! opens | Harbour Post".
//!
//! In: what a page declares. Out: keys to compare lines with.

use crate::text::chars::key;
use crate::types::document::Declared;
use crate::util::order::sort;

/// The declared titles of a page as keys.
pub struct DeclaredTitles {
    /// Whole titles.
    pub whole: Vec<String>,
    /// Their parts, see [`parts`].
    pub parts: Vec<String>,
}

impl DeclaredTitles {
    /// Those of a page.
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
        DeclaredTitles { whole, parts }
    }
}

/// Marks between a title and the site's name.
const MARKS: [&str; 9] = [" | ", " - ", " – ", " — ", " • ", " · ", " » ", " :: ", ": "];

/// Marks of a title at which it is cut, from its start. Titles of sites have fewer than ten; each mark makes two
/// strings that are up to as long as the title.
const MAX_MARKS: usize = 32;

/// Every beginning and end of a title that stops at a mark, and the pieces between two marks, for the first
/// [`MAX_MARKS`] of its marks.
pub fn parts(title: &str) -> Vec<&str> {
    let mut marks: Vec<(usize, usize)> =
        MARKS.iter().flat_map(|m| title.match_indices(m).map(|(at, m)| (at, at + m.len()))).collect();
    sort(&mut marks);
    marks.truncate(MAX_MARKS);
    let mut parts = Vec::new();
    let mut from = 0;
    for (start, end) in marks {
        if start > from {
            parts.push(&title[from..start]);
            parts.push(&title[..start]);
        }
        parts.push(&title[end..]);
        from = end;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_between_marks() {
        for (title, expected) in [
            ("Bridge opens", vec![]),
            ("Bridge opens | Post", vec!["Bridge opens", "Bridge opens", "Post"]),
            ("A - b: c", vec!["A", "A", "b: c", "b", "A - b", "c"]),
        ] {
            assert_eq!(parts(title), expected, "{title}");
        }
    }

    #[test]
    fn a_title_of_many_parts_is_cut_at_the_first_ones() {
        let title = "Bridge - ".repeat(40_000);
        assert_eq!(parts(&title).len(), 3 * MAX_MARKS);
    }

    #[test]
    fn the_site_is_no_title() {
        let titles = vec!["Bridge opens | Post".to_owned()];
        let declared = Declared { titles, site: Some("Post".to_owned()), ..Declared::default() };
        let titles = DeclaredTitles::of(&declared);
        assert_eq!(titles.whole, ["bridge opens post"]);
        assert!(titles.parts.iter().all(|part| part == "bridge opens"));
    }
}
