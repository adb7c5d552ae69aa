//! Which articles are copies of each other: candidate pairs, each measured.
//!
//! In: fingerprints and the first articles of the groups with equal words. Out: edges between them. Sets are formed in `star`.

use crate::copies::candidates::candidate_pairs;
use crate::copies::equals::Equals;
use crate::copies::known_pairs::{KnownPairs, Measured};
use crate::copies::login_wall::are_login_walls;
use crate::copies::overlap::{CountedShingles, Overlap, ShingleIndex, overlap};
use crate::copies::relation::{MIN_SPREAD, relation};
use crate::copies::set::{CopyEdge, keeper_order};
use crate::copies::teaser::teaser_pairs;
use crate::fingerprint::Fingerprint;
use crate::types::grouping::Relation;
use crate::util::hash::{PrehashedMap, PrehashedSet};
use std::collections::BTreeSet;

/// Texts whose counted shingles are held in memory for the next pairs.
const MAX_CACHED_TEXTS: usize = 16_384;

/// The edges between the first articles of the groups.
pub(crate) struct Edges {
    pub edges: Vec<CopyEdge>,
    /// First articles that have only a login form or a notice in common with another.
    pub login_walls: PrehashedSet,
    /// The limit on shared shingles was reached: some pairs were not measured.
    pub stopped: bool,
}

/// Measures the candidate pairs among the first articles of the groups.
pub(crate) fn edges(
    items: &[&Fingerprint],
    firsts: &[u32],
    documents: Option<&[u32]>,
    max_links: usize,
    known: &mut KnownPairs<'_>,
) -> Edges {
    // Each order once: comparing fetches texts from all over the memory.
    let mut firsts: Vec<_> = firsts.iter().map(|i| keeper_order(items, *i)).collect();
    firsts.sort_unstable();
    let firsts: Vec<u32> = firsts.into_iter().map(|(_, _, i)| i).collect();
    let prints: Vec<&Fingerprint> = firsts.iter().filter_map(|&i| items.get(i as usize).copied()).collect();
    let found = candidate_pairs(&prints, max_links);
    let mut pairs = found.pairs;
    teaser_pairs(&prints, &mut pairs);
    pairs.sort_unstable();
    pairs.dedup();
    let mut cache: PrehashedMap<u32, CountedShingles> = PrehashedMap::default();
    let mut out = Edges { edges: Vec::new(), login_walls: PrehashedSet::default(), stopped: found.stopped };
    for (i, j) in pairs {
        let (Some(&a), Some(&b)) = (prints.get(i as usize), prints.get(j as usize)) else { continue };
        let (Some(&ia), Some(&ib)) = (firsts.get(i as usize), firsts.get(j as usize)) else { continue };
        if documents.is_some_and(|d| d.get(ia as usize) != d.get(ib as usize)) {
            continue;
        }
        if let Some(found) = known.get((ia, ib), (a, b), &found.boilerplate) {
            out.add((ia, ib), found);
            continue;
        }
        if cache.len() > MAX_CACHED_TEXTS {
            cache.clear();
        }
        for (n, print) in [(i, a), (j, b)] {
            cache.entry(n).or_insert_with(|| CountedShingles::new(&print.body, &found.boilerplate));
        }
        let (Some(x), Some(y)) = (cache.get(&i), cache.get(&j)) else { continue };
        // Most pairs share too little to be copies: an upper bound spares the exact measure.
        let overlap = if x.max_shared(y) < MIN_SPREAD {
            Overlap::default()
        } else {
            ShingleIndex::of(x).overlap(&ShingleIndex::of(y))
        };
        let measured = match relation(a, b, &overlap) {
            Some((relation, _)) if are_login_walls(a, b, relation) => Measured::LoginWalls,
            Some((relation, similarity)) => Measured::Copies(relation, similarity),
            None => Measured::Strangers,
        };
        known.put((ia, ib), (a, b), &found.boilerplate, measured);
        out.add((ia, ib), measured);
    }
    out
}

impl Edges {
    /// Adds what was found out about two articles.
    fn add(&mut self, (a, b): (u32, u32), measured: Measured) {
        match measured {
            Measured::LoginWalls => self.login_walls.extend([a, b]),
            Measured::Copies(relation, similarity) => {
                self.edges.push(CopyEdge { a, b, relation, similarity })
            }
            Measured::Strangers => {}
        }
    }
}

/// Adds the edges that the person asked for, between the first articles of the groups.
pub(crate) fn add_required_edges(
    items: &[&Fingerprint],
    equals: &Equals,
    together: &BTreeSet<(u32, u32)>,
    edges: &mut Vec<CopyEdge>,
) {
    for &(a, b) in together {
        let (a, b) = (equals.first_of(a), equals.first_of(b));
        let (a, b) = (a.min(b), a.max(b));
        let known = edges.iter().any(|e| (e.a.min(e.b), e.a.max(e.b)) == (a, b));
        let (Some(&x), Some(&y)) = (items.get(a as usize), items.get(b as usize)) else { continue };
        let have_words = !x.body.is_empty() && !y.body.is_empty();
        if a != b && !known && have_words {
            let similarity = overlap(x, y).larger();
            edges.push(CopyEdge { a, b, relation: Relation::Edited, similarity });
        }
    }
}
