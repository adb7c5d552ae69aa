//! Which articles are worth a pair score: for each the ones nearest by its strongest terms,
//! through an inverted index. In a small drop all pairs are looked at.

use super::vector::Vector;
use std::collections::{BTreeMap, BTreeSet};

/// Articles up to which all pairs are looked at.
const ALL: usize = 48;
/// Neighbours an article.
const NEAREST: usize = 40;
/// Articles with one term beyond which the term finds nothing.
const COMMON: usize = 400;

/// The pairs to score, the smaller index first, ascending.
pub(crate) fn pairs(vectors: &[Vector<'_>], allowed: impl Fn(u32, u32) -> bool) -> Vec<(u32, u32)> {
    let n = vectors.len() as u32;
    if vectors.len() <= ALL {
        return (0..n)
            .flat_map(|a| (a + 1..n).map(move |b| (a, b)))
            .filter(|&(a, b)| allowed(a, b))
            .collect();
    }
    let mut index: BTreeMap<u32, Vec<(u32, f32)>> = BTreeMap::new();
    for (i, vector) in vectors.iter().enumerate() {
        for &(place, weight) in &vector.keys {
            if let Some(term) = vector.terms.get(place as usize) {
                index.entry(term.id).or_default().push((i as u32, weight));
            }
        }
    }
    let most = COMMON.min(50.max(8 * (f64::from(n).sqrt() as usize)));
    let mut score = vec![0.0f32; vectors.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut out = BTreeSet::new();
    for (i, vector) in vectors.iter().enumerate() {
        let i = i as u32;
        for &(place, weight) in &vector.keys {
            let Some(posting) = vector.terms.get(place as usize).and_then(|t| index.get(&t.id)) else {
                continue;
            };
            if posting.len() > most {
                continue;
            }
            for &(j, theirs) in posting.iter().filter(|p| p.0 != i) {
                if let Some(s) = score.get_mut(j as usize) {
                    if *s == 0.0 {
                        touched.push(j);
                    }
                    *s += weight * theirs;
                }
            }
        }
        let value = |j: u32| score.get(j as usize).copied().unwrap_or(0.0);
        let order = |a: &u32, b: &u32| value(*b).total_cmp(&value(*a)).then(a.cmp(b));
        if touched.len() > NEAREST {
            touched.select_nth_unstable_by(NEAREST, order);
        }
        out.extend(
            touched.iter().take(NEAREST).map(|&j| (i.min(j), i.max(j))).filter(|&(a, b)| allowed(a, b)),
        );
        for j in touched.drain(..) {
            if let Some(s) = score.get_mut(j as usize) {
                *s = 0.0;
            }
        }
    }
    out.into_iter().collect()
}
