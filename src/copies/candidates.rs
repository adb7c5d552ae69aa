//! Which pairs of articles are worth measuring: those that share kept shingles.
//!
//! (hash, article) pairs are sorted, so that the articles with the same hash stand side by
//! side; nothing is compared that shares nothing. A hash that very many articles have links
//! each of them with the first few only: articles stand in the order in which they become
//! keepers, so that the keeper is among those if they are copies.

use crate::fingerprint::Fingerprint;
use crate::util::hash::Hashes;

/// Articles with the same hash beyond which it no longer links all with all.
const CROWD: usize = 24;
/// How many of a crowd the others are linked with.
const HEADS: usize = 3;
/// Least share of the smaller article's kept shingles that a candidate shares.
const SHARE: f32 = 0.08;

/// What the shared hashes say.
pub(crate) struct Candidates {
    /// Pairs of indices, the smaller first, ascending.
    pub pairs: Vec<(u32, u32)>,
    /// Hashes of passages that many articles have, or several of one outlet only.
    pub boilerplate: Hashes,
    /// The pairs were more than the budget; the rest was not looked at.
    pub stopped: bool,
}

/// Finds the pairs among `items`, the first keeper first, at most `budget` shared hashes.
pub(crate) fn candidates(items: &[&Fingerprint], budget: usize) -> Candidates {
    let mut postings: Vec<u64> = Vec::with_capacity(items.iter().map(|p| p.kept.len()).sum());
    for (i, print) in items.iter().enumerate() {
        postings.extend(print.kept.iter().map(|h| u64::from(*h) << 32 | i as u64));
    }
    postings.sort_unstable();
    let crowd = CROWD.max(root(items.len()) / 4);
    let mut boilerplate = Hashes::default();
    let mut links: Vec<u64> = Vec::new();
    let mut stopped = false;
    for run in postings.chunk_by(|a, b| a >> 32 == b >> 32).filter(|r| r.len() > 1) {
        let who: Vec<u32> = run.iter().map(|p| *p as u32).collect();
        if who.len() > crowd || one_source(items, &who) {
            boilerplate.insert((run[0] >> 32) as u32);
        }
        if links.len() >= budget {
            stopped = true;
            break;
        }
        if who.len() > crowd {
            let heads = who.get(..HEADS).unwrap_or(&who);
            for &i in &who {
                links.extend(heads.iter().filter(|&&h| h != i).map(|&h| link(i, h)));
            }
        } else {
            for (n, &i) in who.iter().enumerate() {
                links.extend(who.iter().skip(n + 1).map(|&j| link(i, j)));
            }
        }
    }
    links.sort_unstable();
    let pairs = links
        .chunk_by(|a, b| a == b)
        .filter_map(|same| {
            let (i, j) = ((same[0] >> 32) as u32, same[0] as u32);
            let kept = |i: u32| items.get(i as usize).map_or(0, |p| p.kept.len());
            (same.len() as f32 >= SHARE * kept(i).min(kept(j)) as f32).then_some((i, j))
        })
        .collect();
    Candidates { pairs, boilerplate, stopped }
}

fn link(i: u32, j: u32) -> u64 {
    u64::from(i.min(j)) << 32 | u64::from(i.max(j))
}

/// Three or more articles, all of one known outlet: a house passage, more likely than not.
fn one_source(items: &[&Fingerprint], who: &[u32]) -> bool {
    let source = |i: &u32| items.get(*i as usize).map_or(0, |p| p.source);
    who.len() >= 3 && source(&who[0]) != 0 && who.iter().all(|i| source(i) == source(&who[0]))
}

/// Whole square root.
fn root(n: usize) -> usize {
    (n as f64).sqrt() as usize
}
