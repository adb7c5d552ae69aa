//! The text files of phrases: which there are and what their lines say. Only the build script
//! and the tests read them; the program carries the packed table instead.

use super::fold::Kind;

/// In the order that decides when languages disagree about a phrase: the first one has it.
pub const LANGUAGES: [&str; 16] =
    ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "hi", "zh", "ja", "ko"];

/// The headings of the files, in the order of `Class::ALL`.
pub const HEADINGS: [&str; 12] = [
    "share",
    "related",
    "comments",
    "promotion",
    "cookie",
    "legal",
    "readmore",
    "photo",
    "byline",
    "date",
    "navigation",
    "about",
];

/// Hands every phrase of a file to `take`, with the place of its class in `HEADINGS`. The error
/// is a heading that is none of them.
pub fn read<'t>(text: &'t str, mut take: impl FnMut(usize, Kind, &'t str)) -> Result<(), &'t str> {
    let mut class = 0;
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix('[') {
            let heading = heading.trim_end_matches(']');
            class = HEADINGS.iter().position(|&known| known == heading).ok_or(line)?;
        } else if let Some(phrase) = line.strip_prefix('*') {
            take(class, Kind::Closes, phrase);
        } else if let Some(phrase) = line.strip_prefix('+') {
            take(class, Kind::Each, phrase);
        } else if let Some(phrase) = line.strip_suffix(":*") {
            take(class, Kind::OpensWithColon, phrase);
        } else if let Some(phrase) = line.strip_suffix('*') {
            take(class, Kind::Opens, phrase);
        } else {
            take(class, Kind::Whole, line);
        }
    }
    Ok(())
}
