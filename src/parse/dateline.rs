//! The place that opens an article's text, with the news agency beside it. Takes the text of a
//! paragraph; gives the place, the agency and where the prose begins. `None` when it is not sure.

use crate::lexicon::names::agency;
use crate::lexicon::places::{dateline_marks, is_place};
use crate::parse::byline::is_name;
use crate::text::chars::is_word;
use std::cmp::Reverse;

/// How far into a text the end of its dateline is looked for, in characters.
const MAX_DATELINE_CHARS: usize = 64;
/// Fewest words of prose behind a dateline.
const MIN_PROSE_WORDS: usize = 5;
/// Shortest place in capitals that is on no list, in bytes, one less: "LIMA" counts, "USA" not.
const MAX_ACRONYM_BYTES: usize = 3;
/// Most words of a place in capitals before a colon.
const MAX_WORDS_BEFORE_COLON: usize = 3;
/// Most words of a place.
const MAX_PLACE_WORDS: usize = 4;

/// A place that opens a text: "NEW DELHI: Leaders ...", "LIMA (AP) — Ministers ...",
/// "Berlin (dpa) - Der ...". Gives the place, the agency in brackets, and the byte where the
/// prose begins.
pub(crate) fn dateline(text: &str) -> Option<(&str, Option<&'static str>, usize)> {
    let line = text.trim_start();
    let limit = line.char_indices().nth(MAX_DATELINE_CHARS).map_or(line.len(), |(at, _)| at);
    let (mark_at, mark) = dateline_marks()
        .iter()
        .filter_map(|mark| line[..limit].find(mark).map(|at| (at, *mark)))
        .min_by_key(|(at, mark)| (*at, Reverse(mark.len())))?;
    let prose = line[mark_at + mark.len()..].trim_start();
    let is_prose = opens_with_capital(prose)
        && prose.split_whitespace().take(MIN_PROSE_WORDS).count() == MIN_PROSE_WORDS;
    let (place, agency) = split_agency(line[..mark_at].trim())?;
    // Of "Lima, June 3" and "Lima, Peru" the first part is the place.
    let place = place.split(',').next().unwrap_or_default().trim();
    let is_upper = place.chars().any(char::is_alphabetic)
        && !place.chars().any(char::is_lowercase)
        && place.len() > MAX_ACRONYM_BYTES;
    let is_known = is_place(place);
    let is_sure = match mark.trim() {
        ":" => is_known || (is_upper && place.split_whitespace().count() <= MAX_WORDS_BEFORE_COLON),
        _ => is_known || is_upper || agency.is_some(),
    };
    let is_place_name = is_name(place) && place.split_whitespace().count() <= MAX_PLACE_WORDS;
    (is_prose && is_sure && is_place_name).then_some((place, agency, text.len() - prose.len()))
}

/// Splits "LIMA (AP)" into the place and the agency; `None` for brackets that hold no agency.
fn split_agency(text: &str) -> Option<(&str, Option<&'static str>)> {
    let Some(open) = text.find('(') else { return Some((text, None)) };
    let inner = text[open + 1..].strip_suffix(')')?;
    let name = inner.split(['/', ',', '-']).find_map(|part| agency(part.trim())).or_else(|| agency(inner))?;
    Some((text[..open].trim(), Some(name)))
}

/// Whether the first letter of a text is no small one.
fn opens_with_capital(text: &str) -> bool {
    text.chars().find(|c| is_word(*c)).is_some_and(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        let place = |t: &'static str| dateline(t).map(|(p, a, _)| (p, a));
        assert_eq!(place("New Delhi: Leaders met on Monday to talk."), Some(("New Delhi", None)));
        assert_eq!(place("LIMA (AP) — Ministers met on Monday to talk."), Some(("LIMA", Some("AP"))));
        assert_eq!(place("Berlin (dpa) - Der Rat hat am Montag getagt."), Some(("Berlin", Some("dpa"))));
        assert_eq!(
            place("Lima, June 3 (Reuters) - Ministers met on Monday today."),
            Some(("Lima", Some("Reuters")))
        );
        assert_eq!(place("The verdict: Leaders met on Monday to talk."), None);
        assert_eq!(place("Note: The council met on Monday to talk."), None);
    }
}
