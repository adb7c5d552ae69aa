//! When a measured overlap makes two articles copies, and of which kind.

use crate::copies::overlap::Overlap;
use crate::types::grouping::Relation;

/// Containment from which a text counts as being in the other.
const NEAR: f32 = 0.75;
/// Containment from which two texts share their copy, when more speaks for it.
pub(crate) const EDITED: f32 = 0.40;
/// Containment from which two texts share their copy when it is spread over both.
pub(crate) const SPREAD: f32 = 0.25;
/// An unbroken run of this many words is no quotation.
const RUN: usize = 60;
/// Containment from which a piece of the larger text's opening makes the smaller its teaser.
const TEASER: f32 = 0.45;
/// Share of the common text that stands in one order in both, for pieces to be those of one
/// article: quotations and turns of phrase stand anywhere.
const ORDERED: f32 = 0.85;
/// Words of that piece, and the most shingles that stand before it.
const TEASED: usize = 15;
/// Shingles below which only equality or a shared opening counts.
pub(crate) const SHORT: usize = 20;

/// Judges the overlap of a keeper (a) and another article (b). `sources_differ` is whether
/// both outlets are known and not the same. `None` when they are no copies: at .10 to .40 the
/// two most likely quote the same person.
pub(crate) fn judge(o: &Overlap, sources_differ: bool) -> Option<Relation> {
    let (most, least) = (o.a.max(o.b), o.a.min(o.b));
    if o.least < SHORT {
        return None;
    }
    let ordered = o.ordered >= ORDERED;
    let spread = ordered && o.parts_a.min(o.parts_b) >= 6;
    if least >= NEAR {
        Some(Relation::Near)
    } else if most >= NEAR {
        Some(Relation::Contained)
    } else {
        let much = most >= EDITED && (sources_differ || o.run >= RUN || spread);
        // An excerpt with edits: all over the smaller text there is something of the larger.
        let parts = if o.a_is_least { o.parts_a } else { o.parts_b };
        let excerpt = ordered && most >= EDITED && parts >= 7;
        let before = if o.a_is_least { o.first.1 } else { o.first.0 };
        // A teaser: an unbroken piece of the larger text's opening is about half of the smaller.
        let teaser = most >= TEASER && o.run >= TEASED && before <= TEASED;
        let woven = most >= SPREAD && spread && least >= SPREAD * 0.6;
        (much || excerpt || teaser || woven).then_some(Relation::Edited)
    }
}
