//! The place that opens a text.

use crate::lexicon::names::agency;
use crate::parse::byline::is_name;
use crate::text::chars::is_word;
use crate::util::sorted;
use std::sync::OnceLock;

/// A place that opens a text: "NEW DELHI: Leaders ...", "LIMA (AP) — Ministers ...",
/// "Berlin (dpa) - Der ...". Gives the place, the agency in brackets, and the byte where the
/// prose begins. `None` when it is not sure.
pub(crate) fn dateline(text: &str) -> Option<(&str, Option<&'static str>, usize)> {
    let text_start = text.len() - text.trim_start().len();
    let line = text.trim_start();
    let limit = line.char_indices().nth(64).map_or(line.len(), |(at, _)| at);
    let head = &line[..limit];
    let (mark_at, mark) = [": ", " — ", " – ", " - ", "— ", "– ", ".- "]
        .iter()
        .filter_map(|m| head.find(m).map(|at| (at, *m)))
        .min_by_key(|(at, m)| (*at, std::cmp::Reverse(m.len())))?;
    let place_part = head[..mark_at].trim();
    let rest = line[mark_at + mark.len()..].trim_start();
    let prose = first_capital(rest) && rest.split_whitespace().take(5).count() == 5;
    let (place, agency_name) = match place_part.find('(') {
        Some(open) if place_part.ends_with(')') => {
            let inner = &place_part[open + 1..place_part.len() - 1];
            let known = inner.split(['/', ',', '-']).find_map(|p| agency(p.trim())).or_else(|| agency(inner));
            (place_part[..open].trim(), Some(known?))
        }
        Some(_) => return None,
        None => (place_part, None),
    };
    // "Lima, June 3" and "Lima, Peru": the first part is the place, the parts behind may
    // hold a date.
    let first = place.split(',').next().unwrap_or_default().trim();
    let upper = first.chars().any(char::is_alphabetic) && !first.chars().any(char::is_lowercase);
    let known = is_place(first);
    let sure = match mark.trim() {
        ":" => known || (upper && first.len() > 3 && first.split_whitespace().count() <= 3),
        _ => known || upper && first.len() > 3 || agency_name.is_some(),
    };
    let shape = is_name(first) && first.split_whitespace().count() <= 4;
    (prose && sure && shape).then_some((first, agency_name, text_start + line.len() - rest.len()))
}

fn first_capital(text: &str) -> bool {
    text.chars().find(|c| is_word(*c)).is_some_and(|c| !c.is_lowercase())
}

/// Cities that datelines name without their country, case folded for spellings in capitals.
pub(crate) fn is_place(text: &str) -> bool {
    static PLACES: OnceLock<Vec<String>> = OnceLock::new();
    let places = PLACES.get_or_init(|| {
        let mut places: Vec<String> = include_str!("../lexicon/data/places.txt")
            .lines()
            .filter(|l| !l.starts_with('#'))
            .map(str::to_lowercase)
            .collect();
        sorted::sort(&mut places, Ord::cmp);
        places
    });
    places.binary_search(&text.to_lowercase()).is_ok()
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
