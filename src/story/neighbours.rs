//! Which articles are worth a pair score: for each the ones nearest by its strongest terms,
//! through an inverted index. In a small drop all pairs are looked at.

use super::vector::Vector;
use crate::copies::overlap::ByHash;
use crate::gather;

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
    let index = Index::of(vectors);
    let most = COMMON.min(50.max(8 * (f64::from(n).sqrt() as usize)));
    let mut score = vec![0.0f32; vectors.len()];
    let (mut touched, mut ranked): (Vec<u32>, Vec<u64>) = (Vec::new(), Vec::new());
    let mut found: Vec<u64> = Vec::new();
    let mut keys = index.keys.iter();
    for (i, vector) in vectors.iter().enumerate() {
        let (i, mut count) = (i as u32, 0);
        for (&(_, weight), &term) in vector.keys.iter().zip(&mut keys) {
            let posting = index.posting(term);
            if posting.len() > most {
                continue;
            }
            touched.resize(count + posting.len(), 0);
            for &(j, theirs) in posting {
                let (Some(s), Some(next)) = (score.get_mut(j as usize), touched.get_mut(count)) else {
                    continue;
                };
                // Written in any case, so that no jump depends on what was there.
                *next = j;
                count += usize::from(*s == 0.0);
                *s += weight * theirs;
            }
        }
        touched.truncate(count);
        let value = |j: u32| score.get(j as usize).copied().unwrap_or(0.0);
        ranked.clear();
        ranked.extend(touched.iter().filter(|j| **j != i).map(|&j| gather::heaviest(j, value(j))));
        if ranked.len() > NEAREST {
            ranked.select_nth_unstable(NEAREST);
        }
        found.extend(ranked.iter().take(NEAREST).map(|key| {
            let j = *key as u32;
            u64::from(i.min(j)) << 32 | u64::from(i.max(j))
        }));
        for j in touched.drain(..) {
            if let Some(s) = score.get_mut(j as usize) {
                *s = 0.0;
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|p| ((p >> 32) as u32, p as u32)).filter(|&(a, b)| allowed(a, b)).collect()
}

/// The articles of each key term, all in one list.
struct Index {
    /// Number of the term of each key, article after article.
    keys: Vec<u32>,
    /// Where the articles of each term begin; one more for the end.
    starts: Vec<u32>,
    /// Articles and the weight that the term has in them, ascending.
    postings: Vec<(u32, f32)>,
}

impl Index {
    fn of(vectors: &[Vector<'_>]) -> Self {
        let mut numbers: ByHash<u32, u32> = ByHash::default();
        let mut keys = Vec::with_capacity(vectors.iter().map(|v| v.keys.len()).sum());
        let mut starts = vec![0u32];
        for vector in vectors {
            for &(place, _) in &vector.keys {
                let id = vector.terms.get(place as usize).map_or(0, |t| t.id);
                let next = numbers.len() as u32;
                let number = *numbers.entry(id).or_insert(next);
                keys.push(number);
                starts.resize(starts.len().max(number as usize + 2), 0);
                starts[number as usize + 1] += 1;
            }
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut postings = vec![(0, 0.0); keys.len()];
        let own = vectors.iter().enumerate().flat_map(|(i, v)| v.keys.iter().map(move |k| (i as u32, k.1)));
        for (posting, &number) in own.zip(&keys) {
            let at = &mut next[number as usize];
            postings[*at as usize] = posting;
            *at += 1;
        }
        Index { keys, starts, postings }
    }

    fn posting(&self, term: u32) -> &[(u32, f32)] {
        let at = |i: u32| self.starts.get(i as usize).map_or(0, |s| *s as usize);
        self.postings.get(at(term)..at(term + 1)).unwrap_or_default()
    }
}
