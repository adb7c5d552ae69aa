//! The text files of phrases: their languages, headings and lines. Only the build script and the
//! tests read them; the program holds the packed table instead.

use super::fold::PhrasePosition;

/// One file each. Where two languages put a phrase in different classes, the first one counts.
pub const LANGUAGES: [&str; 16] =
    ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "hi", "zh", "ja", "ko"];

/// The headings of the files, in the order of `PhraseClass::ALL`.
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

/// Calls `take` for every phrase of a file, with the index of its class in [`HEADINGS`].
///
/// # Errors
/// The line of a heading that is none of [`HEADINGS`].
pub fn read<'t>(text: &'t str, mut take: impl FnMut(usize, PhrasePosition, &'t str)) -> Result<(), &'t str> {
    let mut class = 0;
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix('[') {
            let heading = heading.trim_end_matches(']');
            class = HEADINGS.iter().position(|&known| known == heading).ok_or(line)?;
        } else if let Some(phrase) = line.strip_prefix('*') {
            take(class, PhrasePosition::Closes, phrase);
        } else if let Some(phrase) = line.strip_prefix('+') {
            take(class, PhrasePosition::Each, phrase);
        } else if let Some(phrase) = line.strip_suffix(":*") {
            take(class, PhrasePosition::OpensWithColon, phrase);
        } else if let Some(phrase) = line.strip_suffix('*') {
            take(class, PhrasePosition::Opens, phrase);
        } else {
            take(class, PhrasePosition::Whole, line);
        }
    }
    Ok(())
}
