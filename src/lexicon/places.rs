//! Places that open datelines, and the marks between a place and the text.

use crate::util::order::ordered_set;
use std::collections::BTreeSet;
use std::sync::OnceLock;

static PLACES: &str = include_str!("data/places.txt");
static MARKS: &str = include_str!("data/dateline_marks.txt");

/// Whether a text is a place that datelines name without its country, in any case.
pub(crate) fn is_place(text: &str) -> bool {
    static FOLDED: OnceLock<BTreeSet<String>> = OnceLock::new();
    let folded = FOLDED.get_or_init(|| ordered_set(lines(PLACES).map(str::to_lowercase)));
    folded.contains(&text.to_lowercase())
}

/// What may stand between the place of a dateline and the text, spaces included: ": ", " — ".
pub(crate) fn dateline_marks() -> &'static [&'static str] {
    static READ: OnceLock<Vec<&'static str>> = OnceLock::new();
    READ.get_or_init(|| lines(MARKS).map(|line| line.trim_matches('"')).collect())
}

/// The lines of a file that are no comments.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_known_in_any_case() {
        for (text, want) in [("NEW DELHI", true), ("Zürich", true), ("München", true), ("The verdict", false)]
        {
            assert_eq!(is_place(text), want, "{text}");
        }
    }

    #[test]
    fn marks_keep_their_spaces() {
        assert!(dateline_marks().contains(&": ") && dateline_marks().contains(&" — "));
        assert!(dateline_marks().iter().all(|mark| mark.ends_with(' ')));
    }
}
