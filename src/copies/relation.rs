//! When a measured overlap makes two articles copies, and of which kind.
//!
//! In: two fingerprints and their [`Overlap`]. Out: a [`Relation`] and a similarity, or nothing.
//! All shares are 0 to 1.

use crate::copies::facts::same_facts;
use crate::copies::overlap::Overlap;
use crate::copies::teaser::is_teaser;
use crate::fingerprint::Fingerprint;
use crate::types::grouping::Relation;

/// Share of a text's shingles from which it counts as being in the other.
const MIN_NEAR: f32 = 0.75;
/// Share of the smaller text from which two texts are edited copies, when more speaks for it.
pub(crate) const MIN_EDITED: f32 = 0.40;
/// Share of the smaller text from which two texts are edited copies when what they share is spread
/// over both; of the larger text it is [`SPREAD_LARGER`] times this.
pub(crate) const MIN_SPREAD: f32 = 0.25;
const SPREAD_LARGER: f32 = 0.6;
/// Eighths of either text that hold something shared, for it to be spread over both.
const MIN_SPREAD_PARTS: usize = 6;
/// Eighths of the smaller text that hold something shared, for it to be an edited excerpt.
const MIN_EXCERPT_PARTS: usize = 7;
/// Words of an unbroken shared run that is no quotation.
const MIN_RUN: usize = 60;
/// Share of the common shingles that stand in one order in both texts. Below it the shared pieces are
/// more likely quotations and turns of phrase.
const MIN_ORDERED: f32 = 0.85;
/// Share of the smaller text from which a run of the larger text's opening makes it a teaser.
const MIN_TEASER: f32 = 0.45;
/// Words of that run at least, and shingles of the larger text before it at most.
const MIN_TEASER_RUN: usize = 15;
const MAX_BEFORE_TEASER: usize = 15;
/// Distinct shingles of the smaller text below which only equal words or a shared opening count.
const MIN_SHINGLES: usize = 20;

/// Whether two articles are copies: how, and the share of the smaller text that both have.
pub(crate) fn relation(a: &Fingerprint, b: &Fingerprint, overlap: &Overlap) -> Option<(Relation, f32)> {
    if a.content == b.content && a.body.len() == b.body.len() {
        return Some((Relation::Exact, 1.0));
    }
    let sources_differ = a.source != 0 && b.source != 0 && a.source != b.source;
    if let Some(relation) = relation_of_overlap(overlap, sources_differ) {
        let copies = same_facts(a, b, overlap.min_shingles);
        return copies.then_some((relation, overlap.larger()));
    }
    is_teaser(a, b).then_some((Relation::Contained, 1.0))
}

/// The relation that an overlap alone speaks for. `sources_differ`: both outlets are known and not
/// the same. `None` when the texts are no copies; with shares of 0.1 to 0.4 the two most likely quote
/// the same person.
fn relation_of_overlap(o: &Overlap, sources_differ: bool) -> Option<Relation> {
    let (larger, smaller) = (o.a.max(o.b), o.a.min(o.b));
    if o.min_shingles < MIN_SHINGLES {
        return None;
    }
    let ordered = o.ordered >= MIN_ORDERED;
    let spread = ordered && o.parts_a.min(o.parts_b) >= MIN_SPREAD_PARTS;
    if smaller >= MIN_NEAR {
        Some(Relation::Near)
    } else if larger >= MIN_NEAR {
        Some(Relation::Contained)
    } else {
        let edited = larger >= MIN_EDITED && (sources_differ || o.run >= MIN_RUN || spread);
        let parts = if o.a_is_smaller { o.parts_a } else { o.parts_b };
        let excerpt = ordered && larger >= MIN_EDITED && parts >= MIN_EXCERPT_PARTS;
        let before = if o.a_is_smaller { o.first.1 } else { o.first.0 };
        let teaser = larger >= MIN_TEASER && o.run >= MIN_TEASER_RUN && before <= MAX_BEFORE_TEASER;
        let mixed = larger >= MIN_SPREAD && spread && smaller >= MIN_SPREAD * SPREAD_LARGER;
        (edited || excerpt || teaser || mixed).then_some(Relation::Edited)
    }
}

#[cfg(test)]
mod tests {
    use crate::copies::overlap::Overlap;
    use crate::copies::relation::relation_of_overlap;
    use crate::types::grouping::Relation::{self, Contained, Edited, Near};

    #[test]
    fn shares_runs_and_spread_make_the_relation() {
        let base = Overlap { min_shingles: 200, a_is_smaller: true, first: (90, 90), ..Overlap::default() };
        let cases: [(&str, Overlap, bool, Option<Relation>); 9] = [
            ("nearly all of both", Overlap { a: 0.9, b: 0.8, ..base }, false, Some(Near)),
            ("all of the smaller", Overlap { a: 0.9, b: 0.2, ..base }, false, Some(Contained)),
            ("too short to tell", Overlap { a: 0.9, b: 0.8, min_shingles: 19, ..base }, false, None),
            ("half, one outlet", Overlap { a: 0.5, b: 0.3, ..base }, false, None),
            ("half, two outlets", Overlap { a: 0.5, b: 0.3, ..base }, true, Some(Edited)),
            ("half in one long run", Overlap { a: 0.5, b: 0.3, run: 60, ..base }, false, Some(Edited)),
            (
                "a quarter, spread in order",
                Overlap { a: 0.26, b: 0.2, ordered: 0.9, parts_a: 6, parts_b: 6, ..base },
                false,
                Some(Edited),
            ),
            (
                "a quarter, spread without order",
                Overlap { a: 0.26, b: 0.2, ordered: 0.5, parts_a: 6, parts_b: 6, ..base },
                false,
                None,
            ),
            (
                "the opening of the larger",
                Overlap { a: 0.46, b: 0.05, run: 15, first: (0, 15), ..base },
                false,
                Some(Edited),
            ),
        ];
        for (name, overlap, sources_differ, expected) in cases {
            assert_eq!(relation_of_overlap(&overlap, sources_differ), expected, "{name}");
        }
    }
}
