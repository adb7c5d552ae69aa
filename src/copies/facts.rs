//! Whether two texts that share much also report the same facts. Notices written by one form do not:
//! the sentences are the same, the names and numbers are not.
//!
//! In: two fingerprints. Out: yes or no. How much text they share is measured in `overlap`.

use crate::fingerprint::Fingerprint;
use crate::fingerprint::form::{NameOverlap, fillings};
use crate::text::tokenizer::{HASH, NAME, NUMBER};

/// Distinct shingles of the shorter text from which it may be a filled-in form.
const MIN_FORM_SHINGLES: usize = 60;
/// Names and numbers of a text below which their share means nothing.
const MIN_FACTS: usize = 4;
/// Share of the names and numbers, of the text that has fewer, that copies have in common. Who cuts
/// or rewrites a text leaves them; who fills in a form changes little else.
const MIN_SHARED_FACTS: f32 = 0.4;
/// Share from which the names count as the same, although some facts may differ.
const MIN_SHARED_FACTS_SAME_NAMES: f32 = 0.7;

/// Whether two texts report the same facts; the shorter has `shingles` distinct shingles.
pub(crate) fn same_facts(a: &Fingerprint, b: &Fingerprint, shingles: usize) -> bool {
    let names = match shared_facts(a, b) {
        Some(share) if share < MIN_SHARED_FACTS && shingles >= MIN_FORM_SHINGLES => return false,
        Some(share) if share < MIN_SHARED_FACTS_SAME_NAMES => NameOverlap::Partial,
        _ => NameOverlap::Unknown,
    };
    !fillings(a, b).by_form(names)
}

/// Share of the names and numbers of the text that has fewer which the other has too, 0 to 1; `None`
/// when there are too few.
fn shared_facts(a: &Fingerprint, b: &Fingerprint) -> Option<f32> {
    let (a, b) = (facts(a), facts(b));
    let fewer = a.len().min(b.len());
    let shared = a.iter().filter(|fact| b.binary_search(fact).is_ok()).count();
    (fewer >= MIN_FACTS).then(|| shared as f32 / fewer as f32)
}

/// Hashes of the distinct names and numbers of a text, ascending.
fn facts(text: &Fingerprint) -> Vec<u32> {
    let facts = text.body.iter().filter(|c| **c & (NAME | NUMBER) != 0).map(|c| c & HASH);
    let mut facts: Vec<u32> = facts.collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

#[cfg(test)]
mod tests {
    use crate::copies::facts::shared_facts;
    use crate::fingerprint::Fingerprint;
    use crate::text::tokenizer::codes;

    #[test]
    fn names_and_numbers_are_the_facts() {
        let print = |text: &str| Fingerprint { body: codes(text), ..Fingerprint::default() };
        let sale = "sold in Velmora to Oskar for 250 and 12";
        let cases = [
            (sale, Some(1.0)),
            ("sold in Quellmouth to Oskar for 250 and 12", Some(0.75)),
            ("sold in Quellmouth to Benno for 310 and 47", Some(0.0)),
            ("sold in Velmora to somebody", None),
        ];
        for (text, expected) in cases {
            assert_eq!(shared_facts(&print(sale), &print(text)), expected, "{text}");
        }
    }
}
