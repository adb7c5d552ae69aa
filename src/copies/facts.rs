//! Whether two texts that share much also tell the same: notices written by one form do not.
//! How much they share is not asked here.

use crate::fingerprint::Fingerprint;
use crate::fingerprint::form::{Names, fillings};
use crate::text::tokenizer::{HASH, NAME, NUMBER};

/// Distinct shingles from which a text may be a filled-in form.
const FILLED: usize = 60;
/// Names and numbers of a text below which nothing is said of them.
const FACTS: usize = 4;
/// Share of the smaller number of them that copies have in common: who cuts or rewrites a text
/// leaves them as they are, who fills in a form changes little else.
const KEPT: f32 = 0.4;
/// Share from which they are the same, be it that some things are told otherwise.
const SAME: f32 = 0.7;

/// Whether two texts tell the same, of which the shorter has `shingles` distinct ones.
pub(crate) fn agree(a: &Fingerprint, b: &Fingerprint, shingles: usize) -> bool {
    let names = match kept(a, b) {
        Some(kept) if kept < KEPT && shingles >= FILLED => return false,
        Some(kept) if kept < SAME => Names::Unlike,
        _ => Names::Unknown,
    };
    !fillings(a, b).by_form(names)
}

/// Share of the names and numbers of the text that has fewer, if it has some.
fn kept(a: &Fingerprint, b: &Fingerprint) -> Option<f32> {
    let facts = |text: &Fingerprint| {
        let told = text.body.iter().filter(|c| **c & (NAME | NUMBER) != 0).map(|c| c & HASH);
        let mut told: Vec<u32> = told.collect();
        told.sort_unstable();
        told.dedup();
        told
    };
    let (a, b) = (facts(a), facts(b));
    let least = a.len().min(b.len());
    let shared = a.iter().filter(|fact| b.binary_search(fact).is_ok()).count();
    (least >= FACTS).then(|| shared as f32 / least as f32)
}
