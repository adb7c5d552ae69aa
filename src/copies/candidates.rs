//! Which pairs of articles are measured: those that share winnowed shingles.
//!
//! In: fingerprints, the best keeper first. Out: pairs of indices, and the shingles that are
//! boilerplate. The overlap of a pair is not measured here.
//!
//! (hash, article) pairs are sorted, so that the articles with one hash stand side by side; articles
//! that share nothing are never compared. A hash that very many articles have links each of them with
//! the first few only: articles stand in the order in which they become keepers, so the keeper is
//! among those few if they are copies.

use crate::fingerprint::Fingerprint;
use crate::util::hash::PrehashedSet;

/// Articles with one hash up to which all of them are linked with each other. In large collections
/// it is a quarter of the square root of their number, if that is more.
const MAX_LINKED_ALL: usize = 24;
/// Of more articles with one hash, how many the others are linked with.
const LINKED_FIRST: usize = 3;
/// Share of the winnowed shingles of the smaller article that a candidate pair shares, 0 to 1.
const MIN_SHARE: f32 = 0.08;
/// Articles of one outlet, and of no other, from which a shared passage is boilerplate of the outlet.
const MIN_OUTLET_ARTICLES: usize = 3;
/// Places of the table of shared hashes, for each hash: with eight, one hash in eight that only one article has is taken for shared.
const PLACES_A_HASH: usize = 8;
/// Hashes of an article, for which room is made.
const USUAL_HASHES: usize = 32;

/// Result of the search for candidate pairs.
pub(crate) struct CandidatePairs {
    /// Pairs of indices, the smaller first, ascending.
    pub pairs: Vec<(u32, u32)>,
    /// Shingles that very many articles have, or several of one outlet only.
    pub boilerplate: PrehashedSet,
    /// `max_links` was reached; the remaining shingles were not looked at.
    pub stopped: bool,
}

/// Finds the pairs among `items`, the first keeper first, by at most `max_links` shared shingles.
pub(crate) fn candidate_pairs(items: &[&Fingerprint], max_links: usize) -> CandidatePairs {
    let postings = shared_postings(items);
    let max_linked_all = MAX_LINKED_ALL.max((items.len() as f64).sqrt() as usize / 4);
    let mut boilerplate = PrehashedSet::default();
    let mut links: Vec<u64> = Vec::new();
    let mut stopped = false;
    for run in postings.chunk_by(|a, b| a >> 32 == b >> 32).filter(|r| r.len() > 1) {
        let articles: Vec<u32> = run.iter().map(|p| *p as u32).collect();
        if articles.len() > max_linked_all || is_of_one_outlet(items, &articles) {
            boilerplate.insert((run[0] >> 32) as u32);
        }
        if links.len() >= max_links {
            stopped = true;
            break;
        }
        if articles.len() > max_linked_all {
            let first = articles.get(..LINKED_FIRST).unwrap_or(&articles);
            for &i in &articles {
                links.extend(first.iter().filter(|&&f| f != i).map(|&f| link(i, f)));
            }
        } else {
            for (n, &i) in articles.iter().enumerate() {
                links.extend(articles.iter().skip(n + 1).map(|&j| link(i, j)));
            }
        }
    }
    links.sort_unstable();
    let pairs = links
        .chunk_by(|a, b| a == b)
        .filter_map(|same| {
            let (i, j) = ((same[0] >> 32) as u32, same[0] as u32);
            let kept = |i: u32| items.get(i as usize).map_or(0, |p| p.kept.len());
            (same.len() as f32 >= MIN_SHARE * kept(i).min(kept(j)) as f32).then_some((i, j))
        })
        .collect();
    CandidatePairs { pairs, boilerplate, stopped }
}

/// The hashes that two articles may have, each in the upper half of a number with the index of an article in the
/// lower, ascending.
fn shared_postings(items: &[&Fingerprint]) -> Vec<u64> {
    // The lists of the articles lie all over the memory: they are read once.
    let mut all: Vec<u32> = Vec::with_capacity(items.len() * USUAL_HASHES);
    let mut ends: Vec<u32> = Vec::with_capacity(items.len());
    for print in items {
        all.extend_from_slice(&print.kept);
        ends.push(all.len() as u32);
    }
    let shared = SharedHashes::of(&all);
    let mut postings = Vec::new();
    let mut from = 0;
    for (&end, i) in ends.iter().zip(0u64..) {
        let hashes = all.get(from..end as usize).unwrap_or_default();
        postings.extend(hashes.iter().filter(|h| shared.may_contain(**h)).map(|h| u64::from(*h) << 32 | i));
        from = end as usize;
    }
    postings.sort_unstable();
    postings
}

/// Which hashes two articles may have; most have one only. A table of bits in place of the hashes: some that one
/// article has are among them, none that two have is missing.
struct SharedHashes {
    twice: Vec<u64>,
    /// Bits by which the places of the table are numbered.
    bits: u32,
}

impl SharedHashes {
    fn of(hashes: &[u32]) -> Self {
        let bits = (hashes.len() * PLACES_A_HASH).next_power_of_two().trailing_zeros().clamp(6, u32::BITS);
        let words = (1 << bits) / u64::BITS as usize;
        let mut out = SharedHashes { twice: vec![0; words], bits };
        let mut once = vec![0u64; words];
        for hash in hashes {
            let (word, bit) = out.place(*hash);
            out.twice[word] |= once[word] & bit;
            once[word] |= bit;
        }
        out
    }

    fn may_contain(&self, hash: u32) -> bool {
        let (word, bit) = self.place(hash);
        self.twice[word] & bit != 0
    }

    /// The word of a hash's place, and its bit there.
    fn place(&self, hash: u32) -> (usize, u64) {
        let place = hash.wrapping_mul(0x9e37_79b1) >> (u32::BITS - self.bits);
        ((place / u64::BITS) as usize, 1 << (place % u64::BITS))
    }
}

/// A pair as one number, the smaller index in the upper half.
fn link(i: u32, j: u32) -> u64 {
    u64::from(i.min(j)) << 32 | u64::from(i.max(j))
}

/// Whether several articles are all of one known outlet: what they share is more likely boilerplate.
fn is_of_one_outlet(items: &[&Fingerprint], articles: &[u32]) -> bool {
    let source = |i: &u32| items.get(*i as usize).map_or(0, |p| p.source);
    let first = source(&articles[0]);
    articles.len() >= MIN_OUTLET_ARTICLES && first != 0 && articles.iter().all(|i| source(i) == first)
}

#[cfg(test)]
mod tests {
    use crate::copies::candidates::candidate_pairs;
    use crate::fingerprint::Fingerprint;

    fn prints(kept: &[(&[u32], u32)]) -> Vec<Fingerprint> {
        let print = |(kept, source): &(&[u32], u32)| Fingerprint {
            kept: kept.to_vec(),
            source: *source,
            ..Fingerprint::default()
        };
        kept.iter().map(print).collect()
    }

    #[test]
    fn articles_that_share_shingles_are_paired() {
        let all = prints(&[(&[1, 2, 3], 0), (&[3, 4, 5], 0), (&[6, 7], 0)]);
        let found = candidate_pairs(&all.iter().collect::<Vec<_>>(), 100);
        assert_eq!((found.pairs, found.boilerplate.len(), found.stopped), (vec![(0, 1)], 0, false));
    }

    #[test]
    fn a_passage_of_one_outlet_is_boilerplate() {
        let all = prints(&[(&[1, 9], 5), (&[2, 9], 5), (&[3, 9], 5)]);
        let found = candidate_pairs(&all.iter().collect::<Vec<_>>(), 100);
        assert!(found.boilerplate.contains(&9) && found.boilerplate.len() == 1);
        let mixed = prints(&[(&[1, 9], 5), (&[2, 9], 5), (&[3, 9], 6)]);
        assert!(candidate_pairs(&mixed.iter().collect::<Vec<_>>(), 100).boilerplate.is_empty());
    }

    #[test]
    fn a_crowd_is_linked_with_its_first_and_the_limit_is_told() {
        let crowd = prints(&[(&[7u32][..], 0); 40]);
        let items: Vec<&Fingerprint> = crowd.iter().collect();
        let found = candidate_pairs(&items, 1000);
        assert!(found.pairs.iter().all(|p| p.0 < 3) && found.pairs.len() == 39 + 38 + 37);
        let all = prints(&[(&[1, 2, 3], 0), (&[1, 2, 3], 0)]);
        assert!(candidate_pairs(&all.iter().collect::<Vec<_>>(), 1).stopped);
    }
}
