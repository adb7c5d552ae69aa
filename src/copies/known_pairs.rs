//! What was measured of pairs of articles, kept for the next grouping.
//!
//! In: serial numbers of articles, what was measured. Out: the same, as long as neither article has other
//! boilerplate than it had. Only what the last grouping asked for is kept.

use crate::fingerprint::Fingerprint;
use crate::text::tokenizer::mix;
use crate::types::grouping::Relation;
use crate::util::hash::{PrehashedMap, PrehashedSet};

/// What two texts are to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Measured {
    /// They share too little.
    Strangers,
    /// Two articles behind one login wall.
    LoginWalls,
    /// Copies, and the share of the smaller text that both have.
    Copies(Relation, f32),
}

/// One measured pair.
#[derive(Clone, Copy, Debug)]
struct Known {
    pair: (u64, u64),
    /// Hash of the boilerplate that each of the two has.
    boilerplate: (u64, u64),
    measured: Measured,
}

/// The pairs that were measured or taken over in the last grouping.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeptOverlaps(PrehashedMap<u64, Known>);

/// The measured pairs of the last grouping and of this one.
pub(crate) struct KnownPairs<'k> {
    serials: &'k [u64],
    before: PrehashedMap<u64, Known>,
    kept: &'k mut KeptOverlaps,
}

impl<'k> KnownPairs<'k> {
    /// Of articles with these serial numbers; nothing is kept of articles without one.
    pub fn new(serials: &'k [u64], kept: &'k mut KeptOverlaps) -> Self {
        KnownPairs { serials, before: std::mem::take(&mut kept.0), kept }
    }

    /// What is known of two articles.
    pub fn get(
        &mut self,
        pair: (u32, u32),
        prints: (&Fingerprint, &Fingerprint),
        boilerplate: &PrehashedSet,
    ) -> Option<Measured> {
        let pair = self.serials_of(pair)?;
        let known = *self.before.get(&key(pair)).filter(|known| known.pair == pair)?;
        let same = known.boilerplate == (hash(prints.0, boilerplate), hash(prints.1, boilerplate));
        if same {
            self.kept.0.insert(key(pair), known);
        }
        same.then_some(known.measured)
    }

    /// Keeps what was measured of two articles.
    pub fn put(
        &mut self,
        pair: (u32, u32),
        prints: (&Fingerprint, &Fingerprint),
        boilerplate: &PrehashedSet,
        measured: Measured,
    ) {
        if let Some(pair) = self.serials_of(pair) {
            let boilerplate = (hash(prints.0, boilerplate), hash(prints.1, boilerplate));
            self.kept.0.insert(key(pair), Known { pair, boilerplate, measured });
        }
    }

    fn serials_of(&self, (a, b): (u32, u32)) -> Option<(u64, u64)> {
        Some((*self.serials.get(a as usize)?, *self.serials.get(b as usize)?))
    }
}

fn key((a, b): (u64, u64)) -> u64 {
    mix(mix(a) ^ b)
}

/// Hash of the winnowed shingles of an article that are boilerplate.
fn hash(print: &Fingerprint, boilerplate: &PrehashedSet) -> u64 {
    if boilerplate.is_empty() {
        return 0;
    }
    let common = print.kept.iter().filter(|h| boilerplate.contains(h));
    common.fold(0, |hash, h| mix(hash ^ u64::from(*h)))
}

#[cfg(test)]
mod tests {
    use crate::copies::known_pairs::{KeptOverlaps, KnownPairs, Measured};
    use crate::fingerprint::Fingerprint;
    use crate::util::hash::PrehashedSet;

    #[test]
    fn a_pair_is_known_while_its_boilerplate_is_the_same() {
        let print = Fingerprint { kept: vec![1, 2], ..Fingerprint::default() };
        let boilerplate = |hashes: &[u32]| hashes.iter().copied().collect::<PrehashedSet>();
        let mut kept = KeptOverlaps::default();
        KnownPairs::new(&[5, 6], &mut kept).put(
            (0, 1),
            (&print, &print),
            &boilerplate(&[2]),
            Measured::Strangers,
        );
        for (serials, hashes, expected) in [
            ([5, 6], &[2][..], Some(Measured::Strangers)),
            ([5, 6], &[2, 9], Some(Measured::Strangers)),
            ([6, 5], &[2], None),
            ([5, 7], &[2], None),
            ([5, 6], &[1, 2], None),
        ] {
            let mut kept = kept.clone();
            let mut known = KnownPairs::new(&serials, &mut kept);
            assert_eq!(known.get((0, 1), (&print, &print), &boilerplate(hashes)), expected, "{hashes:?}");
        }
    }
}
