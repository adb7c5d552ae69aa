//! Short texts that stand for a longer article: a cut-off opening, or a teaser under the same title.
//!
//! Too short for shingles, they are found by the hash of their opening words or of their title.

use crate::fingerprint::{Fingerprint, content_hash};
use crate::text::tokenizer::HASH;
use crate::util::hash::PrehashedSet;
use crate::util::order::ordered_set;
use std::cmp::Reverse;

/// Words that two openings share before a short text is a cut-off copy of a longer one.
const OPENING_WORDS: usize = 8;
/// Words of a title; a shorter one may be the heading of a column.
pub(crate) const MIN_TITLE_WORDS: usize = 4;
/// A teaser has fewer words than this.
const MAX_TEASER_WORDS: usize = 80;
/// Share of a teaser's words that its article has, 0 to 1.
const MIN_TEASER_SHARE: f32 = 0.7;
/// A text with fewer words than this is compared by its opening.
const MAX_OPENING_WORDS: usize = 28;

/// Adds the pairs of a short article and the longest that opens with its first words or has
/// its title.
pub(crate) fn teaser_pairs(prints: &[&Fingerprint], pairs: &mut Vec<(u32, u32)>) {
    let length = |i: u32| prints.get(i as usize).map_or(0, |p| p.body.len());
    let mut add_pairs = |key: fn(&Fingerprint) -> Option<&[u32]>, max_words: usize| {
        let keyed = (0u32..).zip(prints).filter_map(|(i, p)| Some((content_hash(key(p)?), i)));
        // Most articles are long: only those with the words of a short one are sorted.
        let is_short = |i: u32| length(i) < max_words;
        let short =
            |(i, p): (u32, &&Fingerprint)| key(p).filter(|_| is_short(i)).map(|k| content_hash(k) as u32);
        let short: PrehashedSet = (0..).zip(prints).filter_map(short).collect();
        if short.is_empty() {
            return;
        }
        let mut by_key: Vec<(u64, u32)> = keyed.filter(|(hash, _)| short.contains(&(*hash as u32))).collect();
        by_key.sort_unstable();
        for same in by_key.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
            let all = || same.iter().map(|k| k.1);
            let longest = all().max_by_key(|&i| (length(i), Reverse(i)));
            let short = all().filter(|&i| is_short(i) && Some(i) != longest);
            pairs.extend(short.filter_map(|i| longest.map(|j| (i.min(j), i.max(j)))));
        }
    };
    add_pairs(|p| p.body.get(..OPENING_WORDS), MAX_OPENING_WORDS);
    add_pairs(|p| Some(p.title.as_slice()).filter(|t| t.len() >= MIN_TITLE_WORDS), MAX_TEASER_WORDS);
}

/// Whether the shorter of two texts is the opening of the longer one or its teaser.
pub(crate) fn is_teaser(a: &Fingerprint, b: &Fingerprint) -> bool {
    let (short, long) = if a.body.len() < b.body.len() { (a, b) } else { (b, a) };
    let opens = short.body.len() >= OPENING_WORDS && same_words(&short.body, &long.body[..short.body.len()]);
    opens || announces(short, long)
}

/// Whether a short text has the title of a longer one and most of its words. Captions and notices
/// may have been removed from one and not from the other.
fn announces(short: &Fingerprint, long: &Fingerprint) -> bool {
    let same_title = short.title.len() >= MIN_TITLE_WORDS && same_words(&short.title, &long.title);
    if !same_title || short.body.len() >= MAX_TEASER_WORDS || short.body.len() * 2 > long.body.len() {
        return false;
    }
    let long_words = ordered_set(long.body.iter().chain(&long.title).map(|c| c & HASH));
    let shared = short.body.iter().filter(|c| long_words.contains(&(**c & HASH))).count();
    shared as f32 >= MIN_TEASER_SHARE * short.body.len() as f32
}

fn same_words(a: &[u32], b: &[u32]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x & HASH == y & HASH)
}

#[cfg(test)]
mod tests {
    use crate::copies::teaser::{is_teaser, teaser_pairs};
    use crate::fingerprint::Fingerprint;
    use crate::text::tokenizer::codes;

    const REPORT: &str = "The night ferry to Norafel sails again on Monday, the port said. Divers had \
                          mended its rudder. The harbour master thanked the crew for their patience.";

    fn page(title: &str, text: &str) -> Fingerprint {
        Fingerprint { title: codes(title), body: codes(text), ..Fingerprint::default() }
    }

    #[test]
    fn short_texts_are_told_by_opening_or_title() {
        let long = page("Night ferry sails to Norafel", REPORT);
        let cases = [
            ("", "The night ferry to Norafel sails again on Monday", true),
            ("", "The night ferry to Norafel sails", false),
            ("", "The night ferry to Norafel stays in port on Monday", false),
            ("Night ferry sails to Norafel", "Divers had mended its rudder, the port said.", true),
            ("Night ferry sails", "Divers had mended its rudder, the port said.", false),
            ("Night ferry sails to Norafel", "Buy our weekend edition with all puzzles now.", false),
        ];
        for (title, text, expected) in cases {
            assert_eq!(is_teaser(&page(title, text), &long), expected, "{title}: {text}");
            assert_eq!(is_teaser(&long, &page(title, text)), expected, "{title}: {text}");
        }
    }

    #[test]
    fn each_short_text_is_paired_with_the_longest() {
        let opening = "The night ferry to Norafel sails again on Monday";
        let pages = [page("", opening), page("", REPORT), page("", &format!("{opening} morning"))];
        let mut pairs = Vec::new();
        teaser_pairs(&pages.iter().collect::<Vec<_>>(), &mut pairs);
        assert_eq!(pairs, [(0, 1), (1, 2)]);
    }
}
